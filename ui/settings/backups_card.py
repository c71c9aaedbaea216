"""The checked backups of the workspace, and how one is put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.services.ports import AFTER_REKEYING, BEFORE_A_RESTORE, BEFORE_REKEYING, BackupLine
from facilitator.words import Words
from ui.settings.sizes import size_words
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label
from ui.widgets.states import ConfirmBar
from ui.widgets.table import Column, RowsModel, RowsTable

MOST_HIGH = 5


class BackupsCard(Card):
    """Choose a backup, put it back; asked once, in line."""

    back_up_requested = Signal()
    """Write a backup now."""

    restore_requested = Signal(object)
    """Put this `BackupLine` in the place of the workspace."""

    def __init__(self, theme: Theme, *, can_restore: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._language = Language.EN
        self._chosen: BackupLine | None = None
        self._can_restore = can_restore
        self._sentence = self.add(Label(meaning=Meaning.SOFT, wraps=True))
        self.table = self.add(RowsTable(theme))
        self.model = RowsModel[BackupLine](
            (
                Column("taken", self._taken, is_strong=True),
                Column("why", self._why, width=Measure.CONTROL * 6),
                Column("size", _size, width=Measure.CONTROL * 3, at_right=True),
            ),
            self,
            identity=_path,
        )
        self.table.set_rows_model(self.model)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_activated.connect(self._on_restore)
        self.confirm_bar = self.add(ConfirmBar(theme))
        self.confirm_bar.confirmed.connect(self._on_confirmed)
        self.now_button = QuietButton(theme, Icon.BACKUP)
        self.now_button.clicked.connect(self.back_up_requested)
        self.restore_button = QuietButton(theme, Icon.HISTORY)
        self.restore_button.clicked.connect(self._on_restore)
        self.restore_button.setEnabled(False)
        self.body.addLayout(row(self.now_button, self.restore_button, 1))
        self.restore_button.setVisible(can_restore)
        self.retranslate(Language.EN)

    def show_backups(self, backups: Sequence[BackupLine], *, is_read_only: bool) -> None:
        """Show these backups."""
        self.model.set_rows(backups)
        rows = max(2, min(len(backups), MOST_HIGH))
        self.table.setFixedHeight(rows * Measure.ROW + Measure.CONTROL)
        self.table.fit_columns()
        self.now_button.setEnabled(not is_read_only)

    def retranslate(self, language: Language) -> None:
        """Say everything anew."""
        self._language = language
        self.set_title(self.tr("Backups"))
        self._sentence.setText(
            self.tr("A checked copy is written every ten minutes while something changes, and on closing.")
        )
        self.model.set_titles((self.tr("Taken"), self.tr("Why"), self.tr("Size")))
        self.table.fit_columns()
        self.table.setAccessibleName(self.tr("Backups"))
        self.table.set_empty_text(self.tr("No backup yet. The first is written when something has changed."))
        self.now_button.setText(self.tr("Back up now"))
        self.restore_button.setText(self.tr("Put this one back"))

    def _taken(self, line: BackupLine) -> str:
        taken = line.taken_at.astimezone()
        return f"{Words(self._language).value(taken.date())} {taken:%H:%M}"

    def _why(self, line: BackupLine) -> str:
        return {
            "every ten minutes": self.tr("Every ten minutes"),
            "before an upgrade": self.tr("Before an upgrade"),
            "command line": self.tr("From the command line"),
            "before an import": self.tr("Before an import"),
            BEFORE_A_RESTORE: self.tr("Before going back to an earlier one"),
            BEFORE_REKEYING: self.tr("Before the passphrase was changed"),
            AFTER_REKEYING: self.tr("After the passphrase was changed"),
            "on closing": self.tr("On closing"),
            "asked for": self.tr("Asked for"),
        }.get(line.why, line.why)

    @Slot(object)
    def _on_chosen(self, line: BackupLine | None) -> None:
        self._chosen = line
        self.restore_button.setEnabled(line is not None)

    @Slot()
    def _on_restore(self) -> None:
        if self._chosen is None or not self._can_restore:
            return
        question = self.tr(
            "Go back to the state of {time}? The work there is now is backed up first."
        ).format(time=self._taken(self._chosen))
        self.confirm_bar.ask(question, self.tr("Go back"), self.tr("Stay"))

    @Slot()
    def _on_confirmed(self) -> None:
        if self._chosen is not None:
            self.restore_requested.emit(self._chosen)


def _size(line: BackupLine) -> str:
    return size_words(line.size_bytes)


def _path(line: BackupLine) -> str:
    return str(line.path)
