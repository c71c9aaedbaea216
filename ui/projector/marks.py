"""What lies over a slide: ink, pointer, spotlight, and how closely the slide is seen. No words fit in."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.ink import Ink, InkPage, Stroke
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, Zoom


@dataclass(frozen=True, slots=True)
class Spot:
    """The circle that stays bright; its radius is in shares of the picture's height."""

    at: PagePoint
    radius: float


@dataclass(frozen=True, slots=True)
class Marks:
    """All of it for one page; over any other page it is not drawn. Places are places of the page.

    `ink` is what was drawn, `stroke` what the pen is drawing now.
    """

    page: InkPage
    ink: Ink = ()
    stroke: Stroke | None = None
    zoom: Zoom = WHOLE_PAGE
    pointer: PagePoint | None = None
    spot: Spot | None = None
