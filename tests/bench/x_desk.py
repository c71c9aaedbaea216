"""A desk with a laptop's screen and a projector, and what can happen to them; `xrandr` does it."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.bench.x_server import Scale

LAPTOP, PROJECTOR = "DUMMY0", "DUMMY1"

_SIZES = ((1920, 1080), (1600, 900), (1366, 768), (1280, 720), (1024, 768))
_PROJECTOR_MODES = ("1920x1080p", "1600x900p", "1280x720p", "1024x768p")
_LAPTOP_MODES = ("1366x768p", "1280x720p", "1920x1080p")
_DOTS_PER_INCH = (96, 120, 144)
_PROJECTOR_AT = "1920x0"
_DESKTOP_SIZE = "3840x1080"
"""Always the same: where it changes, this driver shows the old memory in lines of the new length."""

Happening = tuple[str, Callable[[], None]]
"""What it is called, and what does it."""


@dataclass
class Desk:
    """How the outputs stand now."""

    display: str
    scale: Scale
    is_plugged: bool = True
    is_laptop_on: bool = True
    mode: str = _PROJECTOR_MODES[0]

    def set_up(self) -> None:
        """Put the projector to the right of the laptop."""
        for width, height in _SIZES:
            self._make_mode(width, height)
        self._set(LAPTOP, "--mode", _LAPTOP_MODES[0], "--pos", "0x0", "--primary")
        self._plug_in()

    def next_event(self, chance: random.Random) -> Happening:
        """Return something that can happen now."""
        if not self.is_plugged:
            return "replug", self._plug_in
        if not self.is_laptop_on:
            return "laptop on", self._turn_laptop_on
        self.mode = chance.choice(_PROJECTOR_MODES)
        happenings: tuple[Happening, ...] = (
            ("unplug", self._unplug),
            ("unplug", self._unplug),
            ("primary swap", partial(self._set, chance.choice((LAPTOP, PROJECTOR)), "--primary")),
            ("resolution", partial(self._set, PROJECTOR, "--mode", self.mode)),
            ("laptop's resolution", partial(self._set, LAPTOP, "--mode", chance.choice(_LAPTOP_MODES))),
            ("scale", partial(self.scale.set, chance.choice(_DOTS_PER_INCH))),
            ("laptop off", self._turn_laptop_off),
        )
        return chance.choice(happenings)

    def _unplug(self) -> None:
        self._set(PROJECTOR, "--off")
        self.is_plugged = False

    def _plug_in(self) -> None:
        self._set(PROJECTOR, "--mode", self.mode, "--pos", _PROJECTOR_AT)
        self._xrandr("--query")  # only who is asked sees that something is connected
        self.is_plugged = True

    def _turn_laptop_off(self) -> None:
        self._set(LAPTOP, "--off")
        self.is_laptop_on = False

    def _turn_laptop_on(self) -> None:
        """As a desktop does when the lid opens: both at once, the laptop at the left."""
        right = ("--output", PROJECTOR, "--pos", _PROJECTOR_AT)
        self._set(LAPTOP, "--mode", _LAPTOP_MODES[0], "--pos", "0x0", *right)
        self.is_laptop_on = True

    def _set(self, output: str, *wishes: str) -> None:
        self._xrandr("--fb", _DESKTOP_SIZE, "--output", output, *wishes)

    def _make_mode(self, width: int, height: int) -> None:
        """Make a mode of 60 pictures a second (reduced blanking) and offer it to both."""
        name, clock = f"{width}x{height}p", (width + 160) * (height + 40) * 60 / 1e6
        across = (width, width + 48, width + 80, width + 160)
        down = (height, height + 3, height + 8, height + 40)
        self._xrandr("--newmode", name, f"{clock:.2f}", *map(str, (*across, *down)))
        for output in (LAPTOP, PROJECTOR):
            self._xrandr("--addmode", output, name)

    def _xrandr(self, *wishes: str) -> None:
        """Ask for it; this returns once the server has done it."""
        subprocess.run(["xrandr", "--display", self.display, *wishes], check=True, capture_output=True)
