from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from database import NotStored
from facilitator import compose
from facilitator.cli import ExitCode, choosing, main
from facilitator.cli.commands import COMMANDS
from facilitator.cli.desk import as_json
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from tests.cli.conftest import add_a_bare_session
from tests.cli.program import Program
from tests.database import made
from tests.fresh import put_workspace


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


def test_a_reader_that_is_gone_before_the_first_line_is_no_error_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put_workspace(tmp_path / "workspace.db")
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w", encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdout", nobody)
        assert main(["--workspace", str(path), "--accept-older", "sessions"]) == ExitCode.DONE
        nobody.write("what is left goes nowhere")
    assert capsys.readouterr().err == ""


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


@pytest.mark.parametrize("arguments", [["--language=zh", "--help"], ["--help", "--language"]])
def test_the_language_of_help_is_found_wherever_it_stands(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == ExitCode.DONE
    assert ("签到" in capsys.readouterr().out) is (arguments[0] == "--language=zh")


def test_a_beginning_that_two_sessions_share_asks_for_more(program: Program) -> None:
    first, second = (add_a_bare_session(program, name) for name in ("February", "July"))
    shared = first[0]
    assert second.startswith(shared)
    answered = program.run("run", shared)
    assert (answered.code, answered.err.strip()) == (
        1,
        f"2 sessions begin with {shared}. Type more of it.",
    )


def test_a_half_day_is_chosen_by_the_time_of_day_or_its_name() -> None:
    session = made.a_session()
    first, *_, last = session.half_days
    assert choosing.choose_half_day(session, None, first.starts_at) == first
    assert choosing.choose_half_day(session, None, last.must_end_at + timedelta(days=9)) == last
    assert choosing.choose_half_day(session, str(last.id), first.starts_at) == last
    assert choosing.choose_half_day(session, first.label, first.starts_at) == first


def test_a_report_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(tmp_path / "file"))
    monkeypatch.setattr(compose, "open_workspace", broken)
    assert main(["sessions"]) == ExitCode.BUG
    assert capsys.readouterr().err == "The program made a mistake and stopped. What it stored is safe.\n"


def test_an_interruption_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compose, "open_workspace", interrupted)
    assert main(["sessions"]) == ExitCode.INTERRUPTED


def test_a_disk_that_fills_up_during_a_command_is_trouble_with_the_workspace(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotStored(Message("The disk is full."))

    program.run("sessions")
    monkeypatch.setattr(compose, "make_demo", full)
    answered = program.run("demo")
    assert (answered.code, answered.err.strip()) == (ExitCode.WORKSPACE, "The disk is full.")


def test_a_value_that_has_no_json_is_a_mistake_of_ours() -> None:
    assert json.loads(as_json({"text": Text("Hello", "你好")}, Language.ZH)) == {"text": "你好"}
    with pytest.raises(TypeError):
        as_json({"value": object()})


def test_without_a_command_the_window_opens_on_the_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str | None, bool]] = []

    def run_window(address: str | None, *, accept_older: bool) -> int:
        asked.append((address, accept_older))
        return 0

    monkeypatch.setattr("facilitator.compose.window.run_window", run_window)
    assert main(["--workspace", "x.db", "--accept-older"]) == ExitCode.DONE
    assert asked == [("x.db", True)]


def test_importing_the_entrance_starts_nothing() -> None:
    assert importlib.import_module("facilitator.__main__").main is main
