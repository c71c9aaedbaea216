"""The library beside the agenda, and the lines that say what to look at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Text
from facilitator.domain.programme import Minutes, SlideRange
from facilitator.domain.session import Session
from facilitator.services.plan_session import edit_agenda
from tests.ui.plan.hands import drop, names, over, press, settle, stored
from tests.ui.run.house import House, add_session
from ui.plan.agenda_side import Side
from ui.plan.plan_page import PlanPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier


# The library


def test_a_block_of_the_library_is_found_by_typing_and_put_in_by_enter(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    other = add_session(house, people=0)
    song = replace(other.agenda[0], title=Text("Sing together", "一起唱歌"))
    edit_agenda(house.workspace, other.id, (song, *other.agenda[1:]))
    press(qtbot, page, Qt.Key.Key_B, CTRL)
    settle(house)
    blocks = page.agenda.side.library.blocks
    assert blocks.name_field.edit.hasFocus()
    qtbot.keyClicks(blocks.name_field.edit, "yqcg")
    [found] = blocks.shown
    assert found.item.title.en == "Sing together"
    press(qtbot, blocks.name_field.edit, Qt.Key.Key_Return)
    assert names(house, session)[1] == "Sing together"
    assert page.agenda.table.currentIndex().row() == 1
    put_in = stored(house, session)[1]
    assert put_in.id not in {song.id, found.item.id}
    press(qtbot, blocks.name_field.edit, Qt.Key.Key_Return)
    assert names(house, session).count("Sing together") == 2
    press(qtbot, blocks.name_field.edit, Qt.Key.Key_Escape)
    assert page.agenda.table.hasFocus()


def test_a_block_of_the_library_is_dragged_into_the_agenda(
    page: PlanPage, session: Session, house: House
) -> None:
    add_session(house, people=0)
    page.agenda.side.open_side(Side.LIBRARY)
    settle(house)
    blocks = page.agenda.side.library.blocks
    model = blocks.model
    rows = [model.index(place) for place in range(model.rowCount())]
    heading, block = rows[0], rows[1]
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(block) & Qt.ItemFlag.ItemIsDragEnabled
    drop(page, model.mimeData([block]), over(page, 0, lower=False))
    assert names(house, session)[0] == blocks.shown[0].item.title.en
    assert len(stored(house, session)) == len(session.agenda) + 1


def test_arrows_go_from_block_to_block_past_the_headings(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    add_session(house, people=0)
    page.agenda.side.open_side(Side.LIBRARY)
    settle(house)
    blocks = page.agenda.side.library.blocks
    seen = []
    for _ in range(len(blocks.shown) + 1):
        block = blocks.chosen_block()
        assert block is not None
        seen.append(block)
        press(qtbot, blocks.name_field.edit, Qt.Key.Key_Down)
    assert tuple(seen) == (*blocks.shown, blocks.shown[-1])
    for _ in seen:
        press(qtbot, blocks.name_field.edit, Qt.Key.Key_Up)
    assert blocks.chosen_block() == blocks.shown[0]


def test_a_name_that_no_block_has_says_so(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.agenda.side.open_side(Side.LIBRARY)
    settle(house)
    blocks = page.agenda.side.library.blocks
    qtbot.keyClicks(blocks.name_field.edit, "juggling")
    assert blocks._nothing.text() == "No block is called that. Try a part of its name."
    press(qtbot, blocks.name_field.edit, Qt.Key.Key_Return)
    assert stored(house, session) == session.agenda


# What to look at


def test_a_line_to_look_at_leads_to_its_block_by_enter_and_by_f8(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    longer = [
        replace(
            item,
            planned_minutes=item.planned_minutes + 25,
            minutes=replace(item.minutes, most=item.minutes.most + 25),
        )
        for item in session.agenda
    ]
    edit_agenda(house.workspace, session.id, [one for one in longer if one.title.en != "Break"])
    page.make_stale()
    settle(house)
    lines = [line for line in page.agenda.board.warnings.lines if not line.isHidden()]
    assert "The agenda takes 170 minutes and the room is booked for 90" in lines[0].text()
    no_break = next(place for place, line in enumerate(lines) if "without a break" in line.text())
    lines[no_break].setFocus()
    press(qtbot, lines[no_break], Qt.Key.Key_Return)
    title = page.agenda.form.essentials.title.english.text()
    assert f'"{title}"' in lines[no_break].text()
    assert page.agenda.table.hasFocus()
    page.agenda.table.selectRow(0)
    for _ in range(len(page.agenda.board.warnings._warnings)):
        press(qtbot, page, Qt.Key.Key_F8)
    assert page.agenda.form.essentials.title.english.text() == title


def test_an_agenda_that_cannot_fit_says_what_to_do(page: PlanPage, session: Session, house: House) -> None:
    longer = [replace(item, planned_minutes=60, minutes=Minutes(60, 60, 60)) for item in session.agenda]
    edit_agenda(house.workspace, session.id, longer)
    page.make_stale()
    settle(house)
    first = page.agenda.board.warnings.lines[0]
    assert first.text().endswith("leave blocks out, or agree on a later end.")
    assert page.agenda.head.fit_badge.text == "210 min too long to end in time"
    assert "at the shortest 5 h" in page.agenda.head.booking.whole_text


def test_few_lines_are_shown_until_more_are_asked_for(page: PlanPage, session: Session, house: House) -> None:
    without_sheets = [
        replace(item, slides=SlideRange("gone", n + 1, n + 1)) for n, item in enumerate(session.agenda)
    ]
    edit_agenda(house.workspace, session.id, without_sheets)
    page.make_stale()
    settle(house)
    warnings = page.agenda.board.warnings
    assert [line.isHidden() for line in warnings.lines] == [False, False]
    assert warnings.more_button.text() == "4 more to look at"
    warnings.more_button.click()
    assert [line.isHidden() for line in warnings.lines] == [False] * 6
    warnings.more_button.click()
    assert sum(not line.isHidden() for line in warnings.lines) == 2


def test_a_plan_with_nothing_to_look_at_shows_no_line(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    assert "people only listen" in page.agenda.board.warnings.lines[0].text()
    page.agenda.table.selectRow(1)
    press(qtbot, page.agenda.table, Qt.Key.Key_Delete)
    assert len(stored(house, session)) == len(session.agenda) - 1
    assert page.agenda.board.warnings.isHidden()
