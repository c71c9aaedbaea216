"""The signed sheet keyed in on the Door: one key a line, nothing lost, nobody doubled, all by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTime

from facilitator.domain.attendance import Road
from facilitator.services.check_in import check_in_person
from facilitator.services.paper_list import SheetMark
from tests.ui.attendance.desk import CONTROL, Desk
from tests.ui.run.house import turn_to
from ui.attendance.sign_in_entry_card import SignInEntryCard
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def card(desk: Desk) -> SignInEntryCard:
    """The sheet, opened from the More menu five hours after the beginning."""
    desk.house.clock.at = desk.session.half_days[0].must_end_at
    desk.page._head.entry.trigger()
    desk.settle()
    return desk.page.sheet_entry


def keys(desk: Desk, card: SignInEntryCard, typed: str) -> None:
    """Press keys in the list one after the other."""
    for sign in typed:
        desk.qtbot.keyClick(card.table, Qt.Key.Key_Return if sign == "\n" else sign)
    desk.settle()
    desk.settle()


def marks(card: SignInEntryCard) -> list[SheetMark]:
    return [row.mark for row in card.table.rows]


def test_one_key_a_line_is_all_it_takes(desk: Desk, card: SignInEntryCard) -> None:
    assert card.isVisible()
    assert card.table.hasFocus()
    count = len(card.table.rows)
    keys(desk, card, "\n-+")
    assert marks(card)[:3] == [SheetMark.SIGNED, SheetMark.NOT_SIGNED, SheetMark.SIGNED]
    names = [row.enrolment.person.name for row in card.table.rows]
    assert desk.here() == [names[0], names[2]]
    assert f"2 signed · {count - 3} still open · 2 here in all" in card.side.counts.text()


def test_the_list_is_walked_by_arrows_numbers_and_initials(desk: Desk, card: SignInEntryCard) -> None:
    keys(desk, card, "3")
    assert card.table.currentIndex().row() == 2
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Up)
    keys(desk, card, "+")
    assert marks(card)[1] is SheetMark.SIGNED
    name = card.table.rows[0].enrolment.person.name
    keys(desk, card, name[0])
    assert card.table.currentIndex().row() == 0
    assert card._jump.text() == name[0]
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Escape)
    assert card._jump.text() == ""
    assert card.isVisible()


def test_a_key_that_is_a_figure_and_no_digit_goes_to_no_line(desk: Desk, card: SignInEntryCard) -> None:
    """French keyboards have a key for it."""
    keys(desk, card, "3²")
    assert card.table.currentIndex().row() == 2
    assert card.isVisible()


def test_digits_are_taken_back_before_deeds_are(desk: Desk, card: SignInEntryCard) -> None:
    keys(desk, card, "+12")
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Backspace)
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Backspace)
    desk.settle()
    assert marks(card)[0] is SheetMark.SIGNED
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Backspace)
    desk.settle()
    assert marks(card)[0] is SheetMark.OPEN


def test_every_key_is_undone_one_after_the_other(desk: Desk, card: SignInEntryCard) -> None:
    keys(desk, card, "+-")
    for _ in range(3):
        desk.qtbot.keyClick(card.table, Qt.Key.Key_Z, CONTROL)
        desk.settle()
    desk.settle()
    assert set(marks(card)) == {SheetMark.OPEN}
    assert card.table.currentIndex().row() == 0
    assert not card.undo_button.isEnabled()
    assert desk.here() == []


def test_late_and_left_early_ask_a_time_that_is_offered_again(desk: Desk, card: SignInEntryCard) -> None:
    starts_at = desk.session.half_days[0].starts_at
    time = card.side.time.edit
    keys(desk, card, "*")
    assert time.hasFocus()
    time.setTime(QTime(starts_at.hour + 1, 15))
    desk.qtbot.keyClick(time, Qt.Key.Key_Return)
    desk.settle()
    assert card.table.hasFocus()
    keys(desk, card, "*")
    assert time.time() == QTime(starts_at.hour + 1, 15)
    desk.qtbot.keyClick(time, Qt.Key.Key_Escape)
    assert card.table.hasFocus()
    keys(desk, card, "/")
    time.setTime(QTime(starts_at.hour + 2, 0))
    desk.qtbot.keyClick(time, Qt.Key.Key_Return)
    desk.settle()
    desk.settle()
    first, second = card.table.rows[0].presence, card.table.rows[1].presence
    assert first.arrived_at == starts_at.replace(hour=starts_at.hour + 1, minute=15)
    assert second.left_at == starts_at.replace(hour=starts_at.hour + 2, minute=0)
    assert marks(card)[:2] == [SheetMark.LATE, SheetMark.LEFT_EARLY]


def test_a_time_that_cannot_be_leads_back_to_its_line(desk: Desk, card: SignInEntryCard) -> None:
    keys(desk, card, "/")
    card.side.time.edit.setTime(QTime(0, 5))
    desk.qtbot.keyClick(card.side.time.edit, Qt.Key.Key_Return)
    desk.settle()
    assert card.side.notice.meaning is Meaning.BAD
    assert "Nobody leaves at 00:05" in card.side.notice.text
    assert card.table.currentIndex().row() == 0
    assert desk.here() == []


def test_who_was_scanned_is_told_and_not_doubled(desk: Desk, card: SignInEntryCard) -> None:
    half_day = desk.session.half_days[0].id
    check_in_person(desk.house.workspace, half_day, card.table.rows[0].enrolment.id, Road.SCANNER)
    keys(desk, card, "+-")
    assert card.side.notice.meaning is Meaning.GOOD
    assert desk.state().count.present == 1
    keys(desk, card, "1-")
    assert card.side.notice.meaning is Meaning.WARN
    texts = [card.table._badge(row).text for row in card.table.rows[:2]]
    assert texts[0].startswith("not signed, here")
    assert texts[1] == "not signed"


def test_what_each_line_says_stands_in_words(desk: Desk, card: SignInEntryCard) -> None:
    half_day = desk.session.half_days[0].id
    check_in_person(desk.house.workspace, half_day, card.table.rows[1].enrolment.id, Road.SCANNER)
    card.refresh()
    desk.settle()
    assert card.table._badge(card.table.rows[1]).text.startswith("checked in")
    keys(desk, card, "2+")
    assert card.table._badge(card.table.rows[1]).text.startswith("signed, here")
    assert card.table._badge(card.table.rows[0]).text == "open"
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Up)
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Delete)
    desk.settle()
    assert "open again" in card.side.notice.text


def test_who_wrote_themselves_in_is_added_by_enter(desk: Desk, card: SignInEntryCard) -> None:
    foot, before = card.foot, len(card.table.rows)
    desk.qtbot.keyClick(foot.name.edit, Qt.Key.Key_Return)
    desk.settle()
    assert foot.name.below_text == "Type the person's name first."
    desk.qtbot.keyClicks(foot.name.edit, "Ana Lopez")
    desk.qtbot.keyClick(foot.department.edit, Qt.Key.Key_Return)
    desk.settle()
    desk.settle()
    assert "Ana Lopez" in desk.here()
    assert [row.number for row in card.table.rows][-1] == before + 1
    assert foot.name.edit.text() == ""
    assert foot.name.edit.hasFocus()


def test_who_wrote_themselves_in_is_added_by_the_button_too(desk: Desk, card: SignInEntryCard) -> None:
    desk.qtbot.keyClicks(card.foot.name.edit, "Ana Lopez")
    desk.qtbot.mouseClick(card.foot.add_button, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.settle()
    assert "Ana Lopez" in desk.here()
    assert card.foot.name.edit.hasFocus()


@pytest.mark.parametrize(
    ("counted", "said"), [(0, ""), (1, "That is everybody."), (3, "2 more counted"), (-1, "")]
)
def test_heads_are_held_against_the_list(desk: Desk, card: SignInEntryCard, counted: int, said: str) -> None:
    keys(desk, card, "+")
    card.side.head_count.edit.setValue(counted)
    assert card.side.head_count.below_text.startswith(said)


def test_fewer_heads_than_names_are_told(desk: Desk, card: SignInEntryCard) -> None:
    keys(desk, card, "++")
    card.side.head_count.edit.setValue(1)
    assert card.side.head_count.below_text.startswith("1 fewer counted")


def test_escape_leads_back_and_another_half_day_has_its_own_sheet(desk: Desk, card: SignInEntryCard) -> None:
    keys(desk, card, "+")
    desk.qtbot.keyClick(card.table, Qt.Key.Key_Escape)
    desk.settle()
    assert not card.isVisible()
    assert desk.field.hasFocus()
    assert len(desk.shown()) == len(card.table.rows) - 1
    desk.page.set_session(desk.session.id, desk.session.half_days[1].id)
    desk.settle()
    assert card.table.rows == ()
    assert not card.is_open


def test_the_heads_counted_are_there_when_the_sheet_is_opened_again(
    desk: Desk, card: SignInEntryCard
) -> None:
    keys(desk, card, "+")
    edit = card.side.head_count.edit
    edit.setFocus()
    edit.selectAll()
    desk.qtbot.keyClicks(edit, "3")
    desk.qtbot.keyClick(edit, Qt.Key.Key_Return)
    desk.settle()
    desk.settle()
    assert "3 counted in the room, 1 noted" in card.side.heads_words.text()
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert card.side.heads_words.isHidden()
    turn_to(desk.page, desk.session, 0)
    desk.settle()
    desk.page._head.entry.trigger()
    desk.settle()
    assert edit.value() == 3
