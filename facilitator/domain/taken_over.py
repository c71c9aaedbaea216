"""Who took which text from whom when people were made one, and whose it is once some of them are apart again.

A slot is one thing that is known of a person: a field, or one of their further columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import NamedTuple
from uuid import UUID

from facilitator.domain.further_columns import said_under, with_said
from facilitator.domain.participant import ChildAgeBand, Consent, Person, Sex

NOTHING = ("", None, (), Sex.UNKNOWN, ChildAgeBand.UNKNOWN, Consent.NOT_ASKED)
"""What a field says while nobody told anything."""
OF_EACH_LINE = frozenset({"id", "extra", "consent"})
"""Fields that nobody chooses between: further columns go one by one, consent stays with each line."""


class Slot(NamedTuple):
    """A field by its name, or a further column of that name (`field` is `extra` then)."""

    field: str
    column: str = ""


class Taken(NamedTuple):
    """What stood in a slot before, and what was written in its place."""

    before: object
    written: object


TakenOver = dict[Slot, Taken]
"""What one person took from another."""
Ledger = dict[UUID, dict[UUID, TakenOver]]
"""What was taken from each, by who took it."""


def said_in(person: Person, slot: Slot) -> object:
    """Return what a person says in a slot."""
    return said_under(person.extra, slot.column) if slot.column else getattr(person, slot.field)


def taken_over(before: Person, after: Person) -> TakenOver:
    """Return each slot that says another thing afterwards; consent is each line's own."""
    names = dict.fromkeys(name for name, _ in (*before.extra, *after.extra))
    slots = [Slot(field.name) for field in fields(Person) if field.name not in OF_EACH_LINE]
    slots += [Slot("extra", name) for name in names]
    both = {slot: Taken(said_in(before, slot), said_in(after, slot)) for slot in slots}
    return {slot: taken for slot, taken in both.items() if taken.before != taken.written}


def left_apart(
    head: Person | None,
    behind: tuple[Person, ...],
    gone: frozenset[UUID],
    ledger: Ledger,
    brought: Mapping[UUID, frozenset[UUID]],
) -> tuple[Person, ...]:
    """Return who says another thing once `gone` are not known as `head` any more, while `behind` still are.

    What was taken from who is gone goes with them, unless it was edited since or somebody who stays says it,
    too. Where nothing is left, what somebody who stays says is taken. `ledger` is put right in its place;
    `brought` are who came with whom. `head` is none where they are on no list.
    """
    return _Parting(head, behind, gone, ledger, brought).changed()


@dataclass(frozen=True, slots=True)
class _Lost:
    """A text that was said only because of somebody who is gone."""

    slot: Slot
    text: object


class _Parting:
    """The people who stay while others leave."""

    def __init__(
        self,
        head: Person | None,
        behind: tuple[Person, ...],
        gone: frozenset[UUID],
        ledger: Ledger,
        brought: Mapping[UUID, frozenset[UUID]],
    ) -> None:
        self._before = {person.id: person for person in ((head, *behind) if head else behind)}
        self._now = dict(self._before)
        self._gone = gone
        self._ledger = ledger
        self._brought = brought
        self._head = None if head is None else head.id

    def changed(self) -> tuple[Person, ...]:
        """Put back from the last to the first, since the first may have taken it through the others."""
        lost: set[_Lost] = set()
        for owner in reversed(self._now):
            givers = [one for one in self._ledger if one in self._gone]
            touched = set(self._give_back(owner, givers, lost, is_whole=True))
            if owner == self._head:
                touched |= set(self._give_back(owner, list(self._near(owner)), lost, is_whole=False))
            for slot in touched:
                self._fill(owner, slot)
        return tuple(one for one in self._now.values() if one != self._before[one.id])

    def _near(self, owner: UUID) -> Iterator[UUID]:
        """Return who stays behind somebody: all of them behind the first, else whom they brought."""
        for one in self._now:
            if one != owner and (owner == self._head or one in self._brought.get(owner, ())):
                yield one

    def _give_back(
        self, owner: UUID, givers: Iterable[UUID], lost: set[_Lost], *, is_whole: bool
    ) -> Iterator[Slot]:
        """Put back what somebody took from these, all of it or what is lost; yield what they say no more."""
        for giver in givers:
            entries = self._ledger.get(giver, {}).get(owner, {})
            for slot, taken in list(entries.items()):
                if not is_whole and _Lost(slot, taken.written) not in lost:
                    continue
                holder = self._holder(owner, slot, taken.written)
                if holder is not None and not is_whole:
                    continue
                del entries[slot]
                if said_in(self._now[owner], slot) != taken.written:
                    self._skip(owner, slot, taken)
                elif holder is not None:
                    self._ledger.setdefault(holder, {}).setdefault(owner, {})[slot] = taken
                else:
                    self._say(owner, slot, taken.before)
                    lost.add(_Lost(slot, taken.written))
                    yield slot

    def _holder(self, owner: UUID, slot: Slot, text: object) -> UUID | None:
        """Return who says that text and stays behind somebody."""
        return next((one for one in self._near(owner) if said_in(self._now[one], slot) == text), None)

    def _skip(self, owner: UUID, slot: Slot, gone: Taken) -> None:
        """Let what was written over the text of who is gone go back to what stood before it."""
        for by_owner in self._ledger.values():
            later = by_owner.get(owner, {}).get(slot)
            if later is not None and later.before == gone.written:
                by_owner[owner][slot] = Taken(gone.before, later.written)

    def _fill(self, owner: UUID, slot: Slot) -> None:
        """Let somebody who says nothing in a slot any more say what is said behind them."""
        if said_in(self._now[owner], slot) not in NOTHING:
            return
        for giver in self._near(owner):
            text = said_in(self._now[giver], slot)
            if text not in NOTHING:
                taken = Taken(said_in(self._now[owner], slot), text)
                self._ledger.setdefault(giver, {}).setdefault(owner, {})[slot] = taken
                self._say(owner, slot, text)
                return

    def _say(self, owner: UUID, slot: Slot, text: object) -> None:
        person = self._now[owner]
        if slot.column:
            self._now[owner] = replace(person, extra=with_said(person.extra, slot.column, str(text)))
        else:
            values = {slot.field: text}
            self._now[owner] = replace(person, **values)  # type: ignore[arg-type]
