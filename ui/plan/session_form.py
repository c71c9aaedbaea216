"""The form of a session: what it is, where, who trains, and its half-days."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.services.plan_session import HalfDayDraft, SessionDraft
from ui.plan.half_day_rows import HalfDayRows
from ui.plan.plan_view import ProgrammeChoice
from ui.plan.typed_session import SessionTyped
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.field import Field
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice

_ROUND_MINUTES = 15


class SessionForm(QWidget):
    """Asks for a session; nothing is written before the button is pressed."""

    submitted = Signal(object)
    """A `SessionTyped`."""
    cancelled = Signal()
    """The user wants back without writing anything."""
    resumed = Signal()
    """What was typed before it was cancelled is wanted after all."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._choices: tuple[ProgrammeChoice, ...] = ()
        self._edited: Session | None = None
        self._shown_title = ""
        self._is_touched = False
        theme = tools.theme
        self.programme = Field(QComboBox())
        self.title_field = Field(QLineEdit())
        self.site = Field(QLineEdit())
        self.trainers = Field(QLineEdit())
        self.half_days = HalfDayRows(theme)
        self.notice = InlineNotice(theme)
        self.submit_button = PrimaryButton(theme, Icon.CHECK)
        self.cancel_button = QuietButton(theme)
        self.programme.edit.currentIndexChanged.connect(self._on_programme_changed)
        self.submit_button.clicked.connect(self._on_submit)
        self.cancel_button.clicked.connect(self._on_cancel)
        for field in (self.title_field, self.site, self.trainers):
            field.edit.textEdited.connect(self._on_edited)
        self.half_days.edited.connect(self._on_edited)
        card = Card(theme)
        card.add(self.programme)
        card.body.addLayout(row(self.title_field, self.site, spacing=Space.TWO))
        card.add(self.trainers)
        card.add(self.half_days)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.notice)
        layout.addWidget(card)
        layout.addLayout(row(1, self.cancel_button, self.submit_button))
        layout.addStretch(1)

    def show_choices(self, choices: tuple[ProgrammeChoice, ...]) -> None:
        """Offer these programmes."""
        self._choices = choices
        self._fill_choices()
        self.submit_button.setEnabled(True)

    def begin(self) -> None:
        """Empty the form for a new session, one half-day tomorrow."""
        self._edited = None
        for field in (self.title_field, self.site, self.trainers):
            field.edit.clear()
        self._on_edited()
        self._shown_title = ""
        self.submit_button.setEnabled(bool(self._choices))
        self.programme.show()
        self.half_days.begin(self._tools.workspace.clock.now())
        self.site.edit.setFocus()
        self.retranslate()
        self._is_touched = False

    def edit(self, session: Session) -> None:
        """Show what a session says, to put it right."""
        self._edited = session
        self._on_edited()
        self.programme.hide()
        self.submit_button.setEnabled(True)
        self._shown_title = self._said(session.title)
        self.title_field.edit.setText(self._shown_title)
        self.site.edit.setText(session.site)
        self.trainers.edit.setText(
            "、".join(session.trainers) if self._is_chinese else ", ".join(session.trainers)
        )
        self.half_days.show_half_days(session.half_days)
        self.retranslate()
        self.title_field.edit.setFocus()
        self._is_touched = False

    @property
    def edited(self) -> Session | None:
        """The session that is being put right; none while a new one is made."""
        return self._edited

    @property
    def is_unsaved(self) -> bool:
        """Say whether something was typed that is not on disk."""
        return self._is_touched

    def put_away(self) -> None:
        """Take it that what is typed is on disk, or not wanted."""
        self._is_touched = False
        self.notice.hide()

    def ask_to_save(self) -> None:
        """Say in line that what is typed would be lost."""
        sentence = self.tr("This session is not saved yet. Save it or cancel, then close the window.")
        self.notice.show_sentence(Meaning.WARN, sentence)

    def show_problem(self, message: Message) -> None:
        """Say in line what is missing: at the site, where it is that, else above the form."""
        if self.site.edit.text().strip():
            self.notice.show_sentence(Meaning.BAD, self._tools.said(message))
        else:
            self.site.set_error(self._tools.said(message))
            self.site.edit.setFocus()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.programme.set_texts(self.tr("Programme"))
        self.programme.edit.setPlaceholderText(self.tr("Reading the programmes …"))
        self.title_field.set_texts(
            self.tr("Name of the session"), self.tr("Leave empty to use the programme's name")
        )
        self.site.set_texts(self.tr("Site"), self.tr("The factory or place, as people call it"))
        self.trainers.set_texts(self.tr("Trainers"), self.tr("Several names with a comma between them"))
        self.half_days.retranslate()
        is_new = self._edited is None
        self.submit_button.setText(self.tr("Create the session") if is_new else self.tr("Save"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._fill_choices()

    @property
    def _is_chinese(self) -> bool:
        return self._tools.language() is Language.ZH

    def _said(self, text: Text) -> str:
        return text.in_language(self._tools.language())

    def _title(self) -> Text:
        """Return the typed name in the window's language; an unchanged one stays as it was."""
        typed = self.title_field.edit.text().strip()
        if self._edited is not None and typed == self._shown_title:
            return self._edited.title
        return Text("", typed) if self._is_chinese else Text(typed, "")

    def _fill_choices(self) -> None:
        """Name the programmes in the window's language; the chosen one stays chosen."""
        place = max(0, self.programme.edit.currentIndex())
        with QSignalBlocker(self.programme.edit):
            self.programme.edit.clear()
            for choice in self._choices:
                self.programme.edit.addItem(self._said(choice.programme.title))
            self.programme.edit.setCurrentIndex(min(place, len(self._choices) - 1))
        self._on_programme_changed()

    @Slot()
    def _on_edited(self) -> None:
        """Take back what was wrong: it is being put right."""
        self._is_touched = True
        self.notice.hide()
        self.site.set_error("")

    @Slot()
    def _on_programme_changed(self) -> None:
        place = self.programme.edit.currentIndex()
        if 0 <= place < len(self._choices):
            programme = self._choices[place].programme
            self.title_field.edit.setPlaceholderText(self._said(programme.title))
            minutes = sum(block.minutes.ideal for block in programme.blocks)
            self.half_days.suggest_length(-(-minutes // _ROUND_MINUTES) * _ROUND_MINUTES)

    @Slot()
    def _on_cancel(self) -> None:
        """Put the form away; what is typed can be had back for a while."""
        if self._is_touched:
            sentence, again = self.tr("Nothing of the form was kept."), self.tr("Go on filling it in")
            self._tools.announce(sentence, Meaning.INFO, again, self._on_resumed)
        self.cancelled.emit()

    @Slot()
    def _on_resumed(self) -> None:
        self._is_touched = True
        self.resumed.emit()
        self.site.edit.setFocus()

    @Slot()
    def _on_submit(self) -> None:
        place = self.programme.edit.currentIndex()
        choice = self._choices[place] if self._edited is None and 0 <= place < len(self._choices) else None
        names = self.trainers.edit.text().replace("、", ",").replace("，", ",").split(",")
        zone = self._tools.workspace.clock.now().tzinfo
        draft = self._draft(choice, tuple(names), self.half_days.drafts(zone))
        self.submitted.emit(SessionTyped(draft, choice, self.half_days.ids))

    def _draft(
        self, choice: ProgrammeChoice | None, trainers: tuple[str, ...], half_days: tuple[HalfDayDraft, ...]
    ) -> SessionDraft:
        programme = choice.programme if choice is not None else None
        return SessionDraft(
            title=self._title(),
            site=self.site.edit.text(),
            trainers=trainers,
            half_days=half_days,
            programme_key=programme.key if programme else "",
            programme_version=programme.version if programme else "",
        )
