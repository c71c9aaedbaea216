"""The Slides tab under hands: adding, replacing, taking back, and what is said of a page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copy
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import Clip, Deck
from facilitator.domain.message import UserError
from facilitator.domain.session import Session
from facilitator.imports.slides import GivenUpError, read_slides
from facilitator.services.clip_decks import with_clip
from facilitator.services.decks import keep_deck, list_decks, pdf_of
from facilitator.services.ports import Workspace
from tests.imports.presentations import write_pdf, write_pptx
from tests.ui.plan.hands import press, settle, until
from tests.ui.projector.clip_files import H264
from tests.ui.projector.pdfs import locked_pdf
from tests.ui.run.house import House, add_session, turn_to
from ui.plan.plan_page import PlanPage
from ui.plan.slides_tab import SlidesTab
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

_CARD_BELOW_A_NOTICE = 264
"""How high it is at 1366 x 768, less what the style sheet adds to its button and title there."""


@pytest.fixture
def tab(page: PlanPage, session: Session, qtbot: QtBot) -> SlidesTab:
    del session
    page.detail.choose(page.detail.tabs.index(page.slides))
    until(qtbot, lambda: page.slides.strip.slides.pages == 6)
    return page.slides


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets what the system's dialog answers."""

    def answer(*paths: Path) -> None:
        monkeypatch.setattr(
            "PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_: ([str(path) for path in paths], "")
        )

    return answer


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lets the reading of slides last until it is set, or given up."""
    goes_on = threading.Event()

    def wait(paths: list[Path], key: str, **how: Callable[..., object]) -> Deck:
        while not goes_on.wait(0.01):
            if how["is_given_up"]():
                raise GivenUpError
        return read_slides(paths, key)

    monkeypatch.setattr("ui.plan.slide_work.read_slides", wait)
    yield goes_on
    goes_on.set()


def decks(house: House, session: Session) -> dict[str, str]:
    return {deck.key: deck.file_name for deck in list_decks(house.workspace, session.id)}


def test_chosen_files_become_slides_beside_the_others(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None]
) -> None:
    chosen(write_pdf(tmp_path / "my calls.pdf", ["one", "two"]))
    press(qtbot, tab.bar.add_button, Qt.Key.Key_Return)
    added = "my calls.pdf is added. To show it, choose its slides in a block of the agenda."
    until(qtbot, lambda: tab.notice.text == added)
    assert decks(house, session) == {"main": "slides.pdf", "my-calls": "my calls.pdf"}
    until(qtbot, lambda: tab.bar.deck is not None and tab.bar.deck.key == "my-calls")
    until(qtbot, lambda: tab.strip.slides.pages == 2)
    assert "2 pages · shown in no block" in tab.bar.facts.text()


def test_reading_slides_hands_the_keys_to_no_other_wish(
    tab: SlidesTab, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None], slow: threading.Event
) -> None:
    chosen(write_pdf(tmp_path / "calls.pdf", ["one"]))
    tab.bar.replace_button.setFocus()
    press(qtbot, tab.bar.replace_button, Qt.Key.Key_Return)
    assert tab.bar.choice.hasFocus()
    slow.set()
    until(qtbot, lambda: not tab.is_busy and "in use" in tab.notice.text)
    assert tab.bar.choice.hasFocus()


def test_a_replacement_keeps_its_blocks_and_is_taken_back(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None]
) -> None:
    chosen(write_pdf(tmp_path / "short.pdf", ["one"]))
    press(qtbot, tab.bar.replace_button, Qt.Key.Key_Space)
    until(qtbot, lambda: decks(house, session) == {"main": "short.pdf"})
    until(qtbot, lambda: "show pages that it does not have" in tab.notice.text)
    assert tab.notice.meaning is Meaning.WARN
    until(qtbot, lambda: tab.strip.slides.pages == 1)
    press(qtbot, tab.notice.button, Qt.Key.Key_Return)
    until(qtbot, lambda: decks(house, session) == {"main": "slides.pdf"})
    until(qtbot, lambda: tab.strip.slides.pages == 6)
    until(qtbot, lambda: tab.notice.text == "The slides are as they were.")


def test_slides_read_for_one_session_are_taken_back_there_and_not_in_the_one_turned_to(
    tab: SlidesTab,
    page: PlanPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    slow: threading.Event,
) -> None:
    other = add_session(house, people=0)
    keep_deck(house.workspace, other.id, read_slides([write_pdf(tmp_path / "theirs.pdf", ["b"])], "a"))
    theirs = decks(house, other)
    tab.take_files((write_pdf(tmp_path / "a.pdf", ["one"]),))
    turn_to(page, other)
    until(qtbot, lambda: tab.plan is not None and tab.plan.session.id == other.id)
    slow.set()
    until(qtbot, lambda: tab.notice.text.startswith("a.pdf is added."))
    assert decks(house, session)["a"] == "a.pdf"
    press(qtbot, tab.notice.button, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.notice.text == "The slides are as they were.")
    assert "a" not in decks(house, session)
    assert decks(house, other) == theirs


def test_the_page_reads_no_pdf_but_that_of_the_slides_in_front_and_that_once(
    tab: SlidesTab,
    page: PlanPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys: list[str] = []

    def read(workspace: Workspace, session_id: UUID, key: str) -> bytes:
        keys.append(key)
        return pdf_of(workspace, session_id, key)

    monkeypatch.setattr("ui.plan.slides_tab.pdf_of", read)
    for name in ("a", "b"):
        keep_deck(
            house.workspace, session.id, read_slides([write_pdf(tmp_path / f"{name}.pdf", [name])], name)
        )
    page.refresh()
    settle(house)
    assert tab.plan is not None
    assert {deck.key: deck.pdf for deck in tab.plan.decks} == {"a": b"", "b": b"", "main": b""}
    keys.clear()
    tab.bar.choice.setCurrentIndex(0)
    tab.bar.choice.activated.emit(0)
    until(qtbot, lambda: tab.strip.slides.pages == 1)
    page.refresh()
    settle(house)
    assert tab.strip.slides.pages == 1
    assert keys == ["a"]


def test_dropped_files_are_added(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_pdf(tmp_path / "dropped.pdf", ["one"])))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), *how)
    tab.dragEnterEvent(entered)
    assert entered.isAccepted()
    tab.dropEvent(QDropEvent(QPointF(5, 5), *how))
    until(qtbot, lambda: "dropped" in decks(house, session))


def test_text_that_is_dragged_over_the_page_is_not_taken(tab: SlidesTab) -> None:
    data = QMimeData()
    data.setText("hello")
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    tab.dragEnterEvent(event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"slides", "bad.pdf is damaged or is no presentation"), (locked_pdf(), "bad.pdf asks for a password")],
)
def test_slides_that_cannot_be_shown_are_refused_in_one_sentence(
    tab: SlidesTab,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    content: bytes,
    said: str,
) -> None:
    (tmp_path / "bad.pdf").write_bytes(content)
    tab.take_files((tmp_path / "bad.pdf",))
    until(qtbot, lambda: tab.notice.meaning is Meaning.BAD)
    assert tab.notice.text.startswith(said)
    assert decks(house, session) == {"main": "slides.pdf"}
    assert tab.bar.add_button.isEnabled()


def test_reading_is_shown_and_can_be_stopped(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path, slow: threading.Event
) -> None:
    del slow
    tab.take_files((write_pdf(tmp_path / "a.pdf", ["one"]),))
    assert not tab.bar.add_button.isEnabled()
    tab.take_files((tmp_path / "another.pdf",))
    assert tab.notice.text.startswith("Other slides are still being read")
    press(qtbot, tab.notice.button, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.notice.text == "Stopped. Nothing was changed.")
    assert tab.bar.add_button.isEnabled()
    assert decks(house, session) == {"main": "slides.pdf"}


def test_slides_come_into_the_session_for_which_they_were_chosen(
    tab: SlidesTab,
    page: PlanPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    slow: threading.Event,
) -> None:
    tab.take_files((write_pdf(tmp_path / "a.pdf", ["one"]),))
    page.set_session(session.id, session.half_days[1].id)
    slow.set()
    until(qtbot, lambda: "a" in decks(house, session))


def test_closing_the_window_ends_the_reading(tab: SlidesTab, tmp_path: Path, slow: threading.Event) -> None:
    del slow
    tab.take_files((write_pdf(tmp_path / "a.pdf", ["one"]),))
    tab.let_go()
    assert not tab.work.is_running


def test_own_slides_are_renamed_and_removed_and_those_of_the_programme_are_not(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    assert tab.bar.rename_button.isHidden()
    assert tab.bar.remove_button.isHidden()
    tab.take_files((write_pdf(tmp_path / "a.pdf", ["one"]),))
    until(qtbot, lambda: tab.bar.deck is not None and tab.bar.deck.key == "a")
    press(qtbot, tab.bar.rename_button, Qt.Key.Key_Return)
    tab.bar.name_field.edit.setText(" ")
    press(qtbot, tab.bar.name_field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.bar.name_field.has_error)
    tab.bar.name_field.edit.setText("打电话")
    press(qtbot, tab.bar.name_field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.bar.choice.currentText() == "打电话")
    press(qtbot, tab.bar.remove_button, Qt.Key.Key_Return)
    until(qtbot, lambda: decks(house, session) == {"main": "slides.pdf"})
    until(qtbot, lambda: tab.notice.text == "The slides are removed.")
    press(qtbot, tab.notice.button, Qt.Key.Key_Return)
    until(qtbot, lambda: "a" in decks(house, session))


def test_the_chosen_page_shows_its_notes_its_blocks_and_what_will_look_different(
    tab: SlidesTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.imports.office.find_office", lambda: None)
    pdf = write_pdf(tmp_path / "a.pdf", ["one", "two", "three"])
    tab.take_files((pdf, write_pptx(tmp_path / "a.pptx")), "main")
    until(qtbot, lambda: tab.strip.slides.pages == 3)
    until(qtbot, lambda: tab.bar.concerns.text() == "1 slide is hidden in the file and left out here.")
    until(qtbot, lambda: "等大家安静。" in tab.page_card.words)
    press(qtbot, tab.strip, Qt.Key.Key_Right)
    assert tab.strip.page == 2
    assert "Ask who called" in tab.page_card.words
    assert "animations are shown finished" in tab.page_card.words
    assert tab.strip.marks(2) == (Icon.WARN,)
    assert (
        tab.strip.model()
        .index(1, 0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .endswith("something to look at")
    )


def test_what_is_known_of_a_page_is_not_scrolled_where_there_is_room_for_it(
    tab: SlidesTab, qtbot: QtBot
) -> None:
    until(qtbot, lambda: "No notes on this page." in tab.page_card.words)
    area = tab.page_card.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    tab.page_card.setFixedHeight(_CARD_BELOW_A_NOTICE)
    until(qtbot, lambda: tab.page_card.height() == _CARD_BELOW_A_NOTICE)
    tab.page_card.grab()
    assert area.widget().minimumSizeHint().height() <= area.viewport().height()


def test_a_bug_in_the_reading_reaches_the_crash_handler(
    tab: SlidesTab, house: House, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Deck:
        raise ZeroDivisionError

    met: list[BaseException] = []
    house.operations.crashed.disconnect()
    house.operations.crashed.connect(met.append)
    monkeypatch.setattr("ui.plan.slide_work.read_slides", fail)
    tab.take_files((tmp_path / "a.pdf",))
    until(qtbot, lambda: bool(met))
    assert isinstance(met[0], ZeroDivisionError)
    assert not isinstance(met[0], UserError)
    assert tab.bar.add_button.isEnabled()


def test_a_film_becomes_a_deck_of_its_own_or_plays_on_a_page(
    tab: SlidesTab,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    film = Path(copy(H264, tmp_path / "call.mp4"))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(film), ""))
    press(qtbot, tab.strip, Qt.Key.Key_Right)
    press(qtbot, tab.page_card.film_button, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.strip.marks(2) == (Icon.PLAY,))
    until(qtbot, lambda: tab.notice.text == "call.mp4 plays on page 2 from now on.")
    until(qtbot, lambda: tab.bar.deck is not None and tab.bar.deck.key == "main")
    until(qtbot, lambda: "call.mp4" in tab.page_card.words)
    tab.take_files((film,))
    until(qtbot, lambda: "call.mp4" in decks(house, session).values())
    until(qtbot, lambda: tab.strip.slides.pages == 1)
    until(qtbot, lambda: tab.strip.marks(1) == (Icon.PLAY,))
    assert tab.page_card.film_off_button.isHidden(), "slides that are a film are removed as a whole"


def test_a_film_is_taken_off_its_page_and_put_back(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot
) -> None:
    clip = Clip("call.mp4", "0" * 64, 12)
    deck = with_clip(house.workspace, session.id, "main", 2, clip)
    house.operations.run(partial(keep_deck, house.workspace, session.id, deck), tab._on_kept)
    until(qtbot, lambda: tab.strip.marks(2) == (Icon.PLAY,))
    assert tab.page_card.film_off_button.isHidden()
    press(qtbot, tab.strip, Qt.Key.Key_Right)
    press(qtbot, tab.page_card.film_off_button, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.strip.marks(2) == ())
    until(qtbot, lambda: tab.notice.text == "No film plays on page 2 any more.")
    assert tab.strip.slides.pages == 6
    press(qtbot, tab.notice.button, Qt.Key.Key_Return)
    until(qtbot, lambda: tab.strip.marks(2) == (Icon.PLAY,))
