"""How a slide is drawn, and what lies over it; what a change of that makes necessary to draw again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from facilitator.domain.ink import InkPage
from facilitator.domain.zoom import PagePoint, Zoom
from ui.projector.audience_view import SlideView
from ui.projector.ink_painter import draw_ink, ink_change
from ui.projector.light_painter import draw_pointer, draw_spot, pointer_box, spot_box
from ui.projector.marks import Marks


def slide_place(box: QRectF, picture: QSizeF) -> QRectF:
    """Return where a picture of that size stands in the box: in the middle, pixel for pixel where it fits."""
    size = QSizeF(picture)
    if abs(size.height() - box.height()) > 1 and abs(size.width() - box.width()) > 1:
        size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, round(size.width()), round(size.height()))
    place.moveTopLeft((box.center() - place.center()).toPoint())
    return place


def draw_slide(painter: QPainter, box: QRectF, view: SlideView, marks: Marks | None) -> None:
    """Draw the page in its place, and over it what belongs to it."""
    place = slide_place(box, QSizeF(view.picture.size()) / painter.device().devicePixelRatio())
    own = marks_of(view, marks)
    if own is None:
        painter.drawImage(place, view.picture)
        return
    if own.zoom.is_whole:
        painter.drawImage(place, view.picture)
    elif own.close_up is not None and own.close_up.zoom == own.zoom:
        painter.drawImage(place, own.close_up.picture)
    else:
        _draw_close(painter, place, view.picture, own.zoom)
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    draw_ink(painter, place, own)
    painter.restore()
    if own.spot is not None:
        draw_spot(painter, box, seen_point(place, own.zoom, own.spot.at), own.spot.radius * place.height())
    if own.pointer is not None:
        draw_pointer(painter, seen_point(place, own.zoom, own.pointer), place.height())


def marks_of(view: object, marks: Marks | None) -> Marks | None:
    """Return the marks where they belong to what is shown; none over any other page, card or cover."""
    if marks is None or not isinstance(view, SlideView):
        return None
    return marks if marks.page == InkPage(view.deck, view.page) else None


def seen_point(place: QRectF, zoom: Zoom, at: PagePoint) -> QPointF:
    """Return where a place of the page is seen, in pixels."""
    seen = zoom.seen_at(at)
    return QPointF(place.left() + seen.x * place.width(), place.top() + seen.y * place.height())


def changed_region(box: QRectF, picture: QSizeF, before: Marks | None, after: Marks | None) -> QRegion:
    """Return what looks different now; empty where nothing does. A pointer's step is two small squares."""
    whole = QRegion(box.toAlignedRect())
    if before == after:
        return QRegion()
    if before is None or after is None:
        one = before or after
        is_small = one is not None and one.zoom.is_whole and one.spot is None
        if not is_small or one is None:
            return whole
        before, after = before or Marks(one.page), after or Marks(one.page)
    old, new = ((one.page, one.zoom, one.close_up, one.spot is None) for one in (before, after))
    if old != new:
        return whole
    place = slide_place(box, picture)
    region = QRegion()
    for marks in (before, after):
        if marks.spot is not None and before.spot != after.spot:
            centre = seen_point(place, marks.zoom, marks.spot.at)
            region += _aligned(spot_box(centre, marks.spot.radius * place.height()))
        if marks.pointer is not None and before.pointer != after.pointer:
            region += _aligned(pointer_box(seen_point(place, marks.zoom, marks.pointer), place.height()))
    for rect in ink_change(place, before, after):
        region += _aligned(rect)
    return region & whole


def _aligned(rect: QRectF) -> QRect:
    return rect.toAlignedRect().adjusted(-1, -1, 1, 1)


def _draw_close(painter: QPainter, place: QRectF, picture: QImage, zoom: Zoom) -> None:
    """Draw the part that is seen as large as the whole page."""
    wide, high = picture.width(), picture.height()
    _CLOSE.turn_to(picture)
    part = QRectF(zoom.left * wide, zoom.top * high, zoom.share * wide, zoom.share * high)
    painter.drawImage(place, _CLOSE.picture, part)


class _Close:
    """The picture that is seen closely, in the screen's own format: scaled in half the time."""

    def __init__(self) -> None:
        self.picture = QImage()
        self._key = 0

    def turn_to(self, picture: QImage) -> None:
        """Hold this picture ready."""
        if picture.cacheKey() != self._key:
            self._key = picture.cacheKey()
            self.picture = picture.convertToFormat(QImage.Format.Format_RGB32)


_CLOSE = _Close()
