"""One line as a half-day begins or goes on: on which day it was planned, or that it was left in the midst."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.states import InlineNotice

Sentence = Callable[[], tuple[Meaning, str, str]]
"""Says anew in the window's language: the meaning, the sentence, and what the button says."""


class BeginNotice(InlineNotice):
    """Says one sentence until the run goes on; it takes no focus, so that a clicker cannot answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._sentence_now: Sentence | None = None
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tell(self, sentence: Sentence) -> None:
        """Say it, and again whenever the window speaks another language."""
        self._sentence_now = sentence
        self.show_sentence(*sentence())

    def retranslate(self) -> None:
        """Say it in the window's language; what is put away stays away."""
        if self._sentence_now is not None and not self.isHidden():
            self.show_sentence(*self._sentence_now())
