"""The room's own work on the console: groups, timers, hands, energizer; and what the room sees of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from facilitator.domain.group_timer import BellKind, TimerPhase
from facilitator.domain.group_timer_event import GroupTimerEventKind
from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.check_in import sign_out
from facilitator.services.group_work import load_group_work
from facilitator.services.issue_badges import issue_badges
from facilitator.services.poll import list_polls
from tests.ui.run.house import House, add_session, check_all_in
from tests.ui.run.steps import press, show
from ui.projector.audience_painter import draw_audience
from ui.projector.audience_view import BlackScreen
from ui.projector.room_views import GroupsCard, PollCard, TimersCard
from ui.projector.stage import Stage
from ui.run.in_room.panel import InRoomPanel
from ui.run.run_page import RunPage
from ui.widgets.buttons import Button

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
Kind = GroupTimerEventKind


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day that runs, with eleven people in the room and a badge on each."""
    session = add_session(house, people=11)
    issue_badges(house.workspace, session.id)
    check_all_in(house, session)
    show(page, session, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    return session


@pytest.fixture
def panel(page: RunPage, session: Session, house: House, qtbot: QtBot) -> InRoomPanel:
    """The panel, opened by its key."""
    del session
    press(page, house, qtbot, Qt.Key.Key_F10)
    assert house.operations.wait_idle()
    return page.board.in_room


def draw(panel: InRoomPanel, house: House, rounds: int = 1) -> None:
    panel.groups.rounds.setValue(rounds)
    panel.groups.draw_button.click()
    assert house.operations.wait_idle()


def set_up(page: RunPage, house: House, minutes: str = "5, 5", groups: int = 3) -> None:
    panel = page.board.in_room
    page.in_room.open(panel.timers)
    panel.timers.groups.edit.setValue(groups)
    panel.timers.rounds.edit.setText(minutes)
    panel.timers.set_up_button.click()
    assert house.operations.wait_idle()


def tell(panel: InRoomPanel, house: House, kind: GroupTimerEventKind) -> None:
    panel.timers.buttons[kind].click()
    assert house.operations.wait_idle()


def ask(page: RunPage, house: House) -> None:
    panel = page.board.in_room
    page.in_room.open(panel.hands)
    panel.hands.question.edit.setText("Who called home?")
    panel.hands.options.edit.setPlainText("Yes\n\nNo")
    panel.hands.ask_button.click()
    assert house.operations.wait_idle()


def test_one_key_opens_it_beside_the_time_and_esc_gives_the_keys_back(
    page: RunPage, panel: InRoomPanel, house: House, qtbot: QtBot
) -> None:
    for height in (704, 420):
        page.resize(1278, height)
        assert panel.isVisible()
        assert page.board.time_card.isVisible()
        assert not page.board.time_card.geometry().intersects(panel.geometry())
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert page.board.notes.isVisible()
    assert page.hasFocus()


def test_arrows_choose_a_face_and_the_key_closes_it_again(
    page: RunPage, panel: InRoomPanel, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_Right)
    assert panel.choice.value == panel.faces.index(panel.timers)
    press(page, house, qtbot, Qt.Key.Key_Right)
    assert panel.choice.value == panel.faces.index(panel.hands)
    press(page, house, qtbot, Qt.Key.Key_F10)
    assert panel.isHidden()


def test_it_stands_among_the_keys_and_in_the_palette(page: RunPage, session: Session) -> None:
    del session
    assert "F10" in {line.keys for line in page.keys()}
    assert {"In the room", "Draw groups", "Group timers", "Show of hands"} <= {
        command.title for command in page.commands()
    }


def test_ways_to_finish_and_the_room_s_work_are_never_open_together(
    page: RunPage, panel: InRoomPanel
) -> None:
    page.board.open_ways()
    assert panel.isHidden()
    page.in_room.open(panel.groups)
    assert page.board.ways.isHidden()


@pytest.mark.parametrize(
    ("number", "is_size", "preview"),
    [
        (4, True, "3 groups: 4, 4, 3"),
        (2, False, "2 groups: 6, 5"),
        (1, False, "One group: 11"),
        (12, False, "Only 11 people are here."),
    ],
)
def test_sizes_are_seen_while_the_wish_is_typed(
    panel: InRoomPanel, number: int, is_size: bool, preview: str
) -> None:
    panel.groups.kind.segments[0 if is_size else 1].click()
    panel.groups.number.setValue(number)
    assert panel.groups.preview.text() == preview


def test_groups_are_on_disk_and_the_trainer_reads_names(
    panel: InRoomPanel, session: Session, house: House
) -> None:
    draw(panel, house, rounds=2)
    work = load_group_work(house.workspace, session.half_days[0].id)
    assert len(work.draws) == 2
    names = " ".join(card.accessibleName() for card in panel.groups.groups.cards)
    assert all(one.person.name in names for one in work.present)
    heads = sorted(card.accessibleName().split(": ")[0].split(" · ")[1] for card in panel.groups.groups.cards)
    assert heads == ["3", "4", "4"]
    assert panel.groups.draws.count() == 2


def test_each_step_with_groups_is_taken_back_by_ctrl_z(
    page: RunPage, panel: InRoomPanel, session: Session, house: House, qtbot: QtBot
) -> None:
    half_day = session.half_days[0].id
    draw(panel, house, rounds=2)
    first = load_group_work(house.workspace, half_day).draws
    panel.take_keys()
    for button in (panel.groups.again_button, panel.groups.remove_button):
        button.click()
        assert house.operations.wait_idle()
        assert load_group_work(house.workspace, half_day).draws != first
        press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
        assert {one.id: one.groups for one in load_group_work(house.workspace, half_day).draws} == {
            one.id: one.groups for one in first
        }
    assert not panel.undo_button.isEnabled()


def test_a_whole_draw_of_rounds_is_taken_back_at_once(
    panel: InRoomPanel, session: Session, house: House
) -> None:
    draw(panel, house, rounds=3)
    panel.undo_button.click()
    assert house.operations.wait_idle()
    assert load_group_work(house.workspace, session.half_days[0].id).draws == ()
    assert panel.groups.groups.cards == ()


def test_who_left_is_told_and_seated_out(panel: InRoomPanel, session: Session, house: House) -> None:
    half_day = session.half_days[0].id
    draw(panel, house)
    assert not panel.groups.seat_button.isVisible()
    gone = load_group_work(house.workspace, half_day).present[0]
    sign_out(house.workspace, half_day, gone.id)
    panel.groups.refresh()
    assert house.operations.wait_idle()
    assert panel.groups.story.text() == "One person has left."
    panel.groups.seat_button.click()
    assert house.operations.wait_idle()
    (seated,) = load_group_work(house.workspace, half_day).draws
    assert seated.group_number(gone.id) is None


def test_what_is_refused_is_said_in_line(panel: InRoomPanel, house: House) -> None:
    panel.groups.kind.segments[1].click()
    panel.groups.number.setValue(40)
    draw(panel, house)
    assert panel.groups.notice.text == "Only 11 people are here. Ask for fewer groups."


def test_no_name_and_no_code_that_checks_in_ever_reaches_the_audience(
    page: RunPage,
    panel: InRoomPanel,
    session: Session,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    text, digits = Stage.text, Stage.digits

    def spy_text(
        stage: Stage,
        words: str,
        area: QRectF,
        size: float,
        colour: QColor,
        *,
        bold: bool = False,
        right: bool = False,
    ) -> float:
        drawn.append(words)
        return text(stage, words, area, size, colour, bold=bold, right=right)

    def spy_digits(
        stage: Stage, words: str, left: float, centre: float, height: float, colour: QColor
    ) -> None:
        drawn.append(words)
        digits(stage, words, left, centre, height, colour)

    monkeypatch.setattr(Stage, "text", spy_text)
    monkeypatch.setattr(Stage, "digits", spy_digits)
    seen = []

    def look() -> None:
        view = page.console.projector.view
        seen.append(view)
        image = QImage(1280, 720, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        draw_audience(painter, QRectF(image.rect()), view)
        painter.end()

    draw(panel, house, rounds=2)
    page.in_room.toggle_shown()
    look()
    set_up(page, house)
    page.in_room.toggle_shown()
    look()
    ask(page, house)
    page.in_room.toggle_shown()
    look()
    assert [type(view) for view in seen] == [GroupsCard, TimersCard, PollCard]
    work = load_group_work(house.workspace, session.half_days[0].id)
    said = "\n".join([*drawn, *map(repr, seen)])
    assert len(work.short_codes) == 11
    for one in work.present:
        assert one.person.name not in said
        assert str(one.id) not in said
        assert work.short_codes[one.id] not in said
        assert work.short_codes[one.id].replace("-", "") not in said
    assert sum(code in said for code in (c.replace("-", "")[-3:] for c in work.short_codes.values())) == 11


def test_opening_and_drawing_show_the_room_nothing_until_asked(
    page: RunPage, panel: InRoomPanel, house: House
) -> None:
    before = page.console.projector.view
    draw(panel, house)
    set_up(page, house)
    ask(page, house)
    assert page.console.projector.view == before


def test_what_is_shown_follows_and_is_taken_away_by_the_same_button(
    page: RunPage, panel: InRoomPanel, house: House
) -> None:
    before = page.console.projector.view
    ask(page, house)
    panel.show_button.click()
    assert page.console.projector.view == PollCard("Who called home?", (("Yes", None), ("No", None)))
    assert house.toasts[-1] == "The room sees it once the projector is on: press F5."
    panel.hands.counts.counted.emit(1, 7)
    assert house.operations.wait_idle()
    assert page.console.projector.view == PollCard("Who called home?", (("Yes", None), ("No", 7)))
    assert panel.show_button.text() == "Take from the room"
    panel.show_button.click()
    assert page.console.projector.view == before
    assert panel.show_button.text() == "Show in the room"


def test_in_a_small_window_faces_scroll_and_no_word_is_cut(page: RunPage, panel: InRoomPanel) -> None:
    page.setMinimumSize(600, 500)
    for width, words in ((640, ""), (1400, "Show in the room")):
        page.resize(width, 500)
        for face in panel.faces[:-1]:
            panel.turn_to(face)
            assert face.height() >= face.minimumSizeHint().height()
            assert panel.choice.width() >= panel.choice.sizeHint().width()
            assert (panel.show_button.text(), panel.show_button.toolTip()) == (words, "Show in the room")


@pytest.mark.parametrize("language", list(Language))
def test_on_a_small_laptop_drawn_groups_and_their_buttons_are_not_cut_off_at_the_right(
    language: Language, page: RunPage, panel: InRoomPanel, session: Session, house: House
) -> None:
    page.resize(1278, 685)
    house.appearance.set_language(language)
    page.retranslate()
    draw(panel, house, rounds=2)
    half_day = session.half_days[0].id
    sign_out(house.workspace, half_day, load_group_work(house.workspace, half_day).present[0].id)
    panel.groups.refresh()
    assert house.operations.wait_idle()
    assert panel.groups.seat_button.isVisible()
    assert panel.groups.minimumSizeHint().width() <= panel.groups.parentWidget().width()
    house.appearance.set_language(Language.EN)


def test_black_lies_over_it_and_the_next_block_takes_it_away(
    page: RunPage, panel: InRoomPanel, house: House
) -> None:
    draw(panel, house)
    page.in_room.toggle_shown()
    page.console.do(RunEventKind.BLACKED)
    assert house.operations.wait_idle()
    assert isinstance(page.console.projector.view, BlackScreen)
    page.console.do(RunEventKind.UNCOVERED)
    assert house.operations.wait_idle()
    assert isinstance(page.console.projector.view, GroupsCard)
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    assert not page.console.shows_room_work
    assert panel.show_button.text() == "Show in the room"


def test_a_removed_draw_leaves_the_room(page: RunPage, panel: InRoomPanel, house: House) -> None:
    draw(panel, house)
    page.in_room.toggle_shown()
    panel.groups.remove_button.click()
    assert house.operations.wait_idle()
    assert not isinstance(page.console.projector.view, GroupsCard)


def test_timers_run_for_all_and_are_lengthened_for_one(
    page: RunPage, panel: InRoomPanel, house: House
) -> None:
    set_up(page, house)
    tell(panel, house, Kind.STARTED)
    panel.timers.target.segments[2].click()
    tell(panel, house, Kind.ADDED)
    house.clock.go_on(seconds=10)
    panel.timers.tick()
    assert [tile.time.text for tile in panel.timers.tiles] == ["04:50", "05:50", "04:50"]
    assert panel.timers.tiles[1].accessibleName() == "Group 2: 05:50, Round 1 of 2"
    tell(panel, house, Kind.PAUSED)
    assert [one.phase for one in panel.timers.timers.timers] == [
        TimerPhase.RUNNING,
        TimerPhase.PAUSED,
        TimerPhase.RUNNING,
    ]
    assert panel.timers.buttons[Kind.STARTED].isEnabled()
    assert not panel.timers.buttons[Kind.PAUSED].isEnabled()


def test_each_bell_rings_once_even_while_the_panel_is_closed(
    page: RunPage, panel: InRoomPanel, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr(panel.timers.bells.player, "play", rung.append)
    set_up(page, house, "5")
    tell(panel, house, Kind.STARTED)
    page.in_room.close()
    for _ in range(3):
        house.clock.go_on(seconds=120.5)
        panel.timers.tick()
        panel.timers.tick()
    assert house.toasts == ["Last minute: group 1, 2, 3.", "The last round is over: group 1, 2, 3."]
    assert len(rung) == len({BellKind.LAST_MINUTE, BellKind.ALL_OVER})
    assert panel.timers.tiles[0].time.text == "+01:01"


def test_timers_go_on_after_a_restart_and_ring_nothing_that_is_past(
    page: RunPage, panel: InRoomPanel, session: Session, house: House, qtbot: QtBot
) -> None:
    set_up(page, house, "5")
    tell(panel, house, Kind.STARTED)
    page.let_go()  # it would hear the time pass, too
    house.clock.go_on(seconds=250)
    other = RunPage(house.tools())
    qtbot.addWidget(other)
    show(other, session, qtbot)
    assert house.operations.wait_idle()
    assert [tile.time.text for tile in other.board.in_room.timers.tiles] == ["00:50"] * 3
    assert house.toasts == []
    other.let_go()


def test_rounds_that_cannot_be_read_are_said_at_their_field(
    page: RunPage, panel: InRoomPanel, house: House
) -> None:
    set_up(page, house, "five")
    assert panel.timers.rounds.below_text == "Write minutes, such as 5 or 5, 5, 10."
    assert panel.timers.tiles == []


def test_timers_are_offered_for_as_many_groups_as_were_drawn(
    page: RunPage, panel: InRoomPanel, house: House
) -> None:
    draw(panel, house)
    page.in_room.open(panel.timers)
    assert panel.timers.groups.edit.value() == 3


def test_hands_are_counted_by_keys_alone_and_undone(
    page: RunPage, panel: InRoomPanel, session: Session, house: House, qtbot: QtBot
) -> None:
    ask(page, house)
    half_day = session.half_days[0].id
    assert panel.hands.counts.hasFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_6, Qt.Key.Key_Return):
        press(page, house, qtbot, key)
    (poll,) = list_polls(house.workspace, half_day)
    assert [one.hands for one in poll.options] == [14, 6]
    assert panel.hands.counts.hasFocus()
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    (poll,) = list_polls(house.workspace, half_day)
    assert [one.hands for one in poll.options] == [14, None]
    panel.hands.remove_button.click()
    assert house.operations.wait_idle()
    assert list_polls(house.workspace, half_day) == ()
    panel.undo_button.click()
    assert house.operations.wait_idle()
    assert [one.id for one in list_polls(house.workspace, half_day)] == [poll.id]
    assert panel.hands.poll is not None


def test_everything_that_takes_keys_says_what_it_is(panel: InRoomPanel, page: RunPage, house: House) -> None:
    draw(panel, house)
    ask(page, house)
    for face in panel.faces:
        page.in_room.open(face)
        assert house.operations.wait_idle()
        for widget in panel.findChildren(Button):
            assert widget.accessibleName() or widget.text() or not widget.isVisible()
    for part in (panel.groups.number, panel.groups.mix, panel.groups.rounds, panel.groups.draws):
        assert part.accessibleName()
    assert panel.hands.counts.lines[0].count.accessibleName() == "Yes"


def test_another_half_day_starts_with_nothing_of_this_one(
    page: RunPage, panel: InRoomPanel, house: House, qtbot: QtBot
) -> None:
    draw(panel, house)
    page.in_room.toggle_shown()
    other = add_session(house, pages=0)
    show(page, other, qtbot)
    assert house.operations.wait_idle()
    assert panel.groups.draw is None
    assert not page.console.shows_room_work
