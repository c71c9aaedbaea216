"""What the audience sees at a moment: the run's own picture, or the one frozen, under a cover or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QImage

from facilitator.domain.run import FrozenPicture, Instant, Position, elapsed_seconds
from facilitator.domain.session import AgendaItem, Session
from ui.projector.audience_view import AudienceView, DeckKey, SlideView
from ui.run.room import CARD, cover_view, frozen_view, live_view
from ui.run.room_slides import RoomSlides

_PATIENCE_SECONDS = 2.0
"""So long a slide of the block before stays in sight while that of the block which runs is drawn."""

RoomWork = Callable[[Instant], AudienceView | None]
"""What the room sees of its own work at a moment; none once it is no longer there."""


class Audience:
    """Puts the view together; a slide that is not drawn yet leaves the one before in sight.

    A slide of another block must not stay: after a moment the block that runs is shown by its name.
    """

    def __init__(self, slides: RoomSlides) -> None:
        self._slides = slides
        self._last_view: AudienceView | None = None
        self._room_work: RoomWork | None = None
        self._shown_at: tuple[UUID | None, int] | None = None
        self._is_live = False
        self._waits_since: Instant | None = None
        self._seen_block: UUID | None = None

    @property
    def room_work(self) -> RoomWork | None:
        """What stands in the place of the run's own picture; none where nothing does."""
        return self._room_work

    @property
    def shows_room_work(self) -> bool:
        """Whether groups, timers or a poll stand in the place of the run's own picture."""
        return self._room_work is not None

    def show_room_work(self, work: RoomWork | None) -> None:
        """Show this from now on, until the run turns to another slide or block; none takes it away."""
        self._room_work = work
        self._shown_at = None

    def forget(self) -> None:
        """Begin anew with another half-day."""
        self._last_view = None
        self._waits_since = self._seen_block = None
        self.show_room_work(None)
        self._slides.let_go_of_held()

    def turn_to(self, session: Session, position: Position) -> None:
        """Have the slides of the current block ready; of a frozen block first, until its picture is held."""
        frozen = _frozen_item(position)
        if frozen is None:
            self._slides.let_go_of_held()
        elif position.frozen is not None and not self._slides.hold(session, frozen, position.frozen.page):
            self._slides.turn_to(session, frozen)
            return
        self._slides.turn_to(session, position.current)

    def view(self, session: Session, position: Position, now: Instant, page: int) -> AudienceView | None:
        """Return what is to be seen; none where nothing was ever drawn yet."""
        work = self._work(position, now)
        over = cover_view(session, position, now) or work
        self._is_live = over is None and position.frozen is None
        view = over or self._under_cover(session, position, now, page)
        if over is None and position.frozen is None:
            view = self._in_time(view, session, position, now)
        self._last_view = view if view is not None else self._last_view
        return self._last_view

    def with_frame(self, page: int, frame: QImage) -> SlideView | None:
        """Return that page with this frame of its video; none where the room sees something else."""
        view = self._last_view
        if not self._is_live or not isinstance(view, SlideView) or view.page != page:
            return None
        self._last_view = replace(view, picture=frame)
        return self._last_view

    def _in_time(
        self, view: AudienceView | None, session: Session, position: Position, now: Instant
    ) -> AudienceView | None:
        """Return the block's name where its slide is long in coming and another block's is in sight."""
        block = None if position.current is None else position.current.id
        if view is not None:
            self._waits_since, self._seen_block = None, block
            return view
        self._waits_since = self._waits_since or now
        is_long = elapsed_seconds(self._waits_since, now) >= _PATIENCE_SECONDS
        if block == self._seen_block or not is_long:
            return None
        return live_view(session, position, now, CARD, self._slides.picture)

    def _work(self, position: Position, now: Instant) -> AudienceView | None:
        """Return what the trainer put up of the room's work; it goes where the run goes on."""
        place = (None if position.current is None else position.current.id, position.slide_page)
        self._shown_at = self._shown_at or place
        view = None if self._room_work is None or place != self._shown_at else self._room_work(now)
        if view is None:
            self.show_room_work(None)
        return view

    def _under_cover(
        self, session: Session, position: Position, now: Instant, page: int
    ) -> AudienceView | None:
        frozen = position.frozen
        item = _frozen_item(position)
        if frozen is None or item is None:
            return _of_deck(live_view(session, position, now, page, self._slides.picture), self._slides.key)
        held_page = self._held_page(session, item, frozen)
        view = frozen_view(position, frozen, now, held_page, self._slides.held_picture)
        return _of_deck(view, self._slides.held_key)

    def _held_page(self, session: Session, item: AgendaItem, frozen: FrozenPicture) -> int:
        """Return the frozen page; the card where the deck has no such page."""
        is_lost = self._slides.hold(session, item, frozen.page) and (
            self._slides.held_picture(frozen.page) is None
        )
        return CARD if is_lost else frozen.page


def _of_deck(view: AudienceView | None, key: str) -> AudienceView | None:
    """Return a slide with the deck that it is of, so that what is drawn on it finds its page."""
    return replace(view, deck=DeckKey(key)) if isinstance(view, SlideView) else view


def _frozen_item(position: Position) -> AgendaItem | None:
    """Return the block whose picture the room keeps in sight, if one is and the half-day runs."""
    frozen = position.frozen
    if frozen is None or position.current is None:
        return None
    return next((one.item for one in position.progress if one.item.id == frozen.item), None)
