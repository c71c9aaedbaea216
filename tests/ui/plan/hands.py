"""What a person does with the Plan page, and how long a test waits for what follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.session import AgendaItem, Session
from facilitator.services.plan_session import load_session
from tests.ui.run.house import House
from ui.plan.plan_page import PlanPage

WAIT_MS = 15_000
ROSTER = "序号,姓名,工号,部门\n1,王小芳,A101,缝纫一组\n2,李强,A102,包装\n3,王小芳,A103,包装\n合计,3,,\n"


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(widget, key, modifier)


def begin_import(page: PlanPage, qtbot: QtBot, text: str) -> None:
    page.receive("import")
    page.people.roster_import.pasted.edit.setPlainText(text)
    qtbot.mouseClick(page.people.roster_import.read_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.people.roster_import._preview is not None)


def settle(house: House) -> None:
    assert house.operations.wait_idle(WAIT_MS)


def stored(house: House, session: Session) -> tuple[AgendaItem, ...]:
    settle(house)
    return load_session(house.workspace, session.id).agenda


def names(house: House, session: Session) -> list[str]:
    return [item.title.en for item in stored(house, session)]


def over(page: PlanPage, row: int, *, lower: bool) -> QPointF:
    """Return a point in the upper or lower half of that row."""
    table = page.agenda.table
    place = table.visualRect(table.model().index(row, 1))
    return QPointF(place.center().x(), place.bottom() - 3 if lower else place.top() + 3)


def drag_over(page: PlanPage, mime: QMimeData, at: QPointF) -> None:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    view = page.agenda.table.viewport()
    QApplication.sendEvent(
        view,
        QDragEnterEvent(
            at.toPoint(), actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        ),
    )
    QApplication.sendEvent(
        view,
        QDragMoveEvent(
            at.toPoint(), actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        ),
    )


def drop(page: PlanPage, mime: QMimeData, at: QPointF) -> None:
    drag_over(page, mime, at)
    event = QDropEvent(
        at, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.agenda.table.viewport(), event)
