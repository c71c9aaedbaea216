"""The Paper page on a real workspace file, and the hands that key at it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.answers import Batch, FormNumber
from facilitator.domain.questionnaire import Wave
from facilitator.domain.session import Session
from facilitator.services.paper_overview import PaperOverview, paper_overview
from tests.ui.run.house import House
from ui.entry.paper_page import PaperPage


class Office:
    """The page, a questionnaire of six Likert rows, twelve numbers and a stack of three."""

    def __init__(self, house: House, qtbot: QtBot, page: PaperPage, session: Session, batch: Batch) -> None:
        self.house, self.qtbot, self.page, self.session, self.batch = house, qtbot, page, session, batch
        self.desk = page.desk
        self.numbers: tuple[FormNumber, ...] = ()

    def settle(self) -> None:
        assert self.house.operations.wait_idle(30_000)

    def key_stack(self) -> None:
        self.qtbot.keyClick(self.page.face.stacks.table, Qt.Key.Key_Return)
        self.settle()

    def type_number(self, digits: str) -> None:
        self.qtbot.keyClicks(self.page.desk.number_card.field.edit, digits)
        self.settle()

    def open_form(self, place: int = 0) -> str:
        """Open the stack and the form of that number; return the number."""
        self.key_stack()
        self.type_number(self.numbers[place].digits)
        return self.numbers[place].digits

    def press(self, keys: str) -> None:
        self.qtbot.keyClicks(self.page.desk, keys)
        self.settle()

    def press_key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.page.desk, key)

    def overview(self) -> PaperOverview:
        return paper_overview(self.house.workspace, self.session.id)

    def sheets(self, number: str) -> list[tuple[str, ...]]:
        with self.house.workspace.store.read() as records:
            found = records.paper.find_sheets(self.session.id, self.batch.questionnaire, Wave.PRE, number)
        return [tuple("".join(a.codes) or str(a.missing) for a in sheet.answers) for sheet in found]
