"""The hand over a slide, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.ink import InkColour, InkPage
from facilitator.domain.zoom import MOST_ZOOM, WHOLE_PAGE, PagePoint
from ui.run.slide_tools.hand import (
    Hand,
    Tool,
    dragged,
    moved_to,
    page_turned,
    pen_down,
    pen_up,
    put_down,
    sized,
    stepped,
    taken_up,
    whole_again,
)

PAGE = InkPage("main", 1)
MIDDLE = PagePoint(0.5, 0.5)
SEEN = st.builds(PagePoint, st.floats(0, 1), st.floats(0, 1))


@pytest.mark.parametrize("tool", [Tool.POINTER, Tool.SPOT])
def test_a_tool_is_seen_in_the_middle_at_once_and_goes_with_the_mouse(tool: Tool) -> None:
    hand = taken_up(Hand(), tool)
    marks = hand.marks(PAGE, ())
    assert marks is not None
    assert MIDDLE in {marks.pointer, marks.spot.at if marks.spot else None}
    assert moved_to(hand, PagePoint(0.1, 0.2)).at == PagePoint(0.1, 0.2)
    assert moved_to(hand, None).marks(PAGE, ()) is None


def test_an_empty_hand_over_a_clean_page_costs_nothing() -> None:
    assert Hand().marks(PAGE, ()) is None
    assert taken_up(Hand(), Tool.ZOOM).marks(PAGE, ()) is None


@pytest.mark.parametrize("tool", Tool)
@given(SEEN, st.floats(-20, 20), st.floats(-2, 2), st.floats(-2, 2))
def test_wherever_the_hand_is_led_it_stays_on_the_page_and_every_size_within_its_limits(
    tool: Tool, seen: PagePoint, steps: float, right: float, down: float
) -> None:
    hand = stepped(sized(moved_to(taken_up(Hand(), tool), seen), steps), right, down)
    assert 0 <= hand.at.x <= 1
    assert 0 <= hand.at.y <= 1
    assert 1 <= hand.zoom.factor <= MOST_ZOOM
    assert 0.06 <= hand.radius <= 0.5
    assert 0.003 <= hand.width <= 0.03
    assert hand.zoom.is_whole or tool is Tool.ZOOM


def test_turning_the_page_ends_pointer_spotlight_and_zoom_and_leaves_the_pen() -> None:
    closer = sized(taken_up(Hand(), Tool.ZOOM), 3)
    for tool in (Tool.POINTER, Tool.SPOT):
        turned = page_turned(taken_up(closer, tool))
        assert (turned.tool, turned.marks(PAGE, ())) == (None, None)
    assert page_turned(closer).zoom == WHOLE_PAGE
    drawing = page_turned(pen_down(taken_up(closer, Tool.PEN)))
    assert (drawing.tool, drawing.stroke, drawing.zoom) == (Tool.PEN, None, WHOLE_PAGE)


def test_putting_a_tool_down_shows_the_whole_slide_and_remembers_colour_and_size() -> None:
    hand = sized(taken_up(Hand(colour=InkColour.GREEN), Tool.SPOT), 2)
    down = put_down(sized(taken_up(hand, Tool.ZOOM), 4))
    assert down.marks(PAGE, ()) is None
    assert (down.radius, down.colour) == (hand.radius, InkColour.GREEN)


def test_arrows_move_a_zoomed_slide_and_one_key_shows_it_whole() -> None:
    closer = sized(taken_up(Hand(), Tool.ZOOM), 5)
    right = stepped(closer, 0.02, 0)
    assert right.zoom.left > closer.zoom.left
    assert right.zoom.factor == closer.zoom.factor
    assert whole_again(right).zoom == WHOLE_PAGE
    assert whole_again(right).tool is Tool.ZOOM


def test_dragging_takes_the_slide_along_with_the_mouse() -> None:
    closer = sized(moved_to(taken_up(Hand(), Tool.ZOOM), MIDDLE), 3)
    under = closer.zoom.place_of(PagePoint(0.4, 0.4))
    after = dragged(closer, 0.1, 0.05).zoom.seen_at(under)
    assert (round(after.x, 6), round(after.y, 6)) == (0.5, 0.45)


def test_the_pen_draws_only_while_it_is_down() -> None:
    hand = moved_to(taken_up(Hand(), Tool.PEN), PagePoint(0.2, 0.2))
    assert pen_up(hand) == (hand, None)
    drawing = moved_to(pen_down(hand), PagePoint(0.4, 0.2))
    marks = drawing.marks(PAGE, ())
    assert marks is not None
    assert marks.stroke == drawing.stroke
    lifted, stroke = pen_up(drawing)
    assert stroke is not None
    assert stroke.points == (PagePoint(0.2, 0.2), PagePoint(0.4, 0.2))
    assert moved_to(lifted, PagePoint(0.9, 0.9)).stroke is None


def test_only_the_pen_draws() -> None:
    for tool in (Tool.POINTER, Tool.SPOT, Tool.ZOOM):
        assert pen_down(taken_up(Hand(), tool)).stroke is None


def test_on_a_zoomed_slide_the_pen_draws_where_it_is_seen() -> None:
    hand = taken_up(sized(moved_to(taken_up(Hand(), Tool.ZOOM), PagePoint(0, 0)), 10), Tool.PEN)
    assert hand.zoom.factor == MOST_ZOOM
    at = moved_to(hand, PagePoint(1, 1)).at
    assert (at.x, at.y) == (0.25, 0.25)
