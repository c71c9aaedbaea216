"""The agenda of the running half-day changed from its list: keys, menu, mouse, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language, Text
from facilitator.domain.programme import Block, BlockKind, Minutes, Module, Programme
from facilitator.domain.run import LeftOut, RunEventKind
from facilitator.domain.session import Session
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import NO_MODIFIER, press, show, stored, until
from ui.run.agenda_view import AgendaView
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_GREY = QImage.Format.Format_Grayscale8
WELCOME, TALK, ACTIVITY, BREAK, SHARING = range(5)


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day in its first block, the agenda with the keys."""
    session = add_session(house)
    show(page, session, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    page.board.agenda.setFocus()
    return session


def choose(page: RunPage, row: int) -> None:
    agenda = page.board.agenda
    agenda.setFocus()
    agenda.setCurrentIndex(agenda.agenda.index(row))


def chosen(page: RunPage) -> str:
    return str(page.board.agenda.currentIndex().data())


def spoken(page: RunPage, row: int) -> str:
    return str(page.board.agenda.agenda.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def titles(house: House, session: Session) -> list[str]:
    return [title for title, _, _ in stored(house, session)]


def test_delete_leaves_a_block_out_in_words_and_brings_it_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    choose(page, ACTIVITY)
    press(page, house, qtbot, Qt.Key.Key_Delete)
    assert stored(house, session)[ACTIVITY][2] is LeftOut.DROPPED
    assert spoken(page, ACTIVITY) == "A day in my child's life, left out, 25 min"
    assert house.toasts == ["A day in my child's life is left out."]
    press(page, house, qtbot, Qt.Key.Key_Delete)
    assert stored(house, session)[ACTIVITY][2] is LeftOut.NO
    assert spoken(page, ACTIVITY) == "A day in my child's life, 14:00, 25 min"


def test_shift_delete_puts_a_block_off_and_takes_it_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    choose(page, SHARING)
    press(page, house, qtbot, Qt.Key.Key_Delete, SHIFT)
    assert stored(house, session)[SHARING][2] is LeftOut.FOLLOW_UP
    assert spoken(page, SHARING) == "What I will try this week, follow-up, 15 min"
    press(page, house, qtbot, Qt.Key.Key_Delete, SHIFT)
    assert stored(house, session)[SHARING][2] is LeftOut.NO


def test_what_is_left_out_looks_otherwise_than_by_its_colour(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    rows = page.board.agenda
    choose(page, TALK)
    box = rows.visualRect(rows.agenda.index(ACTIVITY))
    looks = [rows.viewport().grab(box).toImage().convertToFormat(_GREY)]
    for modifier in (NO_MODIFIER, SHIFT):
        choose(page, ACTIVITY)
        press(page, house, qtbot, Qt.Key.Key_Delete, modifier)
        choose(page, TALK)
        looks.append(rows.viewport().grab(box).toImage().convertToFormat(_GREY))
    assert all(a != b for place, a in enumerate(looks) for b in looks[:place])


def test_alt_and_arrows_move_a_block_that_stays_chosen(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    choose(page, SHARING)
    for _ in range(2):
        press(page, house, qtbot, Qt.Key.Key_Up, ALT)
    assert titles(house, session)[ACTIVITY] == "What I will try this week"
    assert chosen(page) == "What I will try this week"
    press(page, house, qtbot, Qt.Key.Key_Down, ALT)
    assert titles(house, session)[BREAK] == "What I will try this week"
    for _ in range(9):
        press(page, house, qtbot, Qt.Key.Key_Up, ALT)
    assert titles(house, session)[:2] == ["Welcome", "What I will try this week"]


@pytest.mark.parametrize(
    ("key", "modifier", "minutes"),
    [
        (Qt.Key.Key_Plus, NO_MODIFIER, 26),
        (Qt.Key.Key_Plus, SHIFT, 26),
        (Qt.Key.Key_Equal, NO_MODIFIER, 26),
        (Qt.Key.Key_Minus, NO_MODIFIER, 24),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier, 24),
    ],
)
def test_plus_and_minus_change_a_length(
    page: RunPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    minutes: int,
) -> None:
    choose(page, ACTIVITY)
    press(page, house, qtbot, key, modifier)
    assert stored(house, session)[ACTIVITY][1] == minutes


def test_what_comes_next_is_said_with_the_length_it_has_now(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    choose(page, TALK)
    press(page, house, qtbot, Qt.Key.Key_Minus)
    assert page.board.time_card._next.whole_text == "Next: Why it hurts to be apart, 19 min"


def test_every_change_is_taken_back_by_one_key_and_that_again(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    before = stored(house, session)
    choose(page, ACTIVITY)
    press(page, house, qtbot, Qt.Key.Key_Delete)
    changed = stored(house, session)
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == before
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == changed
    undo = house.undo[0]
    assert undo is not None
    undo()
    assert house.operations.wait_idle()
    assert stored(house, session) == before


def test_where_nothing_was_changed_the_key_says_so(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    before = stored(house, session)
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert house.toasts == ["The agenda was not changed since the start."]
    assert stored(house, session) == before


def test_what_runs_now_is_not_left_out_and_a_sentence_says_what_to_do(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    before = stored(house, session)
    choose(page, WELCOME)
    press(page, house, qtbot, Qt.Key.Key_Delete)
    assert page.board.notice.text == "This block runs now. Go on to the next one instead."
    assert stored(house, session) == before


def test_a_block_that_was_jumped_over_comes_back_as_the_next_one(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.console.do(RunEventKind.JUMPED, item=session.agenda[ACTIVITY].id)
    assert house.operations.wait_idle()
    choose(page, TALK)
    assert spoken(page, TALK) == "Why it hurts to be apart, left out, 20 min"
    press(page, house, qtbot, Qt.Key.Key_Delete)
    assert titles(house, session)[1:3] == ["A day in my child's life", "Why it hurts to be apart"]


def test_a_row_dragged_to_another_place_moves_on_disk(page: RunPage, session: Session, house: House) -> None:
    rows = page.board.agenda.agenda
    dragged = rows.mimeData([rows.index(SHARING)])
    assert not rows.dropMimeData(dragged, Qt.DropAction.MoveAction, TALK, 0, QModelIndex())
    assert house.operations.wait_idle()
    assert titles(house, session)[:2] == ["Welcome", "What I will try this week"]
    dragged = rows.mimeData([rows.index(TALK)])
    rows.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert house.operations.wait_idle()
    assert titles(house, session)[-1] == "What I will try this week"
    rows.dropMimeData(rows.mimeData([rows.index(TALK)]), Qt.DropAction.MoveAction, -1, -1, rows.index(BREAK))
    assert house.operations.wait_idle()
    assert titles(house, session)[ACTIVITY] == "Why it hurts to be apart"


def test_only_what_did_not_run_can_be_dragged(page: RunPage, session: Session) -> None:
    del session
    rows = page.board.agenda.agenda
    can_drag = [
        bool(rows.index(row).flags() & Qt.ItemFlag.ItemIsDragEnabled) for row in range(rows.rowCount())
    ]
    assert can_drag == [False, True, True, True, True]


def menu_lines(agenda: AgendaView, row: int) -> list[str]:
    """Open the menu of a row by the keyboard and return its lines without their keys."""
    agenda.setCurrentIndex(agenda.agenda.index(row))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(agenda.viewport(), event)
    assert agenda.menu.isVisible()
    agenda.menu.hide()
    return [line.text().split("\t")[0] for line in agenda.menu.actions() if line.text()]


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
def test_the_menu_offers_what_can_be_done_with_the_row(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    agenda = page.board.agenda
    lengths = ["One minute more", "One minute less", "Five minutes more", "Five minutes less"]
    ever = ["Put a block in after it…", "Take the last change back"]
    assert menu_lines(agenda, WELCOME) == [*lengths, *ever]
    of_talk = ["Go to this block", "Leave out", "Put off to follow-up", "Earlier", "Later"]
    assert menu_lines(agenda, TALK) == [*of_talk, *lengths, *ever]
    leave_out = next(line for line in agenda.menu.actions() if line.text().startswith("Leave out"))
    leave_out.trigger()
    assert house.operations.wait_idle()
    assert stored(house, session)[TALK][2] is LeftOut.DROPPED
    until(qtbot, lambda: menu_lines(agenda, TALK)[1] == "Bring back")


@pytest.mark.parametrize("typed", ["str", "szyd", "伸展"])
def test_a_block_of_the_programme_is_put_in_by_a_part_of_its_name(
    page: RunPage, house: House, qtbot: QtBot, typed: str
) -> None:
    session = with_library(house, page, qtbot)
    choose(page, TALK)
    press(page, house, qtbot, Qt.Key.Key_Insert)
    chooser = page.board.chooser
    assert chooser.isVisible()
    assert [block.item.title.en for block in chooser.shown] == ["The wave", "Stretch"]
    chooser.name_field.edit.setText(typed)
    assert [block.item.title.en for block in chooser.shown] == ["Stretch"]
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert chooser.isHidden()
    assert stored(house, session)[2] == ("Stretch", 5, LeftOut.NO)
    assert chosen(page) == "Stretch"
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert "Stretch" not in titles(house, session)


def test_the_chooser_goes_by_arrows_and_escape_changes_nothing(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = with_library(house, page, qtbot)
    before = stored(house, session)
    page.steering.choose_block()
    assert house.operations.wait_idle()
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert page.board.chooser.isHidden()
    assert page.board.agenda.hasFocus()
    assert stored(house, session) == before
    page.steering.choose_block()
    assert house.operations.wait_idle()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(page, house, qtbot, key)
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert titles(house, session)[1] == "Stretch"


def test_turning_to_another_half_day_puts_the_chooser_away(page: RunPage, house: House, qtbot: QtBot) -> None:
    with_library(house, page, qtbot)
    page.steering.choose_block()
    assert house.operations.wait_idle()
    page.resize(1200, 650)
    inside = page.board.rect().contains(page.board.chooser.geometry())
    assert inside
    show(page, add_session(house), qtbot)
    assert page.board.chooser.isHidden()


def test_the_palette_names_finishing_on_time_putting_in_and_taking_back(
    page: RunPage, session: Session
) -> None:
    del session
    titles = {command.title: command.keys for command in page.commands()}
    assert titles["Finish on time"] == "F4"
    assert titles["Take the last change of the agenda back"] == "Ctrl+Z"
    assert "Put a block in" in titles


def test_a_name_that_no_block_has_puts_nothing_in(page: RunPage, house: House, qtbot: QtBot) -> None:
    session = with_library(house, page, qtbot)
    before = stored(house, session)
    page.steering.choose_block()
    assert house.operations.wait_idle()
    page.board.chooser.name_field.edit.setText("juggling")
    assert page.board.chooser.shown == ()
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert page.board.chooser.isVisible()
    assert stored(house, session) == before


def with_library(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """Run a session whose programme has an energizer or two."""
    blocks = tuple(
        Block(key, BlockKind.ENERGIZER, title, Minutes(5, 5, 10))
        for key, title in (("wave", Text("The wave", "人浪")), ("stretch", Text("Stretch", "伸展运动")))
    )
    module = Module("more", 9, Text("More", "更多"), Text(), blocks)
    title = Text("With energizers", "带热身")
    session = add_session(house, programme=Programme("energy", "1", title, Text(), (module,)))
    show(page, session, qtbot)
    until(qtbot, lambda: page.half_day_id == session.half_days[0].id and page.console.loaded is not None)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    return session


def test_the_agenda_is_changed_before_the_start_as_well(page: RunPage, house: House, qtbot: QtBot) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    choose(page, WELCOME)
    press(page, house, qtbot, Qt.Key.Key_Down, ALT)
    assert titles(house, session)[:2] == ["Why it hurts to be apart", "Welcome"]


def test_rows_are_spoken_in_chinese(page: RunPage, session: Session, house: House) -> None:
    del session
    house.appearance.set_language(Language.ZH)
    page.retranslate()
    assert spoken(page, WELCOME) == "欢迎，进行中，10 分钟"
    house.appearance.set_language(Language.EN)
