from __future__ import annotations

import json
import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database import DatabaseStore, NotStored, backups, inspection, newest_backup, open_workspace, restore
from database.backups import Backups
from database.driver import Door, driver
from database.thinning import NEWEST, SPANS, superfluous
from facilitator.services.ports import BEFORE_A_RESTORE
from tests.database import made
from tests.fakes import MORNING, FakeClock
from tests.fresh import use_plain_sqlite


def test_a_backup_is_a_whole_workspace(path_store: DatabaseStore, tmp_path: Path) -> None:
    session = made.fill(path_store)
    line = path_store.back_up("by hand")
    assert line is not None
    assert (line.why, line.taken_at, line.size_bytes) == ("by hand", MORNING, line.path.stat().st_size)
    assert path_store.backups() == (line,)
    copy = tmp_path / "elsewhere.db"
    shutil.copy(line.path, copy)
    found = open_workspace(copy, accept_older=True)
    with found.read() as records:
        assert records.sessions.get(session.id) == session
    found.close()


def test_backups_on_two_threads_are_taken_one_after_the_other(path_store: DatabaseStore) -> None:
    made.fill(path_store)
    together = threading.Barrier(2)

    def back_up(why: str) -> None:
        together.wait()
        path_store.back_up(why)

    threads = [threading.Thread(target=back_up, args=(why,)) for why in ("every ten minutes", "asked for")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = path_store.backups()
    assert {line.why for line in lines} == {"every ten minutes", "asked for"}
    assert len({line.path for line in lines}) == 2
    for line in lines:
        assert inspection.findings_of(Door.to(line.path, mode="ro")) == ()


@pytest.mark.parametrize("is_plain", [False, True])
def test_a_backup_that_is_stuck_does_not_keep_the_store_from_closing(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, is_plain: bool
) -> None:
    if is_plain:
        use_plain_sqlite(monkeypatch)
    store = open_workspace(path)
    made.fill(store)
    is_stuck, gate = threading.Event(), threading.Event()

    def wait(_fresh: Path) -> None:
        is_stuck.set()
        gate.wait()

    monkeypatch.setattr(backups, "_to_disk", wait)
    monkeypatch.setattr(backups, "_TURN_S", 0.1)
    thread = threading.Thread(target=store.back_up, args=("every ten minutes",))
    thread.start()
    is_stuck.wait()
    with pytest.raises(NotStored, match="No backup was written"):
        store.close()
    again = open_workspace(path)
    gate.set()
    thread.join()
    with again.read() as records:
        assert len(records.sessions.lines()) == 1
    again.close()


def test_a_closed_store_is_neither_closed_nor_backed_up_again(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))  # type: ignore[attr-defined]
        with pytest.raises(NotStored, match="too little room"):
            store.close()
    store.close()
    assert store.backups() == ()
    with pytest.raises(RuntimeError, match="the workspace is closed"):
        store.back_up("asked for")
    assert store.backups() == ()


def test_writing_goes_on_in_the_midst_of_a_backup(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.fill(path_store)

    def write_meanwhile(_path: Path) -> None:
        with path_store.write() as records:
            records.journal.audit("checked in meanwhile")

    monkeypatch.setattr(backups, "_to_disk", write_meanwhile)
    line = path_store.back_up("by hand")
    assert line is not None
    assert path_store.backups() == (line,)
    with path_store.read() as records:
        assert records.journal.audit_lines()[0].what == "checked in meanwhile"


def test_without_a_log_writing_waits_for_the_backup_instead_of_failing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rollback journal lets nobody commit while the file is read, and gives up after five seconds."""
    use_plain_sqlite(monkeypatch)
    store = open_workspace(path)
    made.fill(store)
    seen: list[bool] = []
    monkeypatch.setattr(backups, "_to_disk", lambda _path: seen.append(store._one_writer.locked()))
    line = store.back_up("by hand")
    assert line is not None
    assert set(seen) == {True}
    assert store.backups() == (line,)
    store.close()


def test_closing_backs_up_what_changed_and_only_that(path: Path) -> None:
    store = open_workspace(path)
    store.close()
    assert Backups(path, FakeClock().now).lines() == ()
    store = open_workspace(path)
    made.fill(store)
    store.close()
    (line,) = Backups(path, FakeClock().now).lines()
    assert line.why == "on closing"
    open_workspace(path).close()
    assert Backups(path, FakeClock().now).lines() == (line,)


def test_a_backup_is_due_ten_minutes_after_a_change(path_store: DatabaseStore, clock: FakeClock) -> None:
    clock.go_on(minutes=11)
    assert path_store.back_up_if_due(clock.now()) is None
    made.fill(path_store)
    assert path_store.back_up_if_due(clock.now()) is not None
    made.fill(path_store, made.a_session("May"))
    clock.go_on(minutes=9)
    assert path_store.back_up_if_due(clock.now()) is None
    clock.go_on(minutes=1)
    assert path_store.back_up_if_due(clock.now()) is not None
    assert path_store.back_up_if_due(clock.now()) is None


def test_a_backup_that_fails_is_due_again_after_ten_minutes(
    path_store: DatabaseStore, clock: FakeClock
) -> None:
    made.fill(path_store)
    clock.go_on(minutes=11)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))  # type: ignore[attr-defined]
        with pytest.raises(NotStored, match="too little room"):
            path_store.back_up_if_due(clock.now())
    clock.go_on(minutes=1)
    assert path_store.back_up_if_due(clock.now()) is None
    clock.go_on(minutes=9)
    assert path_store.back_up_if_due(clock.now()) is not None


def test_closing_says_that_there_is_no_file_to_back_up_any_more(path: Path, clock: FakeClock) -> None:
    store = open_workspace(path, now=clock.now)
    made.fill(store)
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(NotStored, match="No backup was written"):
        store.close()
    open_workspace(path.with_name("elsewhere.db")).close()


def test_what_a_backup_left_that_was_broken_off_goes_with_the_next_one(path_store: DatabaseStore) -> None:
    first = path_store.back_up("by hand")
    assert first is not None
    left = first.path.with_name("w 2026-01-01 08.00.00.part")
    left.write_bytes(b"half a backup")
    assert path_store.back_up("by hand") is not None
    assert not left.exists()
    assert first.path.exists()


def test_two_backups_in_one_second_are_two(path_store: DatabaseStore) -> None:
    first, second = path_store.back_up("one"), path_store.back_up("two")
    assert first is not None
    assert second is not None
    assert first.path != second.path
    assert first.path.exists()


def test_a_copy_that_is_not_good_does_not_count_and_replaces_nothing(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = path_store.back_up("good")
    monkeypatch.setattr("database.inspection.findings", lambda *_, **__: ("page 3",))
    with pytest.raises(NotStored, match="not good"):
        path_store.back_up("bad")
    assert path_store.backups() == (good,)
    assert good is not None
    assert len(list(good.path.parent.iterdir())) == 2


def test_a_copy_that_lacks_rows_does_not_count(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([{"person": 1}, {"person": 0}])
    monkeypatch.setattr("database.inspection.counts", lambda *_: next(answers))
    with pytest.raises(NotStored, match="not good"):
        path_store.back_up("bad")
    assert path_store.backups() == ()


def test_a_full_disk_is_noticed_before_a_backup_fills_it(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))  # type: ignore[attr-defined]
    with pytest.raises(NotStored, match="too little room"):
        path_store.back_up("by hand")


def test_a_backup_without_its_line_does_not_count(path_store: DatabaseStore) -> None:
    line = path_store.back_up("by hand")
    assert line is not None
    line.path.with_suffix(".json").write_text("{", encoding="utf-8")
    assert path_store.backups() == ()


def test_writing_goes_on_during_a_backup(path_store: DatabaseStore) -> None:
    made.fill(path_store)
    with path_store.write() as records:
        records.journal.audit("during")
        line = path_store.back_up("while writing")
    assert line is not None
    assert inspection.findings_of(Door(driver(), line.path, mode="ro")) == ()


def test_a_server_has_backups_of_its_own(store: DatabaseStore) -> None:
    if store.describe()["kind"] == "sqlite":
        assert store.back_up("by hand") is not None
    else:
        assert store.back_up("by hand") is None
        assert store.backups() == ()
        assert store.back_up_if_due(MORNING) is None


NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
YEAR_US = 365 * 86_400 * 10**6
moments = st.integers(-26 * YEAR_US, 4 * YEAR_US).map(lambda us: NOW + timedelta(microseconds=us))


def _left(taken: list[datetime]) -> list[datetime]:
    gone = set(superfluous(taken))
    return [moment for place, moment in enumerate(taken) if place not in gone]


@pytest.mark.parametrize(
    ("every", "for_days", "kept"),
    [
        (timedelta(minutes=10), 0.5, NEWEST),
        (timedelta(minutes=10), 7, NEWEST + 6 + 1),
        (timedelta(days=1), 400, NEWEST + 13 - 11 + 12 - 3),
    ],
)
def test_thinning_keeps_the_newest_then_days_weeks_and_months(
    every: timedelta, for_days: float, kept: int
) -> None:
    taken = [NOW - every * n for n in range(int(timedelta(days=for_days) / every))]
    assert abs(len(_left(taken)) - kept) <= 2


def test_a_year_of_daily_backups_keeps_one_a_month_at_its_far_end() -> None:
    left = _left([NOW - timedelta(days=n) for n in range(500)])
    old = [moment for moment in left if moment < NOW - timedelta(days=100)]
    assert len({(moment.year, moment.month) for moment in old}) == len(old) >= 7
    assert min(left) < NOW - timedelta(days=300)


@given(st.lists(moments, max_size=200))
def test_thinning_never_takes_one_of_the_newest_whatever_the_clock_said_and_is_done_at_once(
    taken: list[datetime],
) -> None:
    assert all(place >= NEWEST for place in superfluous(taken))
    assert superfluous(_left(taken)) == ()


@given(st.lists(moments, min_size=NEWEST, max_size=200), moments)
def test_one_backup_under_a_wrong_clock_gives_up_no_more_than_one_of_each_span_and_the_oldest_of_the_newest(
    taken: list[datetime], wrong: datetime
) -> None:
    assert len(_left([wrong, *taken])) >= len(_left(taken)) + 1 - (len(SPANS) + 1)


def test_a_clock_set_ahead_gives_up_no_backup_and_the_newest_is_the_one_taken_last(
    path_store: DatabaseStore, clock: FakeClock
) -> None:
    made.fill(path_store)
    for _ in range(3):
        path_store.back_up("by hand")
        clock.go_on(minutes=60 * 3)
    clock.set_wall(800 * 24 * 3600)
    ahead = path_store.back_up("clock ahead")
    clock.set_wall(-800 * 24 * 3600)
    _audit(path_store, "after the clock was put right")
    last = path_store.back_up("clock right")
    assert ahead is not None
    assert last is not None
    assert [line.path for line in path_store.backups()[:2]] == [last.path, ahead.path]
    assert len(path_store.backups()) == 5


def test_after_a_restore_the_newest_backup_is_of_the_restored_data(path: Path, clock: FakeClock) -> None:
    store = open_workspace(path, now=clock.now)
    made.fill(store)
    first = store.back_up("first")
    assert first is not None
    for n in range(20):
        _audit(store, f"given up {n}")
    store.back_up("more commits")
    store.close()
    restore(path, first.path, now=clock.now)
    store = open_workspace(path, now=clock.now)
    _audit(store, "restored")
    newest = store.back_up("fewer commits")
    store.close()
    assert newest is not None
    assert newest_backup(path) == newest.path


def test_backups_that_an_earlier_version_took_are_older_and_in_order_of_commits(
    path_store: DatabaseStore, clock: FakeClock
) -> None:
    taken: list[Path] = []
    for n in range(3):
        _audit(path_store, f"step {n}")
        clock.set_wall(-60 * 60)
        line = path_store.back_up("by hand")
        assert line is not None
        taken.insert(0, line.path)
    for backup in taken[1:]:
        about = json.loads(backup.with_suffix(".json").read_text("utf-8"))
        del about["number"]
        backup.with_suffix(".json").write_text(json.dumps(about), "utf-8")
    assert [line.path for line in path_store.backups()] == taken


@pytest.mark.parametrize("seconds", [-400 * 24 * 3600, -60, 400 * 24 * 3600])
def test_a_clock_set_forwards_or_back_makes_one_backup_due_and_then_every_ten_minutes(
    path_store: DatabaseStore, clock: FakeClock, seconds: float
) -> None:
    made.fill(path_store)
    clock.set_wall(seconds)
    assert path_store.back_up_if_due(clock.now()) is not None
    _audit(path_store, "changed")
    clock.go_on(minutes=9)
    assert path_store.back_up_if_due(clock.now()) is None
    clock.go_on(minutes=1)
    assert path_store.back_up_if_due(clock.now()) is not None


def test_what_many_backups_make_superfluous_goes_when_a_new_one_is_taken(
    path_store: DatabaseStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.thinning.NEWEST", 2)
    for _ in range(4):
        path_store.back_up("by hand")
        clock.go_on(minutes=1)
    assert len(path_store.backups()) == 2
    assert len(list(path_store.backups()[0].path.parent.iterdir())) == 4


def test_the_backup_before_a_restore_gives_up_none_that_may_be_restored(
    path_store: DatabaseStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        path_store.back_up("by hand")
        clock.go_on(minutes=1)
    monkeypatch.setattr("database.thinning.NEWEST", 1)
    listed = path_store.backups()
    clock.go_on(minutes=60 * 24 * 3)
    path_store.back_up(BEFORE_A_RESTORE)
    assert path_store.backups()[1:] == listed


def _audit(store: DatabaseStore, what: str) -> None:
    with store.write() as records:
        records.journal.audit(what)


def test_a_backup_that_cannot_be_read_says_nothing_of_a_passphrase(
    path_store: DatabaseStore, path: Path
) -> None:
    made.fill(path_store)
    line = path_store.back_up("by hand")
    assert line is not None
    line.path.write_bytes(b"locked" * 99)
    assert Backups(path, FakeClock().now).is_newest_locked()
    line.path.unlink()
    line.path.mkdir()
    assert not Backups(path, FakeClock().now).is_newest_locked()
