"""What the system below Python has to bring: libraries of Qt on Linux, and a display."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from launch.terminal import CannotGoOnError, say, words


class Need(Enum):
    """What a library is for."""

    WINDOW = "window"
    SOUND = "sound"
    X11 = "x11"
    WAYLAND = "wayland"


class Library(NamedTuple):
    """A shared library by the name the loader knows, and the Debian package that brings it."""

    soname: str
    package: str
    need: Need


LIBRARIES = (
    Library("libGL.so.1", "libgl1", Need.WINDOW),
    Library("libEGL.so.1", "libegl1", Need.WINDOW),
    Library("libglib-2.0.so.0", "libglib2.0-0", Need.WINDOW),
    Library("libfontconfig.so.1", "libfontconfig1", Need.WINDOW),
    Library("libdbus-1.so.3", "libdbus-1-3", Need.WINDOW),
    Library("libxkbcommon.so.0", "libxkbcommon0", Need.WINDOW),
    Library("libX11.so.6", "libx11-6", Need.WINDOW),
    Library("libpulse.so.0", "libpulse0", Need.SOUND),
    Library("libXrandr.so.2", "libxrandr2", Need.SOUND),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", Need.X11),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", Need.X11),
    Library("libX11-xcb.so.1", "libx11-xcb1", Need.X11),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", Need.X11),
    Library("libxcb-image.so.0", "libxcb-image0", Need.X11),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", Need.X11),
    Library("libxcb-randr.so.0", "libxcb-randr0", Need.X11),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", Need.X11),
    Library("libxcb-shape.so.0", "libxcb-shape0", Need.X11),
    Library("libxcb-sync.so.1", "libxcb-sync1", Need.X11),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", Need.X11),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", Need.X11),
    Library("libwayland-client.so.0", "libwayland-client0", Need.WAYLAND),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", Need.WAYLAND),
    Library("libwayland-egl.so.1", "libwayland-egl1", Need.WAYLAND),
)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def has_display() -> bool:
    """Say whether a window can be shown. Qt ends the whole process where it cannot, so ask before."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _x_server_answers(os.environ.get("DISPLAY", ""))


def _x_server_answers(display: str) -> bool:
    """Say whether somebody listens at an X address such as `:0`, `unix:0` or `localhost:10.0`."""
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        return any(_connects(socket.AF_UNIX, address) for address in (path, f"\0{path}"))
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(address)
        except OSError:
            return False
        return True


def needs_here() -> frozenset[Need]:
    """Return what this Linux session will ask of the system: sound always, X11 or Wayland if one is there."""
    needs = {Need.WINDOW, Need.SOUND}
    if os.environ.get("WAYLAND_DISPLAY"):
        needs.add(Need.WAYLAND)
    elif os.environ.get("DISPLAY"):
        needs.add(Need.X11)
    return frozenset(needs)


def missing(needs: Iterable[Need]) -> tuple[Library, ...]:
    """Return the libraries for these needs that the loader does not find; always empty outside Linux."""
    if sys.platform != "linux":
        return ()
    wanted = frozenset(needs)
    return tuple(library for library in LIBRARIES if library.need in wanted and not _loads(library.soname))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def is_debian() -> bool:
    """Say whether `apt-get` brings packages here (Debian, Ubuntu and their family)."""
    return shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def is_root() -> bool:
    """Say whether we may install system packages without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def bring(packages: Sequence[str]) -> bool:
    """Install Debian packages as root, renewing the list of packages if needed; say whether it worked."""
    say(
        f"Installing system packages: {' '.join(packages)}",
        f"正在安装系统软件包：{' '.join(packages)}",
    )
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return _quietly(install) or (_quietly(["apt-get", "update", "-qq"]) and _quietly(install))


def _quietly(command: list[str]) -> bool:
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    return done.returncode == 0


def line_to_run(libraries: Sequence[Library]) -> str:
    """Return the one line that mends it here: an apt-get command, or the names to look for elsewhere."""
    if is_debian():
        sudo = "" if is_root() else "sudo "
        return f"{sudo}apt-get install -y {' '.join(library.package for library in libraries)}"
    names = ", ".join(library.soname for library in libraries)
    return words(
        f"install the packages of your system that bring {names}",
        f"请安装系统中提供以下文件的软件包：{names}",
    )


def mend(*, is_first_start: bool) -> None:
    """Bring the missing libraries as root on Debian, else say the one line to run.

    Sound is looked for on the first start only, since the program works without it. Raises
    `CannotGoOnError` where the window could not open.
    """
    needs = needs_here() - (frozenset() if is_first_start else frozenset({Need.SOUND}))
    lacking = missing(needs)
    if lacking and is_debian() and is_root():
        bring([library.package for library in lacking])
        lacking = missing(needs)
    if not lacking:
        return
    line = line_to_run(lacking)
    if any(library.need is not Need.SOUND for library in lacking):
        raise CannotGoOnError(
            words(
                f"Qt needs system libraries that are missing. Run this once, then start again:\n    {line}",
                f"缺少 Qt 所需的系统库。请运行一次下面的命令，然后重新启动：\n    {line}",
            )
        )
    say(
        f"There will be no sound until you run this once:\n    {line}",
        f"运行一次下面的命令后才有声音：\n    {line}",
    )


def bring_browser() -> None:
    """Bring Chromium for the tests of the pages for phones, as root on Debian; else say what is missing."""
    if any(map(shutil.which, BROWSERS)) or (is_debian() and is_root() and bring(["chromium"])):
        return
    say(
        "The pages for phones are not tried in a browser until Chromium is installed.",
        "安装 Chromium 之前，手机页面不会在浏览器里测试。",
    )
