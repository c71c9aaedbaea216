from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, LargeBinary, MetaData, bindparam, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from database import DatabaseStore, WorkspaceIsNewer, migration, open_workspace, schema
from database.driver import Door
from database.engine import postgres_engine, writing_engine
from database.rows.every import METADATA
from facilitator.domain.groups import OwnMix
from facilitator.domain.programme import TrainedRule
from facilitator.domain.run import Instant
from tests.database import made

FILES = Path(__file__).parent / "files"
REVISIONS = sorted(
    path.name.partition("_")[0] for path in Path(migration.__file__).parent.glob("migrations/versions/0*.py")
)


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """A database of each kind without a table."""
    if "://" in address:
        engine = postgres_engine(make_url(address))
    else:
        engine = writing_engine(Door.to(Path(address)))
    yield engine
    engine.dispose()


def _what_there_is(connection: Connection) -> list[tuple[object, ...]]:
    """Return tables, columns, keys, indexes and triggers in a form that can be compared."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        return [
            (kind, name, sorted("".join((sql or "").replace(")", "").split()).split(",")))
            for kind, name, sql in rows
        ]
    found = MetaData()
    found.reflect(connection)
    columns = [
        (table.name, column.name, str(column.type), column.nullable, column.primary_key)
        for table in found.sorted_tables
        for column in table.columns
    ]
    names = (
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace"
    )
    indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    triggers = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    rest = [tuple(row) for query in (names, indexes, triggers) for row in connection.execute(text(query))]
    return sorted(map(tuple, [*columns, *rest]), key=repr)


def test_the_newest_revision_is_the_one_the_program_knows() -> None:
    assert REVISIONS[-1] == schema.HEAD


def test_revisions_make_what_the_rows_say(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    migration.upgrade(engine)
    with engine.connect() as connection:
        assert (
            compare_metadata(MigrationContext.configure(connection, {"compare_type": True}), METADATA) == []
        )


def test_a_store_made_at_once_equals_one_made_by_revisions(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.create(connection)
        at_once = _what_there_is(connection)
        METADATA.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    migration.upgrade(engine)
    with engine.connect() as connection:
        assert _what_there_is(connection) == at_once


@pytest.mark.parametrize("revision", REVISIONS)
def test_each_revision_goes_down_and_up_again(engine: Engine, revision: str) -> None:
    migration.upgrade(engine, revision)
    with engine.connect() as connection:
        before = _what_there_is(connection)
    migration.downgrade(engine, "-1")
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= set(METADATA.tables) | {"alembic_version"}
        assert _what_there_is(connection) != before
    migration.upgrade(engine, revision)
    with engine.connect() as connection:
        assert _what_there_is(connection) == before


def test_an_interrupted_migration_leaves_no_half_schema(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: Connection) -> None:
        assert inspect(connection).has_table("person")
        raise ZeroDivisionError

    monkeypatch.setattr("database.migration.protect", fail)
    with pytest.raises(ZeroDivisionError):
        migration.upgrade(engine)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []


@pytest.mark.parametrize("stored", sorted(FILES.glob("workspace-*.db")), ids=lambda path: path.stem)
def test_a_file_of_each_released_version_opens_with_all_its_data(path: Path, stored: Path) -> None:
    shutil.copy(stored, path)
    store = open_workspace(path)
    session = made.a_session()
    with store.read() as records:
        assert records.sessions.get(session.id) == session
        assert records.people.of_session(session.id) == (made.an_enrolment(session),)
        assert records.programmes.get("distance", "1") == made.a_programme()
        assert records.programmes.deck(session.id, "main") == made.a_deck()
        assert records.attendance.of_half_day(session.half_days[0].id) == (
            made.an_arrival(made.an_enrolment(session)),
        )
        assert records.captures.of_session(session.id) == (made.a_quote(session),)
        assert len(records.paper.sheets_of_session(session.id)) == 1
    with store.write() as records:
        records.journal.audit("goes on")
    assert store.check() == ()
    store.close()


def test_the_bytes_of_a_deck_outlive_the_way_down_and_up(engine: Engine) -> None:
    migration.upgrade(engine)
    key = uuid4().hex
    values = {"id": key, "pdf": b"%PDF", "title": '{"en":"Slides","zh":""}'}
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO deck (id, position, key, title, file_name, pdf, source, source_sha256, pages,"
                " revision, changed_at, changed_by) VALUES (:id, 1, 'main', :title, 'a.pptx', :pdf, 'pptx',"
                " 'abc', '[]', 1, '2026-03-03T00:30:00.000000Z+28800', '')"
            ).bindparams(bindparam("pdf", type_=LargeBinary())),
            values,
        )
    migration.downgrade(engine, "0002")
    migration.upgrade(engine)
    with engine.connect() as connection:
        (row,) = connection.execute(text("SELECT pdf, source, source_sha256 FROM deck"))
    assert (bytes(row.pdf), row.source, row.source_sha256) == (b"%PDF", "pdf", "")


def test_what_was_told_the_trainer_is_all_that_the_way_down_and_up_loses(path: Path) -> None:
    store = open_workspace(path)
    session = made.fill(store)
    half_day = session.half_days[0].id
    engine = store._writer
    migration.downgrade(engine, "0003")
    migration.upgrade(engine)
    with store.read() as records:
        assert records.messages.of_half_day(half_day) == records.messages.unseen(half_day) == ()
        assert records.polls.of_half_day(half_day) == (made.a_poll_event(session.half_days[0]),)
    with store.write() as records:
        records.messages.append(made.a_message(session.half_days[0]))
    assert store.check() == ()
    store.close()


def test_a_programme_of_before_the_rule_has_the_usual_one(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    with store.write() as records:
        records.programmes.install(replace(made.a_programme("2"), trained=TrainedRule(95)), [])
    migration.downgrade(store._writer, "0005")
    migration.upgrade(store._writer)
    with store.read() as records:
        assert records.programmes.trained_rule("distance", "2") == TrainedRule()
        assert records.programmes.get("distance", "1") == made.a_programme()
    store.close()


def test_who_was_found_to_be_one_is_two_after_the_way_down(path: Path) -> None:
    store = open_workspace(path)
    session = made.a_session()
    wang, double = (made.an_enrolment(session, name) for name in ("王小明", "王晓明"))
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([replace(wang, table="3", group="红"), double])
        records.people.mark_same(double.person.id, wang.person.id)
    migration.downgrade(store._writer, "0006")
    migration.upgrade(store._writer)
    with store.read() as records:
        assert records.people.of_session(session.id) == (wang, double)
    assert store.check() == ()
    store.close()


def test_what_people_say_in_own_fields_outlives_the_way_down_and_up(path: Path) -> None:
    store = open_workspace(path)
    session = made.a_session()
    wang = made.an_enrolment(session)
    wang = replace(wang, person=replace(wang.person, extra=(("老家", "四川"),)))
    drawn = replace(made.a_group_draw(session), mix=OwnMix("老家"))
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([wang])
        records.own_fields.put(made.an_own_field("老家"))
        records.group_draws.append(drawn)
    migration.downgrade(store._writer, "0007")
    migration.upgrade(store._writer)
    with store.write() as records:
        assert records.people.of_session(session.id) == (wang,)
        assert records.group_draws.of_half_day(drawn.half_day) == (replace(drawn, mix=None),)
        assert records.own_fields.all() == ()
        records.own_fields.put(made.an_own_field("老家"))
    assert store.check() == ()
    store.close()


def test_of_who_came_before_both_clocks_were_noted_the_wall_clock_is_known(path: Path) -> None:
    store = open_workspace(path)
    session = made.a_session()
    enrolment = made.an_enrolment(session)
    arrival = made.an_arrival(enrolment)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([enrolment])
        records.attendance.append(replace(arrival, noted=Instant(arrival.at, 7, "boot")))
    migration.downgrade(store._writer, "-1")
    migration.upgrade(store._writer)
    with store.read() as records:
        assert records.attendance.of_half_day(enrolment.half_day) == (arrival,)
    with pytest.raises(DatabaseError, match="append-only"), store._writer.begin() as connection:
        connection.execute(text("UPDATE attendance_event SET boot = 'another'"))
    assert store.check() == ()
    store.close()


def test_every_released_version_has_its_stored_file() -> None:
    assert [f"workspace-{revision}" for revision in REVISIONS] == [
        path.stem for path in sorted(FILES.glob("*.db"))
    ]


def test_a_migration_begins_with_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_workspace(path)
    made.fill(store)
    store.close()
    monkeypatch.setattr("database.schema.HEAD", f"{schema.HEAD}x")
    store = open_workspace(path)
    assert store.backups()[0].why == "before an upgrade"
    store.close()


def _of_a_newer_version(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    with store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()


def test_a_newer_file_is_refused_kindly_and_left_byte_for_byte(path: Path) -> None:
    _of_a_newer_version(path)
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(WorkspaceIsNewer, match="Install the newer version"):
        open_workspace(path)
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert not path.with_name(path.name + "-wal").exists()


def test_a_newer_file_that_crashed_is_left_byte_for_byte_with_its_log(path: Path, tmp_path: Path) -> None:
    store = open_workspace(path)
    with store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in (path, path.with_name(path.name + "-wal")):
        shutil.copy(file, crashed / file.name)
    store.close()
    before = {file.name: file.read_bytes() for file in crashed.iterdir()}
    with pytest.raises(WorkspaceIsNewer):
        open_workspace(crashed / path.name)
    assert {name: (crashed / name).read_bytes() for name in before} == before


def test_a_newer_server_is_refused_kindly(store: DatabaseStore, address: str) -> None:
    with store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(WorkspaceIsNewer):
        open_workspace(address)


def test_opening_a_workspace_loads_no_alembic(path: Path) -> None:
    words = """
import sys
from database import open_workspace
for _ in range(2):
    open_workspace(sys.argv[1]).close()
print([name for name in sys.modules if name.startswith(("alembic", "pandas", "PySide6"))])
"""
    said = subprocess.run(
        [sys.executable, "-c", words, str(path)], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def test_names_of_constraints_fit_every_server() -> None:
    engine = create_engine("postgresql+psycopg://")
    names = [c.name for table in METADATA.tables.values() for c in (*table.constraints, *table.indexes)]
    assert all(name for name in names)
    assert [name for name in names if len(str(name)) > engine.dialect.max_identifier_length] == []


def test_the_revisions_lie_in_a_package_that_a_wheel_carries() -> None:
    shipped = resources.files("database.migrations.versions")
    assert {"0001_begin.py", "__init__.py"} <= {path.name for path in shipped.iterdir()}
    assert (resources.files("database.migrations") / "env.py").is_file()
