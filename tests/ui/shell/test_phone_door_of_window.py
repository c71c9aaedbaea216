"""The door for phones belongs to the open workspace: none listens unasked, none outlives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from facilitator.domain.language import Language
from facilitator.phone.addresses import NetworkAddress
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.phone_door import CurrentWorkspace, PhoneDoor, PhoneWay, Submit
from facilitator.services.plan_session import create_session, install_pack
from tests.builders import Pack, a_programme, a_session_draft
from tests.phone.house import Phone
from tests.ui.phone_doors import FakePhoneDoor
from tests.ui.window_house import House
from ui.app import Program, build
from ui.phones import Phones
from ui.theme.tokens import Meaning
from ui.widgets.page import CHECK_IN_CODE, PHONES_AT_THE_DOOR, PageId, PageRequest, PageTools

OWN = frozenset({PhoneWay.OWN_PHONE})


def on_this_machine(workspace: CurrentWorkspace, submit: Submit) -> PhoneDoor:
    return LocalPhoneDoor(workspace, submit, networks=lambda: (NetworkAddress("127.0.0.1", "lo"),))


def not_at_all(workspace: CurrentWorkspace, submit: Submit) -> PhoneDoor:
    del workspace, submit
    return FakePhoneDoor()


@pytest.fixture
def windowed(house: House, request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Program]:
    """The whole window with a door for phones that only this machine reaches, or another one."""
    del qtbot
    program = build(replace(house.parts(), phone_door=getattr(request, "param", on_this_machine)))
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


def opened(program: Program) -> Phones:
    phones = tools_of(program).phones
    assert phones is not None
    phones.open(uuid4(), frozenset(PhoneWay))
    assert program.operations.wait_idle()
    return phones


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard")
@pytest.mark.parametrize("windowed", [not_at_all], indirect=True)
def test_the_sign_of_phones_stands_on_every_page_but_the_door_and_leads_to_off(windowed: Program) -> None:
    sign, mark = windowed.window.bar.phone_sign, windowed.window.phone_mark
    assert (sign.isVisible(), mark.commands()) == (False, ())
    phones = opened(windowed)
    assert (sign.isVisible(), sign.meaning) == (True, Meaning.WARN)
    windowed.window.show_page(PageId.SETTINGS)
    assert sign.isVisible()
    mark.set_front(PageId.DOOR)
    assert not sign.isVisible()
    mark.set_front(PageId.SETTINGS)
    QTest.keyClick(sign, Qt.Key.Key_Space)
    assert mark.menu.isVisible()
    assert [one.text() for one in mark.menu.actions() if one.isVisible() and one.text()] == [
        "Phones: none has got through yet",
        "How phones stand",
        "The check-in code on the projector, or no longer",
        "Switch phones off",
    ]
    (off,) = mark.commands()
    assert off.title == "Switch phones off"
    mark.off.trigger()
    assert windowed.operations.wait_idle()
    assert not phones.state.is_open
    assert not sign.isVisible()


@pytest.mark.parametrize("windowed", [not_at_all], indirect=True)
def test_the_sign_leads_to_the_door_and_to_the_room_and_speaks_both_languages(
    windowed: Program, qtbot: QtBot
) -> None:
    mark, asked = windowed.window.phone_mark, list[PageRequest]()
    mark.page_requested.connect(asked.append)
    mark.behind_requested.connect(asked.append)
    phones = opened(windowed)
    mark.see.trigger()
    mark.room.trigger()
    assert asked == [PageRequest(PageId.DOOR, PHONES_AT_THE_DOOR), PageRequest(PageId.RUN, CHECK_IN_CODE)]
    phones.allow(frozenset({PhoneWay.HELPER}))
    assert not mark.room.isVisible()
    windowed.appearance.set_language(Language.ZH)
    qtbot.waitUntil(lambda: mark.off.text() == "关闭手机签到")
    assert windowed.window.bar.phone_sign.accessibleName() == "手机签到：还没有手机连上"
