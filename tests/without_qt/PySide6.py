"""Stands before the real package on the path of the run without Qt, and refuses."""

raise ImportError("PySide6 is absent in this run")
