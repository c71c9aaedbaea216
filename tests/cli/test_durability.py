"""`kill -9` at random moments: what was answered is there afterwards, and the next start works."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.form_number import form_number
from facilitator.services.enter_answers import issue_numbers, resume_sheet
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import list_sessions, load_session
from tests.cli.conftest import opened
from tests.cli.program import Program
from tests.demo import copy_demo

# each kill needs a start of the program; the long run asks for 100 of each kind
KILLS = int(os.environ.get("FACILITATOR_KILLS", "3"))
MOMENTS = random.Random(20).sample(range(1, 120), min(KILLS, 100))  # noqa: S311

Record = dict[str, object]


@dataclass(frozen=True)
class Prepared:
    """A workspace ready for a half-day: its badges and form numbers are given out."""

    program: Program
    half_day: UUID
    tokens: tuple[str, ...]
    numbers: tuple[str, ...]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    program = Program(tmp_path_factory.mktemp("prepared"))
    copy_demo(tmp_path_factory, program.folder)
    with opened(program) as workspace:
        (line,) = list_sessions(workspace)
        half_day = load_session(workspace, line.id).half_days[0]
        tokens = tuple(
            one.badge.token
            for one in issue_badges(workspace, line.id).value
            if one.enrolment is not None and one.enrolment.half_day == half_day.id
        )
        numbers = tuple(number.digits for number in issue_numbers(workspace, line.id, 12).value)
    return Prepared(program, half_day.id, tokens, numbers)


@pytest.fixture
def living(prepared: Prepared, tmp_path: Path) -> Program:
    """The program on a copy of its own, with the witness that belongs to it: every kill meets a full day."""
    folder = tmp_path / "living"
    shutil.copytree(prepared.program.folder, folder, ignore=shutil.ignore_patterns("*.backups"))
    return Program(folder)


def answers_before_the_kill(
    program: Program, arguments: Iterable[str], lines: str, moment: int
) -> list[Record]:
    """Feed all lines, kill after `moment` answers, and return every answer that came out."""
    process = program.start(*arguments)
    assert process.stdin is not None
    assert process.stdout is not None
    source = program.folder / "lines.txt"
    source.write_text(lines, encoding="utf-8")
    try:
        process.stdin.write(source.read_bytes())
        process.stdin.flush()
        answered = [process.stdout.readline() for _ in range(moment)]
        process.kill()
        answered += process.stdout.readlines()
    finally:
        process.kill()
        process.wait(30)
        process.stdin.close()
        process.stdout.close()
    return [json.loads(line) for line in answered if line.endswith(b"\n")]


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_check_in_that_was_answered_is_there(prepared: Prepared, living: Program, moment: int) -> None:
    lines = "".join(f"{token}\n" for token in prepared.tokens * 4)
    answered = answers_before_the_kill(living, ("check-in", "last", "--half-day", "1"), lines, moment)
    assert len(answered) >= moment
    with opened(living) as workspace, workspace.store.read() as records:
        kept = {event.id for event in records.attendance.of_half_day(prepared.half_day)}
    assert {UUID(str(record["event"])) for record in answered} <= kept


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_key_that_was_answered_is_there(prepared: Prepared, living: Program, moment: int) -> None:
    keys = "1\n" * 13 + "2\n"
    lines = "".join(f"{number}\n{keys}" for number in prepared.numbers)
    answered = answers_before_the_kill(living, ("key", "last", "--wave", "pre"), lines, moment)
    last = {str(record["sheet"]): record for record in answered if record["ok"]}
    with opened(living) as workspace:
        for sheet_id, record in last.items():
            begun = resume_sheet(workspace, UUID(sheet_id)).value
            assert begun.sheet.number == record["number"]
            assert begun.state.answered >= int(str(record["answered"]))
    assert len(answered) >= moment
    assert form_number(1) not in {record.get("number") for record in answered}


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_order_that_was_answered_is_there_and_so_is_the_place(
    prepared: Prepared, living: Program, moment: int
) -> None:
    lines = "reopen\njump 1\n" + "next\nslide 2\nback\nextend 1\npause\nresume\n" * 25
    answered = answers_before_the_kill(living, ("run", "last", "--half-day", "1"), lines, moment)
    with opened(living) as workspace, workspace.store.read() as records:
        kept = [event.id for event in records.runs.of_half_day(prepared.half_day)]
    acknowledged = [UUID(str(record["event"])) for record in answered if record.get("changed")]
    assert [event for event in kept if event in set(acknowledged)] == acknowledged
    now = living.run("run", "last", "--half-day", "1", lines="status\nfinish\n").records[0]
    if now["events"] == answered[-1]["events"]:
        assert (now["block"], now["phase"]) == (answered[-1]["block"], answered[-1]["phase"])
    else:
        assert int(str(now["events"])) > int(str(answered[-1]["events"]))


def test_an_acknowledged_line_is_read_back_by_the_next_start(living: Program) -> None:
    first = living.run("run", "last", "--half-day", "2", lines="reopen\n").record
    second = living.run("run", "last", "--half-day", "2", lines="status\n").record
    assert first["events"] == second["events"]
