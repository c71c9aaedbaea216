"""Who on a list may be one person: proposed to whoever knows them, never decided here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import fields, replace
from uuid import UUID

from facilitator.domain.consent import strongest
from facilitator.domain.further_columns import said_over, said_under
from facilitator.domain.participant import Person
from facilitator.domain.taken_over import NOTHING, OF_EACH_LINE


def same_names(people: Iterable[Person]) -> tuple[tuple[Person, ...], ...]:
    """Return those whose names read the same, two or more together, in the order of the list.

    Width of letters, capitals, spaces and dots between the parts of a name make no difference.
    """
    by_name: dict[str, dict[UUID, Person]] = {}
    for one in people:
        by_name.setdefault(_read(one.name), {}).setdefault(one.id, one)
    return tuple(tuple(found.values()) for found in by_name.values() if len(found) > 1)


def differing_fields(one: Person, other: Person) -> tuple[str, ...]:
    """Return the fields in which both say something, and not the same: somebody has to choose."""
    return tuple(
        name
        for name in _chosen()
        if getattr(one, name) not in NOTHING
        and getattr(other, name) not in NOTHING
        and getattr(one, name) != getattr(other, name)
    )


def together(one: Person, other: Person) -> Person:
    """Return what is known of the two as one: what the first says, else what the second does.

    Of their own fields both keep what they say; a consent that either refused is refused.
    """
    values = {
        name: getattr(other, name)
        for name in _chosen()
        if getattr(one, name) in NOTHING and getattr(other, name) not in NOTHING
    }
    extra = said_over(one.extra, tuple(pair for pair in other.extra if not said_under(one.extra, pair[0])))
    return replace(one, **values, extra=extra, consent=strongest((one.consent, other.consent)))


def _chosen() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Person) if field.name not in OF_EACH_LINE)


def _read(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in folded if sign.isalnum())
