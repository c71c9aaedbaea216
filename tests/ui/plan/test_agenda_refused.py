"""An agenda that the disk does not take, and one that may not become empty."""

from __future__ import annotations

import pytest

from facilitator.domain.message import Message, UserError
from facilitator.domain.session import Session
from facilitator.services.plan_session import edit_agenda
from tests.ui.plan.hands import stored
from tests.ui.run.house import House
from ui.plan.plan_page import PlanPage


def test_a_change_that_the_disk_refuses_is_said_and_the_agenda_is_drawn_as_it_is_kept(
    page: PlanPage, session: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError(Message("The disk is full."))

    desk = page.agenda.desk
    desk.chosen_id = session.agenda[0].id
    with monkeypatch.context() as patch:
        patch.setattr("ui.plan.agenda_desk.edit_agenda", refuse)
        desk.shift(2)
        assert desk.place == 2
        assert house.operations.wait_idle()
    assert house.toasts[-1] == "The disk is full."
    assert desk.items == stored(house, session) == session.agenda
    assert desk.history.to_undo is None


def test_the_last_block_of_an_agenda_is_not_taken_out_and_it_is_said_why(
    page: PlanPage, session: Session, house: House
) -> None:
    edit_agenda(house.workspace, session.id, session.agenda[:1])
    page.refresh()
    assert house.operations.wait_idle()
    page.agenda.remove()
    assert house.operations.wait_idle()
    assert house.toasts[-1] == "An agenda keeps at least one block."
    assert stored(house, session) == session.agenda[:1]
