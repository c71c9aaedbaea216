from __future__ import annotations

from dataclasses import replace
from datetime import time
from uuid import uuid4

import pytest

from facilitator.domain.block_library import each_once, library_block
from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Minutes, Priority, SlideRange
from facilitator.domain.session import AgendaItem

WAVE = AgendaItem(
    uuid4(),
    BlockKind.ENERGIZER,
    Text("The wave", "人浪"),
    Minutes(3, 5, 8),
    5,
    Priority.COULD,
    method=Text("Standing in a ring", "站成一圈"),
)
TALK = replace(WAVE, id=uuid4(), kind=BlockKind.TALK, title=Text("Welcome", "欢迎"))


@pytest.mark.parametrize(
    "typed", ["wave", "THE W", "人浪", "renl", "rl", "ring", "一圈", "energ", "热身", "rs", ""]
)
def test_a_block_is_found_by_name_method_kind_pinyin_and_initials(typed: str) -> None:
    assert library_block(WAVE, other_words=["Energizer", "热身"]).is_meant_by(typed)


def test_a_word_that_is_in_none_of_its_names_does_not_mean_it() -> None:
    assert not library_block(WAVE).is_meant_by("juggling")


def test_blocks_that_differ_only_in_place_and_time_are_one() -> None:
    again = replace(
        WAVE,
        id=uuid4(),
        module_number=3,
        module_title=Text("Three"),
        planned_minutes=7,
        fixed_start=time(10, 0),
        slides=SlideRange("main", 1, 1),
    )
    other = replace(WAVE, id=uuid4(), say=Text("Stand up!"))
    source = Text("Programme")
    kept = each_once(library_block(item, source) for item in (WAVE, again, other))
    assert [block.item for block in kept] == [WAVE, other]


def test_the_library_goes_by_kind_and_keeps_the_order_within_one() -> None:
    second = replace(TALK, id=uuid4(), title=Text("A second talk"))
    kept = each_once(map(library_block, (WAVE, TALK, second)))
    assert [block.item.title.en for block in kept] == ["Welcome", "A second talk", "The wave"]
