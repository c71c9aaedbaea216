"""Further columns of a roster, as pairs of a name and what stands there, in order: `Person.extra`."""

from __future__ import annotations

Pairs = tuple[tuple[str, str], ...]
"""A name and what stands under it."""


def said_under(pairs: Pairs, name: str) -> str:
    """Return what stands under that name, empty where nothing does."""
    return next((text for known, text in pairs if known == name), "")


def with_said(pairs: Pairs, name: str, text: str) -> Pairs:
    """Return the pairs with that text under that name; an empty text leaves nothing there."""
    if not text:
        return tuple(pair for pair in pairs if pair[0] != name)
    return said_over(pairs, ((name, text),))


def said_over(known: Pairs, read: Pairs) -> Pairs:
    """Return what is known with what was read in its place; what was not read stays as it is."""
    fresh = dict(read)
    kept = tuple((name, fresh.pop(name, text)) for name, text in known)
    return (*kept, *fresh.items())


def put_back_under(now: Pairs, was: Pairs, wrote: Pairs) -> Pairs:
    """Return what stands now with each text put back that was written over and not changed since."""
    names = dict.fromkeys(name for name, _ in (*was, *wrote))
    for name in names:
        before, written = said_under(was, name), said_under(wrote, name)
        if before != written == said_under(now, name):
            now = with_said(now, name, before)
    return now
