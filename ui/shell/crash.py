"""The last net: an error nobody foresaw is written to a file, said in one sentence, and work goes on."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal, Slot

from facilitator.services.private_files import close_to_others, make_private_file, make_private_folder


class CrashHandler(QObject):
    """Catches what nobody else does, on every thread, while it is installed."""

    reported = Signal(object)
    """The `Path` of the report, or None where none could be written."""

    def __init__(self, folder: Path, version: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._version = version
        self._before = sys.excepthook
        self._reports: dict[str, Path | None] = {}

    def install(self) -> None:
        """Catch unhandled exceptions of the window's thread and of Python's other threads."""
        self._before = sys.excepthook
        sys.excepthook = self._on_unhandled
        threading.excepthook = self._on_unhandled_in_thread

    def uninstall(self) -> None:
        """Leave things as they were."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Write a report of `error` and tell the window. It holds no data of the workspace.

        The same error again (at each tick of a clock, say) is told again, not written again.
        """
        trace = "".join(traceback.format_exception(error))
        if trace not in self._reports:
            self._reports[trace] = self._written(trace)
        self.reported.emit(self._reports[trace])

    def _written(self, trace: str) -> Path | None:
        now = datetime.now(UTC)
        path = self._folder / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            lines = (
                f"Facilitator {self._version()}, {now.isoformat(timespec='seconds')}",
                f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.platform()}",
                "",
                trace.rstrip(),
            )
            make_private_folder(self._folder)
            close_to_others(self._folder)
            make_private_file(path)
            path.write_text("\n".join(lines) + "\n", "utf-8")
        except OSError:
            return None
        return path

    def _on_unhandled(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        self.report(error)

    def _on_unhandled_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)
