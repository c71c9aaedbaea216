"""The fold of a run's events, so far: what each block took, where the run stands."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from facilitator.domain.clip_place import CLIP_KINDS, ClipPlace, clip_after
from facilitator.domain.plan_times import due_posix, planned_end
from facilitator.domain.run_event import (
    Cover,
    FrozenPicture,
    Instant,
    LeftOut,
    Plan,
    RunEvent,
    RunEventKind,
    RunItem,
    RunPhase,
)
from facilitator.domain.session import AgendaItem
from facilitator.domain.two_clocks import TwoClocks

_OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})
_AT_ANY_TIME = frozenset({RunEventKind.STARTED, RunEventKind.REOPENED, RunEventKind.EXTENDED})
_MOVES = frozenset({RunEventKind.NEXT, RunEventKind.BACK, RunEventKind.JUMPED})
_COVERS = {
    RunEventKind.BLACKED: Cover.BLACK,
    RunEventKind.WHITENED: Cover.WHITE,
    RunEventKind.CARD_SHOWN: Cover.CARD,
    RunEventKind.UNCOVERED: Cover.NONE,
}
_NS = 1_000_000_000
_SCREEN = frozenset({*_COVERS, RunEventKind.UNBLACKED, RunEventKind.FROZEN, RunEventKind.UNFROZEN})


class Tally:
    """What the events add up to until `clocks.latest`: one slot for each of `items`, the agenda as it stands.

    Once it is handed out it is not changed: `after` and `until` return another one, at a cost that depends
    on the plan and not on how much happened before.

    What ends in `_posix` counts seconds since 1970; `due_posix` has None where a block comes in its turn.

    An event dated before the last one does what it says, at a moment that has already passed.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.due_posix = [due_posix(item, plan) for item in plan.items]
        self.planned_end = planned_end(plan, self.due_posix)
        self.planned_end_posix = self.planned_end.timestamp()
        self.must_end_posix = plan.must_end_at.timestamp()
        self.phase = RunPhase.NOT_STARTED
        self.index = 0
        self.clocks = TwoClocks()
        self.ended_at: datetime | None = None
        self.cover = Cover.NONE
        self.frozen: FrozenPicture | None = None
        self.clip: ClipPlace | None = None
        self.items = plan.items
        self.places = {item.id.int: place for place, item in enumerate(plan.items)}
        self.spent = [0.0] * len(plan.items)
        self.paused = [0.0] * len(plan.items)
        self.planned = [item.planned_minutes * 60 for item in plan.items]
        self.left_out = [LeftOut.NO] * len(plan.items)
        self.began: list[datetime | None] = [None] * len(plan.items)
        self.pages = [_first_page(item) for item in plan.items]

    def after(self, *events: RunEvent) -> Tally:
        """Return what it adds up to once those events happened."""
        following = self._shared()
        following.planned, following.began = self.planned[:], self.began[:]
        following.pages, following.left_out = self.pages[:], self.left_out[:]
        for event in events:
            following.take(event)
        return following

    def until(self, now: Instant) -> Tally:
        """Return what it adds up to at `now`."""
        following = self._shared()
        following.advance(now)
        return following

    def _shared(self) -> Tally:
        """Return another tally that has what time changes for itself; the rest is shared."""
        following = Tally.__new__(Tally)
        following.__dict__.update(self.__dict__)
        following.spent, following.paused = self.spent[:], self.paused[:]
        return following

    @property
    def agenda(self) -> tuple[RunItem, ...]:
        """The agenda as it stands, lengths with what was added or taken."""
        return tuple(map(RunItem, self.items, self.planned, self.left_out))

    def ahead(self, place: int) -> int | None:
        """Return the first place from there on whose block is still to be done; none if there is none."""
        for further in range(place, len(self.items)):
            if self.left_out[further] is LeftOut.NO:
                return further
        return None

    def behind(self, place: int) -> int | None:
        """Return the nearest place before that one whose block is not left out; none if there is none."""
        for earlier in range(place - 1, -1, -1):
            if self.left_out[earlier] is LeftOut.NO:
                return earlier
        return None

    @property
    def is_open(self) -> bool:
        """Whether the half-day runs or is paused."""
        return self.phase in _OPEN

    @property
    def is_covered(self) -> bool:
        """Whether something hides the slides from the room."""
        return self.cover is not Cover.NONE

    def place(self, item: UUID | None) -> int | None:
        """Return where that block stands in the plan; none if it does not."""
        return None if item is None else self.places.get(item.int)

    def advance(self, now: Instant) -> None:
        """Let the time until `now` pass in the current block of this very tally."""
        passed_ns = self.clocks.passed_ns(now)
        self.clocks = self.clocks.at(now)
        if passed_ns and self.is_open and self.items:
            passed = self.spent if self.phase is RunPhase.RUNNING else self.paused
            passed[self.index] += passed_ns / _NS

    def take(self, event: RunEvent) -> None:
        """Apply one event to this very tally, the time until it included."""
        self.advance(event.at)
        if event.agenda is not None:
            self._set(event.agenda)
        if event.kind in _AT_ANY_TIME:
            self._take_at_any_time(event)
        elif self.is_open:
            self._take_while_open(event)

    def _take_at_any_time(self, event: RunEvent) -> None:
        kind = event.kind
        if kind is RunEventKind.STARTED and self.phase is RunPhase.NOT_STARTED:
            self._start(event)
        elif kind is RunEventKind.REOPENED and self.phase is RunPhase.FINISHED:
            self.phase, self.ended_at = RunPhase.RUNNING, None
        elif kind is RunEventKind.EXTENDED:
            self._extend(event)

    def _take_while_open(self, event: RunEvent) -> None:
        kind = event.kind
        if kind in _MOVES:
            self._move(event)
        elif kind is RunEventKind.PAUSED:
            self.phase = RunPhase.PAUSED
        elif kind is RunEventKind.RESUMED:
            self.phase = RunPhase.RUNNING
        elif kind is RunEventKind.FINISHED:
            self._finish(event)
        elif kind in _SCREEN:
            self._set_screen(event)
        elif self.items and kind is RunEventKind.SLIDE_SHOWN:
            self._show_page(event.page)
        elif self.items and kind in CLIP_KINDS:
            item, page = self.items[self.index].id, self.pages[self.index]
            is_hidden = self.is_covered or self.frozen is not None
            self.clip = clip_after(self.clip, event, item, page, is_hidden=is_hidden)
        elif self.items and kind is RunEventKind.GAP_DISCOUNTED:
            self._discount(event)

    def _set_screen(self, event: RunEvent) -> None:
        """Cover what the room sees, take the cover off, hold the picture under it or let it go."""
        if event.kind in _COVERS:
            self.cover = _COVERS[event.kind]
        elif event.kind is RunEventKind.UNBLACKED and self.cover is Cover.BLACK:
            self.cover = Cover.NONE
        elif event.kind is RunEventKind.UNFROZEN:
            self.frozen = None
        elif event.kind is RunEventKind.FROZEN and self.frozen is None and self.items:
            place = self.index
            left_seconds = self.planned[place] - self.spent[place]
            self.frozen = FrozenPicture(self.items[place].id, self.pages[place], left_seconds, event.at)
        if self.clip is not None and (self.is_covered or self.frozen is not None):
            self.clip = self.clip.paused()

    def _show_page(self, page: int) -> None:
        """Show that page of the block; the video of another one is over."""
        if page != self.pages[self.index]:
            self.clip = None
        self.pages[self.index] = page

    def _start(self, event: RunEvent) -> None:
        named = self.place(event.item)
        self._go(named if named is not None else self.ahead(0) or 0, event)

    def _move(self, event: RunEvent) -> None:
        named, following = self.place(event.item), self.ahead(self.index + 1)
        if named is not None:
            self._go(named, event)
        elif event.kind is RunEventKind.BACK:
            before = self.behind(self.index)
            self._go(self.index if before is None else before, event)
        elif event.kind is RunEventKind.NEXT and following is not None:
            self._go(following, event)
        elif event.kind is RunEventKind.NEXT:
            self._finish(event)

    def _go(self, index: int, event: RunEvent) -> None:
        if index != self.index:
            self.clip = None
        self.phase, self.index = RunPhase.RUNNING, index
        if not self.items:
            return
        self.left_out[index] = LeftOut.NO
        if self.began[index] is None:
            self.began[index] = event.at.wall.astimezone(self.plan.starts_at.tzinfo)

    def _set(self, agenda: tuple[RunItem, ...]) -> None:
        """Take a new agenda; blocks that ran and are not in it stay, before the others, as they were."""
        wanted = {one.item.id.int for one in agenda}
        kept = [
            RunItem(self.items[place], self.planned[place], self.left_out[place])
            for key, place in self.places.items()
            if key not in wanted and self.began[place] is not None
        ]
        self._arrange([*kept, *agenda])
        if self.items and self.phase is not RunPhase.NOT_STARTED:
            self.left_out[self.index] = LeftOut.NO

    def _arrange(self, agenda: list[RunItem]) -> None:
        """Give each block of a new agenda its slot, with what it took so far."""
        keys = [one.item.id.int for one in agenda]
        places = [self.places.get(key) for key in keys]
        current = self.items[self.index].id.int if self.items else None
        self.items = tuple(one.item for one in agenda)
        self.due_posix = [due_posix(one.item, self.plan) for one in agenda]
        self.planned = [one.planned_seconds for one in agenda]
        self.left_out = [one.left_out for one in agenda]
        self.spent = [0.0 if place is None else self.spent[place] for place in places]
        self.paused = [0.0 if place is None else self.paused[place] for place in places]
        self.began = [None if place is None else self.began[place] for place in places]
        self.pages = [
            _first_page(one.item) if place is None else self.pages[place]
            for one, place in zip(agenda, places, strict=True)
        ]
        self.places = {key: place for place, key in enumerate(keys)}
        self.index = 0 if current is None else self.places.get(current, 0)

    def _finish(self, event: RunEvent) -> None:
        self.phase, self.ended_at, self.clip = RunPhase.FINISHED, event.at.wall, None

    def _extend(self, event: RunEvent) -> None:
        place = self.place(event.item) if event.item is not None else self.index
        if place is not None and place < len(self.planned):
            self.planned[place] = max(0, self.planned[place] + event.seconds)

    def _discount(self, event: RunEvent) -> None:
        named = self.place(event.item)
        place = self.index if named is None else named
        taken = min(float(max(0, event.seconds)), self.spent[place])
        self.spent[place] -= taken
        self.paused[place] += taken


def _first_page(item: AgendaItem) -> int:
    return item.slides.first if item.slides is not None else 0
