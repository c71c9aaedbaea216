"""Consent to being recorded: the answer, when it was given, who noted it, and every change in the audit."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Consent, Enrolment
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import change_enrolment, take_off, undo_change
from facilitator.services.changes import Change
from facilitator.services.consent import ConsentNote, consent_of, consent_words, note_consent
from facilitator.services.enrol_people import edit_person, list_people
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
