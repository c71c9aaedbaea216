"""What the eye finds when it looks up from the paper: the question, its keys, the last answer, large."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from facilitator.domain.answers import Answer, Missing
from facilitator.domain.keying import KeyingState
from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Item, ItemKind
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.card import Card, row
from ui.widgets.figures import BigNumber
from ui.widgets.label import Label, Paragraph

MISSING_SIGNS = {
    Missing.NOT_ANSWERED: "0",
    Missing.TWO_BOXES: "*",
    Missing.ILLEGIBLE: "/",
    Missing.REFUSED: "=",
    Missing.PAGE_LOST: ",",
    Missing.NOT_APPLICABLE: "–",
}
"""Why there is no answer, by the key that said so."""


def answer_sign(answer: Answer) -> str:
    """Return an answer as the keys that gave it."""
    if answer.missing is not None:
        return MISSING_SIGNS[answer.missing]
    return "…" if answer.has_text else " ".join(answer.codes)


class EchoCard(Card):
    """One large figure (the last answer), the question under the cursor and the keys that answer it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._number = Label(role=TextRole.DISPLAY)
        self._place = StatusBadge(theme, Meaning.ACCENT)
        self._last = BigNumber(theme, height_px=Space.EIGHT)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._question = Label(role=TextRole.TITLE, wraps=True)
        self._choices = Paragraph()
        self.notice = Label(role=TextRole.STRONG, meaning=Meaning.BAD, wraps=True)
        head = row(self._number, 1, self._place)
        self.body.addLayout(head)
        self.add(self._progress)
        self.add(self._last)
        self.add(self._question)
        self.add(self._choices)
        self.add(self.notice)
        self.body.addStretch(1)

    def make_compact(self, *, is_compact: bool) -> None:
        """Leave out where there is little room what the form beside and the badge above show too."""
        self._choices.setVisible(not is_compact)
        self._progress.setVisible(not is_compact)
        margin = Space.TWO if is_compact else Space.THREE
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(Space.ONE if is_compact else Space.TWO)

    def said(self) -> str:
        """Return what a reader of the screen is told: the question, its keys, and the answer before."""
        return f"{self._question.text()} {self._choices.plain_text}".strip()

    def show_number(self, printed: str) -> None:
        """Show which form is keyed; an empty number while none is."""
        self._number.setText(printed)

    def show_state(self, state: KeyingState, language: Language) -> None:
        """Show where the keying of a form stands."""
        total = len(state.items)
        item = state.current
        here = min(state.index + 1, total)
        self._place.set_state(Meaning.ACCENT, f"{here} / {total}")
        self._place.setVisible(total > 0)
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(state.answered)
        self._progress.setAccessibleName(f"{state.answered} / {total}")
        self._question.setText(
            "" if item is None else f"{state.index + 1}. {item.text.in_language(language)}"
        )
        self._choices.set_text("" if item is None else self._keys_of(item, language))
        self._show_last(state, language)
        self.notice.setText("")

    def _show_last(self, state: KeyingState, language: Language) -> None:
        typed = state.typed or " ".join(state.chosen)
        if typed:
            self._last.set_figure(typed, self.tr("typed so far"))
            return
        before = [n for n in range(min(state.index, len(state.items))) if state.answers[n] is not None]
        if not before:
            self._last.set_figure("–", self.tr("no answer yet"))
            return
        item, answer = state.items[before[-1]], state.answers[before[-1]]
        if answer is not None:
            words = f"{before[-1] + 1}. {self._said(item, answer, language)}"
            self._last.set_figure(answer_sign(answer), words)

    def _said(self, item: Item, answer: Answer, language: Language) -> str:
        if answer.missing is not None:
            return self._missing_name(answer.missing)
        if answer.has_text:
            return self.tr("text stands here")
        choices = [item.scale.choice(code) for code in answer.codes] if item.scale is not None else []
        return ", ".join(choice.label.in_language(language) for choice in choices if choice is not None)

    def _missing_name(self, missing: Missing) -> str:
        return {
            Missing.NOT_ANSWERED: self.tr("not answered"),
            Missing.TWO_BOXES: self.tr("two boxes ticked"),
            Missing.ILLEGIBLE: self.tr("illegible"),
            Missing.REFUSED: self.tr("refused"),
            Missing.PAGE_LOST: self.tr("page lost"),
            Missing.NOT_APPLICABLE: self.tr("not applicable"),
        }[missing]

    def _keys_of(self, item: Item, language: Language) -> str:
        if item.kind is ItemKind.TEXT:
            return self.tr(".  text stands here\n0  nothing written")
        if item.scale is None:
            return self.tr("Type the number, then Enter\nEnter alone  not answered")
        lines = [f"{choice.code}  {choice.label.in_language(language)}" for choice in item.scale.choices]
        if item.kind is ItemKind.MULTIPLE:
            lines.append(self.tr("Enter  that is all"))
        lines.append(self.tr("0  not answered · *  two boxes · /  illegible"))
        return "\n".join(lines)
