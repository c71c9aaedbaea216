"""Changing a running agenda by hand: what may be changed, and what stays as it ran."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from facilitator.domain.agenda_change import Agenda, moved, moved_to, with_left_out, with_length, with_new
from facilitator.domain.message import UserError
from facilitator.domain.run import LeftOut, RunEvent, RunEventKind
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
