"""What the room sees of a running half-day, and which slide comes next: pure, from the position.

A block's pages are its slides in order, then its card (page 0): title, method, countdown. What the trainer
says, and the steps that the trainer takes, are never on it. A clicker's two keys walk through all of it and
never leave the block.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtGui import QImage

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.programme import BlockKind
from facilitator.domain.run import (
    Cover,
    FrozenPicture,
    Instant,
    Position,
    RunPhase,
    elapsed_seconds,
)
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
    WhiteScreen,
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
    """Return the page that is up now, of the block or typed by number; the card where the deck lacks it."""
    return position.slide_page if 1 <= position.slide_page <= deck_pages else CARD


def live_view(
    session: Session, position: Position, now: Instant, page: int, picture_of: PictureOf
) -> AudienceView | None:
    """Return what the run itself shows, nothing frozen or covered; none while the slide is being drawn."""
    item = position.current
    if position.index is None or item is None:
        return _greeting(session, position)
    progress = position.progress[position.index]
    countdown = _countdown(position, position.left_seconds, progress.planned_seconds, now.wall)
    return _block_view(item, page, countdown, picture_of)


def frozen_view(
    position: Position, frozen: FrozenPicture, now: Instant, page: int, picture_of: PictureOf
) -> AudienceView | None:
    """Return the picture that the room keeps in sight; none while its slide is being drawn.

    Its countdown runs on to the moment that the room was told: a clock that stands would not be true.
    """
    progress = next(one for one in position.progress if one.item.id == frozen.item)
    left_seconds = frozen.left_seconds - elapsed_seconds(frozen.at, now)
    countdown = _countdown(position, left_seconds, progress.planned_seconds, now.wall)
    return _block_view(progress.item, page, countdown, picture_of)


def cover_view(session: Session, position: Position, now: Instant) -> AudienceView | None:
    """Return what hides everything else from the room while the half-day runs; none where nothing does."""
    item = position.current
    if item is None:
        return None
    match position.cover:
        case Cover.NONE:
            return None
        case Cover.BLACK:
            return BlackScreen()
        case Cover.WHITE:
            return WhiteScreen()
        case Cover.CARD:
            return HoldingCard(_in_both(_when_it_goes_on(position, item, now)), session.programme_title)


def _block_view(
    item: AgendaItem, page: int, countdown: Countdown, picture_of: PictureOf
) -> AudienceView | None:
    if item.kind is BlockKind.BREAK:
        return BreakCard(item.title, countdown)
    if page != CARD:
        picture = picture_of(page)
        return None if picture is None else SlideView(page, picture)
    has_countdown = item.kind in _WITH_COUNTDOWN
    return ActivityCard(
        over_title=_module(item),
        title=item.title,
        instructions=(item.method,) if has_countdown and item.method else (),
        countdown=countdown if has_countdown else None,
    )


def _greeting(session: Session, position: Position) -> HoldingCard:
    """Return the welcome before the start, the thanks after the end."""
    is_over = position.phase is RunPhase.FINISHED
    return HoldingCard(
        _in_both(Message("Thank you for coming") if is_over else Message("Welcome")), session.programme_title
    )


def _when_it_goes_on(position: Position, item: AgendaItem, now: Instant) -> Message:
    """Return until when a break lasts; of anything else, that it goes on soon."""
    if item.kind is not BlockKind.BREAK or position.left_seconds <= 0:
        return Message("We go on in a moment")
    ends_at = _rounded_end(position, position.left_seconds, now.wall)
    return Message("We go on at {time}", {"time": f"{ends_at:%H:%M}"})


def _module(item: AgendaItem) -> Text:
    """Return which module a block belongs to; nothing for what frames the day."""
    if item.module_number == 0:
        return Text()
    number = _in_both(Message("Module {number}", {"number": item.module_number}))
    english, chinese = number.en, number.zh
    title = item.module_title
    return Text(
        f"{english}: {title.en}" if title.en else english, f"{chinese}：{title.zh}" if title.zh else chinese
    )


def _countdown(position: Position, left_seconds: float, planned_seconds: int, now: datetime) -> Countdown:
    """Return what is left of a block, in whole seconds and never below nought.

    Once it is over its end stays the one that the room was told: "Back at 10:45" is a promise.
    """
    left = max(0, int(-(-left_seconds // 1)))
    share = left / planned_seconds if planned_seconds else 0.0
    return Countdown(left, min(1.0, share), _rounded_end(position, left_seconds, now))


def _rounded_end(position: Position, left_seconds: float, now: datetime) -> time:
    """Return the minute nearest to the end, on the clock of the place."""
    ends_at = (now + timedelta(seconds=left_seconds + 30)).astimezone(position.must_end_at.tzinfo)
    return ends_at.time().replace(second=0, microsecond=0)


def _in_both(sentence: Message) -> Text:
    return Text(said(sentence, Language.EN), said(sentence, Language.ZH))
