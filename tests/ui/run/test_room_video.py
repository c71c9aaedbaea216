"""A video in the room: played by wish, paused by what hides it, and where it was after a crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.clip_place import ClipPlace
from facilitator.domain.deck import Clip, DeckPage
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.decks import keep_deck
from facilitator.services.media import clip_path, keep_clip
from facilitator.services.run_session import act, load_run
from tests.ui.projector.clip_files import H264, made_of
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import press, show, until
from ui.projector.audience_view import BlackScreen, SlideView
from ui.projector.clip_player import ClipPlayer
from ui.run.run_page import RunPage

K = RunEventKind
CLIP_PAGE = 3


@pytest.fixture
def session(house: House) -> Session:
    return with_clip(house, H264)


@pytest.fixture
def playing(house: House, session: Session, page: RunPage, qtbot: QtBot) -> RunPage:
    """The Run page in the talk, its video on page 3 begun and in sight."""
    run_to_the_clip(house, session)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_F5)
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: page.video.player.state.length > 0)
    press(page, house, qtbot, Qt.Key.Key_F12)
    until(qtbot, lambda: shows_a_frame(page))
    return page


def with_clip(house: House, path: Path) -> Session:
    """Store a session whose deck has that video on page 3."""
    session = add_session(house)
    clip = replace(keep_clip(house.workspace, path), seconds=3.0)
    with house.workspace.store.read() as records:
        deck = records.programmes.deck(session.id, "main")
    assert deck is not None
    keep_deck(house.workspace, session.id, replace(deck, pages=(DeckPage(CLIP_PAGE, clip=clip),)))
    return session


def run_to_the_clip(house: House, session: Session) -> None:
    half_day = session.half_days[0].id
    for kind, number in ((K.STARTED, 0), (K.NEXT, 0), (K.SLIDE_SHOWN, CLIP_PAGE)):
        act(house.workspace, half_day, kind, page=number)


def shows_a_frame(page: RunPage) -> bool:
    view = page.console.projector.view
    return isinstance(view, SlideView) and page.video.player.picture is view.picture


def told(house: House, session: Session) -> ClipPlace | None:
    """Return the video's place as it is on disk."""
    run = load_run(house.workspace, session.half_days[0].id)
    return run.position(house.clock.instant()).clip


def kinds(house: House, session: Session) -> list[RunEventKind]:
    events = load_run(house.workspace, session.half_days[0].id).events
    return [event.kind for event in events if event.kind.startswith("clip")]


def test_until_it_is_played_the_page_shows_itself(
    house: House, session: Session, page: RunPage, qtbot: QtBot
) -> None:
    run_to_the_clip(house, session)
    show(page, session, qtbot)
    until(qtbot, lambda: page.video.player.picture is not None)
    assert page.board.room.clip_bar.isVisible()
    assert page.video.player.seconds == 0
    assert not shows_a_frame(page)
    assert told(house, session) is None


def test_one_key_plays_it_and_the_same_key_pauses_it(
    playing: RunPage, house: House, session: Session, qtbot: QtBot
) -> None:
    assert playing.video.player.is_playing
    on_disk = told(house, session)
    assert on_disk is not None
    assert on_disk.is_playing
    press(playing, house, qtbot, Qt.Key.Key_K)
    until(qtbot, lambda: not playing.video.player.is_playing)
    on_disk = told(house, session)
    assert on_disk is not None
    assert not on_disk.is_playing


def test_the_last_picture_stays_when_it_is_over(
    playing: RunPage, house: House, session: Session, qtbot: QtBot
) -> None:
    until(qtbot, lambda: playing.video.player.state.is_over)
    assert house.operations.wait_idle()
    assert shows_a_frame(playing), "the room went black at the end"
    assert told(house, session) == ClipPlace(session.agenda[1].id, CLIP_PAGE, 3, is_playing=False)
    assert playing.board.room.clip_bar.play_button.text() == "Again"
    press(playing, house, qtbot, Qt.Key.Key_F12)
    until(qtbot, lambda: playing.video.player.is_playing)
    assert playing.video.player.seconds < 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_Asterisk, Qt.Key.Key_Slash])
def test_what_hides_it_pauses_it_and_says_so(
    playing: RunPage, house: House, session: Session, qtbot: QtBot, key: Qt.Key
) -> None:
    press(playing, house, qtbot, key)
    until(qtbot, lambda: not playing.video.player.is_playing)
    assert house.operations.wait_idle()
    on_disk = told(house, session)
    assert on_disk is not None
    assert not on_disk.is_playing
    press(playing, house, qtbot, Qt.Key.Key_F12)
    assert not playing.video.player.is_playing, "it plays where nobody sees it"
    assert "Uncover" in house.toasts[-1]
    press(playing, house, qtbot, key)
    assert not playing.video.player.is_playing, "it went on by itself"
    assert shows_a_frame(playing), "the page's own picture flashes up"


def test_a_black_room_sees_no_frame(playing: RunPage, house: House, qtbot: QtBot) -> None:
    press(playing, house, qtbot, Qt.Key.Key_Period)
    playing.video.player.move_to(1.0)
    before = playing.video.player.picture
    until(qtbot, lambda: playing.video.player.picture is not before)
    assert isinstance(playing.console.projector.view, BlackScreen)


def test_a_frozen_room_keeps_its_frame_while_the_trainer_moves_on(
    playing: RunPage, house: House, qtbot: QtBot
) -> None:
    press(playing, house, qtbot, Qt.Key.Key_Slash)
    until(qtbot, lambda: not playing.video.player.is_playing)
    kept = playing.console.projector.view
    press(playing, house, qtbot, Qt.Key.Key_PageDown)
    assert playing.video.clip is None
    after = playing.console.projector.view
    assert isinstance(after, SlideView)
    assert isinstance(kept, SlideView)
    assert after.picture == kept.picture


def test_a_wish_that_comes_behind_a_cover_plays_nothing(
    house: House, session: Session, page: RunPage, qtbot: QtBot
) -> None:
    run_to_the_clip(house, session)
    show(page, session, qtbot)
    until(qtbot, lambda: page.video.player.picture is not None)
    qtbot.keyClick(page, Qt.Key.Key_Period)  # both before the first is on disk
    qtbot.keyClick(page, Qt.Key.Key_K)
    assert house.operations.wait_idle()
    assert not page.video.player.is_playing
    assert kinds(house, session) == []


def test_groups_put_up_for_the_room_pause_it(
    playing: RunPage, house: House, session: Session, qtbot: QtBot
) -> None:
    playing.console.show_room_work(lambda _: BlackScreen())
    until(qtbot, lambda: not playing.video.player.is_playing)
    assert house.operations.wait_idle()
    on_disk = told(house, session)
    assert on_disk is not None
    assert not on_disk.is_playing


def test_a_wish_that_could_not_be_kept_changes_nothing(
    playing: RunPage, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError(Message("The disk is full."))

    with monkeypatch.context() as patch:
        patch.setattr("ui.run.room_video.act", full)
        press(playing, house, qtbot, Qt.Key.Key_L)
    assert playing.board.notice.text == "The disk is full."
    assert playing.video.player.is_playing
    assert playing.video._aim is None


def test_a_larger_projector_gets_the_frame_anew(playing: RunPage, house: House, qtbot: QtBot) -> None:
    press(playing, house, qtbot, Qt.Key.Key_K)
    until(qtbot, lambda: not playing.video.player.is_playing)
    playing.video.player.resize(QSize(1280, 1280))
    until(qtbot, lambda: widest(playing) == 1280)


def widest(page: RunPage) -> int:
    picture = page.video.player.picture
    return 0 if picture is None else picture.width()


def test_moving_on_stops_it(playing: RunPage, house: House, session: Session, qtbot: QtBot) -> None:
    press(playing, house, qtbot, Qt.Key.Key_PageDown)
    assert not playing.video.player.is_open
    assert told(house, session) is None
    assert not playing.board.room.clip_bar.isVisible()
    press(playing, house, qtbot, Qt.Key.Key_F12)
    assert "no video" in house.toasts[-1]


def test_it_can_be_moved_and_begun_anew(
    playing: RunPage, house: House, session: Session, qtbot: QtBot
) -> None:
    press(playing, house, qtbot, Qt.Key.Key_F12)
    press(playing, house, qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert told(house, session) == ClipPlace(session.agenda[1].id, CLIP_PAGE, 3, is_playing=False)
    press(playing, house, qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: playing.video.player.seconds == 0)
    press(playing, house, qtbot, Qt.Key.Key_L)
    press(playing, house, qtbot, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: playing.video.player.seconds == 0)
    assert kinds(house, session)[-1] is K.CLIP_AT


def test_each_second_that_it_plays_is_kept_once(
    playing: RunPage, house: House, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    playing.video._beat_timer.stop()
    before = len(kinds(house, session))
    for seconds in (7.02, 7.5, 8.01, 8.5, 9.03):
        monkeypatch.setattr(ClipPlayer, "seconds", property(lambda _player, now=seconds: now))
        playing.video._on_beat()
        playing.video._beat_timer.stop()
    assert house.operations.wait_idle()
    since = load_run(house.workspace, session.half_days[0].id).events[before:]
    assert [one.seconds for one in since if one.kind is K.CLIP_AT] == [7, 8, 9]


@pytest.mark.parametrize(("seconds", "wait_ms"), [(7.0, 500), (7.3, 500), (7.6, 400), (7.995, 20)])
def test_it_is_looked_at_just_after_each_whole_second(
    seconds: float, wait_ms: int, playing: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ClipPlayer, "seconds", property(lambda _player: seconds))
    playing.video._on_beat()
    assert playing.video._beat_timer.interval() == wait_ms


def test_after_a_crash_it_stands_paused_where_the_room_left_it(
    house: House, session: Session, page: RunPage, qtbot: QtBot
) -> None:
    run_to_the_clip(house, session)
    half_day = session.half_days[0].id
    for kind, seconds in ((K.CLIP_PLAYED, 0), (K.CLIP_AT, 2)):
        act(house.workspace, half_day, kind, page=CLIP_PAGE, seconds=seconds)
    show(page, session, qtbot)
    until(qtbot, lambda: shows_a_frame(page))
    assert not page.video.player.is_playing
    assert page.video.player.seconds == pytest.approx(2.5, abs=0.2)
    assert page.board.room.clip_bar.play_button.text() == "Go on"
    press(page, house, qtbot, Qt.Key.Key_F12)
    until(qtbot, lambda: page.video.player.seconds > 2)


def test_a_missing_file_is_named_and_found_again(
    house: House, session: Session, page: RunPage, qtbot: QtBot
) -> None:
    clip = the_clip(house, session)
    kept = clip_path(house.workspace, clip)
    assert kept is not None
    kept.unlink()
    run_to_the_clip(house, session)
    show(page, session, qtbot)
    bar = page.board.room.clip_bar
    until(qtbot, lambda: "is missing" in bar.words.whole_text)
    assert not bar.play_button.isEnabled()
    press(page, house, qtbot, Qt.Key.Key_F12)
    assert "is missing" in bar.words.whole_text
    keep_clip(house.workspace, H264)
    house.operations.changed.emit(Change.AGENDA)
    until(qtbot, bar.play_button.isEnabled)


def test_a_file_that_cannot_be_played_leaves_the_run_going(
    house: House, page: RunPage, qtbot: QtBot, tmp_path: Path
) -> None:
    session = with_clip(house, made_of(b"no video at all", tmp_path, "letter.mp4"))
    run_to_the_clip(house, session)
    show(page, session, qtbot)
    bar = page.board.room.clip_bar
    until(qtbot, lambda: "cannot be played" in bar.words.whole_text)
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    assert not bar.isVisible()


def test_louder_and_softer_stay_within_what_can_be_heard(
    playing: RunPage, house: House, qtbot: QtBot
) -> None:
    for _ in range(12):
        press(playing, house, qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert playing.video.player.volume == 0
    press(playing, house, qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert playing.video.player.volume == pytest.approx(0.1)


def test_without_a_sound_device_it_says_so(playing: RunPage) -> None:
    assert "no sound" in playing.board.room.clip_bar.words.whole_text


def the_clip(house: House, session: Session) -> Clip:
    with house.workspace.store.read() as records:
        deck = records.programmes.deck(session.id, "main")
    assert deck is not None
    return deck.clips[0]
