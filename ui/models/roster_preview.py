"""What an import would do, as rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.message import Message
from facilitator.domain.participant import Person
from facilitator.services.enrol_people import RosterPreview


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    ALREADY = "already"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file: who it names, or what is odd in it. Row 0 is the whole file.

    The name of a row to look at is whom it names, or all that stands in it where it names nobody.
    """

    fate: Fate
    row_number: int
    name: str
    employee_number: str
    department: str
    note: str


def preview_rows(
    preview: RosterPreview,
    said: Callable[[Message], str],
    same_name: Callable[[int], str],
    boxed: Callable[[str], str],
) -> tuple[PreviewRow, ...]:
    """Return all rows of a preview.

    `same_name` says that row's name is borne by two people, and `boxed` that a name has a character that
    is shown as a box, or nothing.
    """
    doubled = {one.row_number for one in preview.same_names}

    elsewhere = {one.row_number for one in preview.new if one.known is not None}

    def row(fate: Fate, number: int, person: Person) -> PreviewRow:
        note = same_name(number) if number in doubled else ""
        if number in elsewhere:
            note = said(Message("Known from another half-day: stays one person."))
        return PreviewRow(fate, number, person.name, person.employee_number, person.department, note)

    named = {one.row_number: one.person for one in preview.new}
    named |= {one.row_number: one.after for one in preview.changed}

    def who(number: int, text: str) -> str:
        person = named.get(number)
        if person is None:
            return text
        known = (person.name, person.employee_number, person.department)
        return " · ".join(part for part in known if part)

    return (
        *(row(Fate.NEW, one.row_number, one.person) for one in preview.new),
        *(row(Fate.CHANGED, one.row_number, one.after) for one in preview.changed),
        *(row(Fate.ALREADY, 0, one.person) for one in preview.already),
        *(
            PreviewRow(Fate.LOOK, one.row_number, who(one.row_number, one.text), "", "", said(one.message))
            for one in preview.problems
        ),
        *(
            PreviewRow(Fate.LOOK, number, who(number, ""), "", "", note)
            for number, person in named.items()
            if (note := boxed(person.name))
        ),
    )
