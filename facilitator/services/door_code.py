"""Whom a code at the door means: a badge, its short code, an employee number or a name."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.attendance import NotCheckedIn, Road, ScanProblem, Tone, effective_events
from facilitator.domain.badge import (
    SHORT_CODE_DIGITS,
    TOKEN_DIGITS,
    Badge,
    BadgeKind,
    fold_digits,
    read_short_code,
    read_token,
    short_code_for,
)
from facilitator.domain.message import Message, plural
from facilitator.domain.names import clean_name, is_called, is_wholly, matches
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.found import find_session
from facilitator.services.ports import Records

_TYPED = frozenset({Road.KEYBOARD, Road.SEARCH, Road.COMMAND_LINE, Road.PAPER})
_UNSEEN = frozenset({Road.CAMERA, Road.PHONE, Road.QUEUE})
"""Anybody can show these a code of their own making: they let in by what is signed and by nothing else."""
_WORN = frozenset({BadgeKind.PERSON, BadgeKind.WALK_IN})

NOT_A_BADGE = NotCheckedIn(
    ScanProblem.NOT_A_BADGE, Message("This is not one of our badges. Search by name instead."), Tone.BAD
)
FORGED = NotCheckedIn(
    ScanProblem.FORGED,
    Message("This badge is not ours, or its key is on another laptop only. Search by name, carry keys over."),
    Tone.BAD,
)
WITHDRAWN_KEY = NotCheckedIn(
    ScanProblem.WITHDRAWN_KEY,
    Message("This badge was signed by a key that was withdrawn. Search by name, and print it anew."),
    Tone.BAD,
)
WRONG_CHECK_DIGIT = NotCheckedIn(
    ScanProblem.WRONG_CHECK_DIGIT,
    Message("A digit is wrong, or two changed places. Type the seven digits again."),
    Tone.BAD,
)
UNKNOWN_BADGE = NotCheckedIn(
    ScanProblem.UNKNOWN_BADGE,
    Message("This badge is not known on this laptop. Search by name instead."),
    Tone.BAD,
)
WORN_BY_NOBODY = NotCheckedIn(
    ScanProblem.UNKNOWN_BADGE,
    Message("The person of this badge was taken off the list. Search by name instead."),
    Tone.BAD,
)
NOT_ON_LIST = NotCheckedIn(
    ScanProblem.NOT_ON_LIST,
    Message("The badge is genuine, but not on this list. Ask for the name and add the person."),
    Tone.AMBER,
)
WRONG_KIND = NotCheckedIn(
    ScanProblem.WRONG_KIND, Message("This code is not on a badge for a person. Scan the badge."), Tone.BAD
)
NO_CHECK_DIGIT = NotCheckedIn(
    ScanProblem.WRONG_CHECK_DIGIT,
    Message("That is a badge without its last digit. Type the one after the dash too."),
    Tone.BAD,
)
NOBODY_FOUND = NotCheckedIn(
    ScanProblem.NOBODY_FOUND,
    Message("Nobody on the list has that name or number. Add a walk-in, or search again."),
    Tone.BAD,
)


def find_by_code(
    records: Records, session: Session, half_day_id: UUID, code: str, road: Road
) -> Enrolment | NotCheckedIn:
    """Return the enrolment at this half-day that the code means, or why there is none.

    The camera and a phone take signed codes only, the queue's screen those and what is typed from a badge.
    Employee numbers and names are for the desk, where somebody looks at who comes.
    """
    digits = fold_digits(code)
    if _is_number_of(digits, TOKEN_DIGITS):
        return _by_token(records, session, half_day_id, digits)
    if road is Road.QUEUE and _is_number_of(digits, SHORT_CODE_DIGITS):
        return _by_short_code(records, session, half_day_id, digits)
    found = find_by_number(records, session, half_day_id, digits) if road not in _UNSEEN else None
    if found is not None or road not in _TYPED:
        return found or NOT_A_BADGE
    if _is_address(code):
        return NOT_A_BADGE
    if _is_cut_short(records, session, digits):
        return NO_CHECK_DIGIT
    return _by_words(records, session, half_day_id, code)


def find_by_number(
    records: Records, session: Session, half_day_id: UUID, number: str
) -> Enrolment | NotCheckedIn | None:
    """Return whom the digits on a badge or a whole employee number mean; None where it is neither."""
    digits = fold_digits(number)
    is_short_code = _is_number_of(digits, SHORT_CODE_DIGITS)
    badge = _by_short_code(records, session, half_day_id, digits) if is_short_code else NOBODY_FOUND
    worn = (badge,) if isinstance(badge, Enrolment) else badge.candidates
    meant = {one.id: one for one in (*_by_number(records, half_day_id, digits), *worn)}
    if len(meant) > 1:
        return _several(tuple(meant.values()))
    if meant and not worn:
        return next(iter(meant.values()))
    return badge if is_short_code else None


def _is_address(code: str) -> bool:
    """Say whether this is the text of a code of something else: to pay, or to open a page."""
    return "://" in code


def _is_number_of(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _by_token(records: Records, session: Session, half_day_id: UUID, digits: str) -> Enrolment | NotCheckedIn:
    token = read_token(digits, records.badges.keys())
    if token is ScanProblem.NOT_A_BADGE:
        return NOT_A_BADGE
    if token is ScanProblem.WITHDRAWN_KEY:
        return WITHDRAWN_KEY
    if isinstance(token, ScanProblem):
        return FORGED
    if token.kind not in _WORN:
        return WRONG_KIND
    badge = records.badges.by_serial(token.serial)
    if badge is None or badge.token != digits:
        return NOT_ON_LIST
    return _worn_by(records, session, half_day_id, badge)


def _is_cut_short(records: Records, session: Session, digits: str) -> bool:
    """Say whether these are a badge's digits for typing but the last, which is its check digit."""
    if not _is_number_of(digits, SHORT_CODE_DIGITS - 1):
        return False
    return records.badges.by_short_code(session.id, short_code_for(int(digits))) is not None


def _by_short_code(
    records: Records, session: Session, half_day_id: UUID, digits: str
) -> Enrolment | NotCheckedIn:
    short_code = read_short_code(digits)
    if isinstance(short_code, ScanProblem):
        return WRONG_CHECK_DIGIT
    badge = records.badges.by_short_code(session.id, short_code)
    if badge is not None and read_token(badge.token, records.badges.keys()) is ScanProblem.WITHDRAWN_KEY:
        return WITHDRAWN_KEY
    return _worn_by(records, session, half_day_id, badge)


def _worn_by(
    records: Records, session: Session, half_day_id: UUID, badge: Badge | None
) -> Enrolment | NotCheckedIn:
    if badge is None:
        return UNKNOWN_BADGE
    if badge.session != session.id:
        return _of_other_session(records, badge.session)
    enrolment = records.people.get(badge.enrolment) if badge.enrolment is not None else None
    if enrolment is None and badge.kind is not BadgeKind.WALK_IN:
        return WORN_BY_NOBODY
    if enrolment is None:
        return NotCheckedIn(
            ScanProblem.SPARE_BADGE,
            Message("This is a spare badge. Type the person's name to give it out."),
            Tone.AMBER,
            spare=badge.serial,
        )
    if enrolment.half_day == half_day_id:
        return enrolment
    here = records.people.of_person(half_day_id, enrolment.person.id)
    return here or _elsewhere(session, enrolment)


def _of_other_session(records: Records, session_id: UUID) -> NotCheckedIn:
    """Say of which session a badge is, so that nobody has to guess: mostly of last month's."""
    session = find_session(records, session_id)
    day = min(one.starts_at for one in session.half_days)
    message = Message(
        "This badge belongs to another session: {title}, {day}. Search by name instead.",
        {"title": session.title, "day": f"{day:%Y-%m-%d}"},
    )
    return NotCheckedIn(ScanProblem.WRONG_SESSION, message, Tone.BAD)


def _elsewhere(session: Session, enrolment: Enrolment) -> NotCheckedIn:
    expected = session.half_day(enrolment.half_day)
    message = Message(
        "{name} is expected at another half-day: {half_day}. Let them in here, or send them there.",
        {"name": enrolment.person.name, "half_day": expected.label or f"{expected.starts_at:%Y-%m-%d %H:%M}"},
    )
    return NotCheckedIn(ScanProblem.WRONG_HALF_DAY, message, Tone.AMBER, (enrolment,))


def _by_words(records: Records, session: Session, half_day_id: UUID, query: str) -> Enrolment | NotCheckedIn:
    """Return whom typed words mean here; a whole name of another half-day wins over a part of one here.

    Where several elsewhere are called so, whose name has it as a part is asked about, not let in.
    """
    found = _by_name(records.people.of_half_day(half_day_id), query)
    fitting = (found,) if isinstance(found, Enrolment) else found.candidates
    if any(is_wholly(query, one) for one in fitting):
        return found
    called_so = (one for one in records.people.of_session(session.id) if is_wholly(query, one))
    elsewhere = {one.person.id: one for one in called_so if _is_awaited(records, one)}
    if len(elsewhere) == 1:
        return _elsewhere(session, *elsewhere.values())
    return _several((found,)) if elsewhere and isinstance(found, Enrolment) else found


def _is_awaited(records: Records, one: Enrolment) -> bool:
    """Say whether a half-day knows of somebody: not by an arrival as a walk-in that was taken back."""
    noted = records.attendance.of_enrolment(one.half_day, *one.ids) if one.is_walk_in else ()
    return not one.is_walk_in or bool(effective_events(noted))


def _by_name(listed: tuple[Enrolment, ...], query: str) -> Enrolment | NotCheckedIn:
    """Return the one person meant; an exact name wins over parts of others.

    Part of a number lets nobody in by itself: it may be the whole number of somebody who is not listed.
    """
    shown = clean_name(query).casefold()
    found = [one for one in listed if one.person.name.casefold() == shown]
    found = found or [one for one in listed if matches(query, one)]
    if len(found) == 1 and is_called(query, found[0]):
        return found[0]
    if not found:
        return NOBODY_FOUND
    return _several(tuple(found))


def _several(found: tuple[Enrolment, ...]) -> NotCheckedIn:
    message = plural(
        "{n} person fits. Choose them if they are meant.", "{n} people fit. Choose one.", len(found)
    )
    return NotCheckedIn(ScanProblem.SEVERAL_PEOPLE, message, Tone.AMBER, found)


def _by_number(records: Records, half_day_id: UUID, digits: str) -> tuple[Enrolment, ...]:
    """Return everybody here with that employee number, however it was typed."""
    wanted = digits.casefold()
    numbers = records.people.employee_numbers(half_day_id)
    spellings = sorted({number for number in numbers if fold_digits(number).casefold() == wanted})
    return tuple(one for number in spellings for one in records.people.with_number(half_day_id, number))
