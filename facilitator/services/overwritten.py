"""What an import or being made one wrote over: kept with the session so that it can go back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from facilitator.domain.further_columns import Pairs, put_back_under, said_under
from facilitator.domain.participant import ChildAgeBand, Consent, Person, Sex
from facilitator.domain.taken_over import Slot, Taken, TakenOver
from facilitator.services.ports import Records

SESSION_SETTINGS = "session.{}.import."
"""How settings begin that go with a session when it is removed."""


def keep_overwritten(
    records: Records, session_id: UUID, import_id: UUID, changes: Iterable[tuple[Person, Person]]
) -> None:
    """Keep each changed field of each person as it was before and as it was written."""
    kept = {str(before.id): _changed(before, after) for before, after in changes}
    records.journal.put_setting(_key(session_id, import_id), json.dumps(kept, ensure_ascii=False))


def put_back(records: Records, session_id: UUID, import_id: UUID) -> int:
    """Restore what that import wrote over and return how many people were; then forget it.

    A field that was edited after the import stays as it is. What was written over of somebody who is
    known as another now is kept until they are themselves again.
    """
    overwritten = json.loads(records.journal.setting(_key(session_id, import_id)) or "{}")
    people = {str(one.person.id): one.person for one in records.people.of_session(session_id)}
    waiting = {}
    restored = 0
    for person_id, fields in overwritten.items():
        person = people.get(person_id)
        before = person and _restored(person, fields)
        if before and before != person:
            records.people.update_person(before)
            restored += 1
        if person is None and records.people.sessions_of(UUID(person_id)):
            waiting[person_id] = fields
    records.journal.forget_settings(_key(session_id, import_id))
    if waiting:
        records.journal.put_setting(_key(session_id, import_id), json.dumps(waiting, ensure_ascii=False))
    return restored


def taken_from(records: Records, session_id: UUID, giver: UUID) -> dict[UUID, TakenOver]:
    """Return what was taken from somebody when they were made one with others, by who took it."""
    kept = json.loads(records.journal.setting(_key(session_id, giver)) or "{}")
    return {UUID(owner): dict(_slots(fields)) for owner, fields in kept.items()}


def keep_taken(records: Records, session_id: UUID, giver: UUID, by_owner: dict[UUID, TakenOver]) -> None:
    """Keep what is taken from somebody from now on; nothing is kept where nothing is."""
    kept = {str(owner): _fields(taken) for owner, taken in by_owner.items() if taken}
    if kept:
        records.journal.put_setting(_key(session_id, giver), json.dumps(kept, ensure_ascii=False))
    else:
        records.journal.forget_settings(_key(session_id, giver))


def forget_overwritten(records: Records, session_id: UUID) -> None:
    """Forget what every import of a session wrote over, since it holds names."""
    records.journal.forget_settings(SESSION_SETTINGS.format(session_id))


def _key(session_id: UUID, import_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}{import_id}"


def _changed(before: Person, after: Person) -> dict[str, list[object]]:
    from facilitator.services.roster_preview import PERSON_FIELDS  # the badges of a room need no roster

    return {
        name: [getattr(before, name), getattr(after, name)]
        for name in (*PERSON_FIELDS, "consent")
        if getattr(before, name) != getattr(after, name)
    }


def _restored(person: Person, fields: dict[str, list[Any]]) -> Person:
    values: dict[str, Any] = {}
    for name, (before, written) in fields.items():
        read = _READERS.get(name, _as_it_is)
        if name == "extra":
            values[name] = put_back_under(person.extra, _pairs(before), _pairs(written))
        elif getattr(person, name) == read(written):
            values[name] = read(before)
    return replace(person, **values)


def _slots(fields: dict[str, list[Any]]) -> Iterator[tuple[Slot, Taken]]:
    for name, (before, written, *turn) in fields.items():
        read = _READERS.get(name, _as_it_is)
        if name != "extra":
            yield Slot(name), Taken(read(before), read(written), *turn)
            continue
        was, wrote, turns = _pairs(before), _pairs(written), dict(*turn)
        for column in dict.fromkeys(known for known, _ in (*was, *wrote)):
            taken = Taken(said_under(was, column), said_under(wrote, column), turns.get(column, 0))
            if column in turns or taken.own != taken.written:
                yield Slot("extra", column), taken


def _fields(taken: TakenOver) -> dict[str, list[Any]]:
    fields: dict[str, list[Any]] = {}
    for slot, values in taken.items():
        if slot.column:
            for kept, value in zip(fields.setdefault("extra", [[], [], []]), values, strict=True):
                kept.append((slot.column, value))
        else:
            fields[slot.field] = list(values)
    return fields


def _as_it_is(value: object) -> object:
    return value


def _pairs(value: Iterable[tuple[str, str]]) -> Pairs:
    return tuple((name, text) for name, text in value)


_READERS: dict[str, Callable[[Any], object]] = {
    "sex": Sex,
    "child_age_band": ChildAgeBand,
    "consent": Consent,
}
