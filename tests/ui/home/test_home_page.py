from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session, SessionStage
from facilitator.services.changes import Done
from facilitator.services.plan_session import create_session, install_pack, list_sessions
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from tests import builders
from tests.fakes import MORNING, FakeClock
from tests.ui.window_house import Announced, make_small_demo
from ui.home.facts import When, read_home
from ui.home.home_page import HomePage
from ui.home.next_card import TARGETS
from ui.home.stage_steps import StageSteps
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.page import PageId, PageRequest, PageTools, SessionRequest


@pytest.fixture
def page(tools: PageTools, qtbot: QtBot) -> Iterator[HomePage]:
    page = HomePage(tools, make_small_demo)
    qtbot.addWidget(page)
    page.resize(1278, 704)
    page.show()
    assert tools.operations.wait_idle()
    yield page
    tools.operations.wait_idle()


def plan(workspace: Workspace, days: int = 0) -> Session:
    install_pack(workspace, builders.Pack(builders.a_programme()))
    draft = builders.a_session_draft(starts_at=MORNING + timedelta(days=days, hours=1))
    return create_session(workspace, draft).value


def turn_to(page: HomePage, session: Session) -> None:
    page.set_session(session.id, session.half_days[0].id)
    page.make_stale()
    assert page.tools.operations.wait_idle()


def test_the_first_start_looks_like_a_beginning(page: HomePage) -> None:
    assert page.welcome_card.isVisible()
    assert not page.next_card.isVisible()
    assert not page.table.isVisible()


def test_the_first_session_is_one_button_away(page: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_requested) as asked:
        QTest.mouseClick(page.welcome_card.session_button, Qt.MouseButton.LeftButton)
    assert asked.args == [PageRequest(PageId.PLAN, "new")]


def test_before_the_day_everything_can_be_looked_at_from_here(
    page: HomePage, tools: PageTools, qtbot: QtBot
) -> None:
    turn_to(page, plan(tools.workspace))
    with qtbot.waitSignal(page.page_requested) as asked:
        QTest.mouseClick(page.next_card.ready_button, Qt.MouseButton.LeftButton)
    assert asked.args == [PageRequest(PageId.RUN, "ready")]


def test_the_demo_is_made_on_the_worker_and_shown(page: HomePage, qtbot: QtBot, announced: Announced) -> None:
    with qtbot.waitSignal(page.session_requested) as asked:
        QTest.mouseClick(page.welcome_card.demo_button, Qt.MouseButton.LeftButton)
        assert not page.welcome_card.demo_button.isEnabled()
    assert isinstance(asked.args[0], SessionRequest)
    assert page.welcome_card.demo_button.isEnabled()
    assert len(announced) == 1


def test_the_demo_is_offered_beside_real_sessions_until_there_is_one(
    page: HomePage, tools: PageTools, qtbot: QtBot
) -> None:
    session = plan(tools.workspace)
    turn_to(page, session)
    assert page.demo_button.isVisible()
    with qtbot.waitSignal(page.session_requested) as asked:
        QTest.mouseClick(page.demo_button, Qt.MouseButton.LeftButton)
        assert not page.demo_button.isEnabled()
    assert asked.args[0].session_id not in {None, session.id}
    demo = next(line for line in list_sessions(tools.workspace) if line.id == asked.args[0].session_id)
    assert page.facts is not None
    page.show_facts(replace(page.facts, lines=(replace(demo, is_demo=True),)))
    assert not page.demo_button.isVisible()


def test_ctrl_n_plans_a_new_session_also_where_its_button_is_hidden(page: HomePage, qtbot: QtBot) -> None:
    assert page.new_button.isHidden()
    page.activateWindow()
    with qtbot.waitSignal(page.page_requested) as asked:
        QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [PageRequest(PageId.PLAN, "new")]


def test_a_run_that_is_open_is_named_and_gone_on_with(page: HomePage, tools: PageTools, qtbot: QtBot) -> None:
    session = plan(tools.workspace)
    half_day = session.half_days[0]
    block = session.agenda[0].title.en
    act(tools.workspace, half_day.id, RunEventKind.STARTED)
    turn_to(page, session)
    shown = {label.text() for label in page.next_card.findChildren(Label)}
    assert f"Running: {block}" in shown
    assert page.next_card.button.text() == "Continue"
    act(tools.workspace, half_day.id, RunEventKind.PAUSED)
    turn_to(page, session)
    assert f"Running: {block}, paused" in {label.text() for label in page.next_card.findChildren(Label)}
    page.set_session(session.id, None)
    with qtbot.waitSignals([page.session_requested, page.page_requested]):
        QTest.keyClick(page.next_card.button, Qt.Key.Key_Return)
    act(tools.workspace, half_day.id, RunEventKind.FINISHED)
    turn_to(page, session)
    assert page.next_card.button.text() != "Continue"


def test_a_demo_that_cannot_be_made_says_why(tools: PageTools, qtbot: QtBot, announced: Announced) -> None:
    def refuse(workspace: Workspace) -> Done[Session]:
        del workspace
        raise UserError(Message("The disk is full."))

    page = HomePage(tools, refuse)
    qtbot.addWidget(page)
    page.welcome_card.demo_wanted.emit()
    assert tools.operations.wait_idle()
    assert announced == ["The disk is full."]
    assert page.welcome_card.demo_button.isEnabled()


def test_the_session_of_today_is_shown_with_its_next_action(page: HomePage, tools: PageTools) -> None:
    turn_to(page, plan(tools.workspace))
    assert page.next_card.isVisible()
    assert page.next_card.button.text() == "Prepare the session"
    assert page.table.model.rowCount() == 1


@pytest.mark.parametrize("stage", list(SessionStage))
def test_the_next_action_leads_to_the_page_of_its_stage(
    page: HomePage, tools: PageTools, qtbot: QtBot, stage: SessionStage
) -> None:
    turn_to(page, plan(tools.workspace))
    facts = page.facts
    assert facts is not None
    assert facts.in_front is not None
    for language in Language:
        page.next_card.show_session(replace(facts.in_front, stage=stage), language)
        assert page.next_card.button.text()
    with qtbot.waitSignal(page.page_requested) as asked:
        QTest.keyClick(page.next_card.button, Qt.Key.Key_Return)
    assert asked.args == [PageRequest(TARGETS[stage][0])]


def test_the_three_doors_lead_to_run_door_and_evidence(page: HomePage, qtbot: QtBot) -> None:
    for door, target in zip(page.doors, (PageId.RUN, PageId.DOOR, PageId.EVIDENCE), strict=True):
        with qtbot.waitSignal(page.page_requested) as asked:
            QTest.keyClick(door, Qt.Key.Key_Return)
        assert asked.args == [PageRequest(target)]


def test_a_click_on_a_session_turns_the_window_to_it(page: HomePage, tools: PageTools, qtbot: QtBot) -> None:
    session = plan(tools.workspace)
    turn_to(page, session)
    table = page.table.table
    place = table.visualRect(page.table.model.index(0, 0)).center()
    with qtbot.waitSignal(page.session_requested) as asked:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [SessionRequest(session.id)]


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "Good morning"), (13, "Good afternoon"), (19, "Good evening")]
)
def test_home_greets_by_the_hour(page: HomePage, clock: FakeClock, hour: int, greeting: str) -> None:
    clock.wall = clock.wall.replace(hour=hour)
    page.make_stale()
    assert page.tools.operations.wait_idle()
    assert page.frame.header.title_label.text() == greeting


def test_home_greets_by_name_once_it_is_known(page: HomePage, tools: PageTools) -> None:
    tools.appearance.keep(replace(tools.appearance.preferences, who="林悦"))
    page.make_stale()
    assert tools.operations.wait_idle()
    assert page.frame.header.title_label.text() == "Good morning, 林悦"


def test_the_steps_say_in_words_where_the_session_stands(theme: Theme, qtbot: QtBot) -> None:
    steps = StageSteps(theme)
    qtbot.addWidget(steps)
    steps.retranslate()
    steps.set_stage(SessionStage.RUN)
    assert steps.accessibleName() == "Step 3 of 5: Run"
    steps.set_stage(SessionStage.DONE)
    assert steps.accessibleName() == "Step 5 of 5: All done"


def test_the_demo_that_another_page_offers_is_made_here(page: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.session_requested):
        page.receive("demo")
    page.receive("")
    assert len(page.commands()) == 2
    assert [line.keys for line in page.keys()] == ["Ctrl+N"]


def test_a_demo_that_breaks_can_be_asked_for_again(tools: PageTools, qtbot: QtBot) -> None:
    def refuse(workspace: Workspace) -> Done[Session]:
        del workspace
        raise UserError(Message("The disk is full."))

    page = HomePage(tools, refuse)
    qtbot.addWidget(page)
    for _ in range(2):
        page.welcome_card.demo_wanted.emit()
        page.welcome_card.demo_wanted.emit()
        assert tools.operations.wait_idle()
        assert page.demo_button.isEnabled()


def test_on_a_small_window_the_next_action_stays_and_the_steps_go(
    page: HomePage, tools: PageTools, qtbot: QtBot
) -> None:
    turn_to(page, plan(tools.workspace))
    page.resize(823, 448)
    steps = page.next_card.findChild(StageSteps)
    assert not steps.isVisible()
    button = page.next_card.button
    qtbot.waitUntil(lambda: button.mapTo(page, button.rect().bottomLeft()).y() <= page.height())
    page.resize(1278, 704)
    assert steps.isVisible()


@pytest.mark.parametrize(("days", "when"), [(0, When.TODAY), (2, When.AHEAD), (-2, When.PAST)])
def test_home_knows_how_the_half_day_lies_to_today(tools: PageTools, days: int, when: When) -> None:
    session = plan(tools.workspace, days)
    in_front = read_home(tools.workspace, session.id, session.half_days[0].id).in_front
    assert in_front is not None
    assert in_front.when is when
    assert read_home(tools.workspace, None, None).in_front is None


def test_a_session_of_several_half_days_says_so_in_the_table(page: HomePage, tools: PageTools) -> None:
    session = make_small_demo(tools.workspace).value
    turn_to(page, session)
    page.table.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert "2 half-days" in str(page.table.model.index(0, 3).data())
