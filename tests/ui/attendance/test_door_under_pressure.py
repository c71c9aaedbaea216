"""Keys faster than the disk, half-days that change, scanners that type wherever the focus is."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from facilitator.domain.attendance import Road, Tone
from facilitator.domain.badge import BadgeKind, make_token
from facilitator.domain.refusal_run import FREE_REFUSALS
from facilitator.services.check_in import check_in_person
from facilitator.services.issue_badges import issue_badges, issue_spares
from tests.builders import OTHER_KEY
from tests.ui.attendance.desk import CONTROL, Desk
from tests.ui.run.house import turn_to
from ui.attendance import door_page
from ui.attendance.door_page import DoorPage
from ui.widgets.code_line import CodeLine


def test_two_spare_badges_scanned_fast_keep_the_first_for_the_first_person(desk: Desk) -> None:
    first, second = (one.badge.token for one in issue_spares(desk.house.workspace, desk.session.id, 2).value)
    desk.type_in(first)
    desk.type_in("Person 0")
    desk.settle()
    desk.form.findChild(QLineEdit).setText("New Comer")
    desk.qtbot.keyClick(desk.form.findChild(QLineEdit), Qt.Key.Key_Return)
    desk.settle()
    desk.scan(first)
    assert "New Comer" in desk.feedback.sentence
    desk.scan(second)
    assert desk.form.isVisible()


def test_a_badge_scanned_into_the_walk_in_form_is_checked_in_and_is_nobodys_name(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token
    desk.press(Qt.Key.Key_N, CONTROL)
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClicks(name, "New Com" + token)
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == ["Person 0"]
    assert desk.state().count.walk_ins == 0
    assert name.text() == "New Com"


def test_a_spare_badge_scanned_into_the_form_becomes_that_persons(desk: Desk) -> None:
    spare = issue_spares(desk.house.workspace, desk.session.id, 1).value[0].badge.token
    desk.press(Qt.Key.Key_N, CONTROL)
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClicks(name, "New Comer" + spare)
    for _ in range(2):
        desk.qtbot.keyClick(name, Qt.Key.Key_Return)
        desk.settle()
    desk.scan(spare)
    assert "New Comer" in desk.feedback.sentence
    assert desk.feedback.tone is Tone.AMBER


def test_enter_twice_adds_a_walk_in_once(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClicks(name, "New Comer")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == ["New Comer"]


def test_the_next_person_typed_while_the_first_is_stored_is_kept(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClicks(name, "New Comer")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    name.setText("Zhao Wu")
    desk.settle()
    assert desk.here() == ["New Comer"]
    assert desk.form.isVisible()
    assert name.text() == "Zhao Wu"


def test_undo_after_an_amber_scan_takes_back_the_last_arrival_not_the_old_one(desk: Desk) -> None:
    for name in ("Person 0", "Person 1", "Person 0"):
        desk.scan(name)
    assert desk.feedback.tone is Tone.AMBER
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.here() == ["Person 0"]


def test_an_answer_for_the_half_day_before_is_told_and_shown_nowhere(desk: Desk) -> None:
    desk.type_in("Person 0")
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert desk.here() == ["Person 0"]
    assert desk.shown() == []
    assert desk.feedback.tone is None
    assert any("Person 0" in toast for toast in desk.house.toasts)


def test_check_in_again_is_for_the_half_day_where_it_was_offered(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.press(Qt.Key.Key_Z, CONTROL)
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    again = desk.house.undo[-1]
    assert again is not None
    again()
    desk.settle()
    assert (desk.here(0), desk.here(1)) == ([], [])


def test_a_guest_of_the_other_half_day_is_let_in_by_one_press(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    desk.scan(token)
    assert desk.here(1) == []
    let_in = desk.house.undo[-1]
    assert let_in is not None
    let_in()
    desk.settle()
    assert desk.here(1) == ["Person 0"]


def test_a_check_in_is_shown_without_reading_everybody_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    monkeypatch.setattr(door_page, "door_state", reads.append)
    desk.scan("Person 1")
    assert desk.shown() == ["Person 0", "Person 2"]
    assert [one.presence.enrolment.person.name for one in desk.latest.table.model().rows] == ["Person 1"]
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert len(desk.shown()) == 3
    assert reads == []


def test_what_another_road_did_is_read(desk: Desk) -> None:
    _check_in_by_phone(desk)
    assert desk.shown() == ["Person 1", "Person 2"]


def test_a_scanned_badge_is_noted_as_scanned(desk: Desk) -> None:
    desk.scan(issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token)
    latest = desk.state().latest
    assert latest is not None
    assert latest.road is Road.SCANNER


def test_people_who_left_are_not_called_not_here_yet(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.people.sign_out_requested.emit(desk.state().presences[0])
    desk.settle()
    assert desk.shown() == ["Person 1", "Person 2"]


def test_the_row_that_the_arrows_reached_stays_while_others_come_in(desk: Desk) -> None:
    desk.people.table.selectRow(2)
    _check_in_by_phone(desk)
    row = desk.people.table.current_row()
    assert row in desk.people.rows
    assert row.enrolment.person.name == "Person 2"


@pytest.mark.parametrize(
    ("typed", "name", "number"),
    [
        ("Zhou Lan", "Zhou Lan", ""),
        ("20199999", "", "20199999"),
        ("A-103", "", "A-103"),
        ("https://qr.example/abc", "", ""),
        ("wxp://f2f0abc1", "", ""),
    ],
)
def test_what_nobody_was_found_by_stands_in_the_field_of_a_walk_in_that_it_is_for(
    desk: Desk, typed: str, name: str, number: str
) -> None:
    desk.scan(typed)
    desk.press(Qt.Key.Key_N, CONTROL)
    assert [edit.text() for edit in desk.form.findChildren(QLineEdit)][:2] == [name, number]


def test_down_goes_to_the_people_found_and_typing_comes_back_to_the_field(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.field, "Person")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    assert desk.people.table.hasFocus()
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_X)
    assert desk.field.hasFocus()
    assert desk.field.text() == "Personx"
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    assert desk.field.text() == ""
    assert len(desk.shown()) == 3


def test_what_was_offered_is_replaced_by_the_next_thing_typed(desk: Desk) -> None:
    desk.page.receive("Person 2")
    assert desk.shown() == ["Person 2"]
    desk.qtbot.keyClicks(desk.field, "P")
    assert desk.field.text() == "P"


def test_a_badge_held_back_after_many_refusals_is_seen_and_heard_to_wait(desk: Desk) -> None:
    badge = issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token
    now_s = 0.0
    line = desk.page.tools.code_line = CodeLine(desk.house.operations, desk.page, lambda: now_s)
    page = DoorPage(desk.page.tools)
    desk.qtbot.addWidget(page)
    turn_to(page, desk.session)
    for serial in range(FREE_REFUSALS):
        page.take_scan(make_token(BadgeKind.PERSON, serial, OTHER_KEY))
    desk.settle()
    assert "It goes on in 2 s" in desk.house.toasts[-1]
    page.take_scan(badge)
    card = page.view.feedback
    assert (card.tone, "waits 2 s" in card.sentence, desk.here()) == (Tone.AMBER, True, [])
    turn_to(page, desk.session, 1)
    desk.settle()
    now_s = 2.0
    line.go_on(Road.SCANNER)
    desk.settle()
    assert (desk.here(0), desk.here(1)) == (["Person 0"], [])
    assert "Person 0" in desk.house.toasts[-1]


def _check_in_by_phone(desk: Desk) -> None:
    first = desk.state().presences[0].enrolment.id
    half_day = desk.session.half_days[0].id
    use_case = partial(check_in_person, desk.house.workspace, half_day, first, Road.PHONE)
    desk.house.operations.run(use_case, lambda _: None)
    desk.settle()
