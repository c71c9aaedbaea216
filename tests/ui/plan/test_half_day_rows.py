"""The half-days of the form: added, taken away, and replaced by those of another session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.services.plan_session import HalfDayDraft
from tests.database import made
from tests.ui.run.house import START
from ui.plan.half_day_rows import HalfDayRows
from ui.theme.theme import Theme

pytestmark = pytest.mark.qt


@pytest.fixture
def rows(theme: Theme, qtbot: QtBot) -> HalfDayRows:
    rows = HalfDayRows(theme)
    qtbot.addWidget(rows)
    rows.begin(START)
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    return rows


def drafts(rows: HalfDayRows) -> tuple[HalfDayDraft, ...]:
    return rows.drafts(START.tzinfo)


def labels(rows: HalfDayRows) -> list[str]:
    return [draft.label for draft in drafts(rows)]


def add(rows: HalfDayRows) -> None:
    QTest.mouseClick(rows.add_button, Qt.MouseButton.LeftButton)


def remove(rows: HalfDayRows, place: int) -> None:
    QTest.mouseClick(rows._rows[place].remove, Qt.MouseButton.LeftButton)


def test_tab_goes_through_the_rows_to_the_button_that_adds_one(rows: HalfDayRows, qtbot: QtBot) -> None:
    add(rows)
    qtbot.waitUntil(rows._rows[1].remove.isVisible)
    rows._rows[0].label.setFocus()
    for one in rows._rows:
        for widget in one.widgets:
            assert widget.hasFocus()
            for _ in range(3):
                if widget.hasFocus():
                    QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert rows.add_button.hasFocus()


def test_another_half_day_is_like_the_last_one_on_the_next_day(rows: HalfDayRows, qtbot: QtBot) -> None:
    first = rows._rows[0]
    first.starts.setTime(QTime(22, 0))
    first.ends.setTime(QTime(1, 30))
    first.room.setText("Canteen 2")
    add(rows)
    one, other = drafts(rows)
    day = timedelta(days=1)
    assert (other.label, other.room) == ("B", "Canteen 2")
    assert (other.starts_at, other.must_end_at) == (one.starts_at + day, one.must_end_at + day)
    assert rows.ids == (None, None)
    qtbot.waitUntil(rows._rows[1].day.hasFocus)


def test_there_are_eight_at_most_and_one_at_least(rows: HalfDayRows) -> None:
    for _ in range(10):
        add(rows)
    assert labels(rows) == list("ABCDEFGH")
    assert not rows.add_button.isEnabled()
    for _ in range(10):
        remove(rows, 0)
    assert labels(rows) == ["H"]
    assert not rows._rows[0].remove.isEnabled()


def test_a_half_day_taken_away_is_gone_and_its_letter_is_free_again(rows: HalfDayRows, qtbot: QtBot) -> None:
    add(rows)
    add(rows)
    with qtbot.waitSignal(rows.edited):
        remove(rows, 1)
    assert labels(rows) == ["A", "C"]
    add(rows)
    assert labels(rows) == ["A", "C", "B"]


def test_the_half_days_of_a_session_take_the_place_of_what_was_typed(rows: HalfDayRows) -> None:
    add(rows)
    typed = [one.label for one in rows._rows]
    half_day = made.a_half_day("Shift N")
    rows.show_half_days((half_day,))
    assert [line.isVisible() for line in typed] == [False, False]
    assert rows.ids == (half_day.id,)
    (draft,) = drafts(rows)
    assert (draft.label, draft.room) == (half_day.label, half_day.room)
    assert draft.starts_at.date() == half_day.starts_at.date()
