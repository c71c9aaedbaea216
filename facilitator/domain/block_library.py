"""Blocks that can be put into an agenda, each once, found by a part of a name, a kind or a method."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from facilitator.domain.block_names import KIND_NAMES
from facilitator.domain.language import Text
from facilitator.domain.names import search_key
from facilitator.domain.session import AgendaItem

_NO_ID = UUID(int=0)


@dataclass(frozen=True, slots=True)
class LibraryBlock:
    """A block that can be put in; `names` is what it is found by, `source` the programme or session it is of.

    `names` are in small letters without spaces, a line each.
    """

    item: AgendaItem
    names: str
    source: Text = field(default_factory=Text)

    def is_meant_by(self, typed: str) -> bool:
        """Say whether what is typed is a part of one of its names; nothing typed means every block."""
        return _folded(typed) in self.names


def library_block(
    item: AgendaItem, source: Text | None = None, other_words: Iterable[str] = ()
) -> LibraryBlock:
    """Return that block with what it is found by: title, method and other words.

    Chinese also by pinyin and initials.
    """
    words = (item.title.en, item.title.zh, item.method.en, item.method.zh, *other_words)
    keys = (key for word in (item.title.zh, *other_words) for key in search_key(word).split())
    names = dict.fromkeys(name for name in (*map(_folded, words), *keys) if name)
    return LibraryBlock(item, "\n".join(names), source or Text())


def each_once(blocks: Iterable[LibraryBlock]) -> tuple[LibraryBlock, ...]:
    """Return the blocks by kind, without those that say and ask the same as one before them."""
    found: dict[AgendaItem, LibraryBlock] = {}
    for block in blocks:
        found.setdefault(_content(block.item), block)
    order = list(KIND_NAMES)
    return tuple(sorted(found.values(), key=lambda block: order.index(block.item.kind)))


def _content(item: AgendaItem) -> AgendaItem:
    """Return what makes two blocks the same: all but where and when they stand in an agenda."""
    return replace(
        item,
        id=_NO_ID,
        planned_minutes=item.minutes.ideal,
        module_number=0,
        module_title=Text(),
        fixed_start=None,
        slides=None,
    )


def _folded(text: str) -> str:
    return "".join(text.casefold().split())
