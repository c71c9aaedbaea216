"""A choice of a few, all of them seen at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space, TextRole
from ui.widgets.buttons import Button

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Option(Generic[V]):
    """One choice: its value, its word, and an icon if it has one."""

    value: V
    text: str
    icon: Icon | None = None


class _Segment(Button):
    """One of the choices; only the chosen one is in the tab order, arrows move the choice."""

    kind = "segment"

    def sizeHint(self) -> QSize:
        """Return room for the words in bold, as they are written when chosen."""
        text = self.text()
        bold = QFontMetrics(self._theme.font(TextRole.STRONG)).horizontalAdvance(text)
        plain = QFontMetrics(self._theme.font(TextRole.BODY)).horizontalAdvance(text)
        hint = super().sizeHint()
        return QSize(hint.width() + max(0, bold - plain), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        group = self.group()
        if event.key() not in steps or group is None:
            super().keyPressEvent(event)
            return
        buttons = group.buttons()
        target = buttons[(buttons.index(self) + steps[Qt.Key(event.key())]) % len(buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()


class SegmentedControl(QFrame, Generic[V]):
    """Shows the options side by side; exactly one is chosen."""

    chosen = Signal(object)
    """The value that the user chose (not sent for `set_value`)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: list[V] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._tab_place = QWidget(self)
        self._tab_place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tab_place.hide()
        self.setProperty("kind", "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.HALF, Space.HALF, Space.HALF, Space.HALF)
        self._layout.setSpacing(Space.HALF)

    def set_options(self, name: str, options: Sequence[Option[V]]) -> None:
        """Show these options under this accessible name; the same values only get new words."""
        self.setAccessibleName(name)
        values = [option.value for option in options]
        if values != self._values:
            self._rebuild(values)
        for button, option in zip(self._group.buttons(), options, strict=True):
            button.setText(option.text)
            button.setAccessibleName(f"{name}: {option.text}")
            if isinstance(button, Button):
                button.set_icon(option.icon)

    @property
    def segments(self) -> tuple[QAbstractButton, ...]:
        """The buttons, in the order of the options."""
        return tuple(self._group.buttons())

    @property
    def value(self) -> V | None:
        """The chosen value, or None before there is any option."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: V) -> None:
        """Choose a value without telling anybody; a value that is no option is a bug."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _rebuild(self, values: list[V]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._values = values
        for number in range(len(values)):
            button = _Segment(self._theme)
            button.setCheckable(True)
            self._group.addButton(button, number)
            self._layout.addWidget(button)
        if values:
            self._group.button(0).setChecked(True)
        self._stand_in_tab_order()

    def _stand_in_tab_order(self) -> None:
        """Have Tab come to the new buttons where this control stands: Qt puts them behind all else."""
        for before, after in pairwise((self._tab_place, *self._group.buttons())):
            QWidget.setTabOrder(before, after)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._values[self._group.id(button)])
