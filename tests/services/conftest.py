"""A real workspace file in which the use cases are tried, with time in the test's hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from database import DatabaseStore, open_workspace
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.enrol_people import import_roster, list_people, preview_roster
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests.builders import Pack, a_programme, a_roster, a_session_draft, roster_rows
from tests.fakes import FakeClock, FakeIds

PEOPLE = ("王小明", "李娜", "曾志伟")


@pytest.fixture
def clock() -> FakeClock:
    """The laptop's clock, in the test's hand."""
    return FakeClock()


@pytest.fixture
def reopen(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], DatabaseStore]]:
    """Opens the workspace file; what was opened before is closed."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    opened: list[DatabaseStore] = []

    def open_it() -> DatabaseStore:
        while opened:
            opened.pop().close()
        opened.append(open_workspace(tmp_path / "data" / "workspace.db", who="Li Na", now=clock.now))
        return opened[0]

    yield open_it
    while opened:
        opened.pop().close()


@pytest.fixture
def ws(reopen: Callable[[], DatabaseStore], clock: FakeClock) -> Workspace:
    """An open workspace in which a programme is installed."""
    workspace = Workspace(reopen(), clock, FakeIds(), who="Li Na")
    install_pack(workspace, Pack(a_programme()))
    return workspace


@pytest.fixture
def session(ws: Workspace) -> Session:
    """A session of two half-days, nobody enrolled."""
    return create_session(ws, a_session_draft(2)).value


@pytest.fixture
def half_day(session: Session) -> UUID:
    """The first half-day."""
    return session.half_days[0].id


@pytest.fixture
def people(ws: Workspace, session: Session, half_day: UUID) -> tuple[Enrolment, ...]:
    """Three people on the list of the first half-day."""
    preview = preview_roster(ws, session.id, half_day, a_roster(*roster_rows(*PEOPLE)))
    import_roster(ws, preview)
    return list_people(ws, half_day)
