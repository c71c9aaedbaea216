"""Icons as pictures: drawn when they are first seen, kept for the next time."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from resources import icon_path
from ui.theme.icons import Icon

_Key = tuple[Icon, str, int, float, int]


class Drawings:
    """The pictures of icons in their colours and sizes, until they are forgotten."""

    def __init__(self) -> None:
        self._pixmaps: dict[_Key, QPixmap] = {}

    def pixmap(self, icon: Icon, colour: str, size: int, scale: float, gap: int) -> QPixmap:
        """Return an icon of `size` logical pixels, with a gap at its right, for a screen of that scale."""
        key = (icon, colour, size, scale, gap)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(*key)
        return self._pixmaps[key]

    def forget(self) -> None:
        """Draw all anew."""
        self._pixmaps.clear()


class DrawnIcon(QIconEngine):
    """An icon that is drawn when it is seen: most buttons of a page are not, when it is put together."""

    def __init__(self, drawings: Drawings, icon: Icon, colours: tuple[str, str], size: int, gap: int) -> None:
        """`colours` are those of a button that can be pressed and of one that cannot."""
        super().__init__()
        self._drawings = drawings
        self._icon = icon
        self._colours = colours
        self._size = size
        self._gap = gap

    def actualSize(  # noqa: N802 - Qt names it
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State
    ) -> QSize:
        """Return how large it is where so much room is given: as it was made, or smaller in its shape."""
        del mode, state
        whole = QSize(self._size + self._gap, self._size)
        return whole.scaled(size.boundedTo(whole), Qt.AspectRatioMode.KeepAspectRatio)

    def scaledPixmap(  # noqa: N802 - Qt names it
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return it for a screen of that scale."""
        actual = self.actualSize(size, mode, state)
        if actual.isEmpty():
            return QPixmap()
        colour = self._colours[mode is QIcon.Mode.Disabled]
        side = min(actual.height(), actual.width())
        return self._drawings.pixmap(self._icon, colour, side, scale, actual.width() - side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return it for a screen on which a logical pixel is a pixel."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it into the middle of that place."""
        scale = painter.device().devicePixelRatioF()
        place = QRect(QPoint(), self.actualSize(rect.size(), mode, state))
        place.moveCenter(rect.center())
        painter.drawPixmap(place, self.scaledPixmap(rect.size(), mode, state, scale))

    def clone(self) -> DrawnIcon:
        """Return another one that looks the same; Qt asks for it where a copy of an icon is changed.

        Qt for Python lets go of what is returned here as soon as Qt has it (6.11), so it is held on to until
        Qt has deleted it.
        """
        copy = DrawnIcon(self._drawings, self._icon, self._colours, self._size, self._gap)
        _COPIES[:] = [*(one for one in _COPIES if isValid(one)), copy]
        return copy


_COPIES: list[DrawnIcon] = []


@cache
def drawing_of(icon: Icon) -> str:
    """Return an icon as SVG, its lines in `currentColor`."""
    return icon_path(icon.value).read_text("utf-8")


def _drawn(icon: Icon, colour: str, size: int, scale: float, gap: int) -> QPixmap:
    side = round(size * scale)
    pixmap = QPixmap(QSize(round((size + gap) * scale), side))
    pixmap.fill(Qt.GlobalColor.transparent)
    drawing = drawing_of(icon).replace("currentColor", colour)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
