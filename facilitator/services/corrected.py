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
    typed = _anew(before, after)
    for session_id in sessions if typed else ():
        kept = _kept(records, session_id, after.id)
        records.journal.put_setting(_key(session_id, after.id), json.dumps({**kept, **typed}))


def is_corrected(records: Records, session_id: UUID, before: Person, after: Person) -> bool:
    """Say whether what somebody typed here would be written over."""
    kept = _kept(records, session_id, before.id)
    held = _anew(after, before)
    return any(kept.get(name) == digest for name, digest in held.items())


def _anew(before: Person, after: Person) -> dict[str, str]:
    """Return a digest of each field that says another thing afterwards, further columns one by one."""
    was, now = _all_said(before), _all_said(after)
    names = dict.fromkeys((*was, *now))
    return {name: _digest(after.id, name, now.get(name)) for name in names if was.get(name) != now.get(name)}


def _all_said(person: Person) -> dict[str, object]:
    fields = {name: getattr(person, name) for name in PERSON_FIELDS if name != "extra"}
    return {**fields, **{f"extra {name}": text for name, text in person.extra}}


def _kept(records: Records, session_id: UUID, person_id: UUID) -> dict[str, str]:
    found: dict[str, str] = json.loads(records.journal.setting(_key(session_id, person_id)) or "{}")
    return found


def _key(session_id: UUID, person_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}corrected.{person_id}"


def _digest(person_id: UUID, name: str, value: object) -> str:
    return hashlib.sha256(f"{person_id} {name} {value!r}".encode()).hexdigest()
