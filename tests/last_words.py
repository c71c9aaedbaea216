"""What a process of the tests says when it dies, kept in a file until the run is over.

`pytest -p tests.last_words` writes it where `FACILITATOR_LAST_WORDS` names a folder: the trace of every
thread, and what Qt said before it gave up. On the terminal it would stand among the dots of some minutes
before the end, and what was caught of the test dies with its process.
"""

from __future__ import annotations

import faulthandler
import os
from pathlib import Path
from typing import Any, TextIO

import pytest

_FOLDER = os.environ.get("FACILITATOR_LAST_WORDS", "")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take over from pytest, which sends the trace to the terminal."""
    if _FOLDER:
        words = _file().open("a", encoding="utf-8")
        config.stash[_WORDS] = words
        faulthandler.enable(words)
        if config.pluginmanager.hasplugin("pytest-qt"):
            _keep_what_qt_says(words)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Listen to the very end: pytest stops too early for what dies while Python is taken down."""
    if _WORDS in config.stash:
        faulthandler.enable(config.stash[_WORDS])


_WORDS = pytest.StashKey[TextIO]()


def _file() -> Path:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return Path(_FOLDER) / f"{worker}-{os.getpid()}.txt"


def _keep_what_qt_says(words: TextIO) -> None:
    """Write down what Qt says of an end that it makes itself: pytest-qt only remembers it."""
    from pytestqt.logging import _QtMessageCapture
    from pytestqt.qt_compat import qt_api

    remember = _QtMessageCapture._handle_with_context

    def handle(self: Any, kind: Any, context: Any, message: str) -> None:  # noqa: ANN401 - as pytest-qt has it
        if kind == qt_api.QtCore.QtMsgType.QtFatalMsg:
            words.write(f"Qt: {message}\n")
            words.flush()
        remember(self, kind, context, message)

    _QtMessageCapture._handle_with_context = handle
