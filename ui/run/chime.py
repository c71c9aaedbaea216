"""A quiet sound at the laptop as the running block draws to its end, where the trainer wants one."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from facilitator.domain.run import Position, RunPhase
from facilitator.domain.time_warning import TimeState, time_state
from ui.theme.appearance import Appearance
from ui.widgets.sound_player import SoundPlayer

_SOUNDS = {TimeState.WARNING: "page_end", TimeState.DANGER: "good", TimeState.OVER: "amber"}
_PRESSING = list(TimeState)


class Chime(QObject):
    """Rings once as a block gets more pressing, never for what was so when it was first seen.

    It is off until it is switched on: a laptop that plays videos is heard by the whole room.
    """

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.player = SoundPlayer(appearance, self)
        self._seen: tuple[UUID, TimeState] | None = None

    @property
    def is_on(self) -> bool:
        """Whether the trainer wants to hear it."""
        return self._appearance.preferences.chime_on

    @Slot()
    def switch(self) -> None:
        """Ring from now on, or no longer. OSError where the wish cannot be kept for the next start."""
        preferences = self._appearance.preferences
        self._appearance.keep(replace(preferences, chime_on=not preferences.chime_on))

    def look(self, position: Position | None) -> TimeState | None:
        """Look at where the run stands; return what it rang for, if it did."""
        current = None if position is None else position.current
        if position is None or current is None:
            self._seen = None
            return None
        if position.phase is not RunPhase.RUNNING:
            return None
        before, state = self._seen, state_of(position)
        self._seen = (current.id, state)
        is_news = before is not None and before[0] == current.id and _is_more(state, before[1])
        if not is_news or not self.is_on:
            return None
        self.player.ring(_SOUNDS[state])
        return state


def state_of(position: Position) -> TimeState:
    """Return how pressing the end of the current block is."""
    return time_state(position.left_seconds, position.left_seconds + position.spent_seconds)


def _is_more(state: TimeState, before: TimeState) -> bool:
    return _PRESSING.index(state) > _PRESSING.index(before)
