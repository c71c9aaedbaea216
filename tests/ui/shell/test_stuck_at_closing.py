"""Closing while a piece of work never ends: the window goes all the same, and nothing stored is lost."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from database import WorkspaceInUse, open_workspace
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.language import Language
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace
from tests.fresh import use_plain_sqlite
from tests.ui.window_house import House, make_small_demo
from ui.app import STUCK, Program, build
from ui.operations import Operations

ROOT = Path(__file__).parents[3]
PATIENCE_S = 30.0


def wait_for(gate: threading.Event) -> None:
    gate.wait(PATIENCE_S)


def heard(value: object) -> None:
    del value


@pytest.fixture
def gate() -> threading.Event:
    return threading.Event()


@pytest.fixture
def is_plain(request: pytest.FixtureRequest) -> bool:
    """Whether Python's own SQLite stands in the place of SQLCipher."""
    return getattr(request, "param", False)


@pytest.fixture
def stuck(
    house: House, gate: threading.Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_plain: bool
) -> Iterator[Program]:
    """A window with a session stored, before anything is stuck; it ends once the gate is open."""
    del qtbot
    if is_plain:
        use_plain_sqlite(monkeypatch)
        open_workspace(house.path).close()
    monkeypatch.setattr("ui.operations.CLOSING_MAY_TAKE_S", 0.7)
    monkeypatch.setattr("ui.shell.desk.WORKER_MAY_TAKE_S", 0.1)
    monkeypatch.setattr("ui.operations.ENDING_MAY_TAKE_S", 0.5)
    program = build(house.parts())
    program.appearance.set_language(Language.EN)
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    workspace = program.window.workspace
    assert workspace is not None
    program.operations.run(partial(make_small_demo, workspace), heard)
    assert program.operations.wait_idle(30_000)
    yield program
    gate.set()
    if isValid(program.operations):
        monkeypatch.setattr("ui.operations.ENDING_MAY_TAKE_S", PATIENCE_S)
        assert program.operations.close()
        program.operations.deleteLater()
        QApplication.sendPostedEvents(program.operations, QEvent.Type.DeferredDelete.value)


def sites(path: Path) -> list[str]:
    """Open the workspace as the next start does, and close it again."""
    store = open_workspace(path)
    with store.read() as records:
        found = [line.site for line in records.sessions.lines()]
    store.close()
    return found


def test_long_work_that_is_stuck_keeps_neither_the_window_nor_the_store_open(
    stuck: Program, house: House, gate: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = stuck.window.workspace
    assert workspace is not None
    stuck.operations.load_long(partial(wait_for, gate), heard)
    begun = time.monotonic()
    assert not stuck.close()
    assert time.monotonic() - begun < 10
    assert [line.why for line in workspace.store.backups()] == ["on closing"]
    assert not house.path.with_name(house.path.name + "-wal").exists()
    assert len(sites(house.path)) == 1
    assert f"{__name__}.wait_for" in caplog.text
    (report,) = (house.own_folder / "reports").iterdir()
    assert "in wait_for" in report.read_text("utf-8")


@pytest.mark.parametrize("is_plain", [False, True], indirect=True)
def test_a_stuck_backup_and_a_stuck_reading_let_the_window_close_without_a_question(
    stuck: Program,
    house: House,
    gate: threading.Event,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = stuck.window.workspace
    assert isinstance(workspace, Workspace)
    is_stuck = threading.Event()

    def back_up() -> None:
        with workspace.store.read() as records:
            records.sessions.lines()
            workspace.store.back_up("every ten minutes")

    def wait(_fresh: Path) -> None:
        is_stuck.set()
        wait_for(gate)

    monkeypatch.setattr("database.backups._to_disk", wait)
    monkeypatch.setattr("database.backups._TURN_S", 0.1)
    stuck.operations.load_long(back_up, heard)
    assert is_stuck.wait(PATIENCE_S)
    assert not stuck.close()
    assert "back_up" in caplog.text
    assert "the last backup is missing: No backup was written" in caplog.text
    again = open_workspace(house.path)
    gate.set()
    with again.read() as records:
        assert len(records.sessions.lines()) == 1
    again.close()


def test_a_worker_that_is_stuck_leaves_the_file_as_a_kill_does(
    stuck: Program, house: House, gate: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = stuck.window.workspace
    assert workspace is not None
    stuck.operations.load(partial(wait_for, gate), heard)
    begun = time.monotonic()
    assert not stuck.close()
    assert time.monotonic() - begun < 10
    assert f"{__name__}.wait_for" in caplog.text
    assert "the worker did not rest" in caplog.text
    assert workspace.store.backups() == ()
    with pytest.raises(WorkspaceInUse):
        open_workspace(house.path)
    workspace.store.close()


def test_one_report_comes_of_one_piece_of_work_that_is_stuck(
    stuck: Program, house: House, gate: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = stuck.window.workspace
    assert workspace is not None
    stuck.operations.load(partial(wait_for, gate), heard)
    assert not stuck.close()
    assert len(list((house.own_folder / "reports").iterdir())) == 1
    assert caplog.text.count("still running when the program closed") == 1
    workspace.store.close()


def test_a_worker_that_rests_a_moment_too_late_closes_the_store_all_the_same(
    stuck: Program, house: House, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = stuck.window.workspace
    assert workspace is not None
    finish = stuck.operations.finish

    def finish_too_early() -> bool:
        is_done = finish()
        QTimer.singleShot(0, stuck.window, gate.set)
        return is_done

    monkeypatch.setattr(stuck.operations, "finish", finish_too_early)
    monkeypatch.setattr("ui.operations.CLOSING_MAY_TAKE_S", 0.0)
    monkeypatch.setattr("ui.operations.ENDING_MAY_TAKE_S", PATIENCE_S)
    monkeypatch.setattr("ui.shell.desk.WORKER_MAY_TAKE_S", PATIENCE_S)
    stuck.operations.load(partial(wait_for, gate), heard)
    assert stuck.close()
    assert [line.why for line in workspace.store.backups()] == ["on closing"]
    assert len(sites(house.path)) == 1


def test_a_last_backup_that_takes_too_long_is_told_in_the_log_and_in_a_report(
    stuck: Program,
    house: House,
    gate: threading.Event,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def wait(_fresh: Path) -> None:
        wait_for(gate)

    monkeypatch.setattr("database.backups._to_disk", wait)
    monkeypatch.setattr("ui.shell.desk.STORE_MAY_TAKE_S", 0.1)
    assert not stuck.close()
    assert "the last backup was not done within" in caplog.text
    (report,) = (house.own_folder / "reports").iterdir()
    assert "DatabaseStore.close was still running" in report.read_text("utf-8")


def test_after_a_closing_that_was_refused_the_next_one_waits_anew(
    stuck: Program, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> bool:
        stuck.operations.finish()
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.operations.CLOSING_MAY_TAKE_S", 0.0)
        patch.setattr(stuck.window.pages, "may_leave", refuse)
        stuck.operations.load_long(partial(wait_for, gate), heard)
        assert not stuck.window.close()
    monkeypatch.setattr("ui.operations.CLOSING_MAY_TAKE_S", PATIENCE_S)
    QTimer.singleShot(0, stuck.window, gate.set)
    assert stuck.operations.finish()
    monkeypatch.setattr("ui.operations.ENDING_MAY_TAKE_S", PATIENCE_S)
    assert stuck.close()


def test_a_window_that_met_a_bug_at_closing_can_be_closed_again(
    stuck: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = stuck.window.workspace
    assert workspace is not None

    def fail() -> bool:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stuck.window.pages, "may_leave", fail)
        with pytest.raises(ZeroDivisionError):
            stuck.window.closeEvent(QCloseEvent())
    assert not stuck.window._closing_timer.isActive()
    monkeypatch.setattr("ui.operations.ENDING_MAY_TAKE_S", PATIENCE_S)
    assert stuck.close()
    assert workspace.store.backups() != ()


@pytest.mark.parametrize(
    ("ask", "work"),
    [(Operations.load_long, "a file or a backup"), (Operations.load, "a step that")],
)
def test_what_closing_waits_for_is_said_meanwhile_in_both_languages(
    stuck: Program,
    gate: threading.Event,
    ask: Callable[..., object],
    work: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    opening = stuck.window._opening

    def look() -> None:
        said.append(opening.sentence.plain_text)
        opening.retranslate(Language.ZH)
        said.append(opening.sentence.plain_text)
        assert opening.isVisible()
        assert opening.buttons == ()
        gate.set()

    monkeypatch.setattr("ui.operations.CLOSING_MAY_TAKE_S", PATIENCE_S)
    monkeypatch.setattr("ui.operations.ENDING_MAY_TAKE_S", PATIENCE_S)
    ask(stuck.operations, partial(wait_for, gate), heard)
    stuck.window._closing_timer.timeout.connect(look)  # it is heard after the window itself
    assert stuck.close()
    assert said[0].startswith(f"Closing waits for {work}")
    assert said[1].startswith("正在等待")


def test_what_wakes_up_after_the_store_is_closed_writes_nothing_more(
    stuck: Program, gate: threading.Event, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = stuck.window.workspace
    assert workspace is not None
    ended: queue.SimpleQueue[BaseException] = queue.SimpleQueue()

    def note_late() -> Done[None]:
        wait_for(gate)
        try:
            with workspace.store.write() as records:
                records.journal.audit("too late")
        except RuntimeError as error:
            ended.put(error)
        return Done(None, Change.NOTHING)

    stuck.operations.run_long(note_late, heard)
    assert not stuck.close()
    assert "note_late" in caplog.text
    gate.set()
    assert str(ended.get(timeout=PATIENCE_S)) == "the workspace is closed"
    assert len(sites(house.path)) == 1


def test_the_exit_code_says_that_work_was_stuck() -> None:
    assert STUCK == ExitCode.STUCK


CLOSES = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app, ui.operations, ui.shell.desk
from facilitator.compose.window import run_window
from tests.ui.window_house import make_small_demo

address, kind = sys.argv[1:]
ui.operations.CLOSING_MAY_TAKE_S = 0.5
ui.shell.desk.WORKER_MAY_TAKE_S = 0.1
build = ui.app.build

def stick():
    threading.Event().wait()

def read():
    from facilitator.imports.parent import _run
    _run("tables", Path(address).with_name("pipe.csv"), 60)

def built(parts):
    program = build(parts)
    timer = QTimer(program.window)

    def begin():
        workspace = program.window.workspace
        if workspace is not None and program.window.pages.front is not None:
            timer.stop()
            program.operations.run(partial(make_small_demo, workspace), close)

    def close(session):
        print("stored", flush=True)
        match kind:
            case "long work":
                program.operations.load_long(stick, print)
            case "the worker":
                program.operations.load(stick, print)
            case "a child":
                program.operations.load_long(read, print)
            case "a thread":
                ThreadPoolExecutor(1).submit(stick)
        QTimer.singleShot(0, program.window, program.window.close)

    timer.timeout.connect(begin)
    timer.start(20)
    return program

ui.app.build = built
sys.exit(run_window(address))
"""


def readers_of(folder: Path) -> list[int]:
    """Return the processes that were started with a file of that folder."""
    running = psutil.process_iter(["pid", "cmdline"])
    return [one.pid for one in running if any(str(folder) in word for word in one.info["cmdline"] or ())]


@pytest.mark.parametrize("kind", ["long work", "the worker", "a child", "a thread", "nothing"])
def test_the_process_ends_whatever_is_stuck_and_the_next_start_has_all_that_was_stored(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "workspace.db"
    if kind == "a child":
        if not hasattr(os, "mkfifo"):
            pytest.skip("nothing to read for ever")
        os.mkfifo(tmp_path / "pipe.csv")
    environment = {**os.environ, "FACILITATOR_CONFIG_DIR": str(tmp_path / "config")}
    ended = subprocess.run(
        [sys.executable, "-c", CLOSES, str(path), kind],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=environment,
    )
    assert ended.stdout == "stored\n", ended.stderr
    assert ended.returncode == (ExitCode.DONE if kind == "nothing" else ExitCode.STUCK), ended.stderr
    assert readers_of(tmp_path) == []
    assert ("__main__.stick" in ended.stderr) == (kind in {"long work", "the worker"})
    assert path.with_name("workspace.db-wal").exists() == (kind == "the worker")
    assert len(sites(path)) == 1
