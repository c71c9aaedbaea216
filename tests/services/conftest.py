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
from tests.fresh import no_backups, put_away

_IDS_BEFORE = 0x0180_0000_0000_7000_8000_0000_0000_0000
"""Below those that a test gives out."""

PEOPLE = ("王小明", "李娜", "曾志伟")


@pytest.fixture
def clock() -> FakeClock:
    """The laptop's clock, in the test's hand."""
    return FakeClock()


@pytest.fixture(scope="session")
def workspace_to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace file in which a programme is installed, made once: a new one takes its time."""
    path = tmp_path_factory.mktemp("to copy") / "workspace.db"
    clock = FakeClock()
    store = open_workspace(path, who="Li Na", now=clock.now)
    install_pack(Workspace(store, clock, FakeIds(_IDS_BEFORE), who="Li Na"), Pack(a_programme()))
    store.close()
    return path


@pytest.fixture
def reopen(
    tmp_path: Path, workspace_to_copy: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], DatabaseStore]]:
    """Opens the workspace file; what was opened before is closed."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "data" / "workspace.db"
    path.parent.mkdir()
    shutil.copyfile(workspace_to_copy, path)
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
    with no_backups():
        import_roster(ws, preview)
    return list_people(ws, half_day)
