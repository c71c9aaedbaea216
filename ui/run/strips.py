"""The lines above and below the time: none that goes away leaves the keys to what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button


class Strips(QObject):
    """Watches lines with buttons: one that is hidden while it has the keys says so before Qt passes them on.

    Qt would give them to the next button in the order of Tab, which may be the one that starts a block.
    """

    left = Signal()
    """A line, or a button in it, was put away and had the keys: somebody has to take them."""
    came_or_went = Signal()
    """Lines came or went: what stands below them has less room, or more."""

    def __init__(self, strips: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._strips = tuple(strips)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.came_or_went)
        for strip in strips:
            strip.installEventFilter(self)
            for button in strip.findChildren(Button):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what is put away; a page that is left takes its lines along, and they keep what they have."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent} and watched in self._strips:
            self._soon.start()
        if event.type() == QEvent.Type.Hide and isinstance(watched, QWidget) and watched.isHidden():
            focused = watched.window().focusWidget()
            if focused is not None and (focused is watched or watched.isAncestorOf(focused)):
                self.left.emit()
        return super().eventFilter(watched, event)
