from __future__ import annotations

import threading
import traceback
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from database import DatabaseStore, StoreFault, WorkspaceInUse, open_workspace
from database.backups import take_turn
from database.rows.base import Changed, Row
from database.rows.person import PersonRow
from database.rows.session import SessionRow
from database.trouble import NotStored
from database.workspace import _LAST_TURN_S, StoredRecords
from facilitator.services.ports import Store
from tests.database import made
from tests.fakes import FakeClock

PATIENCE_S = 5


def test_the_store_is_what_the_use_cases_ask_for(store: DatabaseStore) -> None:
    asked: Store = store
    assert asked.is_read_only is False


def test_an_exception_takes_everything_back(store: DatabaseStore) -> None:
    with pytest.raises(KeyError), store.write() as records:
        _add_and_fail(records)
    with store.read() as records:
        assert records.sessions.lines() == ()


def _add_and_fail(records: StoredRecords) -> None:
    records.sessions.add(made.a_session())
    raise KeyError


def test_reading_sees_one_state_while_others_write(store: DatabaseStore) -> None:
    with store.read() as before:
        assert before.sessions.lines() == ()
        with store.write() as records:
            records.sessions.add(made.a_session())
        assert before.sessions.lines() == ()
    with store.read() as after:
        assert len(after.sessions.lines()) == 1


def test_reading_does_not_wait_for_a_writer(store: DatabaseStore) -> None:
    with store.write() as records:
        records.sessions.add(made.a_session())
        with store.read() as reading:
            assert reading.sessions.lines() == ()


def test_who_reads_on_another_thread_sees_one_state_while_this_one_writes(store: DatabaseStore) -> None:
    seen: list[tuple[int, int]] = []
    has_begun, is_written = threading.Event(), threading.Event()

    def read() -> None:
        with store.read() as records:
            before = len(records.sessions.lines())
            has_begun.set()
            assert is_written.wait(PATIENCE_S)
            seen.append((before, len(records.sessions.lines())))
        with store.read() as records:
            seen.append((before, len(records.sessions.lines())))

    reader = threading.Thread(target=read)
    reader.start()
    assert has_begun.wait(PATIENCE_S)
    with store.write() as records:
        records.sessions.add(made.a_session())
    is_written.set()
    reader.join()
    assert seen == [(0, 0), (0, 1)]


def test_writers_queue_up(store: DatabaseStore) -> None:
    def write(n: int) -> None:
        with store.write() as records:
            records.journal.audit(str(n))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as records:
        assert sorted(line.what for line in records.journal.audit_lines()) == [str(n) for n in range(8)]
        assert records.journal.first_broken_line() is None


def test_a_second_transaction_inside_the_first_is_a_bug_not_a_dead_end(store: DatabaseStore) -> None:
    with pytest.raises(RuntimeError, match="open in this thread"), store.write(), store.write():
        pass
    with store.write() as records:
        records.journal.audit("still works")


def test_changed_rows_say_who_when_and_how_often(store: DatabaseStore, clock: FakeClock) -> None:
    session = made.a_session()
    with store.write() as records:
        records.sessions.add(session)
    clock.go_on(60)
    with store.write() as records:
        records.sessions.update(replace(session, archived=True))
        records.sessions.update(replace(session, archived=True))
    with store.read() as records:
        row = records.sessions._tx.the(SessionRow, session.id)
        assert (row.revision, row.changed_by, row.changed_at) == (2, "Li Na", clock.now())


def test_every_table_that_is_not_append_only_carries_its_revision() -> None:
    from database.append_only import APPEND_ONLY

    unmarked = {
        mapper.local_table.name
        for mapper in Row.registry.mappers
        if not issubclass(mapper.class_, Changed) and mapper.local_table.name not in APPEND_ONLY
    }
    assert unmarked == {"workspace"}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO person SELECT * FROM person",
        "UPDATE person SET name = NULL",
        "SELECT CAST(name AS INTEGER) / 0, nothing FROM person",
    ],
)
def test_no_error_holds_a_name(store: DatabaseStore, statement: str) -> None:
    made.fill(store)
    with pytest.raises(StoreFault) as caught, store.write() as records:
        records.people._tx.session.execute(text(statement))
    said = "".join(traceback.format_exception(caught.value))
    assert made.RARE_NAME not in said


def test_no_row_says_what_it_holds(store: DatabaseStore) -> None:
    made.fill(store)
    with store.read() as records:
        row = records.people._tx.first(select(PersonRow))
    assert made.RARE_NAME not in repr(row)
    assert b"1" * 8 not in repr(store.describe()).encode()


def test_a_key_press_is_one_commit_however_many_came_before(path_store: DatabaseStore) -> None:
    half_day = made.fill(path_store).half_days[0]
    done: list[str] = []
    event.listen(path_store._writer, "commit", lambda _: done.append("commit"))
    event.listen(path_store._writer, "before_cursor_execute", lambda *told: done.append(told[2]))

    def press(n: int) -> list[str]:
        done.clear()
        with path_store.write() as records:
            records.runs.append(made.a_run_event(half_day, f"press {n}"))
        return list(done)

    first, *_, last = (press(n) for n in range(50))
    assert last == first
    assert first.count("commit") == 1


def test_nothing_is_written_into_a_closed_store(path_store: DatabaseStore) -> None:
    path_store.close()
    with pytest.raises(RuntimeError, match="the workspace is closed"), path_store.write():
        raise AssertionError


def test_closing_waits_for_a_transaction_that_is_under_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_workspace(path)
    begun, gate = threading.Event(), threading.Event()
    order: list[object] = []

    def write() -> None:
        with store.write() as records:
            records.journal.audit("under way")
            begun.set()
            assert gate.wait(PATIENCE_S)
            order.append("written")

    def turn(lock: threading.Lock, most_s: float | None = None) -> bool:
        gate.set()
        order.append(is_mine := take_turn(lock, most_s))
        return is_mine

    monkeypatch.setattr("database.workspace.take_turn", turn)
    writing = threading.Thread(target=write)
    writing.start()
    assert begun.wait(PATIENCE_S)
    store.close()
    writing.join()
    assert order == ["written", True]
    again = open_workspace(path)
    with again.read() as records:
        assert records.journal.audit_lines()[0].what == "under way"
    again.close()


def test_a_transaction_that_is_stuck_leaves_the_file_as_a_kill_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.backups._TURN_S", 0.1)
    store = open_workspace(path)
    begun, gate = threading.Event(), threading.Event()

    def write() -> None:
        with store.write() as records:
            records.journal.audit("under way")
            begun.set()
            gate.wait()

    writing = threading.Thread(target=write)
    writing.start()
    begun.wait()
    store.close()
    with pytest.raises(WorkspaceInUse):
        open_workspace(path)
    gate.set()
    writing.join()
    store.close()
    again = open_workspace(path)
    with again.read() as records:
        assert records.journal.audit_lines()[0].what == "under way"
    again.close()


def test_a_store_whose_last_backup_waited_in_vain_waits_but_shortly_and_a_second_time_not_at_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_workspace(path)
    with store.write() as records:
        records.journal.audit("changed")
    waits: list[float | None] = []

    def turn(lock: threading.Lock, most_s: float | None = None) -> bool:
        waits.append(most_s)
        return lock.acquire(blocking=False)

    monkeypatch.setattr("database.workspace.take_turn", turn)
    monkeypatch.setattr("database.backups.take_turn", turn)
    assert store._file is not None
    with store._one_writer, store._file.backups._one_at_a_time:
        with pytest.raises(NotStored, match="still being worked on"):
            store.close()
        store.close()
    assert waits == [None, _LAST_TURN_S, 0.0]
    store.close()
    open_workspace(path).close()


def test_a_closed_store_owes_no_backup(path: Path) -> None:
    store = open_workspace(path)
    store.close()
    assert store._file is not None
    store._file.commits += 1
    assert store.back_up_if_due(store._file.tried_at + timedelta(hours=1)) is None
    store._is_closed = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store._file.reserve.__class__, "lay_up", lambda _: setattr(store, "_is_closed", True))
        assert store.back_up_if_due(store._file.tried_at + timedelta(hours=1)) is None


def test_a_closed_store_lets_go_of_everything(path_store: DatabaseStore) -> None:
    path_store.close()
    path_store.close()
    assert not path_store._one_writer.locked()
