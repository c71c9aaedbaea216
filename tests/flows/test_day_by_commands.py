"""A whole day by the command line: from HR's list to the files that are shared."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.domain.language import Text
from facilitator.domain.questionnaire import ItemKind, Wave
from facilitator.domain.session import Session
from facilitator.programmes import read_pack, shipped_packs
from facilitator.services.enter_answers import use_questionnaire
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import HalfDayDraft, SessionDraft, create_session, install_pack
from tests.cli.conftest import opened
from tests.cli.program import Program

PEOPLE = 12
PACK = next(read_pack(path) for path in shipped_packs() if path.name == "five_modules")
FORM = PACK.questionnaires[0]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def planned(program: Program) -> Session:
    """Plan a session with the shipped programme, as the Plan page does."""
    with opened(program) as workspace:
        install_pack(workspace, PACK)
        now = workspace.clock.now()
        half_day = HalfDayDraft("Shift A", now, now + timedelta(hours=4), "Canteen")
        draft = SessionDraft(
            title=Text("Parents far from home", "远方的父母"),
            site="Site 9",
            trainers=("Lin Yue",),
            half_days=(half_day,),
            programme_key=PACK.programme.key,
            programme_version=PACK.programme.version,
        )
        session = create_session(workspace, draft).value
        use_questionnaire(workspace, session.id, FORM)
    return session


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_the_roster_to_the_shared_files(program: Program, language: str) -> None:
    session = planned(program)
    roster = program.folder / "roster.csv"
    roster.write_text(
        "姓名,工号\n" + "".join(f"王小{n},A{n:03}\n" for n in "一二三四五六七八九十天地"[:PEOPLE]), "gb18030"
    )
    say = ("--language", language)

    assert program.run("--json", *say, "import-roster", str(roster)).record["new"] == PEOPLE
    assert program.run(*say, "print-badges", "--to", "badges.pdf").code == 0
    with opened(program) as workspace:
        tokens = [one.badge.token for one in issue_badges(workspace, session.id).value]
    arrived = program.run(*say, "check-in", "last", lines="\n".join(tokens)).records
    assert [record["present"] for record in arrived] == list(range(1, PEOPLE + 1))

    blocks = len(session.agenda)
    run = program.run(*say, "run", "last", lines="start\n" + "next\n" * (blocks - 1) + "finish\n").records
    assert [record["ok"] for record in run] == [True] * (blocks + 1)
    assert run[-1]["phase"] == "finished"

    printed = program.run("--json", *say, "print-forms", "--count", str(PEOPLE), "--to", "forms.pdf").record
    numbers = printed["numbers"]
    assert isinstance(numbers, list)
    for wave, answer in ((Wave.PRE, "1"), (Wave.POST, "2")):
        keys = "".join("." if item.kind is ItemKind.TEXT else answer for item in FORM.asked_in(wave))
        lines = "".join(f"{number}\n{keys}\n" for number in numbers)
        keyed = program.run(*say, "key", "last", "--wave", wave, lines=lines).records
        assert [record["finished"] for record in keyed] == [False, True] * PEOPLE

    exported = program.run("--json", *say, "export", "last", "--to", "shared").record
    files = {Path(str(file)).suffix: Path(str(file)) for file in exported["files"]}  # type: ignore[attr-defined]
    assert {".pdf", ".xlsx", ".csv"} <= files.keys()
    assert not any("王小" in path.read_bytes().decode("utf-8", "ignore") for path in files.values())
    assert files[".pdf"].read_bytes().startswith(b"%PDF")
