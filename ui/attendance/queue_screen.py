"""The screen that the queue sees: what came of a badge, by colour, shape and word, and never a name.

It covers the whole window and keeps the keys. It is left by the PIN it was begun with, or by its keys.
"""

from __future__ import annotations

import hmac

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator.domain.badge import SHORT_CODE_DIGITS, TOKEN_DIGITS
from facilitator.domain.badge_ear import digit_of
from ui.attendance.feedback import FeedbackCard
from ui.attendance.last_outcome import Shown
from ui.attendance.outcome_words import OutcomeWords
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.label import Label

KEYS = "Ctrl+Shift+K"
SHOWN_MS = 5000
END_OF_CODE_MS = 300
FORGOTTEN_MS = 5000
FREE_TRIES = 5
PAUSE_MS = 30_000
LARGEST_WORD_PX = 160


class QueueScreen(QWidget):
    """Lies over its window from `begin` until somebody leaves it."""

    code_typed = Signal(str)
    """Digits of a badge that were typed here: too many to be a PIN."""

    left = Signal()
    """The desk is in front again."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._pin = ""
        self._typed = ""
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._on_silence)
        self._wrong = 0
        self._words = OutcomeWords(self)
        self._outcome: Shown | None = None
        self.card = FeedbackCard(theme, word_px=LARGEST_WORD_PX)
        self._how_to_leave = Label(role=TextRole.SMALL, meaning=Meaning.SOFT)
        self._how_to_leave.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SIX, Space.SIX, Space.SIX, Space.TWO)
        layout.addWidget(self.card, 1)
        layout.addWidget(self._how_to_leave)
        self._shown_long_enough = QTimer(self)
        self._shown_long_enough.setSingleShot(True)
        self._shown_long_enough.setInterval(SHOWN_MS)
        self._shown_long_enough.timeout.connect(self._on_shown_long_enough)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._state_before = host.windowState()
        host.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether the queue sees this screen now."""
        return not self.isHidden()

    @property
    def is_answering(self) -> bool:
        """Whether what came of the last badge has not gone yet."""
        return self._outcome is not None

    def begin(self, pin: str = "") -> None:
        """Cover the window; with a PIN only that leads back."""
        self._pin, self._typed, self._wrong = pin, "", 0
        self._outcome = None
        self._pause.stop()
        self._state_before = self._host.windowState()
        self._host.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.retranslate()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outcome(self, outcome: Shown) -> None:
        """Show what came of a badge for a few seconds, without a name."""
        self._outcome = outcome
        self._say()
        self._shown_long_enough.start()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Screen for the queue"))
        if self._pin:
            sentence = self.tr("Type the PIN and press Enter to leave")
        else:
            keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
            sentence = self.tr("{keys} leaves this screen").format(keys=keys)
        self._how_to_leave.setText(sentence)
        self._say()

    def event(self, event: QEvent) -> bool:
        """Keep every key from being a shortcut of the window behind."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the way out, and digits; no key goes further."""
        event.accept()
        keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        digit = digit_of(event.text())
        if keys == KEYS and not self._pin:
            self._leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._entered()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Backspace}:
            self._typed = ""
        elif digit:
            self._typed += digit
            self._silence.start(END_OF_CODE_MS if len(self._typed) >= TOKEN_DIGITS else FORGOTTEN_MS)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 - Qt names it
        """Keep the keys here."""
        del is_next
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at every size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.is_on:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave nothing of the desk to be seen."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.ground))
        painter.end()

    def _entered(self) -> None:
        typed, self._typed = self._typed, ""
        if len(typed) >= SHORT_CODE_DIGITS:
            self.code_typed.emit(typed)
        elif typed and self._pin and not self._pause.isActive():
            self._try(typed)

    def _try(self, typed: str) -> None:
        if hmac.compare_digest(typed.encode(), self._pin.encode()):
            self._leave()
            return
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            self._wrong = 0
            self._pause.start()
            self._how_to_leave.setText(self.tr("That PIN was wrong five times. Wait half a minute."))
        else:
            self._how_to_leave.setText(self.tr("That is not the PIN. Type it again and press Enter."))

    def _leave(self) -> None:
        self._shown_long_enough.stop()
        self._pause.stop()
        self._pin = ""
        self._host.setWindowState(self._state_before)
        self.hide()
        self.left.emit()

    def _say(self) -> None:
        one = self._outcome
        if one is None:
            sentence = self.tr("Show your badge to the scanner")
            self.card.show_outcome(None, sentence, word=self.tr("Welcome"))
        else:
            word = self._words.word(one.answer)
            self.card.show_outcome(one.tone, self._words.for_the_queue(one.answer), word=word)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the keys, whatever happens behind."""
        del before
        if self.is_on and now is not None and now is not self and now.window() is self.window():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_shown_long_enough(self) -> None:
        self._outcome = None
        self._say()

    @Slot()
    def _on_silence(self) -> None:
        """Take a badge that came without Enter, and forget what nobody goes on with: a PIN begins anew."""
        if len(self._typed) >= TOKEN_DIGITS:
            self._entered()
        self._typed = ""

    @Slot()
    def _on_pause_over(self) -> None:
        self.retranslate()
