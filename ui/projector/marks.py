"""What lies over a slide: ink, pointer, spotlight, and how closely the slide is seen. No words fit in."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from facilitator.domain.ink import Ink, InkPage, Stroke
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, Zoom


@dataclass(frozen=True, slots=True)
class Spot:
    """The circle that stays bright; its radius is in shares of the picture's height."""

    at: PagePoint
    radius: float


@dataclass(frozen=True, slots=True)
class CloseUp:
    """The part of a page that this zoom shows, drawn anew from the file. Two are equal by their zoom."""

    zoom: Zoom
    picture: QImage = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Marks:
    """All of it for one page; over any other page it is not drawn. Places are places of the page.

    `ink` is what was drawn, `stroke` what the pen is drawing now. `close_up` comes once the zoom rests.
    """

    page: InkPage
    ink: Ink = ()
    stroke: Stroke | None = None
    zoom: Zoom = WHOLE_PAGE
    pointer: PagePoint | None = None
    spot: Spot | None = None
    close_up: CloseUp | None = None
