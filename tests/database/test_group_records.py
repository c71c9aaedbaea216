from __future__ import annotations

from dataclasses import replace

from database import DatabaseStore
from facilitator.domain.group_timer_event import GroupTimerEventKind
from facilitator.domain.groups import MixField, OwnMix
from facilitator.domain.poll import PollEventKind
from tests.database import made


def test_draws_come_back_in_their_place_also_when_changed(store: DatabaseStore) -> None:
    session = made.a_session()
    first, second = made.a_group_draw(session, "z"), made.a_group_draw(session, "a")
    changed = replace(
        first, groups=((made.an_id("late"),), ()), mix=None, repeats=0, is_least=True, item=None
    )
    with store.write() as records:
        records.sessions.add(session)
        records.group_draws.append(first)
        records.group_draws.append(second)
        records.group_draws.replace(changed)
    with store.read() as records:
        assert records.group_draws.of_half_day(first.half_day) == (changed, second)
        assert records.group_draws.of_half_day(session.half_days[1].id) == ()
        assert records.group_draws.get(second.id) == second


def test_a_draw_is_kept_with_the_own_field_it_was_mixed_by(store: DatabaseStore) -> None:
    session = made.a_session()
    draw = replace(made.a_group_draw(session), mix=OwnMix("老家"))
    with store.write() as records:
        records.sessions.add(session)
        records.group_draws.append(draw)
        assert records.group_draws.get(draw.id) == draw
        records.group_draws.replace(replace(draw, mix=MixField.SEX))
    with store.read() as records:
        assert records.group_draws.of_half_day(draw.half_day) == (replace(draw, mix=MixField.SEX),)


def test_a_draw_that_was_removed_is_gone(store: DatabaseStore) -> None:
    session = made.fill(store)
    draw = made.a_group_draw(session)
    with store.write() as records:
        records.group_draws.remove(draw.id)
    with store.read() as records:
        assert records.group_draws.get(draw.id) is None


def test_timer_events_come_back_in_the_order_they_were_appended(store: DatabaseStore) -> None:
    session = made.a_session()
    half_day = session.half_days[0]
    events = (
        made.a_timer_event(half_day, "z"),
        made.a_timer_event(half_day, "a", kind=GroupTimerEventKind.STARTED, set_up=None, group=12),
        made.a_timer_event(half_day, "m", kind=GroupTimerEventKind.ADDED, set_up=None, seconds=-60),
    )
    with store.write() as records:
        records.sessions.add(session)
        for event in events:
            records.group_timers.append(event)
    with store.read() as records:
        assert records.group_timers.of_half_day(half_day.id) == events
        assert records.group_timers.of_half_day(session.half_days[1].id) == ()


def test_poll_events_are_found_by_poll_and_half_day(store: DatabaseStore) -> None:
    session, other = made.a_session(), made.a_session("April")
    here, there = session.half_days
    events = (
        made.a_poll_event(here, "z"),
        made.a_poll_event(there, "a"),
        made.a_poll_event(here, "m", kind=PollEventKind.UNDONE, question="", options=(), item=None),
    )
    with store.write() as records:
        records.sessions.add(session)
        records.sessions.add(other)
        for event in events:
            records.polls.append(event)
    with store.read() as records:
        assert records.polls.of_half_day(here.id) == (events[0], events[2])
        assert records.polls.of_poll(events[1].poll) == (events[1],)
        assert records.polls.of_half_day(other.half_days[0].id) == ()


def test_a_session_that_is_removed_takes_its_groups_timers_and_polls_with_it(store: DatabaseStore) -> None:
    session = made.fill(store)
    half_day = session.half_days[0].id
    with store.write() as records:
        records.sessions.remove(session.id)
    with store.read() as records:
        assert records.group_draws.of_half_day(half_day) == ()
        assert records.group_timers.of_half_day(half_day) == ()
        assert records.polls.of_half_day(half_day) == ()
