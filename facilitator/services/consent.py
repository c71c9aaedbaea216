"""Whether somebody agreed to being recorded (pictures, sound): what they said, when, and who noted it.

The audit keeps every answer in its order, by the person's id; quotes have a consent of their own. Each note
holds the one before it, so that taking an answer back brings back when that one was noted, and by whom.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.participant import Consent, Person
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_enrolment
from facilitator.services.overwritten import SESSION_SETTINGS
from facilitator.services.ports import Records, Workspace


@dataclass(frozen=True, slots=True)
class ConsentNote:
    """What somebody answered; `at` is none where nobody noted when, as in a list that was imported."""

    consent: Consent
    at: datetime | None = None
    who: str = ""


def consent_words(note: ConsentNote) -> Message:
    """Return in a sentence when an answer was noted and by whom; an empty one where nobody did."""
    if note.at is None:
        return Message("")
    values: dict[str, object] = {"moment": note.at, "who": note.who}
    return Message("Noted {moment} by {who}.", values) if note.who else Message("Noted {moment}.", values)


def note_consent(ws: Workspace, enrolment_id: UUID, consent: Consent) -> Done[ConsentNote]:
    """Keep what somebody answered now; the same answer once more changes nothing."""
    with ws.store.write() as records:
        one = find_enrolment(records, enrolment_id)
        before = _noted(records, one.session, one.person.id, one.person.consent)
        if before.consent is consent:
            return Done(before)
        records.people.update_person(replace(one.person, consent=consent))
        note = ConsentNote(consent, ws.clock.now(), ws.who)
        was = {"answer": before.consent, "note": _kept(records, one.session, one.person.id)}
        _keep(records, one.session, one.person.id, _written(note) | {"was": was})
        records.journal.audit(f"consent of person {one.person.id}: {consent}")
    return Done(note, Change.ROSTER)


def take_consent_back(ws: Workspace, enrolment_id: UUID, note: ConsentNote) -> Done[ConsentNote]:
    """Put back the answer before that note, as it was noted then; a later answer stays."""
    with ws.store.write() as records:
        one = find_enrolment(records, enrolment_id)
        kept = _kept(records, one.session, one.person.id)
        if "was" not in kept or kept | _written(note) != kept:
            return Done(_noted(records, one.session, one.person.id, one.person.consent))
        answer = Consent(kept["was"]["answer"])
        records.people.update_person(replace(one.person, consent=answer))
        _keep(records, one.session, one.person.id, kept["was"]["note"])
        records.journal.audit(f"consent of person {one.person.id}: {answer} again")
        return Done(_noted(records, one.session, one.person.id, answer), Change.ROSTER)


def consent_of(ws: Workspace, enrolment_id: UUID) -> ConsentNote:
    """Return what somebody answered last, with when and who noted it."""
    with ws.store.read() as records:
        one = find_enrolment(records, enrolment_id)
        return _noted(records, one.session, one.person.id, one.person.consent)


def carry_consent(records: Records, session_id: UUID, one: Person, other: Person, answer: Consent) -> None:
    """Keep with the one of two lines when and by whom the answer was noted that counts for both now.

    Where it was noted at both lines, the earliest note counts: since then it was known, and what was
    recorded after a yes was allowed, or after a no was not.
    """
    notes = [_noted(records, session_id, line.id, line.consent) for line in (one, other)]
    mine, theirs = (note if note.consent is answer else ConsentNote(answer) for note in notes)
    if theirs.at is not None and (mine.at is None or theirs.at < mine.at):
        was = {"line": str(other.id), "note": _kept(records, session_id, one.id)}
        _keep(records, session_id, one.id, _written(theirs) | {"carried": was})


def give_consent_back(records: Records, session_id: UUID, one_id: UUID, other_id: UUID) -> None:
    """Leave with the one what was noted of them alone: they are two people again."""
    _keep(records, session_id, one_id, _without(_kept(records, session_id, one_id), str(other_id)))


def _without(kept: dict[str, Any], line: str) -> dict[str, Any]:
    """Return a note as it is without what was carried over from another line."""
    if "carried" in kept:
        before = _without(kept["carried"]["note"], line)
        is_theirs = kept["carried"]["line"] == line
        return before if is_theirs else kept | {"carried": kept["carried"] | {"note": before}}
    if "was" in kept:
        return kept | {"was": kept["was"] | {"note": _without(kept["was"]["note"], line)}}
    return kept


def _noted(records: Records, session_id: UUID, person_id: UUID, consent: Consent) -> ConsentNote:
    """Return the note of that answer; an answer that came by another way was noted by nobody."""
    kept = _kept(records, session_id, person_id)
    if kept.get("consent") != consent:
        return ConsentNote(consent)
    return ConsentNote(consent, datetime.fromisoformat(kept["at"]), kept["who"])


def _written(note: ConsentNote) -> dict[str, Any]:
    at = "" if note.at is None else note.at.isoformat()
    return {"consent": note.consent, "at": at, "who": note.who}


def _kept(records: Records, session_id: UUID, person_id: UUID) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(records.journal.setting(_key(session_id, person_id)) or "{}")
    return found


def _keep(records: Records, session_id: UUID, person_id: UUID, kept: dict[str, Any]) -> None:
    records.journal.put_setting(_key(session_id, person_id), json.dumps(kept, ensure_ascii=False))


def _key(session_id: UUID, person_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}consent.{person_id}"
