from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

import database
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.services.name_organisation import name_organisation, organisation
from facilitator.services.ports import BEFORE_A_RESTORE, BackupLine, Workspace
from tests.fakes import FakeClock
from tests.ui.window_house import House
from ui.app import Program, build
from ui.widgets.page import PageId

HOUR = 3600


class RestoringHouse(House):
    """Puts backups back as the program does."""

    def restore(self, before: Workspace | None, backup: BackupLine | None) -> Workspace:
        assert before is not None
        assert backup is not None
        before.store.close()
        database.restore(self.path, backup.path, now=self.clock.now)
        return self.open()


@pytest.fixture
def program(house: House, clock: FakeClock, qtbot: QtBot) -> Iterator[Program]:
    del qtbot
    program = build(RestoringHouse(house.path, clock, house.own_folder).parts())
    program.appearance.set_language(Language.EN)
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    yield program
    program.close()


def workspace_of(program: Program) -> Workspace:
    workspace = program.window.workspace
    assert workspace is not None
    return workspace


def restore(program: Program, backup: BackupLine) -> None:
    tools = program.window.pages.tools
    assert tools is not None
    assert tools.restore is not None
    tools.restore(backup)
    assert program.operations.wait_idle(30_000)


def earlier_backup(program: Program, clock: FakeClock) -> BackupLine:
    """Name the organisation, back up, and go on working for an hour."""
    name_organisation(workspace_of(program), "as it was")
    backup = workspace_of(program).store.back_up("asked for")
    assert backup is not None
    clock.go_on(HOUR)
    name_organisation(workspace_of(program), "as it became")
    return backup


def test_what_there_was_before_going_back_is_among_the_backups(program: Program, clock: FakeClock) -> None:
    restore(program, earlier_backup(program, clock))
    assert organisation(workspace_of(program)) == "as it was"
    kept = workspace_of(program).store.backups()[0]
    assert kept.why == BEFORE_A_RESTORE
    restore(program, kept)
    assert organisation(workspace_of(program)) == "as it became"


def test_after_going_back_it_is_said_which_state_this_is_and_where_the_rest_is(
    program: Program, clock: FakeClock, qtbot: QtBot
) -> None:
    backup = earlier_backup(program, clock)
    restore(program, backup)
    notice = program.window.restored_notice
    assert notice.isVisible()
    was, until = backup.taken_at, clock.now()
    assert notice.text == (
        f"This is the state of {was:%H:%M}. Your work until {until:%H:%M} is in the list of backups."
    )
    notice.button.click()
    assert program.window.pages.front is not None
    assert program.window.pages.front.page_id is PageId.SETTINGS
    program.appearance.set_language(Language.ZH)
    qtbot.waitUntil(lambda: f"{was:%H:%M}" in notice.text and "备份" in notice.text)


def test_the_state_of_another_day_is_said_with_its_date(program: Program, clock: FakeClock) -> None:
    backup = earlier_backup(program, clock)
    clock.go_on(24 * HOUR)
    restore(program, backup)
    assert str(backup.taken_at.year) in program.window.restored_notice.text


def test_a_workspace_that_cannot_be_backed_up_can_still_be_put_back(
    program: Program, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = earlier_backup(program, clock)

    def refuse(why: str) -> None:
        raise UserError(Message("The disk is full. {why}", {"why": why}))

    store = workspace_of(program).store
    monkeypatch.setattr(store, "back_up", lambda why: refuse(why) if why == BEFORE_A_RESTORE else None)
    restore(program, backup)
    assert organisation(workspace_of(program)) == "as it was"
    assert "lies beside it" in program.window.restored_notice.text


def test_opening_as_usual_says_nothing_of_backups(program: Program) -> None:
    assert not program.window.restored_notice.isVisible()
