"""One thing to fill in: its label, the edit, and a line below that helps or says what is wrong."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.label import Label

W = TypeVar("W", bound=QWidget)


def indent_figures(edit: QAbstractSpinBox) -> None:
    """Begin a number, date or time as far from the border as other fields do.

    A style sheet's padding does not reach the line inside a spin box.
    """
    edit.lineEdit().setTextMargins(Space.ONE, 0, Space.ONE, 0)


class Field(QWidget, Generic[W]):
    """Label above, edit, hint or error below. The label is the edit's buddy and accessible name."""

    def __init__(self, edit: W, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit: W = edit
        if isinstance(edit, QAbstractSpinBox):
            indent_figures(edit)
        if isinstance(edit, QAbstractSpinBox | QComboBox):
            calm_wheel(edit)
        self.label = Label(role=TextRole.STRONG)
        self.label.setBuddy(edit)
        self._hint = ""
        self._below = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HALF)
        layout.addWidget(self.label)
        layout.addWidget(edit)
        layout.addWidget(self._below)

    def set_texts(self, label: str, hint: str = "") -> None:
        """Name the field, and help where the name alone does not."""
        self.label.setText(label)
        self.edit.setAccessibleName(label)
        self._hint = hint
        if not self.has_error:
            self._show_below(hint, Meaning.SOFT)

    @property
    def has_error(self) -> bool:
        """Say whether an error stands below the edit."""
        return bool(self.edit.property("wrong") == "true")

    @property
    def below_text(self) -> str:
        """The hint or error shown."""
        return self._below.text()

    def set_error(self, sentence: str) -> None:
        """Say in line what is wrong; an empty sentence brings the hint back."""
        self.edit.setProperty("wrong", "true" if sentence else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self._show_below(sentence or self._hint, Meaning.BAD if sentence else Meaning.SOFT)

    def _show_below(self, text: str, meaning: Meaning) -> None:
        self._below.setText(text)
        self._below.set_meaning(meaning)
        self._below.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)


class SearchEdit(QLineEdit):
    """A line to search in, with a glass at its left and a cross that empties it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glass = self.addAction(theme.no_icon(), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(Measure.SIDE_COLUMN)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_texts(self, name: str) -> None:
        """Say what is searched: as placeholder and for screen readers."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def _on_theme_changed(self) -> None:
        self._glass.setIcon(self._theme.icon(Icon.SEARCH, self._theme.colours.ink_soft))
