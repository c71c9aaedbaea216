"""From a key at the door to a phone that checks somebody in, through the whole window and a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
import zxingcpp
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from facilitator.domain.session import Session
from facilitator.phone.addresses import NetworkAddress
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.check_in import door_state
from facilitator.services.enrol_people import add_person
from facilitator.services.phone_door import CurrentWorkspace, PhoneDoor, Submit
from facilitator.services.plan_session import create_session, install_pack
from tests.builders import Pack, a_programme, a_session_draft
from tests.phone.house import Phone
from ui.app import Program, build
from ui.attendance.door_page import DoorPage
from ui.phones import Phones
from ui.projector.audience_painter import draw_audience
from ui.run.run_page import RunPage
from ui.theme.tokens import Meaning
from ui.widgets.page import PageId

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

T = TypeVar("T")
WAIT_MS = 15_000
CONTROL = Qt.KeyboardModifier.ControlModifier


NETWORKS = [NetworkAddress("127.0.0.1", "Wi-Fi")]


def on_this_machine(workspace: CurrentWorkspace, submit: Submit) -> PhoneDoor:
    return LocalPhoneDoor(workspace, submit, networks=lambda: NETWORKS)


class Morning:
    """The window on its Door page, and hands at its keys."""

    def __init__(self, program: Program, session: Session, qtbot: QtBot) -> None:
        page, tools = program.window.pages.front, program.window.pages.tools
        assert isinstance(page, DoorPage)
        assert tools is not None
        assert tools.phones is not None
        self.program, self.session, self.qtbot, self.page = program, session, qtbot, page
        self.workspace, self.phones = tools.workspace, tools.phones

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page.focusWidget() or self.page, key, modifier)
        assert self.program.operations.wait_idle(WAIT_MS)

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=WAIT_MS)

    def meanwhile(self, deed: Callable[[], T]) -> T:
        """Do something elsewhere, as a phone does, while the window goes on."""
        with ThreadPoolExecutor(1) as elsewhere:
            done = elsewhere.submit(deed)
            self.until(done.done)
            return done.result()

    def here(self) -> list[str]:
        state = door_state(self.workspace, self.session.half_days[0].id)
        return [one.enrolment.person.name for one in state.presences if one.is_present]

    def read_from_projector(self) -> str:
        """Return what a phone reads from the picture that the room sees."""
        import numpy as np

        run = next(one for one in self.program.window.pages.made if isinstance(one, RunPage))
        picture = QImage(1280, 720, QImage.Format.Format_Grayscale8)
        painter = QPainter(picture)
        draw_audience(painter, QRectF(picture.rect()), run.console.projector.view)
        painter.end()
        grey = np.frombuffer(picture.constBits(), np.uint8).reshape(720, picture.bytesPerLine())
        (code,) = zxingcpp.read_barcodes(grey)
        return code.text


@pytest.fixture
def morning(tmp_path: Path, qtbot: QtBot) -> Iterator[Morning]:
    program = build(replace(parts(str(tmp_path / "w.facilitator")), phone_door=on_this_machine))
    crashes: list[BaseException] = []
    program.operations.crashed.connect(crashes.append)
    window = program.window
    window.open()
    assert program.operations.wait_idle(WAIT_MS)
    assert window.workspace is not None
    install_pack(window.workspace, Pack(a_programme()))
    session = create_session(window.workspace, a_session_draft()).value
    for number, name in enumerate(("王小明", "李娜")):
        add_person(window.workspace, session.half_days[0].id, name, employee_number=f"10{number}")
    window.turn_to(session.id, session.half_days[0].id)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page(PageId.DOOR)
    assert program.operations.wait_idle(WAIT_MS)
    yield Morning(program, session, qtbot)
    program.close()
    assert crashes == []


def let_in(morning: Morning) -> Phones:
    """Let people in with their own phones, by keys: F8 opens the card, Enter presses what has the focus."""
    morning.press(Qt.Key.Key_F8)
    morning.press(Qt.Key.Key_Return)
    morning.until(lambda: morning.phones.code is not None)
    return morning.phones


def test_by_keys_alone_a_phone_reads_the_projector_and_somebody_is_in(morning: Morning) -> None:
    phones = let_in(morning)
    morning.press(Qt.Key.Key_J, CONTROL)
    morning.until(lambda: phones.is_in_room)
    address = morning.read_from_projector()
    phone = Phone(phones.state.chosen)
    page = morning.meanwhile(partial(phone.scan, address))
    morning.meanwhile(partial(phone.check_in, page, "101"))
    card = morning.page.phones.card
    assert card is not None
    morning.until(lambda: phones.state.checked_in == 1)
    assert morning.here() == ["李娜"]
    assert card.switch.light.meaning is Meaning.GOOD
    assert "王小明" not in page.text
    morning.press(Qt.Key.Key_Escape)
    shown = {one.enrolment.person.name: one.is_present for one in morning.page.view.people.rows}
    assert shown == {"王小明": False}


def test_a_closing_window_takes_the_door_with_it(morning: Morning) -> None:
    phone = Phone(let_in(morning).state.chosen)
    assert morning.meanwhile(partial(phone.get, "/")).status == 200
    morning.program.window.close()
    with pytest.raises(ConnectionRefusedError):
        phone.get("/")


def test_the_projector_loses_the_code_with_the_door(morning: Morning) -> None:
    phones = let_in(morning)
    morning.press(Qt.Key.Key_J, CONTROL)
    morning.until(lambda: phones.is_in_room)
    phones.close()
    morning.until(lambda: not phones.state.is_open)
    assert not phones.is_in_room
    with pytest.raises(ValueError, match="not enough values"):
        morning.read_from_projector()


def test_with_no_network_one_sentence_says_what_to_do_and_the_queue_goes_on(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.NETWORKS", [])
    morning.press(Qt.Key.Key_F8)
    morning.press(Qt.Key.Key_Return)
    card = morning.page.phones.card
    assert card is not None
    assert "Join the Wi-Fi of the room" in card.switch.notice.text
    assert not morning.phones.state.is_open
    morning.press(Qt.Key.Key_Escape)
    morning.qtbot.keyClicks(morning.page.view.scan_edit, "100")
    morning.press(Qt.Key.Key_Return)
    assert morning.here() == ["王小明"]
