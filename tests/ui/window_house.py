"""What `facilitator.compose` hands to the window, over one real file and with time in the test's hand."""

from __future__ import annotations

from pathlib import Path

from database.opening import open_workspace
from facilitator.domain.session import Session
from facilitator.services.changes import Done
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import BackupLine, Workspace
from tests import builders
from tests.fakes import FakeClock, FakeIds
from tests.fresh import put_workspace
from ui.home.home_page import HomePage
from ui.settings.settings_page import SettingsPage
from ui.shell.parts import Parts
from ui.widgets.page import Page, PageId, PageTools


class Announced(list[str]):
    """Collects toasts."""

    def __call__(self, sentence: str, *more: object, **named: object) -> None:
        del more, named
        self.append(sentence)


class House:
    """What `facilitator.compose` would hand to the window, over one real file."""

    def __init__(self, path: Path, clock: FakeClock, own_folder: Path) -> None:
        self.path = path
        self.clock = clock
        self.ids = FakeIds()
        self.own_folder = own_folder
        self.restored: list[BackupLine | None] = []

    def open(self) -> Workspace:
        return Workspace(
            open_workspace(put_workspace(self.path), now=self.clock.now), self.clock, self.ids, "Lin"
        )

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
            version=lambda: "0.1.0",
        )

    def home(self, tools: PageTools) -> Page:
        return HomePage(tools, make_small_demo)


def make_small_demo(workspace: Workspace) -> Done[Session]:
    """Make one session of a small programme."""

    install_pack(workspace, builders.Pack(builders.a_programme()))
    return create_session(workspace, builders.a_session_draft(half_days=2))
