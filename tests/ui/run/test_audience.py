"""What stays before the room while a slide is still being drawn."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtGui import QImage

from facilitator.domain.run import RunEventKind
from facilitator.domain.session import AgendaItem
from tests.ui.run.test_room import SESSION, TALK, WELCOME, at, event, standing
from ui.projector.audience_view import ActivityCard, AudienceView, SlideView
from ui.run.audience import Audience
from ui.run.room_slides import RoomSlides

pytestmark = pytest.mark.qt


class _Slides:
    """Slides of which only some are drawn."""

    key = "main"

    def __init__(self) -> None:
        self.drawn = {1, 2}

    def picture(self, page: int) -> QImage | None:
        return QImage(16, 9, QImage.Format.Format_RGB32) if page in self.drawn else None


@pytest.fixture
def slides() -> _Slides:
    return _Slides()


@pytest.fixture
def audience(slides: _Slides) -> Audience:
    return Audience(cast("RoomSlides", slides))


def seen(audience: Audience, block: AgendaItem, seconds: float, page: int) -> AudienceView | None:
    jumps = [] if block is WELCOME else [event(RunEventKind.JUMPED, 10, item=block.id)]
    return audience.view(SESSION, standing(WELCOME, seconds, *jumps), at(seconds), page)


def test_no_slide_of_another_block_stays_where_the_next_one_is_long_in_coming(
    audience: Audience, slides: _Slides
) -> None:
    before = seen(audience, WELCOME, 9, 1)
    assert isinstance(before, SlideView)
    assert seen(audience, TALK, 10, 3) == before
    named = seen(audience, TALK, 13, 3)
    assert isinstance(named, ActivityCard)
    assert named.title == TALK.title
    slides.drawn.add(3)
    drawn = seen(audience, TALK, 14, 3)
    assert isinstance(drawn, SlideView)
    assert drawn.page == 3


def test_within_a_block_the_slide_before_stays_until_the_next_one_is_drawn(audience: Audience) -> None:
    before = seen(audience, TALK, 11, 2)
    assert seen(audience, TALK, 12, 3) == before
    assert seen(audience, TALK, 60, 3) == before
