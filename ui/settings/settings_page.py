"""Settings of this laptop and of the workspace."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.message import Message
from facilitator.services.change_passphrase import PassphraseChange, PassphraseStep
from facilitator.services.changes import Change, Done
from facilitator.services.least_group import choose_least_group
from facilitator.services.name_organisation import name_organisation
from facilitator.services.ports import BackupLine, Workspace
from facilitator.words import one_after_another
from ui.settings.about_card import AboutCard
from ui.settings.backups_card import BackupsCard
from ui.settings.badge_keys_card import BadgeKeysCard
from ui.settings.facts import SettingsFacts, read_settings
from ui.settings.keys_card import KeysCard
from ui.settings.look_card import LookCard
from ui.settings.passphrase_form import PassphraseWish
from ui.settings.workspace_card import WorkspaceCard
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.once import Once
from ui.widgets.page import Command, Page, PageId, PageTools
from ui.widgets.page_frame import PageFrame

KEYS = "keys"
"""What somebody comes for who wants to change or try keys."""


class SettingsPage(Page):
    """Six cards to read from top to bottom; every change counts at once."""

    page_id = PageId.SETTINGS
    interests = Change.SETTINGS

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        widest = Measure.READING_WIDTH - Measure.SIDE_COLUMN + Space.EIGHT
        self.frame = PageFrame(tools.theme, self, scrolls=True, widest=widest)
        self.look = self.frame.add(LookCard(tools.theme, tools.appearance))
        self.keys_card = self.frame.add(KeysCard(tools.theme, tools.appearance))
        self.keys_card.test_edit.entered.connect(self._on_key_test_entered)
        can_lock = tools.change_passphrase is not None
        self.workspace = self.frame.add(WorkspaceCard(tools.theme, can_lock=can_lock))
        self.workspace.passphrase.change_requested.connect(self._on_passphrase_requested)
        self.workspace.organisation_edited.connect(self._on_organisation_edited)
        self.workspace.least_group_chosen.connect(self._on_least_group_chosen)
        self.workspace.check_requested.connect(self._on_check_requested)
        self._checking = Once(tools.operations, self)
        self._checking.changed.connect(self._on_checking)
        self._locking = Once(tools.operations, self)
        self._locking.changed.connect(self._on_locking)
        self.backups = self.frame.add(BackupsCard(tools.theme, can_restore=tools.restore is not None))
        self.backups.back_up_requested.connect(self._on_back_up_requested)
        self.backups.restore_requested.connect(self._on_restore_requested)
        self.badge_keys = self.frame.add(BadgeKeysCard(tools))
        self.about = self.frame.add(AboutCard(tools.theme, tools.version()))
        self.frame.body.addStretch(1)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Settings")

    def commands(self) -> tuple[Command, ...]:
        """Return what Settings can do."""
        return (
            Command(
                self.tr("Back up now"), self._on_back_up_requested, Icon.BACKUP, other_words="backup 备份"
            ),
            Command(
                self.tr("Check for damage"), self._on_check_requested, Icon.SHIELD, other_words="check 检查"
            ),
            Command(
                self.tr("Keys and clicker"),
                partial(self.receive, KEYS),
                Icon.KEYBOARD,
                other_words="keys clicker 翻页笔 按键",
            ),
            *self._locking_commands(),
        )

    def receive(self, purpose: str) -> None:
        """Go to the keys where somebody comes for them."""
        if purpose == KEYS:
            self.frame.scroll_to(self.keys_card)
            self.keys_card.test_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_key_test_entered(self) -> None:
        """Show the line and what is said of each key below it, however little of it was in sight."""
        self.frame.bring_into_sight(self.keys_card.again_button)

    def _locking_commands(self) -> tuple[Command, ...]:
        form = self.workspace.passphrase
        if form.isHidden():
            return ()
        words = "passphrase password lock 口令 密码"
        return (Command(form.set_button.text(), form.begin_setting, Icon.LOCK, other_words=words),)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.frame.header.set_texts(self.title(), self.tr("Changes take effect at once."))
        self.look.retranslate()
        self.keys_card.retranslate()
        self.workspace.retranslate()
        self.backups.retranslate(self.tools.language())
        self.badge_keys.retranslate()
        self.about.retranslate()

    def refresh(self) -> None:
        """Read the workspace's facts."""
        self.load(partial(read_settings, self.tools.workspace), self._on_loaded)

    @Slot(object)
    def _on_loaded(self, facts: SettingsFacts) -> None:
        self.workspace.show_facts(facts)
        self.backups.show_backups(facts.backups, is_read_only=facts.is_read_only)
        self.badge_keys.show_keys(facts.badge_keys, is_read_only=facts.is_read_only)

    @Slot(str)
    def _on_organisation_edited(self, name: str) -> None:
        self.tools.operations.run(partial(name_organisation, self.tools.workspace, name), self._on_named)

    @Slot(object)
    def _on_named(self, name: str) -> None:
        del name
        self.tools.announce(self.tr("The organisation's name is stored."))

    @Slot(int)
    def _on_least_group_chosen(self, people: int) -> None:
        self.tools.operations.run(
            partial(choose_least_group, self.tools.workspace, people), self._on_least_group_kept
        )

    @Slot(object)
    def _on_least_group_kept(self, people: int) -> None:
        self.tools.announce(self.tr("Figures of fewer than %n person|people are not shown.", "", people))

    @Slot()
    def _on_checking(self) -> None:
        self.workspace.set_checking(is_checking=self._checking.is_running)

    @Slot()
    def _on_check_requested(self) -> None:
        check = partial(_checked, self.tools.workspace)
        self._checking.run_long(check, self.workspace.show_findings, self._on_problem)

    @Slot()
    def _on_locking(self) -> None:
        self.workspace.passphrase.set_storing(is_storing=self._locking.is_running)

    @Slot(object)
    def _on_passphrase_requested(self, wish: PassphraseWish) -> None:
        change = self.tools.change_passphrase
        if change is not None:
            use_case = partial(change, self.tools.workspace, wish.present, wish.new)
            self._locking.run_alone(use_case, self._on_passphrase_changed, self._on_passphrase_refused)

    @Slot(object)
    def _on_passphrase_changed(self, change: PassphraseChange) -> None:
        sentence = {
            PassphraseStep.SET: self.tr(
                "The workspace has a passphrase now. It is asked for at every start."
            ),
            PassphraseStep.CHANGED: self.tr("The workspace opens with the new passphrase only."),
            PassphraseStep.REMOVED: self.tr("The workspace opens without a passphrase now."),
        }[change.step]
        if change.backup is None:
            without = self.tr("No backup was written after it. Make room on the disk, then back up.")
            self.workspace.passphrase.show_done(Meaning.WARN, one_after_another(sentence, without))
        else:
            self.workspace.passphrase.show_done(Meaning.GOOD, sentence)

    @Slot(object)
    def _on_passphrase_refused(self, message: Message) -> None:
        self.workspace.passphrase.show_problem(self.tools.said(message))

    @Slot()
    def _on_back_up_requested(self) -> None:
        back_up = partial(self.tools.workspace.store.back_up, "asked for")
        self.tools.operations.load_long(back_up, self._on_backed_up, self._on_problem)

    @Slot(object)
    def _on_backed_up(self, line: BackupLine | None) -> None:
        self.refresh()
        if line is None:
            sentence = self.tr("Whoever looks after the server backs this workspace up.")
            self.tools.announce(sentence, Meaning.INFO)
        else:
            self.tools.announce(self.tr("A checked backup is written."))

    @Slot(object)
    def _on_restore_requested(self, line: BackupLine) -> None:
        if self.tools.restore is not None:
            self.tools.restore(line)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.tools.announce(self.tools.said(message), Meaning.WARN)


def _checked(workspace: Workspace) -> Done[tuple[str, ...]]:
    """Look at every page of the store; nothing is changed."""
    return Done(workspace.store.check())
