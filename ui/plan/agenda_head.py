"""Above the agenda: how long it is against the booking, and what can be done with the chosen block."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.plan_check import PlanTotals
from ui.plan.agenda_history import AgendaHistory, Step
from ui.plan.plan_words import PlanWords
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.block_words import BlockWords
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import column, row
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.page import PageTools

_PERCENT = 100


class AgendaHead(QWidget):
    """Totals at the left, buttons at the right. The tab says what the buttons do."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = tools.theme
        self._tools = tools
        self._words = PlanWords(self)
        self._block_words = BlockWords(self)
        self.total = ElidedLabel(TextRole.TITLE)
        self.booking = ElidedLabel(TextRole.SMALL, Meaning.SOFT)
        self.fit_badge = StatusBadge(theme)
        self.undo_button = IconButton(theme, Icon.UNDO)
        self.redo_button = IconButton(theme, Icon.REDO)
        self.up_button = IconButton(theme, Icon.ARROW_UP)
        self.down_button = IconButton(theme, Icon.ARROW_DOWN)
        self.remove_button = IconButton(theme, Icon.DELETE)
        self.add_button = QuietButton(theme, Icon.ADD)
        upper = QHBoxLayout()
        upper.setSpacing(Space.TWO)
        upper.addWidget(self.total, 1)
        upper.addLayout(row(self.undo_button, self.redo_button, spacing=Space.NONE))
        upper.addLayout(row(self.up_button, self.down_button, self.remove_button, spacing=Space.NONE))
        upper.addWidget(self.add_button)
        lower = row(self.fit_badge, self.booking)
        lower.setStretchFactor(self.booking, 1)
        layout = column(spacing=Space.HALF)
        layout.addLayout(upper)
        layout.addLayout(lower)
        self.setLayout(layout)

    def show_totals(self, totals: PlanTotals) -> None:
        """Say how long the agenda is, when it ends, what is booked and what would be the least."""
        length = self._block_words.length
        self.total.set_whole_text(
            self.tr("{length}, ends {end}").format(
                length=length(totals.planned), end=f"{totals.ends_at:%H:%M}"
            )
        )
        parts = [
            self.tr("room booked for {length}").format(length=length(totals.booked)),
            self.tr("at the shortest {length}").format(length=length(totals.least)),
        ]
        if totals.doing_share is not None:
            share = int(totals.doing_share * _PERCENT)
            parts.append(self.tr("people active {share} %").format(share=share))
        self.booking.set_whole_text(" · ".join(parts))
        self._show_fit(-totals.over)

    def show_history(self, history: AgendaHistory) -> None:
        """Name what undo would take back and redo would do again."""
        self._name(self.undo_button, history.to_undo, self.tr("Undo"), "Ctrl+Z")
        self._name(self.redo_button, history.to_redo, self.tr("Redo"), "Ctrl+Y")

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.up_button.set_name(self.tr("Earlier"), "Alt+Up")
        self.down_button.set_name(self.tr("Later"), "Alt+Down")
        self.remove_button.set_name(self.tr("Remove this block"), "Del")
        self.add_button.setText(self.tr("Add a block"))
        self.add_button.setToolTip("Ins")

    def _name(self, button: IconButton, step: Step | None, verb: str, keys: str) -> None:
        button.setEnabled(step is not None)
        if step is None:
            button.set_name(verb, keys)
        else:
            title = step.title.in_language(self._tools.language())
            deed = self._words.deed(step.deed, title)
            button.set_name(self.tr("{verb}: {deed}").format(verb=verb, deed=deed), keys)

    def _show_fit(self, spare: int) -> None:
        """Say whether the agenda fits before the must-end."""
        if spare < 0:
            text = self.tr("%n min too long to end in time", "", -spare)
            self.fit_badge.set_state(Meaning.BAD, text)
        elif spare == 0:
            self.fit_badge.set_state(Meaning.WARN, self.tr("No minute to spare"))
        else:
            self.fit_badge.set_state(Meaning.GOOD, self.tr("%n min to spare", "", spare))
