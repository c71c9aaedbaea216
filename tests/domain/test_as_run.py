"""The record of a half-day as it ran, and what its past runs say of a block."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.as_run import AsRun, BlockAsRun, Outcome, SlideDwell, as_run
from facilitator.domain.language import Text
from facilitator.domain.past_runs import (
    PastMinutes,
    identity,
    past_minutes,
    quantile,
    safe_minutes,
    usual_minutes,
)
from facilitator.domain.programme import SlideRange
from facilitator.domain.run import (
    LeftOut,
    RunEvent,
    RunEventKind,
    RunItem,
    position,
)
from facilitator.domain.session import AgendaItem
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.domain.test_run_laws import PLAN as SCRIPT_PLAN
from tests.domain.test_run_laws import SCRIPTS, Script, played
from tests.fakes import MORNING, FakeClock

K = RunEventKind
A = an_agenda_item("a", 10, slides=SlideRange("deck", 3, 5))
B, C = an_agenda_item("b", 10), an_agenda_item("c", 10)
PLAN = a_plan(A, B, C)


class Morning:
    """A half-day that is played event by event."""

    def __init__(self) -> None:
        self.clock = FakeClock(MORNING)
        self.events: list[RunEvent] = []
        self.take(K.STARTED, agenda=tuple(RunItem(item, 600) for item in PLAN.items))

    def take(self, kind: RunEventKind, minutes: float = 0, **more: object) -> None:
        """Let that many minutes pass, then do it."""
        self.clock.go_on(minutes=minutes)
        event = RunEvent(an_id(f"event {len(self.events)}"), HALF_DAY, kind, self.clock.instant())
        self.events.append(replace(event, **more))  # type: ignore[arg-type]

    @property
    def record(self) -> AsRun:
        return as_run(PLAN, self.events)


def outcomes(record: AsRun) -> list[tuple[str, Outcome, float | None]]:
    return [(block.item.title.en, block.outcome, block.actual_minutes) for block in record.blocks]


def test_a_whole_run_says_planned_and_actual_minutes_without_pauses() -> None:
    day = Morning()
    day.take(K.PAUSED, 5)
    day.take(K.RESUMED, 4)
    day.take(K.NEXT, 7)
    day.take(K.NEXT, 8)
    day.take(K.NEXT, 9, item=None)
    assert outcomes(day.record) == [
        ("a", Outcome.RUN, 12.0),
        ("b", Outcome.RUN, 8.0),
        ("c", Outcome.RUN, 9.0),
    ]
    assert [block.planned_minutes for block in day.record.blocks] == [10, 10, 10]
    assert day.record.paused_minutes == pytest.approx(4)
    assert day.record.began_at == MORNING
    assert day.record.ended_at == day.clock.wall


def test_before_the_start_everything_is_ahead_and_while_it_runs_nothing_is_counted_too_early() -> None:
    assert {block.outcome for block in as_run(PLAN, ()).blocks} == {Outcome.AHEAD}
    day = Morning()
    day.take(K.NEXT, 12)
    day.take(K.SLIDE_SHOWN, 3, page=4)
    assert outcomes(day.record) == [
        ("a", Outcome.RUN, 12.0),
        ("b", Outcome.RUNNING, None),
        ("c", Outcome.AHEAD, None),
    ]
    assert day.record.ended_at is None


def test_a_block_that_was_jumped_over_or_clicked_past_is_skipped() -> None:
    day = Morning()
    day.take(K.NEXT, 10)
    day.take(K.NEXT, 0.4)
    day.take(K.FINISHED, 10)
    assert outcomes(day.record)[1] == ("b", Outcome.SKIPPED, None)
    jumped = Morning()
    jumped.take(K.JUMPED, 10, item=C.id)
    assert outcomes(jumped.record)[1] == ("b", Outcome.SKIPPED, None)


def test_what_was_dropped_put_off_or_taken_out_is_told_apart() -> None:
    day = Morning()
    day.take(
        K.AGENDA_SET,
        2,
        agenda=(
            RunItem(A, 600),
            RunItem(C, 300, LeftOut.FOLLOW_UP),
            RunItem(replace(C, id=an_id("d"), title=Text("d", "d"), planned_minutes=4), 240, LeftOut.DROPPED),
        ),
    )
    day.take(K.FINISHED, 8)
    assert outcomes(day.record) == [
        ("a", Outcome.RUN, 10.0),
        ("b", Outcome.DROPPED, None),
        ("c", Outcome.FOLLOW_UP, None),
        ("d", Outcome.DROPPED, None),
    ]
    assert day.record.follow_up == (C,)
    assert [block.planned_minutes for block in day.record.blocks] == [10, 10, 10, 4]


def test_a_block_that_was_left_out_and_run_after_all_was_run() -> None:
    day = Morning()
    day.take(K.AGENDA_SET, agenda=(RunItem(A, 600), RunItem(B, 600, LeftOut.DROPPED), RunItem(C, 600)))
    day.take(K.JUMPED, 10, item=B.id)
    day.take(K.FINISHED, 6)
    assert outcomes(day.record)[1] == ("b", Outcome.RUN, 6.0)


def test_slides_dwell_as_long_as_they_could_be_seen() -> None:
    day = Morning()  # page 3 stands from the start
    day.take(K.SLIDE_SHOWN, 1, page=4)
    day.take(K.PAUSED, 2)
    day.take(K.RESUMED, 9)
    day.take(K.BLACKED, 3)
    day.take(K.UNBLACKED, 9)
    day.take(K.SLIDE_SHOWN, 0.5, page=3)
    day.take(K.NEXT, 4)
    day.take(K.NEXT, 5)
    slides = day.record.blocks[0].slides
    assert [(one.deck, one.page, round(one.seconds)) for one in slides] == [
        ("deck", 3, 300),
        ("deck", 4, 330),
    ]
    assert day.record.blocks[1].slides == ()


def test_a_frozen_slide_stands_on_while_the_trainer_moves_on() -> None:
    day = Morning()
    day.take(K.FROZEN, 1)
    day.take(K.SLIDE_SHOWN, 2, page=5)
    day.take(K.NEXT, 3)
    day.take(K.UNFROZEN, 4)
    day.take(K.NEXT, 5)
    assert day.record.blocks[0].slides == (SlideDwell("deck", 3, 600.0),)


def test_planned_is_what_the_half_day_began_with_changes_before_the_start_included() -> None:
    clock = FakeClock(MORNING)
    changed = tuple(RunItem(item, seconds) for item, seconds in ((A, 480), (B, 900), (C, 600)))
    events = [RunEvent(an_id("set"), HALF_DAY, K.AGENDA_SET, clock.instant(), agenda=changed)]
    for agenda in (changed, None):  # a start kept by the first versions carries no agenda
        start = RunEvent(an_id("start"), HALF_DAY, K.STARTED, clock.instant(), A.id, agenda=agenda)
        record = as_run(PLAN, [*events, start])
        assert [block.planned_minutes for block in record.blocks] == [8, 15, 10]
    without_b = (changed[0], changed[2])
    taken_out = RunEvent(an_id("out"), HALF_DAY, K.AGENDA_SET, clock.instant(), agenda=without_b)
    record = as_run(PLAN, [*events, start, taken_out])
    assert [block.planned_minutes for block in record.blocks] == [8, 15, 10]


def test_time_in_which_the_laptop_slept_shows_no_slide() -> None:
    day = Morning()
    day.take(K.GAP_DISCOUNTED, 6, seconds=300, item=A.id)
    day.take(K.NEXT, 1)
    assert day.record.blocks[0].slides == (SlideDwell("deck", 3, 120.0),)
    assert day.record.blocks[0].actual_minutes == pytest.approx(2)


def test_time_asleep_is_taken_from_a_page_of_another_block_that_stood_frozen_meanwhile() -> None:
    day = Morning()
    day.take(K.FROZEN, 1, page=3, item=A.id)
    day.take(K.NEXT, 1)
    day.take(K.GAP_DISCOUNTED, 6, seconds=300, item=B.id)
    day.take(K.NEXT, 1)
    assert day.record.blocks[0].slides == (SlideDwell("deck", 3, 240.0),)
    assert outcomes(day.record)[:2] == [("a", Outcome.RUN, 2.0), ("b", Outcome.RUN, 2.0)]


@example(
    script=[
        (K.FROZEN, 0.0, None, 0),
        (K.NEXT, 0.0, None, 0),
        (K.STARTED, 1.0, None, 0),
        (K.GAP_DISCOUNTED, 0.0, None, 1),
    ]
)
@given(SCRIPTS)
def test_the_record_agrees_with_the_position_and_slides_stand_no_longer_than_the_blocks(
    script: Script,
) -> None:
    events, _ = played(script)
    plan = replace(SCRIPT_PLAN, items=(replace(A, id=SCRIPT_PLAN.items[0].id), *SCRIPT_PLAN.items[1:]))
    record, last = as_run(plan, events), position(plan, events, events[-1].at)
    for block, progress in zip(record.blocks, last.progress, strict=True):
        assert block.item is progress.item
        if block.actual_minutes is not None:
            assert block.actual_minutes * 60 == pytest.approx(progress.spent_seconds)
            assert progress.is_done
        assert (block.outcome is Outcome.RUNNING) == progress.is_current
    seen = sum(slide.seconds for block in record.blocks for slide in block.slides)
    assert seen <= sum(progress.spent_seconds for progress in last.progress) + 1e-6


def a_run(*minutes: float, item: AgendaItem = B, outcome: Outcome = Outcome.RUN) -> AsRun:
    return AsRun(tuple(BlockAsRun(item, 10, m, outcome) for m in minutes), MORNING, MORNING, 0.0)


def rounded(minutes: PastMinutes) -> PastMinutes:
    return PastMinutes(minutes.runs, round(minutes.p50, 6), round(minutes.p80, 6))


def test_two_runs_say_nothing_and_three_say_the_middle_and_the_longest() -> None:
    assert past_minutes([("p", a_run(8)), ("p", a_run(12))]) == {}
    found = past_minutes([("p", a_run(8)), ("p", a_run(12)), ("p", a_run(9))])
    assert rounded(found[identity("p", B)]) == PastMinutes(3, 9, 12)
    assert len(found) == 1


def test_only_what_was_run_in_the_same_programme_counts() -> None:
    runs = [("p", a_run(8)), ("p", a_run(9)), ("other", a_run(30))]
    assert past_minutes(runs) == {}
    assert past_minutes([*runs, ("p", a_run(3, outcome=Outcome.SKIPPED))]) == {}
    assert past_minutes([*runs, ("p", a_run(3, item=C))]) == {}


def test_a_block_is_known_by_kind_and_title_however_it_is_typed() -> None:
    same = replace(B, id=an_id("again"), title=Text("  B ", "别的"))
    assert identity("p", same) == identity("p", B)
    assert identity("p", replace(B, title=Text("", "乙"))).title == "乙"
    twice = past_minutes([("p", a_run(8, 10)), ("p", a_run(9, 9)), ("p", a_run(9))])
    assert rounded(twice[identity("p", B)]) == PastMinutes(3, 9, 9)


@pytest.mark.parametrize(
    ("p50", "p80", "usual", "safe"),
    [(9.4, 12.1, 9, 13), (9.6, 12.0, 10, 12), (10.0, 10.0, 10, 10), (0.2, 0.2, 1, 1), (0.0, 0.0, 1, 1)],
)
def test_minutes_to_plan_with_are_whole_and_the_safe_ones_never_too_few(
    p50: float, p80: float, usual: int, safe: int
) -> None:
    past = PastMinutes(3, p50, p80)
    assert (usual_minutes(past), safe_minutes(past)) == (usual, safe)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=40), st.floats(0, 1), st.floats(0, 1))
def test_quantiles_rise_lie_within_and_meet_the_median(values: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert min(values) <= quantile(values, low) <= quantile(values, high) + 1e-9
    assert quantile(values, high) <= max(values)
    assert quantile(values, 0.5) == pytest.approx(median(values))


def test_quantiles_are_those_of_the_paper() -> None:
    from scipy.stats.mstats import mquantiles

    values = [3.0, 5, 8, 9, 14, 20, 21]
    expected = mquantiles(values, [0.1, 0.5, 0.8, 0.95], alphap=1 / 3, betap=1 / 3)
    assert [quantile(values, share) for share in (0.1, 0.5, 0.8, 0.95)] == pytest.approx(list(expected))
