"""The agenda of a running half-day as a list of rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.domain.language import Language
from facilitator.domain.run import ItemProgress

Index = QModelIndex | QPersistentModelIndex

PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1


class RunAgendaModel(QAbstractListModel):
    """One row for each block; a tick of the clock touches only the rows that changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
            if row != self._rows[place]:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    @property
    def current_place(self) -> int:
        """The row of the block that runs now, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.is_current), -1)

    def progress_at(self, index: Index) -> ItemProgress | None:
        """Return the block of that row, or none."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many blocks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a block's title, or the block itself."""
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.item.title.in_language(self._language)
        return row if role == PROGRESS_ROLE else None
