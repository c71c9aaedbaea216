"""What an assistant tells the trainer, on the console until it is seen: who, when, large words, one key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from facilitator.domain.assistant_message import AssistantMessage
from facilitator.domain.run_command import ConsoleCommand
from ui.run.run_words import clock
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import QuietButton
from ui.widgets.card import row
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.names_keys import NamesKeys
from ui.widgets.states import Picture

_LARGE_BESIDE, _LARGE_ACROSS = 66, 90
"""Up to so many half-width signs the words are as large as a title: three lines of a column, one across."""

_WIDE_SIGN = 0x2E80
_LONG_RUN = re.compile(r"[!-~]{18}(?=[!-~])")
_MAY_BREAK = "\u200b"


class MessagePlace(Enum):
    """Where on the console the bar stands."""

    AGENDA = auto()
    """At the head of the agenda, which gets shorter; nothing else moves."""
    ACROSS = auto()
    """Below the time, where no agenda stands or the window is narrow."""
    FOOT = auto()
    """In the place of the line for notes, where the window is low."""


class MessageBar(NamesKeys, QFrame):
    """Shows the newest of the messages that are unseen, and how many more there are.

    It takes no focus by itself, so that a clicker or a key for the slides cannot acknowledge anything.
    """

    seen_requested = Signal()
    """The trainer has seen the one that is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: tuple[AssistantMessage, ...] = ()
        self.place = MessagePlace.AGENDA
        self.setProperty("kind", "message")
        self._picture = Picture(theme, Icon.MESSAGE, Meaning.WARM, Measure.ICON, has_ground=False)
        self._sender = ElidedLabel(TextRole.STRONG, Meaning.WARM)
        self._time = Label(role=TextRole.STRONG, meaning=Meaning.WARM)
        self._more = Label(role=TextRole.SMALL, meaning=Meaning.WARM)
        self._words = Label(role=TextRole.TITLE, wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.seen_button = QuietButton(theme)
        self.seen_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.seen_button.clicked.connect(self.seen_requested)
        self._head = QWidget()
        self._head.setLayout(row(self._picture, self._sender, self._time, self._more, 1))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.TWO, Space.ONE, Space.ONE, Space.ONE)
        self._grid.setHorizontalSpacing(Space.TWO)
        self._grid.setVerticalSpacing(Space.HALF)
        self._grid.setColumnStretch(0, 1)
        self._lay_out()
        self.hide()

    @property
    def message(self) -> AssistantMessage | None:
        """The message that is shown, or none."""
        return self._messages[0] if self._messages else None

    @property
    def words(self) -> str:
        """The message as it is shown."""
        return self._words.text().replace(_MAY_BREAK, "")

    def show_messages(self, messages: Sequence[AssistantMessage]) -> None:
        """Show the first of them; none puts the bar away."""
        self._messages = tuple(messages)
        self.retranslate()
        self.setVisible(bool(messages))

    def stand(self, place: MessagePlace) -> None:
        """Fit that place; whoever asks puts the bar there."""
        self.place = place
        self._lay_out()
        self._show_words()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.seen_button.setText(self.with_key(self.tr("Seen"), ConsoleCommand.SEEN))
        message = self.message
        if message is None:
            return
        more = len(self._messages) - 1
        sender, time = message.who or self.tr("Assistant"), clock(message.at)
        self._sender.set_whole_text(sender)
        self._time.setText(time)
        self._more.setText(self.tr("+%n more", "", more))
        self._more.setVisible(more > 0)
        self._show_words()
        name = self.tr("Message from {sender}, {time}: {text}")
        self.setAccessibleName(name.format(sender=sender, time=time, text=message.text))

    @property
    def _is_across(self) -> bool:
        return self.place is not MessagePlace.AGENDA

    def _lay_out(self) -> None:
        for part in (self._head, self._words, self.seen_button):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._head, 0, 0)
        self._grid.addWidget(self._words, 1, 0, 1, 1 if self._is_across else 2)
        self._grid.addWidget(self.seen_button, 0, 1, 2 if self._is_across else 1, 1)

    def _show_words(self) -> None:
        """Write as large as fits: a long run of letters may break, long words are a size smaller."""
        text = self.message.text if self.message is not None else ""
        width = sum(2 if ord(sign) >= _WIDE_SIGN else 1 for sign in text)
        is_large = width <= (_LARGE_ACROSS if self._is_across else _LARGE_BESIDE)
        self._words.setProperty("role", str(TextRole.TITLE if is_large else TextRole.STRONG))
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setText(_LONG_RUN.sub(rf"\g<0>{_MAY_BREAK}", text))
