"""The people of a session as an Excel workbook, with names and all: for the organisation alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.own_field import OwnField, loose_columns, own_text
from facilitator.domain.participant import Consent, Enrolment, Person, Sex
from facilitator.domain.session import Session
from facilitator.reports.style import EVERGREEN, WHITE
from facilitator.services.private_files import hold_back
from facilitator.words import Words

_MADE = datetime(2020, 1, 1, tzinfo=UTC)
_WIDTH = 18

Cells = tuple[tuple[str, Callable[[Enrolment], str]], ...]
"""What a column is called, and what it says of somebody."""


def write_people_workbook(
    path: Path,
    session: Session,
    people: Sequence[Enrolment],
    fields: Sequence[OwnField],
    language: Language,
) -> None:
    """Write a line for each enrolment, in the order of the list; the file is for this user alone.

    Behind the usual columns stand own fields, then columns that were kept from lists. No text can become a
    formula. UserError when the file cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    say = Words(language)
    part = path.with_name(f".{path.name}.part")
    book = Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "author": "Facilitator"})
    sheet = book.add_worksheet(say("People"))
    head = book.add_format({"bold": True, "bg_color": EVERGREEN, "font_color": WHITE, "text_wrap": True})
    columns = _columns(session, people, fields, say)
    sheet.set_column(0, len(columns) - 1, _WIDTH)
    for place, (title, text_of) in enumerate(columns):
        sheet.write_string(0, place, title, head)
        for row, one in enumerate(people, start=1):
            if text := text_of(one):
                sheet.write_string(row, place, text)
    sheet.freeze_panes(1, 1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        hold_back(part)
        book.close()
        part.replace(path)
    except (OSError, FileCreateError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError(
            Message(
                "{file} could not be written: {reason}. Close it elsewhere or choose another folder.",
                {"file": path.name, "reason": getattr(error, "strerror", None) or str(error)},
            )
        ) from error


def _columns(session: Session, people: Sequence[Enrolment], fields: Sequence[OwnField], say: Words) -> Cells:
    """Return the columns; those in which nobody says anything are left out.

    Name and number stay, and own fields that the list of people shows: to be filled in by whoever gets it.
    """
    usual = _usual(session, say)
    own = tuple((say.text(one.name), _said_in(one.key)) for one in fields)
    kept = tuple((name, _said_in(name)) for name in loose_columns((one.person for one in people), fields))
    stay = {*usual[:2], *(column for column, one in zip(own, fields, strict=True) if one.is_column)}
    return tuple(one for one in (*usual, *own, *kept) if one in stay or any(map(one[1], people)))


def _usual(session: Session, say: Words) -> Cells:
    answers = {Consent.GIVEN: say("agreed"), Consent.REFUSED: say("did not agree"), Consent.NOT_ASKED: ""}
    sexes = {Sex.FEMALE: say("female"), Sex.MALE: say("male"), Sex.UNKNOWN: ""}
    behind = {True: say("yes"), False: say("no"), None: ""}
    labels = {one.id: one.label for one in session.half_days}

    def of_person(text: Callable[[Person], str]) -> Callable[[Enrolment], str]:
        return lambda one: text(one.person)

    return (
        (say("Name"), of_person(lambda who: who.name)),
        (say("Employee number"), of_person(lambda who: who.employee_number)),
        (say("Half-day"), lambda one: labels.get(one.half_day, "")),
        (say("Sex"), of_person(lambda who: sexes[who.sex])),
        (say("Department"), of_person(lambda who: who.department)),
        (say("Home province"), of_person(lambda who: who.home_province)),
        (say("Phone"), of_person(lambda who: who.phone)),
        (say("Hired on"), of_person(lambda who: who.hired_on)),
        (say("Child's age"), of_person(lambda who: str(who.child_age_band))),
        (say("Child left behind"), of_person(lambda who: behind[who.child_left_behind])),
        (say("Language"), of_person(lambda who: who.language)),
        (say("Group"), lambda one: one.group),
        (say("Table"), lambda one: one.table),
        (say("Walked in"), lambda one: say("yes") if one.is_walk_in else ""),
        (say("Pictures and sound"), of_person(lambda who: answers[who.consent])),
    )


def _said_in(key: str) -> Callable[[Enrolment], str]:
    return lambda one: own_text(one.person, key)
