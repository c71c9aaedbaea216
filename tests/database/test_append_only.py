from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from database import DatabaseStore
from database.append_only import APPEND_ONLY
from database.rows.every import METADATA
from facilitator.services.ports import ExportLine
from tests.database import made
from tests.fakes import MORNING


@pytest.fixture
def filled(store: DatabaseStore) -> DatabaseStore:
    """A store with a row in every append-only table."""
    session = made.fill(store)
    removed = made.a_session("removed")
    with store.write() as records:
        records.journal.log_export(ExportLine(session.id, MORNING, "", "a.pdf", 1, ""))
        records.sessions.add(removed)
        records.sessions.remove(removed.id)
    return store


def test_what_was_appended_is_neither_changed_nor_deleted(filled: DatabaseStore) -> None:
    before = {table: rows_of(filled, table) for table in APPEND_ONLY}
    assert min(before.values()) > 0
    for table in sorted(APPEND_ONLY):
        column = next(iter(METADATA.tables[table].columns)).name
        for words in ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"):
            assert is_refused(filled, words.format(table, column)), (words, table)
    assert {table: rows_of(filled, table) for table in APPEND_ONLY} == before


def test_no_append_only_table_can_be_emptied_at_once(filled: DatabaseStore) -> None:
    is_file = filled.describe()["kind"] == "sqlite"
    words = "INSERT OR REPLACE INTO {0} SELECT * FROM {0}" if is_file else "TRUNCATE {0} CASCADE"
    for table in sorted(APPEND_ONLY):
        assert is_refused(filled, words.format(table)), table


def rows_of(store: DatabaseStore, table: str) -> int:
    with store._writer.connect() as connection:
        return connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar_one()


def is_refused(store: DatabaseStore, words: str) -> bool:
    try:
        with store._writer.begin() as connection:
            connection.execute(text(words))
    except DBAPIError as error:
        return "append-only" in str(error)
    return False
