"""Certificates of the session in front: who may get one, who not and why, and the PDF."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.trained import rule_in_words
from facilitator.reports.print_certificates import PrintedCertificates, print_certificates
from facilitator.services.certificates import Candidate, Candidates, candidates
from facilitator.services.free_path import with_ending
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card, column, row
from ui.widgets.label import Label
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import InlineNotice
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_UNSAFE = re.compile(r"[^\w-]+")
_NUMBER, _STATE = Measure.CONTROL * 4, Measure.CONTROL * 4
_LANGUAGES: dict[str, tuple[Language, ...]] = {
    "both": (Language.ZH, Language.EN),
    "zh": (Language.ZH,),
    "en": (Language.EN,),
}


class CertificatesCard(Card):
    """Takes the place of the door while it is open; Esc leads back."""

    opened = Signal()
    """The card is to be shown."""

    closed = Signal()
    """Back to the door."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._session_id: UUID | None = None
        self._found: Candidates | None = None
        self._suggested: Path | None = None
        self._written: Path | None = None
        self.is_open = False
        theme = tools.theme
        self._once = Once(tools.operations, self)
        self._once.changed.connect(self._enable)
        self.counts = Label(role=TextRole.STRONG, wraps=True)
        self._rule = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.languages: SegmentedControl[str] = SegmentedControl(theme)
        self.path = PathField(theme, PathKind.SAVE_FILE)
        self.path.chosen.connect(self.save)
        self.save_button = PrimaryButton(theme, Icon.TRAINER)
        self.save_button.clicked.connect(self.save)
        self.notice = InlineNotice(theme, can_dismiss=False)
        self.notice.action_requested.connect(self._on_open)
        self.back_button = PlainButton(theme, Icon.ARROW_LEFT)
        self.back_button.clicked.connect(self.close_card)
        self.table = RowsTable(theme)
        self.table.setProperty("flat", "true")
        self._model: RowsModel[Candidate] = RowsModel(
            (
                Column("name", _name, is_strong=True),
                Column("number", _number, width=_NUMBER),
                Column("reason", self._reason),
                Column("state", badge=self._badge, width=_STATE),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self._lay_out()

    def turn_to(self, session_id: UUID | None) -> None:
        """Be about this session; what was shown of another one goes."""
        self._session_id = session_id
        self.is_open = False
        self._found = None
        self._model.set_rows(())
        self.notice.hide()

    @Slot()
    def open(self) -> None:
        """Show who may get a certificate."""
        if self._session_id is not None:
            self.is_open = True
            self.notice.hide()
            self.opened.emit()
            self.refresh()
            self._take_focus()

    def _take_focus(self) -> None:
        """Be ready to save, or where there is nobody to write one for, to go back."""
        ready = self.save_button if self.save_button.isEnabled() else self.back_button
        ready.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_card(self) -> None:
        """Lead back to the door."""
        self.is_open = False
        self.closed.emit()

    def refresh(self) -> None:
        """Read who counts as trained now."""
        if self.is_open and self._session_id is not None:
            read = partial(candidates, self._tools.workspace, self._session_id)
            self._tools.operations.load(read, self._on_found)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Certificates"))
        self.languages.set_options(
            self.tr("Language of the certificates"),
            [
                Option("both", self.tr("Both languages")),
                Option("zh", self.tr("Chinese")),
                Option("en", self.tr("English")),
            ],
        )
        kind = self.tr("Certificates") + " (*.pdf)"
        self.path.set_texts(self.tr("Save as"), self.tr("Browse"), file_filter=kind)
        self.save_button.setText(self.tr("Save the certificates"))
        self.back_button.setText(self.tr("Back to the door (Esc)"))
        titles = (self.tr("Name"), self.tr("Employee number"), self.tr("Why"), "")
        self._model.set_titles(titles)
        self.table.setAccessibleName(self.tr("Who may get a certificate, and who not"))
        self.table.set_empty_text(self.tr("Nobody is on the list yet."))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; no other key goes to the door behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    @Slot()
    def save(self) -> None:
        """Write the certificates of everybody who counts as trained."""
        path = self.path.path()
        if self._session_id is None:
            return
        if path is None:
            self.path.set_error(self.tr("Say where to save the certificates."))
            return
        self.path.set_error("")
        languages = _LANGUAGES[self.languages.value or "both"]
        target = with_ending(path, ".pdf")
        use_case = partial(
            print_certificates,
            self._tools.workspace,
            self._session_id,
            target,
            languages,
            keep_existing=not self.path.take_asked(target),
        )
        self._once.run_long(use_case, self._on_saved, self._on_problem)

    def _lay_out(self) -> None:
        head = row(spacing=Space.TWO)
        head.addLayout(column(self.counts, self._rule, spacing=Space.NONE), 1)
        head.addWidget(self.languages)
        self.body.addLayout(head)
        self.add(self.table, 1)
        self.add(self.notice)
        line = row(self.path, self.save_button, spacing=Space.TWO)
        line.setStretch(0, 1)
        line.setAlignment(self.save_button, Qt.AlignmentFlag.AlignBottom)
        foot = column(spacing=Space.TWO)
        foot.addLayout(line)
        foot.addLayout(row(self.back_button, 1))
        self.body.addLayout(foot)

    def _on_found(self, found: Candidates) -> None:
        if found.session.id != self._session_id:
            return
        is_first, self._found = self._found is None, found
        self._model.set_rows((*found.left_out, *found.trained))
        self._say()
        if is_first and self.back_button.hasFocus():
            self._take_focus()

    def _say(self) -> None:
        found = self._found
        if found is None:
            self.counts.setText("")
        else:
            words = self.tr("{trained} may get a certificate, {left_out} not")
            self.counts.setText(words.format(trained=len(found.trained), left_out=len(found.left_out)))
            self._rule.setText(self._tools.said(rule_in_words(found.rule)))
            self._suggest(found)
        self._enable()

    def _suggest(self, found: Candidates) -> None:
        if self.path.path() in {None, self._suggested}:
            self._suggested = self._own_file(found)
            self.path.set_path(self._suggested)

    def _own_file(self, found: Candidates) -> Path:
        """Return a file of this session's own, so that no other session's certificates are overwritten."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        site = _UNSAFE.sub("-", found.session.site).strip("-")
        day = f"{found.session.half_days[0].starts_at:%Y-%m-%d}"
        return Path(folder) / self.tr("Certificates {site} {day}.pdf").format(site=site, day=day)

    def _reason(self, one: Candidate) -> str:
        return self._tools.said(one.reason)

    def _badge(self, one: Candidate) -> Badge:
        if one.is_trained:
            return Badge(Meaning.GOOD, self.tr("certificate"))
        return Badge(Meaning.SOFT, self.tr("left out"))

    @Slot()
    def _enable(self) -> None:
        has_some = self._found is not None and bool(self._found.trained)
        self.save_button.setEnabled(has_some and not self._once.is_running)

    @Slot(object)
    def _on_saved(self, printed: PrintedCertificates) -> None:
        self._written = printed.path
        sentence = self.tr("%n certificate(s) saved in {file}.", "", printed.count)
        said = [sentence.format(file=printed.path.name), *map(self._tools.said, printed.warnings)]
        meaning = Meaning.WARN if printed.warnings else Meaning.GOOD
        self.notice.show_sentence(meaning, " ".join(said), self.tr("Open"))

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.path.set_error(self._tools.said(message))

    @Slot()
    def _on_open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def _name(one: Candidate) -> str:
    return one.person.name


def _number(one: Candidate) -> str:
    return one.person.employee_number


def _identity(one: Candidate) -> UUID:
    return one.person.id
