"""An agenda from a workbook: a block a row, headers in either language; what is wrong is told by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from uuid import UUID

from facilitator.domain.agenda_columns import HEADERS, AgendaColumn, entry_of
from facilitator.domain.block_names import KIND_NAMES, PRIORITY_NAMES
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.programme import BlockKind, Cut, Minutes, Priority, SlideRange
from facilitator.domain.session import AgendaItem
from facilitator.domain.table import RowProblem, Table
from facilitator.imports.parent import read_tables
from facilitator.words import said

C = AgendaColumn
_HEADER_WITHIN = 20
_MOST_MINUTES = 480
_CUT = re.compile(r"\s*(\d{1,3})\s*\D+?\s*(\d{1,3})\s*", re.ASCII)
MOST_BLOCKS = 300
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class AgendaReading:
    """The blocks of a file in their order, and what to look at, each with its row."""

    items: tuple[AgendaItem, ...]
    problems: tuple[RowProblem, ...]


def read_agenda(path: Path, new_id: Callable[[], UUID], own: Collection[UUID]) -> AgendaReading:
    """Return the agenda of a workbook or text file; a block whose id is not in `own` gets a new one.

    `own` are the ids of the agenda that it is read for: a workbook of another session holds blocks of
    that session, which stay there. Parsed in a child process. Raises UserError when there is no
    row of headers with a title and minutes.
    """
    return agenda_of(read_tables(path), path.name, new_id, own)


def agenda_of(
    tables: Iterable[Table], file_name: str, new_id: Callable[[], UUID], own: Collection[UUID]
) -> AgendaReading:
    """Return the agenda of the first table that has the headers of one. Raises UserError."""
    for table in tables:
        head = _header(table)
        if head is not None:
            return _read(table, file_name, *head, new_id, set(own))
    raise UserError(
        Message(
            '{file} holds no agenda: it needs a row of headers such as "{title}" and "{minutes}".',
            {"file": file_name, "title": HEADERS[C.TITLE_EN], "minutes": HEADERS[C.PLANNED]},
        )
    )


def _header(table: Table) -> tuple[int, dict[AgendaColumn, int]] | None:
    """Return the row (from 0) of the headers and where each column stands."""
    for number, row in enumerate(table.rows[:_HEADER_WITHIN]):
        columns: dict[AgendaColumn, int] = {}
        for place, cell in enumerate(row):
            column = _COLUMNS.get(_plain(cell))
            if column is not None:
                columns.setdefault(column, place)
        if columns.keys() & {C.TITLE_EN, C.TITLE_ZH} and columns.keys() & {C.PLANNED, C.IDEAL}:
            return number, columns
    return None


def _read(
    table: Table,
    file_name: str,
    head: int,
    columns: Mapping[AgendaColumn, int],
    new_id: Callable[[], UUID],
    free: set[UUID],
) -> AgendaReading:
    """Return the blocks below the headers; `free` are the ids that a row may have, each once."""
    items: list[AgendaItem] = []
    problems: list[RowProblem] = []
    for number, cells in enumerate(table.rows[head + 1 :], start=head + 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _Row(number, {c: cells[p] for c, p in columns.items() if p < len(cells)}, problems)
        found = row.id
        item = row.item(found if found in free else new_id())
        if item is not None:
            free.discard(item.id)
            items.append(item)
        if len(items) > MOST_BLOCKS:
            raise UserError(
                Message(
                    "{file} holds more than {most} blocks, too many for one day: keep only the rows of your "
                    "agenda.",
                    {"file": file_name, "most": MOST_BLOCKS},
                )
            )
    return AgendaReading(tuple(items), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with its cells by column; what is wrong goes to `problems`, shared by all rows."""

    number: int
    cells: Mapping[AgendaColumn, str]
    problems: list[RowProblem] = field(repr=False)

    def item(self, item_id: UUID) -> AgendaItem | None:
        """Return the block of the row; none without a title or a length, which is then said."""
        title, minutes = self._text(C.TITLE_EN, C.TITLE_ZH), self._minutes()
        if not title:
            self._tell(Message("The block has no title: write one, in one language at least."))
        if not title or minutes is None:
            return None
        planned = self._number(C.PLANNED)
        return AgendaItem(
            id=item_id,
            kind=BlockKind(self._name(C.KIND, _KINDS, BlockKind.TALK)),
            title=title,
            minutes=minutes,
            planned_minutes=minutes.ideal if planned is None else planned,
            priority=Priority(self._name(C.PRIORITY, _PRIORITIES, Priority.SHOULD)),
            module_number=self._number(C.MODULE_NUMBER) or 0,
            module_title=self._text(C.MODULE_TITLE_EN, C.MODULE_TITLE_ZH),
            aim=self._text(C.AIM_EN, C.AIM_ZH),
            steps=self._texts(C.STEPS_EN, C.STEPS_ZH),
            say=self._text(C.SAY_EN, C.SAY_ZH),
            materials=self._texts(C.MATERIALS_EN, C.MATERIALS_ZH),
            handout=self._text(C.HANDOUT_EN, C.HANDOUT_ZH),
            slides=self._slides(),
            questionnaire=self._cell(C.QUESTIONNAIRE) or None,
            fixed_start=self._clock(),
            method=self._text(C.METHOD_EN, C.METHOD_ZH),
            cuts=self._cuts(),
        )

    @property
    def id(self) -> UUID | None:
        """The id that the row carries, if it is one."""
        try:
            return UUID(self._cell(C.ID))
        except ValueError:
            return None

    def _tell(self, message: Message, text: str = "") -> None:
        self.problems.append(RowProblem(self.number, message, text))

    def _cell(self, column: AgendaColumn) -> str:
        return self.cells.get(column, "").strip()

    def _text(self, english: AgendaColumn, chinese: AgendaColumn) -> Text:
        return Text(self._cell(english), self._cell(chinese))

    def _texts(self, english: AgendaColumn, chinese: AgendaColumn) -> tuple[Text, ...]:
        return tuple(text for text in self._pairs(english, chinese) if text)

    def _pairs(self, english: AgendaColumn, chinese: AgendaColumn) -> list[Text]:
        """Return the lines of two cells side by side."""
        lines = [
            [entry_of(line) for line in self.cells.get(column, "").replace("\r", "").split("\n")]
            for column in (english, chinese)
        ]
        most = max(map(len, lines))
        return [Text(*pair) for pair in zip(*(one + [""] * (most - len(one)) for one in lines), strict=True)]

    def _number(self, column: AgendaColumn) -> int | None:
        typed = self._cell(column)
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and int(typed) <= _MOST_NUMBERS.get(column, _MOST_MINUTES):
            return int(typed)
        self._tell(
            Message('"{typed}" under "{header}" is no whole number that can be.', self._named(column)), typed
        )
        return None

    def _named(self, column: AgendaColumn) -> dict[str, object]:
        return {"typed": self._cell(column), "header": HEADERS[column]}

    def _minutes(self) -> Minutes | None:
        ideal = self._number(C.IDEAL)
        if ideal is None:
            ideal = self._number(C.PLANNED)
        least, most = self._number(C.LEAST), self._number(C.MOST)
        if ideal is None:
            if not self._cell(C.IDEAL) and not self._cell(C.PLANNED):
                self._tell(Message("The block has no length: write how many minutes it takes."))
            return None
        try:
            return Minutes(ideal if least is None else least, ideal, ideal if most is None else most)
        except ValueError:
            self._tell(Message("Shortest, wished and longest minutes must rise in this order."))
            return None

    def _name(self, column: AgendaColumn, names: Mapping[str, str], default: str) -> str:
        typed = self._cell(column)
        found = names.get(_plain(typed))
        if typed and found is None:
            self._tell(
                Message(
                    '"{typed}" under "{header}" is not known: choose from the list.', self._named(column)
                ),
                typed,
            )
        return found or default

    def _slides(self) -> SlideRange | None:
        deck, first, last = self._cell(C.DECK), self._number(C.FIRST_PAGE), self._number(C.LAST_PAGE)
        if not deck and first is None and last is None:
            return None
        if not deck or not first or (last or first) < first:
            self._tell(
                Message("Slides need a deck, a first page and a last page that is not before it."), deck
            )
            return None
        return SlideRange(deck, first, last or first)

    def _clock(self) -> time | None:
        typed = self._cell(C.FIXED_START)
        found = _CLOCK.fullmatch(typed)
        if found:
            with suppress(ValueError):
                return time(int(found[1]), int(found[2]), int(found[3] or 0))
        if typed:
            self._tell(Message('"{typed}" is no time of day: write it like 10:30.', {"typed": typed}), typed)
        return None

    def _cuts(self) -> tuple[Cut, ...]:
        rules = [line for line in self.cells.get(C.CUTS, "").splitlines() if line.strip()]
        found = [_CUT.fullmatch(rule) for rule in rules]
        wrong = [rule for rule, match in zip(rules, found, strict=True) if match is None]
        for rule in wrong:
            self._tell(Message('"{rule}" is no cut rule: write it like 10 → 8.', {"rule": rule}), rule)
        texts = self._pairs(C.CUT_TEXTS_EN, C.CUT_TEXTS_ZH)
        texts += [Text()] * (len(rules) - len(texts))
        return tuple(
            Cut(int(match[1]), int(match[2]), text)
            for match, text in zip(found, texts, strict=False)
            if match is not None
        )


_MOST_NUMBERS = {C.FIRST_PAGE: 9_999, C.LAST_PAGE: 9_999, C.MODULE_NUMBER: 999}


def _plain(text: str) -> str:
    """Return a header or a name without what people change in it: capitals, spaces, kinds of brackets."""
    return "".join(text.casefold().translate(_WIDE).split())


_WIDE = str.maketrans("（），：", "(),:")
_COLUMNS = {
    _plain(name): column
    for column, header in HEADERS.items()
    for name in (column.value, *(said(header, language) for language in Language))
}
_KINDS = {
    _plain(name): kind.value
    for kind, message in KIND_NAMES.items()
    for name in (kind.value, *(said(message, language) for language in Language))
}
_PRIORITIES = {
    _plain(name): priority.value
    for priority, message in PRIORITY_NAMES.items()
    for name in (priority.value, *(said(message, language) for language in Language))
}
