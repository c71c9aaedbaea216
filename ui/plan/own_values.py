"""What one person says in the fields that the organisation added; nothing where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from facilitator.domain.language import Language
from facilitator.domain.own_field import OwnField, OwnKind, own_text
from facilitator.domain.participant import Person
from ui.theme.tokens import Space
from ui.widgets.card import empty_layout
from ui.widgets.field import Field

_MOST_SIGNS = 100
_LEAST_SIGNS = 6


class OwnValues(QWidget):
    """A line to type in for a text, a list to choose from for a choice; two side by side."""

    entered = Signal()
    """Enter was pressed in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[OwnField, ...] = ()
        self._before: QWidget | None = None
        self.fields: dict[str, Field[QLineEdit] | Field[QComboBox]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.TWO)
        self._grid.setVerticalSpacing(Space.ONE)
        for side in (0, 1):
            self._grid.setColumnStretch(side, 1)
        self.hide()

    def come_after(self, edit: QWidget) -> None:
        """Let Tab lead from `edit` to the first of these; they are made later than what stands below."""
        self._before = edit

    def show_fields(self, fields: Sequence[OwnField], language: Language) -> None:
        """Ask for these; what is typed in one that stays as it was is kept."""
        if self._shown != tuple(fields):
            before = self.texts()
            self._shown = tuple(fields)
            self._ask_anew()
            for key, text in before.items():
                self._put(key, text)
        for one in fields:
            self.fields[one.key].set_texts(one.name.in_language(language))
        self.setVisible(bool(fields))

    def texts(self) -> dict[str, str]:
        """Return what is typed or chosen, by the key of the field."""
        return {key: _text(field.edit) for key, field in self.fields.items()}

    def put(self, person: Person) -> None:
        """Fill in what somebody says."""
        for key in self.fields:
            self._put(key, own_text(person, key))

    def put_unless_typed(self, person: Person, before: Person) -> None:
        """Fill in what somebody says now, but where something else was typed over what they said before."""
        for key, text in self.texts().items():
            if text == own_text(before, key):
                self._put(key, own_text(person, key))

    def _put(self, key: str, text: str) -> None:
        edit = self.fields[key].edit if key in self.fields else None
        if isinstance(edit, QComboBox):
            if edit.findText(text) < 0:
                edit.addItem(text)
            edit.setCurrentIndex(edit.findText(text))
        elif edit is not None:
            edit.setText(text)

    def _ask_anew(self) -> None:
        empty_layout(self._grid)
        self.fields = {}
        for place, one in enumerate(self._shown):
            field = self._choice(one) if one.kind is OwnKind.CHOICE else self._line()
            self.fields[one.key] = field
            self._grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        before = self._before
        for field in self.fields.values():
            if before is not None:
                self.setTabOrder(before, field.edit)
            before = field.edit

    def _line(self) -> Field[QLineEdit]:
        edit = QLineEdit()
        edit.setMaxLength(_MOST_SIGNS)
        edit.returnPressed.connect(self.entered)
        return Field(edit)

    def _choice(self, one: OwnField) -> Field[QComboBox]:
        """Return a list of the choices, an empty one first; it is as narrow as the column is."""
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_SIGNS)
        box.addItems(["", *one.choices])
        return Field(box)


def _text(edit: QLineEdit | QComboBox) -> str:
    return edit.currentText() if isinstance(edit, QComboBox) else edit.text().strip()
