"""Two doors at the desk: hand over and take over without leaving the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road, Tone
from facilitator.domain.hand_over import HandOver
from facilitator.domain.hand_over_code import write_codes
from facilitator.domain.hand_over_file import write_file
from facilitator.domain.run import RunEventKind
from facilitator.services.issue_badges import issue_badges
from facilitator.services.run_session import act
from tests.ui.attendance.desk import Desk
from tests.ui.run.house import turn_to
from ui.attendance.people_card import Shown
from ui.theme.tokens import Meaning


def from_the_other_door(desk: Desk) -> tuple[str, bytes]:
    """Give a code and a file that hand the first person over, as the other laptop writes them."""
    ws, half_day = desk.house.workspace, desk.session.half_days[0]
    issue_badges(ws, desk.session.id)
    with ws.store.read() as records:
        (key, *_) = records.badges.keys()
        first, *_ = records.people.of_half_day(half_day.id)
    now = ws.clock.now()
    head = HandOver(half_day.id, half_day.starts_at, now, 7, ())
    event = AttendanceEvent(
        ws.ids.new_id(), half_day.id, first.id, AttendanceKind.ARRIVED, half_day.starts_at, Road.CAMERA
    )
    return write_codes(head, [event], key)[0], write_file(head, [event], key)


def test_a_genuine_code_is_taken_over_while_the_door_stays_in_front(desk: Desk) -> None:
    code, _ = from_the_other_door(desk)
    desk.scan(code)
    card = desk.page.hand_over
    assert (card.above.text, card.above.meaning) == ("1 entry was taken over.", Meaning.GOOD)
    assert not card.is_open
    assert desk.page.view.isVisible()
    assert (desk.state().count.present, desk.shown()) == (1, ["Person 1", "Person 2"])
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert card.above.isHidden()


def test_a_code_scanned_while_the_card_is_open_is_answered_there(desk: Desk) -> None:
    code, _ = from_the_other_door(desk)
    desk.page.hand_over.open()
    desk.page.take_scan(code)
    desk.settle()
    card = desk.page.hand_over
    assert card.above.isHidden()
    assert (card.notice.text, card.notice.meaning) == ("1 entry was taken over.", Meaning.GOOD)
    desk.qtbot.keyClick(card.code_edit, Qt.Key.Key_Escape)
    assert desk.page.view.isVisible()


def test_digits_in_the_field_of_the_card_are_taken_over_there(desk: Desk) -> None:
    code, _ = from_the_other_door(desk)
    card = desk.page.hand_over
    card.open()
    card.code_edit.setText(code)
    desk.qtbot.keyClick(card.code_edit, Qt.Key.Key_Return)
    desk.settle()
    assert (card.notice.text, desk.state().count.present) == ("1 entry was taken over.", 1)


def test_the_folder_of_the_written_file_is_opened_at_one_press(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    issue_badges(desk.house.workspace, desk.session.id)
    card = desk.page.hand_over
    card.folder = tmp_path
    card.open()
    card.write_button.click()
    desk.settle()
    card.notice.action_requested.emit()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
    assert len(list(tmp_path.glob("*.attendance"))) == 1


def test_a_strangers_long_code_is_one_refusal_and_the_door_goes_on(desk: Desk) -> None:
    issued = issue_badges(desk.house.workspace, desk.session.id).value
    desk.page.take_scan("7" * 300)
    desk.settle()
    assert (desk.feedback.tone, "not one of our badges" in desk.feedback.sentence) == (Tone.BAD, True)
    assert desk.page.view.isVisible()
    assert desk.page.hand_over.above.isHidden()
    assert desk.state().refusals == 1
    desk.page.take_scan(issued[0].badge.token)
    desk.settle()
    assert desk.feedback.tone is Tone.GOOD


def test_an_answer_to_a_code_of_the_half_day_before_is_told_by_a_toast(desk: Desk) -> None:
    code, _ = from_the_other_door(desk)
    desk.page.take_scan(code)
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert desk.page.hand_over.above.isHidden()
    assert desk.house.toasts == ["1 entry was taken over."]


def test_a_file_is_taken_over_and_a_wrong_one_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    _, content = from_the_other_door(desk)
    (tmp_path / "a.attendance").write_bytes(content)
    (tmp_path / "cut.attendance").write_bytes(content[:-5])
    card = desk.page.hand_over
    card.open()
    for name, meaning, words in (
        ("cut.attendance", Meaning.BAD, "cut short"),
        ("none.attendance", Meaning.BAD, "cannot be opened"),
        ("a.attendance", Meaning.GOOD, "1 entry was taken over."),
    ):
        desk.qtbot.keyClicks(card.code_edit, str(tmp_path / name))
        desk.qtbot.keyClick(card.code_edit, Qt.Key.Key_Return)
        desk.settle()
        assert (card.notice.meaning, words in card.notice.text) == (meaning, True)


def test_the_codes_are_shown_and_a_file_is_written(desk: Desk, tmp_path: Path) -> None:
    from_the_other_door(desk)
    card = desk.page.hand_over
    card.folder = tmp_path / "Facilitator"
    card.open()
    card.codes_button.click()
    desk.settle()
    assert card.next_button.isHidden()
    colours = card.picture.grab().toImage()
    middle = [colours.pixelColor(x, colours.height() // 2).name() for x in range(colours.width())]
    assert {"#000000", "#ffffff"} <= set(middle)
    card.write_button.click()
    desk.settle()
    (written,) = card.folder.iterdir()
    assert written.name in card.notice.text


def test_without_a_key_the_card_says_what_to_do(desk: Desk) -> None:
    card = desk.page.hand_over
    card.open()
    card.codes_button.click()
    desk.settle()
    assert (card.notice.meaning, "Print them first" in card.notice.text) == (Meaning.BAD, True)


def test_the_minutes_stand_beside_each_name_once_something_is_held(desk: Desk) -> None:
    table, minutes = desk.people.table, 2
    assert table.isColumnHidden(minutes)
    half_day = desk.session.half_days[0].id
    issued = issue_badges(desk.house.workspace, desk.session.id).value
    desk.scan(issued[0].badge.token)
    act(desk.house.workspace, half_day, RunEventKind.STARTED)
    act(desk.house.workspace, half_day, RunEventKind.NEXT)
    desk.house.clock.go_on(minutes=7)
    desk.people.filter.set_value(Shown.HERE)
    desk.page.make_stale()
    desk.settle()
    assert not table.isColumnHidden(minutes)
    assert table.model().index(0, minutes).data() == "7 min"
    desk.people.filter.segments[0].click()
    assert desk.shown() == ["Person 1", "Person 2"]
    assert table.isColumnHidden(minutes), "nobody in sight has a minute"
    second = desk.session.half_days[1].id
    here = desk.state().presences[0].enrolment
    with desk.house.workspace.store.write() as records:
        records.people.enrol([replace(here, id=uuid4(), half_day=second)])
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert desk.shown() == ["Person 0"]
    assert table.isColumnHidden(minutes), "those of the other shift are none of who did not come to this one"


def test_who_was_noted_at_both_doors_is_not_asked_for_again_when_one_entry_is_taken_back(desk: Desk) -> None:
    code, _ = from_the_other_door(desk)
    desk.scan("Person 0")
    desk.scan(code)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.here() == ["Person 0"]
    assert "Another one counts" in desk.feedback.sentence
    assert desk.house.undo == []


def test_whom_the_other_door_added_leads_on_to_handing_this_list_over(desk: Desk) -> None:
    ws, half_day = desk.house.workspace, desk.session.half_days[0]
    issue_badges(ws, desk.session.id)
    with ws.store.read() as records:
        (key, *_) = records.badges.keys()
    head = HandOver(half_day.id, half_day.starts_at, ws.clock.now(), 7, ())
    guest = AttendanceEvent(
        ws.ids.new_id(), half_day.id, ws.ids.new_id(), AttendanceKind.ARRIVED, half_day.starts_at, Road.SEARCH
    )
    desk.scan(write_codes(head, [guest], key)[0])
    card = desk.page.hand_over
    assert "Now hand this list over to that laptop" in card.above.text
    card.above.button.click()
    desk.settle()
    assert card.is_open
    assert card._codes
    card.close_card()
    card.open()
    desk.settle()
    assert "1 person of the other door is not on this list" in card.notice.text
    card.notice.button.click()
    desk.settle()
    assert card._codes
