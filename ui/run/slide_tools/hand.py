"""The trainer's hand over the slide: which tool it holds, where it is, how large. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.ink import Ink, InkColour, InkPage, Stroke
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, Zoom, on_page, panned, zoomed
from ui.projector.marks import Marks, Spot

STEP = 0.02
FINE_STEP = 0.004
"""How far an arrow key moves the hand, in shares of what is seen; with Shift the fine one."""
_PAN = 5.0
_CLOSER = 1.25
_LARGER = 1.2
_WIDER = 1.3
_RADII = (0.06, 0.5)
_WIDTHS = (0.003, 0.03)
_MIDDLE = PagePoint(0.5, 0.5)


class Tool(StrEnum):
    """What can be held over a slide."""

    POINTER = "pointer"
    SPOT = "spot"
    ZOOM = "zoom"
    PEN = "pen"


@dataclass(frozen=True, slots=True)
class Hand:
    """`at` is a place of the page; the tool is seen there while `is_over` the slide.

    `radius` of the spotlight and `width` of the pen are in shares of the slide's height. A `stroke` is
    there while the pen is down.
    """

    tool: Tool | None = None
    at: PagePoint = _MIDDLE
    is_over: bool = False
    radius: float = 0.2
    zoom: Zoom = WHOLE_PAGE
    colour: InkColour = InkColour.RED
    width: float = 0.007
    stroke: Stroke | None = None

    def marks(self, page: InkPage, ink: Ink) -> Marks | None:
        """Return what lies over that page; none where nothing does, which costs nothing."""
        pointer = self.at if self.tool is Tool.POINTER and self.is_over else None
        spot = Spot(self.at, self.radius) if self.tool is Tool.SPOT and self.is_over else None
        marks = Marks(page, ink, self.stroke, self.zoom, pointer, spot)
        return None if marks == Marks(page) else marks


def taken_up(hand: Hand, tool: Tool) -> Hand:
    """Return the hand with that tool, in the middle of what is seen until it is moved."""
    middle = hand.zoom.place_of(_MIDDLE)
    return replace(hand, tool=tool, at=middle, is_over=True, stroke=None)


def put_down(hand: Hand) -> Hand:
    """Return the empty hand, and the whole slide in sight; size and colour are remembered."""
    return replace(hand, tool=None, is_over=False, zoom=WHOLE_PAGE, stroke=None)


def page_turned(hand: Hand) -> Hand:
    """Return the hand over another page: only the pen stays in it, and nothing is closer."""
    if hand.tool is Tool.PEN:
        return replace(hand, zoom=WHOLE_PAGE, stroke=None, at=_MIDDLE)
    return put_down(hand)


def moved_to(hand: Hand, seen: PagePoint | None) -> Hand:
    """Return the hand at that place of what is seen (0..1); none takes it out of sight."""
    if seen is None:
        return replace(hand, is_over=hand.stroke is not None)
    return _led_to(replace(hand, is_over=True), hand.zoom.place_of(seen))


def stepped(hand: Hand, right: float, down: float) -> Hand:
    """Return the hand moved by these shares of what is seen; a zoomed slide moves instead."""
    if hand.tool is Tool.ZOOM:
        return dragged(hand, -_PAN * right, -_PAN * down)
    share = hand.zoom.share
    at = hand.at if hand.is_over else hand.zoom.place_of(_MIDDLE)
    return _led_to(replace(hand, is_over=True), PagePoint(at.x + right * share, at.y + down * share))


def dragged(hand: Hand, right: float, down: float) -> Hand:
    """Return the zoomed slide drawn along by so much of what is seen."""
    return replace(hand, zoom=panned(hand.zoom, -right, -down))


def sized(hand: Hand, steps: float) -> Hand:
    """Return the spotlight larger, the slide closer or the pen wider by so many steps; below 0 less."""
    match hand.tool:
        case Tool.SPOT:
            return replace(hand, radius=_between(_RADII, hand.radius * _LARGER**steps))
        case Tool.PEN:
            return replace(hand, width=_between(_WIDTHS, hand.width * _WIDER**steps))
        case Tool.ZOOM:
            at = hand.at if hand.is_over else hand.zoom.place_of(_MIDDLE)
            return replace(hand, zoom=zoomed(hand.zoom, _CLOSER**steps, at))
        case _:
            return hand


def whole_again(hand: Hand) -> Hand:
    """Return the whole slide in sight; the tool stays."""
    return replace(hand, zoom=WHOLE_PAGE, at=_MIDDLE)


def pen_down(hand: Hand) -> Hand:
    """Return the pen on the slide: what it is led over from now on is a stroke."""
    if hand.tool is not Tool.PEN:
        return hand
    return replace(hand, stroke=Stroke(hand.colour, hand.width, (hand.at,)), is_over=True)


def pen_up(hand: Hand) -> tuple[Hand, Stroke | None]:
    """Return the pen off the slide, and the stroke that is finished."""
    return replace(hand, stroke=None), hand.stroke


def _led_to(hand: Hand, place: PagePoint) -> Hand:
    at = on_page(place.x, place.y)
    stroke = None if hand.stroke is None else hand.stroke.drawn_to(at)
    return replace(hand, at=at, stroke=stroke)


def _between(limits: tuple[float, float], value: float) -> float:
    return max(limits[0], min(value, limits[1]))
