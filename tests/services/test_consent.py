"""Consent to being recorded: the answer, when it was given, who noted it, and every change in the audit."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Consent, Enrolment
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import change_enrolment, take_off, undo_change
from facilitator.services.changes import Change
from facilitator.services.consent import (
    ConsentNote,
    consent_of,
    consent_words,
    note_consent,
    take_consent_back,
)
from facilitator.services.enrol_people import edit_person, list_people
from facilitator.services.merge_people import merge_people, preview_merge, take_apart
from facilitator.services.plan_session import remove_session
from facilitator.services.ports import Workspace
from facilitator.words import said
from tests.fakes import FakeClock


def test_an_answer_is_kept_with_when_and_who_and_the_newest_holds(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    assert consent_of(ws, people[0].id) == ConsentNote(Consent.NOT_ASKED)
    first = note_consent(ws, people[0].id, Consent.GIVEN)
    assert (first.value, first.changes) == (ConsentNote(Consent.GIVEN, clock.now(), "Li Na"), Change.ROSTER)
    clock.go_on(minutes=5)
    assert note_consent(ws, people[0].id, Consent.GIVEN).changes is Change.NOTHING
    assert consent_of(ws, people[0].id) == first.value
    note_consent(ws, people[0].id, Consent.REFUSED)
    assert consent_of(ws, people[0].id) == ConsentNote(Consent.REFUSED, clock.now(), "Li Na")
    assert list_people(ws, half_day)[0].person.consent is Consent.REFUSED
    with ws.store.read() as records:
        said = [line.what for line in records.journal.audit_lines(2)]
    assert said == [f"consent of person {people[0].person.id}: {word}" for word in ("refused", "given")]


def test_an_answer_that_came_by_another_way_was_noted_by_nobody(
    ws: Workspace, people: tuple[Enrolment, ...]
) -> None:
    note_consent(ws, people[0].id, Consent.GIVEN)
    stale = replace(people[0], table="4")
    undo_change(ws, change_enrolment(ws, stale).value)
    assert consent_of(ws, people[0].id).at is not None
    edit_person(ws, replace(people[0].person, consent=Consent.REFUSED))
    assert consent_of(ws, people[0].id) == ConsentNote(Consent.REFUSED)


def test_when_and_who_stand_in_words(clock: FakeClock) -> None:
    at = clock.now()
    assert said(consent_words(ConsentNote(Consent.GIVEN, at, "Li Na")), Language.EN) == (
        "Noted 3 March 2026 08:30 by Li Na."
    )
    assert said(consent_words(ConsentNote(Consent.GIVEN, at)), Language.ZH) == "2026年3月3日 08:30 记录。"
    assert str(consent_words(ConsentNote(Consent.NOT_ASKED))) == ""


def test_it_names_nobody_and_goes_with_the_session(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    note_consent(ws, people[0].id, Consent.GIVEN)
    key = f"session.{session.id}.import.consent.{people[0].person.id}"
    with ws.store.read() as records:
        assert "王" not in (records.journal.setting(key) or "王")
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.journal.setting(key) is None


def test_who_is_off_the_list_is_not_asked(ws: Workspace, people: tuple[Enrolment, ...]) -> None:
    take_off(ws, people[0].id)
    with pytest.raises(UserError, match="no longer on the list"):
        note_consent(ws, people[0].id, Consent.GIVEN)


def as_one(ws: Workspace, session: Session, one: Enrolment, other: Enrolment) -> None:
    found = preview_merge(ws, session.id, one.person.id, other.person.id)
    merge_people(ws, session.id, one.person.id, other.person.id, found.as_one)


def test_taking_an_answer_back_brings_back_when_the_one_before_was_noted(
    ws: Workspace, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    first = note_consent(ws, people[0].id, Consent.GIVEN).value
    clock.go_on(minutes=5)
    second = note_consent(ws, people[0].id, Consent.REFUSED).value
    clock.go_on(minutes=5)
    done = take_consent_back(ws, people[0].id, second)
    assert (done.value, done.changes) == (first, Change.ROSTER)
    assert consent_of(ws, people[0].id) == first
    assert take_consent_back(ws, people[0].id, second).changes is Change.NOTHING
    assert take_consent_back(ws, people[0].id, first).value == ConsentNote(Consent.NOT_ASKED)
    assert take_consent_back(ws, people[0].id, first).changes is Change.NOTHING


def test_of_two_lines_that_are_one_the_earliest_note_of_the_answer_that_counts_is_shown(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    one, other, third = people
    theirs = note_consent(ws, other.id, Consent.GIVEN).value
    clock.go_on(minutes=5)
    own = note_consent(ws, one.id, Consent.GIVEN).value
    clock.go_on(minutes=5)
    no = note_consent(ws, third.id, Consent.REFUSED).value
    as_one(ws, session, one, other)
    assert consent_of(ws, one.id) == theirs
    as_one(ws, session, one, third)
    assert consent_of(ws, one.id) == no
    take_apart(ws, session.id, one.person.id, other.person.id)
    assert consent_of(ws, one.id) == no
    take_apart(ws, session.id, one.person.id, third.person.id)
    assert consent_of(ws, one.id) == own
    assert (consent_of(ws, other.id), consent_of(ws, third.id)) == (theirs, no)


def test_an_earlier_note_of_the_one_stays_and_an_answer_nobody_noted_carries_nothing(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    one, other, third = people
    own = note_consent(ws, one.id, Consent.GIVEN).value
    clock.go_on(minutes=5)
    note_consent(ws, other.id, Consent.GIVEN)
    edit_person(ws, replace(third.person, consent=Consent.REFUSED))
    as_one(ws, session, one, other)
    assert consent_of(ws, one.id) == own
    as_one(ws, session, one, third)
    assert consent_of(ws, one.id) == ConsentNote(Consent.REFUSED)


def test_what_was_answered_after_two_were_one_stays_when_they_are_two_again(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    one, other, _ = people
    note_consent(ws, other.id, Consent.GIVEN)
    as_one(ws, session, one, other)
    clock.go_on(minutes=5)
    later = note_consent(ws, one.id, Consent.REFUSED).value
    take_apart(ws, session.id, one.person.id, other.person.id)
    assert consent_of(ws, one.id) == later


@pytest.mark.parametrize("is_last_first", [True, False])
@pytest.mark.parametrize("answers", list(product((Consent.GIVEN, Consent.REFUSED), repeat=3)))
def test_each_of_three_lines_has_its_own_answer_again_in_whichever_order_they_are_taken_apart(
    ws: Workspace,
    session: Session,
    people: tuple[Enrolment, ...],
    clock: FakeClock,
    answers: tuple[Consent, ...],
    is_last_first: bool,
) -> None:
    notes = []
    for person, answer in zip(people, answers, strict=True):
        clock.go_on(minutes=1)
        notes.append(note_consent(ws, person.id, answer).value)
    first, second, third = people
    as_one(ws, session, second, first)
    as_one(ws, session, third, second)
    assert consent_of(ws, third.id) == first_of_the_strongest(notes)
    if is_last_first:
        take_apart(ws, session.id, third.person.id, second.person.id)
        assert consent_of(ws, third.id) == notes[2]
        assert consent_of(ws, second.id) == first_of_the_strongest(notes[:2])
        take_apart(ws, session.id, second.person.id, first.person.id)
    else:
        take_apart(ws, session.id, third.person.id, first.person.id)
        assert consent_of(ws, third.id) == first_of_the_strongest(notes[1:])
        take_apart(ws, session.id, third.person.id, second.person.id)
    assert [consent_of(ws, one.id) for one in people] == notes


def first_of_the_strongest(notes: list[ConsentNote]) -> ConsentNote:
    return next((note for note in notes if note.consent is Consent.REFUSED), notes[0])


def test_two_who_were_one_by_mistake_and_are_again_keep_what_was_answered_for_both(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    one, other, _ = people
    note_consent(ws, other.id, Consent.REFUSED)
    as_one(ws, session, one, other)
    clock.go_on(minutes=5)
    both = note_consent(ws, one.id, Consent.GIVEN).value
    take_apart(ws, session.id, one.person.id, other.person.id)
    as_one(ws, session, one, other)
    assert consent_of(ws, one.id) == both
    take_apart(ws, session.id, one.person.id, other.person.id)
    clock.go_on(minutes=5)
    note_consent(ws, other.id, Consent.GIVEN)
    clock.go_on(minutes=5)
    no = note_consent(ws, other.id, Consent.REFUSED).value
    as_one(ws, session, one, other)
    assert consent_of(ws, one.id) == no
