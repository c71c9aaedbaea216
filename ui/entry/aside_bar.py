"""Asked in line while a form is open: which question to go to, or why the form is set aside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.answers import SheetState
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import row
from ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class SetAside:
    """The state in which the form is set aside, and why."""

    state: SheetState
    reason: str = ""


class AsideBar(QFrame):
    """One field and the buttons that fit what is asked."""

    question_chosen = Signal(str)
    """The number of the question to go to, as typed; empty for none."""

    submitted = Signal(object)
    """A `SetAside`."""

    left = Signal()
    """Esc: back to keying."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks_question = False
        self._most = 0
        self.field = Field(QLineEdit())
        self.field.edit.returnPressed.connect(self._on_entered)
        self.park_button = QuietButton(theme, Icon.PAUSE)
        self.blank_button = QuietButton(theme, Icon.FILE)
        self.spoilt_button = QuietButton(theme, Icon.FILE_BAD)
        self.park_button.clicked.connect(self._on_entered)
        self.blank_button.clicked.connect(self._on_blank)
        self.spoilt_button.clicked.connect(self._on_spoilt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addWidget(self.field)
        layout.addLayout(row(self.park_button, self.blank_button, self.spoilt_button, 1))
        self.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.park_button.setText(self.tr("Park it"))
        self.blank_button.setText(self.tr("It is blank"))
        self.spoilt_button.setText(self.tr("It is spoilt"))
        if self._asks_question:
            self.field.set_texts(self.tr("Go to question"), self.tr("1 to {most}").format(most=self._most))
        else:
            self.field.set_texts(self.tr("Why is this form set aside?"))

    def ask_question(self, most: int) -> None:
        """Ask for a question's number."""
        self._most = most
        self._open(asks_question=True)

    def ask_reason(self) -> None:
        """Ask why the form is set aside."""
        self._open(asks_question=False)

    def show_problem(self, sentence: str) -> None:
        """Say what has to change."""
        self.field.set_error(sentence)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to keying by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _open(self, *, asks_question: bool) -> None:
        self._asks_question = asks_question
        for button in (self.park_button, self.blank_button, self.spoilt_button):
            button.setVisible(not asks_question)
        self.field.edit.clear()
        self.field.set_error("")
        self.retranslate()
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_entered(self) -> None:
        text = self.field.edit.text().strip()
        if self._asks_question:
            self.hide()
            self.question_chosen.emit(text)
        else:
            self.submitted.emit(SetAside(SheetState.PARKED, text))

    @Slot()
    def _on_blank(self) -> None:
        self.submitted.emit(SetAside(SheetState.BLANK))

    @Slot()
    def _on_spoilt(self) -> None:
        self.submitted.emit(SetAside(SheetState.SPOILT, self.field.edit.text().strip()))
