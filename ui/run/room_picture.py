"""A small picture of what the room sees, drawn by the projector's own hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.projector.audience_painter import draw_audience
from ui.projector.audience_view import AudienceView, SlideView
from ui.projector.marks import Marks
from ui.projector.slide_painter import changed_region, marks_of
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Radius, Space, TextRole

_WIDE, _HIGH = 16, 9
LEAST_WIDTH = 176


class RoomPicture(QWidget):
    """Draws a view, and the marks over it, in the proportions of a projector."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: AudienceView | None = None
        self._marks: Marks | None = None
        self._typed = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def view(self) -> AudienceView | None:
        """What is drawn."""
        return self._view

    @property
    def marks(self) -> Marks | None:
        """What lies over it."""
        return self._marks

    @property
    def typed(self) -> int:
        """The number of a slide that is shown as it is typed; 0 for none."""
        return self._typed

    def set_view(self, view: AudienceView | None) -> None:
        """Draw this view, or an empty frame for none."""
        if view != self._view:
            self._view = view
            self.update()

    def set_marks(self, marks: Marks | None) -> None:
        """Draw these marks over the view, where they belong to it; only what differs is drawn again."""
        before, self._marks = self._marks, marks
        if isinstance(self._view, SlideView) and self.isVisible():
            now, then = marks_of(self._view, marks), marks_of(self._view, before)
            size = QSizeF(self._view.picture.size()) / self.devicePixelRatioF()
            region = changed_region(self.box(), size, then, now)
            if not region.isEmpty():
                self.update(region)

    def show_typed(self, number: int) -> None:
        """Show the number of a slide as it is typed, on the console only; 0 for none."""
        if number != self._typed:
            self._typed = number
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Keep the proportions of a projector."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that belongs to a width."""
        return width * _HIGH // _WIDE

    def width_for(self, height: int) -> int:
        """Return the width that belongs to a height."""
        return height * _WIDE // _HIGH

    def sizeHint(self) -> QSize:
        """Return a size at which titles can still be read."""
        return QSize(LEAST_WIDTH, self.heightForWidth(LEAST_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(LEAST_WIDTH // 2, self.heightForWidth(LEAST_WIDTH // 2))

    def box(self) -> QRectF:
        """Return where the picture stands."""
        width = min(self.width(), self.height() * _WIDE / _HIGH)
        return QRectF(0, 0, width, width * _HIGH / _WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view within round corners."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.box()
        frame = QPainterPath()
        frame.addRoundedRect(box, Radius.SMALL, Radius.SMALL)
        if self._view is None:
            painter.fillPath(frame, QColor(self._theme.colours.sunken))
        else:
            painter.setClipPath(frame)
            draw_audience(painter, box, self.fitted(self._view, box), self._marks)
            painter.setClipping(False)
        painter.setPen(QColor(self._theme.colours.line))
        painter.drawPath(frame)
        if self._typed:
            self._draw_typed(painter, box)
        painter.end()

    def _draw_typed(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font(TextRole.TITLE))
        words = f"→ {self._typed}"
        wide = painter.fontMetrics().horizontalAdvance(words) + 2 * Space.TWO
        pill = QRectF(0, 0, wide, Measure.CONTROL)
        pill.moveCenter(box.center())
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(pill, Radius.CONTROL, Radius.CONTROL)
        painter.setPen(QColor(colours.ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def fitted(self, view: AudienceView, box: QRectF) -> AudienceView:
        """Return the view as it is drawn into the box."""
        del box
        return view
