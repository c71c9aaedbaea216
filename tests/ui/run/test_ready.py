"""Ready for the room? Every thing is tried before doors open, and what is wrong has its way out."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import Deck, DeckPage
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services import preflight
from facilitator.services.decks import keep_deck
from facilitator.services.media import clip_path, keep_clip
from facilitator.services.run_session import load_run
from facilitator.services.source_file import hash_of
from tests.ui.projector.clip_files import AV1, H264, H265, VP9, made_of
from tests.ui.projector.pdfs import deck_pdf
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import press, show, until
from ui.run import ready_check, ready_look, sound_test
from ui.run.ready_line import ReadyLine
from ui.run.run_page import RunPage
from ui.run.sound_test import Heard
from ui.theme.tokens import Meaning
from ui.widgets.buttons import PlainButton
from ui.widgets.page import PageId, PageRequest

CONTROL = Qt.KeyboardModifier.ControlModifier


def with_videos(house: House, *paths: Path) -> Session:
    """Store a session with a deck that has a video on each page."""
    session = add_session(house)
    clips = [keep_clip(house.workspace, path) for path in paths]
    pages = tuple(DeckPage(number, clip=clip) for number, clip in enumerate(clips, start=1))
    deck = Deck("videos", Text("Videos", "视频"), "videos", deck_pdf(len(paths)), pages=pages)
    keep_deck(house.workspace, session.id, deck)
    return session


def look(page: RunPage, house: House, session: Session, qtbot: QtBot) -> list[ReadyLine]:
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_R, CONTROL)
    until(qtbot, lambda: not page.ready.check.is_running)
    return list(page.ready.check.lines)


def said(house: House, lines: list[ReadyLine], meaning: Meaning) -> list[str]:
    return [house.tools().said(line.message) for line in lines if line.meaning is meaning]


def test_what_is_ready_is_said_to_be(house: House, page: RunPage, qtbot: QtBot) -> None:
    lines = look(page, house, with_videos(house, VP9, H265), qtbot)
    good = said(house, lines, Meaning.GOOD)
    assert "2 sets of slides open." in good
    assert "2 videos play." in good
    assert said(house, lines, Meaning.BAD) == []


def test_a_video_without_a_frame_is_named_with_its_way_out(
    house: House, page: RunPage, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = made_of(b"no video", tmp_path, "letter.mp4")
    lines = look(page, house, with_videos(house, H264, AV1, letter), qtbot)
    bad = [line for line in lines if line.meaning is Meaning.BAD and line.way_out is not None]
    assert [words.partition(" ")[0] for words in said(house, bad, Meaning.BAD)] == ["av1.mp4", "letter.mp4"]
    assert {line.way_out for line in bad} == {PageRequest(PageId.PLAN, "slides")}
    assert "One video plays." in said(house, lines, Meaning.GOOD)
    assert page.board.ready.badge.text.endswith("to mend")


def test_a_video_that_is_missing_is_named(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = with_videos(house, H264)
    with house.workspace.store.read() as records:
        clip = records.programmes.decks(session.id)[0].clips or records.programmes.decks(session.id)[1].clips
    path = clip_path(house.workspace, clip[0])
    assert path is not None
    path.unlink()
    lines = look(page, house, session, qtbot)
    assert "h264.mp4 is missing" in said(house, lines, Meaning.BAD)[0]
    keep_clip(house.workspace, H264)
    page.board.ready.again_button.click()
    until(qtbot, lambda: not page.ready.check.is_running)
    assert not any("missing" in words for words in said(house, list(page.ready.check.lines), Meaning.BAD))


def test_slides_that_cannot_be_opened_are_named(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = add_session(house)
    keep_deck(house.workspace, session.id, Deck("main", Text("Slides"), "slides.pdf", b"no PDF"))
    lines = look(page, house, session, qtbot)
    assert "cannot be opened" in said(house, lines, Meaning.BAD)[0]


def test_without_projector_and_sound_it_says_so_and_goes_on(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    lines = look(page, house, add_session(house), qtbot)
    warnings = said(house, lines, Meaning.WARN)
    assert any("No projector" in words for words in warnings)
    assert any("no sound output" in words for words in warnings)
    assert not page.board.ready.sound_button.isEnabled()


def test_a_video_with_sound_needs_something_to_hear_it_with(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    lines = look(page, house, with_videos(house, H264), qtbot)
    assert said(house, lines, Meaning.BAD) == [
        "The videos have sound, but this laptop has no sound output. Plug in a loudspeaker, then look again."
    ]


def test_a_mirrored_projector_is_to_be_mended(
    house: House, page: RunPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready_check, "are_mirrored", lambda _: True)
    monkeypatch.setattr(sys, "platform", "linux")
    lines = look(page, house, add_session(house), qtbot)
    assert "Super+P" in said(house, lines, Meaning.BAD)[0]


@pytest.mark.parametrize(
    ("platform", "key"), [("win32", "Win+P"), ("darwin", "Command+F1"), ("linux", "Super+P")]
)
def test_how_to_end_mirroring_is_said_in_the_words_of_the_system(platform: str, key: str) -> None:
    assert key in str(ready_check._how_to_extend(platform))


def test_other_things_have_their_line(house: House, page: RunPage, qtbot: QtBot) -> None:
    message = Message("Sound: heard from {name}.", {"name": "x"})
    page.ready.check.other_lines += [lambda: ReadyLine(Meaning.WARN, message), lambda: None]
    lines = look(page, house, add_session(house), qtbot)
    assert lines[-1].message == message


def test_a_way_out_leads_to_its_page(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = with_videos(house, AV1)
    asked: list[PageRequest] = []
    page.page_requested.connect(asked.append)
    look(page, house, session, qtbot)
    buttons = [button for button in page.board.ready.findChildren(PlainButton) if button.text()]
    buttons[0].click()
    assert asked == [PageRequest(PageId.PLAN, "slides")]


def test_escape_puts_it_away_and_gives_the_keys_back(house: House, page: RunPage, qtbot: QtBot) -> None:
    look(page, house, add_session(house), qtbot)
    assert page.board.ready.isVisible()
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert not page.board.ready.isVisible()
    assert page.board.notes.isVisible()
    assert page.hasFocus()
    page.receive("ready")
    assert page.board.ready.isVisible()


def test_it_is_offered_before_the_start_only(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    assert page.board.ready_button.isVisible()
    press(page, house, qtbot, Qt.Key.Key_Return, CONTROL)
    assert not page.board.ready_button.isVisible()


def test_another_session_puts_it_away(house: House, page: RunPage, qtbot: QtBot) -> None:
    look(page, house, with_videos(house, H264), qtbot)
    other = add_session(house)
    page.set_session(other.id, other.half_days[0].id)
    assert not page.board.ready.isVisible()
    assert house.operations.wait_idle()


def test_what_cannot_be_looked_at_is_said_in_its_line(
    house: House, page: RunPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise UserError(Message("The workspace cannot be read."))

    monkeypatch.setattr(ready_check, "read_prepared", broken)
    lines = look(page, house, add_session(house), qtbot)
    assert "The workspace cannot be read." in said(house, lines, Meaning.BAD)
    assert page.board.ready.badge.text.endswith("to mend")


def test_put_away_while_it_still_looks_it_finds_nothing_any_more(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    show(page, with_videos(house, H264), qtbot)
    qtbot.keyClick(page, Qt.Key.Key_R, CONTROL)
    assert page.ready.check.is_running
    page.ready.close()
    assert house.operations.wait_idle()
    assert not page.ready.check.is_running
    assert not page.board.ready.isVisible()
    assert said(house, list(page.ready.check.lines), Meaning.GOOD) == []


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold whoever reads a file, as a network path does that is gone."""
    let_go = threading.Event()

    def held_hash(paths: Sequence[Path], on_chunk: Callable[[], None] | None = None) -> str:
        let_go.wait()
        return hash_of(paths, on_chunk)

    monkeypatch.setattr(preflight, "hash_of", held_hash)
    yield let_go
    let_go.set()


def test_the_run_goes_on_while_large_files_are_read(
    house: House, page: RunPage, qtbot: QtBot, held: threading.Event
) -> None:
    session = with_a_source(house)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_R, CONTROL)
    assert page.ready.check.is_running
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    assert len(load_run(house.workspace, session.half_days[0].id).events) == 1
    held.set()
    until(qtbot, lambda: not page.ready.check.is_running)
    assert "2 sets of slides open." in said(house, list(page.ready.check.lines), Meaning.GOOD)


def test_a_look_that_is_put_away_is_not_waited_for_and_finds_nothing(
    house: House, page: RunPage, qtbot: QtBot, held: threading.Event
) -> None:
    show(page, with_a_source(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_R, CONTROL)
    page.ready.close()
    assert not page.ready.check.is_running
    held.set()
    until(qtbot, lambda: "ready for the room" not in {thread.name for thread in threading.enumerate()})
    assert said(house, list(page.ready.check.lines), Meaning.GOOD) == []


def test_a_bug_in_a_look_is_reported_and_ends_it(
    house: House, page: RunPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    crashes: list[BaseException] = []
    house.operations.crashed.disconnect()
    house.operations.crashed.connect(crashes.append)
    monkeypatch.setattr(ready_look, "look_through", bug)
    look(page, house, add_session(house), qtbot)
    assert [type(crash) for crash in crashes] == [ZeroDivisionError]


def with_a_source(house: House) -> Session:
    """Store a session with slides made from a file that is still there."""
    session = add_session(house)
    made_from = Path(__file__)
    deck = Deck(
        "own",
        Text("Own", "自备"),
        made_from.name,
        deck_pdf(1),
        source_path=str(made_from),
        source_sha256=hash_of([made_from]),
    )
    keep_deck(house.workspace, session.id, deck)
    return session


class Output:
    """A sound output that is always there."""

    def description(self) -> str:
        return "Speakers"


@pytest.mark.parametrize(
    ("was_heard", "meaning"), [(True, Meaning.GOOD), (False, Meaning.BAD)], ids=["heard", "not heard"]
)
def test_the_trainer_says_whether_the_sound_is_heard(
    house: House,
    page: RunPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    was_heard: bool,
    meaning: Meaning,
) -> None:
    played: list[int] = []
    monkeypatch.setattr(sound_test, "sound_output", Output)
    monkeypatch.setattr(sound_test, "play_at", lambda *_: played.append(1))
    look(page, house, add_session(house), qtbot)
    panel = page.board.ready
    assert not panel.yes_button.isVisible()
    panel.sound_button.click()
    assert played == [1]
    assert page.ready.check.sound.heard is Heard.ASKING
    (panel.yes_button if was_heard else panel.no_button).click()
    assert page.ready.check.sound.line(is_needed=True).meaning is meaning
    assert not panel.yes_button.isVisible()
