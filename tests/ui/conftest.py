"""What tests of the window share: a theme, the worker, a real workspace file, the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from database.opening import open_workspace
from facilitator.domain.language import Language
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock, FakeIds
from tests.fresh import put_away, put_workspace
from tests.ui.window_house import Announced, House
from ui.app import Program, build
from ui.operations import Operations
from ui.theme.appearance import Appearance
from ui.theme.theme import Theme
from ui.widgets.page import PageTools

for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    _wait.__kwdefaults__["timeout"] = 30_000  # five seconds are not enough where the machine has other work


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.deleteLater()


@pytest.fixture
def appearance(qapp: QApplication, theme: Theme) -> Iterator[Appearance]:
    appearance = Appearance(qapp, theme, None)
    appearance.set_language(Language.EN)
    yield appearance
    appearance.let_go()
    appearance.deleteLater()


@pytest.fixture
def operations(qapp: QApplication) -> Iterator[Operations]:
    del qapp
    operations = Operations()
    crashes: list[BaseException] = []
    operations.crashed.connect(crashes.append)
    yield operations
    operations.close()
    assert crashes == []


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the store writes about itself out of the real user's folders."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def workspace_path(tmp_path: Path, state_folder: Path) -> Path:
    del state_folder
    return tmp_path / "work.facilitator"


@pytest.fixture
def workspace(workspace_path: Path, clock: FakeClock) -> Iterator[Workspace]:
    store = open_workspace(put_workspace(workspace_path), now=clock.now)
    yield Workspace(store, clock, FakeIds(), "Lin")
    put_away(store)


@pytest.fixture
def announced() -> Announced:
    return Announced()


@pytest.fixture
def tools(
    workspace: Workspace, operations: Operations, theme: Theme, appearance: Appearance, announced: Announced
) -> PageTools:
    return PageTools(workspace, operations, theme, appearance, announced)


@pytest.fixture
def house(workspace_path: Path, clock: FakeClock, tmp_path: Path) -> House:
    return House(workspace_path, clock, tmp_path / "own")


@pytest.fixture
def program(house: House, qtbot: QtBot) -> Iterator[Program]:
    """The whole window, shown, with an empty workspace open."""
    del qtbot
    program = build(house.parts())
    crashes: list[BaseException] = []
    program.operations.crashed.connect(crashes.append)
    program.appearance.set_language(Language.EN)
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    yield program
    program.close()
    assert crashes == []
