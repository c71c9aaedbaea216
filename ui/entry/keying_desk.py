"""The instrument for keying a stack: number, one key an answer, next number. Eyes stay on the paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.answers import Answer, Sheet, SheetState
from facilitator.domain.form_layout import layout, printed_number
from facilitator.domain.keying import KeyingState, Sound, Step
from facilitator.domain.message import Message
from facilitator.services.enter_answers import Begun, set_sheet_state
from facilitator.services.paper_overview import PaperOverview, Stack
from ui.entry.aside_bar import AsideBar, SetAside
from ui.entry.echo_card import EchoCard
from ui.entry.form_view import FormView
from ui.entry.key_queue import KeyQueue
from ui.entry.keyer_keys import keyer_key, may_repeat
from ui.entry.number_card import NumberCard
from ui.theme.tokens import Meaning, Space
from ui.widgets.card import column
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
SCANNERS_ENTER_MS = 80
"""A scanner ends a code with Enter within this time; nobody answers a question so soon."""


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
        self._sheet: Sheet | None = None
        self._state: KeyingState | None = None
        self._early: list[str] = []
        self._is_leaving = False
        self._since_number = QElapsedTimer()
        self._queue = KeyQueue(tools, self)
        self._queue.pressed.connect(self._on_pressed)
        self._queue.failed.connect(self._on_key_failed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.number_card = NumberCard(tools)
        self.number_card.asked.connect(self._on_number_asked)
        self.number_card.opened.connect(self._on_opened)
        self.number_card.refused.connect(self._on_number_refused)
        self.aside_bar = AsideBar(tools.theme)
        self.aside_bar.question_chosen.connect(self._on_question_chosen)
        self.aside_bar.submitted.connect(self._on_set_aside)
        self.aside_bar.left.connect(self.take_focus)
        self.form_view = FormView(tools.theme)
        self.echo = EchoCard(tools.theme)
        self._keys_line = Label(meaning=Meaning.SOFT, wraps=True)
        side = column(self.number_card, self.aside_bar, self.echo, self._keys_line, spacing=Space.TWO)
        side.setStretch(0, 1)
        side.setStretch(2, 1)
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
    def is_busy(self) -> bool:
        """Whether a key, or the opening of a form, is still on its way to the disk."""
        return self.number_card.is_opening or not self._queue.is_empty

    @property
    def state(self) -> KeyingState | None:
        """Where the keying of the open form stands; none while no form is open."""
        return self._state

    def retranslate(self) -> None:
        """Set every word anew."""
        self.number_card.retranslate()
        self._keys_line.setText(
            self.tr("−  back     F6  go to a question     F8  set aside     F1  all keys")
        )
        self.aside_bar.retranslate()
        self.form_view.setAccessibleName(self.tr("The form as it is printed"))
        self.setAccessibleName(self.tr("Keying: one key an answer"))
        if self._state is not None:
            self._show_state(self._state)

    def open_stack(self, stack: Stack, overview: PaperOverview) -> None:
        """Key this stack: a form that was half keyed opens where it stopped, else a number is asked."""
        self.update_stack(stack, overview)
        self._close_form()
        self.number_card.ask(stack.batch.id)
        self.form_view.show_form(layout(stack.questionnaire, stack.batch.wave))
        half_keyed = [sheet for sheet in stack.waiting if sheet.state is SheetState.OPEN]
        if half_keyed:
            self.number_card.resume(half_keyed[-1])
        self.take_focus()

    def update_stack(self, stack: Stack, overview: PaperOverview) -> None:
        """Take the newest counts of the stack that is open."""
        self._stack = stack
        self.number_card.take_length(overview.number_length)

    def put_down(self) -> None:
        """Leave the stack: an open form is closed as soon as its keys are on disk."""
        self.number_card.leave()
        self._early.clear()
        if self.is_keying:
            self._queue.then(self._close_form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the form and the echo when the window is small or everything in it large."""
        super().resizeEvent(event)
        is_compact = self.height() < COMPACT_HEIGHT
        self.echo.make_compact(is_compact=is_compact)
        self._keys_line.setVisible(not is_compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key of the keyer; F6 and F8 open their fields; Esc leaves, and loses nothing."""
        key, said = event.key(), keyer_key(event)
        if event.isAutoRepeat() and not may_repeat(said):
            return
        if key == Qt.Key.Key_Escape:
            self._leave_form()
        elif key == Qt.Key.Key_F6 and self._state is not None:
            self.aside_bar.ask_question(len(self._state.items))
        elif key == Qt.Key.Key_F8 and self.is_keying:
            self.aside_bar.ask_reason()
        elif key == Qt.Key.Key_F7 and not self.is_keying:
            self.number_card.open_last()
        elif said is None or not (self.is_keying or self.number_card.is_opening):
            super().keyPressEvent(event)
        elif not self._is_of_scanner(said):
            self._take_key(said)

    def _is_of_scanner(self, said: str) -> bool:
        """Say whether this is the Enter with which a scanner ends the number of the form."""
        if said != "Enter" or self._early or not self._since_number.isValid():
            return False
        return self.number_card.is_opening or self._since_number.elapsed() < SCANNERS_ENTER_MS

    def _take_key(self, said: str) -> None:
        if self.is_keying:
            self._since_number.invalidate()
            self._queue.add((said,))
        else:
            self._early.append(said)

    @Slot()
    def take_focus(self) -> None:
        """Give the keys to the form that is open, else to the field of its number."""
        target = self if self.is_keying or self.number_card.is_opening else self.number_card.field.edit
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        if self.is_keying:
            self._queue.then(self._close_form)
        elif self.number_card.is_opening:
            self._is_leaving = True
        else:
            self.left.emit()

    def _close_form(self, finished: Sheet | None = None) -> None:
        was_open = self._sheet is not None
        self._queue.end()
        self._sheet = None
        self._state = None
        self.aside_bar.hide()
        self.number_card.clear(finished)
        self.number_card.show()
        self.echo.hide()
        self.form_view.show_progress("", {})
        if was_open:
            self.take_focus()
            self.form_closed.emit()

    @Slot()
    def _on_number_asked(self) -> None:
        self._early.clear()
        self._is_leaving = False
        self._since_number.start()
        self.take_focus()

    @Slot()
    def _on_number_refused(self) -> None:
        self._early.clear()
        self._sounds.play("refused")
        self.take_focus()

    @Slot(object)
    def _on_opened(self, begun: Begun) -> None:
        self._sheet = begun.sheet
        self._queue.begin(begun.sheet.id, begun.state)
        self.number_card.hide()
        self.echo.show_number(printed_number(begun.sheet.number))
        self.echo.show()
        self._show_state(begun.state)
        self.take_focus()
        early, self._early = self._early, []
        self._queue.add(early)
        if self._is_leaving:
            self._queue.then(self._close_form)

    def _show_state(self, state: KeyingState) -> None:
        self._state = state
        answers: dict[str, Answer] = {answer.item: answer for answer in state.answers if answer is not None}
        self.form_view.show_progress(state.current.key if state.current is not None else "", answers)
        self.echo.show_state(state, self._tools.language())
        self.setAccessibleDescription(self.echo.said())

    @Slot(object)
    def _on_pressed(self, step: Step) -> None:
        self._sounds.play(SOUNDS[step.sound])
        if self._sheet is None:
            return
        self._show_state(step.state)
        if step.message is not None:
            self.echo.notice.setText(self._tools.said(step.message))
        if step.is_finished and step.sound is Sound.FINISHED:
            self._finish(self._sheet)

    def _finish(self, done: Sheet) -> None:
        """Put the form down; digits typed ahead are the next number, and the answers after it."""
        rest = self._queue.end()
        self._close_form(done)
        self._early.extend(self.number_card.take_keys(rest))

    @Slot(object)
    def _on_key_failed(self, message: Message) -> None:
        self._sounds.play("refused")
        self.echo.notice.setText(self._tools.said(message))

    @Slot(str)
    def _on_question_chosen(self, number: str) -> None:
        self.take_focus()
        if number:
            self._queue.add((f"@{number}",))

    @Slot(object)
    def _on_set_aside(self, wish: SetAside) -> None:
        self._queue.then(partial(self._set_aside, wish))

    def _set_aside(self, wish: SetAside) -> None:
        if self._sheet is not None:
            use_case = partial(
                set_sheet_state, self._tools.workspace, self._sheet.id, wish.state, wish.reason
            )
            self._tools.operations.run(use_case, self._on_was_set_aside, self._on_aside_failed)

    def _on_was_set_aside(self, sheet: Sheet) -> None:
        if self._sheet is not None and self._sheet.id == sheet.id:
            self._close_form()

    def _on_aside_failed(self, message: Message) -> None:
        self.aside_bar.show_problem(self._tools.said(message))
