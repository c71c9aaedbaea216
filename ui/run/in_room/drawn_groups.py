"""The groups as the trainer sees them: a card each, with names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.participant import Enrolment
from ui.theme.tokens import Space, TextRole
from ui.widgets.card import empty_layout
from ui.widgets.label import Label
from ui.widgets.scrolled import see_through

_CARD_WIDTH = 200

People = Sequence[Sequence[Enrolment]]


class DrawnGroups(QScrollArea):
    """As many cards side by side as fit; arrow keys scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: People = ()
        self._columns = 1
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.ONE)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The cards, group 1 first."""
        items = (self._grid.itemAt(place) for place in range(self._grid.count()))
        return tuple(widget for item in items if item is not None and (widget := item.widget()) is not None)

    def show_groups(self, groups: People) -> None:
        """Show these groups."""
        self._groups = groups
        self._fill()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.setAccessibleName(self.tr("Drawn groups"))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many cards side by side as fit."""
        super().resizeEvent(event)
        if self._fitting_columns() != self._columns:
            self._fill()

    def _fitting_columns(self) -> int:
        return max(1, self.viewport().width() // _CARD_WIDTH)

    def _fill(self) -> None:
        empty_layout(self._grid)
        before, self._columns = self._columns, self._fitting_columns()
        for column in range(max(before, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for place, group in enumerate(self._groups):
            self._grid.addWidget(self._card(place + 1, group), place // self._columns, place % self._columns)

    def _card(self, number: int, group: Sequence[Enrolment]) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "sunken")
        name = self.tr("Group {number} · %n", "", len(group)).format(number=number)
        between = self.tr(", ", "between names")
        names = between.join(one.person.name for one in group)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.TWO, Space.ONE, Space.TWO, Space.ONE)
        layout.setSpacing(Space.HALF)
        layout.addWidget(Label(name, role=TextRole.STRONG))
        layout.addWidget(Label(names, wraps=True), 1, Qt.AlignmentFlag.AlignTop)
        card.setAccessibleName(f"{name}: {names}")
        return card
