"""A hand scanner that is a keyboard, heard wherever the focus is.

One filter over the whole application. It holds back what may be a badge for as long as `BadgeEar` asks,
hands human typing on as it came, and takes a badge out of the typing before any field, list or keying grid
sees it. Digits of a scanner slower than 40 ms a key went on already; they are taken out of the field again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.domain.badge import TOKEN_DIGITS
from facilitator.domain.badge_ear import BadgeEar, Heard, digit_of
from ui.shell.held_keys import HeldKey, Selected, end_composing, is_key_release, selected_in_focus, take_back
from ui.shell.key_digits import ORDERS, digit_of_key

_WATCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
    }
)
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_SILENT_KEYS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr, Qt.Key.Key_Alt}
)


class HandScanner(QObject):
    """Listens from `listen` on until `stop`."""

    scanned = Signal(str)
    """The 17 digits of a badge; none of them is in any field."""

    left_digits = Signal()
    """A badge came so slowly that its digits did something where no field could give them back."""

    def __init__(
        self,
        app: QApplication,
        is_badge: Callable[[str], bool],
        parent: QObject,
        now_ms: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._now_ms = now_ms or _monotonic_ms
        self._ear = BadgeEar(is_badge)
        self._held: list[HeldKey] = []
        self._gone_on: list[tuple[HeldKey, Selected | None]] = []
        self._ahead = 0
        self._preedit = ""
        self._has_composed = False
        self._swallowed: set[int] = set()
        self._is_handing_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.pass_time)

    def listen(self) -> None:
        """Hear every key of the application."""
        self._app.installEventFilter(self)

    def stop(self) -> None:
        """Hear no more; what waits goes on."""
        self._do(self._ear.other())
        self._app.removeEventFilter(self)

    @Slot()
    def pass_time(self) -> None:
        """Do what is due after a silence: the timer calls it."""
        self._do(self._ear.pass_time(self._now_ms()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what may be a scanner's; True for what does not go on now."""
        kind = event.type()
        if kind not in _WATCHED or self._is_handing_on or not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._released(watched, event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._overridden(event)
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return self._composed(watched, event)
        self._do(self._ear.other())
        return False

    def _pressed(self, watched: QWidget, event: QKeyEvent) -> bool:
        digit = "" if event.isAutoRepeat() else digit_of_key(event)
        if digit:
            self._hold(HeldKey(watched, event.clone(), event.text(), 1))
            self._do(self._ear.hear(digit, self._now_ms()))
            return True
        if event.key() in _SILENT_KEYS:
            return self._hold_with_others(watched, event)
        if event.key() in _ENDS and not event.isAutoRepeat():
            heard = self._ear.end(self._now_ms())
            if heard.is_end_of_code:
                self._swallowed.add(event.key())
        else:
            heard = self._ear.other()
        self._do(heard)
        return heard.is_end_of_code

    def _released(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Keep a key's coming up behind its going down, and swallow both or neither."""
        if not is_key_release(event):
            return False
        if any(_goes_down(one, event.key()) for one in self._held):
            return self._hold_with_others(watched, event)
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        return False

    def _overridden(self, event: QKeyEvent) -> bool:
        """Keep Enter and Tab from being a shortcut behind a whole badge; let what waits go before one."""
        if event.key() in _ENDS and self._ear.is_whole:
            event.accept()
            return True
        is_order = bool(event.modifiers() & ORDERS) or not event.text().strip()
        if is_order and event.key() not in _ENDS | _SILENT_KEYS and self._ear.waiting:
            self._do(self._ear.other())
        return False

    def _composed(self, watched: QWidget, event: QInputMethodEvent) -> bool:
        """Hear the digits of an input method, shown before they are there (preedit) or committed."""
        known, now = self._preedit, event.commitString() or event.preeditString()
        digits = "".join(map(digit_of, now))
        is_ours = len(digits) == len(now) and now.startswith(known) and not event.replacementLength()
        self._preedit = "" if event.commitString() else event.preeditString()
        if not now and not known:
            return False
        if not is_ours or len(digits) > TOKEN_DIGITS + 1:
            self._do(self._ear.other())
            return False
        self._has_composed = True
        new = digits[len(known) :]
        self._hold(HeldKey(watched, event.clone(), now if event.commitString() else "", len(new)))
        heard_at = self._now_ms()
        for digit in new:
            self._do(self._ear.hear(digit, heard_at))
        if not new and not self._ear.waiting:
            self._hand_on(0)
        return True

    def _hold(self, key: HeldKey) -> None:
        self._held.append(key)

    def _hold_with_others(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Let a key that types nothing wait behind those that wait already."""
        if not self._held:
            return False
        self._hold(HeldKey(watched, event.clone()))
        return True

    def _do(self, heard: Heard) -> None:
        """Do what the ear says, in its order."""
        self._hand_on(heard.hand_on)
        if heard.code:
            self._forget(heard)
            self.scanned.emit(heard.code)
        if heard.wait_ms:
            self._timer.start(max(1, round(heard.wait_ms)))
        elif not self._ear.waiting:
            self._timer.stop()

    def _hand_on(self, digits: int) -> None:
        """Deliver the oldest keys until so many digits went on, and what came right behind them."""
        for key in self._oldest(digits):
            self._gone_on.append((key, selected_in_focus()))
            self._deliver(key)
        del self._gone_on[: -2 * TOKEN_DIGITS]

    def _oldest(self, digits: int) -> Iterator[HeldKey]:
        """Give up so many digits that wait; an input method brings several in one event, never halves."""
        digits -= self._ahead
        while self._held and (digits > 0 or not self._held[0].digits):
            key = self._held.pop(0)
            digits -= key.digits
            yield key
        self._ahead = max(0, -digits)

    def _deliver(self, key: HeldKey) -> None:
        self._is_handing_on = True
        try:
            key.deliver()
        finally:
            self._is_handing_on = False

    def _forget(self, heard: Heard) -> None:
        """Throw the keys of a badge away, and take back those that were in a field already."""
        for key in self._oldest(heard.drop):
            self._note_swallowed(key)
        if self._has_composed:
            self._preedit, self._has_composed = "", False
            self._without_listening(end_composing)
        typed, replaced = self._gone_on_last(heard.take_back)
        self._gone_on.clear()
        if typed and not take_back(typed, replaced):
            self.left_digits.emit()

    def _gone_on_last(self, digits: int) -> tuple[str, Selected | None]:
        """Return what the last so many digits typed, and what was selected before the first of them."""
        typed, replaced = "", None
        while self._gone_on and digits > 0:
            key, replaced = self._gone_on.pop()
            typed = key.text + typed
            digits -= key.digits
        return typed, replaced

    def _note_swallowed(self, key: HeldKey) -> None:
        if isinstance(key.event, QKeyEvent):
            if key.event.type() == QEvent.Type.KeyPress:
                self._swallowed.add(key.event.key())
            else:
                self._swallowed.discard(key.event.key())

    def _without_listening(self, deed: Callable[[], None]) -> None:
        self._is_handing_on = True
        try:
            deed()
        finally:
            self._is_handing_on = False


def _goes_down(held: HeldKey, key: int) -> bool:
    event = held.event
    is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() == key


def _monotonic_ms() -> float:
    return time.monotonic() * 1000
