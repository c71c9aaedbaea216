"""Ours beside other presenters, in one run: `python -m tests.bench.beside [DECK.pdf …] [--flips N]`.

It runs Facilitator, pdfpc and pympress, as far as they are installed (Debian and Ubuntu: `apt-get install
pdf-presenter-console pympress libxtst6`, and what `x_server` names), one after the other on the same X server
with two screens, presses real keys (next, back, first, a page by its number), and looks at the projector's
own pixels until they are those of the page. For each deck it prints from key to picture, how long 20 keys at
40 ms take to settle, the first slide after the start of the process, memory (PSS), and ours over theirs.
"""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_int, c_uint, c_ulong, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.bench.flips import PHOTO_PAGES, SCREEN, photo_deck, shipped_deck
from tests.bench.screen_events import DESKTOP, desk_of
from tests.bench.x_server import PACKAGES, XEyes, is_here

_ROOT = Path(__file__).parents[2]
_ROWS = 6
_SETTLED_S, _PATIENCE_S, _START_S = 0.6, 5.0, 30.0
_BURST_KEYS, _BURST_GAP_S, _BURSTS = 20, 0.04, 5
_BLINK_S, _TYPING_GAP_S = 0.0005, 0.08

Sight = tuple[bytes, ...]
"""The pixels of some rows of the projector."""


@dataclass(frozen=True)
class Presenter:
    """A program under test: how it is started, and what is typed before a page's number.

    pdfpc counts the steps of a page as one, so its numbers lead elsewhere.
    """

    name: str
    command: tuple[str, ...]
    before_number: tuple[str, ...] = ()
    takes_numbers: bool = True

    @property
    def is_here(self) -> bool:
        """Whether it is installed."""
        return shutil.which(self.command[0]) is not None


OURS = Presenter("facilitator", (sys.executable, "-m", "tests.bench.room_on_screens", "{folder}", "{deck}"))
OTHERS = (
    Presenter("pympress", ("pympress", "{deck}"), ("g",)),
    Presenter("pdfpc", ("pdfpc", "{deck}"), takes_numbers=False),
)


@dataclass
class Figures:
    """What was measured of one program with one deck; milliseconds, seconds and MB."""

    flips_ms: list[float] = field(default_factory=list)
    settled_ms: list[float] = field(default_factory=list)
    first_slide_s: float = 0.0
    memory_mb: float = 0.0
    missed: int = 0

    def share(self, share: float) -> float:
        """Return what that share of the flips stayed below."""
        return quantiles(self.flips_ms, n=100, method="inclusive")[round(share * 100) - 1]


class Fingers:
    """Press keys as a keyboard does: the X server gives them to whoever has the focus."""

    def __init__(self, display: str) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XStringToKeysym.restype = c_ulong
        self._x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x.XFlush.argtypes = [c_void_p]
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._display = self._x.XOpenDisplay(display.encode())

    def press(self, *keys: str) -> float:
        """Press them one after the other; return when the last one went down."""
        for place, key in enumerate(keys):
            time.sleep(_TYPING_GAP_S if place else 0.0)
            code = self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(key.encode())) & 0xFF
            pressed = time.perf_counter()
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
            self._x.XFlush(self._display)
        return pressed


class Bench:
    """One program with one deck before one pair of eyes."""

    def __init__(self, presenter: Presenter, eyes: XEyes, fingers: Fingers) -> None:
        self._presenter, self._eyes, self._fingers = presenter, eyes, fingers
        self._pages: list[Sight] = []

    def learn(self, pages: int) -> None:
        """Walk through the deck slowly and remember how each page looks."""
        self._fingers.press("Home")
        for number in range(pages):
            if number:
                self._fingers.press("Next")
            self._pages.append(self._settled())

    def measure(self, flips: int, figures: Figures) -> None:
        """Flip and count; a page that does not come is counted as missed."""
        chance, stands = random.Random(5), len(self._pages)  # noqa: S311 - to be the same each time
        while len(figures.flips_ms) < flips:
            keys, wanted = self._next(chance, stands)
            if self._pages[wanted - 1] != self._pages[stands - 1]:
                taken = self._until(wanted, self._fingers.press(*keys))
                figures.missed += taken is None
                figures.flips_ms.append(_PATIENCE_S * 1000 if taken is None else taken)
                stands = wanted
            time.sleep(chance.uniform(0.0, 0.03))
        for _ in range(_BURSTS):
            self._burst(figures)

    def _burst(self, figures: Figures) -> None:
        self._until(1, self._fingers.press("Home"))
        keys = min(_BURST_KEYS, len(self._pages) - 1)
        for _ in range(keys):
            pressed = self._fingers.press("Next")
            time.sleep(_BURST_GAP_S)
        taken = self._until(keys + 1, pressed)
        figures.settled_ms.append(_PATIENCE_S * 1000 if taken is None else taken)

    def _next(self, chance: random.Random, stands: int) -> tuple[tuple[str, ...], int]:
        what, last = chance.random(), len(self._pages)
        if what < 0.75 and stands < last:
            return ("Next",), stands + 1
        if what < 0.9 and stands > 1:
            return ("Prior",), stands - 1
        if what < 0.93 or not self._presenter.takes_numbers:
            return ("Home",), 1
        wanted = chance.randint(1, last)
        return (*self._presenter.before_number, *str(wanted), "Return"), wanted

    def _look(self) -> Sight:
        box = self._eyes.place()
        assert box is not None
        return tuple(self._eyes.rows(box, _ROWS))

    def _settled(self) -> Sight:
        """Return what is seen once it has been the same for a while."""
        seen, since = self._look(), time.perf_counter()
        while time.perf_counter() - since < _SETTLED_S:
            now = self._look()
            if now != seen:
                seen, since = now, time.perf_counter()
            time.sleep(0.01)
        return seen

    def _until(self, page: int, pressed: float) -> float | None:
        """Return the milliseconds from the key to that page; none where it did not come."""
        wanted = self._pages[page - 1]
        while time.perf_counter() - pressed < _PATIENCE_S:
            if self._look() == wanted:
                return (time.perf_counter() - pressed) * 1000
            time.sleep(_BLINK_S)
        return None


def measured(presenter: Presenter, deck: Path, pages: int, flips: int, folder: Path) -> Figures:
    """Run one program with one deck twice: to learn how its pages look, and to measure."""
    figures = Figures()
    with desk_of(folder) as (desk, eyes):
        with _started(presenter, deck, folder, desk.display) as program:
            bench = Bench(presenter, eyes, Fingers(desk.display))
            _wait_for_slide(eyes)
            bench.learn(pages)
            bench.measure(flips, figures)
            figures.memory_mb = _pss(program.pid)
        figures.first_slide_s = _first_slide(presenter, deck, folder, desk.display, bench)
    return figures


def _first_slide(presenter: Presenter, deck: Path, folder: Path, display: str, bench: Bench) -> float:
    """Return the seconds from the start of the process to its first page."""
    begun = time.perf_counter()
    with _started(presenter, deck, folder, display):
        taken = None
        while taken is None and time.perf_counter() - begun < _START_S:
            taken = bench._until(1, begun)
        return (taken or _START_S * 1000) / 1000


def _wait_for_slide(eyes: XEyes) -> None:
    """Wait until something covers the desktop."""
    bare, deadline = DESKTOP.to_bytes(3, "little"), time.perf_counter() + _START_S
    while time.perf_counter() < deadline:
        box = eyes.place()
        rows = [] if box is None else eyes.rows(box, _ROWS)
        if rows and not any(
            row[place : place + 3] == bare for row in rows for place in range(0, len(row), 64)
        ):
            time.sleep(2 * _SETTLED_S)
            return
        time.sleep(0.02)
    raise TimeoutError("No slide came up.")


@contextmanager
def _started(
    presenter: Presenter, deck: Path, folder: Path, display: str
) -> Iterator[subprocess.Popen[bytes]]:
    home = folder / f"{presenter.name}-{time.monotonic_ns()}"
    home.mkdir()
    environ = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(home),
        "FACILITATOR_STATE_DIR": str(home / "state"),
        "FACILITATOR_CONFIG_DIR": str(home / "config"),
    }
    command = [word.format(folder=home, deck=deck) for word in presenter.command]
    with subprocess.Popen(
        command, cwd=_ROOT, env=environ, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as program:  # fmt: skip
        try:
            yield program
        finally:
            program.kill()


def _pss(pid: int) -> float:
    """Return a process's share of memory in MB (Linux only)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    """Measure every program that is here with every deck, and print ratios."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("decks", nargs="*", type=Path)
    asked.add_argument("--flips", type=int, default=1000)
    given = asked.parse_args()
    if not is_here():
        sys.exit(f"This needs an X server with two screens: apt-get install {PACKAGES}")
    with TemporaryDirectory() as name:
        photos = photo_deck(Path(name) / "photos.pdf", SCREEN, PHOTO_PAGES)
        decks: Sequence[Path] = given.decks or (shipped_deck(), photos)
        for deck in decks:
            _compare(deck.resolve(), given.flips, Path(name))


def _compare(deck: Path, flips: int, folder: Path) -> None:
    from tests.room import page_count

    pages, say = page_count(deck.read_bytes()), sys.stdout.write
    say(f"\n{deck.name}: {pages} pages, {flips} flips\n")
    sys.stdout.flush()
    ours: Figures | None = None
    for presenter in (OURS, *OTHERS):
        if not presenter.is_here:
            say(f"  {presenter.name:12} is not installed\n")
            continue
        figures = measured(presenter, deck, pages, flips, folder)
        ours = ours or figures
        say(_line(presenter, figures, ours))
        sys.stdout.flush()


def _line(presenter: Presenter, figures: Figures, ours: Figures) -> str:
    middle, high = median(figures.flips_ms), figures.share(0.95)
    return (
        f"  {presenter.name:12} key → picture median {middle:6.1f}  p95 {high:6.1f}  "
        f"longest {max(figures.flips_ms):6.1f} ms ({figures.missed} missed); "
        f"burst settled {median(figures.settled_ms):6.1f} ms; first slide {figures.first_slide_s:.2f} s; "
        f"{figures.memory_mb:.0f} MB; "
        f"ours over its: {median(ours.flips_ms) / middle:.2f} and {ours.share(0.95) / high:.2f}\n"
    )


if __name__ == "__main__":
    main()
