"""The window: the only room that imports Qt."""

from ui.memory import leave_imports_to_python

leave_imports_to_python()
