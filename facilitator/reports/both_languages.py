"""Texts on paper in one language or in two: the second one below the first, smaller and softer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.reports.style import SMALL, SOFT_INK, Face, paragraph
from facilitator.words import Words

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_SHRINK = 0.82


class BothLanguages:
    """Makes paragraphs in the languages of a printed document, its first language first."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.words = tuple(Words(language) for language in languages)

    def message(self, message: Message, face: Face) -> list[Flowable]:
        """Return the sentence in each language; one that is the same in both stands once."""
        return self._paragraphs([say.message(message) for say in self.words], face)

    def text(self, text: Text, face: Face) -> list[Flowable]:
        """Return the text in each language; one that was written in one language stands once."""
        return self._paragraphs([say.text(text) for say in self.words], face)

    def line(self, message: Message) -> str:
        """Return the sentence in each language on one line."""
        return " · ".join(dict.fromkeys(say.message(message) for say in self.words))

    def text_line(self, text: Text) -> str:
        """Return the text in each language on one line."""
        return " · ".join(dict.fromkeys(say.text(text) for say in self.words))

    def _paragraphs(self, texts: Sequence[str], face: Face) -> list[Flowable]:
        first, *others = dict.fromkeys(texts)
        size = max(SMALL, face.size * _SHRINK)
        softer = replace(
            face, size=size, leading=size * 1.4, is_bold=False, colour=SOFT_INK, before=0.0, keeps_next=False
        )
        kept = replace(face, after=0.0, keeps_next=True) if others else face
        return [paragraph(first, kept), *(paragraph(other, softer) for other in others)]
