"""Time in which nobody looked while a block ran: noticed by itself, counted or not as the trainer says."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.run import Instant, gap_seconds
from facilitator.services.ports import Clock
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.buttons import QuietButton
from ui.widgets.states import InlineNotice

BEAT_MS = 5000
_MINUTE = 60


class SleepWatch(QObject):
    """Looks at the clock every five seconds; a beat that comes a minute late was slept through.

    The clock counts time asleep (see `Clock.instant`), a timer of Qt does not run meanwhile.
    """

    slept = Signal(int)
    """For so many seconds nothing ran."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._before: Instant | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.beat)

    def set_watching(self, *, is_watching: bool) -> None:
        """Watch from now on, or rest: only a running block can be slept through."""
        if is_watching == self._timer.isActive():
            return
        self._before = self._clock.instant() if is_watching else None
        if is_watching:
            self._timer.start(BEAT_MS)
        else:
            self._timer.stop()

    @Slot()
    def beat(self) -> None:
        """Compare with the beat before."""
        now = self._clock.instant()
        before, self._before = self._before, now
        gap = gap_seconds(before, now) if before is not None else 0
        if gap:
            self.slept.emit(gap)


@dataclass(frozen=True, slots=True)
class Gap:
    """So many seconds of a block in which nobody can have looked."""

    block: UUID | None
    seconds: int


class SleptNotice(InlineNotice):
    """One sentence and two answers; it takes no focus, so that a clicker cannot answer.

    What comes while it waits for its answer is added up, each gap with the block that it fell into.
    """

    not_counted = Signal(object)
    """A `Gap` shall not count as time of its block."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, can_dismiss=False, parent=parent)
        self._gaps: tuple[Gap, ...] = ()
        self._was_closed = False
        self.count_button = QuietButton(theme)
        self.count_button.clicked.connect(self.forget)
        self.action_requested.connect(self._on_not_counted)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(self.button), self.count_button)
        for button in (self.button, self.count_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def ask(self, gap: Gap, *, was_closed: bool = False) -> None:
        """Ask about that time and what was asked before: the laptop slept, or the program was closed."""
        self._gaps = (*self._gaps, gap)
        self._was_closed = self._was_closed or was_closed
        self.retranslate()
        self.show()

    @Slot()
    def forget(self) -> None:
        """Ask nothing any more: what was asked about counts."""
        self._gaps, self._was_closed = (), False
        self.hide()

    def retranslate(self) -> None:
        """Say it in the window's language; what is put away stays away."""
        is_asking = not self.isHidden()
        self.count_button.setText(self.tr("Count it"))
        minutes = max(1, round(sum(gap.seconds for gap in self._gaps) / _MINUTE))
        sentence = (
            self.tr("The block ran on while the program was closed: %n min since the last key.", "", minutes)
            if self._was_closed
            else self.tr("The laptop slept for %n min.", "", minutes)
        )
        self.show_sentence(Meaning.WARN, sentence, self.tr("Do not count it"))
        self.setVisible(is_asking)

    @Slot()
    def _on_not_counted(self) -> None:
        gaps = self._gaps
        self.forget()
        for gap in gaps:
            self.not_counted.emit(gap)
