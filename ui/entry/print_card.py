"""Print numbered forms: how many, in which languages, into which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from facilitator.domain.language import Language
from facilitator.services.paper_overview import PaperOverview
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, row
from ui.widgets.field import Field
from ui.widgets.label import Paragraph
from ui.widgets.path_field import PathField, PathKind

MOST_FORMS = 2000
USUAL_FORMS = 50


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What shall be printed, and where to."""

    questionnaire: UUID
    count: int
    languages: tuple[Language, ...]
    path: Path


class PrintCard(Card):
    """Asks for the questionnaire, the number of pairs, the language and the file."""

    print_requested = Signal(object)
    """A `PrintWish`."""

    key_card_requested = Signal(object)
    """The `Path` for a card of the keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._overview: PaperOverview | None = None
        self._sentence = Paragraph(meaning=Meaning.SOFT)
        self.questionnaire = Field(QComboBox())
        self.count = Field(QSpinBox())
        self.count.edit.setRange(1, MOST_FORMS)
        self.count.edit.setValue(USUAL_FORMS)
        self.language = Field(QComboBox())
        self.path = PathField(theme, PathKind.SAVE_FILE)
        self.print_button = QuietButton(theme, Icon.PRINT)
        self.print_button.clicked.connect(self._on_print)
        self._card_button = QuietButton(theme, Icon.KEYBOARD)
        self._card_button.clicked.connect(self._on_key_card)
        self.add(self._sentence)
        self.add(self.questionnaire)
        fields = row(self.count, self.language, spacing=Space.TWO)
        fields.setStretch(0, 1)
        fields.setStretch(1, 2)
        self.body.addLayout(fields)
        self.add(self.path)
        self.body.addStretch(1)
        self.body.addLayout(row(self._card_button, 1, self.print_button))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Print numbered forms"))
        self._sentence.set_text(
            self.tr("One number for each person, on the sheet before and on the sheet after. No names.")
        )
        self.questionnaire.set_texts(self.tr("Questionnaire"))
        self.count.set_texts(self.tr("How many"))
        self.language.set_texts(self.tr("Language"))
        self.path.set_texts(self.tr("File"), self.tr("Browse"), file_filter="PDF (*.pdf)")
        self.print_button.setText(self.tr("Write the PDF"))
        self._card_button.setText(self.tr("Key card"))
        self._card_button.setToolTip(self.tr("A small card with the keys, to lie beside the keyboard"))
        chosen = max(0, self.language.edit.currentIndex())
        self.language.edit.clear()
        both = (Language.ZH, Language.EN)
        self.language.edit.addItem(self.tr("Chinese and English"), both)
        self.language.edit.addItem(self.tr("Chinese"), (Language.ZH,))
        self.language.edit.addItem(self.tr("English"), (Language.EN,))
        self.language.edit.setCurrentIndex(chosen)

    def show_overview(self, overview: PaperOverview, language: Language, folder: Path) -> None:
        """Offer the questionnaires of a session."""
        self.questionnaire.edit.clear()
        for questionnaire in overview.questionnaires:
            self.questionnaire.edit.addItem(questionnaire.title.in_language(language), questionnaire.id)
        is_new_here = self._overview is None or self._overview.session.id != overview.session.id
        if is_new_here and overview.people:
            self.count.edit.setValue(overview.people)
        self._overview = overview
        if self.path.path() is None:
            self.path.set_path(folder / "forms.pdf")
        self.print_button.setEnabled(bool(overview.questionnaires))

    @Slot()
    def _on_print(self) -> None:
        path = self.path.path()
        if path is None:
            self.path.set_error(self.tr("Say where the file shall be written."))
            return
        languages = tuple(Language(one) for one in self.language.edit.currentData())
        wish = PrintWish(self.questionnaire.edit.currentData(), self.count.edit.value(), languages, path)
        self.print_requested.emit(wish)

    @Slot()
    def _on_key_card(self) -> None:
        path = self.path.path()
        if path is not None:
            self.key_card_requested.emit(path.with_name("key-card.pdf"))
