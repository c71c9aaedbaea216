"""The planned agenda as rows of a table."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.run import ItemProgress
from ui.theme.tokens import Meaning
from ui.widgets.table import Badge, Column

KIND_COLUMN = 2
"""The place of what people do."""

_TIME, _SHORT, _KIND = 80, 100, 170


def agenda_columns(
    said: Callable[[Text], str],
    kind_name: Callable[[BlockKind], str],
    priority_name: Callable[[Priority], str],
    minutes: Callable[[int], str],
) -> tuple[Column[ItemProgress], ...]:
    """Return the columns: start, title, kind, slides, how needed it is, length."""

    def slides(row: ItemProgress) -> str:
        pages = row.item.slides
        if pages is None:
            return ""
        return f"{pages.first}–{pages.last}" if pages.last > pages.first else f"{pages.first}"

    def priority(row: ItemProgress) -> Badge | None:
        meanings = {Priority.MUST: Meaning.ACCENT, Priority.COULD: Meaning.SOFT}
        meaning = meanings.get(row.item.priority)
        return None if meaning is None else Badge(meaning, priority_name(row.item.priority))

    return (
        Column("start", lambda row: f"{row.expected_start:%H:%M}", width=_TIME),
        Column("title", lambda row: said(row.item.title), is_strong=True),
        Column("kind", lambda row: kind_name(row.item.kind), width=_KIND),
        Column("slides", slides, width=_TIME),
        Column("priority", lambda _: "", badge=priority, width=_SHORT + 30),
        Column("minutes", lambda row: minutes(row.item.planned_minutes), width=_SHORT, at_right=True),
    )
