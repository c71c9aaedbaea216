"""Sentences in the reader's language: the English sentence is the key, the Chinese stands in files.

The catalogue is every `resources/i18n/messages_zh/*.json`, each `{"English": "中文"}`. A sentence
without Chinese is said in English; the tests of the catalogue see to it that there is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, plural
from resources import i18n_folder

_LONG_NUMBER = 10_000
_QUOTED = re.compile(r"“\{(\w+)\}”")
_INNER_QUOTES = str.maketrans("“”", "‘’")
"""What stands in quotes has its own in the other form: GB/T 15834-2011, 4.8."""
_WIDE_ENDS = "。！？；：…”"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Words:
    """Says sentences in one language: `say = Words(Language.ZH); say("Page {n}", n=2)`."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, sentence: str, **values: object) -> str:
        """Return the sentence in this language with its placeholders filled."""
        return self.message(Message(sentence, values))

    def message(self, message: Message) -> str:
        """Return that message in this language; a value that is itself a message is said as well."""
        said_values = {name: self.value(value) for name, value in message.values.items()}
        sentence = self._sentence(message.sentence)
        for name in _QUOTED.findall(sentence):
            said_values[name] = said_values[name].translate(_INNER_QUOTES)
        return sentence.format(**said_values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the one of two sentences that fits `n`."""
        return self.message(plural(one, many, n, **values))

    def text(self, text: Text) -> str:
        """Return a text of the pack or the questionnaire in this language."""
        return text.in_language(self.language)

    def value(self, value: object) -> str:
        """Return a value as a reader of this language writes it: dates, numbers, texts, lists."""
        match value:
            case Message():
                return self.message(value)
            case Text():
                return self.text(value)
            case date() | time():
                return self._moment(value)
            case int() | float():
                return self._number(value)
            case tuple() | list():
                return ("、" if self.language is Language.ZH else ", ").join(map(self.value, value))
        return str(value)

    def _sentence(self, sentence: str) -> str:
        if self.language is Language.EN:
            return sentence
        return chinese_sentences().get(sentence, sentence)

    def _number(self, number: float) -> str:
        if isinstance(number, bool):
            return self.message(Message("yes") if number else Message("no"))
        if isinstance(number, float):
            return f"{number:.6g}"
        return f"{number:,}" if abs(number) >= _LONG_NUMBER else str(number)

    def _moment(self, moment: date | time) -> str:
        if isinstance(moment, time):
            return f"{moment:%H:%M}"
        if isinstance(moment, datetime):
            return f"{self._moment(moment.date())} {moment:%H:%M}"
        if self.language is Language.ZH:
            return f"{moment.year}年{moment.month}月{moment.day}日"
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def said(message: Message, language: Language) -> str:
    """Return that message in that language."""
    return Words(language).message(message)


def one_after_another(*sentences: str) -> str:
    """Return whole sentences as one line: a space parts them, but not after a full-width mark."""
    line = ""
    for sentence in filter(None, sentences):
        gap = "" if not line or line[-1] in _WIDE_ENDS else " "
        line += gap + sentence
    return line


@cache
def chinese_sentences() -> Mapping[str, str]:
    """Return the whole catalogue, English to Chinese; read from the files once."""
    sentences: dict[str, str] = {}
    folder = i18n_folder() / "messages_zh"
    for path in sorted(folder.glob("*.json")):
        sentences.update(json.loads(path.read_text(encoding="utf-8")))
    return MappingProxyType(sentences)
