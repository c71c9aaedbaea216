"""Names in a roster: without what only sets them, family and given name in the order they are said."""

from __future__ import annotations

import re

from facilitator.domain.message import Message
from facilitator.domain.roster_cells import plain
from facilitator.domain.roster_fields import RosterField, RosterMapping
from facilitator.domain.table import Table

_SEVERAL_NAMES = re.compile(r"[、/;；\n，,]|\s和\s|\sand\s")
_HAN = re.compile(r"^[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+$")
_DOT = re.compile(r"(?<=[^\W\d_])\s*[·•・‧∙．]\s*(?=[^\W\d_])")
_ENUMERATION = re.compile(r"^[（(]?\d{1,4}\s*[.、．)）]\s*(?=\D)")
_COMMA = re.compile(r"\s*[,，]\s*")
_WORD = re.compile(r"^[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?$")
_PARTICLES = frozenset(
    {"al", "bin", "binti", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "van", "von"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd"})
_MOST_WORDS = 4
_LONGEST_JOINED = 3


def roster_name(text: str) -> str:
    """Return a name as it is meant: no enumeration, no padding between Chinese characters, one dot.

    `Nguyen, Thi Hoa` is Thi Hoa Nguyen; a comma that may stand between two people stays.
    """
    name = _ENUMERATION.sub("", plain(text))
    name = _DOT.sub("·", name)
    parts = name.split(" ")
    if len(parts) > 1 and all(_HAN.match(part) for part in parts):
        is_padding = len("".join(parts)) <= _LONGEST_JOINED or all(len(part) == 1 for part in parts)
        return "".join(parts) if is_padding else name
    return _turned_round(name)


def person_name(table: Table, mapping: RosterMapping, row: int) -> str:
    """Return the name in a row, put together where family and given name stand apart."""
    column = mapping.column_of(RosterField.NAME)
    if column is not None:
        return roster_name(table.cell(row, column))
    family, given = (
        roster_name(table.cell(row, place)) if (place := mapping.column_of(field)) is not None else ""
        for field in (RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)
    )
    if _HAN.match(family + given):
        return family + given
    return f"{given} {family}".strip()


def about_name(name: str) -> Message | None:
    """Return what to say of a name that may hold more than one person."""
    if _SEVERAL_NAMES.search(name) or (" " in name and all(_HAN.match(part) for part in name.split())):
        return Message('"{name}" may be several people in one cell.', {"name": name})
    return None


def is_names_with_comma(name: str) -> bool:
    """Tell whether a comma stands between Latin names, written large as names are."""
    parts = _COMMA.split(name)
    return len(parts) > 1 and all(_is_latin_name(part) for part in parts)


def _turned_round(name: str) -> str:
    """Return `Family, Given` as `Given Family`, where the family name is one word and its particles."""
    family, *given = _COMMA.split(name)
    words = [word for word in family.split() if word.casefold() not in _PARTICLES]
    is_turned = len(given) == 1 and len(words) == 1 and is_names_with_comma(name)
    return f"{given[0]} {family}" if is_turned and not _is_suffix(given[0]) else name


def _is_suffix(text: str) -> bool:
    return text.replace(".", "").casefold() in _SUFFIXES


def _is_latin_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and all(
        _WORD.match(word) and (word[0].isupper() or word.casefold() in _PARTICLES) for word in words
    )
