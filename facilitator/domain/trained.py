"""Minutes present in each block, and who counts as trained by the programme's rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from facilitator.domain.attendance import Presence, Stay
from facilitator.domain.blocks_held import BlockHeld, Span
from facilitator.domain.message import Message
from facilitator.domain.programme import BlockKind, TrainedRule
from facilitator.domain.session import AgendaItem

_NOT_TAUGHT = frozenset({BlockKind.BREAK, BlockKind.CHECK_IN})
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class BlockMinutes:
    """How long one block was held, and how long somebody sat in it, in minutes; never more than held."""

    item: UUID
    module: int
    held: float
    present: float


@dataclass(frozen=True, slots=True)
class Credit:
    """What somebody's presence adds up to: a line for each block that counts, held or not.

    `late` is by how many minutes the first block had begun when they came, `early` how many were to come
    when they went for good; 0 for who did not come.
    """

    blocks: tuple[BlockMinutes, ...]
    has_come: bool
    is_excused: bool = False
    late: float = 0.0
    early: float = 0.0

    @property
    def held(self) -> float:
        """Minutes that were taught."""
        return sum(block.held for block in self.blocks)

    @property
    def present(self) -> float:
        """Minutes of them that the person sat in."""
        return sum(block.present for block in self.blocks)

    @property
    def modules(self) -> tuple[int, ...]:
        """The numbers of the modules, in the order of the day."""
        return tuple(dict.fromkeys(block.module for block in self.blocks))

    def of_module(self, number: int) -> Credit:
        """Return what one module adds up to."""
        blocks = tuple(block for block in self.blocks if block.module == number)
        return Credit(blocks, self.has_come, self.is_excused)


class Standing(StrEnum):
    """Whether somebody counts as trained, or why not (yet)."""

    TRAINED = "trained"
    NOT_OVER = "not_over"
    TOO_SHORT = "too_short"
    MODULE_MISSED = "module_missed"
    MODULE_NOT_HELD = "module_not_held"
    NOTHING_HELD = "nothing_held"
    DID_NOT_COME = "did_not_come"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where somebody stands by the rule; `module` is the first one missed, where one was."""

    standing: Standing
    credit: Credit
    rule: TrainedRule
    module: int | None = None

    @property
    def is_trained(self) -> bool:
        """Whether a certificate may be given: only once the half-day is over."""
        return self.standing is Standing.TRAINED

    @property
    def reason(self) -> Message:
        """One sentence that says where the person stands, and why."""
        credit = self.credit if self.module is None else self.credit.of_module(self.module)
        return Message.said_before(
            _REASONS[self.standing].sentence,
            {
                "present": round(credit.present),
                "held": round(credit.held),
                "percent": self.rule.least_percent,
                "module": self.module if self.module is not None else 0,
                "module_percent": self.rule.module_percent,
            },
        )


_REASONS = {
    Standing.TRAINED: Message("Trained: present for {present} of {held} min."),
    Standing.NOT_OVER: Message("So far present for {present} of {held} min."),
    Standing.TOO_SHORT: Message(
        "Not trained: present for {present} of {held} min, and {percent} % are needed."
    ),
    Standing.MODULE_MISSED: Message(
        "Not trained: in module {module} for {present} of {held} min, and {module_percent} % are needed."
    ),
    Standing.MODULE_NOT_HELD: Message("Not trained: module {module} was not held."),
    Standing.NOTHING_HELD: Message("Not trained: nothing was held."),
    Standing.DID_NOT_COME: Message("Did not come."),
    Standing.EXCUSED: Message("Excused."),
}


def credit_of(presence: Presence, held: Sequence[BlockHeld], until: datetime) -> Credit:
    """Return what one person's presence adds up to; who is still in is so `until` then.

    Breaks and checking in do not count, nor what frames the modules, where there are modules at all.
    """
    counted = taught([block.item for block in held])
    blocks = [block for block in held if block.item.id in counted]
    spans = sorted((span for block in blocks for span in block.spans), key=lambda span: span.begin)
    stays = [_closed(stay, max(until, spans[-1].end) if spans else until) for stay in presence.stays]
    return Credit(
        blocks=tuple(_minutes(block, stays) for block in blocks),
        has_come=bool(presence.stays),
        is_excused=presence.is_excused,
        late=_minutes_between(spans[0].begin, stays[0].begin) if spans and stays else 0.0,
        early=_minutes_between(stays[-1].end, spans[-1].end) if spans and stays else 0.0,
    )


def taught(items: Sequence[AgendaItem]) -> frozenset[UUID]:
    """Return the blocks that count: those of modules from 1 on, without breaks and checking in."""
    has_modules = any(item.module_number > 0 for item in items)
    return frozenset(
        item.id
        for item in items
        if item.kind not in _NOT_TAUGHT and (item.module_number > 0 or not has_modules)
    )


def best_of(each: Iterable[Credit]) -> Credit:
    """Return the best of what somebody did at several half-days with the same agenda: block by block.

    Who missed the last module in the morning may sit in it with the second shift. A half-day that they
    did not come to says nothing unless they came to none.
    """
    known = tuple(each)
    came = [one for one in known if one.has_come]
    best: dict[UUID, BlockMinutes] = {}
    for credit in came or known:
        for block in credit.blocks:
            before = best.get(block.item)
            if before is None or _share(block) > _share(before):
                best[block.item] = block
    return Credit(
        blocks=tuple(best.values()),
        has_come=bool(came),
        is_excused=not came and any(one.is_excused for one in known),
        late=min((one.late for one in came), default=0.0),
        early=min((one.early for one in came), default=0.0),
    )


def verdict_of(credit: Credit, rule: TrainedRule, *, is_over: bool) -> Verdict:
    """Return whether somebody counts as trained.

    A module that the rule names and the agenda does not have is not asked for; one that was planned and
    not held was not attended by anybody.
    """
    if credit.is_excused:
        return Verdict(Standing.EXCUSED, credit, rule)
    if not is_over:
        return Verdict(Standing.NOT_OVER, credit, rule)
    if not credit.has_come:
        return Verdict(Standing.DID_NOT_COME, credit, rule)
    return _measured(credit, rule)


def _measured(credit: Credit, rule: TrainedRule) -> Verdict:
    """Return where somebody stands who came, once it is over."""
    for number in rule.modules:
        module = credit.of_module(number)
        if module.blocks and not module.held and credit.held:
            return Verdict(Standing.MODULE_NOT_HELD, credit, rule, number)
        if not _reaches(module, rule.module_percent):
            return Verdict(Standing.MODULE_MISSED, credit, rule, number)
    if not credit.held:
        return Verdict(Standing.NOTHING_HELD, credit, rule)
    is_enough = _reaches(credit, rule.least_percent)
    return Verdict(Standing.TRAINED if is_enough else Standing.TOO_SHORT, credit, rule)


def rule_in_words(rule: TrainedRule) -> Message:
    """Return the rule as one sentence."""
    values: dict[str, object] = {
        "percent": rule.least_percent,
        "modules": ", ".join(map(str, rule.modules)),
        "module_percent": rule.module_percent,
    }
    if not rule.modules:
        return Message("Trained is who was present for at least {percent} % of the minutes taught.", values)
    return Message(
        "Trained is who was present for at least {percent} % of the minutes taught, and for at least"
        " {module_percent} % of each of the modules {modules}.",
        values,
    )


def _reaches(credit: Credit, percent: int) -> bool:
    return credit.present * 100 + _EPSILON >= credit.held * percent


def _share(block: BlockMinutes) -> float:
    return block.present / block.held if block.held else -1.0


def _closed(stay: Stay, until: datetime) -> Span:
    end = until if stay.left_at is None else stay.left_at
    return Span(stay.came_at, max(stay.came_at, end))


def _minutes(block: BlockHeld, stays: Sequence[Span]) -> BlockMinutes:
    seconds = sum(_overlap(span, stay) for span in block.spans for stay in stays)
    present = min(block.minutes, seconds / 60)
    return BlockMinutes(block.item.id, block.item.module_number, block.minutes, present)


def _overlap(one: Span, other: Span) -> float:
    begin, end = max(one.begin, other.begin), min(one.end, other.end)
    return max(0.0, (end - begin).total_seconds())


def _minutes_between(earlier: datetime, later: datetime) -> float:
    return max(0.0, (later - earlier).total_seconds()) / 60
