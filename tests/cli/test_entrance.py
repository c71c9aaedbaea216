from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import compose
from facilitator.cli import ExitCode, main
from facilitator.cli.commands import COMMANDS
from tests.cli.program import Program


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(tmp_path / "config"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "check people in"), ("zh", "签到"), ("both", "check people in")]
)
def test_help_names_every_command_in_the_language_asked_for(
    language: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--language", language, "--help"])
    printed = capsys.readouterr().out
    assert left.value.code == ExitCode.DONE
    assert sentence in printed
    assert all(command.name in printed for command in COMMANDS)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "还没有培训场次"),
        ({"LANG": "de_DE.UTF-8"}, "no session yet"),
        ({}, "no session"),
    ],
)
def test_the_environment_decides_the_language(
    program: Program, environment: dict[str, str], sentence: str
) -> None:
    answered = program.run("sessions", **environment)
    assert sentence in answered.out
    assert answered.code == ExitCode.DONE


@pytest.mark.parametrize("arguments", [["frobnicate"], ["check-in"], ["sessions", "--language", "fr"]])
def test_what_was_asked_wrongly_is_said_in_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == ExitCode.USAGE
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_session_that_is_not_there_is_trouble_with_what_was_given(demo: Program) -> None:
    answered = demo.run("check-in", "ffff", "--language", "zh")
    assert answered.code == ExitCode.TROUBLE
    assert answered.err.startswith("没有以 ffff 开头的场次")
    assert answered.out == ""


def test_with_json_trouble_is_an_object(demo: Program) -> None:
    answered = demo.run("--json", "export", "last", "--to", "x", "--formats", "doc")
    assert answered.code == ExitCode.TROUBLE
    assert answered.record["ok"] is False
    assert "doc is no format" in str(answered.record["message"])


def test_a_file_that_is_no_workspace_is_said_to_be_none_and_stays_as_it_is(
    program: Program,
) -> None:
    program.workspace.write_bytes(b"not a workspace\n" * 400)
    answered = program.run("sessions")
    assert answered.code == ExitCode.WORKSPACE
    assert len(answered.err.splitlines()) == 1
    assert program.workspace.read_bytes() == b"not a workspace\n" * 400


def test_a_workspace_that_is_gone_is_noticed_and_begun_anew_only_when_asked(program: Program) -> None:
    assert program.run("sessions").code == ExitCode.DONE
    program.workspace.unlink()
    gone = program.run("sessions")
    assert (gone.code, len(gone.err.splitlines())) == (ExitCode.WORKSPACE, 1)
    assert not program.workspace.exists()
    assert program.run("sessions", "--accept-older").code == ExitCode.DONE


def test_a_mistake_of_the_program_leaves_a_report_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the bug")

    monkeypatch.setattr(compose, "open_workspace", broken)
    assert main(["sessions"]) == ExitCode.BUG
    said = capsys.readouterr().err
    assert "Traceback" not in said
    (report,) = (tmp_path / "config" / "reports").iterdir()
    assert str(report) in said
    assert "ZeroDivisionError: the bug" in report.read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error(demo: Program) -> None:
    process = demo.start("run", "last")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    process.stdin.write(b"status\n" * 3)
    process.stdin.close()
    assert process.wait(60) == ExitCode.DONE


def test_a_command_loads_neither_qt_nor_anything_heavy(demo: Program) -> None:
    heavy = ("PySide6", "pandas", "numpy", "reportlab", "openpyxl", "alembic", "PIL", "pypdfium2")
    code = (
        "import sys; from facilitator.cli import main; "
        f"main(['--workspace', {str(demo.workspace)!r}, 'sessions']); "
        f"sys.exit(' '.join(name for name in {heavy} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=demo.environment, capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""


def test_somebody_elses_package_of_our_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "__init__.py").touch()
    program = Program(tmp_path)
    environment = {"PYTHONPATH": f"{tmp_path}:{program.environment['PYTHONPATH']}"}
    answered = program.run_apart("sessions", **environment)
    assert answered.code == ExitCode.TROUBLE
    assert "Another package named ui" in answered.err


def test_without_a_display_the_window_says_so_in_one_line(program: Program) -> None:
    answered = program.run_apart(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert answered.code == ExitCode.TROUBLE
    assert answered.err.startswith("There is no display here.")
    assert len(answered.err.splitlines()) == 1
