"""The texts of a block in both languages: how it is done, what is said, what is needed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.plain_text import MOST_IN_A_TITLE
from facilitator.domain.session import AgendaItem
from ui.plan.block_lines import entries_of, lines_of
from ui.plan.block_part import BlockPart, FormContext
from ui.widgets.text_pair import TextPair


class HowPart(BlockPart):
    """Method, aim and steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.method = self.pair(is_long=False, most=MOST_IN_A_TITLE)
        self.aim = self.pair(is_long=True)
        self.steps = self.pair(is_long=True)

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show method, aim and steps."""
        del context
        self.method.show_values(item.method, keeps_typing=keeps_typing)
        self.aim.show_values(item.aim, keeps_typing=keeps_typing)
        self.steps.show_values(lines_of(item.steps), keeps_typing=keeps_typing)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with these."""
        return replace(
            item, method=self.method.value(), aim=self.aim.value(), steps=_entries(self.steps, item.steps)
        )

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return the method, else the aim, else the first step."""
        first = item.method or item.aim or (item.steps[0] if item.steps else Text())
        return first.in_language(language)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.name_pair(self.method, self.tr("Method"))
        self.name_pair(self.aim, self.tr("Aim"))
        self.name_pair(self.steps, self.tr("Steps, one a line"))


class SayPart(BlockPart):
    """The words to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = self.pair(is_long=True)

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show the words."""
        del context
        self.say.show_values(item.say, keeps_typing=keeps_typing)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with these words."""
        return replace(item, say=self.say.value())

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return how the words begin."""
        return item.say.in_language(language)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.name_pair(self.say, self.tr("What the trainer says"))


class ThingsPart(BlockPart):
    """Materials and the handout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.materials = self.pair(is_long=True)
        self.handout = self.pair(is_long=False, most=MOST_IN_A_TITLE)

    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show what is needed and what is taken home."""
        del context
        self.materials.show_values(lines_of(item.materials), keeps_typing=keeps_typing)
        self.handout.show_values(item.handout, keeps_typing=keeps_typing)

    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with these."""
        return replace(item, materials=_entries(self.materials, item.materials), handout=self.handout.value())

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return the materials in one line."""
        between = "、" if language is Language.ZH else ", "
        return between.join(text.in_language(language) for text in (*item.materials, item.handout) if text)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.name_pair(self.materials, self.tr("Materials, one a line"))
        self.name_pair(self.handout, self.tr("Handout"))


def _entries(pair: TextPair, before: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return the lines as entries; those that nobody touched stay as they are to the letter."""
    if pair.value() == lines_of(before):
        return before
    return entries_of(pair.english.text(), pair.chinese.text())
