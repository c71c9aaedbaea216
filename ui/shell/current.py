"""What the header shows: the sessions there are, and the one the window is turned to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator.domain.session import HalfDay, Session, SessionLine
from facilitator.domain.session_choice import half_day_for, session_for
from facilitator.services.plan_session import list_sessions, load_session
from facilitator.services.ports import Workspace
from facilitator.services.session_stage import OpenRun, run_to_go_on_with
from ui.widgets.page import GOES_ON, PageId, PageRequest, SessionRequest


@dataclass(frozen=True, slots=True)
class Current:
    """The lines of all sessions, and the session and half-day in front, if there is any.

    `goes_on` says that somebody was in the midst of running that half-day.
    """

    lines: tuple[SessionLine, ...] = ()
    session: Session | None = None
    half_day: HalfDay | None = None
    goes_on: bool = False

    @property
    def session_id(self) -> UUID | None:
        """The id of the session in front."""
        return self.session.id if self.session else None

    @property
    def half_day_id(self) -> UUID | None:
        """The id of the half-day in front."""
        return self.half_day.id if self.half_day else None

    @property
    def first_page(self) -> PageRequest:
        """The page to begin with: Run where a half-day goes on, as it was left, else Home."""
        return PageRequest(PageId.RUN, GOES_ON) if self.goes_on else PageRequest(PageId.HOME)


def read_current(workspace: Workspace, wanted: SessionRequest) -> Current:
    """Return the wished session if it is there, else one that is being run, else what matters now."""
    now = workspace.clock.now()
    lines = tuple(list_sessions(workspace))
    run = None
    if wanted.session_id not in {line.id for line in lines}:
        run = run_to_go_on_with(workspace)
        wanted = _by_itself(run, lines, now)
    session_id = wanted.session_id
    if session_id is None:
        return Current(lines)
    session = load_session(workspace, session_id)
    for half_day in session.half_days:
        if half_day.id == wanted.half_day_id:
            return Current(lines, session, half_day, goes_on=run is not None)
    return Current(lines, session, half_day_for(session, now))


def _by_itself(run: OpenRun | None, lines: Sequence[SessionLine], now: datetime) -> SessionRequest:
    if run is not None:
        return SessionRequest(run.session_id, run.half_day_id)
    return SessionRequest(session_for(lines, now))
