"""A header of a column as it is compared."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[\s_\-*＊:：.。、/\\'’“”\"#]+")
_BRACKETS = re.compile(r"[（(【\[].*?[)）】\]]")


def plain_header(text: str) -> str:
    """Return a header without spaces, signs, brackets and upper case, to compare it."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _SIGNS.sub("", _BRACKETS.sub("", folded)) or _SIGNS.sub("", folded)
