"""A badge scanned anywhere in the window: the door takes it, or a toast tells of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import Road
from facilitator.domain.badge import Badge, BadgeKind, make_token
from facilitator.domain.message import Message, UserError
from facilitator.domain.refusal_run import FREE_REFUSALS
from facilitator.domain.session import Session
from facilitator.services.check_in import door_state
from facilitator.services.door import DoorState
from facilitator.services.enrol_people import add_person
from facilitator.services.hand_over_attendance import hand_over_codes
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests import builders
from tests.builders import OTHER_KEY
from tests.ui.window_house import House
from ui.app import Program, build
from ui.attendance.door_page import DoorPage
from ui.shell.parts import Parts
from ui.shell.scanning import Scanning
from ui.widgets import code_line
from ui.widgets.page import PageId

PEOPLE = ("Li Na", "Wang Wei", "Zhao Min")


class Window:
    """The whole window with a listening scanner, on the Home page."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.window = program.window
        self.scanning = Scanning(program.app, program.window, program.operations, program.appearance)
        self._typed_at_ms = 0.0  # the scanner keeps its beat, however busy this machine is
        self.scanning.hand_scanner._now_ms = lambda: self._typed_at_ms

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def settle(self) -> None:
        assert self.program.operations.wait_idle(30_000)

    def prepare(self) -> Session:
        install_pack(self.workspace, builders.Pack(builders.a_programme()))
        session = create_session(self.workspace, builders.a_session_draft(half_days=2)).value
        for name in PEOPLE:
            add_person(self.workspace, session.half_days[0].id, name)
        return session

    def scan(self, code: str) -> None:
        """Let the scanner type into whatever has the keys."""
        self._typed_at_ms += 1000.0
        for key in code:
            self._typed_at_ms += 5.0
            QTest.keyClick(self._focused(), key)
        self._typed_at_ms += 5.0
        QTest.keyClick(self._focused(), Qt.Key.Key_Return)
        self.settle()

    def toasts(self) -> list[str]:
        return [toast.sentence for toast in self.window.toasts.toasts]

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window


@pytest.fixture
def house(workspace_path: object, clock: object, tmp_path: object) -> House:
    return House(workspace_path, clock, tmp_path / "own")  # type: ignore[arg-type,operator]


@pytest.fixture
def seen(house: House, qtbot: QtBot) -> Iterator[Window]:
    parts = house.parts()
    pages = {**parts.pages, PageId.DOOR: DoorPage}
    program = build(Parts(**{**vars(parts), "pages": pages}))
    seen = Window(program, qtbot)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    program.window.open()
    seen.settle()
    yield seen
    seen.scanning.stop()
    program.close()


@pytest.fixture
def session(seen: Window) -> Session:
    session = seen.prepare()
    seen.window.turn_to(session.id, session.half_days[0].id)
    seen.settle()
    return session


@pytest.fixture
def badges(seen: Window, session: Session) -> list[Badge]:
    badges = [one.badge for one in issue_badges(seen.workspace, session.id).value]
    seen.scanning.start()
    seen.settle()
    return badges


def _state(seen: Window, session: Session) -> DoorState:
    return door_state(seen.workspace, session.half_days[0].id)


def test_a_badge_scanned_on_another_page_checks_in_and_says_so(
    seen: Window, session: Session, badges: list[Badge]
) -> None:
    seen.scan(badges[0].token)
    assert _state(seen, session).count.present == 1
    assert seen.toasts() == ["At the door: Li Na is here."]


def test_a_badge_scanned_at_the_door_turns_the_card_green_and_leaves_the_field_empty(
    seen: Window, session: Session, badges: list[Badge]
) -> None:
    seen.window.show_page(PageId.DOOR)
    seen.settle()
    seen.scan(badges[1].token)
    door = seen.window.pages.front
    assert isinstance(door, DoorPage)
    assert "Wang Wei" in door.view.feedback.sentence
    assert (door.view.scan_edit.text(), _state(seen, session).count.present) == ("", 1)


@pytest.mark.parametrize("keys", ["F1", "Ctrl+K"])
def test_a_badge_is_taken_while_a_panel_is_open_and_the_panel_stays(
    seen: Window, session: Session, badges: list[Badge], keys: str
) -> None:
    {"F1": seen.window._on_keys, "Ctrl+K": seen.window._on_palette}[keys]()
    seen.settle()
    seen.scan(badges[0].token)
    panel = seen.window.overlays.key_list if keys == "F1" else seen.window.overlays.palette
    assert panel.isVisible()
    assert _state(seen, session).count.present == 1


def test_a_spare_badge_scanned_elsewhere_is_settled_at_the_door_by_one_press(
    seen: Window, session: Session, badges: list[Badge]
) -> None:
    del badges
    spare = issue_spares(seen.workspace, session.id, 1).value[0].badge.token
    seen.scan(spare)
    button = seen.window.toasts.toasts[-1].button
    assert button is not None
    button.click()
    seen.settle()
    door = seen.window.pages.front
    assert isinstance(door, DoorPage)
    assert door.view.form.isVisible()


def test_without_a_session_a_badge_is_answered_by_what_to_do(seen: Window) -> None:
    seen.scanning.take("13254709816610742")
    assert seen.toasts() == ["Plan a session first: there is no door yet."]


def test_a_refused_badge_of_another_session_is_told_and_nobody_is_counted(
    seen: Window, session: Session, badges: list[Badge]
) -> None:
    del badges
    other = create_session(seen.workspace, builders.a_session_draft()).value
    add_person(seen.workspace, other.half_days[0].id, "Stranger")
    token = issue_badges(seen.workspace, other.id).value[0].badge.token
    seen.scan(token)
    assert _state(seen, session).count.present == 0
    assert "another session" in seen.toasts()[-1]


def test_a_run_of_refusals_behind_another_page_is_felt_at_the_door(
    seen: Window, session: Session, badges: list[Badge]
) -> None:
    seen.window.code_line._now_s = lambda: 0.0
    for serial in range(FREE_REFUSALS):
        seen.scanning.take(make_token(BadgeKind.PERSON, serial, OTHER_KEY))
    seen.settle()
    assert any("5 codes in a row were refused" in toast for toast in seen.toasts())
    seen.window.show_page(PageId.DOOR)
    seen.settle()
    seen.scan(badges[0].token)
    door = seen.window.pages.front
    assert isinstance(door, DoorPage)
    assert "waits 2 s" in door.view.feedback.sentence
    seen.window.show_page(PageId.HOME)
    seen.scan(badges[1].token)
    assert "waits behind 1 other" in seen.toasts()[-1]
    assert _state(seen, session).count.present == 0
    seen.window.code_line._now_s = lambda: 2.0
    seen.window.code_line.go_on(Road.SCANNER)
    seen.settle()
    assert _state(seen, session).count.present == 2


def test_a_hand_over_scanned_on_another_page_is_taken_over_and_told(
    seen: Window, session: Session, badges: list[Badge]
) -> None:
    del badges
    (code,) = hand_over_codes(seen.workspace, session.half_days[0].id)
    seen.scanning.take(code)
    seen.settle()
    assert seen.toasts() == ["At the door: Everything was here already."]


def test_what_cannot_be_stored_is_told_wherever_the_badge_was_scanned(
    seen: Window, session: Session, badges: list[Badge], monkeypatch: pytest.MonkeyPatch
) -> None:
    del session

    def full(*_all: object) -> None:
        raise UserError(Message("The disk is full. Free some space, then scan again."))

    monkeypatch.setattr(code_line, "take_code", full)
    seen.scan(badges[0].token)
    assert seen.toasts() == ["The disk is full. Free some space, then scan again."]
