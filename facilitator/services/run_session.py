"""Run a half-day: each key of the console is an appended event, the screen is their fold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from facilitator.domain.clip_place import CLIP_KINDS
from facilitator.domain.run import (
    Cover,
    Instant,
    Plan,
    Position,
    RunEvent,
    RunEventKind,
    RunPhase,
    position_of,
)
from facilitator.domain.session import HalfDay, Session
from facilitator.domain.tally import Tally
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace

_SURELY_OVER = timedelta(hours=12)
_OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})
_PHASES = {
    RunEventKind.STARTED: frozenset({RunPhase.NOT_STARTED}),
    RunEventKind.REOPENED: frozenset({RunPhase.FINISHED}),
    RunEventKind.PAUSED: frozenset({RunPhase.RUNNING}),
    RunEventKind.RESUMED: frozenset({RunPhase.PAUSED}),
    RunEventKind.EXTENDED: frozenset(RunPhase),
}
_FREEZES = frozenset({RunEventKind.FROZEN, RunEventKind.UNFROZEN})
_COVERS = {
    RunEventKind.BLACKED: Cover.BLACK,
    RunEventKind.WHITENED: Cover.WHITE,
    RunEventKind.CARD_SHOWN: Cover.CARD,
    RunEventKind.UNCOVERED: Cover.NONE,
}
_OF_SCREEN = frozenset({RunEventKind.SLIDE_SHOWN, *_COVERS, *_FREEZES, *CLIP_KINDS})


@dataclass(frozen=True, slots=True)
class RunState:
    """Everything the console folds: load it once, ask `position` as often as the clock ticks."""

    session: Session
    half_day: HalfDay
    plan: Plan
    events: tuple[RunEvent, ...]
    tally: Tally = field(compare=False, repr=False)

    def after(self, *events: RunEvent) -> RunState:
        """Return the run with those events, which happened since; nothing before them is folded again."""
        return replace(self, events=(*self.events, *events), tally=self.tally.after(*events))

    def position(self, now: Instant) -> Position:
        """Return where the half-day stands at `now`."""
        return position_of(self.tally, now)


def load_run(ws: Workspace, half_day_id: UUID, *, known: RunState | None = None) -> RunState:
    """Return the run of that half-day as it is on disk; of what is `known`, nothing is read again."""
    with ws.store.read() as records:
        return run_state(records, half_day_id, known)


def act(
    ws: Workspace,
    half_day_id: UUID,
    kind: RunEventKind,
    *,
    item: UUID | None = None,
    seconds: int = 0,
    page: int = 0,
    known: RunState | None = None,
) -> Done[RunState]:
    """Append one event and return the run with it, once it is on disk.

    An event that names no block gets the one it leads to (or the current one), so that a later change
    of the agenda cannot give it another meaning. NEXT in the last block is FINISHED for the same
    reason. One that would change nothing is not appended. Who gives the state that the last call
    returned as `known` pays for the events since then only, however long the day was.
    """
    with ws.store.write() as records:
        state = _with_news(records, half_day_id, known) if kind in _OF_SCREEN else None
        state = state or run_state(records, half_day_id, known)
        now = ws.clock.instant()
        before = state.position(now)
        if not _means_something(before, kind, item, seconds) or _comes_too_late(before, kind, item, page):
            return Done(state)
        if kind is RunEventKind.NEXT and before.following is None:
            kind = RunEventKind.FINISHED
        event = RunEvent(
            id=ws.ids.new_id(),
            half_day=half_day_id,
            kind=kind,
            at=now,
            item=item or _item(before, kind),
            seconds=seconds,
            page=page,
            agenda=state.tally.agenda if kind is RunEventKind.STARTED else None,
        )
        records.runs.append(event)
    return Done(state.after(event), Change.RUN)


def has_ended(run: RunState, now: Instant) -> bool:
    """Say whether a half-day was finished, or must be over: twelve hours past its end, by whatever clock."""
    is_past = now.wall > run.half_day.must_end_at + _SURELY_OVER
    return is_past or run.position(now).phase is RunPhase.FINISHED


def plan_of(session: Session, half_day: HalfDay) -> Plan:
    """Return what the fold needs of a session for one half-day."""
    return Plan(session.agenda, half_day.starts_at, half_day.must_end_at)


def run_state(records: Records, half_day_id: UUID, known: RunState | None) -> RunState:
    """Return the run of that half-day within a transaction; of what is `known`, nothing is read again."""
    session = find_session_of(records, half_day_id)
    half_day = session.half_day(half_day_id)
    plan = plan_of(session, half_day)
    if known is not None and known.events and (known.half_day.id, known.plan) == (half_day_id, plan):
        newer = records.runs.since(half_day_id, known.events[-1].id)
        if newer is not None:
            return replace(known.after(*newer), session=session, half_day=half_day)
    return RunState(session, half_day, plan, (), Tally(plan)).after(*records.runs.of_half_day(half_day_id))


def _with_news(records: Records, half_day_id: UUID, known: RunState | None) -> RunState | None:
    """Return what is known with the events since; none where that is not enough.

    What the room sees depends on no plan, so the session is not read again for each slide.
    """
    if known is None or not known.events or known.half_day.id != half_day_id:
        return None
    newer = records.runs.since(half_day_id, known.events[-1].id)
    return None if newer is None else known.after(*newer)


def _item(before: Position, kind: RunEventKind) -> UUID | None:
    """Return the block that an event leads to or happens in, if there is one."""
    if kind in {RunEventKind.STARTED, RunEventKind.NEXT}:
        return before.following.id if before.following is not None else None
    if kind is RunEventKind.BACK and before.preceding is not None:
        return before.preceding.id
    return before.current.id if before.current is not None else None


def _means_something(before: Position, kind: RunEventKind, item: UUID | None, seconds: int) -> bool:
    """Say whether the event changes anything where the half-day stands."""
    if kind is RunEventKind.AGENDA_SET or before.phase not in _PHASES.get(kind, _OPEN):
        return False
    if kind is RunEventKind.BACK:
        return before.preceding is not None
    if kind is RunEventKind.JUMPED:
        return item in {progress.item.id for progress in before.progress}
    if kind is RunEventKind.EXTENDED:
        return _changes_length(before, item, seconds)
    if kind is RunEventKind.GAP_DISCOUNTED:
        return seconds > 0
    return _changes_screen(before, kind)


def _changes_length(before: Position, item: UUID | None, seconds: int) -> bool:
    """Say whether a block becomes longer, or shorter while there is something to take."""
    block = item or (before.current.id if before.current is not None else None)
    length = next((one.planned_seconds for one in before.progress if one.item.id == block), None)
    return length is not None and max(0, length + seconds) != length


def _comes_too_late(before: Position, kind: RunEventKind, item: UUID | None, page: int) -> bool:
    """Say whether a video was meant that is no longer up, or one to play that nobody could see."""
    if kind not in CLIP_KINDS or before.current is None:
        return False
    is_hidden = before.cover is not Cover.NONE or before.frozen is not None
    is_left = page != before.slide_page or item not in {None, before.current.id}
    return is_left or (is_hidden and kind is RunEventKind.CLIP_PLAYED)


def _changes_screen(before: Position, kind: RunEventKind) -> bool:
    """Say whether the room sees something else, or knows nothing of that kind of event."""
    if kind in _COVERS:
        return before.cover is not _COVERS[kind]
    if kind is RunEventKind.UNBLACKED:
        return before.is_black
    return kind not in _FREEZES or (before.frozen is None) == (kind is RunEventKind.FROZEN)
