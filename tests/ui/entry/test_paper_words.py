"""What Paper shows and asks: prints, forms, echo, stacks, the other language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.answers import SheetState
from facilitator.domain.form_layout import layout
from facilitator.domain.keying import begin, press
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Item, ItemKind, Wave
from facilitator.services.enter_answers import use_questionnaire
from tests.builders import a_questionnaire
from tests.ui.entry.office import Office
from tests.ui.run.house import close_house, open_house
from ui.attendance.door_page import DoorPage
from ui.entry.echo_card import EchoCard
from ui.entry.form_view import FormView
from ui.entry.keyer_keys import keyer_key
from ui.entry.paper_page import PaperPage
from ui.theme.tokens import Meaning
from ui.widgets.page import Page, PageId, PageRequest


@pytest.fixture
def empty_page(tmp_path: Path, qtbot: QtBot) -> Iterator[PaperPage]:
    house = open_house(tmp_path)
    page = PaperPage(house.tools())
    qtbot.addWidget(page)
    page.show()
    yield page
    close_house(house)


def test_without_a_session_the_page_offers_to_plan_one(empty_page: PaperPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_page.page_requested) as asked:
        empty_page.no_session.plan_button.click()
    assert asked.args == [PageRequest(PageId.PLAN, "new")]
    assert len(empty_page.commands()) == 2


def test_earlier_numbers_are_printed_again_and_none_is_issued(office: Office, tmp_path: Path) -> None:
    number = office.open_form()
    office.press("111111")
    office.page._back_button.click()
    office.settle()
    before = office.overview().numbers
    card = office.page.face.print_card
    card.path.set_path(tmp_path / "again" / "forms.pdf")
    card.which.segments[1].click()
    assert not card.count.isVisible()
    card.last.edit.setText(office.numbers[1].digits)
    card.print_button.click()
    office.settle()
    assert office.overview().numbers == before
    [written] = (tmp_path / "again").iterdir()
    assert number[:3] not in written.name
    assert str(written) in office.page.face.notice.text


def test_a_second_press_prints_nothing_more(office: Office, tmp_path: Path) -> None:
    before = len(office.overview().numbers)
    card = office.page.face.print_card
    card.count.edit.setValue(1)
    card.path.set_path(tmp_path / "out" / "forms.pdf")
    card.print_requested.connect(office.page.face._on_print_requested)
    card.print_button.click()
    assert not card.print_button.isEnabled()
    office.settle()
    assert len(office.overview().numbers) == before + 1
    assert card.print_button.isEnabled()


def test_what_was_written_is_opened_and_said_in_the_other_language(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    face, appearance = office.page.face, office.house.appearance
    face.print_card.path.set_path(tmp_path / "forms.pdf")
    face.print_card._card_button.click()
    office.settle()
    assert face.notice.text.startswith("Written: ")
    face.notice.button.click()
    assert [Path(url.toLocalFile()).exists() for url in opened] == [True]
    appearance.keep(replace(appearance.preferences, language=Language.ZH))
    try:
        office.page.retranslate()
        assert not face.notice.text.startswith("Written")
        assert face.stack_form.wave.edit.itemText(0) == "训前"
    finally:
        appearance.keep(replace(appearance.preferences, language=Language.EN))


def test_a_card_of_keys_that_stands_there_stays(office: Office, tmp_path: Path) -> None:
    (tmp_path / "key-card.pdf").write_bytes(b"mine")
    face = office.page.face
    face.print_card.path.set_path(tmp_path / "forms.pdf")
    face.print_card._card_button.click()
    office.settle()
    assert (tmp_path / "key-card.pdf").read_bytes() == b"mine"
    assert face.notice.text.endswith("key-card_2.pdf")


def test_a_file_has_to_be_named(office: Office) -> None:
    card = office.page.face.print_card
    card.path.field.edit.clear()
    card.print_button.click()
    assert card.path.field.has_error


def test_a_card_of_keys_that_cannot_be_written_is_said_in_line(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    office.page.face.print_card.path.set_path(tmp_path / "file" / "forms.pdf")
    office.page.face.print_card._card_button.click()
    office.settle()
    assert office.page.face.notice.meaning is Meaning.BAD


def test_the_questionnaire_that_was_chosen_stays_chosen_over_a_reload(office: Office) -> None:
    other = replace(a_questionnaire(), key="other", title=Text("Other", "另一份"), content_hash="other")
    use_questionnaire(office.house.workspace, office.session.id, other)
    office.page.make_stale()
    office.settle()
    box = office.page.face.print_card.questionnaire.edit
    box.setCurrentIndex(1)
    office.page.make_stale()
    office.settle()
    assert box.currentIndex() == 1


@pytest.mark.parametrize("width", [700, 1600])
def test_cards_stand_below_each_other_where_there_is_little_room(office: Office, width: int) -> None:
    face = office.page.face
    face.resize(width, 700)
    card, stacks = face.print_card.geometry(), face.stacks.geometry()
    office.qtbot.waitUntil(lambda: (face._sides.direction().value > 1) == (width == 700))
    assert card.isValid()
    assert stacks.isValid()


def test_blank_and_spoilt_forms_are_set_aside_by_a_button(office: Office) -> None:
    for place, button in enumerate((office.desk.aside_bar.blank_button, office.desk.aside_bar.spoilt_button)):
        if place == 0:
            office.open_form(place)
        else:
            office.type_number(office.numbers[place].digits)
        office.press_key(Qt.Key.Key_F8)
        office.desk.aside_bar.field.edit.setText("torn")
        button.click()
        office.settle()
        assert not office.desk.is_keying
    count = office.overview().stacks[0].count
    assert (count.blank, count.spoilt) == (1, 1)


def test_a_form_keyed_before_is_opened_again_or_keyed_a_second_time(office: Office) -> None:
    number = office.open_form()
    office.press("111111")
    bar = office.desk.number_card.used_bar
    office.type_number(number)
    bar.second_button.click()
    office.settle()
    assert "somebody else" in office.desk.number_card.field.below_text
    office.type_number("")
    office.desk.number_card.clear()
    office.type_number(number)
    bar.open_button.click()
    office.settle()
    assert office.desk.is_keying


def test_a_row_without_an_answer_is_marked_with_why(office: Office) -> None:
    office.open_form()
    blank = office.desk.form_view.grab().toImage()
    office.press("*")
    assert office.desk.form_view.grab().toImage() != blank
    assert "1. two boxes ticked" in office.desk.echo._last.accessibleName()


def test_a_parked_form_is_seen_at_its_stack(office: Office) -> None:
    office.open_form()
    office.press_key(Qt.Key.Key_F8)
    office.desk.aside_bar.field.edit.setText("page 2 is missing")
    office.desk.aside_bar.park_button.click()
    office.settle()
    office.press_key(Qt.Key.Key_Escape)
    office.settle()
    [stack] = office.overview().stacks
    assert [sheet.state for sheet in stack.waiting] == [SheetState.PARKED]
    assert office.page.face.stacks._badge(stack).meaning is Meaning.WARN


def test_escape_leaves_fields_and_forms_and_keys_go_on(office: Office) -> None:
    office.open_form()
    office.press_key(Qt.Key.Key_F8)
    office.qtbot.keyClick(office.desk.aside_bar.field.edit, Qt.Key.Key_Escape)
    assert not office.desk.aside_bar.isVisible()
    assert office.desk.is_keying
    office.page._back_button.click()
    office.settle()
    office.page._on_new_requested()
    office.qtbot.keyClick(office.page.face.stack_form, Qt.Key.Key_Escape)
    assert not office.page.face.stack_form.isVisible()


KINDS = (
    (Item("note", ItemKind.TEXT, Text("Anything else?")), ".", "text stands here"),
    (Item("age", ItemKind.NUMBER, Text("How old?")), "4", "typed so far"),
)


@pytest.mark.parametrize(("item", "key", "said"), KINDS)
def test_text_and_numbers_say_their_own_keys(office: Office, item: Item, key: str, said: str) -> None:
    questionnaire = replace(a_questionnaire(), items=(item, *a_questionnaire().items))
    echo = EchoCard(office.house.theme)
    office.qtbot.addWidget(echo)
    state = begin(questionnaire, Wave.PRE, frozenset(), ())
    echo.show_state(state, Language.EN)
    asked = echo.said()
    assert item.text.en in asked
    echo.show_state(press(state, key).state, Language.EN)
    assert said in echo._last.accessibleName() + asked
    view = FormView(office.house.theme)
    office.qtbot.addWidget(view)
    view.resize(700, 900)
    empty = view.grab().toImage()
    view.show_form(layout(questionnaire, Wave.PRE))
    assert view.grab().toImage() != empty


@pytest.mark.parametrize(
    ("text", "key", "modifier", "said"),
    [
        ("\uff11", 0, Qt.KeyboardModifier.NoModifier, "1"),
        ("j", int(Qt.Key.Key_J), Qt.KeyboardModifier.NoModifier, "1"),
        ("j", int(Qt.Key.Key_J), Qt.KeyboardModifier.ControlModifier, None),
        ("x", int(Qt.Key.Key_X), Qt.KeyboardModifier.NoModifier, None),
    ],
)
def test_a_key_says_what_its_sign_says_also_full_width(
    text: str, key: int, modifier: Qt.KeyboardModifier, said: str | None
) -> None:
    assert keyer_key(QKeyEvent(QEvent.Type.KeyPress, key, modifier, text)) == said


@pytest.mark.parametrize("maker", [PaperPage, DoorPage])
def test_a_page_is_made_without_a_window_of_its_own_flashing(office: Office, maker: type[Page]) -> None:
    shown: list[object] = []
    spy = _Windows(shown)
    QApplication.instance().installEventFilter(spy)
    page = maker(office.house.tools())
    QApplication.instance().removeEventFilter(spy)
    office.qtbot.addWidget(page)
    assert shown == []


class _Windows(QObject):
    """Notes each window that is shown."""

    def __init__(self, shown: list[object]) -> None:
        super().__init__()
        self._shown = shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append(watched)
        return False
