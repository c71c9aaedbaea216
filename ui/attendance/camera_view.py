"""The live picture of the door: mirrored, as people know themselves, with each code outlined.

It is grey, so that the colours of the outlines speak alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.attendance import Tone
from ui.attendance.camera_reader import Seen
from ui.attendance.feedback import MEANINGS, SHAPES
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import LIGHT, Measure, Radius, Space

_OUTLINE = Space.HALF
_NO_OUTCOME = "#FFFFFF"


class CameraView(QWidget):
    """What the camera sees, or an icon while it sees nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seen: Seen | None = None
        self._tones: Mapping[str, Tone] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def outlined(self) -> dict[str, Tone | None]:
        """The codes outlined now, each with the tone of its outcome once there is one."""
        return {} if self._seen is None else {one.text: self._tones.get(one.text) for one in self._seen.codes}

    def show_seen(self, seen: Seen | None, tones: Mapping[str, Tone]) -> None:
        """Show a frame with its codes; None shows none."""
        self._seen, self._tones = seen, tones
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the room in which a badge is seen."""
        return QSize(Space.EIGHT * 3, Space.EIGHT * 2)

    def sizeHint(self) -> QSize:
        """Return a comfortable size, as wide as webcams see."""
        return QSize(Space.EIGHT * 5, Space.EIGHT * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and the outlines."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(room, Radius.CARD, Radius.CARD)
        painter.setClipPath(path)
        painter.fillRect(room, QColor(self._theme.colours.sunken))
        if self._seen is None:
            self._paint_nothing(painter)
        else:
            self._paint_seen(painter, self._seen, room)
        painter.end()

    def _paint_nothing(self, painter: QPainter) -> None:
        side = Measure.ICON_HERO
        ink = self._theme.colours.ink_faint
        pixmap = self._theme.pixmap(Icon.CAMERA, ink, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)

    def _paint_seen(self, painter: QPainter, seen: Seen, room: QRectF) -> None:
        place = _filling(seen.picture, room)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.translate(place.left() + place.right(), 0)
        painter.scale(-1, 1)
        painter.drawImage(place, seen.picture)
        painter.restore()
        for code in seen.codes:
            corners = [
                QPointF(
                    place.right() - x / seen.width * place.width(),
                    place.top() + y / seen.height * place.height(),
                )
                for x, y in code.corners
            ]
            self._paint_code(painter, QPolygonF(corners), self._tones.get(code.text))

    def _paint_code(self, painter: QPainter, outline: QPolygonF, tone: Tone | None) -> None:
        """Outline a code in the colour of its outcome, with its shape in the middle."""
        tint = LIGHT.tints[MEANINGS[tone]] if tone else None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((_NO_OUTCOME, _OUTLINE * 2), (tint.ink if tint else "", _OUTLINE)):
            if colour:
                pen = QPen(QColor(colour), width)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPolygon(outline)
        if tone is None or tint is None:
            return
        middle, side = outline.boundingRect().center(), Measure.ICON
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawEllipse(middle, side * 0.75, side * 0.75)
        pixmap = self._theme.pixmap(SHAPES[tone], tint.ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), pixmap)


def _filling(picture: QImage, room: QRectF) -> QRectF:
    """Return where the whole picture lies in the middle of the room."""
    size = picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    return place
