"""Starts the window: `run(parts)` is called by `facilitator.compose` and returns the exit code."""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from ui.collecting import Collecting
from ui.memory import give_back_large_pieces
from ui.operations import Operations
from ui.shell.crash import CrashHandler
from ui.shell.main_window import MainWindow
from ui.shell.parts import Parts
from ui.shell.scanning import Scanning
from ui.shell.switches import come_up
from ui.shell.warming import Warming
from ui.theme.appearance import Appearance
from ui.theme.theme import Theme

STUCK = 5
"""The exit code where work was stuck, and ended with the process."""

_LAST_THREADS_S = 1.0


@dataclass(frozen=True)
class Program:
    """The window with all it stands on; tests and pictures use it as `run` does."""

    app: QApplication
    theme: Theme
    appearance: Appearance
    operations: Operations
    crash_handler: CrashHandler
    window: MainWindow

    def close(self) -> bool:
        """Close the window and end the worker; call last. Returns whether nothing is stuck in it.

        What is stuck still stands on what it was given, so that is left as it is: end the process.
        """
        has_ended = False
        try:
            self.window.close()
        finally:
            has_ended = self.operations.close()
            self.crash_handler.uninstall()
            self.appearance.let_go()
        things = (self.window, self.appearance, self.theme, self.operations)
        for thing in things if has_ended else things[:-1]:
            thing.deleteLater()
            QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete.value)
        return has_ended


def build(parts: Parts) -> Program:
    """Build the window, not shown yet; there must be no other one in this process."""
    give_back_large_pieces()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Facilitator")
    own = parts.own_folder
    theme = Theme(app)
    appearance = Appearance(app, theme, own)
    operations = Operations()
    window = MainWindow(theme, appearance, operations, parts)
    crash_handler = CrashHandler(own / "reports" if own else Path.cwd() / "reports", parts.version, window)
    crash_handler.reported.connect(window.report_notice.show_report)
    operations.crashed.connect(crash_handler.report)
    return Program(app, theme, appearance, operations, crash_handler, window)


def run(parts: Parts) -> int:
    """Show the window, open the workspace once it is painted, and return when it is closed."""
    program = build(parts)
    program.crash_handler.install()
    collecting = Collecting(program.operations)
    warming = Warming(program.window.pages, program.operations, parts.loaders, program.window)
    warming.finished.connect(collecting.settle)
    scanning = Scanning(program.app, program.window, program.operations, program.appearance)
    scanning.start()
    come_up(program.window)
    QTimer.singleShot(0, program.window, program.window.open)
    warming.start()
    code = program.app.exec()
    scanning.stop()
    warming.stop()
    collecting.close()
    if not program.close() or _is_held():
        _end_now()
    return code


def _is_held() -> bool:
    """Say whether a thread that Python would wait for at the end does not end."""
    last = [one for one in threading.enumerate() if one is not threading.current_thread() and not one.daemon]
    for thread in last:
        thread.join(_LAST_THREADS_S)
    return any(thread.is_alive() for thread in last)


def _end_now() -> NoReturn:
    """End the process as it stands, with the children that read files for it: no thread holds it up.

    Whatever was stored is on disk, and the next start sweeps what is left of the rest.
    """
    import psutil

    from facilitator.imports.parent import CHILD

    for child in psutil.Process().children():
        with suppress(psutil.Error):  # one that has ended by itself saves none of the others
            if CHILD in child.cmdline():
                child.kill()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # a program without a console has none
            stream.flush()
    os._exit(STUCK)
