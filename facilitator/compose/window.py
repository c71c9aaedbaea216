"""The window, put together: its pages, its roads to the store, and what must be there before Qt starts."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import compose
from facilitator.compose.entrance import Entrance
from facilitator.domain.message import Message, UserError
from facilitator.phone.door import LocalPhoneDoor
from facilitator.services.ports import BackupLine, Workspace
from facilitator.services.scratch import sweep_scratch

if TYPE_CHECKING:
    from ui.shell.parts import PageMaker, Parts
    from ui.widgets.page import Page, PageId, PageTools

_QT_WITHOUT_DISPLAY = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
_QT_PACKAGES = "libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0"


def run_window(address: str | None, *, accept_older: bool = False) -> int:
    """Show the window until it is closed; returns its exit code.

    `accept_older` goes on with a workspace that lacks what this laptop stored, or is gone. Raises UserError
    with the line that mends it where Qt cannot start.
    """
    gc.disable()  # `ui.collecting` looks for garbage, on the window's thread
    try:
        check_display()
        check_qt()
        sweep_scratch()
        from ui.app import run

        return run(parts(address, compose.own_folder(), accept_older=accept_older))
    finally:
        gc.enable()


def draw_pictures(address: str | None, folder: Path, on_drawn: Callable[[Path], None]) -> None:
    """Write a picture of every page into a folder that is there; `on_drawn` hears of each file."""
    check_display()
    check_qt()
    from ui.pictures import draw_pictures as draw

    draw(parts(address), folder, on_drawn)


def parts(address: str | None, own_folder: Path | None = None, *, accept_older: bool = False) -> Parts:
    """Return what the window is made of; `own_folder` none keeps nothing of the window itself."""
    from ui.shell.parts import Parts

    entrance = Entrance(address, accept_older=accept_older)
    return Parts(
        open_workspace=entrance.open,
        pages=_pages(),
        loaders=_loaders(),
        restore=entrance.restore,
        ways_out=entrance.ways_out,
        change_passphrase=entrance.change_passphrase,
        back_up=_back_up,
        own_folder=own_folder,
        version=compose.version,
        phone_door=LocalPhoneDoor,
    )


def _back_up(workspace: Workspace) -> BackupLine | None:
    return workspace.store.back_up_if_due(workspace.clock.now())


def check_qt() -> None:
    """Raise UserError with the line that mends it where Qt cannot be loaded, e.g. without libGL."""
    try:
        import ui.theme.fonts  # noqa: F401 - loading it loads Qt
    except ImportError as error:
        raise _library_missing(str(error).split(":", maxsplit=1)[0], _QT_PACKAGES) from error


def check_display() -> None:
    """Raise UserError where Qt would abort the process: no display, or a library of X11 missing."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _QT_WITHOUT_DISPLAY:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UserError(
            Message(
                "There is no display here. Start Facilitator on a screen, or use its commands: "
                "`facilitator --help` lists them."
            )
        )
    if not os.environ.get("WAYLAND_DISPLAY"):
        _check_library("libxcb-cursor.so.0", "libxcb-cursor0")


def _check_library(file_name: str, package: str) -> None:
    import ctypes

    try:
        ctypes.CDLL(file_name)
    except OSError as error:
        raise _library_missing(file_name, package) from error


def _library_missing(file_name: str, package: str) -> UserError:
    return UserError(
        Message(
            "A library of the system is missing ({file}). On Debian or Ubuntu: apt-get install {package}",
            {"file": file_name, "package": package},
        )
    )


def _pages() -> Mapping[PageId, PageMaker]:
    """Return how each page is made; a page is imported when it is visited first."""
    from ui.widgets.page import PageId

    return {
        PageId.HOME: _home,
        PageId.PLAN: _plan,
        PageId.RUN: _run,
        PageId.DOOR: _door,
        PageId.PAPER: _paper,
        PageId.EVIDENCE: _evidence,
        PageId.SETTINGS: _settings,
    }


def _loaders() -> Mapping[PageId, Callable[[], object]]:
    """Return what loads the code of each page that is not in front at the start, the likeliest first."""
    from ui.widgets.page import PageId

    modules = {
        PageId.RUN: ("ui.run.run_page", "pypdfium2"),
        PageId.DOOR: ("ui.attendance.door_page",),
        PageId.PLAN: ("ui.plan.plan_page",),
        PageId.PAPER: ("ui.entry.paper_page",),
        PageId.EVIDENCE: ("ui.evidence.evidence_page",),
        PageId.SETTINGS: ("ui.settings.settings_page",),
    }
    return {page: partial(_import_all, names) for page, names in modules.items()}


def _import_all(names: Sequence[str]) -> None:
    for name in names:
        import_module(name)


def _home(tools: PageTools) -> Page:
    from ui.home.home_page import HomePage

    return HomePage(tools, compose.make_demo)


def _plan(tools: PageTools) -> Page:
    from ui.plan.plan_page import PlanPage

    return PlanPage(tools)


def _run(tools: PageTools) -> Page:
    from ui.run.run_page import RunPage

    return RunPage(tools)


def _door(tools: PageTools) -> Page:
    from ui.attendance.door_page import DoorPage

    return DoorPage(tools)


def _paper(tools: PageTools) -> Page:
    from ui.entry.paper_page import PaperPage

    return PaperPage(tools)


def _evidence(tools: PageTools) -> Page:
    from ui.evidence.evidence_page import EvidencePage

    return EvidencePage(tools)


def _settings(tools: PageTools) -> Page:
    from ui.settings.settings_page import SettingsPage

    return SettingsPage(tools)
