"""A page of the deck that is an activity card: what to do in both languages, and its countdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

from facilitator.domain.page_time import seconds_on_page, until_frozen
from facilitator.domain.run import Instant, Position
from facilitator.domain.run_event import RunEvent
from ui.projector.audience_view import ActivityCard, AudienceView, Countdown, SlideView
from ui.run.room_slides import RoomSlides


def with_card(
    view: AudienceView | None,
    slides: RoomSlides,
    position: Position,
    events: Sequence[RunEvent],
    now: Instant,
) -> AudienceView | None:
    """Return the card that counts down where the slide in sight is one; every other view as it is.

    The time runs from the moment at which the page came up, not while the half-day is paused. A frozen
    card counts on, as the room was told.
    """
    item, frozen = position.current, position.frozen
    if item is None or not isinstance(view, SlideView) or (frozen is not None and frozen.item != item.id):
        return view
    card = slides.card_on(view.page)
    if card is None:
        return view
    left = card.seconds - seconds_on_page(events if frozen is None else until_frozen(events), now)
    whole = max(0, ceil(left))
    ends_at = (now.wall + timedelta(seconds=whole + 30)).astimezone(position.must_end_at.tzinfo)
    share = min(1.0, max(0.0, left / card.seconds))
    countdown = Countdown(whole, share, ends_at.time().replace(second=0, microsecond=0))
    return ActivityCard(item.title, card.title, card.steps, countdown)
