"""Watches what a test starts and leaves behind, and names the line that started it.

Threads, Qt threads, Qt timers and windows must be gone when a test ends. Qt is looked at only where a test
has loaded it.
"""

from __future__ import annotations

import gc
import inspect
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest

_ROOT = str(Path(__file__).resolve().parent.parent)
_PATIENCE_SECONDS = 3.0
_started_at: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


def _our_line() -> str:
    frame = inspect.currentframe()
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_ROOT) and file != __file__:
            return f"{file.removeprefix(_ROOT + os.sep)}:{frame.f_lineno}"
        frame = frame.f_back
    return "outside the project"


def _remember(patch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    start = kind.start

    def remembering(self: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever start takes
        _started_at[self] = _our_line()
        return start(self, *arguments, **named)

    patch.setattr(kind, "start", remembering)


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Fail the test when it ends with a thread, a timer or a window that was not there before it."""
    threads = set(threading.enumerate())
    windows = set(map(id, _open_windows()))
    with pytest.MonkeyPatch.context() as patch:
        _remember(patch, threading.Thread)
        if core := sys.modules.get("PySide6.QtCore"):
            _remember(patch, core.QThread)
            _remember(patch, core.QTimer)
        yield
    _wait_until(lambda: not _live_threads(threads) and not _running_in_qt("QThread", "isRunning"))
    _delete_what_asked_for_it()
    left = [f"thread {t.name} started at {_started_at.get(t, '?')}" for t in _live_threads(threads)]
    left += [f"QThread started at {_started_at[t]}" for t in _running_in_qt("QThread", "isRunning")]
    left += [f"QTimer started at {_started_at[t]}" for t in _running_in_qt("QTimer", "isActive")]
    left += [f"window {w!r}" for w in _open_windows() if id(w) not in windows]
    _started_at.clear()
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


def _live_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return Python's threads that are new; those of Qt appear as dummies and are counted there."""
    new = (t for t in threading.enumerate() if t not in before)
    return [t for t in new if not isinstance(t, threading._DummyThread)]


def _running_in_qt(kind: str, question: str) -> list[Any]:
    core, shiboken = sys.modules.get("PySide6.QtCore"), sys.modules.get("shiboken6")
    if core is None or shiboken is None:
        return []
    ours = [o for o in list(_started_at) if isinstance(o, getattr(core, kind))]
    return [o for o in ours if shiboken.isValid(o) and getattr(o, question)()]


def _open_windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.parent() is None]


def _delete_what_asked_for_it() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    if _open_windows():
        gc.collect()


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
