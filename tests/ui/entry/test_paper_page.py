"""Stacks, numbers and keys on a real workspace file, driven by the keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.answers import Missing, SheetState
from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Wave
from tests.ui.entry.office import Office


def test_a_form_is_keyed_with_its_number_and_one_key_an_answer(office: Office) -> None:
    number = office.numbers[0].digits
    office.key_stack()
    office.type_number(number)
    assert office.page.desk.is_keying
    office.press("12345")
    assert office.sheets(number) == [("1", "2", "3", "4", "5")]
    office.press("0")
    assert office.sheets(number) == [("1", "2", "3", "4", "5", str(Missing.NOT_ANSWERED))]
    assert not office.page.desk.is_keying
    assert office.overview().stacks[0].count.keyed == 1


def test_keys_faster_than_the_disk_all_arrive_in_order(office: Office) -> None:
    number = office.numbers[1].digits
    office.key_stack()
    office.type_number(number)
    for key in "54321":
        office.qtbot.keyClicks(office.page.desk, key)
    office.settle()
    assert office.sheets(number) == [("5", "4", "3", "2", "1")]


def test_the_right_hand_block_says_the_same_digits(office: Office) -> None:
    number = office.numbers[2].digits
    office.key_stack()
    office.type_number(number)
    office.press("jklui")
    assert office.sheets(number) == [("1", "2", "3", "4", "5")]


def test_a_wrong_key_does_not_advance_and_says_why(office: Office) -> None:
    office.key_stack()
    office.type_number(office.numbers[0].digits)
    office.press("9")
    assert office.page.desk.state is not None
    assert office.page.desk.state.index == 0
    assert office.page.desk.echo.notice.text()


def test_leaving_a_form_and_coming_back_goes_on_at_the_same_question(office: Office) -> None:
    office.key_stack()
    office.type_number(office.numbers[0].digits)
    office.press("123")
    office.qtbot.keyClick(office.page.desk, Qt.Key.Key_Escape)
    office.qtbot.keyClick(office.page.desk, Qt.Key.Key_Escape)
    office.settle()
    office.key_stack()
    assert office.page.desk.state is not None
    assert office.page.desk.state.index == 3


def test_a_number_used_before_is_refused_with_three_ways_on(office: Office) -> None:
    number = office.numbers[0].digits
    office.key_stack()
    office.type_number(number)
    office.press("123451")
    office.type_number(number)
    assert not office.page.desk.is_keying
    assert office.page.desk.number_card.used_bar.isVisible()
    assert "Test" in office.page.desk.number_card.field.below_text
    office.page.desk.number_card.used_bar.renumber_button.click()
    office.settle()
    assert office.page.desk.is_keying
    assert any("-" in toast for toast in office.house.toasts)


@pytest.mark.parametrize("typed", ["0000", "9994"])
def test_a_number_that_was_never_printed_is_refused_before_the_first_answer(
    office: Office, typed: str
) -> None:
    office.key_stack()
    office.type_number(typed)
    office.qtbot.keyClick(office.page.desk.number_card.field.edit, Qt.Key.Key_Return)
    office.settle()
    assert not office.page.desk.is_keying
    assert office.page.desk.number_card.field.has_error


def test_f6_goes_to_a_question_and_minus_goes_back(office: Office) -> None:
    office.key_stack()
    office.type_number(office.numbers[0].digits)
    desk = office.page.desk
    office.press("12")
    office.qtbot.keyClick(desk, Qt.Key.Key_F6)
    office.qtbot.keyClicks(desk.aside_bar.field.edit, "5")
    office.qtbot.keyClick(desk.aside_bar.field.edit, Qt.Key.Key_Return)
    office.settle()
    assert desk.state is not None
    assert desk.state.index == 4
    office.press("-")
    assert desk.state is not None
    assert desk.state.index == 3


def test_a_form_is_set_aside_only_with_a_reason(office: Office) -> None:
    desk = office.page.desk
    office.key_stack()
    office.type_number(office.numbers[0].digits)
    office.qtbot.keyClick(desk, Qt.Key.Key_F8)
    desk.aside_bar.park_button.click()
    office.settle()
    assert desk.is_keying
    office.qtbot.keyClicks(desk.aside_bar.field.edit, "two pages stuck")
    office.qtbot.keyClick(desk.aside_bar.field.edit, Qt.Key.Key_Return)
    office.settle()
    office.qtbot.waitUntil(lambda: not desk.is_keying)
    assert [sheet.state for sheet in office.overview().stacks[0].waiting] == [SheetState.PARKED]


def test_a_stack_closes_only_when_its_count_comes_out(office: Office) -> None:
    office.page.face.stacks.close_button.click()
    office.settle()
    assert office.overview().stacks[0].batch.closed_at is None
    assert office.page.face.notice.text
    office.key_stack()
    for number in office.numbers[:3]:
        office.type_number(number.digits)
        office.press("111111")
    office.qtbot.keyClick(office.page.desk, Qt.Key.Key_Escape)
    office.settle()
    office.page.face.stacks.close_button.click()
    office.settle()
    assert office.overview().stacks[0].batch.closed_at is not None


def test_a_new_stack_asks_for_a_count(office: Office) -> None:
    office.qtbot.keyClick(office.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = office.page.face.stack_form
    form.wave.edit.setCurrentIndex(1)
    office.qtbot.keyClick(form, Qt.Key.Key_Return)
    office.settle()
    assert form.counted.has_error
    form.counted.edit.setValue(40)
    office.qtbot.keyClick(form, Qt.Key.Key_Return)
    office.settle()
    assert [stack.batch.wave for stack in office.overview().stacks] == [Wave.PRE, Wave.POST]
    assert not form.isVisible()


def test_printing_issues_fresh_numbers_and_writes_a_pdf(office: Office, tmp_path: Path) -> None:
    import pypdfium2

    before = len(office.overview().numbers)
    card = office.page.face.print_card
    card.count.edit.setValue(2)
    card.path.set_path(tmp_path / "out" / "forms.pdf")
    card.print_button.click()
    office.settle()
    assert len(office.overview().numbers) == before + 2
    [written] = (tmp_path / "out").iterdir()
    with pypdfium2.PdfDocument(written) as pdf:
        assert len(pdf) >= 4
    card.print_button.click()
    office.settle()
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert written.exists()
    assert written.name not in office.page.face.notice.text


def test_the_other_language_reaches_every_word(office: Office) -> None:
    appearance = office.house.appearance
    english = [line.does for line in office.page.keys()]
    appearance.keep(replace(appearance.preferences, language=Language.ZH))
    try:
        office.page.retranslate()
        chinese = [line.does for line in office.page.keys()]
        assert all(a != b for a, b in zip(english, chinese, strict=True))
    finally:
        appearance.keep(replace(appearance.preferences, language=Language.EN))
