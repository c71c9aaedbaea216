"""What the door says: lists, badges of state, the other language, the sign-in sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage

from facilitator.domain.attendance import Road, Tone
from facilitator.domain.door_answer import DoorAnswer
from facilitator.domain.language import Language
from facilitator.services.check_in import check_in_person, excuse
from tests.ui.attendance.desk import CONTROL, Desk
from ui.attendance.feedback import FeedbackCard
from ui.attendance.people_card import Shown
from ui.theme.tokens import Meaning
from ui.widgets.rows_model import BADGE_ROLE
from ui.widgets.sound_player import SoundPlayer


@pytest.fixture
def in_chinese(desk: Desk) -> Iterator[Desk]:
    appearance = desk.house.appearance
    appearance.keep(replace(appearance.preferences, language=Language.ZH))
    desk.page.retranslate()
    yield desk
    appearance.keep(replace(appearance.preferences, language=Language.EN))


def _column(desk: Desk, table: str, column: int) -> list[str]:
    model = (desk.people if table == "people" else desk.latest).table.model()
    cells = [model.index(row, column) for row in range(model.rowCount())]
    badges = [cell.data(BADGE_ROLE) for cell in cells]
    return [badge.text if badge else str(cell.data()) for badge, cell in zip(badges, cells, strict=True)]


def _filter(desk: Desk, wanted: Shown) -> None:
    desk.people.filter.segments[list(Shown).index(wanted)].click()


def test_each_person_stands_in_the_list_with_how_they_stand(desk: Desk) -> None:
    first, second, third = (one.enrolment.id for one in desk.state().presences)
    half_day = desk.session.half_days[0].id
    excuse(desk.house.workspace, half_day, third)
    for person in (first, second):
        check_in_person(desk.house.workspace, half_day, person, Road.PHONE)
    desk.page.make_stale()
    desk.settle()
    desk.people.sign_out_requested.emit(desk.state().presences[1])
    desk.settle()
    _filter(desk, Shown.ALL)
    assert _column(desk, "people", 3) == ["here since 13:30", "left at 13:30", "excused"]
    assert sorted(_column(desk, "latest", 3)) == ["checked in", "excused", "left"]
    _filter(desk, Shown.HERE)
    assert desk.shown() == ["Person 0"]
    _filter(desk, Shown.MISSING)
    assert desk.shown() == []


def test_what_a_badge_shows_is_read_out_and_not_written_twice(desk: Desk) -> None:
    desk.scan("Person 1")
    state = desk.latest.table.model().index(0, 3)
    assert state.data(Qt.ItemDataRole.AccessibleTextRole) == "checked in"
    assert state.data() == ""


def test_the_road_by_which_somebody_came_is_named(desk: Desk) -> None:
    half_day = desk.session.half_days[0].id
    people = [one.enrolment.id for one in desk.state().presences]
    for person, road in zip(people, (Road.PHONE, Road.PAPER, Road.KEYBOARD), strict=True):
        check_in_person(desk.house.workspace, half_day, person, road)
    desk.page.make_stale()
    desk.settle()
    assert sorted(_column(desk, "latest", 2)) == ["", "paper list", "phone"]


def test_enter_on_an_entry_of_the_last_ten_takes_it_back(desk: Desk) -> None:
    desk.scan("Person 1")
    desk.latest.table.selectRow(0)
    desk.qtbot.keyClick(desk.latest.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == []


def test_enter_on_somebody_in_the_list_checks_in_and_enter_again_signs_out(desk: Desk) -> None:
    _filter(desk, Shown.ALL)
    for expected in (["Person 0"], []):
        desk.people.table.selectRow(0)
        desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return)
        desk.settle()
        assert desk.here() == expected


def test_an_empty_list_says_what_to_do(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.field, "Zzz")
    assert "Ctrl+N" in desk.people.table.empty_text
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    _filter(desk, Shown.HERE)
    assert desk.people.table.empty_text == "Nobody is here yet."
    for number in range(3):
        desk.scan(f"Person {number}")
    _filter(desk, Shown.MISSING)
    assert desk.people.table.empty_text == "Everybody who was expected is here."


def test_the_outcome_is_said_again_in_the_other_language(desk: Desk) -> None:
    desk.scan("Person 0")
    appearance = desk.house.appearance
    appearance.keep(replace(appearance.preferences, language=Language.ZH))
    try:
        desk.page.retranslate()
        assert "已签到" in desk.feedback.sentence
        assert desk.feedback.accessibleName() == f"{desk.feedback.word} {desk.feedback.sentence}"
    finally:
        appearance.keep(replace(appearance.preferences, language=Language.EN))


def test_the_sign_in_sheet_names_everybody_and_is_opened_by_one_press(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    notice = desk.page.sign_in_notice
    notice.folder = tmp_path / "print"
    next(command for command in desk.page.commands() if "sign-in" in command.title).do()
    desk.settle()
    [written] = (tmp_path / "print").glob("*.pdf")
    with pypdfium2.PdfDocument(written) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "Person 2" in text
    assert str(written) in notice.text
    desk.page.retranslate()
    assert notice.meaning is Meaning.GOOD
    notice.button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [written]


def test_a_sign_in_sheet_that_cannot_be_written_is_said_in_line(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    notice = desk.page.sign_in_notice
    notice.folder = tmp_path / "file"
    notice.print_for(desk.session.half_days[0].id)
    desk.settle()
    assert notice.meaning is Meaning.BAD
    desk.page.retranslate()
    assert notice.isHidden()


def test_ctrl_m_turns_the_sounds_off_and_on(desk: Desk) -> None:
    for words in ("Sounds are off", "Sounds are on"):
        desk.press(Qt.Key.Key_M, CONTROL)
        assert desk.house.toasts[-1] == words


@pytest.mark.parametrize("name", ["Li", "Bartholomäus-Maximilian" * 8])
def test_the_answer_stays_inside_its_card_however_long_a_name_is(desk: Desk, name: str) -> None:
    card = FeedbackCard(desk.house.theme)
    desk.qtbot.addWidget(card)
    card.resize(420, 130)
    card.show_outcome(Tone.GOOD, f"{name} is here.", "Assembly " * 40)
    image = card.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(2, 60)
    margin = [image.pixel(x, y) for x in range(400, 418) for y in range(20, 110)]
    assert set(margin) == {ground}
    lines = [y for y in range(4, 126) if any(image.pixel(x, y) != ground for x in range(130, 400))]
    assert lines
    assert (lines[0], lines[-1]) >= (4, 4)


def test_little_room_makes_the_word_smaller_and_cuts_no_line(desk: Desk) -> None:
    card = FeedbackCard(desk.house.theme)
    desk.qtbot.addWidget(card)
    card.resize(707, card.minimumSizeHint().height())
    card.show_outcome(Tone.AMBER, "Hm is already here since 00:59.", "Hm", "Hm")
    image = card.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(2, 60)
    inked = [any(image.pixel(x, y) != ground for x in range(130, 700)) for y in range(4, image.height() - 4)]
    lines = [sum(run) for is_ink, run in groupby(inked) if is_ink]
    assert len(lines) == 3
    assert lines[1] > 18


def test_a_sentence_of_two_lines_is_broken_between_words(desk: Desk) -> None:
    card = FeedbackCard(desk.house.theme)
    desk.qtbot.addWidget(card)
    card.resize(707, card.minimumSizeHint().height())
    sentence = "Nobody on the list has that name or number. Add a walk-in, or search again."
    card.show_outcome(Tone.BAD, sentence, "", "Nobody found")
    for width in range(300, 700, 25):
        assert card._fitting_font(width, 20)[2] == int(Qt.TextFlag.TextWordWrap)
    assert card._fitting_font(40, 20)[2] == int(Qt.TextFlag.TextWrapAnywhere)


def test_the_sounds_of_the_door_are_made_ready_when_it_is_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    monkeypatch.setattr(SoundPlayer, "get_ready", lambda _self, _operations, names: asked.append(set(names)))
    desk.page.hide()
    desk.page.show()
    assert asked == [set(DoorAnswer)]
