"""An X server with two outputs that unplug, and a look at what one of them really shows.

Xorg's dummy driver has outputs that are switched, moved and resized by xrandr as real ones are. A window
manager fits full screens to them, and a settings daemon scales, as on any desktop. Debian and Ubuntu:
`apt-get install xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils openbox xsettingsd`.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint, c_ulong, c_void_p
from pathlib import Path
from typing import ClassVar

PACKAGES = "xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils openbox xsettingsd"
_PROGRAMS = ("Xorg", "xrandr", "openbox", "xsettingsd")
_DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
_PATIENCE_S = 20.0
_ALL_PLANES = 0xFFFFFFFF
_Z_PIXMAP = 2
_CONFIG = """
Section "Device"
  Identifier "two outputs"
  Driver "dummy"
  VideoRam 262144
EndSection
Section "Screen"
  Identifier "screen"
  Device "two outputs"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 7680 4320
  EndSubSection
EndSection
"""

_WINDOW_MANAGER = '<openbox_config xmlns="http://openbox.org/3.4/rc"></openbox_config>'

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the whole desktop."""


def is_here() -> bool:
    """Say whether all of it is installed and may be started: the server obeys root only."""
    return os.geteuid() == 0 and _DRIVER.exists() and all(map(shutil.which, _PROGRAMS))


@contextmanager
def x_server(folder: Path) -> Iterator[str]:
    """Run a server of its own; gives the name of its display."""
    config, log = folder / "xorg.conf", folder / "xorg.log"
    config.write_text(_CONFIG)
    command = ["Xorg", "-config", str(config), "-logfile", str(log), "-noreset", "-nolisten", "tcp", "-ac"]
    with subprocess.Popen(
        [*command, "-displayfd", "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, log.read_text()[-2000:]
        try:
            yield f":{number}"
        finally:
            server.terminate()


@contextmanager
def window_manager(display: str, folder: Path) -> Iterator[None]:
    """Run one on that server, with the settings that it has by itself."""
    config, environ = folder / "openbox.xml", {**os.environ, "DISPLAY": display}
    config.write_text(_WINDOW_MANAGER)
    with subprocess.Popen(
        ["openbox", "--config-file", str(config)],
        env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as manager:  # fmt: skip
        try:
            yield
        finally:
            manager.terminate()


class Scale:
    """The scale of the whole desktop, in dots per inch; 96 are no scale."""

    def __init__(self, display: str, folder: Path) -> None:
        self._config = folder / "xsettingsd.conf"
        self._write(96)
        command = ["xsettingsd", "-c", str(self._config)]
        self._daemon = subprocess.Popen(
            command, env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL
        )

    def set(self, dots_per_inch: int) -> None:
        """Change it for every program that runs."""
        self._write(dots_per_inch)
        self._daemon.send_signal(signal.SIGHUP)

    def close(self) -> None:
        """End the daemon."""
        self._daemon.terminate()
        self._daemon.wait()

    def _write(self, dots_per_inch: int) -> None:
        self._config.write_text(f"Xft/DPI {dots_per_inch * 1024}\n")


class _Resources(Structure):
    _fields_: ClassVar = [
        ("timestamp", c_ulong),
        ("config_timestamp", c_ulong),
        ("crtc_count", c_int),
        ("crtcs", POINTER(c_ulong)),
        ("output_count", c_int),
        ("outputs", POINTER(c_ulong)),
    ]


class _Output(Structure):
    _fields_: ClassVar = [("timestamp", c_ulong), ("crtc", c_ulong), ("name", c_char_p)]


class _Crtc(Structure):
    _fields_: ClassVar = [
        ("timestamp", c_ulong),
        ("x", c_int),
        ("y", c_int),
        ("width", c_uint),
        ("height", c_uint),
    ]


class _Image(Structure):
    _fields_: ClassVar = [
        ("width", c_int),
        ("height", c_int),
        ("offset", c_int),
        ("format", c_int),
        ("data", c_void_p),
        ("byte_order", c_int),
        ("bitmap_unit", c_int),
        ("bitmap_bit_order", c_int),
        ("bitmap_pad", c_int),
        ("depth", c_int),
        ("bytes_per_line", c_int),
    ]


class XEyes:
    """Looks at the pixels of one output, as a person before the projector would."""

    def __init__(self, display: str, output: str) -> None:
        """Connect; `output` is its name in RandR."""
        self._x, self._randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XDefaultRootWindow.argtypes = [c_void_p]
        self._x.XGetImage.restype = POINTER(_Image)
        self._x.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
        self._x.XSetWindowBackground.argtypes = [c_void_p, c_ulong, c_ulong]
        self._x.XClearWindow.argtypes = [c_void_p, c_ulong]
        self._x.XSync.argtypes = [c_void_p, c_int]
        self._x.XCloseDisplay.argtypes = [c_void_p]
        for ask, given in (
            ("XRRGetScreenResourcesCurrent", _Resources),
            ("XRRGetOutputInfo", _Output),
            ("XRRGetCrtcInfo", _Crtc),
        ):
            getattr(self._randr, ask).restype = POINTER(given)
        self._randr.XRRGetScreenResourcesCurrent.argtypes = [c_void_p, c_ulong]
        self._randr.XRRGetOutputInfo.argtypes = [c_void_p, POINTER(_Resources), c_ulong]
        self._randr.XRRGetCrtcInfo.argtypes = [c_void_p, POINTER(_Resources), c_ulong]
        self._randr.XRRFreeScreenResources.argtypes = [POINTER(_Resources)]
        self._randr.XRRFreeOutputInfo.argtypes = [POINTER(_Output)]
        self._randr.XRRFreeCrtcInfo.argtypes = [POINTER(_Crtc)]
        self._forgive = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)
        self._x.XSetErrorHandler(self._forgive)  # what was there a moment ago may be gone
        self._display = self._x.XOpenDisplay(display.encode())
        assert self._display, f"no X server at {display}"
        self._root = self._x.XDefaultRootWindow(self._display)
        self._output = output.encode()

    def paint_desktop(self, colour: int) -> None:
        """Give the desktop a colour (0xRRGGBB) that nothing else has."""
        self._x.XSetWindowBackground(self._display, self._root, colour)
        self._x.XClearWindow(self._display, self._root)
        self._x.XSync(self._display, 0)

    def place(self) -> Box | None:
        """Return which part of the desktop the output shows; none while it is off."""
        resources = self._randr.XRRGetScreenResourcesCurrent(self._display, self._root)
        try:
            return next(
                filter(None, (self._box(resources, n) for n in range(resources.contents.output_count))), None
            )
        finally:
            self._randr.XRRFreeScreenResources(resources)

    def rows(self, box: Box, count: int) -> list[bytes]:
        """Return so many rows of that place, evenly from top to bottom, 4 bytes (BGRX) a pixel."""
        left, top, width, height = box
        found = []
        for number in range(count):
            y = top + (2 * number + 1) * height // (2 * count)
            image = self._x.XGetImage(self._display, self._root, left, y, width, 1, _ALL_PLANES, _Z_PIXMAP)
            if image:
                found.append(ctypes.string_at(image.contents.data, image.contents.bytes_per_line))
                self._x.XFree(c_void_p(image.contents.data))
                self._x.XFree(image)
        return found

    def close(self) -> None:
        """Disconnect."""
        self._x.XCloseDisplay(self._display)

    def _box(self, resources: object, number: int) -> Box | None:
        given = resources.contents.outputs[number]  # type: ignore[attr-defined]
        output = self._randr.XRRGetOutputInfo(self._display, resources, given)
        is_it, crtc = output.contents.name == self._output, output.contents.crtc
        self._randr.XRRFreeOutputInfo(output)
        if not is_it or not crtc:
            return None
        shown = self._randr.XRRGetCrtcInfo(self._display, resources, crtc)
        found = shown.contents
        box = (found.x, found.y, found.width, found.height)
        self._randr.XRRFreeCrtcInfo(shown)
        return box if found.width else None
