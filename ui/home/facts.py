"""What Home shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from uuid import UUID

from facilitator.domain.session import HalfDay, Session, SessionLine, SessionStage
from facilitator.services.plan_session import list_sessions, load_session
from facilitator.services.ports import Workspace
from facilitator.services.session_stage import OpenRun, open_run, stage_of


class When(Enum):
    """How the half-day in front lies to today."""

    TODAY = auto()
    AHEAD = auto()
    PAST = auto()


@dataclass(frozen=True, slots=True)
class InFront:
    """The session that the window is turned to, how far it has come, and the run it is in the midst of."""

    session: Session
    half_day: HalfDay
    line: SessionLine
    stage: SessionStage
    when: When
    run: OpenRun | None = None


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """All of Home."""

    now: datetime
    lines: tuple[SessionLine, ...]
    in_front: InFront | None


def read_home(workspace: Workspace, session_id: UUID | None, half_day_id: UUID | None) -> HomeFacts:
    """Return what Home shows while the window is turned to that session (or to none)."""
    now = workspace.clock.now()
    lines = tuple(list_sessions(workspace))
    line = next((line for line in lines if line.id == session_id), None)
    if line is None:
        return HomeFacts(now, lines, None)
    session = load_session(workspace, line.id)
    run = open_run(workspace, session.id)
    wanted = run.half_day_id if run is not None else half_day_id
    half_day = next((one for one in session.half_days if one.id == wanted), session.half_days[0])
    stage = stage_of(workspace, session.id)
    when = _when(half_day.starts_at.astimezone(now.tzinfo).date(), now.date())
    return HomeFacts(now, lines, InFront(session, half_day, line, stage, when, run))


def _when(day: date, today: date) -> When:
    if day == today:
        return When.TODAY
    return When.AHEAD if day > today else When.PAST
