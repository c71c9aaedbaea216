"""Slides found by what stands on them: words, numbers, Chinese also by pinyin and its initials.

The index is made once, off the window's thread (reading pinyin takes its time); asking is a search in
ready strings: 300 slides take some milliseconds.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from facilitator.domain.badge import fold_digits
from facilitator.domain.names import is_chinese, latin_letters, syllables_of

_MOST_SIGNS = 4_000
_LEAST_LETTERS = 2


class Where(IntEnum):
    """Where a slide holds what was asked for, the best first."""

    NUMBER = 0
    TITLE = 1
    BLOCK = 2
    TEXT = 3
    NOTES = 4


class How(IntEnum):
    """How it matches there, the best first."""

    AT_START = 0
    AT_WORD = 1
    INSIDE = 2
    BY_PINYIN = 3


@dataclass(frozen=True, slots=True)
class SlideWords:
    """What one slide can be found by; its number is the one on the console, from 1."""

    number: int
    text: str = ""
    block: str = ""
    notes: str = ""

    @property
    def title(self) -> str:
        """The first line with a word in it; failing that the first line at all, or nothing."""
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        return next((line for line in lines if any(sign.isalpha() for sign in line)), "".join(lines[:1]))


@dataclass(frozen=True, slots=True)
class Hit:
    """A slide that holds all that was asked for: its place in the index, and how well it does."""

    place: int
    where: Where
    how: How


@dataclass(frozen=True, slots=True)
class ReadSlide:
    """A slide that was read once, ready to be searched."""

    number: str
    title: str
    fields: tuple[tuple[Where, _Searchable], ...]


class SlideIndex:
    """Slides ready to be searched, in the order given."""

    def __init__(self, slides: Sequence[ReadSlide]) -> None:
        self._slides = tuple(slides)

    def find(self, query: str) -> tuple[Hit, ...]:
        """Return the slides that hold every word of the query, the best first, then in their order."""
        words = _folded(query).split()
        hits = [hit for place in range(len(self._slides)) if (hit := self._hit(place, words)) is not None]
        return tuple(sorted(hits, key=lambda hit: (hit.where, hit.how, hit.place)))

    def _hit(self, place: int, words: list[str]) -> Hit | None:
        """Return how well that slide holds all the words: as well as it holds the worst of them."""
        found = [self._best(place, word) for word in words]
        if not found or None in found:
            return None
        where, how = max(one for one in found if one is not None)
        return Hit(place, where, how)

    def _best(self, place: int, word: str) -> tuple[Where, How] | None:
        if fold_digits(word) == self._slides[place].number:
            return Where.NUMBER, How.AT_START
        for where, said in self._slides[place].fields:
            how = said.holds(word)
            if how is not None:
                return where, how
        return None


class _Searchable:
    """One text in the forms in which it is searched."""

    def __init__(self, text: str) -> None:
        self._plain = _whole_words(_folded(text)[:_MOST_SIGNS])
        self._readings = _read_aloud(self._plain)

    def holds(self, word: str) -> How | None:
        """Say how the text holds the word, or none."""
        if word in self._plain:
            if self._plain.startswith(word):
                return How.AT_START
            return How.AT_WORD if f" {word}" in self._plain else How.INSIDE
        is_pinyin = len(word) >= _LEAST_LETTERS and word == latin_letters(word)
        if is_pinyin and any(reading.holds(word) for reading in self._readings):
            return How.BY_PINYIN
        return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text read aloud in one way: all syllables in a row, where each begins, and their initials."""

    full: str
    begins: tuple[int, ...]
    initials: str

    def holds(self, letters: str) -> bool:
        """Say whether the letters stand there from the beginning of a syllable on."""
        if letters in self.initials:
            return True
        at = self.full.find(letters)
        while at >= 0:
            place = bisect_left(self.begins, at)
            if place < len(self.begins) and self.begins[place] == at:
                return True
            at = self.full.find(letters, at + 1)
        return False


def read_slide(slide: SlideWords) -> ReadSlide:
    """Read a slide aloud once: the slow part, some milliseconds for a page of Chinese."""
    named = (
        (Where.TITLE, slide.title),
        (Where.BLOCK, slide.block),
        (Where.TEXT, slide.text),
        (Where.NOTES, slide.notes),
    )
    return ReadSlide(
        str(slide.number), slide.title, tuple((where, _Searchable(text)) for where, text in named if text)
    )


def _folded(text: str) -> str:
    """Return the text in small letters, full-width signs as plain ones."""
    return unicodedata.normalize("NFKC", text).casefold()


def _whole_words(text: str) -> str:
    """Return the text on one line; a Chinese word that a line break (or a space) parts is whole again."""
    line = ""
    for word in text.split():
        is_parted = line and is_chinese(line[-1]) and is_chinese(word[0])
        line += word if is_parted or not line else f" {word}"
    return line


def _read_aloud(text: str) -> tuple[_Reading, ...]:
    """Return the text's Chinese in its likeliest reading, and with the second one of each character."""
    runs = _chinese_runs(text)
    if not runs:
        return ()
    likely = [_by_phrase(run) for run in runs]
    others = [tuple((syllables_of(sign) or [""])[-1] for sign in run) for run in runs]
    return tuple(_reading(syllables) for syllables in ((likely, others) if others != likely else (likely,)))


def _chinese_runs(text: str) -> list[str]:
    return "".join(sign if is_chinese(sign) else " " for sign in text).split()


@lru_cache(maxsize=20_000)
def _by_phrase(run: str) -> tuple[str, ...]:
    """Return the syllables of Chinese characters in a row, as they are read in these words."""
    from pypinyin import lazy_pinyin

    return tuple(latin_letters(syllable) for syllable in lazy_pinyin(run, v_to_u=False))


def _reading(runs: Sequence[Sequence[str]]) -> _Reading:
    begins: list[int] = []
    full, initials = "", ""
    for syllables in runs:
        for syllable in syllables:
            begins.append(len(full))
            full += syllable
            initials += syllable[:1]
        full += " "
        initials += " "
    return _Reading(full, tuple(begins), initials)
