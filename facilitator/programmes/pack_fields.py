"""Values of a pack's TOML file, each checked where it stands; what is wrong becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time

from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.programme import Minutes

_THREE = 3
_MOST_MINUTES = 480


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One thing to mend in a pack: in which file, at which place, said in one sentence."""

    file: str
    where: str
    message: Message


@dataclass(slots=True)
class Fields:
    """One table of the file: `where` names it for people, `problems` is shared by all tables."""

    file: str
    where: str
    values: Mapping[str, object]
    problems: list[PackProblem]
    seen: set[str] = field(default_factory=set)

    def problem(self, sentence: Message) -> None:
        """Keep a problem of this table; its message has the places {file} and {where}."""
        values = {"file": self.file, "where": self.where, **sentence.values}
        self.problems.append(PackProblem(self.file, self.where, replace(sentence, values=values)))

    def _value(self, key: str) -> object:
        """Return the raw value and remember that the key is known."""
        self.seen.add(key)
        return self.values.get(key)

    def _wrong(self, key: str, example: str) -> None:
        """Say that a field is not as it should be, with an example."""
        self.problem(
            Message(
                '{file}, {where}: "{field}" should look like {example}.', {"field": key, "example": example}
            )
        )

    def text(self, key: str) -> Text:
        """Return a text in both languages; a plain string counts for both."""
        value = self._value(key)
        if value is None:
            return Text()
        text = _text(value)
        if text is None:
            self._wrong(key, '{ en = "…", zh = "…" }')
            return Text()
        return text

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of texts."""
        value = self._value(key)
        if value is None:
            return ()
        found = [_text(entry) for entry in value] if isinstance(value, list) else [None]
        if None in found:
            self._wrong(key, '[{ en = "…", zh = "…" }]')
        return tuple(text for text in found if text)

    def word(self, key: str) -> str:
        """Return a single string, empty where there is none."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(key, '"…"')
            return ""
        return value.strip()

    def one_of(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """Return one of the allowed words; `default` where there is none or another."""
        word = self.word(key) or default
        if word not in allowed:
            self.problem(
                Message(
                    '{file}, {where}: "{field}" is "{word}"; it can be {allowed}.',
                    {"field": key, "word": word, "allowed": ", ".join(allowed)},
                )
            )
            return default
        return word

    def number(self, key: str) -> int | None:
        """Return a whole number from 0, or none."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self._wrong(key, "1")
            return None
        return value

    def numbers(self, key: str, count: int, example: str) -> tuple[int, ...] | None:
        """Return that many whole numbers in rising order, or none."""
        value = self._value(key)
        if value is None:
            return None
        whole = (
            [n for n in value if isinstance(n, int) and not isinstance(n, bool)]
            if isinstance(value, list)
            else []
        )
        if not isinstance(value, list) or len(whole) != len(value) or len(whole) != count:
            self._wrong(key, example)
            return None
        if sorted(whole) != whole or whole[0] < 0:
            self._wrong(key, example)
            return None
        return tuple(whole)

    def whole_numbers(self, key: str, example: str) -> tuple[int, ...]:
        """Return as many whole numbers as there are, in their order; none where it is no list of them."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(type(number) is int for number in value):
            self._wrong(key, example)
            return ()
        return tuple(value)

    def minutes(self, key: str) -> Minutes | None:
        """Return least, ideal and most minutes; none where they are missing or out of order."""
        found = self.numbers(key, _THREE, "[8, 10, 14]")
        if found is None or found[-1] > _MOST_MINUTES:
            if found is not None or key not in self.values:
                self._wrong(key, "[8, 10, 14]")
            return None
        return Minutes(*found)

    def clock(self, key: str) -> time | None:
        """Return a time of day, or none."""
        value = self._value(key)
        if value is None or isinstance(value, time):
            return value
        self._wrong(key, "10:30:00")
        return None

    def table(self, key: str) -> Fields | None:
        """Return the table under a key, or none."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, "{ … }")
            return None
        return Fields(self.file, f"{self.where}, {key}", value, self.problems)

    def tables(self, key: str, prefix: str) -> Iterator[Fields]:
        """Yield the tables of a list, named `prefix` and their key, or their place in the list."""
        value = self._value(key)
        if value is None:
            return
        entries = value if isinstance(value, list) else [value]
        for number, entry in enumerate(entries, start=1):
            if isinstance(entry, dict):
                name = entry.get("key") or number
                yield Fields(self.file, f'{prefix}{key} "{name}"', entry, self.problems)
            else:
                self._wrong(key, f"[[{key}]]")

    def finish(self) -> None:
        """Say which fields were not understood (often a misspelled one)."""
        for key in self.values:
            if key not in self.seen:
                self.problem(Message('{file}, {where}: "{field}" is not a field of a pack.', {"field": key}))


def _text(value: object) -> Text | None:
    """Return a text from a string or from { en, zh }; none for anything else."""
    if isinstance(value, str):
        return Text(value.strip(), value.strip())
    if not isinstance(value, dict) or set(value) - {"en", "zh"}:
        return None
    parts = [value.get(language, "") for language in ("en", "zh")]
    if not all(isinstance(part, str) for part in parts):
        return None
    return Text(*(str(part).strip() for part in parts))
