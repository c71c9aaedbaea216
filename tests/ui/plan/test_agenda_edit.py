from __future__ import annotations

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language import Text
from tests.ui.run.house import agenda
from ui.plan.agenda_edit import changed, lengthened, moved, place_of, with_new, without

ITEMS = agenda()


@given(st.integers(-1, 6), st.integers(-6, 6))
def test_moving_loses_no_block_and_back_again_is_as_before(place: int, steps: int) -> None:
    after = moved(ITEMS, place, steps)
    assert sorted(item.id for item in after) == sorted(item.id for item in ITEMS)
    if after != ITEMS:
        assert after[place + steps] == ITEMS[place]
        assert moved(after, place + steps, -steps) == ITEMS


def test_the_last_block_of_an_agenda_stays() -> None:
    assert without(ITEMS, 1) == (ITEMS[0], *ITEMS[2:])
    assert without(ITEMS[:1], 0) == ITEMS[:1]


def test_a_new_block_stands_after_the_chosen_one_in_its_module() -> None:
    fresh = uuid4()
    after = with_new(ITEMS, 2, fresh, Text("Song", "唱歌"))
    assert place_of(after, fresh) == 3
    assert after[3].module_number == ITEMS[2].module_number


@given(st.integers(-600, 600))
def test_a_block_is_never_shorter_than_nothing_nor_longer_than_a_day(minutes: int) -> None:
    assert 0 <= lengthened(ITEMS, 1, minutes)[1].planned_minutes <= 480


def test_changing_a_block_changes_that_one_alone() -> None:
    longer = lengthened(ITEMS, 1, 5)[1]
    assert changed(ITEMS, longer) == (ITEMS[0], longer, *ITEMS[2:])
