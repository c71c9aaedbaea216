"""Who took which text from whom when people were made one, and whose it is once some of them are apart again.

A slot is one thing that is known of a person: a field, or one of their further columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
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
    """What an owner says by themselves, what was written in its place, and which of theirs in turn it is."""

    own: object
    written: object
    turn: int = 0


TakenOver = dict[Slot, Taken]
"""What one person took from another."""
Ledger = dict[UUID, dict[UUID, TakenOver]]
"""What was taken from each, by who took it."""


def said_in(person: Person, slot: Slot) -> object:
    """Return what a person says in a slot."""
    return said_under(person.extra, slot.column) if slot.column else getattr(person, slot.field)


def take_over(before: Person, after: Person, giver: UUID, ledger: Ledger) -> None:
    """Keep in the ledger that somebody took from a giver what they say afterwards.

    What they were told to say since they took something last is their own. Consent stays each line's own.
    """
    names = dict.fromkeys(name for name, _ in (*before.extra, *after.extra))
    slots = [Slot(field.name) for field in fields(Person) if field.name not in OF_EACH_LINE]
    for slot in (*slots, *(Slot("extra", name) for name in names)):
        was, now = said_in(before, slot), said_in(after, slot)
        if was != now:
            _Shelf(ledger, before.id, slot).add(giver, was, now)


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


class _Lost(NamedTuple):
    """A text that was said only because of somebody who is gone."""

    slot: Slot
    text: object


class _Shelf:
    """What one owner took in one slot, in its order: the last of it is what they say."""

    def __init__(self, ledger: Ledger, owner: UUID, slot: Slot) -> None:
        self._ledger = ledger
        self._owner = owner
        self._slot = slot

    @property
    def entries(self) -> list[tuple[UUID, Taken]]:
        kept = ((giver, by_owner.get(self._owner, {})) for giver, by_owner in self._ledger.items())
        found = [(giver, taken[self._slot]) for giver, taken in kept if self._slot in taken]
        return sorted(found, key=lambda one: one[1].turn)

    def add(self, giver: UUID, was: object, now: object) -> None:
        """Put one behind the others; these count no more where something else was said than the last."""
        entries = self.entries
        if entries and entries[-1][1].written != was:
            self.put(())
        own = entries[-1][1].own if entries and entries[-1][1].written == was else was
        turn = entries[-1][1].turn + 1 if entries else 1
        self._ledger.setdefault(giver, {}).setdefault(self._owner, {})[self._slot] = Taken(own, now, turn)

    def put(self, entries: Iterable[tuple[UUID, Taken]]) -> None:
        """Keep these in the place of what was kept; the later counts where one giver has two."""
        for by_owner in self._ledger.values():
            by_owner.get(self._owner, {}).pop(self._slot, None)
        for giver, taken in entries:
            self._ledger.setdefault(giver, {}).setdefault(self._owner, {})[self._slot] = taken


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
        self._lost: set[_Lost] = set()

    def changed(self) -> tuple[Person, ...]:
        """Put back first what was taken by who has fewest behind them: others may have it through them."""
        for owner in sorted(self._now, key=lambda one: len(self._near(one))):
            kept = [by_owner.get(owner, {}) for by_owner in self._ledger.values()]
            for slot in dict.fromkeys(slot for taken in kept for slot in taken):
                self._settle(owner, slot)
        return tuple(one for one in self._now.values() if one != self._before[one.id])

    def _settle(self, owner: UUID, slot: Slot) -> None:
        """Let an owner say the last of what they took and have still; what was edited since stays."""
        shelf = _Shelf(self._ledger, owner, slot)
        entries = shelf.entries
        shelf.put(self._still_there(owner, slot, entries))
        says, (_, last) = said_in(self._now[owner], slot), entries[-1]
        left = [taken.written for _, taken in shelf.entries] or [last.own]
        if says == last.written != left[-1]:
            self._lost.add(_Lost(slot, says))
            self._say(owner, slot, left[-1])
            self._fill(owner, slot)

    def _still_there(
        self, owner: UUID, slot: Slot, entries: list[tuple[UUID, Taken]]
    ) -> Iterator[tuple[UUID, Taken]]:
        """Yield what was taken from who stays, or is said by somebody who does."""
        for giver, taken in entries:
            if giver in self._gone or self._is_lost(giver, slot, taken.written):
                near = (one for one in self._near(owner) if self._said(one, slot) == taken.written)
                yield from ((holder, taken) for holder in list(near)[:1])
            else:
                yield giver, taken

    def _is_lost(self, giver: UUID, slot: Slot, text: object) -> bool:
        """Say whether somebody said that text because of who is gone, and says it no more."""
        return _Lost(slot, text) in self._lost and self._said(giver, slot) != text

    def _near(self, owner: UUID) -> list[UUID]:
        """Return who stays behind somebody: all of them behind the head, else whom they brought."""
        behind = (one for one in self._now if one != owner)
        return [one for one in behind if owner == self._head or one in self._brought.get(owner, ())]

    def _fill(self, owner: UUID, slot: Slot) -> None:
        """Let somebody who says nothing in a slot any more say what is said behind them."""
        nothing = self._said(owner, slot)
        texts = ((giver, self._said(giver, slot)) for giver in self._near(owner))
        for giver, text in [(giver, text) for giver, text in texts if text not in NOTHING][:1]:
            if nothing in NOTHING:
                _Shelf(self._ledger, owner, slot).add(giver, nothing, text)
                self._say(owner, slot, text)

    def _said(self, one: UUID, slot: Slot) -> object:
        return said_in(self._now[one], slot)

    def _say(self, owner: UUID, slot: Slot, text: object) -> None:
        person = self._now[owner]
        if slot.column:
            self._now[owner] = replace(person, extra=with_said(person.extra, slot.column, str(text)))
        else:
            values = {slot.field: text}
            self._now[owner] = replace(person, **values)  # type: ignore[arg-type]
