"""The agenda beside the timer: what is done, what runs, what comes and when."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.domain.run import ItemProgress
from ui.models.run_agenda import PROGRESS_ROLE, RunAgendaModel
from ui.projector.presenter_keys import command_of
from ui.run.run_words import RunWords, clock
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.block_words import BlockWords

_LATE_FROM_SECONDS = 60
_MARK = 20
_WIDEST_TIME = "00:00"
_WIDTH_FOR_LENGTHS = 240

Index = QModelIndex | QPersistentModelIndex


class AgendaView(QListView):
    """Rows of blocks; Enter or a double click asks to go on from one."""

    jump_requested = Signal(UUID)
    """The id of the block to go to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RunAgendaModel(self)
        self._followed = -1
        self.setModel(self._model)
        self.setItemDelegate(_AgendaDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(self._on_activated)
        theme.changed.connect(self.viewport().update)

    @property
    def agenda(self) -> RunAgendaModel:
        """The rows shown."""
        return self._model

    def follow_current(self) -> None:
        """Bring the block that runs now into sight, with what comes after it."""
        place = self._model.current_place
        if place != self._followed and place >= 0:
            self._followed = place
            index = self._model.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row by Enter; arrows move here, a clicker's other keys pass to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_activated(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            super().keyPressEvent(event)
        elif command_of(event) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        progress = self._model.progress_at(index)
        if progress is not None and not progress.is_current:
            self.jump_requested.emit(progress.item.id)


class _AgendaDelegate(QStyledItemDelegate):
    """Paints a block: its mark, its time, its title, how long."""

    def __init__(self, theme: Theme, view: AgendaView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._words = RunWords(self)
        self._block_words = BlockWords(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(Measure.SIDE_COLUMN, Measure.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one block."""
        progress: ItemProgress = index.data(PROGRESS_ROLE)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_focused = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        self._paint_ground(painter, box, progress, is_focused=is_focused)
        inner = box.adjusted(Space.ONE, 0, -Space.ONE, 0)
        self._paint_mark(painter, inner, progress)
        inner.setLeft(inner.left() + _MARK + Space.ONE)
        self._paint_words(painter, inner, progress, str(index.data()))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, progress: ItemProgress, *, is_focused: bool
    ) -> None:
        colours = self._theme.colours
        painter.setPen(QColor(colours.focus) if is_focused else Qt.PenStyle.NoPen)
        ground = QColor(colours.ground_of(Meaning.ACCENT)) if progress.is_current else Qt.BrushStyle.NoBrush
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Radius.SMALL, Radius.SMALL)

    def _paint_mark(self, painter: QPainter, box: QRectF, progress: ItemProgress) -> None:
        colours = self._theme.colours
        if progress.is_current:
            icon, ink = Icon.PLAY, colours.accent
        elif progress.is_done:
            icon, ink = Icon.GOOD, colours.ink_of(Meaning.GOOD)
        elif progress.is_skipped:
            icon, ink = Icon.REMOVE, colours.ink_soft
        else:
            icon, ink = Icon.CIRCLE, colours.field_line
        scale = painter.device().devicePixelRatio()
        picture = self._theme.pixmap(icon, ink, _MARK, scale)
        painter.drawPixmap(round(box.left()), round(box.center().y() - _MARK / 2), picture)

    def _paint_words(self, painter: QPainter, box: QRectF, progress: ItemProgress, title: str) -> None:
        colours = self._theme.colours
        is_past = progress.is_done or progress.is_skipped
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.ink_soft))
        painter.drawText(
            box,
            middle | Qt.AlignmentFlag.AlignLeft,
            "" if progress.is_skipped else clock(progress.expected_start),
        )
        time_width = painter.fontMetrics().horizontalAdvance(_WIDEST_TIME) + Space.ONE
        length, ink = self._length(progress)
        if box.width() < _WIDTH_FOR_LENGTHS:
            length = ""
        painter.setPen(QColor(ink))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, length)
        taken = painter.fontMetrics().horizontalAdvance(length) + Space.ONE
        painter.setFont(self._theme.font(TextRole.STRONG if progress.is_current else TextRole.BODY))
        painter.setPen(QColor(colours.ink_soft if is_past else colours.ink))
        room = box.adjusted(time_width, 0, -taken, 0)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)

    def _length(self, progress: ItemProgress) -> tuple[str, str]:
        """Return how long a block is, took or was given, and the colour that says so."""
        colours = self._theme.colours
        if progress.is_skipped:
            return self._words.skipped(), colours.ink_soft
        if not progress.is_done and not progress.is_current:
            return self._block_words.minutes(round(progress.planned_seconds / 60)), colours.ink_soft
        is_over = progress.spent_seconds - progress.planned_seconds >= _LATE_FROM_SECONDS
        words = self._words.spent_of(progress.spent_seconds, progress.planned_seconds)
        return words, colours.ink_of(Meaning.WARN) if is_over else colours.ink_soft
