"""The agenda of the Plan page by mouse and keys: dragged, taken back and done again, made once more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.session import Session
from facilitator.services.plan_session import edit_agenda, list_sessions, load_session
from tests.ui.plan.hands import drag_over, drop, over, press, settle, stored
from tests.ui.run.house import House, add_session, turn_to
from ui.plan.agenda_side import Side
from ui.plan.plan_page import PlanPage
from ui.widgets.block_drag import block_in_hand, dragged_block

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


# By the mouse


@pytest.mark.parametrize(
    ("row", "lower", "order"),
    [(0, False, [3, 0, 1, 2, 4]), (1, True, [0, 1, 3, 2, 4]), (4, True, [0, 1, 2, 4, 3])],
)
def test_a_block_is_dragged_to_where_the_line_is_drawn(
    page: PlanPage, session: Session, house: House, row: int, lower: bool, order: list[int]
) -> None:
    mime = block_in_hand(session.agenda[3].id)
    drag_over(page, mime, over(page, row, lower=lower))
    assert page.agenda.table.drop_gap == row + lower
    drop(page, mime, over(page, row, lower=lower))
    assert page.agenda.table.drop_gap is None
    assert [item.id for item in stored(house, session)] == [session.agenda[n].id for n in order]
    assert page.agenda.table.currentIndex().row() == order.index(3)


def test_a_block_dropped_where_it_stands_changes_nothing(
    page: PlanPage, session: Session, house: House
) -> None:
    for lower in (False, True):
        drop(page, block_in_hand(session.agenda[2].id), over(page, 2, lower=lower))
    assert stored(house, session) == session.agenda
    assert page.agenda.desk.history.to_undo is None


def test_what_is_no_block_is_neither_taken_nor_drawn(page: PlanPage, session: Session, house: House) -> None:
    words = QMimeData()
    words.setText(str(session.agenda[0].id))
    drag_over(page, words, over(page, 2, lower=False))
    assert page.agenda.table.drop_gap is None
    drop(page, words, over(page, 2, lower=False))
    assert stored(house, session) == session.agenda
    assert dragged_block(words) is None


def test_a_drag_begun_by_the_mouse_carries_the_block_under_it(
    page: PlanPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[UUID | None] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: carried.append(dragged_block(drag.mimeData())))
    table = page.agenda.table
    start = over(page, 1, lower=False).toPoint()
    qtbot.mousePress(table.viewport(), LEFT, pos=start)
    for distance in (QApplication.startDragDistance(), 2 * QApplication.startDragDistance() + 2):
        move_to(table.viewport(), start + QPoint(0, distance))
    qtbot.mouseRelease(table.viewport(), LEFT, pos=start)
    assert carried == [session.agenda[1].id]


def move_to(widget: QWidget, at: QPoint) -> None:
    """Move the mouse with its left button held: qtbot moves it without."""
    where = widget.mapToGlobal(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(where), Qt.MouseButton.NoButton, LEFT, NO_KEY
    )
    QApplication.sendEvent(widget, event)


# Undo and redo


def test_undo_and_redo_go_by_name_through_the_visit(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    table = page.agenda.table
    table.selectRow(1)
    press(qtbot, table, Qt.Key.Key_Plus)
    press(qtbot, table, Qt.Key.Key_Delete)
    after = stored(house, session)
    undo, redo = page.agenda.head.undo_button, page.agenda.head.redo_button
    assert undo.accessibleName() == 'Undo: "Why it hurts to be apart" taken out'
    assert not redo.isEnabled()
    for _ in range(2):
        press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == session.agenda
    assert house.toasts[-1] == 'Taken back: minutes of "Why it hurts to be apart".'
    press(qtbot, page, Qt.Key.Key_Y, CTRL)
    assert redo.accessibleName() == 'Redo: "Why it hurts to be apart" taken out'
    press(qtbot, page, Qt.Key.Key_Z, CTRL | SHIFT)
    assert stored(house, session) == after
    assert not redo.isEnabled()


def test_what_a_toast_offers_to_do_again_goes_with_the_next_change(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    table = page.agenda.table
    table.selectRow(1)
    press(qtbot, table, Qt.Key.Key_Plus)
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    settle(house)
    offered, again = house.toasts[-1], house.undo[-1]
    assert again is not None
    assert offered not in house.withdrawn
    press(qtbot, table, Qt.Key.Key_Minus)
    assert offered in house.withdrawn
    after = stored(house, session)
    again()
    assert stored(house, session) == after != session.agenda


def test_what_was_changed_can_be_undone_after_another_tab_and_another_session(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(qtbot, page.agenda.table, Qt.Key.Key_Plus)
    settle(house)
    page.detail.choose(1)
    turn_to(page, add_session(house, people=0))
    settle(house)
    page.detail.choose(0)
    assert page.agenda.desk.history.to_undo is None
    turn_to(page, session)
    settle(house)
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == session.agenda


def test_a_change_from_elsewhere_is_not_undone_with_ones_own(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(qtbot, page.agenda.table, Qt.Key.Key_Plus)
    ours = stored(house, session)
    edit_agenda(house.workspace, session.id, ours[1:])
    page.make_stale()
    settle(house)
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == ours[1:]


# Sessions alike


def test_a_session_like_the_one_in_front_is_made_by_a_key(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_D, CTRL)
    settle(house)
    made = [line for line in list_sessions(house.workspace) if line.id != session.id]
    assert [line.starts_at - session.half_days[0].starts_at for line in made] == [timedelta(days=7)]
    copy = load_session(house.workspace, made[0].id)
    assert [item.title for item in copy.agenda] == [item.title for item in session.agenda]
    assert page.session_id == copy.id


def test_the_palette_saves_on_paper_and_opens_the_library(
    page: PlanPage, session: Session, house: House, tmp_path: Path
) -> None:
    del session
    page.agenda.side.files.folder.set_path(tmp_path)
    commands = {command.title: command.do for command in page.commands()}
    page.show_sessions()
    commands["Save the run sheet"]()
    settle(house)
    assert page.agenda.side.files.notice.isVisible()
    assert list(tmp_path.glob("run-sheet*.pdf"))
    commands["Find a block in the library"]()
    assert page.agenda.side.library.blocks.name_field.edit.hasFocus()


def test_f2_edits_the_title_and_escape_goes_back(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    page.agenda.side.show_side(Side.LIBRARY)
    press(qtbot, page, Qt.Key.Key_F2)
    english = page.agenda.form.essentials.title.english
    assert english.hasFocus()
    press(qtbot, english, Qt.Key.Key_Escape)
    assert page.agenda.table.hasFocus()
