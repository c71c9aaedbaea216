"""How long the window stands still in each thing a user does, and what of that is its own work.

Run it on an idle machine: `python -m tests.bench.interface_gaps [times]`. It drives the real window off
screen on the demo and on a workspace of 1,000 people, and prints for each action the longest gap of a
5 ms heartbeat and the processor time of the window's thread, both in ms, as medians. It is no test and
sets no limit; what it prints goes into the commit that changes it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

from facilitator import compose
from facilitator.compose.window import parts
from facilitator.domain.language import Language
from facilitator.domain.roster import guess_mapping, read_roster
from facilitator.domain.session import Session
from facilitator.domain.table import Table
from facilitator.reports.badges import write_badges
from facilitator.reports.share import export_session
from facilitator.services.changes import Done
from facilitator.services.enrol_people import import_roster, preview_roster
from facilitator.services.issue_badges import issue_badges
from facilitator.services.ports import Workspace
from ui.app import Program, build
from ui.collecting import Collecting
from ui.shell.warming import Warming
from ui.widgets.page import PageId

PEOPLE = 1000
BEAT_MS = 5
REST_MS = 150


class Heartbeat(QObject):
    """Beats every 5 ms in the window's thread and remembers the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)

    def begin(self) -> None:
        """Forget what was before."""
        self.longest_ms = 0.0
        self._last = perf_counter()

    @Slot()
    def beat(self) -> None:
        """Take the time since the last beat."""
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


class Drive:
    """One window, driven from action to action; each prints one line for the medians."""

    def __init__(self, program: Program, size: str) -> None:
        self._program = program
        self._heartbeat = Heartbeat()
        self._size = size

    def measure(self, what: str, act: Callable[[], object]) -> None:
        """Do something, wait until the worker rests, and print gap and processor time."""
        self._heartbeat.begin()
        cpu = thread_time()
        act()
        self._program.operations.wait_idle(180_000)
        rest(REST_MS)
        self._heartbeat.beat()
        spent = (thread_time() - cpu) * 1000
        sys.stdout.write(f"{self._size}, {what}\t{self._heartbeat.longest_ms:.1f}\t{spent:.1f}\n")


def rest(milliseconds: int) -> None:
    """Let the window's thread turn for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def main() -> None:
    """Run each size in a process of its own, as often as wanted, and print the medians."""
    if sys.argv[1:2] == ["drive"]:
        _drive(*sys.argv[2:4])
        return
    times = int(sys.argv[1]) if sys.argv[1:] else 3
    gaps, spent = defaultdict(list), defaultdict(list)
    for size in ("demo", f"{PEOPLE} people"):
        for start in ("at once", "warmed"):
            for _ in range(times):
                for line in _lines_of(size, start):
                    what, gap, cpu = line.split("\t")
                    gaps[what].append(float(gap))
                    spent[what].append(float(cpu))
    for what in gaps:
        sys.stdout.write(f"{what:52} gap {median(gaps[what]):7.0f} ms  cpu {median(spent[what]):7.0f} ms\n")


def _lines_of(size: str, start: str) -> list[str]:
    command = [sys.executable, "-m", "tests.bench.interface_gaps", "drive", size, start]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [line for line in out.splitlines() if line.count("\t") == 2]


def _drive(size: str, start: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["FACILITATOR_STATE_DIR"] = str(folder / "state")
        os.environ["FACILITATOR_CONFIG_DIR"] = str(folder / "config")
        given = parts(str(folder / "bench.facilitator"))
        program = build(given)
        collecting = Collecting(program.operations)
        program.window.show()
        program.window.open()
        program.operations.wait_idle(60_000)
        program.appearance.set_language(Language.EN)
        workspace = program.window.workspace
        assert workspace is not None
        session = _filled(program, workspace, size)
        if start == "warmed":
            loop = QEventLoop()
            warming = Warming(program.window.pages, program.operations, given.loaders, program.window)
            warming.finished.connect(collecting.settle)
            warming.finished.connect(loop.quit)
            warming.start()
            loop.exec()
        _day(Drive(program, f"{size}, {start}"), program, session, folder)
        collecting.close()
        program.close()


def _filled(program: Program, workspace: Workspace, size: str) -> Session:
    made: list[Session] = []
    program.operations.run(partial(compose.make_demo, workspace), made.append)
    program.operations.wait_idle(60_000)
    if size != "demo":
        _confirm(workspace, made[0], "A")
    program.window.turn_to(made[0].id, made[0].half_days[0].id)
    program.operations.wait_idle(60_000)
    rest(REST_MS)
    return made[0]


def _day(drive: Drive, program: Program, session: Session, folder: Path) -> None:
    window, workspace = program.window, program.window.workspace
    assert workspace is not None
    for visit in ("first open", "open again"):
        for page in PageId:
            drive.measure(f"{visit}: {page}", partial(window.show_page, page))
    for page in (PageId.PLAN, PageId.HOME):
        window.show_page(page)
        program.operations.wait_idle(60_000)
        drive.measure(f"theme switch on {page}", window._switches.toggle_theme)
        drive.measure(f"language switch on {page}", window._switches.toggle_language)
    export = partial(
        export_session, workspace, session.id, folder, (Language.EN, Language.ZH), ("pdf", "xlsx", "csv")
    )
    run = program.operations.run_long
    drive.measure("export of 8 files", partial(run, export, _drop))
    confirm = partial(_confirm, workspace, session, "B")
    drive.measure(f"roster of {PEOPLE}, confirmed", partial(run, confirm, _drop))
    badges = partial(_print_badges, workspace, session, folder / "badges.pdf")
    drive.measure("badges printed", partial(run, badges, _drop))


def _confirm(workspace: Workspace, session: Session, mark: str) -> Done[object]:
    rows = tuple((f"王{chr(0x4E00 + n % 500)}", f"{mark}{n:05d}") for n in range(PEOPLE))
    table = Table("list", (("姓名", "工号"), *rows))
    reading = read_roster(table, guess_mapping(table))
    preview = preview_roster(workspace, session.id, session.half_days[0].id, reading)
    done = import_roster(workspace, preview)
    return Done(done.value, done.changes)


def _print_badges(workspace: Workspace, session: Session, path: Path) -> Done[object]:
    done = issue_badges(workspace, session.id)
    write_badges(path, session, done.value, (Language.ZH,))
    return Done(done.value, done.changes)


def _drop(value: object) -> None:
    """Need nothing of what came of it."""
    del value


if __name__ == "__main__":
    main()
