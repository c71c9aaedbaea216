"""An assistant tells the trainer something: on disk, unseen until it is seen, and never in what is shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from database import DatabaseStore
from facilitator.domain.message import UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.assistant_messages import last_sent, mark_seen, send, unseen
from facilitator.services.changes import Change
from facilitator.services.plan_session import remove_session, update_session
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from facilitator.services.summarise import summarise
from tests.fakes import FakeClock


def test_a_message_is_unseen_until_the_trainer_has_seen_it(
    ws: Workspace, half_day: UUID, clock: FakeClock
) -> None:
    done = send(replace(ws, who="Wang"), half_day, " Bus is here\nat 11:45 ")
    message = done.value.message
    assert done.changes is Change.MESSAGES
    assert (message.who, message.text, message.at) == ("Wang", "Bus is here at 11:45", clock.now())
    assert unseen(ws, half_day) == (message,)
    clock.go_on(minutes=2)
    seen = mark_seen(ws, message.id)
    assert (seen.changes, seen.value) == (Change.MESSAGES, ())
    assert unseen(ws, half_day) == ()


def test_several_are_acknowledged_one_by_one_the_newest_first(ws: Workspace, half_day: UUID) -> None:
    first, second, third = (send(ws, half_day, text).value.message for text in ("one", "two", "three"))
    assert unseen(ws, half_day) == (third, second, first)
    assert mark_seen(ws, third.id).value == (second, first)
    assert mark_seen(ws, first.id).value == (second,)


def test_seeing_it_twice_keeps_one_row(ws: Workspace, half_day: UUID) -> None:
    message = send(ws, half_day, "five more at the gate").value.message
    mark_seen(ws, message.id)
    again = mark_seen(ws, message.id)
    assert (again.changes, again.value) == (Change.NOTHING, ())
    with ws.store.read() as records:
        assert len(records.messages.seen(message.id)) == 1


def test_whoever_sent_it_learns_whether_it_was_seen(ws: Workspace, half_day: UUID, clock: FakeClock) -> None:
    assert last_sent(ws, half_day) is None
    send(ws, half_day, "one")
    message = send(ws, half_day, "two").value.message
    sent = last_sent(ws, half_day)
    assert sent is not None
    assert (sent.message, sent.seen_at) == (message, None)
    clock.go_on(minutes=1)
    mark_seen(ws, message.id)
    sent = last_sent(ws, half_day)
    assert sent is not None
    assert sent.seen_at == clock.now()


def test_what_is_unseen_comes_back_after_a_crash(
    ws: Workspace, half_day: UUID, reopen: Callable[[], DatabaseStore]
) -> None:
    message = send(ws, half_day, "the bus").value.message
    again = replace(ws, store=reopen())
    assert unseen(again, half_day) == (message,)
    mark_seen(again, message.id)
    assert unseen(replace(ws, store=reopen()), half_day) == ()


def test_each_half_day_has_its_own(ws: Workspace, session: Session) -> None:
    morning, afternoon = session.half_days
    send(ws, morning.id, "for the morning")
    assert unseen(ws, afternoon.id) == ()


def test_one_can_be_told_before_the_start_but_not_once_it_is_over(
    ws: Workspace, half_day: UUID, clock: FakeClock
) -> None:
    send(ws, half_day, "they are late")
    for kind in (RunEventKind.STARTED, RunEventKind.FINISHED):
        act(ws, half_day, kind)
    with pytest.raises(UserError, match="half-day is over"):
        send(ws, half_day, "too late")
    act(ws, half_day, RunEventKind.REOPENED)
    send(ws, half_day, "goes on")
    clock.go_on(minutes=24 * 60)
    with pytest.raises(UserError, match="half-day is over"):
        send(ws, half_day, "the next day")
    assert [one.text for one in unseen(ws, half_day)] == ["goes on", "they are late"]


def test_a_half_day_or_message_that_is_gone_is_said_to_be(ws: Workspace, session: Session) -> None:
    half_day = session.half_days[0].id
    message = send(ws, half_day, "hello").value.message
    remove_session(ws, session.id)
    with pytest.raises(UserError, match="no longer there"):
        send(ws, half_day, "hello")
    with pytest.raises(UserError, match="no longer there"):
        last_sent(ws, half_day)
    with pytest.raises(UserError, match="no longer there"):
        mark_seen(ws, message.id)
    assert unseen(ws, uuid4()) == ()


def test_a_half_day_with_a_message_stays(ws: Workspace, session: Session) -> None:
    send(ws, session.half_days[1].id, "hello")
    with pytest.raises(UserError, match="so it stays"):
        update_session(ws, replace(session, half_days=session.half_days[:1]))


def test_the_summary_is_the_same_with_messages_and_without(ws: Workspace, session: Session) -> None:
    half_day = session.half_days[0].id
    for kind in (RunEventKind.STARTED, RunEventKind.NEXT):
        act(ws, half_day, kind)
    before = summarise(ws, session.id)
    mark_seen(ws, send(ws, half_day, "ZEBRA at the gate").value.message.id)
    send(ws, half_day, "ZEBRA again")
    after = summarise(ws, session.id)
    assert after == before
    assert "ZEBRA" not in repr(after)
