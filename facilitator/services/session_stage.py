"""How far a session has come, so that Home can offer the one thing that comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from facilitator.domain.attendance import effective_events
from facilitator.domain.language import Text
from facilitator.domain.run import RunPhase, position
from facilitator.domain.session import HalfDay, Session, SessionStage
from facilitator.services.found import find_session
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import plan_of

DOORS_OPEN_BEFORE = timedelta(hours=2)
_OVER_AFTER = timedelta(hours=2)
_STILL_OPEN = timedelta(hours=12)
_AROUND = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class HalfDayFacts:
    """What decides the stage of one half-day."""

    phase: RunPhase
    has_arrivals: bool
    starts_at: datetime
    must_end_at: datetime

    def is_over(self, now: datetime) -> bool:
        """Whether it was finished, or its time is long past and nobody runs it."""
        if self.phase is RunPhase.NOT_STARTED:
            return now > self.must_end_at + _OVER_AFTER
        return self.phase is RunPhase.FINISHED

    def stage(self, now: datetime) -> SessionStage | None:
        """Return what the half-day itself asks for now; none while it is far off or over."""
        if self.is_over(now):
            return None
        if self.phase is not RunPhase.NOT_STARTED:
            return SessionStage.RUN
        if self.has_arrivals and now >= self.starts_at:
            return SessionStage.RUN
        is_near = now >= self.starts_at - DOORS_OPEN_BEFORE
        return SessionStage.DOORS if self.has_arrivals or is_near else None


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What decides the stage of a session."""

    half_days: tuple[HalfDayFacts, ...]
    has_people: bool
    has_questionnaires: bool
    is_paper_done: bool
    is_shared: bool


def stage_of(ws: Workspace, session_id: UUID) -> SessionStage:
    """Return how far that session has come."""
    with ws.store.read() as records:
        facts = _facts(ws, records, find_session(records, session_id))
    return decide_stage(facts, ws.clock.now())


def decide_stage(facts: SessionFacts, now: datetime) -> SessionStage:
    """Return the stage that the facts mean; a half-day at hand comes before paper of an earlier one."""
    at_hand = [stage for half_day in facts.half_days if (stage := half_day.stage(now)) is not None]
    if SessionStage.RUN in at_hand:
        return SessionStage.RUN
    if at_hand:
        return SessionStage.DOORS if facts.has_people else SessionStage.PREPARE
    over = [half_day for half_day in facts.half_days if half_day.is_over(now)]
    if not over:
        return SessionStage.PREPARE
    if facts.has_questionnaires and not facts.is_paper_done:
        return SessionStage.PAPER
    if len(over) < len(facts.half_days):
        return SessionStage.PREPARE
    return SessionStage.DONE if facts.is_shared else SessionStage.SHARE


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A half-day that was begun and not finished, and the block in which it stands."""

    session_id: UUID
    half_day_id: UUID
    block: Text
    is_paused: bool
    touched_at: datetime


def open_run(ws: Workspace, session_id: UUID) -> OpenRun | None:
    """Return the run of that session that is open, the one touched last if there are several."""
    with ws.store.read() as records:
        return _latest(_open_runs(ws, records, find_session(records, session_id)))


def run_to_go_on_with(ws: Workspace) -> OpenRun | None:
    """Return the run that somebody was in the midst of: touched within twelve hours, the latest one.

    Looked for among the sessions of four weeks around now.
    """
    now = ws.clock.now()
    with ws.store.read() as records:
        near = (line for line in records.sessions.lines() if abs(line.starts_at - now) < _AROUND)
        found = (_latest(_open_runs(ws, records, find_session(records, line.id))) for line in near)
        return _latest(run for run in found if run is not None and now - run.touched_at < _STILL_OPEN)


def _open_runs(ws: Workspace, records: Records, session: Session) -> Iterator[OpenRun]:
    for half_day in session.half_days:
        events = records.runs.of_half_day(half_day.id)
        here = position(plan_of(session, half_day), events, ws.clock.instant())
        if here.phase in {RunPhase.RUNNING, RunPhase.PAUSED} and here.current is not None:
            yield OpenRun(
                session.id,
                half_day.id,
                here.current.title,
                here.phase is RunPhase.PAUSED,
                events[-1].at.wall,
            )


def _latest(runs: Iterable[OpenRun]) -> OpenRun | None:
    return max(runs, key=_touched, default=None)


def _touched(run: OpenRun) -> datetime:
    return run.touched_at


def _facts(ws: Workspace, records: Records, session: Session) -> SessionFacts:
    batches = records.paper.batches(session.id)
    return SessionFacts(
        half_days=tuple(_half_day_facts(ws, records, session, half_day) for half_day in session.half_days),
        has_people=bool(records.people.of_session(session.id)),
        has_questionnaires=bool(records.questionnaires.of_session(session.id)),
        is_paper_done=bool(batches) and all(batch.closed_at is not None for batch in batches),
        is_shared=bool(records.journal.exports(session.id)),
    )


def _half_day_facts(ws: Workspace, records: Records, session: Session, half_day: HalfDay) -> HalfDayFacts:
    events = records.runs.of_half_day(half_day.id)
    return HalfDayFacts(
        phase=position(plan_of(session, half_day), events, ws.clock.instant()).phase,
        has_arrivals=bool(effective_events(records.attendance.of_half_day(half_day.id))),
        starts_at=half_day.starts_at,
        must_end_at=half_day.must_end_at,
    )
