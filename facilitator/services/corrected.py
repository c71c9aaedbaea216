"""Which fields of a person were put right by hand, so that a roster that says otherwise is told of.

Kept with the session as digests: no name stands here. A field counts while it holds what was typed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

from facilitator.domain.participant import Person
from facilitator.services.overwritten import SESSION_SETTINGS
from facilitator.services.ports import Records
from facilitator.services.roster_preview import PERSON_FIELDS


def keep_corrected(records: Records, sessions: Iterable[UUID], before: Person, after: Person) -> None:
    """Keep which fields were typed anew, with what was kept of earlier corrections."""
    typed = {
        name: _digest(after, name) for name in PERSON_FIELDS if getattr(before, name) != getattr(after, name)
    }
    for session_id in sessions if typed else ():
        kept = _kept(records, session_id, after.id)
        records.journal.put_setting(_key(session_id, after.id), json.dumps({**kept, **typed}))


def is_corrected(records: Records, session_id: UUID, person: Person, fields: Iterable[str]) -> bool:
    """Say whether one of these fields holds what somebody typed here."""
    kept = _kept(records, session_id, person.id)
    return any(kept.get(name) == _digest(person, name) for name in fields)


def _kept(records: Records, session_id: UUID, person_id: UUID) -> dict[str, str]:
    found: dict[str, str] = json.loads(records.journal.setting(_key(session_id, person_id)) or "{}")
    return found


def _key(session_id: UUID, person_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}corrected.{person_id}"


def _digest(person: Person, name: str) -> str:
    value = getattr(person, name)
    return hashlib.sha256(f"{person.id} {name} {value!r}".encode()).hexdigest()
