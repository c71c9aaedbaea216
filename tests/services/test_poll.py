"""Show of hands: asked, counted, put right, taken back, kept with the session."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from facilitator.domain.message import UserError
from facilitator.domain.poll import Poll, PollOption
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.plan_session import update_session
from facilitator.services.poll import (
    ask,
    count_hands,
    list_polls,
    remove_poll,
    undo_poll,
)
from facilitator.services.ports import Workspace


@pytest.fixture
def poll(ws: Workspace, half_day: UUID) -> Poll:
    """A question nobody was counted for."""
    return ask(ws, half_day, " 昨晚谁打过\n电话？ ", ["打过", " 没有 "]).value


def test_hands_are_counted_and_kept(ws: Workspace, half_day: UUID, poll: Poll) -> None:
    assert (poll.question, poll.options) == ("昨晚谁打过 电话？", (PollOption("打过"), PollOption("没有")))
    assert poll.hands == 0
    count_hands(ws, poll.id, 0, 14)
    done = count_hands(ws, poll.id, 1, 3)
    assert (done.changes, done.value.hands) == (Change.POLLS, 17)
    assert list_polls(ws, half_day) == (done.value,)
    assert count_hands(ws, poll.id, 1, 3).changes is Change.NOTHING


def test_every_change_is_taken_back_one_by_one_down_to_what_was_asked(ws: Workspace, poll: Poll) -> None:
    counted = count_hands(ws, poll.id, 0, 14).value
    after = count_hands(ws, poll.id, 0, None).value
    assert (after.hands, after.changes) == (0, 2)
    assert undo_poll(ws, poll.id).value == counted
    assert undo_poll(ws, poll.id).value == poll
    last = undo_poll(ws, poll.id)
    assert (last.value, last.changes) == (poll, Change.NOTHING)
    assert count_hands(ws, poll.id, 1, 2).value.changes == 1


def test_a_removed_poll_comes_back_by_undo_in_its_place(ws: Workspace, half_day: UUID, poll: Poll) -> None:
    second = ask(ws, half_day, "Who is from Hunan?", ["Yes", "No"]).value
    assert remove_poll(ws, poll.id).value == poll
    assert list_polls(ws, half_day) == (second,)
    with pytest.raises(UserError, match="no longer there"):
        remove_poll(ws, poll.id)
    with pytest.raises(UserError, match="no longer there"):
        count_hands(ws, poll.id, 0, 1)
    with pytest.raises(UserError, match="no longer there"):
        undo_poll(ws, uuid4())
    assert undo_poll(ws, poll.id).value == poll
    assert list_polls(ws, half_day) == (poll, second)


@pytest.mark.parametrize(
    ("question", "options", "sentence"),
    [
        (" ", ["Yes", "No"], "Write the question"),
        ("Who?", ["Yes"], "2 to 9 options"),
        ("Who?", [str(n) for n in range(10)], "2 to 9 options"),
        ("Who?", ["Yes", " "], "An option is empty"),
        ("Who?", ["Yes", "Yes "], "read the same"),
    ],
)
def test_a_poll_that_cannot_be_is_refused_in_one_sentence(
    ws: Workspace, half_day: UUID, question: str, options: list[str], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        ask(ws, half_day, question, options)
    assert list_polls(ws, half_day) == ()


@pytest.mark.parametrize("hands", [-1, 10_000])
def test_hands_that_cannot_be_are_refused(ws: Workspace, poll: Poll, hands: int) -> None:
    with pytest.raises(UserError, match="0 to 9999 hands"):
        count_hands(ws, poll.id, 0, hands)
    assert count_hands(ws, poll.id, 0, 5).value.options[0].hands == 5
    assert count_hands(ws, poll.id, 0, None).value.options[0].hands is None


@pytest.mark.usefixtures("poll")
def test_a_half_day_with_a_poll_stays(ws: Workspace, session: Session) -> None:
    with pytest.raises(UserError, match="begun already"):
        update_session(ws, replace(session, half_days=session.half_days[1:]))
