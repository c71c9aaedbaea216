"""The Door page on a real workspace file, and the hands that work at it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.session import Session
from facilitator.services.check_in import door_state
from facilitator.services.door import DoorState
from tests.ui.run.house import House
from ui.attendance.door_page import DoorPage

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The page with what a test wants to look at."""

    def __init__(self, house: House, page: DoorPage, session: Session, qtbot: QtBot) -> None:
        self.house, self.page, self.session, self.qtbot = house, page, session, qtbot
        self.field = page.view.scan_edit
        self.feedback = page.view.feedback
        self.people = page.view.people
        self.latest = page.view.latest
        self.form = page.view.form

    def settle(self) -> None:
        assert self.house.operations.wait_idle(30_000)

    def type_in(self, text: str) -> None:
        """Type a code or a name and press Enter; the answer is still to come."""
        self.qtbot.keyClicks(self.field, text)
        self.qtbot.keyClick(self.field, Qt.Key.Key_Return)

    def scan(self, text: str) -> None:
        self.type_in(text)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page, key, modifier)
        self.settle()

    def state(self, half_day: int = 0) -> DoorState:
        return door_state(self.house.workspace, self.session.half_days[half_day].id)

    def here(self, half_day: int = 0) -> list[str]:
        """Return the names of those who are in."""
        return [p.enrolment.person.name for p in self.state(half_day).presences if p.is_present]

    def shown(self) -> list[str]:
        """Return the names in the list beside the field."""
        return [one.enrolment.person.name for one in self.people.rows]
