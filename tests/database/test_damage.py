"""No flipped bit passes silently: either reading fails, or everything reads as it was."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from database import inspection, open_workspace
from database.driver import Door, driver
from facilitator.domain.message import UserError
from tests.database import made

FLIPS = 300


def _dump(door: Door) -> dict[str, list[tuple[object, ...]]] | None:
    """Return every row of every table, or none where the library refuses."""
    try:
        with closing(door.peek()) as connection:
            return {
                table: connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  names from the schema
                for table in inspection.counts(connection)
            }
    except driver().module.Error:
        return None


@pytest.fixture
def closed(path: Path) -> Path:
    """A filled workspace that is closed."""
    store = open_workspace(path)
    made.fill(store)
    store.close()
    return path


@pytest.mark.slow
def test_no_flipped_bit_passes_silently(closed: Path) -> None:
    assert driver().is_keyed
    whole = closed.read_bytes()
    door = Door.to(closed, mode="ro")
    before = _dump(door)
    assert before is not None
    chance = random.Random(300)  # noqa: S311  places, not secrets
    unnoticed = 0
    for _ in range(FLIPS):
        bit = chance.randrange(len(whole) * 8)
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        closed.write_bytes(content)
        assert _dump(door) in (None, before)
        unnoticed += inspection.findings_of(door) == ()
    assert unnoticed == 0


@pytest.mark.parametrize("byte", [0, 5, 17, 90, 2000, 4090])
def test_a_damaged_beginning_is_said_when_opening(closed: Path, byte: int) -> None:
    content = bytearray(closed.read_bytes())
    content[byte] ^= 4
    closed.write_bytes(content)
    with pytest.raises(UserError, match=r"is damaged\. Restore the backup"):
        open_workspace(closed)
    assert closed.read_bytes() == content


def test_a_file_cut_short_is_said(closed: Path) -> None:
    content = closed.read_bytes()
    for size in (1, 15, 100, 4096, len(content) // 2 + 7):
        closed.write_bytes(content[:size])
        with pytest.raises(UserError):
            _open_and_check(closed)


def _open_and_check(path: Path) -> None:
    store = open_workspace(path)
    try:
        found = store.check()
    finally:
        store.close()
    if found:
        raise UserError(found[0])  # type: ignore[arg-type]


def test_a_row_without_its_parent_is_a_finding() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE session (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE person (session INTEGER REFERENCES session)")
        connection.execute("INSERT INTO person VALUES (7)")
        assert inspection.findings(connection, is_keyed=False) == ("person: row 1 without its session",)
