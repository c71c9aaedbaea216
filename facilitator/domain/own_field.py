"""Fields that an organisation adds for its people: what it calls them, and what may stand in them.

What somebody says there stands among the further columns of their row of the roster, under the field's
key. So a column that was kept as it is becomes a field by being named, and loses nothing when it is one no
more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.further_columns import said_under, with_said
from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.names import latin_letters, search_key
from facilitator.domain.participant import Person
from facilitator.domain.plain_header import plain_header
from facilitator.domain.roster_fields import RosterField, RosterMapping, RosterReading, RosterRow
from facilitator.domain.table import RowProblem, Table

_WHO = frozenset(
    {RosterField.NAME, RosterField.FAMILY_NAME, RosterField.GIVEN_NAME, RosterField.EMPLOYEE_NUMBER}
)


class OwnKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class OwnField:
    """One field. `key` never changes; `name` is what people read, in one language or both.

    `choices` are for CHOICE alone. `is_column` shows it in the list of people.
    """

    key: str
    name: Text
    kind: OwnKind = OwnKind.TEXT
    choices: tuple[str, ...] = ()
    is_column: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """By what a column may be called that holds this field."""
        return tuple(dict.fromkeys(filter(None, (self.key, self.name.zh, self.name.en))))


def field_called(name: str) -> OwnField:
    """Return the field that a column of a list would be: called as it is, in the script it is written in."""
    return OwnField("", Text(en=name) if name.isascii() else Text(zh=name))


def folded(text: str) -> str:
    """Return a text as it is compared: however wide, in whichever case, with whatever spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def own_text(person: Person, key: str) -> str:
    """Return what somebody says in that field."""
    return said_under(person.extra, key)


def with_own_texts(person: Person, texts: Mapping[str, str]) -> Person:
    """Return somebody with these texts in these fields; an empty one empties its field."""
    extra = person.extra
    for key, text in texts.items():
        if text != said_under(extra, key):
            extra = with_said(extra, key, text)
    return replace(person, extra=extra)


def called_so(fields: Iterable[OwnField], header: str) -> OwnField | None:
    """Return the field that a column of that header holds, or none."""
    plain = plain_header(header)
    return next((one for one in fields if plain and plain in map(plain_header, one.names)), None)


def own_columns(table: Table, mapping: RosterMapping, fields: Sequence[OwnField]) -> RosterMapping:
    """Return the mapping with each column that is called as a field held by that field.

    Who somebody is goes before: a column of names or employee numbers stays one.
    """
    if mapping.header_row is None:
        return mapping
    held, own = dict(mapping.columns), dict(mapping.own)
    for column in range(table.width):
        one = called_so(fields, table.cell(mapping.header_row, column))
        is_free = one is not None and one.key not in own.values()
        if one is not None and is_free and held.get(column) not in _WHO:
            held[column] = RosterField.EXTRA
            own[column] = one.key
    return RosterMapping(mapping.header_row, tuple(sorted(held.items())), tuple(sorted(own.items())))


def loose_columns(people: Iterable[Person], fields: Sequence[OwnField]) -> tuple[str, ...]:
    """Return the names of columns that were kept as they are and are no field yet, in order."""
    known = {one.key for one in fields}
    found = dict.fromkeys(name for person in people for name, _ in person.extra)
    return tuple(name for name in found if name not in known)


def differing_own(one: Person, other: Person, fields: Iterable[OwnField]) -> tuple[OwnField, ...]:
    """Return the fields in which both say something, and not the same: somebody has to choose."""
    said = ((field, own_text(one, field.key), own_text(other, field.key)) for field in fields)
    return tuple(field for field, mine, theirs in said if mine and theirs and folded(mine) != folded(theirs))


def says_in_own(query: str, person: Person, fields: Iterable[OwnField]) -> bool:
    """Say whether somebody's own fields hold a text, or one whose pinyin begins so."""
    asked = folded(query)
    letters = latin_letters(asked)
    for text in filter(None, (own_text(person, one.key) for one in fields)):
        if asked and asked in folded(text):
            return True
        if letters and any(key.startswith(letters) for key in search_key(text).split()):
            return True
    return False


def by_choices(reading: RosterReading, fields: Sequence[OwnField]) -> RosterReading:
    """Return what was read with each choice as the field spells it; what is no choice stays, and is told."""
    offered = {one.key: one for one in fields if one.kind is OwnKind.CHOICE and one.choices}
    rows: list[RosterRow] = []
    problems: list[RowProblem] = []
    for row in reading.rows:
        pairs = []
        for name, text in row.extra:
            one = offered.get(name)
            spelt = {folded(choice): choice for choice in one.choices} if one is not None else {}
            chosen = spelt.get(folded(text), text)
            pairs.append((name, chosen))
            if one is not None and folded(text) not in spelt:
                values: dict[str, object] = {"text": text, "field": one.name}
                message = Message('"{text}" is no choice of {field}; it was kept as it stands.', values)
                problems.append(RowProblem(row.row_number, message, row.name))
        rows.append(replace(row, extra=tuple(pairs)))
    return replace(reading, rows=tuple(rows), problems=(*reading.problems, *problems))
