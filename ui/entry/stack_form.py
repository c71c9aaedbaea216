"""Open a stack: which questionnaire, filled in when, how many sheets were counted by hand."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.services.paper_overview import PaperOverview
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.choices import choose, offer
from ui.widgets.field import Field

MOST_SHEETS = 9999


@dataclass(frozen=True, slots=True)
class NewStack:
    """What the user wants to open."""

    questionnaire: UUID
    wave: Wave
    counted: int
    half_day: UUID | None


class StackForm(Card):
    """Four fields in one line."""

    submitted = Signal(object)
    """A `NewStack`."""

    left = Signal()
    """The form was put away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._overview: PaperOverview | None = None
        self._language = Language.EN
        self.questionnaire = Field(QComboBox())
        self.questionnaire.edit.currentIndexChanged.connect(self._on_questionnaire_changed)
        self.wave = Field(QComboBox())
        self.half_day = Field(QComboBox())
        self.counted = Field(QSpinBox())
        self.counted.edit.setRange(0, MOST_SHEETS)
        self._save_button = PrimaryButton(theme, Icon.ADD)
        self._save_button.clicked.connect(self._on_submit)
        self._leave_button = QuietButton(theme)
        self._leave_button.clicked.connect(self.leave)
        fields = row(self.questionnaire, self.wave, self.half_day, self.counted, spacing=Space.TWO)
        for place, weight in enumerate((4, 2, 2, 2)):
            fields.setStretch(place, weight)
        for field in (self.questionnaire, self.wave, self.half_day, self.counted):
            fields.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(fields)
        self.body.addLayout(row(1, self._leave_button, self._save_button))
        self.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("New stack"))
        self.questionnaire.set_texts(self.tr("Questionnaire"))
        self.wave.set_texts(self.tr("Filled in"))
        self.half_day.set_texts(self.tr("Half-day"))
        self.counted.set_texts(self.tr("Sheets counted"))
        self._save_button.setText(self.tr("Open the stack"))
        self._leave_button.setText(self.tr("Cancel"))

    def show_overview(self, overview: PaperOverview, language: Language) -> None:
        """Offer what that session has; what is chosen stays chosen."""
        self._overview, self._language = overview, language
        offer(
            self.questionnaire.edit,
            [(one.title.in_language(language), one.id) for one in overview.questionnaires],
        )
        half_days = [(one.label, one.id) for one in overview.session.half_days]
        mixed = [(self.tr("Mixed"), None)] if len(half_days) != 1 else []
        offer(self.half_day.edit, [*mixed, *half_days])
        self._on_questionnaire_changed()

    def open_with(self, half_day_id: UUID | None) -> None:
        """Show the form, ready to type how many sheets were counted; this half-day is chosen."""
        choose(self.half_day.edit, half_day_id)
        self.counted.edit.setValue(0)
        for field in (self.questionnaire, self.counted):
            field.set_error("")
        self.show()
        self.counted.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.counted.edit.selectAll()

    def show_problem(self, sentence: str) -> None:
        """Say at the count what has to change."""
        self.counted.set_error(sentence)
        self.counted.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc, open by Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_submit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Put the form away."""
        self.hide()
        self.left.emit()

    def _chosen(self) -> Questionnaire | None:
        wanted = self.questionnaire.edit.currentData()
        found = self._overview.questionnaires if self._overview is not None else ()
        return next((one for one in found if one.id == wanted), None)

    @Slot()
    def _on_questionnaire_changed(self) -> None:
        names = {
            Wave.PRE: self.tr("before the training"),
            Wave.POST: self.tr("after the training"),
            Wave.FOLLOW_UP: self.tr("some time later"),
        }
        questionnaire = self._chosen()
        asked = [
            (name, wave) for wave, name in names.items() if questionnaire and questionnaire.asked_in(wave)
        ]
        offer(self.wave.edit, asked)

    @Slot()
    def _on_submit(self) -> None:
        questionnaire, wave = self._chosen(), self.wave.edit.currentData()
        if questionnaire is None or questionnaire.id is None or wave is None:
            self.questionnaire.set_error(self.tr("Choose a questionnaire on the Plan page first."))
            return
        counted, half_day = self.counted.edit.value(), self.half_day.edit.currentData()
        self.submitted.emit(NewStack(questionnaire.id, Wave(wave), counted, half_day))
