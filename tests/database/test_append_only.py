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


@pytest.mark.parametrize("words", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_what_was_appended_is_neither_changed_nor_deleted(
    filled: DatabaseStore, table: str, words: str
) -> None:
    column = next(iter(METADATA.tables[table].columns)).name
    with filled._writer.connect() as connection:
        before = connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar_one()
        assert before > 0
    with pytest.raises(DBAPIError, match="append-only"), filled._writer.begin() as connection:
        connection.execute(text(words.format(table=table, column=column)))
    with filled._writer.connect() as connection:
        assert (
            connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar_one()
            == before
        )


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_no_append_only_table_can_be_emptied_at_once(filled: DatabaseStore, table: str) -> None:
    if filled.describe()["kind"] == "sqlite":
        words = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608  names from the schema
    else:
        words = f"TRUNCATE {table} CASCADE"
    with pytest.raises(DBAPIError, match="append-only"), filled._writer.begin() as connection:
        connection.execute(text(words))
