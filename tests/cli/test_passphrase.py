"""`facilitator passphrase`, with the passphrase in the environment or typed unseen."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from database import DatabaseStore
from database.trouble import read_only
from facilitator.cli.exit_code import ExitCode
from facilitator.services.ports import AFTER_REKEYING, BackupLine
from tests.cli.program import Program

SECRET, OTHER = "通关 café 42", "green apple"
NOW, NEW = "FACILITATOR_PASSPHRASE", "FACILITATOR_NEW_PASSPHRASE"


class Terminal(io.TextIOWrapper):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


class Typed:
    """What somebody at a terminal types, and what they were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: list[str] = []

    def __call__(self, prompt: str) -> str:
        self.asked.append(prompt)
        return self.answers.pop(0)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typed]:
    """A terminal in front of the program."""
    typed = Typed()
    monkeypatch.setattr("tests.cli.program.io.TextIOWrapper", Terminal)
    monkeypatch.setattr("facilitator.cli.passphrase.getpass", typed)
    yield typed
    assert typed.answers == []


def opens(program: Program, passphrase: str) -> bool:
    return program.run("sessions", **{NOW: passphrase}).code == ExitCode.DONE


def test_the_environment_sets_changes_and_removes_it(program: Program) -> None:
    done = program.run("passphrase", "--json", **{NEW: SECRET})
    assert (done.record["ok"], done.record["passphrase"]) == (True, "set")
    assert (opens(program, ""), opens(program, SECRET)) == (False, True)
    done = program.run("passphrase", **{NOW: SECRET, NEW: OTHER})
    assert "The workspace opens with the new passphrase only." in done.out
    assert SECRET not in done.out + done.err
    assert OTHER not in done.out + done.err
    assert program.run("passphrase", "--remove", **{NOW: OTHER}).code == ExitCode.DONE
    assert opens(program, "")


def test_it_is_typed_unseen_and_twice(program: Program, typed: Typed) -> None:
    typed.answers = [SECRET, SECRET]
    assert program.run("passphrase").code == ExitCode.DONE
    typed.answers = [SECRET, OTHER, OTHER]
    assert program.run("passphrase").code == ExitCode.DONE
    assert typed.asked[2:] == ["Present passphrase: ", "New passphrase: ", "New passphrase once more: "]
    typed.answers = [OTHER]
    assert program.run("passphrase", "--remove", "--language", "zh").code == ExitCode.DONE
    assert typed.asked[-1] == "现在的口令："
    assert opens(program, "")


def test_two_that_are_not_the_same_change_nothing(program: Program, typed: Typed) -> None:
    typed.answers = [SECRET, OTHER]
    done = program.run("passphrase")
    assert (done.code, opens(program, "")) == (ExitCode.TROUBLE, True)
    assert "The two are not the same" in done.err


def test_an_empty_one_does_not_remove_it(program: Program, typed: Typed) -> None:
    program.run("passphrase", **{NEW: SECRET})
    typed.answers = ["", ""]
    done = program.run("passphrase", **{NOW: SECRET})
    assert (done.code, opens(program, SECRET)) == (ExitCode.TROUBLE, True)
    assert "`--remove` takes it away" in done.err


def test_a_wrong_one_is_trouble_with_the_workspace(program: Program, typed: Typed) -> None:
    program.run("passphrase", **{NEW: SECRET})
    typed.answers = [OTHER]
    done = program.run("passphrase")
    assert done.code == ExitCode.WORKSPACE
    assert "does not open workspace.db" in done.err


def test_where_nobody_can_type_the_variable_is_named(program: Program) -> None:
    done = program.run("passphrase")
    assert done.code == ExitCode.TROUBLE
    assert NEW in done.err
    assert program.run("passphrase", "--remove").code == ExitCode.TROUBLE


def test_a_workspace_that_does_not_open_for_another_reason_asks_for_nothing(
    program: Program, typed: Typed
) -> None:
    program.workspace.write_bytes(b"SQLite format 3\0" + bytes(4080))
    assert program.run("passphrase", **{NEW: SECRET}).code == ExitCode.WORKSPACE
    assert typed.asked == []


def test_a_full_disk_is_trouble_with_the_workspace(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.run("sessions")
    monkeypatch.setattr("database.backups._ROOM_LEFT", 10**18)
    assert program.run("passphrase", **{NEW: SECRET}).code == ExitCode.WORKSPACE
    assert opens(program, "")


def test_a_backup_that_fails_afterwards_is_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    real = DatabaseStore.back_up

    def fails_afterwards(self: DatabaseStore, why: str) -> BackupLine | None:
        if why == AFTER_REKEYING:
            raise read_only()
        return real(self, why)

    monkeypatch.setattr(DatabaseStore, "back_up", fails_afterwards)
    done = program.run("passphrase", **{NEW: SECRET})
    assert done.code == ExitCode.DONE
    assert "No backup was written after it." in done.err


def test_a_backup_with_another_passphrase_is_put_back_once_that_is_typed(
    program: Program, typed: Typed
) -> None:
    program.run("passphrase", **{NEW: SECRET})
    backup = str(program.run("backup", "--json", **{NOW: SECRET}).record["file"])
    program.run("passphrase", **{NOW: SECRET, NEW: OTHER})
    typed.answers = [SECRET]
    assert program.run("restore", backup, **{NOW: OTHER}).code == ExitCode.DONE
    assert typed.asked == ["Passphrase of the backup: "]
    assert (opens(program, OTHER), opens(program, SECRET)) == (True, False)


def test_a_backup_with_another_passphrase_is_left_alone_where_nobody_can_type(program: Program) -> None:
    program.run("passphrase", **{NEW: SECRET})
    backup = str(program.run("backup", "--json", **{NOW: SECRET}).record["file"])
    program.run("passphrase", "--remove", **{NOW: SECRET})
    done = program.run("restore", backup)
    assert done.code == ExitCode.WORKSPACE
    assert "does not open with this passphrase" in done.err
