"""How long the window stands still while a video plays in the room: the real window on two screens.

`python -m tests.bench.video_gaps FILM [--seconds N]` puts the film on a page of a deck, switches the
projector on, plays, pauses, moves and covers it. For each part it prints the gaps of a 1 ms heartbeat in the
window's thread (p99.9 and longest), what share of a processor that thread took, and how many pictures a
second reached the projector; "nothing plays" is the machine's own noise. Without a film it takes the small
one of the tests, which says little. The pages are made before, as the program makes them while nobody
waits. It is no test and sets no limit. It runs off screen, or on the display that QT_QPA_PLATFORM=xcb names.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent

from facilitator import compose
from facilitator.compose.window import parts
from facilitator.domain.deck import DeckPage
from facilitator.domain.run import RunEventKind
from facilitator.domain.run_command import PresenterCommand
from facilitator.services.decks import keep_deck
from facilitator.services.media import keep_clip
from facilitator.services.plan_session import duplicate_session
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from ui.app import Program, build
from ui.projector.projector_window import ProjectorWindow
from ui.run.run_page import RunPage
from ui.shell.warming import Warming
from ui.widgets.page import PageId

_SMALL_FILM = Path(__file__).parents[1] / "ui" / "projector" / "clips" / "h264.mp4"
_PATIENCE_S = 60.0
_STEP_MS = 300


class Watch(QObject):
    """Beats each millisecond, keeps how late each beat came, and counts what the projector draws."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.pictures = 0
        self._last = perf_counter()
        paint = ProjectorWindow.paintEvent

        def painted(window: ProjectorWindow, event: QPaintEvent) -> None:
            paint(window, event)
            self.pictures += 1

        ProjectorWindow.paintEvent = painted  # type: ignore[method-assign,assignment]
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def measure(self, what: str, act_and_wait: Callable[[], None]) -> None:
        """Do something and print the gaps of that time."""
        self.gaps, self.pictures, self._last = [], 0, perf_counter()
        begun, busy = perf_counter(), thread_time()
        act_and_wait()
        seconds, busy = perf_counter() - begun, thread_time() - busy
        worst = quantiles(self.gaps, n=1000, method="inclusive")[998] if len(self.gaps) > 1 else 0.0
        sys.stdout.write(
            f"{what:34} gaps p99.9 {worst:6.1f}  longest {max(self.gaps, default=0):6.1f} ms"
            f"  {busy / seconds:4.0%} busy  {self.pictures / seconds:5.1f} pictures a second\n"
        )

    def _beat(self) -> None:
        now = perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def main() -> None:
    """Measure one film."""
    asked = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("film", nargs="?", type=Path, default=_SMALL_FILM)
    asked.add_argument("--seconds", type=int, default=6)
    given = asked.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        _on_two_screens(folder)
        entrance = parts(str(folder / "bench.facilitator"))
        program = build(entrance)
        program.window.show()
        program.window.open()
        program.operations.wait_idle(60_000)
        workspace = program.window.workspace
        assert workspace is not None
        _drive(program, workspace, entrance.loaders, given.film, given.seconds)
        program.close()


def _on_two_screens(folder: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x, width, height in (("laptop", 0, 1366, 768), ("projector", 1366, 1920, 1080))
    ]
    (folder / "screens.json").write_text(json.dumps({"screens": screens}))
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={folder / 'screens.json'}")
    os.environ["FACILITATOR_STATE_DIR"] = str(folder / "state")
    os.environ["FACILITATOR_CONFIG_DIR"] = str(folder / "config")


def _warm(program: Program, loaders: Mapping[PageId, Callable[[], object]]) -> None:
    loop = QEventLoop()
    warming = Warming(program.window.pages, program.operations, loaders, program.window)
    warming.finished.connect(loop.quit)
    warming.start()
    loop.exec()


def _drive(
    program: Program,
    workspace: Workspace,
    loaders: Mapping[PageId, Callable[[], object]],
    film: Path,
    seconds: int,
) -> None:
    demo = compose.make_demo(workspace).value
    session = duplicate_session(workspace, demo.id).value
    item = next(item for item in session.agenda if item.slides is not None)
    assert item.slides is not None
    with workspace.store.read() as records:
        deck = records.programmes.deck(session.id, item.slides.deck)
    assert deck is not None
    page = DeckPage(item.slides.first, clip=keep_clip(workspace, film))
    keep_deck(workspace, session.id, replace(deck, pages=(page,)))
    half_day = session.half_days[0].id
    act(workspace, half_day, RunEventKind.STARTED)
    act(workspace, half_day, RunEventKind.JUMPED, item=item.id)
    program.window.turn_to(session.id, half_day)
    _warm(program, loaders)
    watch = Watch()
    watch.measure("Run opened, film made ready", partial(_open, program, page.number))
    run = program.window.pages.front
    assert isinstance(run, RunPage)
    obey = run.console.obey
    watch.measure("nothing plays", partial(_rest, 3000))
    watch.measure("film begins (first second)", partial(_do, obey, PresenterCommand.CLIP_PLAY, 1000))
    watch.measure("film plays", partial(_rest, seconds * 1000))
    watch.measure("black and back", partial(_do_twice, obey, PresenterCommand.BLACK))
    watch.measure("film goes on", partial(_do, obey, PresenterCommand.CLIP_PLAY, 1000))
    watch.measure("10 seconds back, five times", partial(_moves, obey))
    watch.measure("slide after the film", partial(_do, obey, PresenterCommand.NEXT_SLIDE, 1000))


def _open(program: Program, page: int) -> None:
    program.window.show_page(PageId.RUN)
    run = program.window.pages.front
    assert isinstance(run, RunPage)
    _until(lambda: run.console.loaded is not None)
    run.console.switch_projector(is_on=True)
    run.console.do(RunEventKind.SLIDE_SHOWN, page=page)
    _until(lambda: run.video.player.picture is not None)


def _do(obey: Callable[[PresenterCommand], None], command: PresenterCommand, milliseconds: int) -> None:
    obey(command)
    _rest(milliseconds)


def _do_twice(obey: Callable[[PresenterCommand], None], command: PresenterCommand) -> None:
    _do(obey, command, 2 * _STEP_MS)
    _do(obey, command, 2 * _STEP_MS)


def _moves(obey: Callable[[PresenterCommand], None]) -> None:
    for _ in range(5):
        _do(obey, PresenterCommand.CLIP_REWIND, _STEP_MS)


def _until(is_so: Callable[[], bool]) -> None:
    limit = perf_counter() + _PATIENCE_S
    while not is_so() and perf_counter() < limit:
        _rest(5)


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
