"""README tells the truth: its commands exist, its links lead somewhere, `.ci/run` calls the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.cli.commands import COMMANDS
from launch import commands
from tests.rules.source import ROOT

_DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_two_commands_stand_alone_in_the_readme() -> None:
    blocks = re.findall(r"```\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert blocks == ["python3 start.py", "python3 start.py test"]


def test_ci_runs_the_test_command_of_the_readme_and_all_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    called = re.findall(r"python3 start\.py.*", script)
    assert called == ["python3 start.py check --without-tests", "python3 start.py test"]


def test_every_command_of_start_in_the_documents_exists() -> None:
    words = {
        word for path in _DOCUMENTS for word in re.findall(r"start\.py ([a-z]+)", path.read_text("utf-8"))
    }
    assert {"test", "check", "facilitator"} <= words
    assert {word for word in words if f"start.py {word}" not in commands._USAGE} == set()


def test_the_readme_lists_every_command_of_the_program_and_no_other() -> None:
    table = (ROOT / "README.md").read_text("utf-8").partition("## Command line")[2]
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    listed = [word for cell in cells for word in re.findall(r"`([a-z-]+)", cell)]
    assert sorted(listed) == sorted(command.name for command in COMMANDS)


@pytest.mark.parametrize("path", _DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_to_a_file(path: Path) -> None:
    words = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", words)
    assert [target for target in targets if not (path.parent / target).exists()] == []
