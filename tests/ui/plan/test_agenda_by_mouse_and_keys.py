"""The agenda of the Plan page: dragged, taken back and done again, filled from the library and from files."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QDesktopServices, QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language, Text
from facilitator.domain.past_runs import PastMinutes, identity
from facilitator.domain.programme import Cut, Minutes, SlideRange
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import AgendaItem, Session
from facilitator.reports.agenda_workbook import write_agenda_workbook
from facilitator.services.plan_session import edit_agenda, list_sessions, load_session
from facilitator.services.run_session import act
from tests.ui.plan.hands import press, until
from tests.ui.run.house import House, add_session, turn_to
from ui.plan.agenda_side import Side
from ui.plan.plan_page import PlanPage
from ui.widgets.block_drag import block_in_hand, dragged_block

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def settle(house: House) -> None:
    assert house.operations.wait_idle(15_000)


def stored(house: House, session: Session) -> tuple[AgendaItem, ...]:
    settle(house)
    return load_session(house.workspace, session.id).agenda


def names(house: House, session: Session) -> list[str]:
    return [item.title.en for item in stored(house, session)]


def over(page: PlanPage, row: int, *, lower: bool) -> QPointF:
    """Return a point in the upper or lower half of that row."""
    table = page.agenda.table
    place = table.visualRect(table.model().index(row, 1))
    return QPointF(place.center().x(), place.bottom() - 3 if lower else place.top() + 3)


def drag_over(page: PlanPage, mime: QMimeData, at: QPointF) -> None:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    view = page.agenda.table.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(at.toPoint(), actions, mime, LEFT, NO_KEY))
    QApplication.sendEvent(view, QDragMoveEvent(at.toPoint(), actions, mime, LEFT, NO_KEY))


def drop(page: PlanPage, mime: QMimeData, at: QPointF) -> None:
    drag_over(page, mime, at)
    event = QDropEvent(at, Qt.DropAction.MoveAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(page.agenda.table.viewport(), event)


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
    qtbot.keyClicks(say, "Good mor")
    page.agenda.desk.lengthen(1)
    settle(house)
    qtbot.keyClicks(say, "ning ")
    page.refresh()
    settle(house)
    assert say.text() == "Good morning "
    page.agenda.board.focus_table()
    assert stored(house, session)[0].say.en == "Good morning"
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
    longer = [replace(item, planned_minutes=item.planned_minutes + 25) for item in session.agenda]
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
    assert page.agenda.head.fit_badge.text == "210 min too long for the must-end"
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


# Paper and Excel


def test_run_sheet_materials_and_workbook_are_written_and_opened(
    page: PlanPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    press(qtbot, page, Qt.Key.Key_P, CTRL)
    paper = page.agenda.side.paper
    assert paper.run_sheet_button.hasFocus()
    folder = tmp_path / "on paper"
    paper.folder.set_path(folder)
    for button, start in (
        (paper.run_sheet_button, "run-sheet"),
        (paper.materials_button, "materials"),
        (paper.workbook_button, "agenda"),
        (paper.workbook_button, "agenda"),
    ):
        press(qtbot, button, Qt.Key.Key_Return)
        settle(house)
        assert paper.notice.text.startswith(start)
        assert str(folder) in paper.notice.text
        paper.notice.button.click()
    assert [Path(path).suffix for path in opened] == [".pdf", ".pdf", ".xlsx", ".xlsx"]
    assert len({path for path in opened if Path(path).is_file()}) == 4
    assert stored(house, session) == session.agenda


def test_a_folder_that_is_not_said_or_cannot_be_is_told_in_line(
    page: PlanPage, session: Session, house: House, tmp_path: Path
) -> None:
    del session
    paper = page.agenda.side.paper
    paper.folder.field.edit.clear()
    paper.save_run_sheet()
    assert paper.folder.field.below_text == "Say into which folder."
    (tmp_path / "file").write_text("in the way")
    paper.folder.set_path(tmp_path / "file")
    paper.save_workbook()
    settle(house)
    assert "could not be written" in paper.folder.field.below_text
    assert paper.workbook_button.isEnabled()


def read_in(page: PlanPage, house: House, qtbot: QtBot, path: Path) -> None:
    page.agenda.side.open_side(Side.PAPER)
    file = page.agenda.side.paper.file
    file.set_path(path)
    press(qtbot, file.field.edit, Qt.Key.Key_Return)
    settle(house)


def test_a_workbook_is_looked_at_before_it_is_taken_over_and_one_undo_brings_all_back(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second, *rest = session.agenda
    longer = replace(second, planned_minutes=25)
    write_agenda_workbook(tmp_path / "agenda.xlsx", (longer, first, *rest[1:]), Language.EN)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    preview = page.agenda.preview
    assert preview.isVisible()
    assert preview.title.text() == "What agenda.xlsx changes"
    assert preview.summary.text() == "1 changed · 1 taken out · 3 as before"
    rows = preview._model
    told = [(row.data(), row.siblingAtColumn(3).data()) for row in (rows.index(n, 2) for n in range(2))]
    assert told == [
        ("Why it hurts to be apart", "Planned minutes 20 → 25 · stands elsewhere"),
        ("A day in my child's life", ""),
    ]
    assert stored(house, session) == session.agenda
    assert preview.take_button.hasFocus()
    press(qtbot, preview.take_button, Qt.Key.Key_Return)
    assert stored(house, session) == (longer, first, *rest[1:])
    assert page.agenda.table.isVisible()
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == session.agenda
    assert house.toasts[-1] == "Taken back: agenda taken over from a file."


def test_what_could_not_be_read_is_told_by_row(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "agenda.csv").write_text(
        'Title (English),"Planned, min",Fixed start\nSong,5,late\n,7,\nDance,nine,\n', "utf-8"
    )
    read_in(page, house, qtbot, tmp_path / "agenda.csv")
    preview = page.agenda.preview
    problems = preview._problem_model
    assert [problems.index(n, 0).data() for n in range(problems.rowCount())] == ["Row 2", "Row 3", "Row 4"]
    assert '"late" is no time of day' in problems.index(0, 1).data()
    assert preview.problem_title.text().startswith("3 things in the file could not be read.")
    press(qtbot, preview, Qt.Key.Key_Escape)
    assert not preview.is_open
    assert page.agenda.table.hasFocus()
    assert stored(house, session) == session.agenda


def test_a_file_of_the_agenda_as_it_stands_changes_nothing(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    write_agenda_workbook(tmp_path / "agenda.xlsx", session.agenda, Language.ZH)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    assert page.agenda.preview.summary.text() == "Nothing: it is the agenda as it stands."
    assert not page.agenda.preview.take_button.isEnabled()
    assert page.agenda.preview.leave_button.hasFocus()


@pytest.mark.parametrize("content", ["Name,Age\nLi,3\n", 'Title (English),"Planned, min"\n'])
def test_a_file_without_an_agenda_is_refused_in_one_sentence(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    (tmp_path / "list.csv").write_text(content, "utf-8")
    read_in(page, house, qtbot, tmp_path / "list.csv")
    assert "list.csv holds no" in page.agenda.side.paper.file.field.below_text
    assert page.agenda.table.isVisible()
    assert stored(house, session) == session.agenda


def test_a_preview_follows_what_is_changed_meanwhile(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    write_agenda_workbook(tmp_path / "agenda.xlsx", session.agenda, Language.EN)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    page.agenda.desk.lengthen(3)
    settle(house)
    assert page.agenda.preview.take_button.isEnabled()
    assert page.agenda.preview.summary.text() == "1 changed · 4 as before"
    turn_to(page, add_session(house, people=0))
    settle(house)
    assert not page.agenda.preview.is_open


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
    page.agenda.side.paper.folder.set_path(tmp_path)
    commands = {command.title: command.do for command in page.commands()}
    page.show_sessions()
    commands["Save the run sheet"]()
    settle(house)
    assert page.agenda.side.paper.notice.isVisible()
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
