"""Tables: rows are values in a model, painted by a delegate; never a widget a row.

COLUMNS = (
    Column("name", lambda presence: presence.enrolment.person.name),
    Column("state", lambda presence: "", badge=_badge_of, width=160),
)
table = RowsTable(theme)
model = RowsModel[Presence](COLUMNS, table)
model.set_titles((self.tr("Name"), self.tr("State")))
table.setModel(model)
model.set_rows(presences)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Radius, Space, TextRole
from ui.widgets.badge import SHAPE_SIZE, badge_size, paint_badge
from ui.widgets.rows_model import (
    BADGE_ROLE,
    MARK_ROLE,
    ROW_ROLE,
    SOFT_ROLE,
    STRONG_ROLE,
    Badge,
    Column,
    Index,
    Mark,
    RowsModel,
)

__all__ = ["Badge", "Column", "Mark", "RowsDelegate", "RowsModel", "RowsTable"]


class RowsDelegate(QStyledItemDelegate):
    """Paints a cell: a whole row lights up, a hairline below it, badges as badges."""

    def __init__(self, theme: Theme, table: RowsTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = self._theme.colours
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        self._table.clip_to_corners(painter, option.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.ground_of(Meaning.ACCENT)))
        elif index.row() == self._table.hovered_row:
            painter.fillRect(rect, QColor(colours.hover))
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(Space.TWO - Space.HALF, 0, -(Space.TWO - Space.HALF), 0)
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, Badge):
            paint_badge(painter, self._theme, inside, badge.meaning, badge.text)
        else:
            self._paint_text(painter, inside, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row, and the width of what the cell says."""
        del option
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, Badge):
            words = badge_size(self._theme, badge.text).width()
        else:
            role = TextRole.STRONG if index.data(STRONG_ROLE) else TextRole.BODY
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            words = QFontMetrics(self._theme.font(role)).horizontalAdvance(text)
        return QSize(words + Space.FOUR, Measure.ROW)

    def _paint_text(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        role = TextRole.STRONG if index.data(STRONG_ROLE) else TextRole.BODY
        colours = self._theme.colours
        painter.setFont(self._theme.font(role))
        painter.setPen(QColor(colours.ink_soft if index.data(SOFT_ROLE) else colours.ink))
        mark = index.data(MARK_ROLE)
        if isinstance(mark, Mark):
            inside = self._paint_mark(painter, inside, mark, str(index.data(Qt.ItemDataRole.DisplayRole)))
        text = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
            Qt.TextElideMode.ElideRight,
            round(inside.width()),
        )
        painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), text)

    def _paint_mark(self, painter: QPainter, inside: QRectF, mark: Mark, words: str) -> QRectF:
        """Paint a small icon right behind the words, and return what room they have before it."""
        at = min(float(painter.fontMetrics().horizontalAdvance(words)), inside.width() - SHAPE_SIZE)
        left = round(inside.left() + at + Space.HALF)
        shape = self._theme.pixmap(
            mark.icon,
            self._theme.colours.ink_of(mark.meaning),
            SHAPE_SIZE,
            painter.device().devicePixelRatio(),
        )
        painter.drawPixmap(left, round(inside.center().y() - SHAPE_SIZE / 2), shape)
        return inside.adjusted(0, 0, left - inside.right(), 0)


_NORMAL_PERCENT = 100
_STEPS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})


class RowsTable(QTableView):
    """A calm table: whole rows, no grid, Enter or double click activates a row."""

    row_activated = Signal(object)
    """The row (a value) on which Enter was pressed or that was double-clicked."""

    row_chosen = Signal(object)
    """The row (a value) that is current now, or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hovered_row = -1
        self._empty_text = ""
        self._fits_columns = False
        self._row_before_reset: object = None
        theme.changed.connect(self._on_theme_changed)
        self.setItemDelegate(RowsDelegate(theme, self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Measure.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(self._on_activated)
        self.entered.connect(self._on_entered)

    @property
    def empty_text(self) -> str:
        """What stands in the middle while there is no row."""
        return self._empty_text

    def set_empty_text(self, text: str) -> None:
        """Say what stands in the middle while there is no row."""
        self._empty_text = text
        self.viewport().update()

    def set_rows_model(self, model: RowsModel[Any]) -> None:
        """Show a model and give its columns their widths."""
        self.setModel(model)
        self.give_widths(model.columns)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.headerDataChanged.connect(self._on_titles_changed)
        model.modelAboutToBeReset.connect(self._on_reset_begun)
        model.modelReset.connect(self._on_reset)
        model.modelReset.connect(self._on_cells_changed)
        model.dataChanged.connect(self._on_cells_changed)

    def give_widths(self, columns: Sequence[Column[Any]]) -> None:
        """Give columns their widths; those without one share what is left."""
        header = self.horizontalHeader()
        for number, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def fit_columns(self) -> None:
        """Give the columns with a width what their words need, now and in other sizes of text.

        The columns without one get the rest.
        """
        self._fits_columns = True
        model = self.model()
        for number, column in enumerate(model.columns if isinstance(model, RowsModel) else ()):
            if column.width:
                wanted = max(self.sizeHintForColumn(number), self._title_width(number))
                self.horizontalHeader().resizeSection(number, wanted)

    def _title_width(self, number: int) -> int:
        """Return what the title of a column needs, in this size of text."""
        title = QFontMetrics(self._theme.font(TextRole.SMALL))
        words = str(self.model().headerData(number, Qt.Orientation.Horizontal) or "")
        return title.horizontalAdvance(words) + Space.FOUR

    def clip_to_corners(self, painter: QPainter, cell: QRect) -> None:
        """Keep what is painted in a cell at the foot inside the rounded corners of the frame."""
        room = self.viewport().rect()
        if self.property("flat") != "true" and cell.bottom() >= room.bottom() - Radius.CONTROL:
            inside = QPainterPath()
            inside.addRoundedRect(room.adjusted(0, -Radius.CARD, 0, 0), Radius.CONTROL, Radius.CONTROL)
            painter.setClipPath(inside)

    def current_row(self) -> object:
        """Return the current row (a value), or None."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the row that is lit by Enter; where none is, Down and Up light one first.

        Qt makes the first row current, unlit, as soon as the table has the keys: it was chosen by nobody.
        """
        here = self.currentIndex()
        is_lit = self.selectionModel() is not None and self.selectionModel().isRowSelected(here.row())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_lit:
            self._on_activated(here)
        elif event.key() in _STEPS and self._lights_one() and here.isValid() and not is_lit:
            self.selectRow(here.row())
        else:
            super().keyPressEvent(event)

    def _lights_one(self) -> bool:
        """Say whether one row is lit at most; where several are chosen, to walk over them chooses none."""
        return self.selectionMode() is QTableView.SelectionMode.SingleSelection

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the mouse."""
        super().leaveEvent(event)
        self.hovered_row = -1
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence that stands for none."""
        super().paintEvent(event)
        model = self.model()
        if self._empty_text and (model is None or model.rowCount() == 0):
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.colours.ink_soft))
            room = self.viewport().rect().adjusted(Space.THREE, Space.THREE, -Space.THREE, -Space.THREE)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self._empty_text)
            painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._fits_columns:
            self.fit_columns()
        else:
            self._on_titles_changed()

    @Slot()
    def _on_titles_changed(self) -> None:
        """Let no column be narrower than its title, nor in large text than what stands in it in sight."""
        model = self.model()
        for number, column in enumerate(model.columns if isinstance(model, RowsModel) else ()):
            if column.width and not self._fits_columns:
                grown = column.width * self._theme.text_percent // 100
                cells = min(self.sizeHintForColumn(number), grown) if grown > column.width else 0
                wanted = max(column.width, self._title_width(number), cells)
                self.horizontalHeader().resizeSection(number, wanted)

    @Slot()
    def _on_cells_changed(self) -> None:
        if self._theme.text_percent > _NORMAL_PERCENT:
            self._on_titles_changed()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.data(ROW_ROLE))

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self.hovered_row = index.row()
        self.viewport().update()

    @Slot()
    def _on_reset_begun(self) -> None:
        self._row_before_reset = self.current_row()

    @Slot()
    def _on_reset(self) -> None:
        """Go back to the row that was current, wherever it stands now; tell it if it is gone."""
        before, self._row_before_reset = self._row_before_reset, None
        model = self.model()
        if before is None or not isinstance(model, RowsModel):
            return
        number = model.place_of(before)
        if number < 0:
            self.row_chosen.emit(None)
        else:
            self.selectRow(number)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        self.row_chosen.emit(current.data(ROW_ROLE) if current.isValid() else None)
