"""A card above the dimmed window; Esc or a click beside it puts it away, and the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space

DIM = 110
"""How dark the window behind gets, of 255."""

_OF_THE_WINDOW = frozenset({"F1", "F11", "Ctrl+K", "Ctrl+L", "Ctrl+Q"})


class Overlay(QWidget):
    """Covers its host while open; put things into `body`."""

    def __init__(self, theme: Theme, host: QWidget, width: int = Measure.FORM_WIDTH) -> None:
        super().__init__(host)
        self.theme = theme
        self._host = host
        self._focus_before: QWidget | None = None
        self.card = QFrame()
        self.card.setProperty("kind", "overlay")
        self.card.setFixedWidth(width)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.body.setSpacing(Space.ONE)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.TWO, Space.EIGHT, Space.TWO, Space.FOUR)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(1)
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come up and take the keys."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go away and give the focus back to where it was."""
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focus_before = None

    def host_height(self) -> int:
        """Return how high the window behind is."""
        return self._host.height()

    def first_focus(self) -> QWidget:
        """Return the widget that takes the keys first."""
        return self

    def event(self, event: QEvent) -> bool:
        """Keep the page's shortcuts from acting below the card; those of the window work on."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            event.setAccepted(keys not in _OF_THE_WINDOW)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; keys go no further than this."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies behind."""
        del event
        painter = QPainter(self)
        dim = QColor(Qt.GlobalColor.black)
        dim.setAlpha(DIM)
        painter.fillRect(self.rect(), dim)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the host at every size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 - Qt names it
        """Keep Tab inside the card."""
        inside = [
            child
            for child in self.card.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        here = QApplication.focusWidget()
        if not inside:
            return True
        at = inside.index(here) if here in inside else (-1 if is_next else 0)
        inside[(at + (1 if is_next else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
