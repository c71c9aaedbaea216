"""The two languages of the product, and a text written in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language in which the window speaks or a file is written."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in English and Simplified Chinese; either may be empty."""

    en: str = ""
    zh: str = ""

    def in_language(self, language: Language) -> str:
        """Return the text in that language, or in the other one where it was not written."""
        return (self.zh or self.en) if language is Language.ZH else (self.en or self.zh)

    def __str__(self) -> str:
        """Return the text in English where there is one, for logs and tests."""
        return self.in_language(Language.EN)

    def __bool__(self) -> bool:
        """Say whether there is any text at all."""
        return bool(self.en or self.zh)
