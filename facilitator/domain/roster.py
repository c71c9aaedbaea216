"""A roster: from a table that somebody sent to people, row by row, losing and inventing nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from facilitator.domain.message import Message
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
from facilitator.domain.roster_header import field_named, guess_mapping, plain_header
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

_TOTAL = re.compile(
    r"^(总数|人数|合共|sub-?total|grand total|total|sum)\b|^(合计|总计|小计|共计|总人数)"
    r"|^(总共|一共|共)\s*\d+\s*(人|名|位)|^\d+\s*(人|名|位|people|persons)$",
    re.IGNORECASE,
)
_GRAND_TOTAL = re.compile(
    r"(?:^|\s)(?:合计|总计|共计|总人数|总共|一共|共|total)\s*[:：]?\s*(\d+)\s*(?:人|名|位|people|persons)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^(备注|说明|注意|附注|注|制表人?|填表人?|审核人?|审批人?|批准人?|核准|负责人|联系人|经办人?|主管|日期"
    r"|签字|签名|盖章|打印日期|填表日期|notes?|remarks?|prepared by|approved by|checked by|signature"
    r"|date|contact)\s*[:：]",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(组|车间|部门|班组|产线|公司|名单|一览表|上午场|下午场)$")
_SENTENCE = re.compile(r"[。！？；!?;]|[，,].{6,}")
_SEVERAL_NAMES = re.compile(r"[、/;；\n，,]|\s和\s|\sand\s")
_HAN = re.compile(r"^[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+$")
_DOT = re.compile(r"(?<=[^\W\d_])\s*[·•・‧∙．]\s*(?=[^\W\d_])")
_ENUMERATION = re.compile(r"^[（(]?\d{1,4}\s*[.、．)）]\s*(?=\D)")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 60
_LONGEST_JOINED = 3
_INVERSE = re.compile(r"身边|同住|随迁|随身|livingwith|liveswith")
_BIRTH = re.compile(r"出生|生日|birth")


def roster_name(text: str) -> str:
    """Return a name as it is meant: no enumeration, no padding between Chinese characters, one dot."""
    name = _ENUMERATION.sub("", plain(text))
    name = _DOT.sub("·", name)
    parts = name.split(" ")
    if len(parts) > 1 and all(_HAN.match(part) for part in parts):
        is_padding = len("".join(parts)) <= _LONGEST_JOINED or all(len(part) == 1 for part in parts)
        return "".join(parts) if is_padding else name
    return name


def _person_name(table: Table, mapping: RosterMapping, row: int) -> str:
    """Return the name in a row, put together where family and given name stand apart."""
    column = mapping.column_of(RosterField.NAME)
    if column is not None:
        return roster_name(table.cell(row, column))
    family, given = (
        roster_name(table.cell(row, place)) if (place := mapping.column_of(field)) is not None else ""
        for field in (RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)
    )
    if _HAN.match(family + given):
        return family + given
    return f"{given} {family}".strip()


def _said(table: Table, row: int) -> str:
    """Return what stands in a row, so that it can be found again by eye."""
    return " | ".join(cell.strip() for cell in table.rows[row - 1] if cell.strip())[:120]


def _is_header_again(table: Table, mapping: RosterMapping, row: int) -> bool:
    """Tell whether a row repeats the header, as printed lists do on each page."""
    cells = [cell for cell in table.rows[row - 1] if cell.strip()]
    if mapping.header_row is not None:
        header = {plain_header(cell) for cell in table.rows[mapping.header_row - 1] if cell.strip()}
        if len(cells) > 1 and {plain_header(cell) for cell in cells} <= header:
            return True
    known = [field_named(cell) for cell in cells]
    names_a_name = (True, RosterField.NAME) in known
    return names_a_name and all(is_known for is_known, _ in known)


def _why_nobody(table: Table, mapping: RosterMapping, row: int, name: str) -> Message | None:
    """Return why a filled row names nobody, or none when it names somebody."""
    cells = [plain(cell) for cell in table.rows[row - 1] if cell.strip()]
    is_total = any(_TOTAL.match(cell) for cell in [*cells[:2], name])
    is_note = bool(_NOTE.match(cells[0]) or _NOTE.match(name))
    is_sentence = len(name) > _LONGEST_NAME or bool(_SENTENCE.search(name))
    is_heading = len(cells) == 1 and len(name) >= _LONGEST_JOINED and bool(_HEADING.search(name))
    reasons = (
        (
            _is_header_again(table, mapping, row),
            Message("The header stands here again; it was left out."),
        ),
        (is_total, Message("This is a total and was left out.")),
        (is_note or is_sentence, Message("This is a note and was left out.")),
        (not name and len(cells) == 1, Message("This line names nobody and was left out.")),
        (not name, Message("The name is missing, so nobody was read from this row.")),
        (
            not _LETTER.search(name),
            Message("“{text}” is not a name, so nobody was read from this row.", {"text": name}),
        ),
        (is_heading, Message("This is a heading and was left out.")),
    )
    return next((message for holds, message in reasons if holds), None)


def _about_total(table: Table, row: int, people: int) -> Message | None:
    """Return a sentence where a grand total names another number of people than were read."""
    said = _GRAND_TOTAL.search(plain(" ".join(table.rows[row - 1])))
    if said is None or int(said[1]) == people:
        return None
    return Message(
        "The total says {said}, but {read} people were read above it.", {"said": said[1], "read": people}
    )


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
        """Return further columns under their headers, or their letters where there is no header."""
        found = []
        for column, field in self.mapping.columns:
            text = plain(self.table.meant(self.row, column))
            if field is RosterField.EXTRA and text:
                found.append((self.header(column) or _letter(column), text))
        return tuple(found)


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
                "The employee number {number} also stands in row {row} with the name “{name}”: "
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
                "“{name}” stands in row {row} with the same number: taken once.",
                {"name": row.name, "row": other.row_number},
            ), True
        return Message(
            "“{name}” also stands in row {row}: kept as two people.",
            {"name": row.name, "row": other.row_number},
        ), False


def _about_name(name: str) -> Message | None:
    """Return what to say of a name that may hold more than one person."""
    if _SEVERAL_NAMES.search(name) or (" " in name and all(_HAN.match(part) for part in name.split())):
        return Message("“{name}” may be several people in one cell.", {"name": name})
    return None


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
        name = _person_name(table, mapping, row)
        nobody = _why_nobody(table, mapping, row, name)
        if nobody is not None:
            left_out.append(row)
            note(row, nobody)
            mismatch = _about_total(table, row, len(people.rows))
            if mismatch is not None:
                note(row, mismatch)
            continue
        reader = _RowReader(table, mapping, row)
        person = _person(reader, name, today)
        resemblance, is_same = people.resembling(person)
        for message in (_about_name(name), resemblance, *reader.messages):
            if message is not None:
                note(row, message)
        if is_same:
            left_out.append(row)
        else:
            people.add(person)
    if not people.rows:
        problems.append(RowProblem(0, Message("No name was found: choose the column that holds the names.")))
    return RosterReading(tuple(people.rows), tuple(problems), tuple(left_out))
