"""Asks which form lies on the desk: its number typed or scanned, and what to do with one used before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.domain.answers import Sheet
from facilitator.domain.form_layout import printed_number
from facilitator.domain.message import Message
from facilitator.services.changes import Done
from facilitator.services.enter_answers import (
    BeginOutcome,
    Begun,
    NumberProblem,
    begin_second_keying,
    begin_sheet,
    renumber,
    resume_sheet,
)
from ui.entry.used_bar import UsedBar, WayOn
from ui.theme.tokens import Meaning
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.once import Once
from ui.widgets.page import PageTools

B = TypeVar("B", bound=BeginOutcome)


class NumberCard(Card):
    """Opens one form at a time; a form that opens after the stack was left is not heard of."""

    asked = Signal()
    """A form is being opened: what is typed from now on is its answers."""

    opened = Signal(object)
    """A `Begun`."""

    refused = Signal()
    """No form is open; the reason stands at the field."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._batch_id: UUID | None = None
        self._number_length = 0
        self._last_sheet: Sheet | None = None
        self._opening = Once(tools.operations, self)
        self._opening.lost.connect(self.refused)
        self.field = self.add(Field(QLineEdit()))
        self.field.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.field.edit.setProperty("scale", "large")
        self.field.edit.textEdited.connect(self._on_typed)
        self.field.edit.returnPressed.connect(self._on_entered)
        self.used_bar = self.add(UsedBar(tools.theme))
        self.used_bar.chosen.connect(self._on_way_chosen)
        self.body.addStretch(1)

    @property
    def is_opening(self) -> bool:
        """Whether a form is asked for that is not open yet."""
        return self._opening.is_running

    def retranslate(self) -> None:
        """Set every word anew."""
        hint = self.tr("Type its digits, or scan its code")
        if self._last_sheet is not None:
            number = printed_number(self._last_sheet.number)
            hint = self.tr("Form {number} is keyed. F7 opens it again.").format(number=number)
        self.field.set_texts(self.tr("Number on the form"), hint)
        self.used_bar.retranslate()

    def ask(self, batch_id: UUID) -> None:
        """Ask for the numbers of that stack."""
        self._batch_id = batch_id
        self._last_sheet = None
        self.clear()

    def leave(self) -> None:
        """Ask for nothing more."""
        self._batch_id = None

    def take_length(self, digits: int) -> None:
        """Open a form as soon as that many digits are typed; 0 waits for Enter."""
        self._number_length = digits

    def clear(self, last_sheet: Sheet | None = None) -> None:
        """Be ready for the next number; F7 opens the last sheet again."""
        self._last_sheet = last_sheet or self._last_sheet
        self.used_bar.hide()
        self.field.edit.clear()
        self.field.set_error("")
        self.retranslate()

    def take_keys(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Type the number that was pressed before it was asked for; return the keys after it."""
        number = "".join(keys[: self._number_length])
        if not number.isdigit():
            return ()
        self.field.edit.setText(number)
        self._on_typed(number)
        return keys[self._number_length :]

    def open_last(self) -> None:
        """Open the form that was keyed last in this stack."""
        if self._last_sheet is not None:
            self.resume(self._last_sheet)

    def resume(self, sheet: Sheet) -> None:
        """Open a form where its keying stopped."""
        self._open(partial(resume_sheet, self._tools.workspace, sheet.id))

    def _open(self, use_case: Callable[[], Done[B]]) -> None:
        if self._opening.run(use_case, partial(self._on_begun, self._batch_id), self._refuse):
            self.asked.emit()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        digits = "".join(sign for sign in text if sign.isdigit())
        self.field.set_error("")
        self.used_bar.hide()
        if self._number_length and len(digits) == self._number_length and len(text) <= len(digits) + 1:
            self._on_entered()

    @Slot()
    def _on_entered(self) -> None:
        typed = self.field.edit.text().strip()
        if typed and self._batch_id is not None:
            self._open(partial(begin_sheet, self._tools.workspace, self._batch_id, typed))

    def _on_begun(self, batch_id: UUID | None, outcome: BeginOutcome) -> None:
        if batch_id != self._batch_id:
            return
        if isinstance(outcome, Begun):
            self.opened.emit(outcome)
            return
        if outcome.problem is NumberProblem.USED_BEFORE and outcome.existing:
            self.used_bar.offer(outcome.existing[-1])
        self._refuse(outcome.message)

    def _refuse(self, message: Message) -> None:
        self.field.set_error(self._tools.said(message))
        self.field.edit.selectAll()
        self.refused.emit()

    @Slot(object)
    def _on_way_chosen(self, way: WayOn) -> None:
        sheet = self.used_bar.sheet
        if self._batch_id is None or sheet is None:
            return
        workspace = self._tools.workspace
        if way is WayOn.OPEN:
            self.resume(sheet)
        elif way is WayOn.SECOND:
            self._open(partial(begin_second_keying, workspace, self._batch_id, sheet.number))
        else:
            begin = partial(renumber, workspace, self._batch_id)
            if self._opening.run(begin, partial(self._on_renumbered, self._batch_id), self._refuse):
                self.asked.emit()

    def _on_renumbered(self, batch_id: UUID | None, begun: Begun) -> None:
        self._on_begun(batch_id, begun)
        number = printed_number(begun.sheet.number)
        words = self.tr("Write the new number {number} on the paper.").format(number=number)
        self._tools.announce(words, Meaning.WARN)
