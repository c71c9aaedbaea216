"""The card of badge keys: renewed, withdrawn after a question, carried as a closed file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.services import sealed_file
from facilitator.services.badge_keys import KeysImported, list_keys, withdraw_key
from facilitator.services.changes import Change, Done
from ui.settings import badge_keys_card
from ui.settings.badge_keys_card import BadgeKeysCard
from ui.settings.key_file_form import KeyFileWish
from ui.settings.settings_page import SettingsPage
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools

pytestmark = pytest.mark.qt

WORDS = "four quiet rivers meet"


@pytest.fixture
def card(tools: PageTools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[BadgeKeysCard]:
    monkeypatch.setattr(sealed_file, "_COST", 10)
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(1278, 704)
    tools.operations.changed.connect(page.refresh)
    page.show()
    page.refresh()
    assert tools.operations.wait_idle()
    yield page.badge_keys
    tools.operations.wait_idle()


def states(card: BadgeKeysCard) -> list[str]:
    return [card._state(key).text for key in card.model.rows]


def test_a_key_is_renewed_and_withdrawn_after_a_question(
    card: BadgeKeysCard, tools: PageTools, qtbot: QtBot
) -> None:
    for count in (1, 2):
        qtbot.mouseClick(card.renew_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda count=count: len(card.model.rows) == count)
    assert states(card) == ["signs", "is read"]
    assert not card.withdraw_button.isEnabled()
    card.table.selectRow(1)
    qtbot.mouseClick(card.withdraw_button, Qt.MouseButton.LeftButton)
    assert len(states(card)) == 2
    assert "is read" in states(card)
    qtbot.mouseClick(card.confirm_bar.yes_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: states(card) == ["signs", "withdrawn"])
    assert not card.withdraw_button.isEnabled()
    assert list_keys(tools.workspace)[1].withdrawn_at is not None


def test_a_question_about_one_key_is_never_answered_for_another(
    card: BadgeKeysCard, tools: PageTools, qtbot: QtBot
) -> None:
    for count in (1, 2, 3):
        qtbot.mouseClick(card.renew_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda count=count: len(card.model.rows) == count)
    card.table.selectRow(1)
    qtbot.mouseClick(card.withdraw_button, Qt.MouseButton.LeftButton)
    assert card.model.rows[1].name in card.confirm_bar.accessibleName()
    card.table.selectRow(2)
    assert card.confirm_bar.isHidden()
    qtbot.mouseClick(card.confirm_bar.yes_button, Qt.MouseButton.LeftButton)
    assert tools.operations.wait_idle()
    assert states(card) == ["signs", "is read", "is read"]


def test_the_question_stands_while_the_same_keys_are_read_again(
    card: BadgeKeysCard, tools: PageTools, qtbot: QtBot
) -> None:
    for count in (1, 2):
        qtbot.mouseClick(card.renew_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda count=count: len(card.model.rows) == count)
    card.table.selectRow(1)
    asked = card.model.rows[1].name
    qtbot.mouseClick(card.withdraw_button, Qt.MouseButton.LeftButton)
    card.show_keys(list_keys(tools.workspace), is_read_only=False)
    assert card.confirm_bar.isVisible()
    tools.operations.run(lambda: withdraw_key(tools.workspace, asked), lambda _key: None)
    qtbot.waitUntil(lambda: states(card)[1] == "withdrawn")
    assert card.confirm_bar.isHidden()


def test_keys_are_written_to_a_file_and_taken_back_from_it(
    card: BadgeKeysCard, qtbot: QtBot, tmp_path: Path
) -> None:
    form = card.file_form
    qtbot.mouseClick(card.export_button, Qt.MouseButton.LeftButton)
    form.to.set_path(tmp_path / "keys")
    qtbot.keyClicks(form.passphrase.edit, WORDS)
    qtbot.keyClicks(form.again.edit, WORDS + "!")
    qtbot.keyClick(form.again.edit, Qt.Key.Key_Return)
    assert "not the same" in form.again.below_text
    qtbot.keyClick(form.again.edit, Qt.Key.Key_Backspace)
    qtbot.mouseClick(form.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.isHidden)
    assert (tmp_path / "keys").is_file()
    assert form.passphrase.edit.text() == ""
    assert "1 key written to keys" in card.notice.text
    qtbot.mouseClick(card.import_button, Qt.MouseButton.LeftButton)
    form.source.set_path(tmp_path / "keys")
    qtbot.keyClicks(form.passphrase.edit, "not the words")
    qtbot.keyClick(form.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.notice.isVisible() and "does not open" in card.notice.text)
    assert card.notice.meaning is Meaning.WARN
    assert form.isVisible()
    form.passphrase.edit.setText(WORDS)
    qtbot.keyClick(form.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(form.isHidden)
    assert "0 keys new here" in card.notice.text


def test_a_file_of_keys_that_stands_there_stays_unless_the_dialog_asked(
    card: BadgeKeysCard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, path = card.file_form, tmp_path / "badge keys.facilitator-keys"
    path.write_bytes(b"of last year")

    def write() -> None:
        qtbot.keyClicks(form.passphrase.edit, WORDS)
        qtbot.keyClicks(form.again.edit, WORDS)
        qtbot.mouseClick(form.go_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(form.isHidden)

    qtbot.mouseClick(card.export_button, Qt.MouseButton.LeftButton)
    form.to.set_path(path)
    write()
    assert path.read_bytes() == b"of last year"
    assert "1 key written to badge keys_2.facilitator-keys" in card.notice.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(card.export_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.to.button, Qt.MouseButton.LeftButton)
    write()
    assert path.read_bytes() != b"of last year"


def test_escape_leaves_and_forgets_what_was_typed(card: BadgeKeysCard, qtbot: QtBot) -> None:
    qtbot.mouseClick(card.import_button, Qt.MouseButton.LeftButton)
    form = card.file_form
    qtbot.keyClicks(form.passphrase.edit, WORDS)
    form.source.field.edit.clear()
    qtbot.mouseClick(form.go_button, Qt.MouseButton.LeftButton)
    assert "Say which file" in form.source.field.below_text
    qtbot.keyClick(form.passphrase.edit, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert form.passphrase.edit.text() == ""


def test_what_a_file_of_keys_changed_is_said_whole(
    card: BadgeKeysCard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = KeysImported(added=1, withdrawn=2, signs_with="K7", has_new_number=True)
    monkeypatch.setattr(badge_keys_card, "import_keys", lambda *_all: Done(done, Change.SETTINGS))
    card.file_form.asked.emit(KeyFileWish(writes=False, path=tmp_path / "keys", passphrase=WORDS))
    qtbot.waitUntil(card.notice.isVisible)
    assert card.notice.text == (
        "1 key new here; K7 signs from now on. 2 keys withdrawn: badges signed by them are refused. "
        "Another laptop had the same number; this one has taken a new one."
    )
