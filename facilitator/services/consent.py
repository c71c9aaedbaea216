"""Whether somebody agreed to being recorded (pictures, sound): what they said, when, and who noted it.

The audit keeps every answer in its order, by the person's id; quotes have a consent of their own. Each note
holds the one before it, so that taking an answer back brings back when that one was noted, and by whom.
Each line of the list keeps its own answer; what holds for lines of one person says `domain.consent`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from facilitator.domain.consent import ConsentNote, OwnAnswer, as_one_person, for_all
from facilitator.domain.message import Message
from facilitator.domain.participant import Consent, Person
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_enrolment
from facilitator.services.overwritten import SESSION_SETTINGS
from facilitator.services.ports import Records, Workspace

__all__ = [
    "ConsentNote",
    "consent_as_one",
    "consent_of",
    "consent_words",
    "keep_own_answers",
    "note_consent",
    "settle_consent",
    "take_consent_back",
]


def consent_words(note: ConsentNote) -> Message:
    """Return in a sentence when an answer was noted and by whom; an empty one where nobody did."""
    if note.at is None:
        return Message("")
    values: dict[str, object] = {"moment": note.at, "who": note.who}
    return Message("Noted {moment} by {who}.", values) if note.who else Message("Noted {moment}.", values)


def note_consent(ws: Workspace, enrolment_id: UUID, consent: Consent) -> Done[ConsentNote]:
    """Keep what somebody answers now, for every line of theirs; the same answer again changes nothing."""
    with ws.store.write() as records:
        one = find_enrolment(records, enrolment_id)
        said = _answers(records, one.session, one.person)
        before = as_one_person(said)
        if before.consent is consent:
            return Done(before)
        keep_own_answers(records, one.session, one.person)
        note = ConsentNote(consent, ws.clock.now(), ws.who)
        was = {"was": _kept(records, one.session, one.person.id)}
        _keep(records, one.session, one.person.id, _written(for_all(said, note, one.person.id)) | was)
        records.people.update_person(replace(one.person, consent=consent))
        records.journal.audit(f"consent of person {one.person.id}: {consent}")
    return Done(note, Change.ROSTER)


def take_consent_back(ws: Workspace, enrolment_id: UUID, note: ConsentNote) -> Done[ConsentNote]:
    """Put back the answer before that note, as it was noted then; a later answer stays."""
    with ws.store.write() as records:
        one = find_enrolment(records, enrolment_id)
        said = _answers(records, one.session, one.person)
        kept = _kept(records, one.session, one.person.id)
        if "was" not in kept or said[one.person.id].note != note:
            return Done(as_one_person(said))
        _keep(records, one.session, one.person.id, kept["was"])
        now = settle_consent(records, one.session, one.person)
        records.journal.audit(f"consent of person {one.person.id}: {now.consent} again")
        return Done(now, Change.ROSTER)


def consent_of(ws: Workspace, enrolment_id: UUID) -> ConsentNote:
    """Return what holds for somebody, with when and who noted it."""
    with ws.store.read() as records:
        one = find_enrolment(records, enrolment_id)
        return as_one_person(_answers(records, one.session, one.person))


def consent_as_one(records: Records, session_id: UUID, one: Person, other: Person) -> Consent:
    """Return what holds for two people once they are one."""
    said = _answers(records, session_id, one) | _answers(records, session_id, other)
    return as_one_person(said).consent


def keep_own_answers(records: Records, session_id: UUID, person: Person) -> None:
    """Keep with each line of a person what was answered there, before a line comes to it or leaves it."""
    for line, answer in _answers(records, session_id, person).items():
        kept = _kept(records, session_id, line)
        if not kept or _read(kept) != answer:
            _keep(records, session_id, line, _written(answer))


def settle_consent(records: Records, session_id: UUID, person: Person) -> ConsentNote:
    """Write with a person, and return, what holds by the answers of their lines as these are kept."""
    note = as_one_person(_own_answers(records, session_id, person))
    if person.consent is not note.consent:
        records.people.update_person(replace(person, consent=note.consent))
    return note


def _answers(records: Records, session_id: UUID, person: Person) -> dict[UUID, OwnAnswer]:
    """Return what each line of a person said; an answer that came by another way was noted by nobody."""
    said = _own_answers(records, session_id, person)
    if as_one_person(said).consent is not person.consent:
        said[person.id] = for_all(said, ConsentNote(person.consent), person.id)
    return said


def _own_answers(records: Records, session_id: UUID, person: Person) -> dict[UUID, OwnAnswer]:
    lines = (person, *records.people.found_to_be(person.id))
    kept = {line: _kept(records, session_id, line.id) for line in lines}
    return {
        line.id: _read(own) if own else OwnAnswer(ConsentNote(line.consent)) for line, own in kept.items()
    }


def _read(kept: dict[str, Any]) -> OwnAnswer:
    over = {UUID(line): _read_note(note) for line, note in kept.get("over", {}).items()}
    return OwnAnswer(_read_note(kept), over)


def _read_note(kept: dict[str, Any]) -> ConsentNote:
    at = datetime.fromisoformat(kept["at"]) if kept["at"] else None
    return ConsentNote(Consent(kept["consent"]), at, kept["who"])


def _written(answer: OwnAnswer) -> dict[str, Any]:
    return _written_note(answer.note) | {
        "over": {str(line): _written_note(note) for line, note in answer.over.items()}
    }


def _written_note(note: ConsentNote) -> dict[str, Any]:
    at = "" if note.at is None else note.at.isoformat()
    return {"consent": note.consent, "at": at, "who": note.who}


def _kept(records: Records, session_id: UUID, person_id: UUID) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(records.journal.setting(_key(session_id, person_id)) or "{}")
    return found


def _keep(records: Records, session_id: UUID, person_id: UUID, kept: dict[str, Any]) -> None:
    records.journal.put_setting(_key(session_id, person_id), json.dumps(kept, ensure_ascii=False))


def _key(session_id: UUID, person_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}consent.{person_id}"
