"""The live picture as a tablet: the mouse over it is the hand over the slide in the room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.zoom import PagePoint
from ui.projector.audience_view import AudienceView, SlideView
from ui.projector.ink_painter import INK_COLOURS
from ui.projector.slide_painter import marks_of, seen_point, slide_place
from ui.run.room_picture import RoomPicture
from ui.run.slide_tools.hand import Hand, Tool
from ui.theme.theme import Theme

_NOTCH = 120
_LEAST_RING = 3.0


class SteeredPicture(RoomPicture):
    """Tells where the mouse is in shares of the slide that is seen, and what it does there."""

    moved = Signal(object)
    """A `PagePoint` of what is seen (0..1), or none: the mouse left the slide."""
    pressed = Signal(object)
    """The left button went down there."""
    dragged = Signal(float, float)
    """With the button down the mouse went so far right and down, in shares of what is seen."""
    released = Signal()
    turned = Signal(float)
    """The wheel turned so many notches, away from the user above nought."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hand = Hand()
        self._last: PagePoint | None = None
        self._small: tuple[SlideView, QSize, SlideView] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_hand(self, hand: Hand) -> None:
        """Show where the pen is; the room sees only what it draws."""
        if hand != self._hand:
            self._hand = hand
            shape = Qt.CursorShape.OpenHandCursor if hand.tool is Tool.ZOOM else Qt.CursorShape.CrossCursor
            self.setCursor(shape)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no wider than the height allows, so that what stands beside it stands near."""
        super().resizeEvent(event)
        self.setMaximumWidth(max(self.minimumSizeHint().width(), self.width_for(self.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view, and a ring where the pen is."""
        super().paintEvent(event)
        place = self._place()
        if place is not None and self._hand.tool is Tool.PEN and self._hand.is_over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            centre = seen_point(place, self._hand.zoom, self._hand.at)
            radius = max(_LEAST_RING, self._hand.width * place.height() * self._hand.zoom.factor / 2)
            for colour, width, wider in ((QColor("#FFFFFF"), 3.5, 2.0), (self._pen_colour(), 2.0, 2.0)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(centre, radius + wider, radius + wider)
            painter.end()

    def fitted(self, view: AudienceView, box: QRectF) -> AudienceView:
        """Return a slide scaled to the box, once for all steps of the hand; a close look needs it whole."""
        if not isinstance(view, SlideView):
            return view
        own = marks_of(view, self.marks)
        if own is not None and not own.zoom.is_whole:
            return view
        ratio = self.devicePixelRatioF()
        place = slide_place(box, QSizeF(view.picture.size()) / ratio)
        size = (place.size() * ratio).toSize()
        if self._small is None or self._small[0] is not view or self._small[1] != size:
            small = view.picture.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._small = (view, size, replace(view, picture=small))
        return self._small[2]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lead the hand along."""
        seen = self._seen(event.position(), is_held=bool(event.buttons() & Qt.MouseButton.LeftButton))
        if seen is not None and self._last is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(seen.x - self._last.x, seen.y - self._last.y)
        self._last = seen
        self.moved.emit(seen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the slide, or set the pen down."""
        seen = self._seen(event.position(), is_held=False)
        if event.button() == Qt.MouseButton.LeftButton and seen is not None:
            self._last = seen
            self.pressed.emit(seen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hand away."""
        super().leaveEvent(event)
        self._last = None
        self.moved.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger or smaller, closer or farther."""
        self.turned.emit(event.angleDelta().y() / _NOTCH)
        event.accept()

    def _pen_colour(self) -> QColor:
        return QColor(INK_COLOURS[self._hand.colour])

    def _place(self) -> QRectF | None:
        """Return where the slide stands, or none where none is shown."""
        if not isinstance(self.view, SlideView):
            return None
        return slide_place(self.box(), QSizeF(self.view.picture.size()) / self.devicePixelRatioF())

    def _seen(self, at: QPointF, *, is_held: bool) -> PagePoint | None:
        """Return the place in shares of what is seen; what is held beyond the edge stays at the edge."""
        place = self._place()
        if place is None or place.isEmpty():
            return None
        seen = PagePoint((at.x() - place.left()) / place.width(), (at.y() - place.top()) / place.height())
        inside = PagePoint(min(1.0, max(0.0, seen.x)), min(1.0, max(0.0, seen.y)))
        return inside if is_held or inside == seen else None
