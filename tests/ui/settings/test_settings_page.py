from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.services.change_passphrase import (
    PassphraseChange,
    PassphraseStep,
    change_passphrase,
    has_passphrase,
)
from facilitator.services.least_group import least_group
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import BackupLine
from facilitator.services.preferences import Preferences, ThemeChoice
from tests.ui.window_house import Announced
from ui.settings import settings_page
from ui.settings.facts import SettingsFacts, read_settings
from ui.settings.passphrase_form import PassphraseForm, PassphraseWish
from ui.settings.settings_page import SettingsPage
from ui.theme.tokens import Meaning
from ui.widgets.label import Label
from ui.widgets.page import PageTools
from ui.widgets.segmented import SegmentedControl


@pytest.fixture
def restored() -> list[BackupLine | None]:
    return []


@pytest.fixture
def page(tools: PageTools, restored: list[BackupLine | None], qtbot: QtBot) -> Iterator[SettingsPage]:
    tools.restore = restored.append
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(1278, 704)
    page.show()
    assert tools.operations.wait_idle()
    yield page
    tools.operations.wait_idle()


def choose(control: SegmentedControl[object], word: str) -> None:
    """Press the segment with that word, by mouse."""
    for segment in control.segments:
        if segment.text() == word:
            QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(word)


def test_the_language_counts_at_once(page: SettingsPage, tools: PageTools, qtbot: QtBot) -> None:
    choose(page.look.language, "中文")
    assert tools.appearance.language is Language.ZH
    qtbot.waitUntil(lambda: page.frame.header.title_label.text() == "设置")
    choose(page.look.language, "English")
    qtbot.waitUntil(lambda: page.frame.header.title_label.text() == "Settings")


def test_theme_and_text_size_count_at_once(page: SettingsPage, tools: PageTools) -> None:
    choose(page.look.theme_choice, "Dark")
    assert tools.theme.colours.is_dark
    choose(page.look.text_size, "130 %")
    assert tools.theme.text_percent == 130
    choose(page.look.text_size, "100 %")
    choose(page.look.theme_choice, "Light")
    assert tools.appearance.preferences.theme is ThemeChoice.LIGHT


def test_the_arrow_keys_choose_too(page: SettingsPage, tools: PageTools) -> None:
    control = page.look.theme_choice
    control.set_value(ThemeChoice.LIGHT)
    first = control.segments[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert tools.appearance.preferences.theme is ThemeChoice.DARK
    QTest.keyClick(control.segments[1], Qt.Key.Key_Left)
    assert tools.appearance.preferences.theme is ThemeChoice.LIGHT


def test_sound_and_name_are_remembered(page: SettingsPage, tools: PageTools) -> None:
    page.look.sound_box.click()
    assert not tools.appearance.preferences.sound_on
    QTest.keyClicks(page.look.who_edit, "Lin  Yue ")
    QTest.keyClick(page.look.who_edit, Qt.Key.Key_Return)
    assert tools.appearance.preferences.who == "Lin Yue"


def test_the_organisation_is_stored_in_the_workspace(
    page: SettingsPage, tools: PageTools, announced: Announced
) -> None:
    QTest.keyClicks(page.workspace.organisation_edit, "Children first")
    QTest.keyClick(page.workspace.organisation_edit, Qt.Key.Key_Return)
    assert tools.operations.wait_idle()
    assert organisation(tools.workspace) == "Children first"
    assert len(announced) == 1


def test_a_sound_workspace_is_said_to_be_sound(page: SettingsPage, tools: PageTools) -> None:
    QTest.mouseClick(page.workspace.check_button, Qt.MouseButton.LeftButton)
    assert not page.workspace.check_button.isEnabled()
    assert tools.operations.wait_idle()
    assert page.workspace.notice.meaning is Meaning.GOOD
    assert page.workspace.check_button.isEnabled()


def test_damage_is_said_in_red_with_what_to_do(page: SettingsPage) -> None:
    page.workspace.show_findings(("page 7", "page 9"))
    assert page.workspace.notice.meaning is Meaning.BAD
    assert "2 damaged places" in page.workspace.notice.text


@pytest.fixture
def form(tools: PageTools, qtbot: QtBot) -> Iterator[PassphraseForm]:
    """The form for the passphrase, on a page of its own."""
    tools.change_passphrase = change_passphrase
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(1278, 704)
    page.show()
    assert tools.operations.wait_idle()
    yield page.workspace.passphrase
    tools.operations.wait_idle()


def type_into(form: PassphraseForm, **texts: str) -> None:
    for name, text in texts.items():
        QTest.keyClicks(getattr(form, name).edit, text)


def test_a_passphrase_is_set_from_the_list_of_commands(form: PassphraseForm, tools: PageTools) -> None:
    page = form.window()
    assert isinstance(page, SettingsPage)
    command = page.commands()[-1]
    assert command.title == "Set a passphrase"
    command.do()
    type_into(form, new="green apple", again="green apple")
    QTest.mouseClick(form.store_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.store_button, Qt.MouseButton.LeftButton)
    assert tools.operations.wait_idle()
    assert form.notice.meaning is Meaning.GOOD
    assert has_passphrase(tools.workspace)
    assert page.commands()[-1].title == "Change the passphrase"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_asked_for(form: PassphraseForm) -> None:
    wishes: list[PassphraseWish] = []
    form.change_requested.connect(wishes.append)
    form.show_state(has_passphrase=True)
    QTest.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    for name, said in (("present", "opens the workspace now"), ("new", "new passphrase"), ("again", "same")):
        QTest.mouseClick(form.store_button, Qt.MouseButton.LeftButton)
        assert said in getattr(form, name).below_text
        type_into(form, **{name: "green apple"})
        assert not getattr(form, name).has_error
    assert wishes == []
    QTest.keyClick(form.again.edit, Qt.Key.Key_Return)
    assert [(wish.present, wish.new) for wish in wishes] == [("green apple", "green apple")]
    assert "green apple" not in repr(wishes)


def test_esc_leaves_the_passphrase_as_it_is_and_forgets_what_was_typed(
    form: PassphraseForm, tools: PageTools
) -> None:
    QTest.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    type_into(form, new="green apple")
    QTest.keyClick(form.new.edit, Qt.Key.Key_Escape)
    assert not form.is_open
    assert form.new.edit.text() == ""
    assert not has_passphrase(tools.workspace)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.is_open


def test_every_field_of_the_passphrase_has_a_name_and_hides_what_is_typed(form: PassphraseForm) -> None:
    form.show_state(has_passphrase=True)
    QTest.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    fields = (form.present, form.new, form.again)
    assert [one.edit.accessibleName() for one in fields] == [
        "Present passphrase",
        "New passphrase",
        "New passphrase once more",
    ]
    assert {one.edit.echoMode() for one in fields} == {QLineEdit.EchoMode.Password}
    words = " ".join(label.text() for label in form.findChildren(Label))
    assert "If it is forgotten, nobody can open the data" in words
    assert "Backups taken until now keep" in words


def test_a_passphrase_without_a_backup_after_it_is_said_so(form: PassphraseForm) -> None:
    page = form.window()
    assert isinstance(page, SettingsPage)
    page._on_passphrase_changed(PassphraseChange(PassphraseStep.REMOVED, None))
    assert form.notice.meaning is Meaning.WARN
    assert "No backup was written after it." in form.notice.text


def test_where_nothing_can_be_locked_no_passphrase_is_offered(
    page: SettingsPage, form: PassphraseForm
) -> None:
    assert page.workspace.passphrase.isHidden()
    titles = [command.title for command in page.commands()]
    assert titles == ["Back up now", "Check for damage", "Keys and clicker"]
    other = form.window()
    assert isinstance(other, SettingsPage)
    facts = SettingsFacts("Us", 10, {"address": "postgresql://office"}, (), is_read_only=False)
    other.workspace.show_facts(facts)
    assert form.isHidden()


def test_a_backup_is_put_back_only_after_it_was_confirmed(
    page: SettingsPage, tools: PageTools, restored: list[BackupLine | None]
) -> None:
    QTest.mouseClick(page.backups.now_button, Qt.MouseButton.LeftButton)
    assert tools.operations.wait_idle()
    assert page.backups.model.rowCount() == 1
    page.backups.table.selectRow(0)
    QTest.mouseClick(page.backups.restore_button, Qt.MouseButton.LeftButton)
    assert page.backups.confirm_bar.isVisible()
    assert restored == []
    QTest.keyClick(page.backups.confirm_bar, Qt.Key.Key_Escape)
    assert not page.backups.confirm_bar.isVisible()
    assert restored == []
    QTest.mouseClick(page.backups.restore_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.backups.confirm_bar.yes_button, Qt.MouseButton.LeftButton)
    assert [line.why for line in restored if line] == ["asked for"]


def test_backups_are_named_by_day_and_reason(page: SettingsPage, tools: PageTools) -> None:
    line = BackupLine(Path("a"), tools.workspace.clock.now(), 2_000_000, "on closing")
    page.backups.show_backups((line,), is_read_only=True)
    cells = [str(page.backups.model.index(0, column).data()) for column in range(3)]
    assert cells[1] == "On closing"
    assert "MB" in cells[2]
    assert not page.backups.now_button.isEnabled()


def test_without_a_way_to_restore_there_is_no_such_button(tools: PageTools, qtbot: QtBot) -> None:
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    assert page.backups.restore_button.isHidden()


def test_the_least_group_is_stored_in_the_workspace(
    page: SettingsPage, tools: PageTools, announced: Announced
) -> None:
    edit = page.workspace.least_group.edit
    assert edit.value() == 10
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "25")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert tools.operations.wait_idle()
    assert least_group(tools.workspace) == 25
    assert len(announced) == 1


def test_a_name_that_is_entered_and_left_is_announced_once(
    page: SettingsPage, tools: PageTools, announced: Announced
) -> None:
    edit = page.workspace.organisation_edit
    QTest.keyClicks(edit, "Children first")
    edit.editingFinished.emit()
    edit.editingFinished.emit()
    assert tools.operations.wait_idle()
    assert len(announced) == 1


def test_a_choice_that_cannot_be_stored_counts_and_says_for_how_long(
    page: SettingsPage, tools: PageTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = tools.appearance.keep

    def keep_nowhere(preferences: Preferences) -> None:
        keep(preferences)
        raise PermissionError

    monkeypatch.setattr(tools.appearance, "keep", keep_nowhere)
    choose(page.look.theme_choice, "Dark")
    assert tools.theme.colours.is_dark
    assert page.look.notice.meaning is Meaning.WARN
    monkeypatch.undo()
    choose(page.look.theme_choice, "Light")


def test_a_check_that_fails_or_breaks_can_be_asked_again(
    page: SettingsPage, tools: PageTools, announced: Announced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_page, "_checked", _refused)
    page.commands()[1].do()
    assert tools.operations.wait_idle()
    assert page.workspace.check_button.isEnabled()
    assert announced == ["The disk is gone."]


def test_a_server_says_who_backs_it_up(page: SettingsPage, announced: Announced) -> None:
    page._on_backed_up(None)
    assert "server" in announced[-1]
    assert page.tools.operations.wait_idle()


def test_the_facts_of_a_guarded_workspace_are_named(page: SettingsPage, tools: PageTools) -> None:
    store = {"address": "postgresql://office", "kind": "PostgreSQL", "passphrase": "yes", "read_only": "yes"}
    facts = SettingsFacts("Us", 10, store, (), is_read_only=True)
    page.workspace.show_facts(facts)
    words = {label.text() for label in page.workspace.findChildren(Label)}
    assert {"postgresql://office", "PostgreSQL", "Needed to open it"} <= words
    assert not page.workspace.organisation_edit.isEnabled()
    assert page.workspace.folder_button.isHidden()
    assert read_settings(tools.workspace).least_group == 10


def test_the_folder_of_the_workspace_is_opened(
    page: SettingsPage, workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.workspace.folder_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [workspace_path.parent]


def _refused(*_: object) -> None:
    raise UserError(Message("The disk is gone."))
