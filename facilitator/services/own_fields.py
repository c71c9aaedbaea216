"""Fields that an organisation adds for its people, and what takes each change back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.own_field import OwnField, OwnKind, folded, loose_columns
from facilitator.domain.plain_text import MOST_IN_A_NAME, not_longer, plain_line
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session
from facilitator.services.ports import Records, Workspace

MOST_FIELDS = 20
MOST_CHOICES = 50


@dataclass(frozen=True, slots=True)
class OwnFields:
    """The fields there are, and the columns of a session's lists that could become one."""

    fields: tuple[OwnField, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after a change; none where it was not there."""

    before: OwnField | None
    after: OwnField | None


def list_own_fields(ws: Workspace) -> tuple[OwnField, ...]:
    """Return the fields in the order they were added."""
    with ws.store.read() as records:
        return records.own_fields.all()


def own_fields_of(ws: Workspace, session_id: UUID) -> OwnFields:
    """Return the fields, and the further columns that lists of that session brought and no field holds."""
    with ws.store.read() as records:
        find_session(records, session_id)
        fields = records.own_fields.all()
        people = (one.person for one in records.people.of_session(session_id))
        return OwnFields(fields, loose_columns(people, fields))


def put_own_field(ws: Workspace, field: OwnField) -> Done[FieldChange]:
    """Keep a field as typed; without a key it is a new one, under the first name it is given.

    UserError without a name, under the name of another field, or for a choice with nothing to choose.
    """
    typed = _checked(field)
    with ws.store.write() as records:
        before = _found(records, field.key)
        if before is None:
            _refuse_too_many(records)
        _refuse_same_name(records, typed, field.key)
        records.own_fields.put(typed)
        records.journal.audit("own field " + ("added" if before is None else "changed"))
    return Done(FieldChange(before, typed), Change.ROSTER)


def remove_own_field(ws: Workspace, key: str) -> Done[FieldChange]:
    """Let a field go; what people say in it stays with them, as a column that was kept."""
    with ws.store.write() as records:
        before = _found(records, key)
        if before is None:
            raise UserError(Message("This field is no longer there."))
        records.own_fields.remove(key)
        records.journal.audit("own field removed")
    return Done(FieldChange(before, None), Change.ROSTER)


def undo_field_change(ws: Workspace, change: FieldChange) -> Done[FieldChange]:
    """Put a field back as it was, unless it was changed once more since."""
    changed = change.after or change.before
    key = "" if changed is None else changed.key
    with ws.store.write() as records:
        now = _found(records, key)
        if now != change.after:
            raise UserError(Message("The field was changed once more since. Look at it again."))
        if change.before is None:
            records.own_fields.remove(key)
        else:
            records.own_fields.put(change.before)
        records.journal.audit("own field as before")
    return Done(FieldChange(now, change.before), Change.ROSTER)


def _found(records: Records, key: str) -> OwnField | None:
    return next((one for one in records.own_fields.all() if one.key == key), None)


def _checked(field: OwnField) -> OwnField:
    """Return a field as it is kept."""
    name = Text(*(not_longer(plain_line(one), MOST_IN_A_NAME) for one in (field.name.en, field.name.zh)))
    if not name:
        raise UserError(Message("Give the field a name in one language or both."))
    choices = tuple(not_longer(plain_line(one), MOST_IN_A_NAME) for one in field.choices)
    once: dict[str, str] = {}
    for one in filter(None, choices):
        once.setdefault(folded(one), one)
    choices = tuple(once.values())
    if field.kind is OwnKind.CHOICE and not choices:
        raise UserError(Message("Type what can be chosen, one choice a line."))
    if len(choices) > MOST_CHOICES:
        raise UserError(Message("A field has at most {most} choices.", {"most": MOST_CHOICES}))
    return replace(field, key=field.key or name.zh or name.en, name=name, choices=choices)


def _refuse_same_name(records: Records, typed: OwnField, own_key: str) -> None:
    others = [one for one in records.own_fields.all() if one.key != own_key]
    called = set(map(folded, typed.names))
    same = next((one for one in others if called.intersection(map(folded, one.names))), None)
    if same is not None:
        raise UserError(
            Message("A field is called {name} already. Choose another name.", {"name": same.name})
        )


def _refuse_too_many(records: Records) -> None:
    if len(records.own_fields.all()) >= MOST_FIELDS:
        raise UserError(
            Message("There are {most} fields already. Remove one that is not used.", {"most": MOST_FIELDS})
        )
