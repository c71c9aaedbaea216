"""What the plain nouns of a programme, a session and a questionnaire answer by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facilitator.domain.language import Language, Text
from facilitator.domain.programme import Minutes
from facilitator.domain.questionnaire import ItemKind, Wave
from facilitator.domain.session import HalfDay, Session
from tests.builders import SESSION, YES_NO, a_programme, a_questionnaire, an_id, an_item
from tests.fakes import MORNING


@pytest.mark.parametrize(("least", "ideal", "most"), [(5, 4, 10), (0, 11, 10), (-1, 5, 10)])
def test_minutes_out_of_order_are_a_bug(least: int, ideal: int, most: int) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Minutes(least, ideal, most)


def test_a_programme_knows_its_blocks_in_the_order_of_the_day() -> None:
    assert [block.key for block in a_programme().blocks] == ["b1", "b2", "b3"]


def test_a_scale_finds_its_option() -> None:
    option = YES_NO.choice("2")
    assert option is not None
    assert option.label.en == "No"
    assert YES_NO.choice("3") is None


def test_a_sheet_asks_the_items_of_its_wave_but_no_note() -> None:
    items = (an_item("a"), an_item("n", ItemKind.NOTE), an_item("b", waves=[Wave.POST]))
    questionnaire = a_questionnaire(*items)
    assert [item.key for item in questionnaire.asked_in(Wave.PRE)] == ["a"]
    assert [item.key for item in questionnaire.asked_in(Wave.POST)] == ["a", "b"]
    assert (questionnaire.item("b"), questionnaire.item("z")) == (items[2], None)


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        (Text("Yes", "是"), "Yes", "是"),
        (Text("Yes"), "Yes", "Yes"),
        (Text(zh="是"), "是", "是"),
        (Text(), "", ""),
    ],
)
def test_a_text_falls_back_on_the_language_it_has(text: Text, en: str, zh: str) -> None:
    assert (text.in_language(Language.EN), text.in_language(Language.ZH)) == (en, zh)
    assert bool(text) == bool(en or zh)


def test_a_session_finds_its_half_day() -> None:
    half_day = HalfDay(an_id("morning"), "Group 1", MORNING, MORNING + timedelta(hours=4))
    session = Session(SESSION, Text("S"), "Site", (), (half_day,), (), "p", "1", Text("P"))
    assert session.half_day(half_day.id) is half_day
    with pytest.raises(KeyError):
        session.half_day(an_id("another"))


@pytest.mark.parametrize(
    ("begins", "hours", "typed", "day"),
    [(22, 4, (0, 30), 4), (22, 4, (22, 15), 3), (22, 4, (21, 50), 3), (8, 4, (7, 50), 3), (8, 4, (0, 30), 3)],
)
def test_a_time_on_paper_is_after_midnight_where_the_half_day_goes_on_over_it(
    begins: int, hours: int, typed: tuple[int, int], day: int
) -> None:
    starts_at = MORNING.replace(hour=begins, minute=0)
    night = HalfDay(an_id("night"), "Night shift", starts_at, starts_at + timedelta(hours=hours))
    moment = night.moment_at(*typed)
    assert (moment.day, moment.hour, moment.minute, moment.tzinfo) == (day, *typed, MORNING.tzinfo)
