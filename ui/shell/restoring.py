"""Putting a backup back: what there is now is backed up first, and afterwards it is said what is what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.services.ports import BEFORE_A_RESTORE, BackupLine, Workspace
from facilitator.words import Words
from ui.shell.opening import NotOpened, Opened, Restored, WaysOut, attempt
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.states import InlineNotice

Restore = Callable[[Workspace | None, BackupLine | None], Workspace]


def put_back(
    restore: Restore, before: Workspace, backup: BackupLine, ways_out: WaysOut | None
) -> Opened | NotOpened:
    """Back up the workspace that is open, put `backup` in its place and open that; runs on the worker.

    A workspace too damaged to be backed up is put back all the same: its file stays beside the new one.
    """
    try:
        kept = before.store.back_up(BEFORE_A_RESTORE)
    except UserError:
        kept = None
    outcome = attempt(partial(restore, before, backup), ways_out)
    if isinstance(outcome, NotOpened):
        return outcome
    return replace(outcome, restored=Restored(backup, kept, outcome.workspace.clock.now()))


class RestoredNotice(InlineNotice):
    """Stays above the page until it is put away: it tells two states of one's work apart."""

    backups_requested = Signal()
    """The user wants to see the list of backups."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._shown: Restored | None = None
        self.action_requested.connect(self.backups_requested)
        self.dismissed.connect(self._on_put_away)

    def show_restored(self, restored: Restored | None, language: Language) -> None:
        """Say which state this is and where the later work is; None puts the notice away."""
        self._shown = restored
        if restored is None:
            self.hide()
            return
        state = _moment(restored.backup.taken_at, restored.at, language)
        if restored.kept is None:
            sentence = self.tr("This is the state of {time}. The file with your later work lies beside it.")
            self.show_sentence(Meaning.INFO, sentence.format(time=state))
            return
        until = _moment(restored.kept.taken_at, restored.at, language)
        sentence = self.tr("This is the state of {time}. Your work until {until} is in the list of backups.")
        self.show_sentence(
            Meaning.INFO, sentence.format(time=state, until=until), self.tr("Show the backups")
        )

    def retranslate(self, language: Language) -> None:
        """Say it in another language."""
        self.show_restored(self._shown, language)

    @Slot()
    def _on_put_away(self) -> None:
        self._shown = None


def _moment(moment: datetime, now: datetime, language: Language) -> str:
    """Return the time of day, with the date where it is another day than today."""
    local = moment.astimezone(now.tzinfo)
    time = f"{local:%H:%M}"
    return time if local.date() == now.date() else f"{Words(language).value(local.date())} {time}"
