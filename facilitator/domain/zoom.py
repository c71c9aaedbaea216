"""How much of a slide is seen enlarged: a factor and a middle, both in shares of the page.

A page is 1 wide and 1 high, whatever its real proportions; 0, 0 is its top left corner. What is seen
never reaches beyond the page's edge, so a zoomed slide fills exactly the room that the whole one had.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_ZOOM = 4.0
"""Beyond it the drawn letters are wider than the beam of most rooms."""


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A place on a page; 0..1 from its left edge and from its top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Zoom:
    """`factor` from 1 (the whole page) to 4; `middle` is the place in the middle of what is seen."""

    factor: float = 1.0
    middle: PagePoint = PagePoint(0.5, 0.5)

    @property
    def is_whole(self) -> bool:
        """Whether the whole page is seen."""
        return self.factor == 1.0

    @property
    def left(self) -> float:
        """The left edge of what is seen, in shares of the page."""
        return self.middle.x - self.share / 2

    @property
    def top(self) -> float:
        """The upper edge of what is seen, in shares of the page."""
        return self.middle.y - self.share / 2

    @property
    def share(self) -> float:
        """How much of the page's width, and of its height, is seen."""
        return 1.0 / self.factor

    def place_of(self, seen: PagePoint) -> PagePoint:
        """Return the place on the page at this place of what is seen (0..1 of the picture)."""
        return PagePoint(self.left + seen.x * self.share, self.top + seen.y * self.share)

    def seen_at(self, place: PagePoint) -> PagePoint:
        """Return where that place of the page is seen; outside 0..1 it is out of sight."""
        return PagePoint((place.x - self.left) * self.factor, (place.y - self.top) * self.factor)


WHOLE_PAGE = Zoom()


def zoomed(zoom: Zoom, by: float, at: PagePoint) -> Zoom:
    """Return the zoom `by` times closer (below 1: farther); `at` of the page stays where it is seen.

    Less than the whole page, more than four times and beyond the edge there is none.
    """
    factor = min(MOST_ZOOM, max(1.0, zoom.factor * by))
    seen = zoom.seen_at(at)
    share = 1.0 / factor
    middle = PagePoint(at.x + (0.5 - seen.x) * share, at.y + (0.5 - seen.y) * share)
    return _within(factor, middle)


def panned(zoom: Zoom, right: float, down: float) -> Zoom:
    """Return the zoom moved by so much of the picture that is seen, never beyond the page's edge."""
    middle = PagePoint(zoom.middle.x + right * zoom.share, zoom.middle.y + down * zoom.share)
    return _within(zoom.factor, middle)


def on_page(x: float, y: float) -> PagePoint:
    """Return the nearest place of the page, to a hundred-thousandth: a fiftieth of a projector's pixel."""
    return PagePoint(round(_between(0.0, x, 1.0), 5), round(_between(0.0, y, 1.0), 5))


def _within(factor: float, middle: PagePoint) -> Zoom:
    half = 0.5 / factor
    return Zoom(factor, PagePoint(_between(half, middle.x, 1.0 - half), _between(half, middle.y, 1.0 - half)))


def _between(least: float, value: float, most: float) -> float:
    return max(least, min(value, most))
