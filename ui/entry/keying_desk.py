"""The instrument for keying a stack: number, one key an answer, next number. Eyes stay on the paper.

Keys wait in a queue and go to the store one after the other, each durable before the next, so that
nobody can type faster than the desk remembers.
"""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from facilitator.domain.answers import Answer, Sheet, SheetState
from facilitator.domain.form_layout import layout, printed_number
from facilitator.domain.keying import KeyingState, Sound, Step
from facilitator.domain.message import Message
from facilitator.services.enter_answers import (
    BeginOutcome,
    Begun,
    NumberProblem,
    NumberRefused,
    begin_second_keying,
    begin_sheet,
    press_key,
    renumber,
    resume_sheet,
    set_sheet_state,
)
from facilitator.services.paper_overview import PaperOverview, Stack
from ui.entry.aside_bar import AsideBar, SetAside
from ui.entry.echo_card import EchoCard
from ui.entry.form_view import FormView
from ui.entry.keyer_keys import keyer_key
from ui.entry.used_bar import UsedBar, WayOn
from ui.theme.tokens import Meaning, Space
from ui.widgets.card import column
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.page import PageTools
from ui.widgets.sound_player import SoundPlayer

SOUNDS = {
    Sound.TICK: "tick",
    Sound.FIFTH: "fifth",
    Sound.PAGE_END: "page_end",
    Sound.REFUSED: "refused",
    Sound.FINISHED: "good",
}
COMPACT_HEIGHT = Space.EIGHT * 7


class KeyingDesk(QWidget):
    """Keys the sheets of one stack."""

    left = Signal()
    """Esc while no form is open: back to the stacks."""

    form_closed = Signal()
    """The form that was open is put down: finished, set aside or left."""

    def __init__(self, tools: PageTools, sounds: SoundPlayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._sounds = sounds
        self._stack: Stack | None = None
        self._number_length = 0
        self._sheet: Sheet | None = None
        self._state: KeyingState | None = None
        self._last_sheet: Sheet | None = None
        self._waiting: deque[str] = deque()
        self._is_pressing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.number_field = Field(QLineEdit())
        self.number_field.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.number_field.edit.setProperty("scale", "large")
        self.number_field.edit.textEdited.connect(self._on_number_typed)
        self.number_field.edit.returnPressed.connect(self._on_number_entered)
        self.used_bar = UsedBar(tools.theme)
        self.used_bar.chosen.connect(self._on_way_chosen)
        self.aside_bar = AsideBar(tools.theme)
        self.aside_bar.submitted.connect(self._on_set_aside)
        self.aside_bar.left.connect(self._take_focus)
        self.form_view = FormView(tools.theme)
        self.echo = EchoCard(tools.theme)
        self._keys_line = Label(meaning=Meaning.SOFT, wraps=True)
        side = column(
            self.number_field, self.used_bar, self.aside_bar, self.echo, self._keys_line, spacing=Space.TWO
        )
        side.setStretch(3, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.THREE)
        outer.addWidget(self.form_view, 3)
        outer.addLayout(side, 2)

    @property
    def is_keying(self) -> bool:
        """Whether a form is open."""
        return self._sheet is not None

    @property
    def state(self) -> KeyingState | None:
        """Where the keying of the open form stands; none while no form is open."""
        return self._state

    def retranslate(self) -> None:
        """Set every word anew."""
        self.number_field.set_texts(
            self.tr("Number on the form"), self.tr("Type its digits, or scan its code")
        )
        self._keys_line.setText(
            self.tr("−  back     F6  go to a question     F8  set aside     F1  all keys")
        )
        self.used_bar.retranslate()
        self.aside_bar.retranslate()
        self.setAccessibleName(self.tr("Keying: one key an answer"))
        if self._state is not None:
            self.echo.show_state(self._state, self._tools.language())

    def open_stack(self, stack: Stack, overview: PaperOverview) -> None:
        """Key this stack: a form that was half keyed opens where it stopped, else a number is asked."""
        self._stack = stack
        self._number_length = overview.number_length
        self._close_form()
        self.form_view.show_form(layout(stack.questionnaire, stack.batch.wave))
        half_keyed = [sheet for sheet in stack.waiting if sheet.state is SheetState.OPEN]
        if half_keyed:
            self._resume(half_keyed[-1])

    def update_stack(self, stack: Stack, overview: PaperOverview) -> None:
        """Take the newest counts of the stack that is open."""
        self._stack = stack
        self._number_length = overview.number_length

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the form and the echo when the window is small or everything in it large."""
        super().resizeEvent(event)
        is_compact = self.height() < COMPACT_HEIGHT
        self.echo.make_compact(is_compact=is_compact)
        self._keys_line.setVisible(not is_compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key of the keyer; F6 and F8 open their fields; Esc leaves, and loses nothing."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave_form()
        elif key == Qt.Key.Key_F6 and self.is_keying:
            self.aside_bar.ask_question(len(self._state.items) if self._state is not None else 0)
        elif key == Qt.Key.Key_F8 and self.is_keying:
            self.aside_bar.ask_reason()
        elif key == Qt.Key.Key_F7 and not self.is_keying and self._last_sheet is not None:
            self._resume(self._last_sheet)
        elif self.is_keying and (said := keyer_key(event)) is not None:
            self._waiting.append(said)
            self._press_next()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take_focus(self) -> None:
        (self if self.is_keying else self.number_field.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        if self.is_keying:
            self._close_form()
        else:
            self.left.emit()

    def _close_form(self) -> None:
        was_open = self._sheet is not None
        self._sheet = None
        self._state = None
        self._waiting.clear()
        self.used_bar.hide()
        self.aside_bar.hide()
        self.number_field.edit.clear()
        self.number_field.set_error("")
        self.number_field.show()
        self.echo.hide()
        self._take_focus()
        if was_open:
            self.form_closed.emit()

    def _open_form(self, begun: Begun) -> None:
        self._sheet = begun.sheet
        self.used_bar.hide()
        self.number_field.hide()
        self.echo.show_number(printed_number(begun.sheet.number))
        self.echo.show()
        self._show_state(begun.state)
        self._take_focus()

    def _show_state(self, state: KeyingState) -> None:
        self._state = state
        answers: dict[str, Answer] = {answer.item: answer for answer in state.answers if answer is not None}
        self.form_view.show_progress(state.current.key if state.current is not None else "", answers)
        self.echo.show_state(state, self._tools.language())

    def _press_next(self) -> None:
        if self._is_pressing or not self._waiting or self._sheet is None or self._state is None:
            return
        self._is_pressing = True
        use_case = partial(
            press_key, self._tools.workspace, self._sheet.id, self._state, self._waiting.popleft()
        )
        self._tools.operations.run(use_case, self._on_pressed, self._on_press_problem)

    def _on_pressed(self, step: Step) -> None:
        self._is_pressing = False
        self._sounds.play(SOUNDS[step.sound])
        if self._sheet is None:
            return
        self._show_state(step.state)
        if step.message is not None:
            self.echo.notice.setText(self._tools.said(step.message))
        if step.is_finished and step.sound is Sound.FINISHED:
            self._finish()
        else:
            self._press_next()

    def _on_press_problem(self, message: Message) -> None:
        self._is_pressing = False
        self._waiting.clear()
        self._sounds.play("refused")
        self.echo.notice.setText(self._tools.said(message))

    def _finish(self) -> None:
        done = self._sheet
        rest = list(self._waiting)
        self._last_sheet = done
        self._close_form()
        if done is not None:
            number = printed_number(done.number)
            self.number_field.set_texts(
                self.tr("Number on the form"),
                self.tr("Form {number} is keyed. F7 opens it again.").format(number=number),
            )
        typed = "".join(key for key in rest if key.isdigit())
        if typed:
            self.number_field.edit.setText(typed)
            self._on_number_typed(typed)

    @Slot(str)
    def _on_number_typed(self, text: str) -> None:
        digits = "".join(sign for sign in text if sign.isdigit())
        self.number_field.set_error("")
        self.used_bar.hide()
        if self._number_length and len(digits) == self._number_length and len(text) <= len(digits) + 1:
            self._on_number_entered()

    @Slot()
    def _on_number_entered(self) -> None:
        typed = self.number_field.edit.text().strip()
        if typed and self._stack is not None:
            use_case = partial(begin_sheet, self._tools.workspace, self._stack.batch.id, typed)
            self._tools.operations.run(use_case, self._on_begun, self._on_number_problem)

    def _on_begun(self, outcome: BeginOutcome) -> None:
        if isinstance(outcome, Begun):
            self._open_form(outcome)
            return
        self._refuse(outcome)

    def _refuse(self, refused: NumberRefused) -> None:
        self._sounds.play("refused")
        self.number_field.set_error(self._tools.said(refused.message))
        self.number_field.edit.selectAll()
        if refused.problem is NumberProblem.USED_BEFORE and refused.existing:
            self.used_bar.offer(refused.existing[-1])

    def _on_number_problem(self, message: Message) -> None:
        self._sounds.play("refused")
        self.number_field.set_error(self._tools.said(message))
        self.number_field.edit.selectAll()

    def _resume(self, sheet: Sheet) -> None:
        use_case = partial(resume_sheet, self._tools.workspace, sheet.id)
        self._tools.operations.run(use_case, self._open_form, self._on_number_problem)

    @Slot(object)
    def _on_way_chosen(self, way: WayOn) -> None:
        sheet = self.used_bar.sheet
        if self._stack is None or sheet is None:
            return
        workspace, batch_id = self._tools.workspace, self._stack.batch.id
        if way is WayOn.OPEN:
            self._resume(sheet)
        elif way is WayOn.SECOND:
            use_case = partial(begin_second_keying, workspace, batch_id, sheet.number)
            self._tools.operations.run(use_case, self._open_form, self._on_number_problem)
        else:
            self._tools.operations.run(
                partial(renumber, workspace, batch_id), self._on_renumbered, self._on_number_problem
            )

    def _on_renumbered(self, begun: Begun) -> None:
        self._open_form(begun)
        number = printed_number(begun.sheet.number)
        words = self.tr("Write the new number {number} on the paper.").format(number=number)
        self._tools.announce(words, Meaning.WARN)

    @Slot(object)
    def _on_set_aside(self, wish: SetAside) -> None:
        if wish.question:
            self._take_focus()
            self._waiting.append(f"@{wish.question}")
            self._press_next()
        elif self._sheet is not None:
            use_case = partial(
                set_sheet_state, self._tools.workspace, self._sheet.id, wish.state, wish.reason
            )
            self._tools.operations.run(use_case, self._on_was_set_aside, self._on_aside_problem)

    def _on_was_set_aside(self, _sheet: Sheet) -> None:
        self.aside_bar.hide()
        QTimer.singleShot(0, self, self._close_form)

    def _on_aside_problem(self, message: Message) -> None:
        self.aside_bar.show_problem(self._tools.said(message))
