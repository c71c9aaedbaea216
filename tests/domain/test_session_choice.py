from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from facilitator.domain.language import Text
from facilitator.domain.session import HalfDay, Session, SessionLine
from facilitator.domain.session_choice import half_day_at_door, half_day_for, session_for
from tests.builders import an_id
from tests.fakes import MORNING

NOON = MORNING.replace(hour=12)


def line(name: str, days: float, *, is_demo: bool = False, archived: bool = False) -> SessionLine:
    starts_at = NOON + timedelta(days=days)
    return SessionLine(an_id(name), Text(name), "Site", starts_at, 1, 10, 0, 0, is_demo, archived)


@pytest.mark.parametrize(
    ("lines", "chosen"),
    [
        ((), None),
        ((line("today", 0.1), line("tomorrow", 1), line("yesterday", -1)), "today"),
        ((line("morning", -0.2), line("evening", 0.3)), "morning"),
        ((line("tomorrow", 1), line("yesterday", -1)), "yesterday"),
        ((line("next month", 30), line("tomorrow", 1), line("last month", -30)), "tomorrow"),
        ((line("last year", -300), line("last month", -30)), "last month"),
        ((line("demo", 0, is_demo=True), line("last year", -300)), "last year"),
        ((line("demo", 0, is_demo=True),), "demo"),
        ((line("away", 0, archived=True),), None),
        ((line("away", 0, archived=True), line("tomorrow", 1)), "tomorrow"),
    ],
)
def test_the_session_that_matters_now(lines: tuple[SessionLine, ...], chosen: str | None) -> None:
    assert session_for(lines, NOON) == (an_id(chosen) if chosen else None)


def half_day(name: str, starts_at: datetime) -> HalfDay:
    return HalfDay(an_id(name), name, starts_at, starts_at + timedelta(hours=4))


SESSION = Session(
    id=UUID(int=1),
    title=Text("x"),
    site="Site",
    trainers=(),
    half_days=(half_day("second", MORNING + timedelta(days=1)), half_day("first", MORNING)),
    agenda=(),
    programme_key="",
    programme_version="",
    programme_title=Text(),
)


@pytest.mark.parametrize(
    ("hours", "chosen"),
    [(-48, "first"), (1, "first"), (4.5, "first"), (6, "second"), (26, "second"), (99, "second")],
)
def test_the_half_day_under_way_or_next(hours: float, chosen: str) -> None:
    found = half_day_for(SESSION, MORNING + timedelta(hours=hours))
    assert found is not None
    assert found.label == chosen


def test_a_session_without_half_days_has_none() -> None:
    assert half_day_for(replace(SESSION, half_days=()), MORNING) is None


def test_a_badge_counts_for_todays_half_day_and_while_another_is_planned_for_the_door() -> None:
    today = HalfDay(an_id("today"), "A", NOON, NOON + timedelta(hours=3), "1")
    planned = HalfDay(an_id("planned"), "A", NOON + timedelta(days=7), NOON + timedelta(days=7, hours=3), "1")
    at_door = an_id("at the door")
    assert half_day_at_door(today, at_door, NOON) == today.id
    assert half_day_at_door(planned, at_door, NOON) == at_door
    assert half_day_at_door(planned, None, NOON) == planned.id
    assert half_day_at_door(None, at_door, NOON) == at_door
    assert half_day_at_door(None, None, NOON) is None
