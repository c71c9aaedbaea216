"""Rows of a roster that name nobody: totals, notes, headings, the header again."""

from __future__ import annotations

import re

from facilitator.domain.message import Message
from facilitator.domain.plain_header import plain_header
from facilitator.domain.roster_cells import plain
from facilitator.domain.roster_fields import RosterField, RosterMapping
from facilitator.domain.roster_header import field_named
from facilitator.domain.roster_names import is_names_with_comma
from facilitator.domain.table import Table

_COUNT = r"(?:\d+|[一二三四五六七八九十百两]+)\s*(?:人|名|位|people|persons)"
_END = r"\s*(?:$|[:：(（]|\d)"
_TOTAL = re.compile(
    rf"^(?:本页)?(?:合计|总计|小计|共计|合共|总数|总人数|人数)(?:人数|人次)?(?:{_END}|\s*{_COUNT})"
    r"|^(?:grand total|sub-?total|total|sum)(?: (?:number|of|people|persons|participants|workers|staff))*"
    rf"{_END}"
    rf"|^(?:总共|一共|共)\s*{_COUNT}|^{_COUNT}$",
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
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"(?=\S*\d)\S{1,20}$")
_LONGEST_NAME = 60
_SHORTEST_HEADING = 3
_NAMES = frozenset({RosterField.NAME, RosterField.FAMILY_NAME, RosterField.GIVEN_NAME})


def why_nobody(table: Table, mapping: RosterMapping, row: int, name: str) -> Message | None:
    """Return why a filled row names nobody, or none when it names somebody."""
    cells = [plain(cell) for cell in table.rows[row - 1] if cell.strip()]
    is_heading = len(cells) == 1 and len(name) >= _SHORTEST_HEADING and bool(_HEADING.search(name))
    reasons = (
        (
            _is_header_again(table, mapping, row),
            Message("The header stands here again; it was left out."),
        ),
        (
            _is_total(table, mapping, row, cells, name),
            Message("This is a total and was left out."),
        ),
        (_is_note(table, mapping, row, cells, name), Message("This is a note and was left out.")),
        (not name and len(cells) == 1, Message("This line names nobody and was left out.")),
        (not name, Message("The name is missing, so nobody was read from this row.")),
        (
            not _LETTER.search(name),
            Message('"{text}" is not a name, so nobody was read from this row.', {"text": name}),
        ),
        (is_heading, Message("This is a heading and was left out.")),
    )
    return next((message for holds, message in reasons if holds), None)


def about_total(table: Table, row: int, people: int) -> Message | None:
    """Return a sentence where a grand total names another number of people than were read."""
    said = _GRAND_TOTAL.search(plain(" ".join(table.rows[row - 1])))
    if said is None or int(said[1]) == people:
        return None
    return Message(
        "The total says {said}, but {read} people were read above it.", {"said": said[1], "read": people}
    )


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


def _is_total(table: Table, mapping: RosterMapping, row: int, cells: list[str], name: str) -> bool:
    """Tell whether a row counts people instead of naming one."""
    tested = [name] if _number(table, mapping, row, name) else [*cells[:2], name]
    return any(_TOTAL.match(cell) for cell in tested)


def _is_note(table: Table, mapping: RosterMapping, row: int, cells: list[str], name: str) -> bool:
    """Tell whether a row speaks instead of naming somebody; a sentence alone does, names do not.

    A name that is longer than names are is somebody's where what looks like an employee number stands beside
    it, and it is no sentence.
    """
    number = _number(table, mapping, row, name)
    if any(_NOTE.match(cell) for cell in ([name] if number else [cells[0], name])):
        return True
    is_sentence = bool(_SENTENCE.search(name)) and not is_names_with_comma(name)
    if len(name) > _LONGEST_NAME:
        return is_sentence or number == name or not _NUMBER.match(number)
    return is_sentence and not _says_more(table, mapping, row)


def _number(table: Table, mapping: RosterMapping, row: int, name: str) -> str:
    """Return what stands beside a name where employee numbers do; nothing where no name does."""
    column = mapping.column_of(RosterField.EMPLOYEE_NUMBER)
    return plain(table.cell(row, column)) if _LETTER.search(name) and column is not None else ""


def _says_more(table: Table, mapping: RosterMapping, row: int) -> bool:
    """Tell whether a row holds a field of a person besides the name."""
    return any(
        plain(table.cell(row, column))
        for column, field in mapping.columns
        if field not in _NAMES and field is not RosterField.EXTRA
    )
