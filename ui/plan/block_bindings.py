"""What a block is bound to: slides of a deck, a questionnaire, a module of the programme."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.plain_text import MOST_IN_A_TITLE
from facilitator.domain.programme import SlideRange
from facilitator.domain.session import AgendaItem
from ui.plan.block_part import BlockPart, FormContext
from ui.theme.tokens import Space
from ui.widgets.card import row
from ui.widgets.choices import choose, offer
from ui.widgets.field import Field
from ui.widgets.open_first import open_first

_PAGES_AT_MOST = 999
_MODULES_AT_MOST = 99


class BindingsPart(BlockPart):
    """Deck with first and last slide, questionnaire, module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = FormContext()
        self._own_deck = ""
        self._own_questionnaire: str | None = None
        self.deck = Field(QComboBox())
        self.first_slide = Field(QSpinBox())
        self.last_slide = Field(QSpinBox())
        self.questionnaire = Field(QComboBox())
        self.module = Field(QSpinBox())
        for box in (self.deck.edit, self.questionnaire.edit):
            box.activated.connect(self.edited)
            open_first(box)
        self.module.edit.setRange(0, _MODULES_AT_MOST)
        for spin in (self.first_slide.edit, self.last_slide.edit, self.module.edit):
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self.edited)
        self.body.addWidget(self.deck)
        self.body.addLayout(row(self.first_slide, self.last_slide, spacing=Space.TWO))
        self.body.addWidget(self.questionnaire)
        self.body.addWidget(self.module)
        self.module_title = self.pair(is_long=False, most=MOST_IN_A_TITLE)

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show what the block is bound to; what is not there any more is still named by its key."""
        self._context = context
        self._own_deck = item.slides.deck if item.slides else ""
        self._own_questionnaire = item.questionnaire
        self._offer()
        choose(self.deck.edit, self._own_deck or (context.decks[0][0] if context.decks else ""))
        choose(self.questionnaire.edit, item.questionnaire or "")
        for field, page in (
            (self.first_slide, item.slides.first if item.slides else 0),
            (self.last_slide, item.slides.last if item.slides else 0),
        ):
            field.edit.setRange(0, max(_PAGES_AT_MOST if context.decks else 0, page))
            field.edit.setValue(page)
            field.setVisible(bool(context.decks or page))
        self.deck.setVisible(self.deck.edit.count() > 1)
        self.module.edit.setValue(item.module_number)
        self.module_title.show_values(item.module_title, keeps_typing=keeps_typing)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block bound to these; no first slide means none at all."""
        first, last = self.first_slide.edit.value(), self.last_slide.edit.value()
        deck = self.deck.edit.currentData() or ""
        return replace(
            item,
            slides=SlideRange(str(deck), first, max(first, last)) if first and deck else None,
            questionnaire=self.questionnaire.edit.currentData() or None,
            module_number=self.module.edit.value(),
            module_title=self.module_title.value(),
        )

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return slides, questionnaire and module in one line."""
        parts = []
        if item.slides:
            pages = item.slides
            shown = f"{pages.first}–{pages.last}" if pages.last > pages.first else f"{pages.first}"
            parts.append(self.tr("slides {pages}").format(pages=shown))
        if item.questionnaire:
            titles = dict(self._context.questionnaires)
            parts.append(titles.get(item.questionnaire, Text(item.questionnaire)).in_language(language))
        if item.module_number:
            parts.append(self.tr("module {number}").format(number=item.module_number))
        return " · ".join(parts)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.deck.set_texts(self.tr("Deck"))
        self.first_slide.set_texts(self.tr("First slide"))
        self.last_slide.set_texts(self.tr("Last slide"))
        self.questionnaire.set_texts(self.tr("Questionnaire"))
        self.module.set_texts(self.tr("Module"))
        self.name_pair(self.module_title, self.tr("Title of the module"))
        for spin in (self.first_slide.edit, self.last_slide.edit, self.module.edit):
            spin.setSpecialValueText(self.tr("none"))
        self._offer()

    def _offer(self) -> None:
        """Offer what there is in the window's language, and what the block names beside that."""
        language = self._context.language
        decks = dict(self._context.decks)
        for key in filter(None, (self._own_deck,)):
            decks.setdefault(key, Text(key))
        sheets = dict(self._context.questionnaires)
        if self._own_questionnaire:
            sheets.setdefault(self._own_questionnaire, Text(self._own_questionnaire))
        offer(self.deck.edit, [(title.in_language(language) or key, key) for key, title in decks.items()])
        offer(
            self.questionnaire.edit,
            [
                (self.tr("none"), ""),
                *((title.in_language(language) or key, key) for key, title in sheets.items()),
            ],
        )
