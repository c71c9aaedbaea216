"""How well a typed word fits a title: by its letters, by words of the other language, by pinyin."""

from __future__ import annotations

from facilitator.domain.names import search_key

WHOLE_START = 100
WORD_START = 80
INSIDE = 60
LETTERS = 20


def fit(query: str, title: str, other_words: str = "") -> int:
    """Return how well `query` fits, higher is better, 0 not at all.

    `kspx` and `kaishipeixun` find `开始培训`; `strt` finds `Start`.
    """
    asked = "".join(query.split()).casefold()
    if not asked:
        return 1
    best = 0
    for text in (title, other_words):
        best = max(best, _fit_text(asked, text.casefold()))
    if best == 0 and not title.isascii():
        keys = search_key(title).split()
        best = max((_fit_text(asked, key) for key in keys), default=0)
    return best


def _fit_text(asked: str, text: str) -> int:
    joined = "".join(text.split())
    if joined.startswith(asked):
        return WHOLE_START - min(len(joined) - len(asked), 20) // 2
    if any(word.startswith(asked) for word in text.split()):
        return WORD_START
    if asked in joined:
        return INSIDE
    letters = iter(joined)
    is_spread = len(asked) > 1 and joined[:1] == asked[:1] and all(letter in letters for letter in asked)
    return LETTERS if is_spread else 0
