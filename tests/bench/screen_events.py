"""What the room sees when screens come, go and change: `python -m tests.bench.screen_events [EVENTS]`.

200 random events by themselves: the projector unplugged and plugged in again, the primary screen changed,
another resolution, another scale, the laptop's screen off and on. The real program runs on an X server with
two outputs (see `x_server` for what to install); after each event the projector's own pixels are looked at
every few milliseconds. The desktop is red, the console green, and slides have colours that nothing else
has. It prints how often and for how long either was seen, and how long it took until the slide was back.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.room_on_screens import COLOURS, CONSOLE
from tests.bench.x_desk import PROJECTOR, Desk
from tests.bench.x_server import PACKAGES, Box, Scale, XEyes, is_here, window_manager, x_server

_ROOT = Path(__file__).parents[2]
DESKTOP = 0xFF0000
_ROWS = 24
_WATCH_S, _BLINK_S = 0.9, 0.002
_TOLERANCE = 6
_BLACK = 0x000000


class Sight(StrEnum):
    """What the room sees; BARE is a window that is there and not painted yet, or only its frame."""

    SLIDE = "slide"
    BARE = "bare"
    DESKTOP = "desktop"
    CONSOLE = "console"
    OFF = "off"


@dataclass(frozen=True)
class Look:
    """What was seen when (seconds), and where the output stood."""

    at: float
    sight: Sight
    box: Box | None


@dataclass
class Event:
    """What was done, and what the room saw from when the server had done it."""

    kind: str
    looks: list[Look] = field(default_factory=list)

    @property
    def back_ms(self) -> float | None:
        """How long until the slide was there to stay; none where the projector is off."""
        if self.looks[-1].sight is Sight.OFF:
            return None
        since = self.changed_at
        away = [look.at for look in self.looks if look.at >= since and look.sight is not Sight.SLIDE]
        after = [look.at for look in self.looks if look.at > away[-1]] if away else [since]
        return (after[0] - since) * 1000 if after else float("inf")

    @property
    def changed_at(self) -> float:
        """When the output was seen to stand elsewhere, or the first look."""
        first = self.looks[0]
        return next((look.at for look in self.looks if look.box != first.box), first.at)

    def longest_ms(self, sight: Sight) -> float:
        """Return for how long the room saw this without a break."""
        longest = begun = 0.0
        for before, look in zip([None, *self.looks], self.looks, strict=False):
            if look.sight is sight:
                begun = look.at if before is None or before.sight is not sight else begun
                longest = max(longest, look.at - begun)
        return longest * 1000

    def count(self, sight: Sight) -> int:
        """Return in how many looks the room saw this."""
        return sum(look.sight is sight for look in self.looks)


class Watcher:
    """Sees what the projector shows."""

    def __init__(self, eyes: XEyes) -> None:
        self._eyes = eyes

    def look(self) -> Look:
        """Look once."""
        box = self._eyes.place()
        rows = [] if box is None else self._eyes.rows(box, _ROWS)
        return Look(time.perf_counter(), _sight(rows) if rows else Sight.OFF, box)

    def watch(self, kind: str, act: Callable[[], None]) -> Event:
        """Do something and look on for a while."""
        event = Event(kind, [self.look()])
        act()
        until = time.perf_counter() + _WATCH_S
        while time.perf_counter() < until:
            event.looks.append(self.look())
            time.sleep(_BLINK_S)  # whoever looks all the time takes the time from who is looked at
        return event


def _sight(rows: list[bytes]) -> Sight:
    """Say what these pixels are: the worst that is among them."""
    found = {row[place : place + 3] for row in rows for place in range(0, len(row), 4 * 16)}
    colours = {int.from_bytes(pixel, "little") for pixel in found}
    strange = {
        colour for colour in colours if not any(_is_near(colour, known) for known in (_BLACK, *COLOURS))
    }
    for sight, colour in ((Sight.CONSOLE, CONSOLE), (Sight.DESKTOP, DESKTOP)):
        if any(_is_near(one, colour) for one in strange):
            return sight
    return Sight.BARE if strange or colours <= {_BLACK} else Sight.SLIDE


def _is_near(colour: int, known: int) -> bool:
    return all(
        abs(one - other) <= _TOLERANCE
        for one, other in zip(colour.to_bytes(3), known.to_bytes(3), strict=True)
    )


@contextmanager
def _program(display: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run the program there; it must end by itself, whole."""
    environ = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "FACILITATOR_STATE_DIR": str(folder / "state"),
        "FACILITATOR_CONFIG_DIR": str(folder / "config"),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.room_on_screens", str(folder)],
        cwd=_ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stdout.readline() == "ready\n"
        try:
            yield program
            assert program.poll() is None, "the program is gone"
            program.stdin.close()
            assert program.stdout.read() == "whole\n"
        finally:
            program.kill()
    assert program.returncode == 0


def happen(folder: Path, events: int, seed: int) -> list[Event]:
    """Let so many events happen and return what the room saw; AssertionError where the program dies."""
    chance, seen = random.Random(seed), list[Event]()  # noqa: S311 - moments, not secrets
    with desk_of(folder) as (desk, eyes), _program(desk.display, folder) as program:
        watcher = Watcher(eyes)
        while watcher.look().sight is not Sight.SLIDE:
            time.sleep(0.01)
        for _ in range(events):
            seen.append(watcher.watch(*desk.next_event(chance)))
            assert program.poll() is None, f"the program died of: {seen[-1].kind}"
    return seen


@contextmanager
def desk_of(folder: Path) -> Iterator[tuple[Desk, XEyes]]:
    """Set a desk up, its desktop red, and eyes before its projector."""
    with x_server(folder) as display, window_manager(display, folder):
        desk = Desk(display, Scale(display, folder))
        desk.set_up()
        eyes = XEyes(display, PROJECTOR)
        eyes.paint_desktop(DESKTOP)
        try:
            yield desk, eyes
        finally:
            eyes.close()
            desk.scale.close()


def main() -> None:
    """Let it happen as often as asked, and print what the room saw."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("events", nargs="?", type=int, default=200)
    asked.add_argument("--seed", type=int, default=3)
    given = asked.parse_args()
    if not is_here():
        sys.exit(f"This needs an X server whose outputs unplug: apt-get install {PACKAGES}")
    with TemporaryDirectory() as folder:
        seen = happen(Path(folder), given.events, given.seed)
    by_kind: dict[str, list[Event]] = defaultdict(list)
    for event in seen:
        by_kind[event.kind].append(event)
    for kind, events in sorted(by_kind.items()):
        _print_kind(kind, events)
    _print_kind("all", seen)


def _print_kind(kind: str, events: list[Event]) -> None:
    back = sorted(one.back_ms for one in events if one.back_ms is not None)
    times = f"slide back median {median(back):5.1f} longest {back[-1]:6.1f} ms" if back else ""
    say = sys.stdout.write
    say(f"{kind:20} {len(events):3} events, {sum(len(one.looks) for one in events):6} looks  {times:48}")
    for sight in (Sight.DESKTOP, Sight.CONSOLE, Sight.BARE):
        count = sum(one.count(sight) for one in events)
        longest = max(one.longest_ms(sight) for one in events)
        say(f"  {sight} in {count} looks (at most {longest:.0f} ms)")
    say("\n")


if __name__ == "__main__":
    main()
