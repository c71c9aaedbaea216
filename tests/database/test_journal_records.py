from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database import DatabaseStore
from database.records.journal import chained, first_broken
from facilitator.services.ports import AuditLine, ExportLine
from tests.database import made
from tests.fakes import MORNING, FakeClock


def test_a_setting_is_kept_and_changed(store: DatabaseStore) -> None:
    with store.write() as records:
        assert records.journal.setting("language") is None
        records.journal.put_setting("language", "zh")
        records.journal.put_setting("language", "en")
        records.journal.put_setting("language", "en")
    with store.read() as records:
        assert records.journal.setting("language") == "en"


def test_audit_lines_are_chained_and_come_newest_first(store: DatabaseStore, clock: FakeClock) -> None:
    for n in range(3):
        clock.go_on(1)
        with store.write() as records:
            records.journal.audit(f"line {n}")
    with store.read() as records:
        lines = records.journal.audit_lines()
        assert records.journal.audit_lines(1) == lines[:1]
        assert records.journal.first_broken_line() is None
    assert [line.what for line in lines] == ["line 2", "line 1", "line 0"]
    assert lines[0].who == "Li Na"
    assert lines[0].at == clock.now()


@given(st.lists(st.text(), min_size=1, max_size=6), st.data())
def test_no_line_of_the_chain_can_be_changed_dropped_or_moved_unnoticed(
    said: list[str], data: st.DataObject
) -> None:
    lines: list[AuditLine] = []
    for what in said:
        before = lines[-1].digest if lines else ""
        lines.append(AuditLine(MORNING, "w", "l", what, chained(before, MORNING, "w", "l", what)))
    assert first_broken(lines) is None
    index = data.draw(st.integers(0, len(lines) - 1))
    changed = replace(lines[index], what=lines[index].what + "x")
    assert first_broken([*lines[:index], changed, *lines[index + 1 :]]) == index + 1
    if index + 1 < len(lines):
        assert first_broken(lines[:index] + lines[index + 1 :]) is not None
        swapped = [*lines[:index], lines[index + 1], lines[index], *lines[index + 2 :]]
        assert first_broken(swapped) is not None


def test_an_export_stays_on_record_when_its_session_is_removed(store: DatabaseStore) -> None:
    session = made.fill(store)
    line = ExportLine(session.id, MORNING, "Li Na", "成效.xlsx", 40, "ab" * 32)
    with store.write() as records:
        records.journal.log_export(line)
        records.sessions.remove(session.id)
    with store.read() as records:
        assert records.journal.exports(session.id) == (line,)
        assert records.journal.exports(made.an_id("other")) == ()


def test_a_broken_chain_is_a_finding(path_store: DatabaseStore) -> None:
    made.fill(path_store)
    with path_store._writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_unchanged")
        connection.exec_driver_sql("UPDATE audit SET what = 'nothing happened'")
    assert path_store.check() == ("audit: line 1 does not follow from the line before",)


@pytest.mark.parametrize("most", [0, 1])
def test_no_more_lines_than_asked_for(store: DatabaseStore, most: int) -> None:
    with store.write() as records:
        records.journal.audit("a")
        records.journal.audit("b")
        assert len(records.journal.audit_lines(most)) == most
