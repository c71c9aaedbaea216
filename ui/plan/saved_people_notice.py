"""The list of people as a file: written at one press, named in line with what it holds, opened at another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from facilitator.domain.message import Message
from facilitator.reports.save_people import SavedPeople, save_people
from ui.theme.tokens import Meaning
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice


class SavedPeopleNotice(InlineNotice):
    """Hidden until a list was saved or could not be."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._saved: SavedPeople | None = None
        self._once = Once(tools.operations, self)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents) / "Facilitator"
        self.action_requested.connect(self._on_open)

    def save(self, session_id: UUID) -> None:
        """Write everybody of that session, in the window's language."""
        use_case = partial(
            save_people, self._tools.workspace, session_id, self.folder, self._tools.language()
        )
        self._once.run(use_case, self._on_saved, self._on_problem)

    def forget(self) -> None:
        """Say nothing more of what was saved: another half-day is in front."""
        self._saved = None
        self.hide()

    def retranslate(self) -> None:
        """Say where the list is in the window's language; a problem is put away."""
        if self._saved is None:
            self.hide()
            return
        words = self.tr(
            "%n line(s) with names and all that is known: {path}. Give it to nobody outside.",
            "",
            self._saved.people,
        )
        self.show_sentence(Meaning.WARN, words.format(path=self._saved.path), self.tr("Open"))

    def _on_saved(self, saved: SavedPeople) -> None:
        self._saved = saved
        self.retranslate()

    def _on_problem(self, message: Message) -> None:
        self._saved = None
        self.show_sentence(Meaning.BAD, self._tools.said(message))

    @Slot()
    def _on_open(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.path)))
