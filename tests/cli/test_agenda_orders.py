"""Changing the running agenda and ending on time by the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.domain.programme import Minutes, Priority
from facilitator.domain.run import LeftOut
from facilitator.domain.session import AgendaItem
from facilitator.services.plan_session import list_sessions, load_session
from facilitator.services.run_session import load_run
from tests.builders import an_agenda_item
from tests.cli.conftest import opened
from tests.cli.program import Program
from tests.database import made

MUST_END_IN_MINUTES = 60


def a_talk(name: str, priority: Priority = Priority.SHOULD) -> AgendaItem:
    """Return a talk of 30 minutes that can do with 10."""
    return replace(an_agenda_item(name, 30), minutes=Minutes(10, 30, 60), priority=priority)


@pytest.fixture
def late(tmp_path: Path) -> Program:
    """The program on a half-day that must end in an hour and has 90 minutes before it."""
    program = Program(tmp_path)
    with opened(program) as workspace, workspace.store.write() as records:
        now = workspace.clock.now()
        half_day = replace(
            made.a_half_day("A"), starts_at=now, must_end_at=now + timedelta(minutes=MUST_END_IN_MINUTES)
        )
        agenda = (a_talk("one"), a_talk("two"), a_talk("three", Priority.COULD))
        records.sessions.add(replace(made.a_session("late", half_day), agenda=agenda))
    return program


def stored(program: Program) -> list[tuple[str, int, LeftOut]]:
    """Return the agenda as it is on disk."""
    with opened(program) as workspace:
        (line,) = list_sessions(workspace)
        session = load_session(workspace, line.id)
        agenda = load_run(workspace, session.half_days[0].id).tally.agenda
        return [(one.item.title.en, one.planned_seconds // 60, one.left_out) for one in agenda]


def test_the_agenda_is_changed_by_hand_and_each_answer_is_on_disk(late: Program) -> None:
    orders = "start\nskip 3\nmove 3 2\nlength 2 20\nbring-back 2\nput-off 3\n"
    records = late.run("run", "last", lines=orders).records
    assert all(record["ok"] and record["changed"] for record in records), records
    assert [record["left_out"] for record in records] == [[], [3], [2], [2], [], [3]]
    assert [record["events"] for record in records] == [1, 2, 3, 4, 5, 6]
    assert stored(late) == [
        ("one", 30, LeftOut.NO),
        ("three", 20, LeftOut.NO),
        ("two", 30, LeftOut.FOLLOW_UP),
    ]


def test_a_number_means_the_agenda_as_it_stands(late: Program) -> None:
    records = late.run("run", "last", lines="start\nmove 3 2\njump 2\n").records
    assert records[-1]["title"] == "three"


def test_the_last_change_is_undone_and_a_day_never_changed_says_so(late: Program) -> None:
    records = late.run("run", "last", lines="start\nundo-agenda\nskip 2\nundo-agenda\n").records
    assert [record["ok"] for record in records] == [True, False, True, True]
    assert records[1]["problem"] == "no_change"
    assert records[3]["left_out"] == []


def test_the_ways_are_told_and_one_ends_the_day_on_time(late: Program) -> None:
    started, asked, applied, again = late.run(
        "run", "last", lines="start\nways\napply drop_could\nways\n"
    ).records
    assert isinstance(started["over_end_seconds"], float)
    assert started["over_end_seconds"] > 0
    ways = asked["ways"]
    assert isinstance(ways, list)
    assert {way["way"] for way in ways} >= {"trim_theory", "drop_could"}
    drop = next(way for way in ways if way["way"] == "drop_could")
    assert (drop["left_out"], drop["late_seconds"]) == ([3], 0)
    assert "three dropped" in drop["sentence"]
    assert (applied["ok"], applied["left_out"], applied["over_end_seconds"]) == (True, [3], 0)
    assert again["ways"] == []
    assert stored(late)[2][2] is LeftOut.DROPPED


def test_a_way_that_is_not_offered_is_refused_by_name(late: Program) -> None:
    records = late.run("run", "last", lines="start\nlength 3 1\nlength 2 1\napply trim-theory\n").records
    assert records[-1]["message"] == (
        "trim_theory is none of the ways to finish on time now. There are: none."
    )


@pytest.mark.parametrize(
    "order",
    ["skip", "skip 0", "skip 9", "skip 1", "move 1", "move 2 x", "length 2", "apply", "apply 2", "ways 1"],
)
def test_what_is_no_order_or_cannot_be_is_refused_and_writes_nothing(late: Program, order: str) -> None:
    _, before, refused, after = late.run("run", "last", lines=f"start\nstatus\n{order}\nstatus\n").records
    assert refused["ok"] is False
    assert refused["message"]
    assert before["events"] == after["events"]
