"""The measuring part of `tests.bench.flips`: one process, one deck, one window on two screens.

Without a number of flips it stores the half-day that the next process finds running.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

BEGUN = time.perf_counter()
gc.disable()  # as `facilitator.compose.window.run_window` does

import ui  # noqa: E402, F401 - before Qt, as `run_window` has it: Qt then reads the source of no module

# isort: split
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent, QPaintEvent  # noqa: E402

from facilitator import compose  # noqa: E402
from facilitator.compose.window import parts  # noqa: E402
from tests.room import add_session, open_room, open_window, page_count, rest, wait_until  # noqa: E402
from ui.app import build  # noqa: E402
from ui.collecting import Collecting  # noqa: E402
from ui.projector.audience_view import SlideView  # noqa: E402
from ui.projector.projector_window import ProjectorWindow  # noqa: E402
from ui.run.run_page import RunPage  # noqa: E402

_BURST_KEYS, _BURST_GAP_MS, _BURSTS = 20, 40, 10
_BEAT_MS = 1
_IDLE_S = 15.0
_MIB = 1024 * 1024

Figures = dict[str, list[float]]


class Eye(QObject):
    """Looks at the projector: which page left for the screen last, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.page = -1
        self.at = 0.0
        self.awaited: Callable[[], None] | None = None
        paint, repaint = ProjectorWindow.paintEvent, ProjectorWindow.repaint
        self._is_painted = False

        def painted(window: ProjectorWindow, event: QPaintEvent) -> None:
            paint(window, event)
            self._is_painted = True
            page = _page_of(window)
            QTimer.singleShot(0, self, lambda: self._seen(page))

        def repainted(window: ProjectorWindow) -> None:
            self._is_painted = False
            repaint(window)
            if self._is_painted:
                self._seen(_page_of(window))

        ProjectorWindow.paintEvent = painted  # type: ignore[method-assign,assignment]
        ProjectorWindow.repaint = repainted  # type: ignore[method-assign,assignment]

    def _seen(self, page: int) -> None:
        if page != self.page:
            self.page, self.at = page, time.perf_counter()
        if self.awaited is not None:
            self.awaited()


def _page_of(window: ProjectorWindow) -> int:
    return window.view.page if isinstance(window.view, SlideView) else 0


class Heart(QObject):
    """Beats each millisecond and keeps how late each beat came: what a user would feel as a stall."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._before = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def listen(self) -> None:
        self.gaps, self._before = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        self._timer.stop()
        return self.gaps

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._before) * 1000)
        self._before = now


def prepare(deck: Path, folder: Path) -> None:
    """Store a half-day that runs with this deck."""
    pdf = deck.read_bytes()
    workspace = compose.open_workspace(str(folder / "room.facilitator"))
    add_session(workspace, pdf, page_count(pdf))
    workspace.store.close()


def main(deck: Path, folder: Path, flips: int, out: Path) -> None:
    """Measure one deck and write the figures."""
    eye = Eye()
    entrance = parts(str(folder / "room.facilitator"), folder / "own")
    program = build(entrance)
    collecting = Collecting(program.operations)
    open_window(program)
    workspace = program.window.workspace
    assert workspace is not None
    wait_until(lambda: program.window.current.half_day_id is not None)
    session, half_day = program.window.current.session_id, program.window.current.half_day_id
    assert session is not None
    assert half_day is not None
    before = time.perf_counter()
    figures: Figures = {"memory before": [pss()]}
    page = open_room(program, session, half_day)
    heart = Heart()
    heart.listen()
    page.console.switch_projector(is_on=True)
    wait_until(lambda: eye.page == 1)
    figures["first slide"] = [time.perf_counter() - BEGUN]
    pages = page_count(deck.read_bytes())
    figures["pages"] = [pages]
    for number in range(1, pages + 1):  # each is asked for by itself: a small picture is opened at every look
        wait_until(lambda number=number: page.console.slides.thumbnail(number) is not None)  # type: ignore[misc]
    figures["deck ready"] = [time.perf_counter() - before]
    figures["gaps while drawing"] = heart.stop()
    settle()
    figures["memory"] = [pss()]
    heart.listen()
    figures |= flip(page, eye, pages, flips)
    figures["gaps while flipping"] = heart.stop()
    figures["burst"] = [burst(page, eye, pages) for _ in range(_BURSTS)]
    figures["memory after"] = [pss()]
    begun, used = time.perf_counter(), time.process_time()
    rest(_IDLE_S)
    figures["idle"] = [(time.process_time() - used) / (time.perf_counter() - begun) * 100]
    collecting.close()
    program.close()
    workspace.store.close()
    out.write_text(json.dumps(figures))


def flip(page: RunPage, eye: Eye, pages: int, flips: int) -> Figures:
    """Press keys as a trainer does, each when the picture of the one before is there."""
    chance = random.Random(5)  # noqa: S311 - to be the same each time
    stands = 1
    by_one: list[float] = []
    jumps: list[float] = []
    while len(by_one) + len(jumps) < flips:
        keys, wanted = next_keys(chance, stands, pages)
        if wanted == stands:
            continue
        rest(chance.uniform(0.0, 0.03))
        pressed = press(page, keys)
        wait_until(partial(_shows, eye, wanted))
        (by_one if len(keys) == 1 and abs(wanted - stands) == 1 else jumps).append((eye.at - pressed) * 1000)
        stands = wanted
    return {"flips": by_one + jumps, "flips by one": by_one, "jumps": jumps}


def _shows(eye: Eye, page: int) -> bool:
    return eye.page == page


def next_keys(chance: random.Random, stands: int, pages: int) -> tuple[tuple[Qt.Key, ...], int]:
    """Return what is pressed next and the page that it leads to: nine times of ten the one after or before.

    The block's last page is its card, page 0.
    """
    what = chance.random()
    if what < 0.75 and stands:
        return (Qt.Key.Key_PageDown,), (stands + 1) % (pages + 1)
    if what < 0.90:
        return (Qt.Key.Key_PageUp,), max(1, stands - 1) if stands else pages
    if what < 0.93:
        return (Qt.Key.Key_Home,), 1
    if what < 0.96:
        return (Qt.Key.Key_End,), 0
    number = chance.randint(1, pages)
    digits = tuple(Qt.Key(Qt.Key.Key_0.value + int(digit)) for digit in str(number))
    return (*digits, Qt.Key.Key_Return), number


def burst(page: RunPage, eye: Eye, pages: int) -> float:
    """Press next twenty times at 40 ms; return the milliseconds from the last key to its picture."""
    press(page, (Qt.Key.Key_Home,))
    wait_until(lambda: eye.page == 1)
    keys = min(_BURST_KEYS, pages - 1)
    for _ in range(keys - 1):
        press(page, (Qt.Key.Key_PageDown,))
        rest(_BURST_GAP_MS / 1000)
    last = press(page, (Qt.Key.Key_PageDown,))
    wait_until(lambda: eye.page == keys + 1)
    return max(0.0, eye.at - last) * 1000


def press(page: RunPage, keys: tuple[Qt.Key, ...]) -> float:
    """Put the keys into the queue as the system does; return when the last one came."""
    for key in keys:
        text = chr(key.value) if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else ""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.postEvent(page, event)
    return time.perf_counter()


def pss() -> float:
    """Return this process's share of memory in MB (Linux only)."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / _MIB


def settle() -> None:
    rest(0.5)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
    else:
        prepare(Path(sys.argv[1]), Path(sys.argv[2]))
