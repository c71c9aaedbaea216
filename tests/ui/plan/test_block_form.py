"""The form of a block: fixed starts, lengths, texts in both languages, cuts, and what past runs took."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Text
from facilitator.domain.past_runs import PastMinutes, identity
from facilitator.domain.programme import Cut, Minutes
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.run_session import act
from tests.ui.plan.hands import press, settle, stored, until
from tests.ui.run.house import House, add_session
from ui.plan.plan_page import PlanPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


# The form


def test_a_fixed_start_is_pinned_moves_what_follows_and_is_warned_of(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.agenda.table.selectRow(3)
    times = page.agenda.form.times
    assert times.fixed_time.time() == QTime(14, 25)
    times.fixed_box.setChecked(True)
    assert stored(house, session)[3].fixed_start == time(14, 25)
    times.fixed_time.setTime(QTime(14, 30))
    assert stored(house, session)[3].fixed_start == time(14, 30)
    rows = page.agenda.board.model.rows
    assert [f"{row.expected_start:%H:%M}" for row in rows[3:]] == ["14:30", "14:40"]
    pin = page.agenda.board.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert pin == "14:30, fixed start"
    times.fixed_time.setTime(QTime(14, 20))
    settle(house)
    until(qtbot, lambda: '"Break" is to begin at 14:20' in page.agenda.board.warnings.lines[0].text())
    times.fixed_box.setChecked(False)
    assert stored(house, session)[3].fixed_start is None


def test_f2_brings_the_title_into_sight(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    side = page.agenda.side
    for fold in side.form.folds:
        fold.set_open(is_open=True)
    bar = side._block.verticalScrollBar()
    until(qtbot, lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.agenda.edit_block()
    assert side.form.essentials.title.english.hasFocus()
    title = side.form.essentials.title
    assert title.mapTo(side._block.viewport(), title.rect().topLeft()).y() >= 0, (bar.value(), bar.maximum())


@pytest.mark.parametrize(
    ("field", "minutes", "lengths"),
    [
        ("least", 30, (30, 30, 40)),
        ("ideal", 5, (5, 5, 40)),
        ("most", 8, (8, 8, 8)),
        ("ideal", 50, (10, 50, 50)),
    ],
)
def test_the_three_lengths_stay_in_order(
    page: PlanPage, session: Session, house: House, field: str, minutes: int, lengths: tuple[int, int, int]
) -> None:
    page.agenda.table.selectRow(1)
    getattr(page.agenda.form.times, field).edit.setValue(minutes)
    assert stored(house, session)[1].minutes == Minutes(*lengths)


def test_every_text_of_a_block_is_kept_in_both_languages(
    page: PlanPage, session: Session, house: House
) -> None:
    form = page.agenda.form
    for pair, english, chinese in (
        (form.how.method, "In a ring", "站成一圈"),
        (form.how.aim, "Laugh", "笑一笑"),
        (form.how.steps, "Stand up\nSit down", "起立\n坐下"),
        (form.say.say, "Hello", "大家好"),
        (form.things.materials, "A ball", "一个球"),
        (form.things.handout, "Leaflet", "单页"),
        (form.bindings.module_title, "First", "第一"),
    ):
        for edit, words in ((pair.english, english), (pair.chinese, chinese)):
            edit.setText(words) if isinstance(edit, QLineEdit) else edit.setPlainText(words)
        pair.edited.emit()
    item = stored(house, session)[0]
    assert item.steps == (Text("Stand up", "起立"), Text("Sit down", "坐下"))
    assert item.materials == (Text("A ball", "一个球"),)
    assert (item.method, item.aim) == (Text("In a ring", "站成一圈"), Text("Laugh", "笑一笑"))
    assert (item.say, item.handout) == (Text("Hello", "大家好"), Text("Leaflet", "单页"))
    assert item.module_title == Text("First", "第一")
    untouched = replace(
        session.agenda[0],
        method=item.method,
        aim=item.aim,
        steps=item.steps,
        say=item.say,
        materials=item.materials,
        handout=item.handout,
        module_title=item.module_title,
    )
    assert item == untouched


def test_a_cut_is_put_in_changed_and_taken_out(page: PlanPage, session: Session, house: House) -> None:
    cuts = page.agenda.form.cuts
    cuts.add_cut()
    cuts.add_cut()
    assert stored(house, session)[0].cuts == (Cut(10, 5), Cut(20, 2))
    cuts.cuts[0].to.edit.setValue(7)
    cuts.cuts[1].remove_button.click()
    assert stored(house, session)[0].cuts == (Cut(10, 7),)
    page.agenda.table.selectRow(1)
    assert cuts.cuts == []


def test_words_being_typed_stay_while_the_page_reads_again(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    form = page.agenda.form
    form.folds[2].set_open(is_open=True)
    say = form.say.say.english
    say.setFocus()
    qtbot.keyClicks(say, "Good d")
    page.agenda.desk.lengthen(1)
    settle(house)
    qtbot.keyClicks(say, "ay ")
    page.refresh()
    settle(house)
    assert say.text() == "Good day "
    page.agenda.board.focus_table()
    assert stored(house, session)[0].say.en == "Good day"
    assert stored(house, session)[0].planned_minutes == session.agenda[0].planned_minutes + 1


def test_words_are_kept_a_moment_after_the_last_key_and_when_another_block_is_chosen(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    form = page.agenda.form
    aim = form.how.aim
    aim.english.setPlainText("First")
    with qtbot.waitSignal(aim.edited, timeout=15_000):
        pass
    assert stored(house, session)[0].aim.en == "First"
    aim.english.setPlainText("First and last")
    page.agenda.table.selectRow(1)
    assert stored(house, session)[0].aim.en == "First and last"
    assert stored(house, session)[1].aim == session.agenda[1].aim


def test_a_text_too_long_to_be_kept_stays_as_typed_and_says_so(
    page: PlanPage, session: Session, house: House
) -> None:
    say = page.agenda.form.say.say
    say.english.setPlainText("x" * 10_001)
    say.edited.emit()
    assert stored(house, session) == session.agenda
    assert len(say.english.text()) == 10_001
    assert say._below.text() == "This text is too long to be kept. Shorten it."
    say.english.setPlainText("short")
    say.edited.emit()
    assert say._below.isHidden()
    assert stored(house, session)[0].say.en == "short"


def test_folds_are_opened_by_enter_and_stay_open_for_the_next_block(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    fold = page.agenda.form.folds[0]
    assert (fold.head.accessibleName(), fold.summary.whole_text) == ("Times, folded", "5–10–20 min")
    press(qtbot, fold.head, Qt.Key.Key_Return)
    assert page.agenda.form.times.least.isVisible()
    assert fold.head.accessibleName() == "Times, open"
    page.agenda.table.selectRow(1)
    assert fold.is_open


# Past runs


def run_three_times(house: House) -> None:
    for minutes in (18, 22, 28):
        past = add_session(house, people=0)
        half_day = past.half_days[0].id
        act(house.workspace, half_day, RunEventKind.STARTED)
        for length in (minutes, 1):
            house.clock.go_on(minutes=length)
            act(house.workspace, half_day, RunEventKind.NEXT)


def test_what_a_block_took_before_stands_beside_it_and_one_key_takes_it(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    table = page.agenda.table
    assert table.isColumnHidden(5)
    run_three_times(house)
    page.detail.choose(1)
    page.detail.choose(0)
    settle(house)
    assert not table.isColumnHidden(5)
    assert page.agenda.board.model.index(0, 5).data() == "22–28 min"
    past = page.agenda.form.essentials.past
    assert past.sentence.text() == "Usually 22 min; 4 of 5 times within 28 min. Ran 3 times."
    press(qtbot, page, Qt.Key.Key_T, CTRL)
    assert stored(house, session)[0].planned_minutes == 22
    press(qtbot, page, Qt.Key.Key_T, CTRL | SHIFT)
    assert stored(house, session)[0].planned_minutes == 28
    past.usual_button.click()
    assert stored(house, session)[0].planned_minutes == 22
    table.selectRow(2)
    assert past.isHidden()


def test_a_block_that_gets_another_title_is_another_block_with_no_past(
    page: PlanPage, session: Session
) -> None:
    item = session.agenda[0]
    page.agenda._on_known({identity(session.programme_key, item): PastMinutes(3, 20, 20)})
    assert page.agenda.board.model.index(0, 5).data() == "20 min"
    assert page.agenda.form.essentials.past.safe_button.isHidden()
    page.agenda.desk.edit(replace(item, title=Text("Something else")))
    assert page.agenda.form.essentials.past.isHidden()
