"""Whether somebody agreed to being recorded (pictures, sound): what they said, when, and who noted it.

The audit keeps every answer in its order, by the person's id; quotes have a consent of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.participant import Consent
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
        said = {"consent": consent, "at": ws.clock.now().isoformat(), "who": ws.who}
        records.journal.put_setting(_key(one.session, one.person.id), json.dumps(said, ensure_ascii=False))
        records.journal.audit(f"consent of person {one.person.id}: {consent}")
    return Done(note, Change.ROSTER)


def consent_of(ws: Workspace, enrolment_id: UUID) -> ConsentNote:
    """Return what somebody answered last, with when and who noted it."""
    with ws.store.read() as records:
        one = find_enrolment(records, enrolment_id)
        return _noted(records, one.session, one.person.id, one.person.consent)


def _noted(records: Records, session_id: UUID, person_id: UUID, consent: Consent) -> ConsentNote:
    """Return the note of that answer; an answer that came by another way was noted by nobody."""
    kept = json.loads(records.journal.setting(_key(session_id, person_id)) or "{}")
    if kept.get("consent") != consent:
        return ConsentNote(consent)
    return ConsentNote(consent, datetime.fromisoformat(kept["at"]), kept["who"])


def _key(session_id: UUID, person_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}consent.{person_id}"
