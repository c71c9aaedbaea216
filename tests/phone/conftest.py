"""A morning with a door for phones: a real workspace, a server on this machine only."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import open_workspace
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.phone import evenly, photos, server
from facilitator.services.enrol_people import import_roster, list_people, preview_roster
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests.builders import Pack, a_programme, a_roster, a_session_draft, roster_rows
from tests.fakes import FakeClock, FakeIds
from tests.fresh import put_away
from tests.phone.house import House, Phone, ReaderHere, house
from tests.prepared import furthest, prepared, the_session

PEOPLE = ("王小明", "李娜", "曾志伟", "李娜", "Anna Bell")


@pytest.fixture(autouse=True)
def _own_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test ask for a port of its own: others run at the same moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        monkeypatch.setattr(server, "PORT", found.getsockname()[1])


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process for each server, and let answers come soon."""
    monkeypatch.setattr(photos, "PhotoReader", ReaderHere)
    monkeypatch.setattr(evenly, "LEAST_S", 0.01)


def _plan(ws: Workspace) -> None:
    install_pack(ws, Pack(a_programme()))
    create_session(ws, a_session_draft())


def _invite(ws: Workspace) -> None:
    session = the_session(ws)
    rows = a_roster(*roster_rows(*PEOPLE))
    import_roster(ws, preview_roster(ws, session.id, session.half_days[0].id, rows))


@pytest.fixture(scope="session")
def workspaces_to_copy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Closed workspace files: with a session; with people on its list, too."""
    return prepared(tmp_path_factory.mktemp("to copy"), {"session": _plan, "people": _invite})


@pytest.fixture
def ws(
    request: pytest.FixtureRequest, tmp_path: Path, workspaces_to_copy: dict[str, Path]
) -> Iterator[Workspace]:
    """An open workspace with a session."""
    path = tmp_path / "data" / "workspace.db"
    path.parent.mkdir()
    shutil.copyfile(furthest(workspaces_to_copy, request), path)
    clock = FakeClock()
    store = open_workspace(path, who="Li Na", now=clock.now)
    yield Workspace(store, clock, FakeIds(), who="Li Na")
    put_away(store)


@pytest.fixture
def session(ws: Workspace) -> Session:
    """A session of one half-day."""
    return the_session(ws)


@pytest.fixture
def people(ws: Workspace, session: Session) -> tuple[Enrolment, ...]:
    """Five people on the list, two of one name."""
    return list_people(ws, session.half_days[0].id)


@pytest.fixture
def home(ws: Workspace, session: Session, people: tuple[Enrolment, ...]) -> Iterator[House]:
    """The door for phones, not open yet."""
    with house(ws, session.half_days[0].id, people) as one:
        yield one


@pytest.fixture
def phone(home: House) -> Phone:
    """A phone in the room; the door is open both ways."""
    return home.open()
