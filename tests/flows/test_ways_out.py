"""What the window offers where a workspace does not open, on real files damaged, old, held or moved."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

import database
from facilitator import compose
from facilitator.compose.window import parts
from facilitator.domain.language import Language
from facilitator.services.plan_session import create_session, install_pack, list_sessions
from facilitator.services.ports import Workspace
from tests import builders
from ui.app import Program, build
from ui.settings.settings_page import SettingsPage
from ui.shell.opening import OpeningView
from ui.widgets.field import Field
from ui.widgets.page import PageId

HOLD = """
import sys
from database import open_workspace
store = open_workspace(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""
Show = Callable[..., "Shown"]


class Shown:
    """The real window over one address, and the hands in front of it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.crashes: list[BaseException] = []
        program.operations.crashed.connect(self.crashes.append)
        program.appearance.set_language(Language.EN)
        program.window.show()
        program.window.open()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            assert self.program.operations.wait_idle(30_000)

    @property
    def view(self) -> OpeningView:
        view = self.program.window.findChild(OpeningView)
        assert isinstance(view, OpeningView)
        return view

    @property
    def sentence(self) -> str:
        assert self.view.isVisible()
        return self.view.sentence.plain_text

    @property
    def offered(self) -> list[str]:
        cut_off = [one.text() for one in self.view.buttons if one.width() < one.sizeHint().width()]
        assert cut_off == []
        return [button.text() for button in self.view.buttons]

    def press(self, words: str) -> None:
        button = next(button for button in self.view.buttons if button.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def workspace(self) -> Workspace:
        assert not self.view.isVisible()
        workspace = self.program.window.workspace
        assert workspace is not None
        return workspace

    @property
    def sites(self) -> list[str]:
        return sorted(line.site for line in list_sessions(self.workspace))


@pytest.fixture(autouse=True)
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit at a laptop of the test's own, the user's folders included."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    assert database.default_address().is_relative_to(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "workspace.db"


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Show the window over an address; every window is closed behind the test, none with a crash."""
    del qtbot
    shown: list[Shown] = []

    def show_window(address: Path, *, accept_older: bool = False) -> Shown:
        shown.append(Shown(build(parts(str(address), accept_older=accept_older))))
        return shown[-1]

    yield show_window
    for one in shown:
        one.program.close()
        assert one.crashes == []


def store_session(workspace: Workspace, site: str) -> None:
    """Put a session at that site into the workspace."""
    if not list_sessions(workspace):
        install_pack(workspace, builders.Pack(builders.a_programme()))
    create_session(workspace, replace(builders.a_session_draft(), site=site))


def make(path: Path, *sites: str, passphrase: str | None = None) -> None:
    """Make a workspace with a session at each site, or add them; closing it writes a backup."""
    workspace = compose.open_workspace(str(path), passphrase=passphrase)
    for site in sites:
        store_session(workspace, site)
    workspace.store.close()


def damage(path: Path, offset: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(b"\xff" * 64)


@pytest.mark.parametrize("place", ["in the first page", "deep inside"])
def test_a_damaged_workspace_opens_from_its_newest_backup(path: Path, show: Show, place: str) -> None:
    make(path, "Dongguan")
    if place == "deep inside":
        for offset in range(4096, path.stat().st_size, 4096):
            damage(path, offset + 1000)
    else:
        damage(path, 200)
    bad = path.read_bytes()
    window = show(path)
    assert "The workspace workspace.db is damaged." in window.sentence
    assert window.offered == ["Open the newest backup", "Try again"]
    window.press("Open the newest backup")
    assert window.sites == ["Dongguan"]
    assert [kept.read_bytes() for kept in path.parent.glob("workspace.db.damaged-*")] == [bad]


def test_a_damaged_workspace_without_a_backup_says_so_and_offers_to_try_again(path: Path, show: Show) -> None:
    make(path)
    damage(path, 200)
    window = show(path)
    assert "there is no backup of it" in window.sentence
    assert window.offered == ["Try again"]
    window.press("Try again")
    assert "there is no backup of it" in window.sentence


@pytest.fixture
def older(path: Path) -> Path:
    """A workspace in the place of which an older copy was put; a backup has what the copy lacks."""
    make(path, "Dongguan")
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    make(path, "Huizhou")
    copy.replace(path)
    return path


def test_an_older_copy_is_left_for_the_newest_backup(older: Path, show: Show) -> None:
    window = show(older)
    assert "workspace.db is an older copy" in window.sentence
    assert window.offered == ["Open the newest backup", "Go on with this file", "Try again"]
    window.press("Open the newest backup")
    assert window.sites == ["Dongguan", "Huizhou"]
    assert len(replaced_files(older)) == 1


def test_an_older_copy_is_gone_on_with_and_not_asked_about_again(older: Path, show: Show) -> None:
    window = show(older)
    window.press("Go on with this file")
    assert window.sites == ["Dongguan"]
    window.program.window.close()
    again = compose.open_workspace(str(older))
    assert [line.site for line in list_sessions(again)] == ["Dongguan"]
    again.store.close()


def test_a_workspace_that_is_gone_comes_back_or_is_begun_empty(path: Path, show: Show) -> None:
    make(path, "Dongguan")
    path.unlink()
    window = show(path)
    assert "workspace.db is gone" in window.sentence
    assert window.offered == ["Open the newest backup", "Begin an empty workspace", "Try again"]
    window.press("Open the newest backup")
    assert window.sites == ["Dongguan"]
    window.program.window.close()
    path.unlink()
    window.program.window.show()
    window.program.window.open()
    window.settle()
    window.press("Begin an empty workspace")
    assert window.sites == []


def test_a_workspace_that_is_gone_is_begun_anew_where_the_command_line_says_so(
    path: Path, show: Show
) -> None:
    make(path, "Dongguan")
    path.unlink()
    assert show(path, accept_older=True).sites == []


def test_who_holds_the_workspace_is_said_and_it_opens_once_it_is_free(path: Path, show: Show) -> None:
    make(path, "Dongguan")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        window = show(path)
        assert f"is already open on {platform.node()} (process {other.pid}" in window.sentence
        assert window.offered == ["Try again"]
        other.kill()
    window.press("Try again")
    assert window.sites == ["Dongguan"]


def test_a_workspace_is_moved_out_of_a_cloud_folder(tmp_path: Path, show: Show) -> None:
    make(tmp_path / "made.db", "Dongguan")
    cloud = tmp_path / "OneDrive" / "workspace.db"
    cloud.parent.mkdir()
    shutil.move(tmp_path / "made.db", cloud)
    window = show(cloud)
    assert "copied by OneDrive" in window.sentence
    assert window.offered == ["Move it to this computer", "Try again"]
    window.press("Move it to this computer")
    assert window.sites == ["Dongguan"]
    assert window.workspace.store.describe()["path"] == str(database.default_address())
    assert [kept.name.partition("-")[0] for kept in cloud.parent.glob("*.moved-*")] == ["workspace.db.moved"]


def test_a_new_workspace_is_begun_outside_a_cloud_folder(tmp_path: Path, show: Show) -> None:
    window = show(tmp_path / "Dropbox" / "workspace.db")
    window.press("Move it to this computer")
    assert window.sites == []
    assert window.workspace.store.describe()["path"] == str(database.default_address())


def test_a_passphrase_is_asked_for_until_it_fits_and_kept_for_a_restore(path: Path, show: Show) -> None:
    make(path, "Dongguan", passphrase="green apple")  # noqa: S106 - made up
    window = show(path)
    assert window.offered == ["Unlock", "Try again"]
    type_passphrase(window, "red apple")
    assert "This passphrase does not open workspace.db." in window.sentence
    type_passphrase(window, "green apple")
    assert window.sites == ["Dongguan"]
    store_session(window.workspace, "Huizhou")
    restore_newest(window)
    assert window.sites == ["Dongguan"]


def type_passphrase(window: Shown, passphrase: str) -> None:
    edit = window.view.passphrase_edit
    QTest.keyClicks(edit, passphrase)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    window.settle()


def test_a_passphrase_is_set_asked_for_changed_and_removed_by_keys(path: Path, show: Show) -> None:
    window = show(path)
    store_session(window.workspace, "Dongguan")
    form = settings(window).workspace.passphrase
    assert [form.remove_button.isVisible(), form.present.isVisible()] == [False, False]
    QTest.keyClick(form.set_button, Qt.Key.Key_Return)
    assert not form.present.isVisible()
    fill_in(window, form.new, "green apple")
    fill_in(window, form.again, "green apple", Qt.Key.Key_Return)
    assert form.notice.text == "The workspace has a passphrase now. It is asked for at every start."
    assert form.new.edit.text() == ""
    store_session(window.workspace, "Huizhou")
    start_again(window)
    assert "Type it to open the workspace." in window.sentence
    type_passphrase(window, "green apple")
    assert window.sites == ["Dongguan", "Huizhou"]
    form = settings(window).workspace.passphrase
    QTest.keyClick(form.set_button, Qt.Key.Key_Space)
    fill_in(window, form.present, "red apple")
    fill_in(window, form.new, "pear")
    fill_in(window, form.again, "pear", Qt.Key.Key_Return)
    assert form.notice.text.startswith("This is not the passphrase of the workspace.")
    fill_in(window, form.present, "green apple", Qt.Key.Key_Return)
    assert form.notice.text == "The workspace opens with the new passphrase only."
    QTest.keyClick(form.remove_button, Qt.Key.Key_Return)
    assert not form.new.isVisible()
    fill_in(window, form.present, "pear", Qt.Key.Key_Return)
    assert form.notice.text == "The workspace opens without a passphrase now."
    assert not form.remove_button.isVisible()
    start_again(window)
    assert window.sites == ["Dongguan", "Huizhou"]


def test_a_backup_from_before_asks_for_its_passphrase_and_gets_the_one_of_today(
    path: Path, show: Show
) -> None:
    make(path, "Dongguan", passphrase="green apple")  # noqa: S106 - made up
    window = show(path)
    type_passphrase(window, "green apple")
    form = settings(window).workspace.passphrase
    QTest.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    fill_in(window, form.present, "green apple")
    fill_in(window, form.new, "pear")
    fill_in(window, form.again, "pear", Qt.Key.Key_Return)
    store_session(window.workspace, "Huizhou")
    restore_newest(window, number=-1)
    assert "does not open with this passphrase" in window.sentence
    type_passphrase(window, "red apple")
    assert "does not open with this passphrase" in window.sentence
    type_passphrase(window, "green apple")
    assert window.sites == ["Dongguan"]
    start_again(window)
    type_passphrase(window, "pear")
    assert window.sites == ["Dongguan"]


def fill_in(window: Shown, field: Field[QLineEdit], text: str, end: Qt.Key = Qt.Key.Key_Tab) -> None:
    field.edit.clear()
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, end)
    window.settle()


def start_again(window: Shown) -> None:
    """Close the workspace and start over with nothing remembered."""
    path = Path(window.workspace.store.describe()["path"])
    window.program.window.close()
    window.program.close()
    window.__init__(build(parts(str(path))))  # type: ignore[misc]


def test_settings_bring_a_backup_back_and_keep_the_replaced_file(path: Path, show: Show) -> None:
    window = show(path)
    store_session(window.workspace, "Dongguan")
    page = settings(window)
    QTest.mouseClick(page.backups.now_button, Qt.MouseButton.LeftButton)
    window.settle()
    store_session(window.workspace, "Huizhou")
    assert window.sites == ["Dongguan", "Huizhou"]
    restore_newest(window, number=-1)
    assert window.sites == ["Dongguan"]
    (kept,) = replaced_files(path)
    replaced = compose.open_workspace(str(kept), accept_older=True)
    assert sorted(line.site for line in list_sessions(replaced)) == ["Dongguan", "Huizhou"]
    replaced.store.close()
    whys = [line.why for line in window.workspace.store.backups()]
    assert sorted(whys) == ["asked for", "before a restore"]


def replaced_files(path: Path) -> list[Path]:
    """Return the files kept beside the workspace, without the logs that belong to them."""
    return [kept for kept in path.parent.glob(f"{path.name}.replaced-*") if not kept.name.endswith("-wal")]


def settings(window: Shown) -> SettingsPage:
    window.program.window.show_page(PageId.SETTINGS)
    window.settle()
    front = window.program.window.pages.front
    assert isinstance(front, SettingsPage)
    return front


def restore_newest(window: Shown, number: int = 0) -> None:
    """Choose a line among the backups of Settings and put it back."""
    page = settings(window)
    lines = page.backups.model.rows
    page.backups.table.selectRow(range(len(lines))[number])
    QTest.mouseClick(page.backups.restore_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.backups.confirm_bar.yes_button, Qt.MouseButton.LeftButton)
    window.settle()


def test_a_last_backup_that_fails_is_said_before_the_window_closes(
    path: Path, show: Show, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = show(path)
    store_session(window.workspace, "Dongguan")
    with monkeypatch.context() as patch:
        patch.setattr("database.backups._ROOM_LEFT", 10**18)
        close_without_backup(window)
        qtbot.waitUntil(window.program.window.isHidden)
    make(path, "Foshan")


def close_without_backup(window: Shown) -> None:
    assert not window.program.window.close()
    assert "There is too little room on the disk for a backup." in window.sentence
    assert window.offered == ["Close without it", "Open the workspace again"]
    window.press("Open the workspace again")
    assert window.sites == ["Dongguan"]
    store_session(window.workspace, "Huizhou")
    assert not window.program.window.close()
    window.press("Close without it")
