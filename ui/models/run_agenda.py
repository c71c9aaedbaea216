"""The agenda of a running half-day as a list of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from facilitator.domain.language import Language
from facilitator.domain.run import ItemProgress

Index = QModelIndex | QPersistentModelIndex

PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1
_BLOCK = "application/x-facilitator-block"
_MINUTE = 60
OVER_FROM_SECONDS = 60
"""A block that took so much longer than planned is said to be over."""


class RunAgendaModel(QAbstractListModel):
    """One row for each block; a tick of the clock touches only the rows that changed.

    A row can be dragged to another place; it moves once the agenda on disk says so.
    """

    placed = Signal(UUID, int)
    """A block was dropped where it would stand at that place, counted from 0 without it."""

    def __init__(self, spoken: Callable[[ItemProgress, str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._rows: list[ItemProgress] = []
        self._language = Language.EN

    def set_progress(self, progress: Sequence[ItemProgress], language: Language) -> None:
        """Show these blocks in that language."""
        is_same_plan = [row.item for row in progress] == [row.item for row in self._rows]
        if not is_same_plan or language is not self._language:
            self.beginResetModel()
            self._rows, self._language = list(progress), language
            self.endResetModel()
            return
        for place, row in enumerate(progress):
            before, self._rows[place] = self._rows[place], row
            if _seen(row) != _seen(before):
                self.dataChanged.emit(self.index(place), self.index(place))

    @property
    def current_place(self) -> int:
        """The row of the block that runs now, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.is_current), -1)

    def place_of(self, block: UUID | None) -> int:
        """Return the row of that block, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.item.id == block), -1)

    def progress_at(self, index: Index) -> ItemProgress | None:
        """Return the block of that row, or none."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many blocks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a block's title, what a screen reader says of it, or the block itself."""
        row = self._rows[index.row()]
        title = row.item.title.in_language(self._language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, title)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return row if role == PROGRESS_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let blocks be dragged that did not run, and be dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self._rows[index.row()]
        is_past = row.is_current or row.is_done
        return flags if is_past else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt names it
        """Return moving alone."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt names it
        """Return the one kind of thing that is dragged."""
        return [_BLOCK]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt names it
        """Return the dragged block."""
        data = QMimeData()
        data.setData(_BLOCK, QByteArray(self._rows[indexes[0].row()].item.id.bytes))
        return data

    def dropMimeData(  # noqa: N802 - Qt names it
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; the view takes no row away by itself."""
        del action, column
        block = UUID(bytes=bytes(data.data(_BLOCK).data()))
        before = self.place_of(block)
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        if before >= 0:
            self.placed.emit(block, target - (before < target))
        return False


def is_over(row: ItemProgress) -> bool:
    """Say whether a block took clearly longer than planned."""
    return row.spent_seconds - row.planned_seconds >= OVER_FROM_SECONDS


def _seen(row: ItemProgress) -> tuple[object, ...]:
    """Return what can be seen of a block, in minutes: a list lays all its rows out again for each change."""
    begin = row.expected_start.replace(second=0, microsecond=0)
    spent = round(row.spent_seconds / _MINUTE)
    return (*row._replace(expected_start=begin, spent_seconds=spent), is_over(row))
