"""Changing the agenda of a half-day that runs: on disk, told from what ran, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from uuid import UUID

import pytest

from facilitator.domain.agenda_change import with_left_out, with_length
from facilitator.domain.as_run import as_run
from facilitator.domain.finish_on_time import Way
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import Cut, SlideRange
from facilitator.domain.run import LeftOut, RunEventKind, RunItem
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.jump_back import jump_back
from facilitator.services.plan_session import edit_agenda
from facilitator.services.ports import Workspace
from facilitator.services.run_agenda import (
    apply_way,
    change_agenda,
    last_change,
    set_agenda,
    undo_agenda,
    ways,
)
from facilitator.services.run_session import act, load_run
from tests.builders import an_agenda_item, an_id
from tests.fakes import FakeClock

K = RunEventKind


@pytest.fixture
def running(ws: Workspace, half_day: UUID) -> UUID:
    """A half-day of three talks of ten minutes (five at least) that has begun."""
    act(ws, half_day, K.STARTED)
    return half_day


def lengths(ws: Workspace, half_day: UUID) -> list[float]:
    return [one.planned_seconds / 60 for one in load_run(ws, half_day).tally.agenda]


def test_a_day_on_time_needs_no_way(ws: Workspace, running: UUID, clock: FakeClock) -> None:
    assert ways(load_run(ws, running), clock.instant()) == ()


def test_a_way_ends_the_day_on_time_and_is_taken_back_by_one_key(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    must_end = session.half_day(half_day).must_end_at
    clock.go_on((must_end - clock.wall).total_seconds(), minutes=-26)
    act(ws, half_day, K.STARTED)
    found = ways(load_run(ws, half_day), clock.instant())
    assert [way.way for way in found] == [Way.TRIM_THEORY, Way.FOLLOW_UP]  # there is no "could" to drop
    before = lengths(ws, half_day)
    done = apply_way(ws, half_day, found[0])
    assert done.changes is Change.RUN
    assert done.value.position(clock.instant()).expected_end <= must_end
    assert load_run(ws, half_day).tally.agenda == done.value.tally.agenda
    assert lengths(ws, half_day) != before
    assert lengths(ws, half_day) == [one.planned_seconds / 60 for one in done.value.tally.agenda]
    undo_agenda(ws, half_day)
    assert lengths(ws, half_day) == before
    undo_agenda(ws, half_day)
    assert load_run(ws, half_day).tally.agenda == done.value.tally.agenda


def test_a_day_that_has_not_begun_is_brought_to_its_end_too(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    clock.go_on((session.half_day(half_day).must_end_at - clock.wall).total_seconds(), minutes=-25)
    way = ways(load_run(ws, half_day), clock.instant())[0]
    apply_way(ws, half_day, way)
    assert load_run(ws, half_day).position(clock.instant()).over_end_seconds == 0


def test_a_day_that_is_over_has_no_way_left_and_takes_none(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    clock.go_on((session.half_day(half_day).must_end_at - clock.wall).total_seconds(), minutes=-20)
    act(ws, half_day, K.STARTED)
    way = ways(load_run(ws, half_day), clock.instant())[0]
    act(ws, half_day, K.FINISHED)
    assert ways(load_run(ws, half_day), clock.instant()) == ()
    with pytest.raises(UserError):
        apply_way(ws, half_day, way)


def test_a_way_that_time_has_overtaken_is_refused(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    clock.go_on((session.half_day(half_day).must_end_at - clock.wall).total_seconds(), minutes=-20)
    act(ws, half_day, K.STARTED)
    way = ways(load_run(ws, half_day), clock.instant())[0]
    act(ws, half_day, K.NEXT)
    act(ws, half_day, K.NEXT)
    before = load_run(ws, half_day)
    with pytest.raises(UserError, match="gone on since"):
        apply_way(ws, half_day, way)
    assert load_run(ws, half_day) == before


def test_what_is_left_out_is_passed_over_and_comes_back_when_gone_to(ws: Workspace, running: UUID) -> None:
    agenda = load_run(ws, running).tally.agenda
    dropped = replace(agenda[1], left_out=LeftOut.DROPPED)
    set_agenda(ws, running, (agenda[0], dropped, agenda[2]))
    state = act(ws, running, K.NEXT).value
    assert state.tally.index == 2
    assert act(ws, running, K.JUMPED, item=dropped.item.id).value.tally.agenda[1].left_out is LeftOut.NO


def put_off(ws: Workspace, half_day: UUID, place: int) -> UUID:
    """Put the block at that place off to a follow-up and return its id."""
    block = load_run(ws, half_day).tally.items[place].id
    change_agenda(ws, half_day, lambda tally: with_left_out(tally, block, LeftOut.FOLLOW_UP))
    return block


def test_back_passes_over_what_is_put_off(ws: Workspace, running: UUID) -> None:
    """Back over a block that was put off ran it, and it left the list of what is to follow up."""
    second = put_off(ws, running, 1)
    act(ws, running, K.NEXT)
    state = act(ws, running, K.BACK).value
    assert state.tally.index == 0
    assert act(ws, running, K.BACK).changes is Change.NOTHING
    assert state.tally.left_out[1] is LeftOut.FOLLOW_UP
    assert second in {item.id for item in as_run(state.plan, state.events).follow_up}


def test_a_wrong_jump_to_what_was_put_off_is_taken_back_whole(
    ws: Workspace, running: UUID, clock: FakeClock
) -> None:
    last = put_off(ws, running, 2)
    before = load_run(ws, running).tally.agenda
    jump = act(ws, running, K.JUMPED, item=last).value.events[-1]
    clock.go_on(4)
    state = jump_back(ws, running, jump.id).value
    assert (state.tally.index, state.tally.agenda) == (0, before)
    assert load_run(ws, running).tally.agenda == before
    with pytest.raises(UserError, match="gone on since"):
        jump_back(ws, running, jump.id)


def test_a_jump_to_what_was_to_come_is_taken_back_without_a_change_of_the_agenda(
    ws: Workspace, running: UUID
) -> None:
    last = load_run(ws, running).tally.items[2].id
    jump = act(ws, running, K.JUMPED, item=last).value.events[-1]
    state = jump_back(ws, running, jump.id).value
    assert [event.kind for event in state.events] == [K.STARTED, K.JUMPED, K.JUMPED]
    assert state.tally.index == 0


def test_a_block_put_in_keeps_everything_it_says(ws: Workspace, running: UUID) -> None:
    block = replace(
        an_agenda_item("song", 6, fixed_start=time(9, 5), slides=SlideRange("deck", 2, 4)),
        method=Text("Sing", "唱"),
        steps=(Text("Stand up", "站起来"),),
        cuts=(Cut(10, 3, Text("One verse", "只唱一段")),),
    )
    agenda = load_run(ws, running).tally.agenda
    set_agenda(ws, running, (agenda[0], RunItem(block, 360, LeftOut.FOLLOW_UP), *agenda[1:]))
    assert load_run(ws, running).tally.agenda[1] == RunItem(block, 360, LeftOut.FOLLOW_UP)


def test_time_added_since_stays_when_a_change_is_taken_back(ws: Workspace, running: UUID) -> None:
    agenda = load_run(ws, running).tally.agenda
    shorter = tuple(replace(one, planned_seconds=300) for one in agenda)
    set_agenda(ws, running, shorter)
    act(ws, running, K.EXTENDED, item=agenda[2].item.id, seconds=120)
    undo_agenda(ws, running)
    assert lengths(ws, running) == [10, 10, 12]


def test_what_ran_since_stays_first_when_a_change_is_taken_back(ws: Workspace, running: UUID) -> None:
    first, second, third = load_run(ws, running).tally.agenda
    put_in = RunItem(an_agenda_item("song", 6), 360)
    set_agenda(ws, running, (first, third, put_in, second))
    act(ws, running, K.NEXT)
    state = undo_agenda(ws, running).value
    assert [one.item.id for one in state.tally.agenda] == [first.item.id, third.item.id, second.item.id]
    assert state.tally.index == 1


def test_a_block_shortened_to_nothing_takes_no_more_and_locks_no_other_change(
    ws: Workspace, running: UUID
) -> None:
    events = len(load_run(ws, running).events)
    for _ in range(12):
        act(ws, running, K.EXTENDED, seconds=-60)
    state = load_run(ws, running)
    assert (lengths(ws, running)[0], len(state.events)) == (0, events + 10)
    last = state.tally.items[-1].id
    change_agenda(ws, running, lambda tally: with_length(tally, last, 3))
    assert lengths(ws, running) == [0, 10, 3]


def test_less_time_since_a_change_never_makes_its_undoing_impossible(ws: Workspace, running: UUID) -> None:
    last = load_run(ws, running).tally.items[-1].id
    change_agenda(ws, running, lambda tally: with_length(tally, last, 20))
    act(ws, running, K.EXTENDED, item=last, seconds=-15 * 60)
    undo_agenda(ws, running)
    assert lengths(ws, running) == [10, 10, 0]


def test_without_a_change_there_is_nothing_to_take_back(ws: Workspace, running: UUID) -> None:
    events = load_run(ws, running).events
    done = undo_agenda(ws, running)
    assert (done.changes, done.value.events) == (Change.NOTHING, events)


def lengthened(ws: Workspace, half_day: UUID, minutes: int) -> UUID:
    """Give the last block so many minutes and return the id of that change."""
    done = change_agenda(ws, half_day, lambda tally: with_length(tally, tally.items[-1].id, minutes))
    change = last_change(done.value)
    assert change is not None
    return change


def test_the_last_change_is_that_of_the_agenda_whatever_happened_since(ws: Workspace, running: UUID) -> None:
    assert last_change(load_run(ws, running)) is None
    first = lengthened(ws, running, 12)
    second = lengthened(ws, running, 15)
    state = act(ws, running, K.NEXT).value
    assert last_change(state) == second != first


def test_one_change_is_taken_back_by_its_name_and_so_is_one_that_was_brought_back(
    ws: Workspace, running: UUID
) -> None:
    change = lengthened(ws, running, 15)
    undo_agenda(ws, running, change=change)
    assert lengths(ws, running) == [10, 10, 10]
    undo_agenda(ws, running)
    assert lengths(ws, running) == [10, 10, 15]
    undo_agenda(ws, running, change=change)
    assert lengths(ws, running) == [10, 10, 10]


def test_a_change_that_is_in_force_again_takes_no_later_one_back_with_it(
    ws: Workspace, running: UUID
) -> None:
    first = lengthened(ws, running, 12)
    second = lengthened(ws, running, 15)
    undo_agenda(ws, running, change=second)
    undo_agenda(ws, running, change=first)
    assert lengths(ws, running) == [10, 10, 10]


def test_minutes_that_were_added_meanwhile_do_not_hide_which_change_is_in_force(
    ws: Workspace, running: UUID
) -> None:
    first = lengthened(ws, running, 12)
    act(ws, running, K.EXTENDED, item=load_run(ws, running).tally.items[1].id, seconds=120)
    second = lengthened(ws, running, 15)
    undo_agenda(ws, running, change=second)
    undo_agenda(ws, running, change=first)
    assert lengths(ws, running) == [10, 12, 10]


def test_a_change_that_is_not_the_one_in_force_is_not_taken_back_by_its_name(
    ws: Workspace, running: UUID
) -> None:
    with pytest.raises(UserError, match="changed again since"):
        undo_agenda(ws, running, change=an_id("of another half-day"))
    first = lengthened(ws, running, 12)
    second = lengthened(ws, running, 15)
    before = load_run(ws, running)
    with pytest.raises(UserError, match="changed again since"):
        undo_agenda(ws, running, change=first)
    assert load_run(ws, running) == before
    undo_agenda(ws, running, change=second)
    assert lengths(ws, running) == [10, 10, 12]
    with pytest.raises(UserError, match="changed again since"):
        undo_agenda(ws, running, change=second)
    assert lengths(ws, running) == [10, 10, 12]


def test_a_plan_edited_for_the_next_group_leaves_this_one_as_it_runs(
    ws: Workspace, session: Session, running: UUID
) -> None:
    edit_agenda(ws, session.id, session.agenda[:1])
    assert [one.item.id for one in load_run(ws, running).tally.agenda] == [item.id for item in session.agenda]


def test_a_change_before_the_start_keeps_no_later_edit_of_the_plan_out(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    """One minute less on the console, and what was added to the plan afterwards was missing at the start."""
    first, second, third = session.agenda
    change_agenda(ws, half_day, lambda tally: with_length(tally, first.id, 8))
    change_agenda(ws, half_day, lambda tally: with_left_out(tally, third.id, LeftOut.FOLLOW_UP))
    song = an_agenda_item("song", 6)
    edit_agenda(ws, session.id, (first, song, replace(second, planned_minutes=14), third))
    agenda = act(ws, half_day, K.STARTED).value.tally.agenda
    assert [(one.item.id, one.planned_seconds // 60) for one in agenda] == [
        (first.id, 8),
        (song.id, 6),
        (second.id, 14),
        (third.id, 10),
    ]
    assert agenda[3].left_out is LeftOut.FOLLOW_UP
    other = session.half_days[1].id
    assert load_run(ws, other).events == ()


def test_an_edit_of_the_plan_writes_nothing_into_a_half_day_that_runs(
    ws: Workspace, session: Session, running: UUID
) -> None:
    change_agenda(ws, running, lambda tally: with_length(tally, tally.items[0].id, 8))
    events = load_run(ws, running).events
    edit_agenda(ws, session.id, session.agenda[:2])
    assert load_run(ws, running).events == events


def test_an_agenda_that_cannot_be_is_refused_in_one_sentence(ws: Workspace, running: UUID) -> None:
    act(ws, running, K.NEXT)
    first, second, third = load_run(ws, running).tally.agenda
    for agenda, sentence in (
        ((), "at least one block"),
        ((first, second, replace(third, planned_seconds=-60)), "shorter than nothing"),
        ((first, second, third, third), "stands twice"),
        ((second, first, third), "already run"),
        ((second, third), "already run"),
    ):
        with pytest.raises(UserError, match=sentence):
            set_agenda(ws, running, agenda)
    act(ws, running, K.FINISHED)
    with pytest.raises(UserError, match="is over"):
        set_agenda(ws, running, (first, second))
