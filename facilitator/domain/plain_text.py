"""Text that comes from outside: fit to be stored, shown and printed, and no longer than its place."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from facilitator.domain.message import Message, UserError

T = TypeVar("T")

MOST_IN_A_NAME = 100
"""Signs of a person's name, number or department; the longest legal names have some sixty."""
MOST_IN_A_TITLE = 200
MOST_IN_A_NOTE = 2000
MOST_IN_A_PAGE = 10_000
_KEPT = frozenset("\n\t")


def plain_text(text: str) -> str:
    """Return a text without what no store and no typeface holds: control signs and halves of a sign.

    Lone surrogates come from broken emoji in the clipboard. Ends of lines and tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cs"})


def plain_line(text: str) -> str:
    """Return a text as one plain line, one space between words."""
    return " ".join(plain_text(" ".join(text.split())).split())


def not_longer(text: str, most: int) -> str:
    """Return the text; UserError where it has more than `most` signs."""
    if len(text) > most:
        raise UserError(
            Message(
                "{start}… is longer than {most} signs. Shorten it.",
                {"start": text[:20].strip(), "most": most},
            )
        )
    return text


def plain(value: T, most: int = sys.maxsize) -> T:
    """Return a value in which every text is plain, inside tuples and dataclasses too.

    UserError where one is longer than `most` signs.
    """
    if isinstance(value, str):
        return cast("T", not_longer(plain_text(value), most)) if type(value) is str else value
    if isinstance(value, tuple):
        return cast("T", tuple(plain(one, most) for one in value))
    if is_dataclass(value) and not isinstance(value, type):
        inside: dict[str, Any] = {one.name: plain(getattr(value, one.name), most) for one in fields(value)}
        return cast("T", replace(value, **inside))
    return value
