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
    """What stood in a slot before, what was written in its place, and the how manieth of its owner it is."""

    before: object
    written: object
    turn: int = 0


TakenOver = dict[Slot, Taken]
"""What one person took from another."""
Ledger = dict[UUID, dict[UUID, TakenOver]]
"""What was taken from each, by who took it."""


def said_in(person: Person, slot: Slot) -> object:
    """Return what a person says in a slot."""
    return said_under(person.extra, slot.column) if slot.column else getattr(person, slot.field)


def taken_over(before: Person, after: Person, turn: int = 0) -> TakenOver:
    """Return each slot that says another thing afterwards; consent is each line's own."""
    names = dict.fromkeys(name for name, _ in (*before.extra, *after.extra))
    slots = [Slot(field.name) for field in fields(Person) if field.name not in OF_EACH_LINE]
    slots += [Slot("extra", name) for name in names]
    both = {slot: Taken(said_in(before, slot), said_in(after, slot), turn) for slot in slots}
    return {slot: taken for slot, taken in both.items() if taken.before != taken.written}


def next_turn(ledger: Ledger, owner: UUID) -> int:
    """Return the number of what an owner takes next."""
    theirs = (by_owner.get(owner, {}) for by_owner in ledger.values())
    return max((one.turn for taken in theirs for one in taken.values()), default=0) + 1


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
        """Put back first what was taken by who has fewest behind them: others may have it through them."""
        lost: set[_Lost] = set()
        for owner in sorted(self._now, key=lambda one: len(self._near(one))):
            gave = [one for one in self._ledger if one in self._gone]
            slots = list(self._give_back(owner, gave, lost, is_whole=True))
            slots += self._give_back(owner, self._near(owner), lost, is_whole=False)
            for slot in slots:
                self._fill(owner, slot)
        return tuple(one for one in self._now.values() if one != self._before[one.id])

    def _near(self, owner: UUID) -> list[UUID]:
        """Return who stays behind somebody: all of them behind the head, else whom they brought."""
        behind = (one for one in self._now if one != owner)
        return [one for one in behind if owner == self._head or one in self._brought.get(owner, ())]

    def _give_back(
        self, owner: UUID, givers: Iterable[UUID], lost: set[_Lost], *, is_whole: bool
    ) -> Iterator[Slot]:
        """Put back what somebody took from these, all of it or what is lost; yield what they say no more."""
        for giver in givers:
            for slot, taken in list(self._ledger.get(giver, {}).get(owner, {}).items()):
                holder = self._holder(owner, slot, taken.written)
                if is_whole or (holder is None and _Lost(slot, taken.written) in lost):
                    is_last = not self._later(owner, slot, taken)
                    self._unlink(giver, owner, slot)
                    if not is_last or said_in(self._now[owner], slot) != taken.written:
                        continue
                    if holder is None:
                        self._say(owner, slot, taken.before)
                        lost.add(_Lost(slot, taken.written))
                        yield slot
                    else:
                        self._lay_to(holder, owner, slot, taken)

    def _holder(self, owner: UUID, slot: Slot, text: object) -> UUID | None:
        """Return who says that text and stays behind somebody."""
        return next((one for one in self._near(owner) if said_in(self._now[one], slot) == text), None)

    def _later(self, owner: UUID, slot: Slot, taken: Taken) -> list[tuple[Taken, TakenOver]]:
        """Return what the owner took in that slot after this, in order, each with where it is kept."""
        kept = (by_owner.get(owner, {}) for by_owner in self._ledger.values())
        later = [(one[slot], one) for one in kept if slot in one and one[slot].turn > taken.turn]
        return sorted(later, key=lambda one: one[0].turn)

    def _unlink(self, giver: UUID, owner: UUID, slot: Slot) -> None:
        """Forget what the owner took from somebody; what was written over it stands on what was before it."""
        gone = self._ledger[giver][owner].pop(slot)
        for taken, kept in self._later(owner, slot, gone)[:1]:
            if taken.before == gone.written:
                kept[slot] = taken._replace(before=gone.before)

    def _lay_to(self, holder: UUID, owner: UUID, slot: Slot, taken: Taken) -> None:
        """Keep what the owner says as taken from somebody else who says it, too."""
        theirs = self._ledger.setdefault(holder, {}).setdefault(owner, {})
        earlier = theirs.get(slot)
        if earlier is not None:
            self._unlink(holder, owner, slot)
            if taken.before == earlier.written:
                taken = taken._replace(before=earlier.before)
        theirs[slot] = taken

    def _fill(self, owner: UUID, slot: Slot) -> None:
        """Let somebody who says nothing in a slot any more say what is said behind them."""
        nothing = said_in(self._now[owner], slot)
        if nothing not in NOTHING:
            return
        for giver in self._near(owner):
            text = said_in(self._now[giver], slot)
            if text not in NOTHING:
                self._lay_to(giver, owner, slot, Taken(nothing, text, next_turn(self._ledger, owner)))
                self._say(owner, slot, text)
                return

    def _say(self, owner: UUID, slot: Slot, text: object) -> None:
        person = self._now[owner]
        if slot.column:
            self._now[owner] = replace(person, extra=with_said(person.extra, slot.column, str(text)))
        else:
            values = {slot.field: text}
            self._now[owner] = replace(person, **values)  # type: ignore[arg-type]
