"""What a plan is warned of: in time, in breaks, in what people do themselves, in what must be there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language import Language, Text
from facilitator.domain.plan_check import PlanConcern, PlanWarning, check_plan, plan_totals
from facilitator.domain.programme import BlockKind, Minutes, Priority, SlideRange
from facilitator.domain.run import Plan
from facilitator.domain.running_times import running_times
from facilitator.domain.session import AgendaItem
from facilitator.words import said
from tests.builders import a_plan, an_agenda_item
from tests.fakes import MORNING

C = PlanConcern
DOING = BlockKind.GROUP_ACTIVITY


def block(name: str, minutes: int, kind: BlockKind = DOING, *, least: int | None = None) -> AgendaItem:
    item = an_agenda_item(name, minutes, kind=kind)
    return replace(item, minutes=Minutes(minutes if least is None else least, minutes, minutes * 2))


def warned(plan: Plan, concern: PlanConcern) -> list[str]:
    return [str(one.message) for one in check_plan(plan, {"deck"}) if one.concern is concern]


def test_a_plan_that_is_well_made_is_warned_of_nothing() -> None:
    plan = a_plan(block("a", 90), block("tea", 15, BlockKind.BREAK), block("b", 90))
    assert check_plan(plan) == ()
    assert check_plan(a_plan()) == ()


def test_an_agenda_longer_than_the_booking_is_told_by_how_much() -> None:
    plan = a_plan(block("a", 70, least=40), block("b", 60, least=40), hours=2)
    assert warned(plan, C.OVER_BOOKING) == [
        "The agenda takes 130 minutes and the room is booked for 120: shorten blocks by 10 minutes."
    ]
    totals = plan_totals(plan)
    assert (totals.booked, totals.planned, totals.least, totals.over) == (120, 130, 80, 10)
    assert totals.ends_at == MORNING + timedelta(minutes=130)


def test_an_agenda_that_cannot_fit_at_its_shortest_is_told_by_how_much_and_only_that() -> None:
    plan = a_plan(block("a", 70, least=60), block("b", 70, least=61), hours=2)
    assert warned(plan, C.CANNOT_FIT) == [
        (
            "Even at its shortest the agenda ends 1 minute after 10:30:00: leave a block out, or agree on a "
            "later end."
        )
    ]
    assert warned(plan, C.OVER_BOOKING) == []


def test_a_block_planned_below_its_shortest_counts_as_planned() -> None:
    plan = a_plan(replace(block("a", 60, least=30), planned_minutes=10))
    assert plan_totals(plan).least == 10


@pytest.mark.parametrize(
    ("least", "sentence"),
    [
        (30, '"tea" is to begin at 09:15:00: shorten what comes before it by 15 minutes.'),
        (
            46,
            (
                '"tea" cannot begin at 09:15:00: even at its shortest, what comes before it takes 1 minute '
                "longer. Leave a block out or move the start."
            ),
        ),
    ],
)
def test_a_fixed_start_that_cannot_be_kept_is_told(least: int, sentence: str) -> None:
    tea = replace(block("tea", 15, BlockKind.BREAK), fixed_start=time(9, 15))
    assert warned(a_plan(block("a", 60, least=least), tea), C.FIXED_START) == [sentence]


def test_a_fixed_start_that_another_half_day_has_is_none_of_this_one_and_is_told() -> None:
    """One agenda serves both shifts: tea at 09:45 meant tomorrow in the afternoon, 1,035 minutes late."""
    tea = replace(block("tea", 15, BlockKind.BREAK), fixed_start=time(9, 45))
    items = (block("a", 60), tea, block("b", 60))
    morning = a_plan(*items, hours=3)
    afternoon = a_plan(*items, starts_at=MORNING.replace(hour=13, minute=30), hours=3)
    assert [str(one.message) for one in check_plan(morning)] == []
    [warning] = check_plan(afternoon)
    assert (warning.concern, warning.item) == (C.FIXED_START, tea.id)
    assert said(warning.message, Language.EN) == (
        '"tea" is fixed at 09:45, which this half-day (13:30–16:30) does not reach: it begins in its turn. '
        "Move the fixed start, or take it away."
    )
    assert "13:30–16:30" in said(warning.message, Language.ZH)
    assert plan_totals(afternoon).planned == 135
    assert [one.starts_at.time() for one in running_times(afternoon)] == [
        time(13, 30),
        time(14, 30),
        time(14, 45),
    ]


def test_one_delay_is_told_at_the_first_fixed_start_only_unless_it_grows() -> None:
    tea = replace(block("tea", 15, BlockKind.BREAK), fixed_start=time(9, 15))
    bus = replace(block("bus", 5), fixed_start=time(9, 40))
    same, grows = block("b", 10, least=0), block("b", 25, least=0)
    assert len(warned(a_plan(block("a", 60, least=30), tea, same, bus), C.FIXED_START)) == 1
    assert len(warned(a_plan(block("a", 60, least=30), tea, grows, bus), C.FIXED_START)) == 2


def test_a_hundred_minutes_without_a_break_are_told_with_the_best_place_for_one() -> None:
    plan = a_plan(block("in", 15, BlockKind.CHECK_IN), block("a", 40), block("b", 30), block("c", 30))
    (warning,) = check_plan(plan)
    assert str(warning.message) == (
        '100 minutes pass without a break, from 08:45:00 to 10:25:00: put one in before "b".'
    )
    assert (warning.concern, warning.item) == (C.NO_BREAK, plan.items[2].id)
    shorter = a_plan(*plan.items[:3], replace(plan.items[3], planned_minutes=29))
    assert check_plan(shorter) == ()


def test_a_block_too_long_for_anybody_is_broken_within() -> None:
    (sentence,) = warned(a_plan(block("short", 10), block("endless", 150)), C.NO_BREAK)
    assert sentence.endswith('put several in, one of them within "endless".')


def test_a_break_of_no_length_is_no_break() -> None:
    plan = a_plan(block("a", 60), block("tea", 0, BlockKind.BREAK), block("b", 60))
    assert len(warned(plan, C.NO_BREAK)) == 1


def test_listening_for_more_than_half_of_the_working_time_is_told() -> None:
    sheet = replace(block("sheet", 30, BlockKind.QUESTIONNAIRE), questionnaire="form")
    talk = block("talk", 31, BlockKind.TALK)
    plan = a_plan(sheet, talk, block("a", 30))
    assert warned(plan, C.LITTLE_DOING) == [
        (
            "People do something themselves in 49 % of the time: turn a talk into an exchange or an "
            "activity, up to at least 50 %."
        )
    ]
    assert warned(a_plan(sheet, replace(talk, planned_minutes=30), block("a", 30)), C.LITTLE_DOING) == []
    assert plan_totals(a_plan(sheet)).doing_share is None


def test_a_module_in_which_people_only_listen_is_told_though_the_day_is_lively() -> None:
    talk = replace(block("talk", 10, BlockKind.TALK), module_number=2, module_title=Text("Needs", "需要"))
    sentence = 'In module 2, "Needs", people only listen: put in an exchange or an activity.'
    assert warned(a_plan(block("a", 60), talk), C.LITTLE_DOING) == [sentence]
    with_game = a_plan(block("a", 60), talk, replace(block("game", 5), module_number=2))
    assert warned(with_game, C.LITTLE_DOING) == []


def test_what_is_missing_in_the_room_is_told_by_block() -> None:
    sheet = block("sheet", 10, BlockKind.QUESTIONNAIRE)
    film = block("film", 10, BlockKind.VIDEO)
    slides = replace(block("a", 40), slides=SlideRange("gone", 1, 2))
    form = replace(sheet, questionnaire="form")
    plan = a_plan(sheet, film, slides, form)
    found = [(one.concern, one.item) for one in check_plan(plan, {"deck"}, {"other"})]
    assert found == [
        (C.MATERIALS, sheet.id),
        (C.MATERIALS, film.id),
        (C.SLIDES, slides.id),
        (C.MATERIALS, form.id),
    ]
    mended = (
        form,
        replace(film, materials=(Text("Loudspeaker", "音箱"),)),
        replace(slides, slides=SlideRange("deck", 1, 2)),
    )
    assert check_plan(a_plan(*mended), {"deck"}, {"form"}) == ()


def test_times_run_on_over_midnight_and_wait_for_a_fixed_start() -> None:
    late = MORNING.replace(hour=23)
    plan = a_plan(block("a", 30), replace(block("b", 60), fixed_start=time(0, 15)), starts_at=late)
    a, b = running_times(plan)
    assert a.ends_at == late + timedelta(minutes=30)
    assert (b.starts_at, b.late_minutes) == (late + timedelta(minutes=45), 0)
    assert b.starts_at.tzinfo is late.tzinfo


ITEMS = st.lists(
    st.builds(
        lambda n, kind, least, more, at: replace(
            block(f"b{n}", least + more, kind, least=least), fixed_start=at
        ),
        st.integers(0, 99),
        st.sampled_from(BlockKind),
        st.integers(0, 60),
        st.integers(0, 60),
        st.none() | st.times(min_value=time(8, 30), max_value=time(13)),
    ),
    max_size=12,
)


@given(ITEMS, st.integers(1, 12))
def test_a_plan_is_never_shorter_than_its_shortest_and_every_sentence_can_be_said(
    items: list[AgendaItem], hours: int
) -> None:
    plan = a_plan(*items, hours=hours)
    totals = plan_totals(plan)
    assert 0 <= totals.least <= totals.planned
    assert totals.least >= sum(item.minutes.least for item in items) or not items
    warnings = check_plan(plan)
    about_time = {one.concern for one in warnings} & {C.CANNOT_FIT, C.OVER_BOOKING}
    assert len(about_time) == (1 if totals.over > 0 else 0)
    for warning in warnings:
        assert_said(warning)


def assert_said(warning: PlanWarning) -> None:
    english, chinese = (said(warning.message, language) for language in Language)
    assert english.count(".") >= 1
    assert "{" not in english + chinese
    assert "。" in chinese
    assert chinese != english


def test_what_is_about_the_whole_plan_leads_to_where_it_is_best_mended() -> None:
    long_talk = block("Talk", 60, BlockKind.TALK, least=55)
    activity = block("Draw", 50, BlockKind.GROUP_ACTIVITY, least=20)
    extra = replace(block("Extra", 20, BlockKind.TALK), priority=Priority.COULD)
    plan = a_plan(long_talk, activity, extra, hours=2)
    assert {one.concern: one.item for one in check_plan(plan)} == {
        C.OVER_BOOKING: activity.id,
        C.LITTLE_DOING: long_talk.id,
        C.NO_BREAK: activity.id,
    }
    first, *_ = check_plan(a_plan(long_talk, activity, extra, hours=1))
    assert (first.concern, first.item) == (C.CANNOT_FIT, extra.id)
