"""The workspace in facts: where it is, how large, how it is guarded; and a check of all of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from facilitator.domain.evidence.suppression import FEWEST
from ui.settings.facts import SettingsFacts
from ui.settings.passphrase_form import PassphraseForm
from ui.settings.sizes import size_words
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, empty_layout, row
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.states import InlineNotice

MOST_IN_LEAST_GROUP = 50


class WorkspaceCard(Card):
    """Facts, the organisation's name, and what can be done with the workspace as a whole."""

    organisation_edited = Signal(str)
    """The organisation's new name."""

    least_group_chosen = Signal(int)
    """The smallest group of which figures are shown."""

    check_requested = Signal()
    """Check the whole store."""

    def __init__(self, theme: Theme, *, can_lock: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._facts: SettingsFacts | None = None
        self.organisation_edit = QLineEdit()
        self.organisation_edit.setMaximumWidth(Measure.FORM_WIDTH)
        self.organisation_edit.editingFinished.connect(self._on_organisation_edited)
        self._organisation = self.add(Field(self.organisation_edit))
        self._sent_organisation: str | None = None
        self.least_group = self.add(Field(QSpinBox()))
        self.least_group.edit.setRange(FEWEST, MOST_IN_LEAST_GROUP)
        self.least_group.edit.setKeyboardTracking(False)
        self.least_group.edit.setMaximumWidth(Measure.FORM_WIDTH)
        self.least_group.edit.valueChanged.connect(self._on_least_group_changed)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.THREE)
        self._grid.setVerticalSpacing(Space.ONE)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.notice = self.add(InlineNotice(theme))
        self.folder_button = QuietButton(theme, Icon.OPEN_FOLDER)
        self.folder_button.clicked.connect(self._on_folder)
        self.check_button = QuietButton(theme, Icon.SHIELD)
        self.check_button.clicked.connect(self.check_requested)
        self.body.addLayout(row(self.folder_button, self.check_button, 1))
        self.passphrase = self.add(PassphraseForm(theme))
        self.passphrase.setVisible(can_lock)
        self._can_lock = can_lock
        self.retranslate()

    def show_facts(self, facts: SettingsFacts) -> None:
        """Show these facts."""
        self._facts = facts
        if not self.organisation_edit.hasFocus():
            self.organisation_edit.setText(facts.organisation)
        self._sent_organisation = None
        if not self.least_group.edit.hasFocus():
            self.least_group.edit.setValue(facts.least_group)
        for edit in (self.organisation_edit, self.least_group.edit):
            edit.setEnabled(not facts.is_read_only)
        self.folder_button.setVisible("path" in facts.store)
        self.passphrase.setVisible(self._can_lock and _can_be_locked(facts))
        self.passphrase.show_state(has_passphrase=facts.store.get("passphrase") == "yes")
        self._fill(facts.store)

    def set_checking(self, *, is_checking: bool) -> None:
        """Let nobody ask for a second check while one is under way."""
        self.check_button.setEnabled(not is_checking)

    def show_findings(self, findings: tuple[str, ...]) -> None:
        """Say how the check ended."""
        if findings:
            sentence = self.tr("%n damaged place(s) found. Put the newest backup back.", "", len(findings))
            self.notice.show_sentence(Meaning.BAD, sentence)
        else:
            self.notice.show_sentence(Meaning.GOOD, self.tr("Every page of the workspace is sound."))

    def retranslate(self) -> None:
        """Say everything anew."""
        self.set_title(self.tr("Workspace"))
        self._organisation.set_texts(self.tr("Organisation"), self.tr("Printed at the top of every summary."))
        self.least_group.set_texts(
            self.tr("Smallest group shown"),
            self.tr("Of fewer people than this, no answers are shown, so that nobody can be picked out."),
        )
        self.folder_button.setText(self.tr("Open the folder"))
        self.check_button.setText(self.tr("Check for damage"))
        self.passphrase.retranslate()
        if self._facts is not None:
            self._fill(self._facts.store)

    def _fill(self, store: Mapping[str, str]) -> None:
        empty_layout(self._grid)
        for number, (name, value) in enumerate(self._lines(store)):
            self._grid.addWidget(Label(name, meaning=Meaning.SOFT), number, 0, Qt.AlignmentFlag.AlignTop)
            shown = Label(value, wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(shown, number, 1)

    def _lines(self, store: Mapping[str, str]) -> list[tuple[str, str]]:
        lines = [(self.tr("Place"), store.get("path") or store.get("address", ""))]
        if "size_bytes" in store:
            lines.append((self.tr("Size"), size_words(int(store["size_bytes"]))))
        if "free_bytes" in store:
            lines.append((self.tr("Free on the disk"), size_words(int(store["free_bytes"]))))
        lines.append((self.tr("Format"), store.get("library") or store.get("kind", "")))
        if store.get("passphrase") == "yes":
            lines.append((self.tr("Passphrase"), self.tr("Needed to open it")))
        if store.get("read_only") == "yes":
            lines.append((self.tr("Writing"), self.tr("Read-only here: nothing can be changed")))
        return lines

    @Slot()
    def _on_organisation_edited(self) -> None:
        """Send a name once: Enter ends the editing, and leaving the field ends it again."""
        name = self.organisation_edit.text()
        if self._facts is not None and name not in {self._facts.organisation, self._sent_organisation}:
            self._sent_organisation = name
            self.organisation_edited.emit(name)

    @Slot(int)
    def _on_least_group_changed(self, people: int) -> None:
        if self._facts is not None and people != self._facts.least_group:
            self.least_group_chosen.emit(people)

    @Slot()
    def _on_folder(self) -> None:
        if self._facts is not None:
            folder = Path(self._facts.store["path"]).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _can_be_locked(facts: SettingsFacts) -> bool:
    """Say whether it is a file that can be written, and the library that keys files is there."""
    return not facts.is_read_only and facts.store.get("pages_signed") == "yes"
