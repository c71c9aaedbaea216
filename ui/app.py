"""Starts the window: `run(parts)` is called by `facilitator.compose` and returns the exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True)
class Program:
    """The window with all it stands on; tests and pictures use it as `run` does."""

    app: QApplication
    theme: Theme
    appearance: Appearance
    operations: Operations
    crash_handler: CrashHandler
    window: MainWindow

    def close(self) -> None:
        """Close the window and end the worker; call once, last."""
        try:
            self.window.close()
        finally:
            self.operations.close()
            self.crash_handler.uninstall()
            self.appearance.let_go()
        for thing in (self.window, self.appearance, self.theme, self.operations):
            thing.deleteLater()
            QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete.value)


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
    program.close()
    return code
