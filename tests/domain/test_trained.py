"""Minutes present in each block as it was really held, and who counts as trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    Road,
    Stay,
    effective_events,
    presences,
)
from facilitator.domain.blocks_held import BlockHeld, blocks_held
from facilitator.domain.programme import BlockKind, TrainedRule
from facilitator.domain.run import RunEvent, RunEventKind
from facilitator.domain.trained import (
    Credit,
    Standing,
    best_of,
    credit_of,
    rule_in_words,
    verdict_of,
)
from tests.builders import HALF_DAY, a_person, a_plan, an_agenda_item, an_enrolment, an_id
from tests.fakes import MORNING, FakeClock

K, A = RunEventKind, AttendanceKind
WANG = an_enrolment(a_person("王小明"))
ARRIVING = replace(an_agenda_item("arriving", 10), kind=BlockKind.CHECK_IN)
ONE = replace(an_agenda_item("one", 60), module_number=1)
PAUSE = replace(an_agenda_item("tea", 20), kind=BlockKind.BREAK, module_number=1)
TWO = replace(an_agenda_item("two", 30), module_number=2)
PLAN = a_plan(ARRIVING, ONE, PAUSE, TWO)
END = MORNING + timedelta(hours=4)


def at(minute: float) -> datetime:
    return MORNING + timedelta(minutes=minute)


def noted(*what: tuple[float, AttendanceKind]) -> list[AttendanceEvent]:
    """Return what happened to Wang, minutes after the beginning."""
    return [
        AttendanceEvent(an_id(f"{n}"), HALF_DAY, WANG.id, kind, at(minute), Road.CAMERA)
        for n, (minute, kind) in enumerate(what)
    ]


def credit(
    *what: tuple[float, AttendanceKind], held: Sequence[BlockHeld] | None = None, until: datetime = END
) -> Credit:
    (wang,) = presences([WANG], noted(*what))
    return credit_of(wang, blocks_held(PLAN, (), until) if held is None else held, until)


def run_of(*deeds: tuple[float, RunEventKind, int]) -> list[RunEvent]:
    """Return a run: after so many minutes that deed, with those seconds."""
    clock, events = FakeClock(MORNING), []
    for minutes, kind, seconds in deeds:
        clock.go_on(minutes=minutes)
        event = RunEvent(an_id(f"run {len(events)}"), HALF_DAY, kind, clock.instant(), seconds=seconds)
        events.append(event)
    return events


def held_minutes(events: Sequence[RunEvent], until: datetime = END) -> dict[UUID, float]:
    return {block.item.id: round(block.minutes, 6) for block in blocks_held(PLAN, events, until)}


def test_who_goes_and_comes_back_has_two_stays() -> None:
    (wang,) = presences([WANG], noted((0, A.ARRIVED), (30, A.LEFT), (50, A.ARRIVED)))
    assert wang.stays == (Stay(at(0), at(30)), Stay(at(50)))
    assert wang.arrived_at == at(0)
    assert wang.is_present


def test_minutes_are_those_of_every_stay_and_breaks_are_not_counted() -> None:
    found = credit((0, A.ARRIVED), (30, A.LEFT), (60, A.ARRIVED))
    assert [(block.module, block.held, block.present) for block in found.blocks] == [
        (1, 60.0, 30.0),
        (2, 30.0, 30.0),
    ]
    assert (found.present, found.held, found.modules) == (60.0, 90.0, (1, 2))


def test_who_is_late_or_goes_early_is_so_by_minutes_of_what_was_taught() -> None:
    found = credit((25, A.ARRIVED), (100, A.LEFT))
    assert (found.late, found.early) == (15.0, 20.0)
    early_bird = credit((-20, A.ARRIVED))
    assert (early_bird.late, early_bird.early) == (0.0, 0.0)


def test_what_was_never_run_is_taken_as_planned_and_only_as_far_as_it_is() -> None:
    assert list(held_minutes((), at(40)).values()) == [10, 30, 0, 0]
    assert list(held_minutes(()).values()) == [10, 60, 20, 30]


def test_a_run_counts_as_it_ran_without_pauses_and_what_was_passed_over() -> None:
    events = run_of(
        (0, K.STARTED, 0),
        (5, K.NEXT, 0),
        (20, K.PAUSED, 0),
        (15, K.RESUMED, 0),
        (10, K.NEXT, 0),
        (0.1, K.NEXT, 0),
        (12, K.FINISHED, 0),
    )
    assert list(held_minutes(events).values()) == [5, 30, 0, 12]


def test_a_block_that_still_runs_counts_up_to_now() -> None:
    events = run_of((0, K.STARTED, 0), (5, K.NEXT, 0))
    assert list(held_minutes(events, at(25)).values()) == [5, 20, 0, 0]


def test_time_that_the_laptop_slept_is_taken_off_the_end_of_its_block() -> None:
    events = run_of((0, K.STARTED, 0), (5, K.NEXT, 0), (40, K.GAP_DISCOUNTED, 1200), (0, K.NEXT, 0))
    one = next(block for block in blocks_held(PLAN, events, at(45)) if block.item is ONE)
    assert (one.minutes, one.spans[-1].end) == (20.0, at(25))


def test_time_that_nobody_taught_may_be_longer_than_what_was_taught_last() -> None:
    events = run_of(
        (0, K.STARTED, 0),
        (5, K.NEXT, 0),
        (30, K.PAUSED, 0),
        (3, K.RESUMED, 0),
        (10, K.GAP_DISCOUNTED, 900),
        (0, K.NEXT, 0),
    )
    one = next(block for block in blocks_held(PLAN, events, at(48)) if block.item is ONE)
    assert (one.minutes, one.spans[-1].end) == (25.0, at(30))


def test_a_clock_that_is_set_while_it_runs_moves_no_block() -> None:
    clock, events = FakeClock(MORNING), []
    for minutes, kind in ((0, K.STARTED), (10, K.NEXT), (60, K.NEXT), (20, K.NEXT), (30, K.FINISHED)):
        clock.go_on(minutes=minutes)
        events.append(RunEvent(an_id(kind + str(minutes)), HALF_DAY, kind, clock.instant()))
        if minutes == 10:
            clock.set_wall(-3600)
    found = credit((0, A.ARRIVED), held=blocks_held(PLAN, events, END))
    assert (found.present, found.held) == (90.0, 90.0)


RULE = TrainedRule(least_percent=80, modules=(1, 2, 9), module_percent=50)


@pytest.mark.parametrize(
    ("what", "standing", "reason"),
    [
        ([], Standing.DID_NOT_COME, "Did not come."),
        ([(-5, A.EXCUSED)], Standing.EXCUSED, "Excused."),
        ([(0, A.ARRIVED)], Standing.TRAINED, "Trained: present for 90 of 90 min."),
        (
            [(40, A.ARRIVED)],
            Standing.TOO_SHORT,
            "Not trained: present for 60 of 90 min, and 80 % are needed.",
        ),
        (
            [(0, A.ARRIVED), (95, A.LEFT)],
            Standing.MODULE_MISSED,
            "Not trained: in module 2 for 5 of 30 min, and 50 % are needed.",
        ),
        ([(0, A.ARRIVED), (107, A.LEFT)], Standing.TRAINED, "Trained: present for 77 of 90 min."),
    ],
)
def test_the_rule_says_who_is_trained_and_why_not(
    what: list[tuple[float, AttendanceKind]], standing: Standing, reason: str
) -> None:
    verdict = verdict_of(credit(*what), RULE, is_over=True)
    assert (verdict.standing, str(verdict.reason)) == (standing, reason)
    assert verdict.is_trained is (standing is Standing.TRAINED)


def test_nobody_is_trained_before_it_is_over() -> None:
    verdict = verdict_of(credit((0, A.ARRIVED), until=at(40)), RULE, is_over=False)
    assert (verdict.is_trained, str(verdict.reason)) == (False, "So far present for 30 of 30 min.")


def test_a_module_that_was_left_out_was_attended_by_nobody() -> None:
    held = [replace(block, spans=()) if block.item is TWO else block for block in blocks_held(PLAN, (), END)]
    verdict = verdict_of(credit((0, A.ARRIVED), held=held), RULE, is_over=True)
    assert str(verdict.reason) == "Not trained: module 2 was not held."
    nothing = [replace(block, spans=()) for block in held]
    lost = verdict_of(credit((0, A.ARRIVED), held=nothing), TrainedRule(), is_over=True)
    assert str(lost.reason) == "Not trained: nothing was held."


def test_an_agenda_without_modules_counts_all_but_breaks() -> None:
    plan = a_plan(*(replace(item, module_number=0) for item in PLAN.items))
    (wang,) = presences([WANG], noted((0, A.ARRIVED)))
    assert credit_of(wang, blocks_held(plan, (), END), END).held == 90


def test_what_was_missed_in_the_morning_is_made_up_for_with_the_second_shift() -> None:
    morning = credit((0, A.ARRIVED), (75, A.LEFT))
    evening = credit((85, A.ARRIVED))
    assert not verdict_of(morning, RULE, is_over=True).is_trained
    assert not verdict_of(evening, RULE, is_over=True).is_trained
    both = best_of([morning, evening, credit((0, A.EXCUSED))])
    assert (both.present, both.held, both.is_excused) == (90.0, 90.0, False)
    assert verdict_of(both, RULE, is_over=True).is_trained
    assert best_of([credit(), credit((0, A.EXCUSED))]).is_excused


def test_the_rule_is_said_in_words() -> None:
    assert str(rule_in_words(TrainedRule())) == (
        "Trained is who was present for at least 80 % of the minutes taught."
    )
    assert str(rule_in_words(RULE)).endswith("for at least 50 % of each of the modules 1, 2, 9.")


@pytest.mark.parametrize(("percent", "module_percent"), [(0, 50), (101, 50), (80, 0), (80, 101)])
def test_a_share_that_nobody_can_reach_is_a_bug(percent: int, module_percent: int) -> None:
    with pytest.raises(ValueError, match="percent out of range"):
        TrainedRule(percent, (), module_percent)


MINUTES = st.integers(-30, 300)
EVENTS = st.lists(st.tuples(MINUTES, st.sampled_from([A.ARRIVED, A.LEFT, A.EXCUSED])), max_size=12)


@given(EVENTS, st.integers(0, 300))
def test_nobody_sits_in_a_block_longer_than_it_was_held(
    what: list[tuple[float, AttendanceKind]], until: int
) -> None:
    found = credit(*what, until=at(until))
    assert all(0 <= block.present <= block.held for block in found.blocks)
    assert found.present <= found.held + 1e-9


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_two_doors_are_merged_does_not_matter(
    what: list[tuple[float, AttendanceKind]], chance: Random
) -> None:
    events = noted(*what)
    shuffled = [*events, *events]
    chance.shuffle(shuffled)
    assert presences([WANG], shuffled) == presences([WANG], events)


@given(EVENTS, EVENTS)
def test_taking_everything_back_restores_what_was(
    before: list[tuple[float, AttendanceKind]], after: list[tuple[float, AttendanceKind]]
) -> None:
    first = noted(*before)
    more = [replace(event, id=an_id(f"more {n}")) for n, event in enumerate(noted(*after))]
    undone = [
        replace(event, id=an_id(f"undone {n}"), kind=A.UNDONE, undoes=event.id)
        for n, event in enumerate(more)
    ]
    assert effective_events([*first, *more, *undone]) == tuple(first)
    assert presences([WANG], [*first, *more, *undone]) == presences([WANG], first)


def test_a_block_that_goes_on_is_one_stretch_however_often_something_happens_in_it() -> None:
    """Who was there how long is asked at the door for each person: a slide must not cost a stretch."""
    slides = [(1, K.SLIDE_SHOWN, 0)] * 20
    events = run_of((0, K.STARTED, 0), (5, K.NEXT, 0), *slides, (5, K.NEXT, 0))
    one = next(block for block in blocks_held(PLAN, events, at(40)) if block.item is ONE)
    assert [(span.begin, span.end) for span in one.spans] == [(at(5), at(30))]
