from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database import DatabaseStore, NotStored, inspection, open_workspace
from database.backups import Backups
from database.driver import Door, driver
from database.thinning import superfluous
from facilitator.services.ports import BEFORE_A_RESTORE
from tests.database import made
from tests.fakes import MORNING, FakeClock


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


@pytest.mark.parametrize(
    ("every", "for_days", "kept"),
    [
        (timedelta(minutes=10), 0.5, 72),
        (timedelta(hours=1), 7, 24 + 1 + 6 + 1),
        (timedelta(days=1), 90, 1 + 1 + 6 + 12 + 1),
    ],
)
def test_thinning_keeps_all_of_a_day_then_days_weeks_and_months(
    every: timedelta, for_days: float, kept: int
) -> None:
    taken = [NOW - every * n for n in range(int(timedelta(days=for_days) / every))]
    assert abs(len(taken) - len(superfluous(taken, NOW)) - kept) <= 2


def test_a_year_of_daily_backups_keeps_one_a_month_at_its_far_end() -> None:
    taken = [NOW - timedelta(days=n) for n in range(500)]
    left = sorted(set(taken) - superfluous(taken, NOW))
    assert left[0] >= NOW - timedelta(days=366)
    old = [moment for moment in left if moment < NOW - timedelta(days=90)]
    assert len({(moment.year, moment.month) for moment in old}) == len(old) >= 9


@given(st.lists(st.integers(0, 900 * 24 * 60), unique=True))
def test_thinning_never_takes_the_newest_nor_one_of_the_last_day_and_is_done_at_once(
    minutes_ago: list[int],
) -> None:
    taken = [NOW - timedelta(minutes=minutes) for minutes in minutes_ago]
    gone = superfluous(taken, NOW)
    assert gone <= set(taken)
    if taken:
        assert max(taken) not in gone
    assert not any(NOW - moment <= timedelta(days=1) for moment in gone)
    assert superfluous(set(taken) - gone, NOW) == frozenset()


def test_old_backups_go_when_a_new_one_is_taken(path_store: DatabaseStore, clock: FakeClock) -> None:
    for _ in range(3):
        path_store.back_up("by hand")
        clock.go_on(minutes=1)
    clock.go_on(minutes=60 * 24 * 3)
    path_store.back_up("by hand")
    assert len(path_store.backups()) == 2


def test_the_backup_before_a_restore_gives_up_none_that_may_be_restored(
    path_store: DatabaseStore, clock: FakeClock
) -> None:
    for _ in range(3):
        path_store.back_up("by hand")
        clock.go_on(minutes=1)
    listed = path_store.backups()
    clock.go_on(minutes=60 * 24 * 3)
    path_store.back_up(BEFORE_A_RESTORE)
    assert path_store.backups()[1:] == listed
