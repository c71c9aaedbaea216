"""The commands of start.py: open the window, any command of the program, test, check."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from launch import environment, system, terminal
from launch.environment import CHECKOUT, Purpose
from launch.terminal import CannotGoOnError, say

_USAGE = """\
python3 start.py                        set up where needed, then open Facilitator
python3 start.py facilitator COMMAND …  a command of the program; --help lists them
python3 start.py test [PYTEST ARGUMENT …]  set up for tests and run them
python3 start.py check                  run all that the project's checks run
"""
_INTERRUPTED = 130
_WATCH_SECONDS = 4


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit code (0 well, 1 cannot go on, 2 asked wrongly)."""
    code = 1
    try:
        code = _dispatch(arguments)
    except CannotGoOnError as problem:
        terminal.write(f"{problem}\n")
    except KeyboardInterrupt:
        say("\nStopped. The same command goes on from here.", "\n已停止。再次运行同一命令即可继续。")
        code = _INTERRUPTED
    if code != 0 and terminal.owns_its_console():
        terminal.keep_console_open()
    return code


def _dispatch(arguments: Sequence[str]) -> int:
    match list(arguments):
        case []:
            return _open_window()
        case ["facilitator", *rest]:
            python = environment.prepare(Purpose.RUN)
            return _hand_over([str(python), "-P", "-m", "facilitator", *rest])
        case ["test", *rest]:
            from launch import testing

            return testing.test(rest)
        case ["check"]:
            from launch import testing

            return testing.check()
        case ["check", "--without-tests"]:
            from launch import testing

            return testing.check_without_tests()
        case _:
            terminal.write(_USAGE)
            return 0 if arguments[0] in {"-h", "--help", "help"} else 2


def _open_window() -> int:
    """Open the program; where there is no display, show it off screen instead."""
    is_first_start = not environment.is_ready(Purpose.RUN)
    system.mend(is_first_start=is_first_start)
    python = environment.prepare(Purpose.RUN)
    if not system.has_display():
        return _show_off_screen(python)
    if is_first_start:
        say("Opening Facilitator.", "正在打开 Facilitator。")
    if terminal.owns_its_console():
        return _open_apart(python)
    return _hand_over([str(python), "-P", "-m", "facilitator"])


def _hand_over(command: list[str], more_environment: Mapping[str, str] | None = None) -> int:
    """Become the command where the system can; else run it and return its exit code."""
    variables = {**os.environ, **(more_environment or {})}
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(command[0], command, variables)  # noqa: S606 - our own interpreter
    return subprocess.run(command, check=False, env=variables).returncode


def _open_apart(python: Path) -> int:
    """Open the window without a console behind it; stay for a moment to tell a failure (Windows)."""
    log = environment.ENVIRONMENT / "last-start.log"
    with log.open("wb") as out:
        window = subprocess.Popen(
            [str(python.with_name("pythonw.exe")), "-P", "-m", "facilitator"],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
        try:
            code = window.wait(_WATCH_SECONDS)
        except subprocess.TimeoutExpired:
            return 0
    if code != 0:
        terminal.write(log.read_text(encoding="utf-8", errors="replace"))
        say("Facilitator ended at once; what it said stands above.", "Facilitator 刚启动就退出了，原因见上。")
    return code


def _show_off_screen(python: Path) -> int:
    """Do the main job without a window: the demo session, pictures of each page and the shared files."""
    folder = CHECKOUT / "demo-output"
    say(
        f"There is no display here, so Facilitator works off screen. Pictures and files go to {folder}",
        f"这里没有显示器，Facilitator 将在后台演示，图片和文件保存在 {folder}",
    )
    folder.mkdir(exist_ok=True)
    for steps in _demo_steps(folder):
        command = [str(python), "-P", "-m", "facilitator", *steps]
        done = subprocess.run(command, check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        if done.returncode != 0:
            return done.returncode
    say(f"Done. Look into {folder}", f"完成，请查看 {folder}")
    return 0


def _demo_steps(folder: Path) -> tuple[tuple[str, ...], ...]:
    """Return the commands of the tour; the demo workspace is made anew each time, knowingly."""
    shutil.rmtree(folder / "workspace", ignore_errors=True)
    workspace = ("--workspace", str(folder / "workspace" / "demo.db"))
    return (
        ("demo", "--accept-older", *workspace),
        ("export", "last", "--to", str(folder), "--language", "both", *workspace),
        ("pictures", str(folder / "pictures"), *workspace),
    )
