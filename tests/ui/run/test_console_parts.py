"""Parts of the console by themselves: what they ask for, say and draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import Deck
from facilitator.domain.energizer import Energizer
from facilitator.domain.group_timer import Bell, BellKind
from facilitator.domain.groups import GroupDraw
from facilitator.domain.ink import InkColour, InkPage, PagePoint, Stroke
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import MOST_IN_A_PAGE
from facilitator.domain.programme import BlockKind, SlideRange
from facilitator.domain.run import RunPhase, position
from facilitator.domain.session import AgendaItem
from facilitator.services.group_work import GroupWork
from facilitator.services.ink import open_ink
from tests.builders import a_person, a_plan, an_enrolment
from tests.fakes import FakeClock
from tests.ui.run.house import House, add_session, deck_pdf, item
from ui.run.in_room.bells import Bells
from ui.run.in_room.energizer_face import EnergizerFace
from ui.run.in_room.groups_face import GroupsFace
from ui.run.notes_card import NotesCard
from ui.run.overview.slide_shelf import ShelfOrder, SlideShelf
from ui.run.room_picture import RoomPicture
from ui.run.run_words import RunWords
from ui.run.slide_tools.ink_desk import InkDesk
from ui.run.time_card import TimeCard
from ui.theme.tokens import Meaning
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt

LEFT = Qt.MouseButton.LeftButton
PAGE = InkPage("main", 2)
STROKE = Stroke(InkColour.RED, 0.01, (PagePoint(0.1, 0.1), PagePoint(0.2, 0.2)))


def test_the_buttons_for_minutes_ask_for_what_stands_on_them(house: House, qtbot: QtBot) -> None:
    card = TimeCard(house.theme)
    qtbot.addWidget(card)
    card.retranslate()
    asked: list[int] = []
    card.more_seconds_requested.connect(asked.append)
    buttons = {button.text(): button for button in card.findChildren(Button)}
    for name in ("−1 min", "+1 min", "+5 min"):
        qtbot.mouseClick(buttons[name], LEFT)
    assert asked == [-60, 60, 300]


@pytest.mark.parametrize(
    ("late_minutes", "meaning", "said"),
    [
        (7, Meaning.WARN, "Ended 12:07, 7 min late"),
        (-1, Meaning.GOOD, "Ended 12:07, 1 min early"),
        (0, Meaning.GOOD, "Ended 12:07, on time"),
    ],
)
def test_a_day_that_is_over_says_how_it_kept_its_time(
    house: House, late_minutes: int, meaning: Meaning, said: str
) -> None:
    del house
    clock = FakeClock()
    ended_at = datetime(2026, 3, 3, 12, 7, tzinfo=UTC)
    ended = replace(
        position(a_plan(), [], clock.instant()),
        phase=RunPhase.FINISHED,
        expected_end=ended_at,
        planned_end=ended_at - timedelta(minutes=late_minutes),
    )
    spoken = RunWords().end(ended, Language.EN)
    assert (spoken.meaning, spoken.text) == (meaning, said)


def test_the_end_and_how_late_it_is_are_told_alike(house: House) -> None:
    """It said: ends 09:25, 6 minutes past the must-end, of a must-end at 09:20."""
    del house
    plan = a_plan(item(BlockKind.TALK, Text("A talk", "讲"), 20), hours=1 / 3)
    clock = FakeClock(plan.starts_at)
    for seconds, said in (
        (345, "Ends 08:56, 6 min past the must-end"),
        (325, "Ends 08:55, 5 min past the must-end"),
        (330, "Ends 08:56, 6 min past the must-end"),
        (29, "Ends 08:50, on time"),
    ):
        late = FakeClock(clock.wall + timedelta(seconds=seconds))
        assert RunWords().end(position(plan, [], late.instant()), Language.EN).text == said


def test_a_block_that_ran_is_said_to_be_done(house: House) -> None:
    del house
    block = item(BlockKind.TALK, Text("A talk", "讲"), 10)
    (row,) = position(a_plan(block), [], FakeClock().instant()).progress
    words = RunWords()
    assert words.row(row, "A talk") == "A talk, 08:30, 10 min"
    assert words.row(row._replace(is_done=True), "A talk") == "A talk, done, 10 min"


def test_a_typed_number_stands_over_the_picture_until_it_is_gone(house: House, qtbot: QtBot) -> None:
    picture = RoomPicture(house.theme)
    qtbot.addWidget(picture)
    picture.resize(320, 180)

    def drawn() -> QImage:
        return picture.grab().toImage()

    plain = drawn()
    picture.show_typed(12)
    twelve = drawn()
    picture.show_typed(34)
    assert len({image.bits().tobytes() for image in (plain, twelve, drawn())}) == 3
    picture.show_typed(0)
    assert drawn() == plain


def test_another_energizer_is_suggested_round_and_round_until_one_is_put_in(
    house: House, qtbot: QtBot
) -> None:
    face = EnergizerFace(house.tools())
    qtbot.addWidget(face)
    face.retranslate()
    assert not face.put_in_button.isEnabled()
    games = [item(BlockKind.ENERGIZER, Text(name, name), 5) for name in ("Wind", "Trees")]
    used = datetime(2026, 3, 3, 9, 15, tzinfo=UTC)
    face._take((Energizer(games[0]), Energizer(games[1], used)))
    seen = []
    for _ in range(3):
        seen.append((face.name.text(), face.facts.text()))
        qtbot.mouseClick(face.another_button, LEFT)
    assert seen == [("Wind", "5 min"), ("Trees", "5 min · used at 09:15"), ("Wind", "5 min")]
    put_in: list[AgendaItem] = []
    face.put_in.connect(put_in.append)
    qtbot.mouseClick(face.put_in_button, LEFT)
    assert put_in == [games[1]]
    face._take((Energizer(games[0]),))
    assert not face.another_button.isEnabled()


def test_a_stroke_that_the_disk_refuses_is_taken_from_sight_and_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError(Message("The disk is full."))

    half_day = add_session(house, pages=0).half_days[0].id
    owner = QObject()
    desk, said = InkDesk(house.tools(), owner), []
    desk.problem_met.connect(said.append)
    desk.turn_to(half_day)
    desk.draw(PAGE, STROKE)
    assert house.operations.wait_idle()
    with monkeypatch.context() as patch:
        patch.setattr("ui.run.slide_tools.ink_desk.draw_stroke", refuse)
        desk.draw(PAGE, STROKE)
        assert desk.ink_of(PAGE) == (STROKE, STROKE)
        assert house.operations.wait_idle()
    assert [str(one) for one in said] == ["The disk is full."]
    assert desk.ink_of(PAGE) == (STROKE,)
    assert open_ink(house.workspace, half_day).value.pages == {PAGE: (STROKE,)}


def test_what_is_drawn_while_the_drawings_are_read_is_not_lost_from_sight(house: House) -> None:
    half_day = add_session(house, pages=0).half_days[0].id
    owner = QObject()
    desk = InkDesk(house.tools(), owner)
    desk.turn_to(half_day)
    desk.draw(PAGE, STROKE)
    assert desk.ink_of(PAGE) == (STROKE,)
    assert house.operations.wait_idle()
    assert desk.ink_of(PAGE) == (STROKE,)


def test_a_deck_that_cannot_be_opened_leaves_the_other_slides_on_the_shelf(
    house: House, qtbot: QtBot
) -> None:
    del house
    owner = QObject()
    shelf = SlideShelf(lambda *_: None, owner)
    items = tuple(
        item(BlockKind.TALK, Text(key, key), 10, slides=SlideRange(key, 1, 2)) for key in ("broken", "main")
    )
    decks = (
        Deck("broken", Text("Broken", "坏"), "b.pdf", b"no pdf"),
        Deck("main", Text("Slides", "幻灯片"), "a.pdf", deck_pdf(2)),
    )
    shelf.fill(ShelfOrder(uuid4(), items, decks))
    qtbot.waitUntil(lambda: bool(shelf.slides) and all(map(shelf.picture, shelf.slides)), timeout=15_000)
    assert [(slide.deck, slide.page) for slide in shelf.slides] == [("main", 1), ("main", 2)]
    shelf.close()


@pytest.mark.parametrize(
    ("repeats", "is_least", "told"),
    [
        (2, True, "2 pairs meet again (fewer is not possible)."),
        (2, False, "2 pairs meet again."),
        (0, True, ""),
    ],
)
def test_the_trainer_is_told_who_meets_again_and_who_came_or_left_since(
    house: House, qtbot: QtBot, repeats: int, *, is_least: bool, told: str
) -> None:
    face = GroupsFace(house.tools())
    qtbot.addWidget(face)
    here, gone = an_enrolment(a_person("李娜")), an_enrolment(a_person("曾志伟"))
    draw = GroupDraw(uuid4(), uuid4(), ((gone.id,),), FakeClock().wall, repeats=repeats, is_least=is_least)
    work = GroupWork(draw.half_day, (here,), (draw,), {one.id: one for one in (here, gone)}, {})
    assert face._story(work, draw) == f"{told} One person came since. One person has left.".strip()


def test_each_bell_says_for_which_groups_it_rings(house: House) -> None:
    owner = QObject()
    Bells(house.tools(), owner).ring(
        [Bell(1, 1, BellKind.LAST_MINUTE), Bell(3, 1, BellKind.LAST_MINUTE), Bell(2, 2, BellKind.ALL_OVER)]
    )
    assert house.toasts == ["Last minute: group 1, 3.", "The last round is over: group 2."]


def test_of_notes_as_long_as_a_book_the_beginning_is_shown(house: House, qtbot: QtBot) -> None:
    card = NotesCard(house.theme)
    qtbot.addWidget(card)
    card.show_item(None, Language.EN, Text("word " * 100_000))
    assert MOST_IN_A_PAGE <= len(card.words) < 2 * MOST_IN_A_PAGE
