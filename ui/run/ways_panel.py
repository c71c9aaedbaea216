"""The ways to finish on time, side by side: a key for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.finish_on_time import Way, WayToFinish
from facilitator.domain.run_command import ConsoleCommand
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.names_keys import NamesKeys
from ui.widgets.scrolled import see_through


@dataclass(frozen=True, slots=True)
class ShownWay:
    """A way in the window's language; `hints` are what the programme says to leave out.

    `summary` is the sentence itself where it is short; the whole one is read out, and stands in the tip.
    """

    way: WayToFinish
    name: str
    summary: str
    sentence: str
    ending: str
    is_on_time: bool
    hints: tuple[str, ...]


class WaysPanel(NamesKeys, Card):
    """Stands where the notes are while the trainer chooses: 1, 2 or 3 applies, Esc leaves all as it is."""

    chosen = Signal(object)
    """The `WayToFinish` to apply."""
    closed = Signal()
    """The trainer leaves all as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._ways: tuple[ShownWay, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.body.setSpacing(Space.ONE)
        self._title = Label(role=TextRole.TITLE)
        self._hint = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._cross = IconButton(theme, Icon.CLOSE)
        self._cross.clicked.connect(self.closed)
        self.cards = tuple(WayCard(theme, number) for number in range(1, len(Way) + 1))
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        beside = QHBoxLayout(inside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.ONE)
        for card in self.cards:
            card.chosen.connect(self.chosen)
            beside.addWidget(card, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        see_through(self._area)
        head = row(self._title, spacing=Space.TWO)
        head.addWidget(self._hint, 1)
        head.addWidget(self._cross)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)
        self.hide()

    @property
    def ways(self) -> tuple[ShownWay, ...]:
        """What is shown, in the order of the keys."""
        return self._ways

    def show_ways(self, ways: Sequence[ShownWay]) -> None:
        """Show these ways, the first by key 1."""
        if tuple(ways) == self._ways:
            return
        self._ways = tuple(ways)
        self._say_keys()
        for place, card in enumerate(self.cards):
            card.show_way(self._ways[place] if place < len(self._ways) else None)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._title.setText(self.tr("Finish on time"))
        self._say_keys()
        self._cross.set_name(self.tr("Leave all as it is"), "Esc")
        self.setAccessibleName(self.tr("Finish on time"))
        for card in self.cards:
            card.retranslate()

    def _say_keys(self) -> None:
        """Name the numbers that choose a way: as many as there are."""
        numbers = (self.tr("Press 1."), self.tr("Press 1 or 2."), self.tr("Press 1, 2 or 3."))
        undo = self.tr("{key} takes it back. The projector says nothing of it.").format(
            key=self.key_for(ConsoleCommand.UNDO)
        )
        self._hint.setText(" ".join((*numbers[max(0, len(self._ways) - 1) :][:1], undo)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the numbers work here."""
        super().focusInEvent(event)
        self.set_chosen(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do not."""
        super().focusOutEvent(event)
        self.set_chosen(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Apply a way by its number, leave by Esc; a clicker's keys pass to the page."""
        place = event.key() - Qt.Key.Key_1.value
        silent = Qt.KeyboardModifier.KeypadModifier
        is_plain = event.modifiers() & ~silent == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_plain and 0 <= place < len(self._ways):
            self.chosen.emit(self._ways[place].way)
        else:
            super().keyPressEvent(event)


class WayCard(QFrame):
    """One way: its key, its name, what it changes, how it ends."""

    chosen = Signal(object)
    """Its `WayToFinish` shall be applied."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._way: ShownWay | None = None
        self.setProperty("kind", "sunken")
        self._name = Label(role=TextRole.STRONG, wraps=True)
        self.ending = StatusBadge(theme)
        self.summary = Paragraph()
        self.hints = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.button = QuietButton(theme)
        self.button.clicked.connect(self._on_clicked)
        head = row(KeyHint(theme, str(number)), spacing=Space.ONE)
        head.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        layout.setSpacing(Space.ONE)
        layout.addLayout(head)
        layout.addLayout(row(self.ending, 1, self.button))
        layout.addWidget(self.summary)
        layout.addWidget(self.hints)
        layout.addStretch(1)
        self.hide()

    def show_way(self, way: ShownWay | None) -> None:
        """Show a way, or nothing."""
        self._way = way
        self.setVisible(way is not None)
        if way is None:
            return
        self._name.setText(way.name)
        self.ending.set_state(Meaning.GOOD if way.is_on_time else Meaning.WARN, way.ending)
        self.summary.set_text(way.summary)
        self.setToolTip("" if way.sentence == way.summary else way.sentence)
        self.hints.setText("\n".join(way.hints))
        self.hints.setVisible(bool(way.hints))
        self.setAccessibleName(f"{self._number}: {way.name}")
        self.setAccessibleDescription(" ".join((way.ending, way.sentence, *way.hints)))
        self.button.setAccessibleName(f"{way.name}: {way.sentence}")

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.button.setText(self.tr("Apply"))

    @Slot()
    def _on_clicked(self) -> None:
        if self._way is not None:
            self.chosen.emit(self._way.way)
