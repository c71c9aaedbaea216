"""The slides of a half-day in the order of their decks, each with the block that it belongs to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.run import ItemProgress, LeftOut
from facilitator.domain.session import AgendaItem


@dataclass(frozen=True, slots=True)
class ShelfSlide:
    """One slide: the key of its deck, its page from 1, and the block in whose time it is shown.

    Of several blocks that name the page it is the first; `block_for` says which one is gone to. Where no
    block names the page, `is_in_agenda` is False and `block` is the one before it in the deck.
    """

    deck: str
    page: int
    block: AgendaItem
    is_in_agenda: bool


def shelf_slides(items: Sequence[AgendaItem], pages: Mapping[str, int]) -> tuple[ShelfSlide, ...]:
    """Return the slides of every deck that a block of the agenda uses; `pages` is how many each has."""
    by_deck: dict[str, list[AgendaItem]] = {}
    for item in items:
        if item.slides is not None:
            by_deck.setdefault(item.slides.deck, []).append(item)
    return tuple(
        _slide(deck, page, blocks)
        for deck, blocks in by_deck.items()
        for page in range(1, pages.get(deck, 0) + 1)
    )


def block_for(slide: ShelfSlide, progress: Sequence[ItemProgress], index: int | None) -> AgendaItem:
    """Return the block in which that slide is shown when it is gone to from where the run stands.

    A page that several blocks name belongs to the one that runs, else to the next of them still to come.
    """
    first = 0 if index is None else index
    for one in progress[first:]:
        if (one.is_current or one.left_out is LeftOut.NO) and _names(one.item, slide):
            return one.item
    return slide.block


def _names(item: AgendaItem, slide: ShelfSlide) -> bool:
    shown = item.slides
    return shown is not None and shown.deck == slide.deck and shown.first <= slide.page <= shown.last


def _slide(deck: str, page: int, blocks: Sequence[AgendaItem]) -> ShelfSlide:
    before = blocks[0]
    for block in blocks:
        if block.slides is None:
            continue
        if block.slides.first <= page <= block.slides.last:
            return ShelfSlide(deck, page, block, is_in_agenda=True)
        if block.slides.last < page:
            before = block
    return ShelfSlide(deck, page, before, is_in_agenda=False)
