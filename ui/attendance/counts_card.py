"""How full the room is: a ring of those present, and what the numbers beside it mean."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import DoorCount
from facilitator.services.door import DoorState
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.card import Card, column, row
from ui.widgets.figures import ProgressRing
from ui.widgets.label import Label


class CountsCard(Card):
    """Present of expected as a ring; not here yet, walked in and left early in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._count = DoorCount(expected=0, present=0, left=0, walk_ins=0)
        self._ring = ProgressRing(theme, diameter=Space.EIGHT * 2)
        self._missing = Label(role=TextRole.TITLE)
        self._expected = Label(meaning=Meaning.SOFT)
        self._walk_ins = Label(meaning=Meaning.SOFT)
        self._left = Label(meaning=Meaning.SOFT)
        self._late = Label(meaning=Meaning.SOFT)
        self._late_count = 0
        words = column(
            1, self._missing, self._expected, self._walk_ins, self._late, self._left, 1, spacing=Space.HALF
        )
        line = row(self._ring, spacing=Space.THREE)
        line.addLayout(words, 1)
        self.body.addLayout(line)

    def make_compact(self, *, is_compact: bool) -> None:
        """Leave the ring out where there is little room; the words say the same."""
        self._ring.setVisible(not is_compact)
        self._expected.setVisible(not is_compact)
        margin = Space.TWO if is_compact else Space.THREE
        self.body.setContentsMargins(margin, margin, margin, margin)

    def show_state(self, state: DoorState) -> None:
        """Show how many are where at a half-day."""
        self._count, self._late_count = state.count, state.late
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        count = self._count
        share = (count.expected - count.missing) / count.expected if count.expected else 0.0
        self._ring.set_value(share, str(count.present), self.tr("here now"))
        self._missing.setText(self.tr("%n not here yet", "", count.missing))
        self._expected.setText(self.tr("%n expected", "", count.expected))
        self._walk_ins.setText(self.tr("%n walked in", "", count.walk_ins))
        self._walk_ins.setVisible(count.walk_ins > 0)
        self._late.setText(self.tr("%n came late", "", self._late_count))
        self._late.setVisible(self._late_count > 0)
        self._left.setText(self.tr("%n left early", "", count.left))
        self._left.setVisible(count.left > 0)
