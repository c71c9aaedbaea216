"""The window: the only room that imports Qt."""

from ui.memory import look_for_no_features

look_for_no_features()
