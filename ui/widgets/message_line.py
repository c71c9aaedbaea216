"""One line for the trainer, written in line at the door or over the paper. Enter sends, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from facilitator.domain.assistant_message import MOST_IN_A_MESSAGE
from facilitator.domain.plain_text import plain_line
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.label import Label
from ui.widgets.states import Picture

SplitScan = Callable[[str], tuple[str, str]]
"""Returns what was typed before a scanner wrote its digits behind it, and those digits, or "" for none."""

_ROOM_IS_SHORT = 30
"""Signs that are left when the line begins to say so."""


class MessageLine(Card):
    """Asks for the line; what Esc leaves in it is there again when it is opened next.

    A scanner types wherever the focus is: with `split_scan`, a badge that is scanned into the line is taken
    out of it again and told to the page.
    """

    submitted = Signal(str)
    """The line as it was typed."""

    scanned = Signal(str)
    """The digits of a badge that was scanned while the line had the keys."""

    left = Signal()
    """The line was put away; nothing was sent."""

    def __init__(
        self, theme: Theme, split_scan: SplitScan | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._split_scan = split_scan
        self._hint = ""
        self._error = ""
        self.edit = QLineEdit()
        self.edit.returnPressed.connect(self._on_entered)
        self.edit.textChanged.connect(self._on_changed)
        self._room = Label(role=TextRole.SMALL, meaning=Meaning.SOFT)
        self._below = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._leave_button = QuietButton(theme)
        self._leave_button.clicked.connect(self.leave)
        self.send_button = PrimaryButton(theme, Icon.MESSAGE)
        self.send_button.clicked.connect(self._on_entered)
        line = row(Picture(theme, Icon.MESSAGE, Meaning.WARM, Measure.ICON, has_ground=False))
        line.setSpacing(Space.TWO)
        line.addWidget(self.edit, 1)
        line.addLayout(row(self._room, self._leave_button, self.send_button))
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.ONE)
        self.body.setSpacing(Space.HALF)
        self.body.addLayout(line)
        below = row(self._below)
        below.setContentsMargins(Measure.ICON + Space.TWO, 0, 0, 0)
        self.body.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def has_problem(self) -> bool:
        """Whether the trouble with what is typed stands below the line."""
        return bool(self._error)

    @property
    def below_text(self) -> str:
        """The hint or the trouble that stands below the line."""
        return self._below.text()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Message to the trainer"))
        self.edit.setAccessibleName(self.tr("Message to the trainer"))
        self.edit.setPlaceholderText(self.tr("One line for the trainer, such as: the bus is here at 11:45"))
        self._leave_button.setText(self.tr("Cancel"))
        self.send_button.setText(self.tr("Send"))
        self._show_room()
        self._show_below()

    def open(self) -> None:
        """Come up with the keys; what was typed before is still there."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_hint(self, hint: str) -> None:
        """Say below the line what became of the last one."""
        self._hint = hint
        self._show_below()

    def show_problem(self, sentence: str) -> None:
        """Say below the line what has to change; what is typed stays."""
        self.set_waiting(is_waiting=False)
        self._error = sentence
        self._show_below()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Let nothing be typed or sent while the line is on its way to the disk."""
        self.edit.setEnabled(not is_waiting)
        self.send_button.setEnabled(not is_waiting)

    def take_sent(self) -> None:
        """Go away, empty: the line is on disk."""
        self.set_waiting(is_waiting=False)
        self.edit.clear()
        self.hide()

    def forget(self) -> None:
        """Go away, empty: another half-day is in front."""
        self._hint = ""
        self.take_sent()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Go away, with what is typed."""
        self.hide()
        self.left.emit()

    @Slot()
    def _on_changed(self) -> None:
        self._error = ""
        self._show_room()
        self._show_below()

    def _show_room(self) -> None:
        """Say how long the line is once the room gets short."""
        signs = len(plain_line(self.edit.text()))
        is_short = signs > MOST_IN_A_MESSAGE - _ROOM_IS_SHORT
        self._room.setText(
            self.tr("{signs} of {most}").format(signs=signs, most=MOST_IN_A_MESSAGE) if is_short else ""
        )
        self._room.setVisible(is_short)
        self._room.set_meaning(Meaning.BAD if signs > MOST_IN_A_MESSAGE else Meaning.SOFT)

    def _show_below(self) -> None:
        words = self._error or self._hint or self.tr("Only the trainer sees it, on the console.")
        self._below.setText(words)
        self._below.set_meaning(Meaning.BAD if self._error else Meaning.SOFT)
        self.edit.setAccessibleDescription(words)
        self.edit.setProperty("wrong", "true" if self._error else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    @Slot()
    def _on_entered(self) -> None:
        typed, digits = self._split_scan(self.edit.text()) if self._split_scan else (self.edit.text(), "")
        if digits:
            self.edit.setText(typed)
            self.scanned.emit(digits)
        else:
            self.submitted.emit(typed)
