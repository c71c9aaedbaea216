"""What must be brought to a half-day: everything its blocks name, each once, with how many of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from facilitator.domain.language import Text
from facilitator.domain.session import AgendaItem

PEOPLE_A_TABLE = 7
"""A table seats six to eight."""

_EACH_PERSON = re.compile(
    r"\b(each|every|per|a) (person|participant|parent|place|seat)\b|\bfor everybody\b"
    "|每人|每位|人手一|每个座位",
    re.IGNORECASE,
)
_EACH_TABLE = re.compile(
    r"\b(each|every|per|a) (table|group)\b|\bon the tables\b|每桌|每组|每张桌|每个小组", re.IGNORECASE
)


class Each(StrEnum):
    """For whom a material is there: for each person, for each table, or once for all."""

    PERSON = "person"
    TABLE = "table"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One thing to bring: how many times what it says, and for which blocks.

    The count is none for what the whole room shares, and while nobody is expected.
    """

    what: Text
    each: Each
    count: int | None
    blocks: tuple[Text, ...]


def materials_of(
    agenda: Iterable[AgendaItem], people: int, people_a_table: int = PEOPLE_A_TABLE
) -> tuple[MaterialLine, ...]:
    """Return what the agenda needs for so many people: what each person gets first, then each table.

    For whom a thing is stands in its own words ("one envelope a table", "每桌一包"); a handout is for
    each person. The words say how many of it one person or table gets.
    """
    found: dict[Text, tuple[Each, list[Text]]] = {}
    for item in agenda:
        for what in item.materials:
            found.setdefault(what, (_each(what), []))[1].append(item.title)
        if item.handout:
            found.setdefault(item.handout, (Each.PERSON, []))[1].append(item.title)
    lines = [
        MaterialLine(what, each, _count(each, people, people_a_table), tuple(dict.fromkeys(blocks)))
        for what, (each, blocks) in found.items()
    ]
    order = list(Each)
    return tuple(sorted(lines, key=lambda line: order.index(line.each)))


def tables_for(people: int, people_a_table: int = PEOPLE_A_TABLE) -> int:
    """Return how many tables so many people need."""
    return ceil(people / people_a_table)


def _each(what: Text) -> Each:
    said = f"{what.en} {what.zh}"
    if _EACH_TABLE.search(said):
        return Each.TABLE
    return Each.PERSON if _EACH_PERSON.search(said) else Each.ROOM


def _count(each: Each, people: int, people_a_table: int) -> int | None:
    if each is Each.ROOM or not people:
        return None
    return people if each is Each.PERSON else tables_for(people, people_a_table)
