"""Print numbered forms: new numbers or earlier ones again, in which languages, into which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from facilitator.domain.form_layout import printed_number
from facilitator.domain.language import Language
from facilitator.domain.session import Session
from facilitator.services.paper_overview import PaperOverview
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card, row
from ui.widgets.choices import offer
from ui.widgets.field import Field
from ui.widgets.label import Paragraph
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.segmented import Option, SegmentedControl

MOST_FORMS = 2000
USUAL_FORMS = 50
SPARE_FORMS = 5


@dataclass(frozen=True, slots=True)
class Again:
    """Which of the numbers that were printed before: from and to as typed, or all of them."""

    first: str
    last: str
    only_unused: bool


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What shall be printed, and where to: `count` fresh numbers, or earlier ones `again`."""

    questionnaire: UUID
    count: int
    languages: tuple[Language, ...]
    path: Path
    again: Again | None = None


class PrintCard(Card):
    """Asks for the questionnaire, the numbers, the language and the file."""

    print_requested = Signal(object)
    """A `PrintWish`."""

    key_card_requested = Signal(object)
    """The `Path` for a card of the keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._overview: PaperOverview | None = None
        self._proposed: Path | None = None
        self._is_printing = False
        self._sentence = Paragraph(meaning=Meaning.SOFT)
        self.questionnaire = Field(QComboBox())
        self.which: SegmentedControl[bool] = SegmentedControl(theme)
        self.which.chosen.connect(self._on_which_chosen)
        self.count = Field(QSpinBox())
        self.count.edit.setRange(1, MOST_FORMS)
        self.count.edit.setValue(USUAL_FORMS)
        self.first = Field(QLineEdit())
        self.last = Field(QLineEdit())
        self.unused_box = QCheckBox()
        self.unused_box.setChecked(True)
        self.language = Field(QComboBox())
        self.path = PathField(theme, PathKind.SAVE_FILE)
        self.print_button = QuietButton(theme, Icon.PRINT)
        self.print_button.clicked.connect(self._on_print)
        self._card_button = QuietButton(theme, Icon.KEYBOARD)
        self._card_button.clicked.connect(self._on_key_card)
        self.add(self._sentence)
        what = row(self.questionnaire, self.language, spacing=Space.TWO)
        for place in range(2):
            what.setStretch(place, 1)
        self.body.addLayout(what)
        self.body.addLayout(row(self.which, 1))
        numbers = row(self.count, self.first, self.last, spacing=Space.TWO)
        for place in range(3):
            numbers.setStretch(place, 1)
        self.body.addLayout(numbers)
        self.add(self.unused_box)
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
        options = (Option(False, self.tr("New numbers")), Option(True, self.tr("Print again")))
        self.which.set_options(self.tr("Which numbers are printed"), options)
        self.first.set_texts(self.tr("From number"), self.tr("Empty: from the first"))
        self.last.set_texts(self.tr("To number"), self.tr("Empty: to the last"))
        self.unused_box.setText(self.tr("Only forms that are not keyed yet"))
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
        self._show_numbers()

    def show_overview(self, overview: PaperOverview, language: Language, folder: Path) -> None:
        """Offer the questionnaires of a session; what was chosen and typed for it stays."""
        titles = [(one.title.in_language(language), one.id) for one in overview.questionnaires]
        offer(self.questionnaire.edit, titles)
        is_new_here = self._overview is None or self._overview.session.id != overview.session.id
        self._overview = overview
        if is_new_here:
            self.count.edit.setValue(overview.people or USUAL_FORMS)
            self._propose(folder / f"{_stem(overview.session)}.pdf")
        self._show_numbers()
        self.set_printing(is_printing=self._is_printing)

    def set_printing(self, *, is_printing: bool) -> None:
        """Let nothing be printed while a file is being written."""
        self._is_printing = is_printing
        has_questionnaire = self._overview is not None and bool(self._overview.questionnaires)
        self.print_button.setEnabled(has_questionnaire and not is_printing)

    def take_printed(self) -> None:
        """Propose a few spare ones: everybody has a form now."""
        self.count.edit.setValue(SPARE_FORMS)

    def _propose(self, path: Path) -> None:
        if self.path.path() in {None, self._proposed}:
            self.path.set_path(path)
        self._proposed = path

    def _show_numbers(self) -> None:
        """Say which numbers were printed, and ask for those that may be printed again."""
        numbers = self._overview.numbers if self._overview is not None else ()
        hint = self.tr("None is printed yet")
        if numbers:
            hint = self.tr("{first} to {last} are printed").format(
                first=printed_number(numbers[0]), last=printed_number(numbers[-1])
            )
        self.count.set_texts(self.tr("How many"), hint)
        if not numbers:
            self.which.set_value(False)
        self.which.setEnabled(bool(numbers))
        is_again = bool(self.which.value)
        self.count.setVisible(not is_again)
        for widget in (self.first, self.last, self.unused_box):
            widget.setVisible(is_again)

    @Slot(object)
    def _on_which_chosen(self, _is_again: object) -> None:
        self._show_numbers()

    @Slot()
    def _on_print(self) -> None:
        path = self.path.path()
        if path is None:
            self.path.set_error(self.tr("Say where the file shall be written."))
            return
        self.path.set_error("")
        again = None
        if self.which.value:
            first, last = self.first.edit.text().strip(), self.last.edit.text().strip()
            again = Again(first, last, self.unused_box.isChecked())
        languages = tuple(Language(one) for one in self.language.edit.currentData())
        chosen = self.questionnaire.edit.currentData()
        self.print_requested.emit(PrintWish(chosen, self.count.edit.value(), languages, path, again))

    @Slot()
    def _on_key_card(self) -> None:
        path = self.path.path()
        if path is not None:
            self.key_card_requested.emit(path.with_name("key-card.pdf"))


def _stem(session: Session) -> str:
    """Return how the file of a session's forms is called, in characters that are safe anywhere."""
    site = "".join(sign if sign.isalnum() else "-" for sign in session.site).strip("-")
    day = f"{min(one.starts_at for one in session.half_days):%Y-%m-%d}" if session.half_days else ""
    return "_".join(part for part in ("forms", site, day) if part)
