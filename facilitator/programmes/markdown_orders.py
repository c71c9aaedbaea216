"""Lines of a deck in Markdown that were meant as an order and are none: `cards: 5 min`, `Note: …`."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_LINE = re.compile(r"([^\W\d_]{2,12})\s*([:：=]?)\s*(.*)", re.DOTALL)
_COUNT = re.compile(r"\d{1,4}")
_LENGTH = re.compile(r"\d{1,4}\s*(?:min|mins|minutes?|m|s|sec|secs|seconds?|分钟?|秒)\.?", re.IGNORECASE)
_ALIKE = 0.75
_CARDS = frozenset({"cards", "crad", "卡片", "活动", "计时", "倒计时"})
_NOTES = frozenset({"note", "备忘", "注释"})


def is_mistyped_order(line: str) -> bool:
    """Say whether that line between the lists of a slide was most likely meant as card, section or notes.

    What merely begins with such a word is none: `Cards: take one each` is shown as it stands. Notes are
    taken strictly, as the room would see what was written for the trainer alone.
    """
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return False
    word, colon, rest = found[1].lower(), found[2], found[3]
    if word == "card" or word in _CARDS:
        return _LENGTH.fullmatch(rest) is not None
    if _is_like(word, "section"):
        return bool(colon) and word != "selection" and _COUNT.fullmatch(rest) is not None
    return bool(colon) and word in _NOTES and not rest.startswith("http")


def _is_like(word: str, order: str) -> bool:
    return word[0] == order[0] and SequenceMatcher(None, word, order).ratio() >= _ALIKE
