"""What the trainer draws on a slide: strokes that belong to a page, in shares of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.zoom import PagePoint

MOST_STROKES = 500
"""On one page. A drawing of more is no drawing any more; the oldest strokes go first."""
MOST_POINTS = 2_000
"""In one stroke: a minute of drawing without lifting the pen. What follows is another stroke."""
LEAST_STEP = 0.0015
"""Points nearer than that to the one before say nothing new: 3 pixels of 1920."""


class InkColour(StrEnum):
    """Four colours that stand out from white, from black, and from each other for colour-blind eyes, too."""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the pen; a single point is a dot. `width` is in shares of the page's height."""

    colour: InkColour
    width: float
    points: tuple[PagePoint, ...]

    def drawn_to(self, point: PagePoint) -> Stroke:
        """Return the stroke led on to that place; itself where that is where the pen stands already."""
        last = self.points[-1]
        if abs(point.x - last.x) < LEAST_STEP and abs(point.y - last.y) < LEAST_STEP:
            return self
        return replace(self, points=(*self.points, point))

    @property
    def is_full(self) -> bool:
        """Whether the next point begins another stroke."""
        return len(self.points) >= MOST_POINTS


@dataclass(frozen=True, slots=True)
class InkPage:
    """Which page is drawn on: the key of its deck, and its number from 1."""

    deck: str
    page: int


Ink = tuple[Stroke, ...]
"""The strokes of one page, the oldest first."""


def with_stroke(ink: Ink, stroke: Stroke) -> Ink:
    """Return the page with one stroke more."""
    return (*ink, stroke)[-MOST_STROKES:]


def without_last(ink: Ink) -> Ink:
    """Return the page without the stroke drawn last."""
    return ink[:-1]
