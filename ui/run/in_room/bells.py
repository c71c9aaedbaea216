"""Bells of the group timers, as a sound and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from facilitator.domain.group_timer import Bell, BellKind
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools
from ui.widgets.sound_player import SoundPlayer

_SOUNDS = {BellKind.LAST_MINUTE: "page_end", BellKind.ROUND_OVER: "good", BellKind.ALL_OVER: "amber"}


class Bells(QObject):
    """Rings once for what is due at one moment, and says for whom."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.player = SoundPlayer(tools.appearance, self)

    def ring(self, bells: Sequence[Bell]) -> None:
        """Ring the weightiest sound and say each kind once, with its groups."""
        kinds = [kind for kind in _SOUNDS if any(bell.kind is kind for bell in bells)]
        if kinds:
            self.player.play(_SOUNDS[kinds[-1]])
        for kind in kinds:
            between = self.tr(", ", "between numbers of groups")
            groups = between.join(str(bell.group) for bell in bells if bell.kind is kind)
            self._tools.announce(self._sentence(kind).format(groups=groups), Meaning.INFO)

    def _sentence(self, kind: BellKind) -> str:
        if kind is BellKind.LAST_MINUTE:
            return self.tr("Last minute: group {groups}.")
        if kind is BellKind.ROUND_OVER:
            return self.tr("The round is over: group {groups}.")
        return self.tr("The last round is over: group {groups}.")
