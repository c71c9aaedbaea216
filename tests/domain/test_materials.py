"""What to bring: each thing once, counted for the people who come."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.language import Text
from facilitator.domain.materials import Each, materials_of, tables_for
from facilitator.domain.session import AgendaItem
from tests.builders import an_agenda_item


def needing(name: str, *what: Text, handout: Text | None = None) -> AgendaItem:
    return replace(an_agenda_item(name), materials=what, handout=handout or Text())


@pytest.mark.parametrize(
    ("what", "each", "count"),
    [
        (Text("One pen for each person", "每人一支笔"), Each.PERSON, 50),
        (Text("A sheet at every place", "每个座位一张纸"), Each.PERSON, 50),
        (Text("Two markers a table", ""), Each.TABLE, 8),
        (Text("", "每桌一包纸巾"), Each.TABLE, 8),
        (Text("Tissues on each table", "纸巾"), Each.TABLE, 8),
        (Text("A loudspeaker", "音箱"), Each.ROOM, None),
        (Text("A comfortable chair", "椅子"), Each.ROOM, None),
    ],
)
def test_for_whom_a_thing_is_stands_in_its_words(what: Text, each: Each, count: int | None) -> None:
    (line,) = materials_of([needing("a", what)], 50)
    assert (line.each, line.count) == (each, count)


def test_a_thing_that_two_blocks_need_stands_once_and_handouts_are_for_each_person() -> None:
    pens, tea = Text("Pens", "笔"), Text("Tea", "茶")
    a, b = needing("a", pens, tea), needing("b", pens, handout=Text("Card", "卡片"))
    lines = materials_of([a, b], 20)
    assert [(line.what.en, line.count, [block.en for block in line.blocks]) for line in lines] == [
        ("Card", 20, ["b"]),
        ("Pens", None, ["a", "b"]),
        ("Tea", None, ["a"]),
    ]


def test_while_nobody_is_expected_nothing_is_counted() -> None:
    assert [line.count for line in materials_of([needing("a", handout=Text("Card", "卡"))], 0)] == [None]


@pytest.mark.parametrize(("people", "tables"), [(0, 0), (1, 1), (7, 1), (8, 2), (50, 8), (100, 15)])
def test_everybody_has_a_seat(people: int, tables: int) -> None:
    assert tables_for(people) == tables
