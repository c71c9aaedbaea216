"""The sign-in sheet of the half-day in front: written at one press, named in line, opened at another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.reports.print_sign_in import PrintedSheet, print_sign_in
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice


class SignInNotice(InlineNotice):
    """Hidden until a sheet was written or could not be."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._printed: PrintedSheet | None = None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents) / "Facilitator"
        self.action_requested.connect(self._on_open)

    def print_for(self, half_day_id: UUID) -> None:
        """Write the sheet of that half-day, the window's language first."""
        languages = sorted(Language, key=self._tools.language().__ne__)
        write = partial(print_sign_in, self._tools.workspace, half_day_id, self.folder, languages)
        self._tools.operations.load_long(write, self._on_printed, self._on_problem)

    def retranslate(self) -> None:
        """Say where the sheet is in the window's language; a problem is put away."""
        if not self.isHidden():
            self._say()

    def _say(self) -> None:
        if self._printed is None:
            self.hide()
            return
        sentence = self.tr("Sign-in sheet with %n person|people: {path}", "", self._printed.people)
        words = (sentence.format(path=self._printed.path), *map(self._tools.said, self._printed.warnings))
        meaning = Meaning.WARN if self._printed.warnings else Meaning.GOOD
        self.show_sentence(meaning, " ".join(words), self.tr("Open"))

    def _on_printed(self, printed: PrintedSheet) -> None:
        self._printed = printed
        self._say()

    def _on_problem(self, message: Message) -> None:
        self._printed = None
        self.show_sentence(Meaning.BAD, self._tools.said(message))

    @Slot()
    def _on_open(self) -> None:
        if self._printed is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._printed.path)))
