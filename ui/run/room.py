"""What the room sees of a running half-day, and which slide comes next: pure, from the position.

A block's pages are its slides in order, then its card (page 0): title, instructions, countdown. A
clicker's two keys walk through all of it and never leave the block.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtGui import QImage

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.programme import BlockKind
from facilitator.domain.run import ItemProgress, Position, RunPhase
from facilitator.domain.session import AgendaItem, Session
from facilitator.words import said
from ui.projector.audience_view import (
    ActivityCard,
    AudienceView,
    BlackScreen,
    BreakCard,
    Countdown,
    HoldingCard,
    SlideView,
)

CARD = 0
"""The page number under which a block's card is shown."""

PictureOf = Callable[[int], QImage | None]

_WITH_COUNTDOWN = frozenset(
    {
        BlockKind.GROUP_ACTIVITY,
        BlockKind.DISCUSSION,
        BlockKind.ROLE_PLAY,
        BlockKind.CASE_STUDY,
        BlockKind.SHARING,
        BlockKind.ENERGIZER,
        BlockKind.QUESTIONNAIRE,
    }
)


def pages_of(item: AgendaItem, deck_pages: int) -> tuple[int, ...]:
    """Return the pages of a block in the order a clicker walks them, its card last."""
    if item.slides is None:
        return (CARD,)
    last = min(item.slides.last, deck_pages)
    return (*range(item.slides.first, last + 1), CARD)


def page_after(item: AgendaItem, page: int, deck_pages: int, *, steps: int) -> int | None:
    """Return the page so many steps further (or back); none at the block's edge."""
    pages = pages_of(item, deck_pages)
    if page not in pages:
        return pages[0]
    place = pages.index(page) + steps
    return pages[place] if 0 <= place < len(pages) else None


def shown_page(position: Position, deck_pages: int) -> int:
    """Return the page that is up now; the card where the deck lacks the page."""
    item = position.current
    if item is None or position.slide_page not in pages_of(item, deck_pages):
        return CARD
    return position.slide_page


def what_the_room_sees(
    session: Session, position: Position, now: datetime, page: int, picture_of: PictureOf
) -> AudienceView | None:
    """Return the view for the projector; none while the slide is still being drawn."""
    if position.is_black and position.phase in {RunPhase.RUNNING, RunPhase.PAUSED}:
        return BlackScreen()
    item = position.current
    if position.index is None or item is None:
        return _holding(session, position)
    countdown = _countdown(position.progress[position.index], position, now)
    if item.kind is BlockKind.BREAK:
        return BreakCard(item.title, countdown)
    if page != CARD:
        picture = picture_of(page)
        return None if picture is None else SlideView(page, picture)
    has_countdown = item.kind in _WITH_COUNTDOWN
    return ActivityCard(
        over_title=_module(item),
        title=item.title,
        instructions=item.steps if has_countdown else (),
        countdown=countdown if has_countdown else None,
    )


def _holding(session: Session, position: Position) -> HoldingCard:
    """Return the welcome before the start, the thanks after the end."""
    is_over = position.phase is RunPhase.FINISHED
    greeting = Message("Thank you for coming") if is_over else Message("Welcome")
    return HoldingCard(
        Text(said(greeting, Language.EN), said(greeting, Language.ZH)), session.programme_title
    )


def _module(item: AgendaItem) -> Text:
    """Return which module a block belongs to; nothing for what frames the day."""
    if item.module_number == 0:
        return Text()
    number = Message("Module {number}", {"number": item.module_number})
    english, chinese = said(number, Language.EN), said(number, Language.ZH)
    title = item.module_title
    return Text(
        f"{english}: {title.en}" if title.en else english, f"{chinese}：{title.zh}" if title.zh else chinese
    )


def _countdown(progress: ItemProgress, position: Position, now: datetime) -> Countdown:
    """Return what is left of the current block."""
    left = max(0, int(-(-position.left_seconds // 1)))
    share = left / progress.planned_seconds if progress.planned_seconds else 0.0
    ends_at = (now + timedelta(seconds=left + 30)).astimezone(position.must_end_at.tzinfo)
    return Countdown(left, min(1.0, share), ends_at.time().replace(second=0, microsecond=0))
