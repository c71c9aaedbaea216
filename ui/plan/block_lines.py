"""Lists of a block, such as its steps, as lines of text in two languages, and back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from facilitator.domain.agenda_columns import entry_of, line_of
from facilitator.domain.language import Text


def lines_of(entries: Sequence[Text]) -> Text:
    """Return the entries a line each, in both languages side by side."""
    if not entries:
        return Text()
    return Text(
        "\n".join(line_of(entry.en) for entry in entries).rstrip("\n"),
        "\n".join(line_of(entry.zh) for entry in entries).rstrip("\n"),
    )


def entries_of(english: str, chinese: str) -> tuple[Text, ...]:
    """Return the lines of both languages as entries; those empty in both are left out."""
    pairs = zip_longest(english.split("\n"), chinese.split("\n"), fillvalue="")
    found = (Text(entry_of(en), entry_of(zh)) for en, zh in pairs)
    return tuple(text for text in found if text)
