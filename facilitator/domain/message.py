"""A sentence for the user as a value: the rules choose it, the window or the command line says it.

The English sentence is the key of the catalogue `resources/i18n/messages_zh.json`; a test holds the
catalogue complete and its placeholders equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """One whole sentence with named placeholders, e.g. `Message("{file} is empty.", {"file": f})`.

    A value may itself be a `Message`; it is then said in the same language.
    """

    sentence: str
    values: dict[str, object] = field(default_factory=dict)

    @classmethod
    def said_before(cls, sentence: str, values: Mapping[str, object]) -> Message:
        """Return a sentence as it was kept on disk or handed over by another process."""
        return cls(sentence, dict(values))

    def __str__(self) -> str:
        """Return the sentence in English, for logs and tests."""
        return self.sentence.format(**{name: str(value) for name, value in self.values.items()})


def plural(one: str, many: str, n: int, **values: object) -> Message:
    """Return the sentence that fits `n`: `one` when n is 1, else `many`; `{n}` may stand in both.

    Chinese has one form: the catalogue holds it under `many`, and under `one` as well.
    """
    return Message(one if n == 1 else many, {"n": n, **values})


class UserError(Exception):
    """Expected trouble that a user can mend; carries one sentence that says what to do."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence; `str()` of the error is its English form."""
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[type[UserError], tuple[Message]]:
        """Cross a process border whole (imports run in a child process)."""
        return type(self), (self.message,)
