"""One group's timer: whose it is, the time left, which round."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.domain.group_timer import GroupTimer, TimerPhase
from ui.projector.digits import clock_text
from ui.run.big_time import BigTime
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.label import Label

_LAST_SECONDS = 60


class TimerTile(QFrame):
    """Shows a timer; says the same in words to a screen reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._group = Label(role=TextRole.STRONG)
        self.time = BigTime(theme)
        self.state = Label(role=TextRole.SMALL, meaning=Meaning.SOFT)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.ONE, Space.TWO, Space.ONE)
        layout.setSpacing(Space.HALF)
        layout.addWidget(self._group)
        layout.addWidget(self.time, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.state)

    def set_size(self, digit_height: int, *, is_small: bool) -> None:
        """Take digits of that height; a small one leaves the round to its tip."""
        self.time.set_digit_height(digit_height)
        self.state.setVisible(not is_small)
        edge = Space.ONE if is_small else Space.TWO
        self._layout.setContentsMargins(edge, Space.ONE, edge, Space.ONE)

    def room_for(self, digit_height: int, *, is_small: bool) -> QSize:
        """Return the room that it takes with digits of that height, whatever it comes to say."""
        digits = BigTime.room_for(digit_height, "+00:00")
        high = self._group.sizeHint().height() + digits.height() + 2 * Space.ONE + Space.HALF
        if is_small:
            return QSize(digits.width() + 2 * Space.ONE, high)
        longest = self.tr("{round} · time is up").format(
            round=self.tr("Round {number} of {all}").format(number=0, all=0)
        )
        wide = max(digits.width(), self.state.fontMetrics().horizontalAdvance(longest))
        return QSize(wide + 2 * Space.TWO, high + Space.HALF + self.state.sizeHint().height())

    def show_timer(self, timer: GroupTimer) -> None:
        """Show how a timer stands."""
        left, length = timer.left_seconds, timer.length_seconds
        is_over = left <= 0 or timer.phase is TimerPhase.ENDED
        text = clock_text(left) if left > 0 else "+" + clock_text(int(-left))
        meaning = Meaning.WARN if is_over else Meaning.PLAIN
        if left > 0 and left <= _LAST_SECONDS and timer.phase is TimerPhase.RUNNING:
            meaning = Meaning.WARM
        self.time.set_time(text, meaning, min(1.0, 1 - max(0.0, left) / length))
        group = self.tr("Group {number}").format(number=timer.group)
        state = self._state(timer, is_over=is_over)
        if (group, state) != (self._group.text(), self.state.text()):
            self._group.setText(group)
            self.state.setText(state)
            self.setToolTip(state)
            self.state.set_meaning(meaning if is_over else Meaning.SOFT)
        self.setAccessibleName(f"{group}: {text}, {state}")

    def _state(self, timer: GroupTimer, *, is_over: bool) -> str:
        where = self.tr("Round {number} of {all}").format(
            number=timer.round_number, all=len(timer.rounds_seconds)
        )
        if timer.phase is TimerPhase.ENDED:
            return self.tr("All rounds done")
        if is_over:
            return self.tr("{round} · time is up").format(round=where)
        if timer.phase is TimerPhase.READY:
            return self.tr("{round} · ready").format(round=where)
        if timer.phase is TimerPhase.PAUSED:
            return self.tr("{round} · paused").format(round=where)
        return where
