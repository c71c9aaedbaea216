"""How a block looks in the agenda beside the timer: its mark, its time, its title, how long."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.domain.run import ItemProgress, LeftOut
from ui.models.run_agenda import PROGRESS_ROLE, is_over
from ui.run.run_words import RunWords, clock
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.block_words import BlockWords

_MARK = 20
_WIDEST_TIME = "00:00"
_WIDTH_FOR_LENGTHS = 240

Index = QModelIndex | QPersistentModelIndex


class AgendaRows(QStyledItemDelegate):
    """Paints blocks; what is left out has a mark, a word and a line through its title."""

    def __init__(self, theme: Theme, view: QListView) -> None:
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
        progress = index.data(PROGRESS_ROLE)
        if not isinstance(progress, ItemProgress):
            return
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
        elif progress.left_out is LeftOut.FOLLOW_UP:
            icon, ink = Icon.ARROW_RIGHT, colours.ink_soft
        elif progress.is_skipped or progress.left_out is LeftOut.DROPPED:
            icon, ink = Icon.REMOVE, colours.ink_soft
        else:
            icon, ink = Icon.CIRCLE, colours.field_line
        scale = painter.device().devicePixelRatio()
        picture = self._theme.pixmap(icon, ink, _MARK, scale)
        painter.drawPixmap(round(box.left()), round(box.center().y() - _MARK / 2), picture)

    def _paint_words(self, painter: QPainter, box: QRectF, progress: ItemProgress, title: str) -> None:
        colours = self._theme.colours
        left_out = self._words.left_out(progress)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.ink_soft))
        start = "" if left_out else clock(progress.expected_start)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, start)
        time_width = painter.fontMetrics().horizontalAdvance(_WIDEST_TIME) + Space.ONE
        length, ink = (left_out, colours.ink_soft) if left_out else self._length(progress)
        if box.width() < _WIDTH_FOR_LENGTHS and not left_out:
            length = ""
        painter.setPen(QColor(ink))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, length)
        taken = painter.fontMetrics().horizontalAdvance(length) + Space.ONE
        font = self._theme.font(TextRole.STRONG if progress.is_current else TextRole.BODY)
        font.setStrikeOut(bool(left_out))
        painter.setFont(font)
        painter.setPen(QColor(colours.ink_soft if progress.is_done or left_out else colours.ink))
        room = box.adjusted(time_width, 0, -taken, 0)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)

    def _length(self, progress: ItemProgress) -> tuple[str, str]:
        """Return how long a block is, took or was given, and the colour that says so."""
        colours = self._theme.colours
        if not progress.is_done and not progress.is_current:
            return self._block_words.minutes(round(progress.planned_seconds / 60)), colours.ink_soft
        words = self._words.spent_of(progress.spent_seconds, progress.planned_seconds)
        return words, colours.ink_of(Meaning.WARN) if is_over(progress) else colours.ink_soft
