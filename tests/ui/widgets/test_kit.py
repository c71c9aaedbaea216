from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.services.preferences import ThemeChoice
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import Button, DangerButton, IconButton, PlainButton, PrimaryButton, QuietButton
from ui.widgets.card import Card, CardButton, column, empty_layout
from ui.widgets.field import Field, SearchEdit
from ui.widgets.figures import BigNumber, ProgressRing
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.page_frame import PageFrame
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import ConfirmBar, EmptyState, InlineNotice, Skeleton
from ui.widgets.table import Badge, Column, RowsModel, RowsTable
from ui.widgets.toast import ToastArea


def bring_up(widget: QWidget, qtbot: QtBot) -> None:
    """Show a window and make it the active one."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


@pytest.mark.parametrize("kind", [PrimaryButton, QuietButton, PlainButton, DangerButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_space(
    theme: Theme, qtbot: QtBot, kind: type[Button], key: Qt.Key
) -> None:
    button = kind(theme, Icon.ADD, "Add")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_control_is_large_enough_for_a_finger(theme: Theme, qtbot: QtBot) -> None:
    for widget in (PrimaryButton(theme, text="Go"), IconButton(theme, Icon.CLOSE, "Close"), QLineEdit()):
        qtbot.addWidget(widget)
        theme.dress(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() >= Measure.CONTROL


def test_a_focused_button_looks_different_from_an_unfocused_one(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    buttons = [kind(theme, Icon.ADD, "Add", host) for kind in (PrimaryButton, QuietButton, PlainButton)]
    layout = QVBoxLayout(host)
    for button in buttons:
        layout.addWidget(button)
    theme.dress(host)
    bring_up(host, qtbot)
    for button, other in zip(buttons, [*buttons[1:], buttons[0]], strict=True):
        other.setFocus()
        calm = button.grab().toImage()
        button.setFocus()
        assert button.grab().toImage() != calm


def test_an_icon_button_has_a_name_to_be_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, Icon.UNDO)
    qtbot.addWidget(button)
    button.set_name("Undo", "Ctrl+Z")
    assert button.accessibleName() == "Undo"
    assert button.toolTip() == "Undo  Ctrl+Z"


def test_icons_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button = QuietButton(theme, Icon.ADD, "Add")
    qtbot.addWidget(button)
    theme.choose(ThemeChoice.LIGHT)
    light = button.icon().pixmap(20, 20).toImage()
    theme.choose(ThemeChoice.DARK)
    assert button.icon().pixmap(20, 20).toImage() != light
    button.set_icon(None)
    assert button.icon().isNull()


def test_what_a_roster_says_is_never_read_as_markup(qtbot: QtBot) -> None:
    label, paragraph = Label("<b>x</b>"), Paragraph("<b>x</b>\n<i>")
    qtbot.addWidget(label)
    qtbot.addWidget(paragraph)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in paragraph.text()
    assert paragraph.plain_text == "<b>x</b>\n<i>"
    assert paragraph.accessibleName() == "<b>x</b>\n<i>"


def test_a_field_names_its_edit_and_shows_the_error_instead_of_the_hint(qtbot: QtBot) -> None:
    field = Field(QLineEdit())
    qtbot.addWidget(field)
    field.set_texts("Site", "Where it takes place")
    assert field.label.buddy() is field.edit
    assert field.edit.accessibleName() == "Site"
    assert field.below_text == "Where it takes place"
    field.set_error("Say where.")
    assert field.has_error
    assert field.below_text == "Say where."
    assert field.edit.accessibleDescription() == "Say where."
    field.set_texts("工厂", "在哪里")
    assert field.below_text == "Say where."
    field.set_error("")
    assert not field.has_error
    assert field.below_text == "在哪里"


def test_a_search_line_says_what_is_searched(theme: Theme, qtbot: QtBot) -> None:
    edit = SearchEdit(theme)
    qtbot.addWidget(edit)
    edit.set_texts("Name or number")
    assert edit.placeholderText() == edit.accessibleName() == "Name or number"


def test_tab_comes_to_a_choice_where_it_stands_also_after_other_options(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    choice, above, below = SegmentedControl[str](theme), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(host)
    for widget in (above, choice, below):
        layout.addWidget(widget)
    for values in ("ab", "abc"):
        choice.set_options("Letters", [Option(value, value) for value in values])
        bring_up(host, qtbot)
        qtbot.waitUntil(choice.segments[0].isVisible)
        above.setFocus()
        qtbot.keyClick(above, Qt.Key.Key_Tab)
        assert choice.segments[0].hasFocus()
        qtbot.keyClick(choice.segments[0], Qt.Key.Key_Tab)
        assert below.hasFocus()


def test_a_choice_tells_only_what_the_user_chose(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl[str](theme)
    qtbot.addWidget(control)
    assert control.value is None
    control.set_options("Wave", (Option("pre", "Before"), Option("post", "After", Icon.FLAG)))
    assert control.value == "pre"
    with qtbot.assertNotEmitted(control.chosen):
        control.set_value("post")
    with qtbot.waitSignal(control.chosen) as chosen:
        QTest.mouseClick(control.segments[0], Qt.MouseButton.LeftButton)
    assert chosen.args == ["pre"]
    control.set_options("时点", (Option("pre", "训前"), Option("post", "训后")))
    assert control.value == "pre"
    assert [segment.accessibleName() for segment in control.segments] == ["时点: 训前", "时点: 训后"]
    control.set_options("Other", (Option("x", "X"),))
    assert control.value == "x"


def test_a_question_in_line_has_its_focus_on_the_safe_answer(theme: Theme, qtbot: QtBot) -> None:
    bar = ConfirmBar(theme)
    qtbot.addWidget(bar)
    bring_up(bar, qtbot)
    bar.ask("Delete?", "Delete the session")
    assert QApplication.focusWidget() is bar.no_button
    with qtbot.waitSignal(bar.declined):
        QTest.keyClick(bar.no_button, Qt.Key.Key_Escape)
    assert bar.isHidden()
    bar.ask("Delete?", "Delete the session", "No")
    assert bar.no_button.text() == "No"
    with qtbot.waitSignal(bar.confirmed):
        QTest.mouseClick(bar.yes_button, Qt.MouseButton.LeftButton)


def test_a_notice_says_its_sentence_and_can_be_put_away(theme: Theme, qtbot: QtBot) -> None:
    notice = InlineNotice(theme)
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.show_sentence(Meaning.WARN, "Three rows have no name.", "Show them")
    assert notice.accessibleName() == notice.text == "Three rows have no name."
    with qtbot.waitSignal(notice.action_requested):
        QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    cross = next(b for b in notice.findChildren(IconButton))
    with qtbot.waitSignal(notice.dismissed):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert notice.isHidden()


def test_an_empty_state_offers_its_action_only_where_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, Icon.SPROUT)
    qtbot.addWidget(state)
    state.set_texts("Nothing yet", "It will stand here.")
    assert state.button.isHidden()
    state.set_texts("Nothing yet", "It will stand here.", "Begin")
    with qtbot.waitSignal(state.action_requested):
        QTest.keyClick(state.button, Qt.Key.Key_Space)


def test_a_skeleton_appears_only_when_loading_takes_a_while(theme: Theme, qtbot: QtBot) -> None:
    skeleton = Skeleton(theme)
    qtbot.addWidget(skeleton)
    skeleton.resize(300, 96)
    skeleton.show()
    blank = skeleton.grab().toImage()
    qtbot.waitUntil(lambda: skeleton.grab().toImage() != blank)
    skeleton.hide()


def test_toasts_come_one_below_the_other_take_no_focus_and_never_repeat(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    edit = QLineEdit(host)
    host.resize(800, 600)
    bring_up(host, qtbot)
    edit.setFocus()
    area = ToastArea(theme, host)
    undone: list[str] = []
    area.announce("王小红 is here", action="Undo", on_action=lambda: undone.append("王小红"))
    area.announce("王小红 is here", action="Undo", on_action=lambda: undone.append("王小红"))
    area.announce("Li Wei is here")
    area.announce("Zhou Ning is here")
    area.announce("He Ping is here")
    assert [toast.sentence for toast in area.toasts] == [
        "Li Wei is here",
        "Zhou Ning is here",
        "He Ping is here",
    ]
    assert QApplication.focusWidget() is edit
    area.announce("Undo me", action="Undo", on_action=lambda: undone.append("x"))
    button = area.toasts[-1].button
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == ["x"]
    host.resize(500, 400)
    assert area.geometry().bottom() < 400
    for toast in area.toasts:
        toast.leave()
    qtbot.waitUntil(area.isHidden)


def test_a_toast_stands_above_a_line_to_type_in_whether_it_has_the_keys_or_not(
    theme: Theme, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    above, below, hidden = QLineEdit(host), QLineEdit(host), QLineEdit(host)
    host.resize(800, 600)
    below.setGeometry(100, 540, 600, 40)
    hidden.setGeometry(100, 500, 600, 40)
    hidden.hide()
    bring_up(host, qtbot)
    above.setFocus()
    area = ToastArea(theme, host)
    area.announce("Kept.")
    assert area.geometry().bottom() == below.geometry().top() - Space.ONE - 1
    below.setFocus()
    area.announce("Kept again.")
    assert area.geometry().bottom() == below.geometry().top() - Space.ONE - 1
    below.setGeometry(100, 0, 600, 40)
    above.setFocus()
    usual = area.geometry()
    assert usual.bottom() > 540
    below.setGeometry(0, 0, 800, 600)
    below.setFocus()
    assert area.geometry().bottom() == usual.bottom(), "where the line fills all there is no place above it"


def test_a_toast_leaves_the_filled_button_of_a_page_in_sight(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button, behind = PrimaryButton(theme, parent=host), PrimaryButton(theme, parent=host)
    host.resize(800, 600)
    button.setGeometry(500, 530, 160, 50)
    behind.setGeometry(500, 400, 160, 50)
    behind.hide()
    bring_up(host, qtbot)
    area = ToastArea(theme, host)
    area.announce("Two people came by one phone, or through one router, at the same minute.")
    assert area.geometry().bottom() == button.geometry().top() - Space.ONE - 1


def test_only_the_last_step_that_can_be_taken_back_offers_it(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    area = ToastArea(theme, host)
    area.announce("Saved.")
    area.announce("A is out.", action="Undo", on_action=host.hide)
    area.announce("B is out.", action="Undo", on_action=host.hide)
    assert [toast.sentence for toast in area.toasts] == ["Saved.", "B is out."]
    area.withdraw("B is out.")
    assert [toast.sentence for toast in area.toasts] == ["Saved."]


@dataclass(frozen=True)
class Person:
    name: str
    age: int


PEOPLE = (Person("Li", 30), Person("An", 41), Person("Wu", 25))
COLUMNS = (
    Column[Person]("name", lambda person: person.name, is_strong=True),
    Column[Person]("age", lambda person: str(person.age), width=80, at_right=True, sort_key=lambda p: p.age),
    Column[Person]("state", lambda _: "", badge=lambda p: Badge(Meaning.GOOD, "in") if p.age > 29 else None),
)


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RowsTable:
    table = RowsTable(theme)
    qtbot.addWidget(table)
    model = RowsModel[Person](COLUMNS, table, identity=lambda person: person.name)
    model.set_titles(("Name", "Age", "State"))
    table.set_rows_model(model)
    table.set_empty_text("Nobody yet")
    table.resize(500, 300)
    table.show()
    return table


def model_of(table: RowsTable) -> RowsModel[Person]:
    model = table.model()
    assert isinstance(model, RowsModel)
    return model


def test_no_title_is_cut_and_in_large_text_no_cell_that_half_as_much_room_again_can_hold(
    table: RowsTable, theme: Theme
) -> None:
    model = model_of(table)
    model.set_titles(("Name", "Age in completed years", "State"))
    title = table._title_width(1)
    assert table.columnWidth(1) == title > 80
    model.set_titles(("Name", "Age", "State"))
    assert table.columnWidth(1) == 80
    theme.choose(ThemeChoice.LIGHT, 150)
    model.set_rows([Person("Li", 10**5), Person("An", 41)])
    assert 80 < table.columnWidth(1) == table.sizeHintForColumn(1) < 120
    model.set_rows([Person("Li", 10**30), Person("An", 41)])
    assert table.columnWidth(1) == 120


def test_a_table_shows_its_rows_and_tells_screen_readers_the_badge(table: RowsTable) -> None:
    model = model_of(table)
    model.set_rows(PEOPLE)
    assert model.index(1, 0).data() == "An"
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "in"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Age"
    assert model.row_number("Wu") == 2
    assert model.row_number("nobody") == -1


def test_enter_and_double_click_activate_a_row(table: RowsTable, qtbot: QtBot) -> None:
    model_of(table).set_rows(PEOPLE)
    table.selectRow(2)
    with qtbot.waitSignal(table.row_activated) as activated:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert activated.args == [PEOPLE[2]]
    place = table.visualRect(model_of(table).index(0, 0)).center()
    with qtbot.waitSignal(table.row_activated) as activated:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert activated.args == [PEOPLE[0]]


def test_the_same_rows_with_new_values_keep_the_chosen_row(table: RowsTable) -> None:
    model = model_of(table)
    model.set_rows(PEOPLE)
    table.selectRow(1)
    model.set_rows((Person("Li", 31), Person("An", 42), Person("Wu", 26)))
    assert table.current_row() == Person("An", 42)


def test_sorting_by_a_number_is_by_its_size_and_stays_for_new_rows(table: RowsTable) -> None:
    model = model_of(table)
    model.set_rows(PEOPLE)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [person.age for person in model.rows] == [41, 30, 25]
    model.set_rows((*PEOPLE, Person("Ma", 100)))
    assert [person.age for person in model.rows] == [100, 41, 30, 25]
    model.sort(-1)
    model.set_rows(PEOPLE)
    assert model.rows == PEOPLE


def test_no_rows_and_ten_thousand_rows_are_both_drawn(table: RowsTable) -> None:
    empty = table.grab().toImage()
    model = model_of(table)
    model.set_rows(tuple(Person(f"P{n}", n) for n in range(10_000)))
    assert table.grab().toImage() != empty
    assert len(table.viewport().findChildren(QWidget)) == 0
    model.set_rows(())
    assert table.current_row() is None


def test_the_row_under_the_mouse_lights_up_and_goes_out(table: RowsTable) -> None:
    model_of(table).set_rows(PEOPLE)
    place = table.visualRect(model_of(table).index(1, 0)).center()
    QTest.mouseMove(table.viewport(), place)
    table.entered.emit(model_of(table).index(1, 0))
    assert table.hovered_row == 1
    lit = table.viewport().grab().toImage()
    right = table.viewport().width() - 4
    assert lit.pixelColor(right, place.y()) != lit.pixelColor(right, place.y() - Measure.ROW)
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert table.hovered_row == -1


def test_figures_say_aloud_what_they_show(theme: Theme, qtbot: QtBot) -> None:
    number, ring = BigNumber(theme), ProgressRing(theme)
    for widget in (number, ring):
        qtbot.addWidget(widget)
        widget.show()
    number.set_figure("22:47", "left")
    ring.set_value(1.7, "46", "of 50")
    assert number.accessibleName() == "22:47 left"
    assert ring.accessibleName() == "46 of 50"
    assert ring.share == 1.0
    blank = ring.grab().toImage()
    ring.set_value(0, "0", "of 50")
    assert ring.grab().toImage() != blank


def test_a_big_number_never_shrinks_so_that_nothing_jumps(theme: Theme, qtbot: QtBot) -> None:
    number = BigNumber(theme)
    qtbot.addWidget(number)
    number.set_figure("100:00")
    wide = number.sizeHint()
    number.set_figure("9:59")
    assert number.sizeHint() == wide


def test_keys_are_drawn_as_caps_and_read_as_words(theme: Theme, qtbot: QtBot) -> None:
    hint = KeyHint(theme, "Ctrl+K")
    qtbot.addWidget(hint)
    assert hint.accessibleName() == "Ctrl+K"
    narrow = hint.sizeHint().width()
    hint.set_keys("Ctrl+Shift+K")
    assert hint.sizeHint().width() > narrow
    hint.set_keys("Ctrl++")
    assert hint.caps == ("Ctrl", "+")


def test_a_badge_says_its_state_in_words(theme: Theme, qtbot: QtBot) -> None:
    badge = StatusBadge(theme, Meaning.WARN, "3 min behind plan")
    qtbot.addWidget(badge)
    assert badge.accessibleName() == badge.text == "3 min behind plan"
    badge.set_state(Meaning.GOOD, "on time")
    assert badge.meaning is Meaning.GOOD


def test_a_card_that_leads_somewhere_is_pressed_by_enter_and_mouse(theme: Theme, qtbot: QtBot) -> None:
    card = CardButton(theme, Icon.TRAINER)
    qtbot.addWidget(card)
    card.set_texts("I train", "Agenda and time")
    card.resize(300, 120)
    card.show()
    assert card.accessibleName() == "I train"
    assert card.accessibleDescription() == "Agenda and time"
    with qtbot.waitSignal(card.clicked):
        QTest.keyClick(card, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_card_keeps_one_heading_and_can_be_emptied(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "One")
    qtbot.addWidget(card)
    card.set_title("Two")
    assert [label.text() for label in card.findChildren(Label)] == ["Two"]
    card.set_chosen(is_chosen=True)
    assert card.property("chosen") == "true"
    inner = column(QPushButton("x"), 1)
    card.body.addLayout(inner)
    empty_layout(inner)
    assert inner.count() == 0


def test_a_page_frame_scrolls_what_is_too_high_and_keeps_lines_readable(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    frame = PageFrame(theme, page, scrolls=True, widest=Measure.FORM_WIDTH)
    frame.header.set_texts("Title")
    assert frame.header.subtitle_label.isHidden()
    inside = frame.add(QLineEdit())
    page.resize(1900, 300)
    page.show()
    assert inside.width() <= Measure.FORM_WIDTH
