"""Timers of groups: on disk before they show, as they were after a kill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from database import DatabaseStore
from facilitator.domain.group_timer import TimerPhase
from facilitator.domain.group_timer_event import GroupTimerEventKind
from facilitator.domain.message import UserError
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.group_timers import load_timers, set_up_timers, tell_timers
from facilitator.services.plan_session import update_session
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock

K = GroupTimerEventKind


def test_timers_are_as_they_were_after_a_kill_and_a_restart(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock, reopen: Callable[[], DatabaseStore]
) -> None:
    block = session.agenda[0].id
    done = set_up_timers(ws, half_day, 12, (600, 300), goes_on=True, item=block)
    assert (done.changes, len(done.value.timers)) == (Change.GROUP_TIMERS, 12)
    tell_timers(ws, half_day, K.STARTED)
    clock.go_on(100)
    tell_timers(ws, half_day, K.PAUSED, 3)
    live = tell_timers(ws, half_day, K.ADDED, 2, seconds=60).value
    clock.restart("second boot", 30)
    again = load_timers(replace(ws, store=reopen()), half_day)
    assert again == live
    assert again.set_up is not None
    assert again.set_up.item == block
    assert [one.left_seconds for one in again.until(clock.instant()).timers[:4]] == [470, 530, 500, 470]


def test_what_changes_nothing_is_not_kept(ws: Workspace, half_day: UUID, clock: FakeClock) -> None:
    for kind in (K.STARTED, K.PUT_AWAY, K.RESET):
        assert tell_timers(ws, half_day, kind).changes is Change.NOTHING
    set_up_timers(ws, half_day, 2, (60,))
    assert tell_timers(ws, half_day, K.PAUSED).changes is Change.NOTHING
    assert tell_timers(ws, half_day, K.STARTED, 3).changes is Change.NOTHING
    assert tell_timers(ws, half_day, K.STARTED, 2).changes is Change.GROUP_TIMERS
    clock.go_on(10)
    same = tell_timers(ws, half_day, K.STARTED, 2)
    assert same.changes is Change.NOTHING
    assert [one.left_seconds for one in same.value.timers] == [60, 50]
    assert tell_timers(ws, half_day, K.STARTED).value.timers[0].phase is TimerPhase.RUNNING
    assert tell_timers(ws, half_day, K.PUT_AWAY).value.timers == ()


@pytest.mark.parametrize(
    ("groups", "rounds", "sentence"),
    [
        (0, (60,), "1 to 12 groups"),
        (13, (60,), "1 to 12 groups"),
        (3, (), "1 to 20 rounds"),
        (3, (60,) * 21, "1 to 20 rounds"),
        (3, (60, 9), "10 seconds to 3 hours"),
        (3, (10801,), "10 seconds to 3 hours"),
    ],
)
def test_timers_that_cannot_be_are_refused_in_one_sentence(
    ws: Workspace, half_day: UUID, groups: int, rounds: tuple[int, ...], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        set_up_timers(ws, half_day, groups, rounds)
    assert load_timers(ws, half_day).timers == ()


def test_a_half_day_with_timers_stays(ws: Workspace, session: Session, half_day: UUID) -> None:
    set_up_timers(ws, half_day, 2, (60,))
    with pytest.raises(UserError, match="begun already"):
        update_session(ws, replace(session, half_days=session.half_days[1:]))
