from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from tests import builders
from tests.ui.window_house import House, make_small_demo
from ui.app import Program, build
from ui.attendance.door_page import DoorPage
from ui.shell.parts import Parts
from ui.widgets.page import PageId


@pytest.fixture
def session(house: House) -> Session:
    workspace = house.open()
    made = make_small_demo(workspace).value
    with workspace.store.write() as records:
        records.people.enrol(
            [
                enrol(made, 0, "曾小乐", "3011"),
                enrol(made, 1, "Maria Silva", "4022"),
            ]
        )
    workspace.store.close()
    return made


def enrol(session: Session, half_day: int, name: str, number: str) -> Enrolment:
    person = builders.a_person(name, employee_number=number)
    enrolment = builders.an_enrolment(person)
    return replace(enrolment, session=session.id, half_day=session.half_days[half_day].id)


@pytest.fixture
def program(house: House, session: Session, qtbot: QtBot) -> Iterator[Program]:
    del qtbot
    parts = house.parts()
    program = build(Parts(parts.open_workspace, {**parts.pages, PageId.DOOR: DoorPage}))
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    program.window.turn_to(session.id, session.half_days[0].id)
    assert program.operations.wait_idle(30_000)
    yield program
    program.close()


@pytest.mark.parametrize(
    ("typed", "name", "half_day"),
    [("zengxiaole", "曾小乐", 0), ("zxl", "曾小乐", 0), ("3011", "曾小乐", 0), ("silva", "Maria Silva", 1)],
)
def test_the_palette_finds_a_person_and_shows_her_at_her_door(
    program: Program, session: Session, typed: str, name: str, half_day: int
) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = program.window.overlays.palette
    QTest.keyClicks(palette.edit, typed)
    assert program.operations.wait_idle(30_000)
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert program.operations.wait_idle(30_000)
    door = program.window.pages.front
    assert isinstance(door, DoorPage)
    assert program.window.current.half_day_id == session.half_days[half_day].id
    assert name in [edit.text() for edit in door.findChildren(QLineEdit)]


def test_the_first_session_is_offered_where_a_page_has_nothing_to_show(house: House, qtbot: QtBot) -> None:
    del qtbot
    program = build(house.parts())
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    plan_button = program.window.bar.plan_button
    assert not plan_button.isVisible()
    program.window.show_page(PageId.SETTINGS)
    assert plan_button.isVisible()
    workspace = program.window.workspace
    assert workspace is not None
    program.operations.run(lambda: make_small_demo(workspace), lambda _: None)
    assert program.operations.wait_idle(30_000)
    assert not plan_button.isVisible()
    program.close()
