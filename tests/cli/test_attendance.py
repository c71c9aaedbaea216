"""The door by commands: a word for each outcome, bursts, broken pipes; two workspaces as two doors."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.services.enrol_people import add_person, list_people
from facilitator.services.hand_over_attendance import hand_over_file
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.plan_session import list_sessions, load_session
from facilitator.services.sign_in_entry import count_heads, sheet_entry
from tests.cli.conftest import opened
from tests.cli.program import Program
from tests.demo import copy_demo
from tests.fakes import FakeClock


@pytest.fixture
def door(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on the demo, of which every badge is printed."""
    program = Program(tmp_path / "north")
    program.folder.mkdir()
    copy_demo(tmp_path_factory, program.folder)
    with opened(program) as ws:
        session = load_session(ws, list_sessions(ws)[0].id)
        for name in ("陈东", "刘洋", "赵敏", "孙丽"):
            add_person(ws, session.half_days[0].id, name)
        issue_badges(ws, session.id)
    return program


@pytest.fixture
def other(door: Program, tmp_path: Path) -> Program:
    """The laptop at the other door: a copy of the same workspace."""
    program = Program(tmp_path / "south")
    program.folder.mkdir()
    shutil.copy(door.workspace, program.workspace)
    return program


def attendance(program: Program) -> list[dict[str, object]]:
    """Give who was in the room when, at the first half-day."""
    answered = program.run("--json", "attendance", "last", "--half-day", "1")
    return [{name: line[name] for name in ("enrolment", "stays", "trained")} for line in answered.records]


def absent(program: Program, count: int) -> list[str]:
    """Give badges of people of the first half-day who are not there."""
    with opened(program) as ws:
        session = load_session(ws, list_sessions(ws)[0].id)
        here = {one.id for one in list_people(ws, session.half_days[0].id)}
        with ws.store.read() as records:
            seen = {event.enrolment for event in records.attendance.of_half_day(session.half_days[0].id)}
        issued = issue_badges(ws, session.id).value
    return [
        one.badge.token
        for one in issued
        if one.enrolment is not None and one.enrolment.id in here and one.enrolment.id not in seen
    ][:count]


def outcomes(program: Program, lines: str, *options: str) -> list[object]:
    answered = program.run("check-in", "last", "--half-day", "1", *options, lines=lines)
    return [record["outcome"] for record in answered.records]


def test_each_outcome_has_its_word(door: Program) -> None:
    (badge,) = absent(door, 1)
    with opened(door) as ws:
        session = list_sessions(ws)[0].id
        (spare,) = issue_spares(ws, session, 1).value
    forged = badge[:-1] + str((int(badge[-1]) + 1) % 10)
    short = spare.badge.short_code
    wrong_digit = short[:-1] + str((int(short[-1]) + 1) % 10)
    assert outcomes(
        door, f"{badge}\n{badge}\n{forged}\n{spare.badge.token}\n{wrong_digit}\nnobody at all\n\n"
    ) == [
        "checked_in",
        "already_in",
        "forged",
        "spare_badge",
        "wrong_check_digit",
        "nobody_found",
        "unreadable",
    ]
    assert outcomes(door, f"{badge}\n{badge}\n{forged}\n", "--leave") == ["left", "left_before", "forged"]
    assert outcomes(door, badge) == ["came_back"]


def test_who_never_came_does_not_leave(door: Program) -> None:
    (badge,) = absent(door, 1)
    answered = door.run("check-in", "last", "--half-day", "1", "--leave", lines=badge).record
    assert (answered["outcome"], answered["event"], answered["ok"]) == ("never_came", None, True)


def test_five_hundred_in_a_burst_are_each_answered_in_order(door: Program) -> None:
    badges = absent(door, 3)
    lines = [badges[n % len(badges)] for n in range(500)]
    answered = door.run("check-in", "last", "--half-day", "1", lines="\n".join(lines))
    assert [record["line"] for record in answered.records] == list(range(1, 501))
    assert [record["outcome"] for record in answered.records].count("checked_in") == len(badges)
    with opened(door) as ws:
        half_day = load_session(ws, list_sessions(ws)[0].id).half_days[0].id
        with ws.store.read() as records:
            noted = {str(event.id) for event in records.attendance.of_half_day(half_day)}
    assert {record["event"] for record in answered.records} <= noted


def test_what_was_answered_before_the_reader_went_away_is_on_disk(door: Program) -> None:
    badges = absent(door, 3)
    process = door.start("check-in", "last", "--half-day", "1")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write((badges[0] + "\n").encode())
    process.stdin.flush()
    assert b"checked_in" in process.stdout.readline()
    process.stdout.close()
    process.stdin.write((badges[1] + "\n").encode())
    process.stdin.close()
    assert process.wait(60) == 0
    assert outcomes(door, "\n".join(badges)) == ["already_in", "already_in", "checked_in"]


def test_the_minutes_and_the_rule_are_told(door: Program) -> None:
    answered = door.run("attendance", "last", "--half-day", "1")
    assert answered.out.startswith("Trained is who was present for at least 80 % of the minutes taught")
    records = door.run("--json", "attendance", "last").records
    assert {record["standing"] for record in records} >= {"trained", "did_not_come"}
    for record in records:
        modules = record["modules"]
        assert isinstance(modules, list)
        assert all(part["present"] <= part["held"] for part in modules)
    chinese = door.run("attendance", "last", "--language", "zh").out
    assert "即算完成培训。" in chinese


def test_heads_that_were_counted_are_told_against_those_noted(door: Program) -> None:
    assert {one["heads"] for one in door.run("--json", "attendance", "last").records} == {None}
    with opened(door) as ws:
        half_days = load_session(ws, list_sessions(ws)[0].id).half_days
        at = count_heads(ws, half_days[0].id, 52).value
        came = sheet_entry(ws, half_days[0].id).came
    assert at is not None
    told = f"52 counted in the room, {came} noted."
    assert door.run("attendance", "last").out.count(told) == 1
    assert told in door.run("attendance", "last", "--half-day", "1").out
    assert told not in door.run("attendance", "last", "--half-day", "2").out
    heads = {"counted": 52, "noted": came, "at": at.at.isoformat(), "who": at.who}
    for half_day, said in ("1", heads), ("2", None):
        records = door.run("--json", "attendance", "last", "--half-day", half_day).records
        assert records
        assert all(one["heads"] == said for one in records)


def test_two_doors_agree_after_handing_over_both_ways_in_whichever_way(door: Program, other: Program) -> None:
    first, second, third = absent(door, 3)
    assert outcomes(door, f"{first}\n{second}\n") == ["checked_in"] * 2
    assert outcomes(other, f"{second}\n{third}\n") == ["checked_in"] * 2
    written = door.run("--json", "hand-over-attendance", "last", "--half-day", "1", "--to", "stick").record
    took = other.run("--json", "take-over-attendance", "last", str(written["file"]), "--half-day", "1")
    assert (took.code, took.record["outcome"], took.record["new"]) == (0, "taken_over", 2)
    again = other.run(
        "--json", "take-over-attendance", "last", str(written["file"]), "--half-day", "1"
    ).record
    assert (again["outcome"], again["new"], again["message"]) == ("known", 0, "Everything was here already.")
    back = other.run("--json", "hand-over-attendance", "last", "--half-day", "1", "--to", "stick").record
    with Path(str(back["file"])).open("rb") as file:
        content = file.read()
    took = door.run("--json", "take-over-attendance", "last", "-", "--half-day", "1", lines=content)
    assert took.record["new"] == 2
    assert [[bool(one["stays"]), one["trained"]] for one in attendance(door)] == [
        [bool(one["stays"]), one["trained"]] for one in attendance(other)
    ]
    assert outcomes(door, third) == ["already_in"]


def test_the_digits_of_codes_are_taken_from_standard_input(door: Program, other: Program) -> None:
    said = door.run("hand-over-attendance", "last", "--half-day", "1", "--codes")
    assert (
        door.run("--json", "hand-over-attendance", "last", "--half-day", "1", "--codes").record["ok"] is True
    )
    for digits in reversed(said.out.split()):
        took = other.run("take-over-attendance", "last", "-", "--half-day", "1", lines=digits + "\n")
        assert (took.code, "was here already" in took.out) == (0, True)


def test_a_wrong_file_is_one_sentence_and_one_word(door: Program, other: Program, tmp_path: Path) -> None:
    written = door.run("--json", "hand-over-attendance", "last", "--half-day", "1", "--to", "stick").record
    path = Path(str(written["file"]))
    cut = tmp_path / "cut.attendance"
    cut.write_bytes(path.read_bytes()[:-9])

    def outcome(file: Path | str, half_day: str = "1") -> tuple[int, object]:
        answered = other.run("--json", "take-over-attendance", "last", str(file), "--half-day", half_day)
        return answered.code, answered.record.get("outcome")

    assert outcome(cut) == (1, "cut_short")
    assert outcome(path, "2") == (1, "other_half_day")
    assert outcome(other.workspace) == (1, "not_a_hand_over")
    assert outcome("no such file") == (1, None)
    refused = other.run("take-over-attendance", "last", str(cut), "--half-day", "1")
    assert "cut short" in refused.err


def test_a_clock_that_is_ahead_is_told_beside_what_was_taken_over(door: Program, other: Program) -> None:
    (badge,) = absent(door, 1)
    assert outcomes(door, badge) == ["checked_in"]
    with opened(door) as ws:
        half_day = load_session(ws, list_sessions(ws)[0].id).half_days[0].id
        ahead = replace(ws, clock=FakeClock(ws.clock.now() + timedelta(minutes=10)))
        file = hand_over_file(ahead, half_day, door.folder).value.path
    took = other.run("take-over-attendance", "last", str(file), "--half-day", "1")
    assert "1 entry was taken over." in took.out
    assert "The clock of the other laptop is 10 min ahead of this one." in took.out
