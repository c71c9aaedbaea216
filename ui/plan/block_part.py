"""A group of the block form: shows some fields of a block, and gives them back as they are now wished."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.past_runs import PastMinutes
from facilitator.domain.plain_text import MOST_IN_A_PAGE
from facilitator.domain.session import AgendaItem
from ui.theme.tokens import Space
from ui.widgets.text_pair import TextPair


@dataclass(frozen=True, slots=True)
class FormContext:
    """What the form knows beside the block: what it can be bound to, its begin, what it took before.

    `decks` and `questionnaires` are keys with titles; `starts_at` is when the block begins as planned.
    """

    decks: tuple[tuple[str, Text], ...] = ()
    questionnaires: tuple[tuple[str, Text], ...] = ()
    starts_at: time | None = None
    past: PastMinutes | None = None
    language: Language = Language.EN


class BlockPart(QWidget):
    """Base of the groups; every group shows, reads, sums up and names its own fields."""

    edited = Signal()
    """A field was changed by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, Space.ONE)
        self.body.setSpacing(Space.TWO)

    def pair(self, *, is_long: bool, most: int = MOST_IN_A_PAGE) -> TextPair:
        """Return a fresh text in both languages below the other fields."""
        pair = TextPair(is_long=is_long, most=most)
        pair.edited.connect(self.edited)
        self.body.addWidget(pair)
        return pair

    def name_pair(self, pair: TextPair, name: str) -> None:
        """Name a text and its two sides."""
        pair.set_texts(
            name,
            self.tr("{field}, in Chinese").format(field=name),
            self.tr("{field}, in English").format(field=name),
        )

    def pairs(self) -> tuple[TextPair, ...]:
        """Return every text of the group."""
        return tuple(self.findChildren(TextPair))

    @abstractmethod
    def show_item(self, item: AgendaItem, context: FormContext, *, keeps_typing: bool) -> None:
        """Show the block's fields; with `keeps_typing` a text that has the keys stays as it is."""

    @abstractmethod
    def applied(self, item: AgendaItem) -> AgendaItem:
        """Return the block with the fields of this group as they stand in the form."""

    def summary(self, item: AgendaItem, language: Language) -> str:
        """Return what the group holds, in a few words; nothing where it is empty or never folded."""
        del item, language
        return ""

    @abstractmethod
    def retranslate(self) -> None:
        """Set the words in the window's language."""
