"""What every test shares: nothing may be left behind, logged unasked, or fetched from a network."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.fresh import one_dialect, wait_for_no_disk
from tests.leaks import nothing_left_behind

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.disable()  # whichever thread made the next object would look for garbage

settings.register_profile("facilitator", deadline=None)  # the machine may have other work
settings.load_profile("facilitator")

_LAPTOPS = count()
_connect = socket.socket.connect
_HERE = Path(__file__).resolve().parent
_ALL_QT = ("ui", "flows")
_MUCH, _OFTEN = 50_000, 20


def _has_qt() -> bool:
    try:
        importlib.import_module("PySide6")
    except ImportError:
        return False
    return True


collect_ignore = [] if _has_qt() else list(_ALL_QT)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no file in which nothing needs Qt where only that is asked for: each takes its time to import."""
    is_read = collection_path.suffix != ".py" or config.getoption("markexpr") != "qt"
    return None if is_read or _is_all_qt(collection_path) or _names_qt(collection_path) else True


def _is_all_qt(path: Path) -> bool:
    return path.is_relative_to(_HERE) and path.relative_to(_HERE).parts[0] in _ALL_QT


def _names_qt(path: Path) -> bool:
    return "mark.qt" in path.read_text("utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in the folders that are all Qt, so that `-m` divides the tests in two."""
    for item in items:
        if _is_all_qt(item.path):
            item.add_marker(pytest.mark.qt)
        elif item.get_closest_marker("qt") and not _names_qt(item.path):
            raise pytest.UsageError(f"{item.nodeid} would never run: its file must say pytest.mark.qt itself")


def pytest_collection_finish() -> None:
    """Set what was collected aside: it stays to the end."""
    gc.collect()
    gc.freeze()


def _collect_garbage() -> None:
    """Look for garbage, seldom, and between tests: on a worker, objects of Qt would end on its thread."""
    young, middle, _ = gc.get_count()
    if young > _MUCH:
        gc.collect(1 if middle > _OFTEN else 0)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let the settings of pytest-qt stand in pyproject.toml in the run without Qt, too."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "of pytest-qt, which is absent", type="linelist")


@pytest.fixture(autouse=True)
def leaves_nothing_behind() -> Iterator[None]:
    """Fail on a thread, timer or window that outlives its test."""
    with nothing_left_behind():
        yield
    _collect_garbage()


@pytest.fixture(autouse=True, scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the store knows of this laptop (its witness) out of the user's folders."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("state")
        patch.setenv("FACILITATOR_STATE_DIR", str(folder))
        yield folder


@pytest.fixture(autouse=True, scope="session")
def compiles_once() -> Iterator[None]:
    """Compile a statement once in a run, whichever workspace it is for."""
    with one_dialect():
        yield


@pytest.fixture(autouse=True)
def sits_at_a_laptop_of_its_own(states: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Know nothing of the workspaces of other tests, which are copies of one."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(states / str(next(_LAPTOPS))))


@pytest.fixture(autouse=True)
def waits_for_no_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait until the disk has it only where the store itself is tried."""
    if not request.path.is_relative_to(_HERE / "database"):
        wait_for_no_disk(monkeypatch)


@pytest.fixture(autouse=True)
def logs_nothing_unasked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a warning or an error in the log, unless the test takes `caplog` to look at it."""
    if "caplog" in request.fixturenames:
        yield
        return
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if records:
        pytest.fail("logged: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in records), pytrace=False)


@pytest.fixture(autouse=True)
def stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""

    def connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as the library has it
        if isinstance(address, tuple) and not address[0].startswith(("127.", "::1", "localhost")):
            raise AssertionError(f"a test wanted to reach {address}")
        _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
