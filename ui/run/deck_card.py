"""A page of the deck that is an activity card: what to do in both languages, and its countdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil
from uuid import UUID

from facilitator.domain.page_time import seconds_on_page, until_frozen
from facilitator.domain.run import Instant, Position
from facilitator.domain.run_event import RunEvent
from facilitator.domain.session import AgendaItem
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
    card stays and counts on, as the room was told, whatever block the run goes to meanwhile.
    """
    frozen = position.frozen
    item = position.current if frozen is None else _block(position, frozen.item)
    if position.current is None or item is None or not isinstance(view, SlideView):
        return view
    is_other_page = frozen is not None and view.page != frozen.page
    card = slides.card_on(view.page) if frozen is None else slides.held_card
    if card is None or is_other_page:
        return view
    left = card.seconds - seconds_on_page(events if frozen is None else until_frozen(events), now)
    whole = max(0, ceil(left))
    ends_at = (now.wall + timedelta(seconds=whole + 30)).astimezone(position.must_end_at.tzinfo)
    share = min(1.0, max(0.0, left / card.seconds))
    countdown = Countdown(whole, share, ends_at.time().replace(second=0, microsecond=0))
    return ActivityCard(item.title, card.title, card.steps, countdown)


def _block(position: Position, block: UUID) -> AgendaItem | None:
    return next((one.item for one in position.progress if one.item.id == block), None)
