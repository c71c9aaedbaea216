"""The planned agenda as rows of a table: when each block begins, how long it takes, and took before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from facilitator.domain.language import Text
from facilitator.domain.past_runs import PastMinutes
from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.run import Plan
from facilitator.domain.running_times import running_times
from facilitator.domain.session import AgendaItem
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.block_drag import block_in_hand
from ui.widgets.table import Badge, Column, Mark, RowsModel

KIND_COLUMN = 2
"""The place of what people do."""
PAST_COLUMN = 5
"""The place of what past runs took."""

_TIME, _SHORT, _KIND, _START, _PRIORITY = 72, 100, 170, 88, 136


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A block with its begin by the site's wall clock; `late_minutes` after its fixed start.

    `past` is what it took before, where it ran often enough.
    """

    item: AgendaItem
    expected_start: datetime
    late_minutes: int = 0
    past: PastMinutes | None = None


@dataclass(frozen=True, slots=True)
class RowWords:
    """How a row says what it holds, in the window's language."""

    text: Callable[[Text], str]
    kind: Callable[[BlockKind], str]
    priority: Callable[[Priority], str]
    minutes: Callable[[int], str]
    past: Callable[[PastMinutes], str]
    fixed_start: Callable[[int], str]


def planned_rows(plan: Plan, past: Mapping[UUID, PastMinutes]) -> tuple[PlannedRow, ...]:
    """Return the blocks of a plan with the begin of each."""
    return tuple(
        PlannedRow(one.item, one.starts_at, one.late_minutes, past.get(one.item.id))
        for one in running_times(plan)
    )


def agenda_columns(words: RowWords) -> tuple[Column[PlannedRow], ...]:
    """Return the columns: start, title, kind, slides, how needed it is, past runs, length."""

    def slides(row: PlannedRow) -> str:
        pages = row.item.slides
        if pages is None:
            return ""
        return f"{pages.first}–{pages.last}" if pages.last > pages.first else f"{pages.first}"

    def priority(row: PlannedRow) -> Badge | None:
        meanings = {Priority.MUST: Meaning.ACCENT, Priority.COULD: Meaning.SOFT}
        meaning = meanings.get(row.item.priority)
        return None if meaning is None else Badge(meaning, words.priority(row.item.priority))

    def pin(row: PlannedRow) -> Mark | None:
        if row.item.fixed_start is None:
            return None
        meaning = Meaning.BAD if row.late_minutes else Meaning.ACCENT
        return Mark(Icon.PIN, words.fixed_start(row.late_minutes), meaning)

    return (
        Column("start", lambda row: f"{row.expected_start:%H:%M}", width=_START, mark=pin),
        Column("title", lambda row: words.text(row.item.title), is_strong=True),
        Column("kind", lambda row: words.kind(row.item.kind), width=_KIND),
        Column("slides", slides, width=_TIME),
        Column("priority", lambda _: "", badge=priority, width=_PRIORITY),
        Column(
            "past",
            lambda row: words.past(row.past) if row.past else "",
            width=_SHORT,
            at_right=True,
            is_soft=True,
        ),
        Column("minutes", lambda row: words.minutes(row.item.planned_minutes), width=_SHORT, at_right=True),
    )


class PlannedModel(RowsModel[PlannedRow]):
    """Rows that can be dragged by the mouse."""

    def __init__(self, columns: Sequence[Column[PlannedRow]], parent: QObject) -> None:
        super().__init__(columns, parent, identity=_identity)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        """Let a block be picked up."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt names it
        """Return what a drag carries."""
        row = self.row_at(indexes[0]) if indexes else None
        return QMimeData() if row is None else block_in_hand(row.item.id)


def _identity(row: PlannedRow) -> UUID:
    return row.item.id
