from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.zoom import MOST_ZOOM, WHOLE_PAGE, PagePoint, Zoom, on_page, panned, zoomed

SHARES = st.floats(0, 1)
STEPS = st.one_of(
    st.tuples(st.just("zoom"), st.floats(0.1, 8), st.builds(PagePoint, SHARES, SHARES)),
    st.tuples(st.just("pan"), st.floats(-3, 3), st.floats(-3, 3)),
)


def is_inside(zoom: Zoom) -> bool:
    edges = (zoom.left, zoom.top, 1 - zoom.left - zoom.share, 1 - zoom.top - zoom.share)
    return all(edge >= -1e-9 for edge in edges)


@given(st.lists(STEPS, max_size=12))
def test_whatever_is_done_nothing_beyond_the_page_is_seen(steps: list[tuple[str, float, object]]) -> None:
    zoom = WHOLE_PAGE
    for kind, amount, other in steps:
        if isinstance(other, PagePoint):
            zoom = zoomed(zoom, amount, other)
        else:
            assert kind == "pan"
            assert isinstance(other, float)
            zoom = panned(zoom, amount, other)
        assert 1 <= zoom.factor <= MOST_ZOOM
        assert is_inside(zoom)


@given(st.builds(PagePoint, SHARES, SHARES), st.floats(1, MOST_ZOOM))
def test_coming_closer_leaves_the_place_under_the_mouse_where_it_is_seen(at: PagePoint, by: float) -> None:
    closer = zoomed(WHOLE_PAGE, by, at)
    assert closer.seen_at(at).x == pytest.approx(at.x)
    assert closer.seen_at(at).y == pytest.approx(at.y)


@given(
    st.builds(PagePoint, SHARES, SHARES),
    st.floats(1, MOST_ZOOM),
    st.builds(PagePoint, SHARES, SHARES),
)
def test_a_place_seen_and_its_place_on_the_page_are_each_other_s_way_back(
    at: PagePoint, by: float, seen: PagePoint
) -> None:
    zoom = zoomed(WHOLE_PAGE, by, at)
    again = zoom.seen_at(zoom.place_of(seen))
    assert again.x == pytest.approx(seen.x)
    assert again.y == pytest.approx(seen.y)


def test_farther_than_the_whole_page_there_is_only_the_whole_page() -> None:
    assert zoomed(zoomed(WHOLE_PAGE, 3, PagePoint(1, 0)), 0.1, PagePoint(0.2, 0.2)) == WHOLE_PAGE
    assert WHOLE_PAGE.is_whole


def test_the_whole_page_cannot_be_moved() -> None:
    assert panned(WHOLE_PAGE, 0.5, -0.5) == WHOLE_PAGE


def test_at_twice_the_size_one_picture_to_the_right_ends_at_the_right_edge() -> None:
    zoom = panned(zoomed(WHOLE_PAGE, 2, PagePoint(0, 0)), 1, 0)
    assert (zoom.left, zoom.top, zoom.share) == (0.5, 0, 0.5)


def test_a_place_beside_the_page_is_its_nearest_place_on_the_page() -> None:
    assert on_page(-0.2, 1.7) == PagePoint(0, 1)
