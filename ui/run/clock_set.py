"""The laptop's clock was put forward or back while a half-day runs: told once, for nothing has to be done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.domain.run import Position, RunPhase
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.states import InlineNotice

_MINUTE = 60
_OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})


class ClockSetNotice(InlineNotice):
    """One calm sentence; the timer goes by the clock that nobody can set."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._told_seconds = 0.0
        self._set_by = 0

    def heed(self, position: Position) -> None:
        """Say by how much the clock was set since that was told last, from a minute on."""
        set_by = position.clock_jump_seconds - self._told_seconds
        if position.phase in _OPEN and abs(set_by) >= _MINUTE:
            self._told_seconds, self._set_by = position.clock_jump_seconds, round(set_by / _MINUTE)
            self.show()
            self.retranslate()

    def forget(self) -> None:
        """Put it away: another half-day is in front."""
        self._told_seconds, self._set_by = 0.0, 0
        self.hide()

    def retranslate(self) -> None:
        """Say it in the window's language; what is put away stays away."""
        is_said, by = not self.isHidden(), self._set_by
        forward = self.tr("This laptop's clock was put forward by %n min. The timer is not affected.", "", by)
        back = self.tr("This laptop's clock was put back by %n min. The timer is not affected.", "", -by)
        self.show_sentence(Meaning.INFO, forward if by > 0 else back)
        self.setVisible(is_said)
