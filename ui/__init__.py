"""The window: the only room that imports Qt."""

from ui.memory import keep_no_source_text

keep_no_source_text()
