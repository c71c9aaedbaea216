"""One sentence above the page after an error nobody foresaw."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.states import InlineNotice


class ReportNotice(InlineNotice):
    """Says that something went wrong, that work is safe, and where the report is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._folder: Path | None = None
        self.action_requested.connect(self._on_action)

    @Slot(object)
    def show_report(self, report: Path | None) -> None:
        """Show the sentence; None where no report could be written."""
        sentence = self.tr("Something went wrong inside the program. What you stored is safe; you can go on.")
        if report is None:
            self.show_sentence(Meaning.BAD, sentence)
            return
        self._folder = report.parent
        where = self.tr("A report is in {file}.").format(file=report.name)
        self.show_sentence(Meaning.BAD, f"{sentence} {where}", self.tr("Show the report"))

    @Slot()
    def _on_action(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
