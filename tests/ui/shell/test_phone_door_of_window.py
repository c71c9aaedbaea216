"""The door for phones belongs to the open workspace: none listens unasked, none outlives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from facilitator.domain.language import Language
from facilitator.phone.addresses import NetworkAddress
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.phone_door import CurrentWorkspace, PhoneDoor, PhoneWay, Submit
from facilitator.services.plan_session import create_session, install_pack
from tests.builders import Pack, a_programme, a_session_draft
from tests.phone.house import Phone
from tests.ui.window_house import House
from ui.app import Program, build
from ui.widgets.page import PageTools

OWN = frozenset({PhoneWay.OWN_PHONE})


def on_this_machine(workspace: CurrentWorkspace, submit: Submit) -> PhoneDoor:
    return LocalPhoneDoor(workspace, submit, networks=lambda: (NetworkAddress("127.0.0.1", "lo"),))


@pytest.fixture
def windowed(house: House, qtbot: QtBot) -> Iterator[Program]:
    """The whole window with a door for phones that only this machine reaches."""
    del qtbot
    program = build(replace(house.parts(), phone_door=on_this_machine))
    program.appearance.set_language(Language.EN)
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    yield program
    program.close()


def tools_of(program: Program) -> PageTools:
    tools = program.window.pages.tools
    assert tools is not None
    return tools


def test_the_real_window_has_a_door_for_phones_and_tests_without_one_have_none(program: Program) -> None:
    assert parts(None).phone_door is LocalPhoneDoor
    assert tools_of(program).phone_door is None


def test_the_door_is_closed_until_it_is_opened_and_goes_with_the_window(windowed: Program) -> None:
    tools = tools_of(windowed)
    door = tools.phone_door
    assert door is not None
    assert not door.state().is_open
    install_pack(tools.workspace, Pack(a_programme()))
    session = create_session(tools.workspace, a_session_draft()).value
    phone = Phone(door.open(session.half_days[0].id, OWN).chosen)
    assert phone.get("/").status == 200
    windowed.window.close()
    assert not door.state().is_open
    with pytest.raises(ConnectionRefusedError):
        phone.get("/")
