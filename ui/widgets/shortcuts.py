"""Keys of a page: they act while the focus is inside it, once for each press."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_shortcuts(widget: QWidget, deeds: Mapping[str, Callable[[], None]]) -> None:
    """Let these keys (`Ctrl+N`) do these deeds while the focus is in `widget`.

    A key that is held down acts once: nobody undoes a morning with a finger that rests on Ctrl+Z.
    """
    for keys, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(deed)
