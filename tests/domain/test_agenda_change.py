"""Changing a running agenda by hand: what may be changed, and what stays as it ran."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from facilitator.domain.agenda_change import (
    Agenda,
    moved,
    moved_to,
    replanned,
    taken_back,
    with_left_out,
    with_length,
    with_new,
)
from facilitator.domain.message import UserError
from facilitator.domain.run import LeftOut, RunEvent, RunEventKind, RunItem
from facilitator.domain.session import AgendaItem
from facilitator.domain.tally import Tally
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.fakes import FakeClock

K = RunEventKind
A, B, C, D, E = (an_agenda_item(name, 10) for name in "ABCDE")
PLAN = a_plan(A, B, C, D)


def after(*happened: tuple[RunEventKind, AgendaItem]) -> Tally:
    """Return where the half-day stands after going to those blocks."""
    clock = FakeClock(PLAN.starts_at)
    return Tally(PLAN).after(
        *(
            RunEvent(an_id(f"event {number}"), HALF_DAY, kind, clock.instant(), item.id)
            for number, (kind, item) in enumerate(happened)
        )
    )


def order(agenda: Agenda) -> str:
    """Return the blocks as letters; small ones are dropped, `~` marks those put off."""
    marks = {LeftOut.NO: str, LeftOut.DROPPED: str.lower, LeftOut.FOLLOW_UP: "~{}".format}
    return "".join(marks[one.left_out](one.item.title.en) for one in agenda)


FRESH = after()
IN_B = after((K.STARTED, A), (K.NEXT, B))
IN_C_WITHOUT_B = after((K.STARTED, A), (K.JUMPED, C))


@pytest.mark.parametrize(
    ("tally", "block", "how", "then"),
    [
        (FRESH, A, LeftOut.DROPPED, "aBCD"),
        (IN_B, C, LeftOut.DROPPED, "ABcD"),
        (IN_B, D, LeftOut.FOLLOW_UP, "ABC~D"),
        (IN_C_WITHOUT_B, B, LeftOut.FOLLOW_UP, "A~BCD"),
        (IN_C_WITHOUT_B, B, LeftOut.NO, "ACBD"),
    ],
)
def test_a_block_to_come_is_left_out_and_one_passed_over_comes_back_next(
    tally: Tally, block: AgendaItem, how: LeftOut, then: str
) -> None:
    assert order(with_left_out(tally, block.id, how)) == then


@pytest.mark.parametrize(
    ("tally", "block", "steps", "then"),
    [
        (FRESH, D, -9, "DABC"),
        (FRESH, A, 1, "BACD"),
        (IN_B, C, 1, "ABDC"),
        (IN_B, D, -1, "ABDC"),
        (IN_B, D, -3, "ABDC"),
        (IN_B, C, -1, "ABCD"),
        (IN_B, D, 1, "ABCD"),
    ],
)
def test_a_block_moves_as_far_as_behind_what_runs_now(
    tally: Tally, block: AgendaItem, steps: int, then: str
) -> None:
    assert order(moved(tally, block.id, steps)) == then


def test_a_block_dropped_on_what_ran_becomes_the_next_one() -> None:
    assert order(moved_to(IN_B, D.id, 0)) == "ABDC"
    assert order(moved_to(IN_C_WITHOUT_B, B.id, 0)) == "ACBD"


@pytest.mark.parametrize(("minutes", "planned"), [(25, 25), (0, 1), (9_999, 480)])
def test_a_length_stays_between_a_minute_and_eight_hours(minutes: int, planned: int) -> None:
    assert with_length(IN_B, C.id, minutes)[2].planned_seconds == planned * 60


def test_what_runs_now_may_become_longer() -> None:
    assert with_length(IN_B, B.id, 12)[1].planned_seconds == 720


@pytest.mark.parametrize(
    ("tally", "behind", "then"),
    [(FRESH, None, "EABCD"), (IN_B, None, "ABECD"), (IN_B, A.id, "ABECD"), (IN_B, D.id, "ABCDE")],
)
def test_a_fresh_block_stands_behind_the_chosen_one_and_never_in_the_past(
    tally: Tally, behind: UUID | None, then: str
) -> None:
    agenda = with_new(tally, E, behind)
    assert order(agenda) == then
    assert next(one for one in agenda if one.item is E).planned_seconds == 600


@pytest.mark.parametrize(
    "change",
    [
        lambda tally: with_left_out(tally, A.id, LeftOut.DROPPED),
        lambda tally: with_left_out(tally, B.id, LeftOut.DROPPED),
        lambda tally: moved(tally, A.id, 2),
        lambda tally: moved(tally, B.id, 1),
        lambda tally: with_length(tally, A.id, 5),
        lambda tally: with_length(tally, E.id, 5),
    ],
)
def test_what_ran_runs_or_is_unknown_is_refused_in_a_sentence(change: Callable[[Tally], Agenda]) -> None:
    with pytest.raises(UserError):
        change(IN_B)


def undone(tally: Tally, *agendas: Callable[[Tally], Agenda]) -> tuple[Tally, Tally]:
    """Return where it stands after those changes, and after the last of them was taken back."""
    before = changed = tally
    for number, change in enumerate(agendas):
        before = changed
        changed = changed.after(agenda_set(number, change(changed), changed))
    back = taken_back(changed, before, changed)
    return before, changed.after(agenda_set(99, back, changed))


def jump_to(block: AgendaItem, tally: Tally) -> RunEvent:
    at = tally.clocks.latest
    assert at is not None
    return RunEvent(an_id(f"to {block.title.en}"), HALF_DAY, K.JUMPED, at, block.id)


def agenda_set(number: int, agenda: Agenda, tally: Tally) -> RunEvent:
    at = tally.clocks.latest or FakeClock(PLAN.starts_at).instant()
    return RunEvent(an_id(f"set {number}"), HALF_DAY, K.AGENDA_SET, at, agenda=agenda)


@pytest.mark.parametrize("tally", [FRESH, IN_B, IN_C_WITHOUT_B, after((K.STARTED, A), (K.JUMPED, D))])
@pytest.mark.parametrize(
    "change",
    [
        lambda tally: with_length(tally, D.id, 20),
        lambda tally: with_left_out(tally, B.id, LeftOut.NO),
        lambda tally: with_left_out(tally, C.id, LeftOut.FOLLOW_UP),
        lambda tally: moved(tally, C.id, 5),
        lambda tally: with_new(tally, E, None),
    ],
)
def test_a_change_taken_back_at_once_leaves_the_agenda_as_it_was(
    tally: Tally, change: Callable[[Tally], Agenda]
) -> None:
    try:
        before, after_undo = undone(tally, change)
    except UserError:  # what ran cannot be changed at all
        return
    assert (after_undo.agenda, after_undo.index) == (before.agenda, before.index)


def test_what_was_passed_over_does_not_come_back_when_another_change_is_taken_back() -> None:
    """Undoing twenty minutes for the last block put the blocks that were jumped over before it again."""
    in_d = after((K.STARTED, A), (K.JUMPED, D))
    _, after_undo = undone(
        in_d, lambda tally: with_new(tally, E, None), lambda tally: with_length(tally, E.id, 20)
    )
    assert (order(after_undo.agenda), after_undo.items[after_undo.index]) == ("ABCDE", D)


def test_what_was_put_in_and_passed_over_since_is_gone_when_that_is_taken_back() -> None:
    before = IN_B
    changed = before.after(agenda_set(0, with_new(before, E, None), before))
    went_on = changed.after(RunEvent(an_id("jump"), HALF_DAY, K.JUMPED, changed.clocks.latest, D.id))  # type: ignore[arg-type]
    assert order(taken_back(went_on, before, changed)) == "ABCD"


def test_who_went_back_since_keeps_the_blocks_ahead_in_their_order() -> None:
    before = after((K.STARTED, A), (K.JUMPED, D))
    changed = before.after(agenda_set(0, with_length(before, C.id, 20), before))
    went_back = changed.after(RunEvent(an_id("back"), HALF_DAY, K.JUMPED, changed.clocks.latest, A.id))  # type: ignore[arg-type]
    assert order(taken_back(went_back, before, changed)) == "ABCD"


@pytest.mark.parametrize(
    ("running", "before", "after", "then"),
    [
        ("ABCD", "ABCD", "ABCD", "ABCD"),
        ("ACBD", "ABCD", "ABCD", "ACBD"),  # moved on the console, the plan as it was
        ("ACBD", "ABCD", "ABCED", "ACEBD"),
        ("ACBD", "ABCD", "DABC", "DABC"),  # the plan's new order is the later wish
        ("AECB", "ABC", "ABCD", "AECDB"),  # put in on the console: it stays
        ("AECB", "ABC", "CBA", "CBAE"),
        ("AbC", "ABC", "AC", "AC"),
        ("AbC", "ABC", "ADBC", "ADbC"),
        ("EABC", "ABC", "DBCA", "EDBCA"),
    ],
)
def test_an_edit_of_the_plan_and_changes_ahead_of_the_start_are_both_kept(
    running: str, before: str, after: str, then: str
) -> None:
    by_name = {item.title.en: item for item in (A, B, C, D, E)}
    changed = tuple(
        RunItem(by_name[name.upper()], 60, LeftOut.NO if name.isupper() else LeftOut.DROPPED)
        for name in running
    )
    agenda = replanned(changed, [by_name[name] for name in before], [by_name[name] for name in after])
    assert order(agenda) == then
    assert all((one.planned_seconds == 60) == (one.item.title.en in running.upper()) for one in agenda)


def test_blocks_that_ran_and_lie_ahead_again_keep_the_order_in_which_they_ran() -> None:
    before = after((K.STARTED, A)).after(agenda_set(0, moved(after((K.STARTED, A)), C.id, 1), after()))
    assert order(before.agenda) == "ABDC"
    there_and_back = changed = before.after(agenda_set(1, moved(before, C.id, -1), before))
    for block in (C, D, A):
        there_and_back = there_and_back.after(jump_to(block, there_and_back))
    assert order(taken_back(there_and_back, before, changed)).replace("B", "") == "ACD"


def test_what_ran_before_and_was_moved_ahead_of_what_runs_is_not_put_behind_it_again() -> None:
    before = after((K.STARTED, A), (K.NEXT, B), (K.NEXT, C))
    changed = before.after(agenda_set(0, with_length(before, D.id, 20), before))
    in_a = changed.after(jump_to(A, changed))
    a, b, c, d = in_a.agenda
    moved_up = in_a.after(agenda_set(1, (a, c, b, d), in_a))  # as another version may have let it be done
    in_c = moved_up.after(jump_to(C, moved_up))
    assert order(in_c.agenda) == "ACBD"
    back = taken_back(in_c, before, changed)
    assert (order(back), back[3].planned_seconds) == ("ACBD", 600)
