from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language import Text
from tests.ui.run.house import agenda
from ui.plan.agenda_edit import Items, moved_to, with_put_in
from ui.plan.agenda_history import AgendaHistory, Deed, Step

AGENDA = agenda()
AGENDAS = tuple(AGENDA[:n] for n in range(1, 6))


def step(before: Items, after: Items) -> Step:
    return Step(Deed.MOVE, Text("x"), before, after)


def history(*agendas: Items) -> AgendaHistory:
    done = AgendaHistory()
    for before, after in pairwise(agendas):
        done = done.with_step(step(before, after))
    return done


def test_undo_and_redo_go_back_and_forth_over_the_same_steps() -> None:
    done = history(*AGENDAS)
    last = done.to_undo
    back = done.after_undo()
    assert back.to_redo == last
    assert back.after_redo() == done


def test_a_new_step_forgets_what_was_taken_back() -> None:
    done = history(*AGENDAS).after_undo().with_step(step(AGENDAS[3], AGENDAS[0]))
    assert done.to_redo is None


def test_nothing_done_leaves_nothing_to_undo() -> None:
    assert AgendaHistory().to_undo is None
    assert AgendaHistory().to_redo is None


def test_a_step_that_the_disk_refused_is_dropped_and_those_before_stay() -> None:
    done = history(*AGENDAS)
    assert done.from_here(AGENDAS[3]) == history(*AGENDAS[:4])


def test_a_change_made_elsewhere_ends_what_can_be_undone() -> None:
    elsewhere = tuple(reversed(AGENDA))
    assert history(*AGENDAS).after_undo().from_here(elsewhere) == AgendaHistory()


def test_an_agenda_as_it_was_left_keeps_both_ways() -> None:
    done = history(*AGENDAS).after_undo()
    assert done.from_here(AGENDAS[3]) == done


@given(st.integers(0, 4), st.integers(0, 5))
def test_a_block_dropped_into_a_gap_stands_between_the_rows_of_the_line(place: int, gap: int) -> None:
    after = moved_to(AGENDA, place, gap)
    others = [item for item in AGENDA if item is not AGENDA[place]]
    before_line = [item for item in AGENDA[:gap] if item is not AGENDA[place]]
    assert [item for item in after if item is not AGENDA[place]] == others
    assert after.index(AGENDA[place]) == len(before_line)


@given(st.integers(0, 5))
def test_a_block_of_the_library_joins_the_module_that_it_comes_into(gap: int) -> None:
    fresh = with_put_in(AGENDA, gap, AGENDA[1])[gap]
    neighbour = AGENDA[gap - 1] if gap else AGENDA[0]
    assert (fresh.module_number, fresh.module_title) == (neighbour.module_number, neighbour.module_title)
