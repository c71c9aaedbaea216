"""What tests of the window share: a theme, the worker, a real workspace file, the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from database.opening import open_workspace
from facilitator.domain.language import Language
from facilitator.services.plan_session import create_session
from facilitator.services.ports import BackupLine, Workspace
from tests import builders
from tests.fakes import FakeClock, FakeIds
from ui.app import Program, build
from ui.home.home_page import HomePage
from ui.operations import Operations
from ui.settings.settings_page import SettingsPage
from ui.shell.parts import Parts
from ui.theme.appearance import Appearance
from ui.theme.theme import Theme
from ui.widgets.page import Page, PageId, PageTools


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
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def workspace_path(tmp_path: Path, state_folder: Path) -> Path:
    del state_folder
    return tmp_path / "work.facilitator"


@pytest.fixture
def workspace(workspace_path: Path, clock: FakeClock) -> Iterator[Workspace]:
    workspace = Workspace(open_workspace(workspace_path, now=clock.now), clock, FakeIds(), "Lin")
    yield workspace
    workspace.store.close()


class Announced(list[str]):
    """Collects toasts."""

    def __call__(self, sentence: str, *more: object, **named: object) -> None:
        del more, named
        self.append(sentence)


@pytest.fixture
def announced() -> Announced:
    return Announced()


@pytest.fixture
def tools(
    workspace: Workspace, operations: Operations, theme: Theme, appearance: Appearance, announced: Announced
) -> PageTools:
    return PageTools(workspace, operations, theme, appearance, announced)


class House:
    """What `facilitator.compose` would hand to the window, over one real file."""

    def __init__(self, path: Path, clock: FakeClock, own_folder: Path) -> None:
        self.path = path
        self.clock = clock
        self.ids = FakeIds()
        self.own_folder = own_folder
        self.restored: list[BackupLine | None] = []

    def open(self) -> Workspace:
        return Workspace(open_workspace(self.path, now=self.clock.now), self.clock, self.ids, "Lin")

    def restore(self, before: Workspace | None, backup: BackupLine | None) -> Workspace:
        self.restored.append(backup)
        if before is not None:
            before.store.close()
        return self.open()

    def parts(self) -> Parts:
        return Parts(
            open_workspace=self.open,
            pages={PageId.HOME: self.home, PageId.SETTINGS: SettingsPage},
            restore=self.restore,
            own_folder=self.own_folder,
            version="0.1.0",
        )

    def home(self, tools: PageTools) -> Page:
        return HomePage(tools, make_small_demo)


def make_small_demo(workspace: Workspace) -> object:
    """Make one session of a small programme."""
    from facilitator.services.plan_session import install_pack

    install_pack(workspace, builders.Pack(builders.a_programme()))
    return create_session(workspace, builders.a_session_draft(half_days=2))


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
    assert program.operations.wait_idle()
    yield program
    program.close()
    assert crashes == []
