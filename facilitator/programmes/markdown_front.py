"""What stands before the first slide of a deck in Markdown: its name in both languages, its colours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.programmes.deck_drawing import Palette

_FENCE = "---"
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARTED = re.compile(r"\s+\|\s+|\s*｜\s*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_COLOUR_NAMES = ("accent", "warm", "ground", "ink", "quiet", "mist", "blush", "shade")
_TITLE = "title"


def in_both(words: str) -> Text:
    """Return `English | 中文` as a text; words in one language alone stand in that one."""
    parts = [part.strip() for part in _PARTED.split(words.strip(), maxsplit=1)]
    if len(parts) == 1:
        return Text(zh=parts[0]) if _HAN.search(parts[0]) else Text(en=parts[0])
    first, second = parts
    return Text(second, first) if _HAN.search(first) and not _HAN.search(second) else Text(first, second)


def end_of_front(lines: Sequence[str], name: str) -> int:
    """Return how many lines the front matter takes; 0 without one. UserError where it has no end."""
    if not lines or lines[0].strip() != _FENCE:
        return 0
    end = next((place for place, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    if end is not None:
        return end + 1
    begun = next((line for line in lines[1:] if line.strip()), "")
    if begun.partition(":")[0].strip() in {_TITLE, *_COLOUR_NAMES}:
        raise UserError(
            Message(
                "{file}, line {line}: the title and colours of the deck end with a line of ---: write it "
                "below them.",
                {"file": name, "line": 1},
            )
        )
    return 0


def read_front(lines: Sequence[str], name: str) -> tuple[Text, Palette]:
    """Return name and colours from `key: value` lines; UserError with file and line of any other."""
    title, found = Text(), {}
    for number, line in enumerate(lines, start=1):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if line.strip() in {"", _FENCE}:
            continue
        if colon and key == _TITLE:
            title = in_both(value)
        elif key in _COLOUR_NAMES and _COLOUR.fullmatch(value):
            found[key] = value
        else:
            raise UserError(
                Message(
                    '{file}, line {line}: "{mark}" is not understood: write title or a colour such as '
                    "accent: #1F6F5C.",
                    {"file": name, "line": number, "mark": line.strip()},
                )
            )
    return title, _palette(found)


def _palette(found: dict[str, str]) -> Palette:
    """Return the colours of the deck; the pale ones follow the strong ones where they are not named."""
    if "accent" in found:
        found = {"mist": _mixed(found["accent"], 0.86), "shade": _mixed(found["accent"], 0.14), **found}
    if "warm" in found:
        found = {"blush": _mixed(found["warm"], 0.82), **found}
    return replace(Palette(), **found)


def _mixed(colour: str, white: float) -> str:
    """Return a colour with that share of white."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02X}" for part in parts)
