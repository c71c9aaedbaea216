"""`facilitator badge-keys`: list, renew, withdraw, and carry the keys to another laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.services import sealed_file
from tests.cli.program import Program
from tests.cli.test_passphrase import Terminal, Typed

WORDS = "four quiet rivers meet"
SECRET = {"FACILITATOR_KEYS_PASSPHRASE": WORDS}


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "_COST", 10)


@pytest.fixture
def other(program: Program, tmp_path: Path) -> Program:
    (tmp_path / "other laptop").mkdir()
    return replace(program, folder=tmp_path / "other laptop")


def test_keys_are_carried_to_another_laptop_and_listed_there(program: Program, other: Program) -> None:
    assert "no badge key yet" in program.run("badge-keys").out
    file = str(program.folder / "usb" / "badge keys")
    written = program.run("badge-keys", "export", file, **SECRET)
    assert (written.code, "is written" in written.out, WORDS in written.out) == (0, True, False)
    read = other.run("--json", "badge-keys", "import", file, **SECRET)
    assert (read.record["added"], read.record["withdrawn"], read.record["has_new_number"]) == (1, 0, False)
    name = str(read.record["signs_with"])
    assert f"{name}: made on" in other.run("badge-keys", "list").out
    assert "0 keys are new here" in other.run("badge-keys", "import", file, **SECRET).out


def test_a_key_is_renewed_and_the_one_before_withdrawn(program: Program) -> None:
    first = str(program.run("--json", "badge-keys", "new").record["key"])
    second = str(program.run("--json", "badge-keys", "new").record["key"])
    said = program.run("badge-keys").out
    assert f"{first}: made on" in said
    assert "signs the badges" in said.splitlines()[0]
    assert second in said.splitlines()[0]
    assert "refused from now on" in program.run("badge-keys", "withdraw", first).out
    assert f"{first}: withdrawn on" in program.run("badge-keys").out
    assert program.run("--json", "badge-keys", "withdraw", second).record["key"] == second


def test_a_laptop_that_finds_its_own_number_taken_says_so(
    program: Program, other: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.laptop_number.secrets.choice", min)
    file = str(program.folder / "keys")
    program.run("badge-keys", "export", file, **SECRET)
    assert "has taken a new one" in other.run("badge-keys", "import", file, **SECRET).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("withdraw",), "Say which key"),
        (("withdraw", "NONE"), "No badge key is called NONE"),
        (("export",), "Say which file to write"),
        (("export", "."), "is not a file"),
        (("import",), "Say which file to read"),
        (("import", "nowhere"), "could not be read"),
    ],
)
def test_what_is_missing_or_wrong_is_one_sentence(
    program: Program, arguments: tuple[str, ...], said: str
) -> None:
    answered = program.run("badge-keys", *arguments, **SECRET)
    assert (answered.code, len(answered.err.splitlines())) == (1, 1)
    assert said in answered.err


def test_without_a_terminal_and_without_the_variable_nothing_is_written(program: Program) -> None:
    answered = program.run("badge-keys", "export", "keys")
    assert (answered.code, "FACILITATOR_KEYS_PASSPHRASE" in answered.err) == (1, True)


def test_the_passphrase_is_typed_twice_to_write_and_once_to_read(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = Typed()
    monkeypatch.setattr("tests.cli.program.io.TextIOWrapper", Terminal)
    monkeypatch.setattr("facilitator.cli.passphrase.getpass", typed)
    file = str(program.folder / "keys")
    typed.answers = [WORDS, WORDS + "!"]
    assert "not the same" in program.run("badge-keys", "export", file).err
    typed.answers = [WORDS, WORDS, WORDS]
    assert program.run("badge-keys", "export", file).code == 0
    assert program.run("badge-keys", "import", file).code == 0
    assert typed.answers == []
