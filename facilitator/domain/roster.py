"""A roster: from a table that somebody sent to people, row by row, losing and inventing nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from datetime import date
from itertools import chain, count
from typing import TypeVar

from facilitator.domain.message import Message
from facilitator.domain.plain_header import plain_header
from facilitator.domain.roster_cells import (
    plain,
    read_child_age,
    read_date,
    read_number,
    read_phone,
    read_sex,
    read_yes_no,
)
from facilitator.domain.roster_fields import RosterField, RosterMapping, RosterReading, RosterRow
from facilitator.domain.roster_header import guess_mapping
from facilitator.domain.roster_names import about_name, person_name
from facilitator.domain.roster_nobody import about_total, why_nobody
from facilitator.domain.table import RowProblem, Table

__all__ = [
    "RosterField",
    "RosterMapping",
    "RosterReading",
    "RosterRow",
    "RowProblem",
    "guess_mapping",
    "read_roster",
]

T = TypeVar("T")

_INVERSE = re.compile(r"身边|同住|随迁|随身|livingwith|liveswith")
_BIRTH = re.compile(r"出生|生日|birth")


def _said(table: Table, row: int) -> str:
    """Return what stands in a row, so that it can be found again by eye."""
    return " | ".join(cell.strip() for cell in table.rows[row - 1] if cell.strip())[:120]


class _RowReader:
    """Reads the fields of one row and gathers what could not be understood."""

    def __init__(self, table: Table, mapping: RosterMapping, row: int) -> None:
        self.table = table
        self.mapping = mapping
        self.row = row
        self.messages: list[Message] = []

    def cell(self, field: RosterField) -> str:
        """Return the text of a field, empty where no column holds it."""
        column = self.mapping.column_of(field)
        return "" if column is None else self.table.meant(self.row, column)

    def header(self, column: int | None) -> str:
        """Return the header of a column, the row above it where the header has two rows."""
        row = self.mapping.header_row
        if row is None or column is None:
            return ""
        return self.table.cell(row, column).strip() or self.table.cell(row - 1, column).strip()

    def read(self, field: RosterField, reader: Callable[[str], tuple[T, Message | None]]) -> T:
        """Return the value of a field, keeping the sentence about it."""
        value, message = reader(self.cell(field))
        if message is not None:
            self.messages.append(message)
        return value

    def left_behind(self) -> bool | None:
        """Return whether the child stayed behind; a column that asks the contrary is turned round."""
        value = self.read(RosterField.CHILD_LEFT_BEHIND, read_yes_no)
        header = self.header(self.mapping.column_of(RosterField.CHILD_LEFT_BEHIND))
        return not value if value is not None and _INVERSE.search(plain_header(header)) else value

    def extra(self) -> tuple[tuple[str, str], ...]:
        """Return further columns by their field or header, or by their letters where there is neither.

        A second column of the same header is told apart by a number.
        """
        found: dict[str, str] = {}
        keys, named = dict(self.mapping.own), {key for _, key in self.mapping.own}
        for column, field in self.mapping.columns:
            if field is not RosterField.EXTRA:
                continue
            name = keys.get(column) or _unlike(self.header(column) or _letter(column), named)
            named.add(name)
            if text := plain(self.table.meant(self.row, column)):
                found[name] = text
        return tuple(found.items())


def _unlike(name: str, others: Container[str]) -> str:
    """Return a name that none of the others is."""
    numbered = (f"{name} ({number})" for number in count(2))
    return next(one for one in chain((name,), numbered) if one not in others)


def _letter(column: int) -> str:
    """Return the letter by which a spreadsheet names a column."""
    head, tail = divmod(column, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + tail)


def _person(reader: _RowReader, name: str, today: date | None) -> RosterRow:
    """Return the person of a row."""
    header = plain_header(reader.header(reader.mapping.column_of(RosterField.CHILD_AGE)))
    is_birth = bool(_BIRTH.search(header))
    return RosterRow(
        row_number=reader.row,
        name=name,
        employee_number=reader.read(RosterField.EMPLOYEE_NUMBER, read_number),
        sex=reader.read(RosterField.SEX, read_sex),
        department=plain(reader.cell(RosterField.DEPARTMENT)),
        home_province=plain(reader.cell(RosterField.HOME_PROVINCE)),
        phone=reader.read(RosterField.PHONE, read_phone),
        hired_on=reader.read(RosterField.HIRED_ON, read_date),
        child_age_band=reader.read(
            RosterField.CHILD_AGE, lambda text: read_child_age(text, is_birth=is_birth, today=today)
        ),
        child_left_behind=reader.left_behind(),
        language=plain(reader.cell(RosterField.LANGUAGE)),
        extra=reader.extra(),
    )


class _People:
    """The people read so far, found again by name and by employee number."""

    def __init__(self) -> None:
        self.rows: list[RosterRow] = []
        self.by_name: dict[str, RosterRow] = {}
        self.by_number: dict[str, RosterRow] = {}

    def add(self, row: RosterRow) -> None:
        """Take somebody in."""
        self.rows.append(row)
        self.by_name[row.name] = row
        if row.employee_number:
            self.by_number.setdefault(row.employee_number, row)

    def resembling(self, row: RosterRow) -> tuple[Message | None, bool]:
        """Return what to say of somebody who resembles a row above, and whether it is the same person.

        The same name with the same number is one person; the same name alone is two people.
        """
        holder = self.by_number.get(row.employee_number)
        if holder is not None and holder.name != row.name:
            return Message(
                'The employee number {number} also stands in row {row} with the name "{name}": '
                "both were kept.",
                {"number": row.employee_number, "row": holder.row_number, "name": holder.name},
            ), False
        other = holder or self.by_name.get(row.name)
        if other is None:
            return None, False
        both_numbered = bool(row.employee_number and other.employee_number)
        same_phone = bool(row.phone) and row.phone == other.phone and not both_numbered
        if holder is not None or same_phone:
            return Message(
                '"{name}" stands in row {row} with the same number: taken once.',
                {"name": row.name, "row": other.row_number},
            ), True
        return Message(
            '"{name}" also stands in row {row}: kept as two people.',
            {"name": row.name, "row": other.row_number},
        ), False


def read_roster(table: Table, mapping: RosterMapping, *, today: date | None = None) -> RosterReading:
    """Return the people that `table` names, read by `mapping`, with a problem for each odd row.

    `today` turns birth dates of children into ages; without it they stay unknown, and said so.
    """
    people = _People()
    problems: list[RowProblem] = []
    left_out: list[int] = []

    def note(row: int, message: Message) -> None:
        problems.append(RowProblem(row, message, _said(table, row)))

    for row in range((mapping.header_row or 0) + 1, len(table.rows) + 1):
        if not any(plain(cell) for cell in table.rows[row - 1]):
            continue
        name = person_name(table, mapping, row)
        nobody = why_nobody(table, mapping, row, name)
        if nobody is not None:
            left_out.append(row)
            note(row, nobody)
            mismatch = about_total(table, row, len(people.rows))
            if mismatch is not None:
                note(row, mismatch)
            continue
        reader = _RowReader(table, mapping, row)
        person = _person(reader, name, today)
        resemblance, is_same = people.resembling(person)
        for message in (about_name(name), resemblance, *reader.messages):
            if message is not None:
                note(row, message)
        if is_same:
            left_out.append(row)
        else:
            people.add(person)
    if not people.rows:
        problems.append(RowProblem(0, Message("No name was found: choose the column that holds the names.")))
    return RosterReading(tuple(people.rows), tuple(problems), tuple(left_out))
