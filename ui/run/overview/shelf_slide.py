"""The slides of a half-day in the order of their decks, each with the block that it belongs to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.session import AgendaItem


@dataclass(frozen=True, slots=True)
class ShelfSlide:
    """One slide: the key of its deck, its page from 1, and the block in whose time it is shown.

    Where no block names the page, `is_in_agenda` is False and `block` is the one before it in the deck.
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
