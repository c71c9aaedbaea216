from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.ink import (
    LEAST_STEP,
    MOST_POINTS,
    MOST_STROKES,
    Ink,
    InkColour,
    Stroke,
    with_stroke,
    without_last,
)
from facilitator.domain.zoom import PagePoint

DOT = Stroke(InkColour.RED, 0.008, (PagePoint(0.5, 0.5),))
PLACES = st.builds(PagePoint, st.floats(0, 1), st.floats(0, 1))
STROKES = st.builds(
    Stroke, st.sampled_from(InkColour), st.floats(0.001, 0.05), st.lists(PLACES, min_size=1).map(tuple)
)


@given(st.lists(STROKES, max_size=6).map(tuple), STROKES)
def test_taking_the_last_stroke_back_is_as_if_it_was_never_drawn(ink: Ink, stroke: Stroke) -> None:
    assert without_last(with_stroke(ink, stroke)) == ink


def test_there_is_nothing_to_take_back_on_an_empty_page() -> None:
    assert without_last(()) == ()


@given(STROKES, PLACES)
def test_a_stroke_led_on_keeps_where_it_was_and_gets_at_most_one_point_more(
    stroke: Stroke, to: PagePoint
) -> None:
    longer = stroke.drawn_to(to)
    assert longer.points[: len(stroke.points)] == stroke.points
    assert longer.points in {stroke.points, (*stroke.points, to)}


def test_a_hand_that_trembles_in_one_place_adds_no_points() -> None:
    near = PagePoint(0.5 + LEAST_STEP / 2, 0.5)
    assert DOT.drawn_to(near) is DOT
    assert len(DOT.drawn_to(PagePoint(0.5 + 2 * LEAST_STEP, 0.5)).points) == 2


def test_a_stroke_and_a_page_have_an_end() -> None:
    stroke = DOT
    for step in range(MOST_POINTS - 1):
        assert not stroke.is_full
        stroke = stroke.drawn_to(PagePoint(step % 2, 0.5))
    assert stroke.is_full
    ink: Ink = ()
    for _ in range(MOST_STROKES + 1):
        ink = with_stroke(ink, DOT)
    assert len(ink) == MOST_STROKES
