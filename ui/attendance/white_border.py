"""A white border around a page: in a dark room the screen itself lights the badge that is held up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space

_WHITE = "#FFFFFF"


class WhiteBorder(QWidget):
    """Lies in the margins of a page, over nothing that is read or pressed; hidden until it is needed."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.installEventFilter(self)
        self.hide()

    @Slot(bool)
    def set_lit(self, is_lit: bool) -> None:
        """Light up or go out."""
        if is_lit != self.isVisibleTo(self._page):
            self._fit()
            self.setVisible(is_lit)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the border."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(_WHITE))
        painter.end()

    def _fit(self) -> None:
        whole = self._page.rect()
        self.setGeometry(whole)
        inside = whole.adjusted(Space.THREE, Space.TWO, -Space.THREE, -Space.TWO)
        self.setMask(QRegion(whole).subtracted(QRegion(inside)))
