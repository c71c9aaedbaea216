"""The grid of slides: small pictures, their numbers and titles, and the block that each belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.projector.slide_painter import slide_place
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Radius, Space, TextRole

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_LEAST_WIDTH = 208
_WORDS_HIGH = 44
_WIDE, _HIGH = 16, 9


@dataclass(frozen=True, slots=True)
class Cell:
    """What one slide shows. `place` is where it stands on the shelf, `spoken` what a screen reader says."""

    place: int
    number: int
    title: str
    block: str
    is_shown: bool
    spoken: str


PictureAt = Callable[[int], QImage | None]
"""The small picture of the slide in that place of the shelf."""


class OverviewModel(QAbstractListModel):
    """The cells, in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cells: tuple[Cell, ...] = ()

    def set_cells(self, cells: Sequence[Cell]) -> None:
        """Show these; the same slides in the same order only get new words."""
        places = [cell.place for cell in cells]
        if places == [cell.place for cell in self.cells]:
            self.cells = tuple(cells)
            if cells:
                self.dataChanged.emit(self.index(0), self.index(len(cells) - 1))
            return
        self.beginResetModel()
        self.cells = tuple(cells)
        self.endResetModel()

    def renew(self, cell: Cell) -> None:
        """Show that slide with other words, where it is among those shown."""
        rows = [row for row, one in enumerate(self.cells) if one.place == cell.place]
        for row in rows:
            self.cells = (*self.cells[:row], cell, *self.cells[row + 1 :])
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many slides are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the cell, or what a screen reader says of it."""
        if not 0 <= index.row() < len(self.cells):
            return None
        cell = self.cells[index.row()]
        if role == CELL_ROLE:
            return cell
        is_spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return cell.spoken if is_spoken else None


class OverviewGrid(QListView):
    """Slides side by side; arrows move, the owner hears of Enter and of a double click."""

    def __init__(self, theme: Theme, picture_at: PictureAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells_model = OverviewModel(self)
        self.setModel(self.cells_model)
        self.setItemDelegate(OverviewCells(theme, picture_at, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("flat", "true")
        theme.changed.connect(self._on_theme_changed)

    @property
    def chosen(self) -> Cell | None:
        """The slide that is chosen, or none."""
        row = self.currentIndex().row()
        return self.cells_model.cells[row] if 0 <= row < len(self.cells_model.cells) else None

    def choose(self, row: int) -> None:
        """Choose the slide in that row, and bring it into sight."""
        if 0 <= row < len(self.cells_model.cells):
            index = self.cells_model.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the slides share the width, so that nothing is left over at the side."""
        width = (self.viewport().width() - 1) // self._columns
        self.setGridSize(QSize(width, (width - 2 * Space.ONE) * _HIGH // _WIDE + _WORDS_HIGH + 2 * Space.ONE))
        super().resizeEvent(event)

    @property
    def _columns(self) -> int:
        return max(1, (self.viewport().width() - 1) // _LEAST_WIDTH)

    def step(self, key: Qt.Key) -> None:
        """Choose the next slide that way; at the edge nothing."""
        rows = self._columns
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -rows, Qt.Key.Key_Down: rows}
        self.choose(self.currentIndex().row() + steps[key])

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


class OverviewCells(QStyledItemDelegate):
    """Paints slides; what the room sees has a frame and a word, what is chosen a ring."""

    def __init__(self, theme: Theme, picture_at: PictureAt, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._picture_at = picture_at

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a slide with its words."""
        del option, index
        return self._view.gridSize() - QSize(Space.HALF, Space.HALF)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one slide."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        colours, box = self._theme.colours, QRectF(option.rect)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.ground_of(Meaning.ACCENT)))
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        inner = box.adjusted(Space.ONE, Space.ONE, -Space.ONE, -Space.ONE)
        frame = QRectF(inner.topLeft(), QSizeF(inner.width(), inner.width() * _HIGH / _WIDE))
        self._paint_picture(painter, frame, cell)
        self._paint_words(painter, inner.adjusted(0, frame.height() + Space.HALF, 0, 0), cell)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRectF, cell: Cell) -> None:
        colours = self._theme.colours
        outline = QPainterPath()
        outline.addRoundedRect(frame, Radius.SMALL, Radius.SMALL)
        painter.fillPath(outline, QColor(colours.sunken))
        picture = self._picture_at(cell.place)
        if picture is not None:
            painter.save()
            painter.setClipPath(outline)
            painter.drawImage(slide_place(frame, QSizeF(picture.size())), picture)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 3) if cell.is_shown else QPen(QColor(colours.line), 1))
        painter.drawPath(outline)

    def _paint_words(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        colours = self._theme.colours
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        lower = upper.translated(0, upper.height())
        painter.setFont(self._theme.font(TextRole.STRONG))
        painter.setPen(QColor(colours.accent if cell.is_shown else colours.ink))
        number = str(cell.number)
        painter.drawText(upper, left, number)
        upper.setLeft(upper.left() + painter.fontMetrics().horizontalAdvance(number) + Space.ONE)
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(colours.ink))
        elide, fits = painter.fontMetrics().elidedText, Qt.TextElideMode.ElideRight
        painter.drawText(upper, left, elide(cell.title, fits, round(upper.width())))
        painter.setPen(QColor(colours.accent if cell.is_shown else colours.ink_soft))
        painter.drawText(lower, left, elide(cell.block, fits, round(lower.width())))
