"""Put what is known of a person right, inside a transaction: what may be typed, and whose number it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.domain.message import Message, UserError
from facilitator.domain.names import clean_name
from facilitator.domain.participant import Enrolment, Person
from facilitator.domain.plain_text import MOST_IN_A_NAME, MOST_IN_A_NOTE, not_longer, plain, plain_line
from facilitator.services.corrected import keep_corrected
from facilitator.services.ports import Records


def put_right(records: Records, person: Person) -> Person:
    """Write a person anew and return what was written.

    UserError without a name, with somebody else's number, or when the person is on no list any more.
    """
    edited = replace(
        plain(person, MOST_IN_A_NOTE),
        name=checked_name(person.name),
        employee_number=checked_line(person.employee_number),
        department=checked_line(person.department),
        phone=checked_line(person.phone),
        language=checked_line(person.language),
    )
    sessions = records.people.sessions_of(person.id)
    if not sessions:
        raise UserError(Message("This person is no longer on the list. Search again."))
    for session_id in sessions:
        listed = records.people.of_session(session_id)
        before = next(one.person for one in listed if one.person.id == person.id)
        keep_corrected(records, (session_id,), before, edited)
        if edited.employee_number != before.employee_number:
            refuse_number_twice(listed, edited)
    records.people.update_person(edited)
    return edited


def refuse_number_twice(listed: Iterable[Enrolment], person: Person) -> None:
    """Raise UserError where somebody else of the list has that employee number."""
    number = person.employee_number
    others = (one.person for one in listed if one.person.id != person.id)
    other = next((one for one in others if number and one.employee_number == number), None)
    if other is not None:
        raise UserError(
            Message("{name} has employee number {number} already.", {"name": other.name, "number": number})
        )


def checked_name(name: str) -> str:
    """Return a name as it is kept; UserError for none, or for one that is longer than any name."""
    shown = clean_name(name)
    if not shown:
        raise UserError(Message("Type the person's name first."))
    return not_longer(shown, MOST_IN_A_NAME)


def checked_line(text: str) -> str:
    """Return a short text as it is kept; UserError for one that is longer than any name."""
    return not_longer(plain_line(text), MOST_IN_A_NAME)
