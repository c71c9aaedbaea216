"""A real workspace file in which the use cases are tried, with time in the test's hand."""

from __future__ import annotations

import shutil
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
from tests.fresh import put_away
from tests.prepared import furthest, prepared, the_session

PEOPLE = ("王小明", "李娜", "曾志伟")


@pytest.fixture
def clock() -> FakeClock:
    """The laptop's clock, in the test's hand."""
    return FakeClock()


def _install(ws: Workspace) -> None:
    install_pack(ws, Pack(a_programme()))


def _plan(ws: Workspace) -> None:
    create_session(ws, a_session_draft(2))


def _invite(ws: Workspace) -> None:
    session = the_session(ws)
    rows = a_roster(*roster_rows(*PEOPLE))
    import_roster(ws, preview_roster(ws, session.id, session.half_days[0].id, rows))


@pytest.fixture(scope="session")
def workspaces_to_copy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Closed workspace files: with a programme; with a session, too; with people on its list, too."""
    steps = {"programme": _install, "session": _plan, "people": _invite}
    return prepared(tmp_path_factory.mktemp("to copy"), steps)


@pytest.fixture
def reopen(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    workspaces_to_copy: dict[str, Path],
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[], DatabaseStore]]:
    """Opens the workspace file; what was opened before is closed."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "data" / "workspace.db"
    path.parent.mkdir()
    shutil.copyfile(furthest(workspaces_to_copy, request), path)
    opened: list[DatabaseStore] = []

    def open_it() -> DatabaseStore:
        while opened:
            opened.pop().close()
        opened.append(open_workspace(path, who="Li Na", now=clock.now))
        return opened[0]

    yield open_it
    while opened:
        put_away(opened.pop())


@pytest.fixture
def ws(reopen: Callable[[], DatabaseStore], clock: FakeClock) -> Workspace:
    """An open workspace in which a programme is installed."""
    return Workspace(reopen(), clock, FakeIds(), who="Li Na")


@pytest.fixture
def session(ws: Workspace) -> Session:
    """A session of two half-days, nobody enrolled but by `people`."""
    return the_session(ws)


@pytest.fixture
def half_day(session: Session) -> UUID:
    """The first half-day."""
    return session.half_days[0].id


@pytest.fixture
def people(ws: Workspace, half_day: UUID) -> tuple[Enrolment, ...]:
    """Three people on the list of the first half-day."""
    return list_people(ws, half_day)
