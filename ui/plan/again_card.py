"""Printing forms once more under numbers that were given out: lost, soaked or badly copied sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.reports.print_numbered import PrintedForms, print_again
from facilitator.services.issued_numbers import issued_numbers
from facilitator.services.ports import Workspace
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, row
from ui.widgets.field import Field
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import InlineNotice

_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class AgainWish:
    """Which numbers of which questionnaire, in which languages, into which file."""

    session: UUID
    questionnaire: UUID
    first: str
    last: str
    only_unused: bool
    languages: tuple[Language, ...]
    path: Path


class AgainCard(Card):
    """Asks from which number to which; gives out no number, and overwrites no file."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._session: Session | None = None
        self._questionnaire: UUID | None = None
        self._written: Path | None = None
        self._is_reading = False
        self.first = Field(QLineEdit())
        self.last = Field(QLineEdit())
        self.only_unused_box = QCheckBox()
        self.languages: SegmentedControl[tuple[Language, ...]] = SegmentedControl(tools.theme)
        self.print_button = QuietButton(tools.theme, Icon.PRINT)
        self.print_button.clicked.connect(self._on_print)
        self.notice = InlineNotice(tools.theme)
        self.notice.action_requested.connect(self._on_open)
        for field in (self.first, self.last):
            field.edit.returnPressed.connect(self._on_print)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.body.addLayout(row(self.first, self.last, spacing=Space.TWO))
        self.add(self.only_unused_box)
        self.body.addLayout(row(self.languages, 1, self.print_button))
        self.add(self.notice)

    def show_session(self, session: Session, questionnaire: UUID | None) -> None:
        """Print for that session, with that questionnaire of those in use; none where there is none."""
        if self._session is None or self._session.id != session.id:
            self.notice.hide()
            self.first.set_error("")
        self._session, self._questionnaire = session, questionnaire
        self.print_button.setEnabled(questionnaire is not None and not self._is_reading)

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self.set_title(self.tr("Print numbers again"))
        self.first.set_texts(self.tr("From number"), self.tr("Empty: from the first one given out"))
        self.last.set_texts(self.tr("To number"), self.tr("Empty: to the last one given out"))
        self.only_unused_box.setText(self.tr("Only numbers under which nothing is keyed"))
        self.languages.set_options(
            self.tr("Language of the forms"),
            [
                Option((Language.ZH, Language.EN), self.tr("Both languages")),
                Option((Language.ZH,), self.tr("Chinese")),
                Option((Language.EN,), self.tr("English")),
            ],
        )
        self.print_button.setText(self.tr("Print again"))

    @Slot()
    def _on_print(self) -> None:
        if self._session is None or self._questionnaire is None or self._is_reading:
            return
        wish = AgainWish(
            self._session.id,
            self._questionnaire,
            self.first.edit.text().strip(),
            self.last.edit.text().strip(),
            self.only_unused_box.isChecked(),
            self.languages.value or (Language.ZH, Language.EN),
            self._file(self._session),
        )
        self._set_reading(is_reading=True)
        self.first.set_error("")
        self._tools.operations.load_long(
            partial(_print_again, self._tools.workspace, wish), self._on_printed, self._on_problem
        )

    def _file(self, session: Session) -> Path:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        site = _UNSAFE.sub("-", session.site).strip("-")
        return Path(folder) / self.tr("Forms {site}.pdf").format(site=site)

    def _set_reading(self, *, is_reading: bool) -> None:
        self._is_reading = is_reading
        self.print_button.setEnabled(not is_reading and self._questionnaire is not None)

    @Slot(object)
    def _on_printed(self, printed: PrintedForms) -> None:
        self._set_reading(is_reading=False)
        self._written = printed.path
        sentence = self.tr("{count} forms, {first} to {last}, are in {path}. No new number was given out.")
        self.notice.show_sentence(
            Meaning.GOOD,
            sentence.format(count=printed.count, first=printed.first, last=printed.last, path=printed.path),
            self.tr("Open"),
        )

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self._set_reading(is_reading=False)
        self.first.set_error(self._tools.said(message))

    @Slot()
    def _on_open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def _print_again(workspace: Workspace, wish: AgainWish) -> PrintedForms:
    """Find the numbers that are meant, and write their forms; runs on the worker."""
    numbers = issued_numbers(
        workspace, wish.session, first=wish.first, last=wish.last, only_unused=wish.only_unused
    )
    return print_again(workspace, wish.session, wish.questionnaire, numbers, wish.languages, wish.path)
