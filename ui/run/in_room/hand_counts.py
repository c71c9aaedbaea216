"""A line for each option with the count of hands: a digit goes to a line, Enter to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from facilitator.domain.poll import MOST_HANDS, MOST_OPTIONS, PollOption
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.field import indent_figures
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.scrolled import see_through

_NOT_COUNTED = -1
_COUNT_WIDTH = 112


class HandCounts(QScrollArea):
    """Takes the digits 1 to 9 while no count is being typed."""

    counted = Signal(int, object)
    """The option (from 0), and its hands; none where the count was taken out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(_CountLine(theme, number) for number in range(1, MOST_OPTIONS + 1))
        self.hint = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HALF)
        layout.addWidget(self.hint)
        for place, line in enumerate(self.lines):
            line.count.lineEdit().returnPressed.connect(partial(self._go_to, place + 1))
            line.count.editingFinished.connect(partial(self._on_edited, place))
            layout.addWidget(line)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self)
        self._options: tuple[PollOption, ...] = ()

    def show_options(self, options: Sequence[PollOption]) -> None:
        """Show these options; a count that is being typed stays as it is typed."""
        self._options = tuple(options)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._options))
            if place < len(self._options):
                line.show_option(self._options[place])

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.setAccessibleName(self.tr("Counts of hands"))
        self.hint.setText(self.tr("Press the number of an option, type its count, Enter goes to the next."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a line by its digit."""
        place = event.key() - Qt.Key.Key_1.value
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if is_plain and 0 <= place < len(self._options):
            self._go_to(place)
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        """Let the count of that line be typed; after the last one the digits choose again."""
        if place < len(self._options):
            count = self.lines[place].count
            count.setFocus(Qt.FocusReason.TabFocusReason)
            count.selectAll()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, place: int) -> None:
        value = self.lines[place].count.value()
        hands = None if value == _NOT_COUNTED else value
        if place < len(self._options) and hands != self._options[place].hands:
            self.counted.emit(place, hands)


class _CountLine(QFrame):
    """Key, option, count."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._text = Label(wraps=True)
        self.count = QSpinBox()
        self.count.setRange(_NOT_COUNTED, MOST_HANDS)
        self.count.setSpecialValueText("–")
        self.count.setFixedWidth(_COUNT_WIDTH)
        indent_figures(self.count)
        calm_wheel(self.count)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.ONE, Space.HALF, Space.ONE, Space.HALF)
        layout.setSpacing(Space.ONE)
        layout.addWidget(KeyHint(theme, str(number)))
        layout.addWidget(self._text, 1)
        layout.addWidget(self.count)

    def show_option(self, option: PollOption) -> None:
        """Show an option with its count."""
        self._text.setText(option.text)
        self.count.setAccessibleName(option.text)
        if not self.count.hasFocus():
            blocker = QSignalBlocker(self.count)
            self.count.setValue(_NOT_COUNTED if option.hands is None else option.hands)
            blocker.unblock()
