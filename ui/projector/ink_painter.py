"""How strokes are drawn: smooth, with a light seam that lifts them off dark and busy pictures.

A wide smooth line costs a millisecond or two. So the finished strokes of a page are drawn once, into a
layer of its own, and a slide turned to with its drawing costs one picture more.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from facilitator.domain.ink import Ink, InkColour, InkPage, Stroke
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, Zoom
from ui.projector.marks import Marks

INK_COLOURS: dict[InkColour, str] = {  # tests hold their contrast and their distances
    InkColour.RED: "#BE1E00",
    InkColour.BLUE: "#2846E6",
    InkColour.GREEN: "#20A671",
    InkColour.PURPLE: "#B25EAC",
}
_SEAM = QColor("#FFFFFF")
_SEAM_SHARE = 0.25
_TAIL = 3
"""How many of a stroke's last points a new one redraws: the curve before it bends, too."""
_MOST_LAYERS = 6


def draw_ink(painter: QPainter, place: QRectF, marks: Marks) -> None:
    """Draw what is drawn on the page, and the stroke that the pen is drawing."""
    if marks.ink:
        _draw_layer(painter, place, marks)
    if marks.stroke is not None:
        _draw_stroke(painter, _to_pixels(place, marks.zoom), marks.stroke, _width(marks.stroke, place, marks))


def ink_change(place: QRectF, before: Marks, after: Marks) -> Iterator[QRectF]:
    """Yield what is to be drawn again; of a stroke that goes on only its end."""
    for old, new in zip_longest((*before.ink, before.stroke), (*after.ink, after.stroke)):
        if old is new or old == new:
            continue
        if old is not None and new is not None and new.points[: len(old.points)] == old.points:
            yield _box(new.points[max(0, len(old.points) - _TAIL) :], new, place, after)
        else:
            yield from (_box(one.points, one, place, after) for one in (old, new) if one is not None)


@dataclass(slots=True)
class _Layer:
    """The finished strokes of one page at one size."""

    image: QImage
    ink: Ink = ()


class _Layers:
    """The layers that were used last."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[InkPage, int, int], _Layer] = OrderedDict()

    def layer_of(self, page: InkPage, ink: Ink, size: QSize) -> QImage:
        """Return these strokes drawn on nothing; one more than before costs one stroke."""
        key = (page, size.width(), size.height())
        layer = self._made.pop(key, None)
        if layer is None or ink[: len(layer.ink)] != layer.ink:
            layer = _Layer(QImage(size, QImage.Format.Format_ARGB32_Premultiplied))
            layer.image.fill(Qt.GlobalColor.transparent)
        self._made[key] = layer
        if len(ink) > len(layer.ink):
            _draw_into(layer.image, ink[len(layer.ink) :])
            layer.ink = ink
        while len(self._made) > _MOST_LAYERS:
            self._made.popitem(last=False)
        return layer.image


_LAYERS = _Layers()


def _draw_layer(painter: QPainter, place: QRectF, marks: Marks) -> None:
    ratio = painter.device().devicePixelRatio()
    layer = _LAYERS.layer_of(marks.page, marks.ink, (place.size() * ratio).toSize())
    zoom, wide, high = marks.zoom, layer.width(), layer.height()
    part = QRectF(zoom.left * wide, zoom.top * high, zoom.share * wide, zoom.share * high)
    painter.drawImage(place, layer, part)


def _draw_into(image: QImage, strokes: Ink) -> None:
    place = QRectF(image.rect())
    painter = QPainter(image)
    for stroke in strokes:
        width = max(1.0, stroke.width * place.height())
        _draw_stroke(painter, _to_pixels(place, WHOLE_PAGE), stroke, width)
    painter.end()


def _draw_stroke(painter: QPainter, to_pixels: QTransform, stroke: Stroke, width: float) -> None:
    path = to_pixels.map(_curve(stroke.points))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    round_ends, round_bends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    for colour, wide in ((_SEAM, width * (1 + 2 * _SEAM_SHARE)), (QColor(INK_COLOURS[stroke.colour]), width)):
        painter.setPen(QPen(colour, wide, Qt.PenStyle.SolidLine, round_ends, round_bends))
        painter.drawPath(path)
    painter.restore()


def _curve(points: Sequence[PagePoint]) -> QPainterPath:
    """Return the line through the middles of the points, bent by the points."""
    first, last = points[0], points[-1]
    path = QPainterPath(QPointF(first.x, first.y))
    for this, following in pairwise(points[1:]):
        path.quadTo(this.x, this.y, (this.x + following.x) / 2, (this.y + following.y) / 2)
    nudge = 1e-6 if len(points) == 1 else 0.0  # a line of no length is not drawn: a dot is one all the same
    path.lineTo(last.x + nudge, last.y)
    return path


def _to_pixels(place: QRectF, zoom: Zoom) -> QTransform:
    wide, high = place.width() * zoom.factor, place.height() * zoom.factor
    return QTransform(wide, 0, 0, high, place.left() - zoom.left * wide, place.top() - zoom.top * high)


def _box(points: Sequence[PagePoint], stroke: Stroke, place: QRectF, marks: Marks) -> QRectF:
    """Return the pixels that the line through these points covers."""
    xs, ys = [point.x for point in points], [point.y for point in points]
    corners = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    reach = _width(stroke, place, marks) * (0.5 + _SEAM_SHARE) + 2
    return _to_pixels(place, marks.zoom).mapRect(corners).adjusted(-reach, -reach, reach, reach)


def _width(stroke: Stroke, place: QRectF, marks: Marks) -> float:
    return max(1.0, stroke.width * place.height() * marks.zoom.factor)
