"""The form of a session: what it is, where, who trains, and its half-days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.session import Session
from facilitator.services.plan_session import HalfDayDraft, SessionDraft
from ui.plan.half_day_rows import HalfDayRows, TypedRow
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


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What was typed of a session when the form was cancelled."""

    session: Session | None
    programme: int
    texts: tuple[str, ...]
    half_days: tuple[TypedRow, ...]


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
        self._waiting: dict[UUID | None, _Waiting] = {}
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
        self.notice.action_requested.connect(self._on_afresh)
        self._fields = (self.title_field, self.site, self.trainers)
        for field in self._fields:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter in a field as the button does."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(QApplication.focusWidget(), QLineEdit | QAbstractSpinBox):
            self.submit_button.click()
            return
        super().keyPressEvent(event)

    def show_choices(self, choices: tuple[ProgrammeChoice, ...]) -> None:
        """Offer these programmes."""
        self._choices = choices
        self._fill_choices()
        self.submit_button.setEnabled(True)

    def begin(self) -> None:
        """Empty the form for a new session, one half-day tomorrow; what waits is shown again."""
        self._edited = None
        for field in self._fields:
            field.edit.clear()
        self._on_edited()
        self._shown_title = ""
        self.submit_button.setEnabled(bool(self._choices))
        self.programme.show()
        self.half_days.begin(self._tools.workspace.clock.now())
        self.site.edit.setFocus()
        self.retranslate()
        self._is_touched = False
        self._take_up()

    def edit(self, session: Session) -> None:
        """Show what a session says, to put it right; what waits of it is shown again."""
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
        self._take_up()

    @property
    def edited(self) -> Session | None:
        """The session that is being put right; none while a new one is made."""
        return self._edited

    @property
    def is_unsaved(self) -> bool:
        """Say whether something was typed that is not on disk."""
        return self._is_touched

    def put_away(self) -> None:
        """Take it that what is typed is on disk, or waits."""
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
        """Put the form away; what is typed waits in it."""
        if self._is_touched:
            self._waiting[self._key] = self._typed()
            sentence = self.tr("Not saved. The form keeps what you typed until the window is closed.")
            resume = partial(self._on_resumed, self._edited)
            self._tools.announce(sentence, Meaning.INFO, self.tr("Go on filling it in"), resume)
        self.cancelled.emit()

    def _on_resumed(self, session: Session | None) -> None:
        """Show what waits, unless it was taken up, or the form is being filled in already."""
        if not self._is_touched:
            if (session.id if session is not None else None) not in self._waiting:
                return
            if session is None:
                self.begin()
            else:
                self.edit(session)
        self.resumed.emit()
        self.site.edit.setFocus()

    @property
    def _key(self) -> UUID | None:
        return self._edited.id if self._edited is not None else None

    def _typed(self) -> _Waiting:
        texts = tuple(field.edit.text() for field in self._fields)
        return _Waiting(self._edited, self.programme.edit.currentIndex(), texts, self.half_days.typed())

    def _take_up(self) -> None:
        """Show what was typed before, unless the session was changed since."""
        before = self._waiting.pop(self._key, None)
        if before is None or before.session != self._edited:
            return
        self.programme.edit.setCurrentIndex(before.programme)
        for field, text in zip(self._fields, before.texts, strict=True):
            field.edit.setText(text)
        self.half_days.put_back(before.half_days)
        self.half_days.retranslate()
        self._is_touched = True
        sentence = self.tr("What you typed before is still here. It is not saved yet.")
        self.notice.show_sentence(Meaning.INFO, sentence, self.tr("Start afresh"))

    @Slot()
    def _on_afresh(self) -> None:
        """Put away what was typed before."""
        if self._edited is None:
            self.begin()
        else:
            self.edit(self._edited)

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
