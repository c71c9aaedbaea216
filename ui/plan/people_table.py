"""The list of people: what every list says of somebody, own fields that are wished, seat, and state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.own_field import OwnField, own_text
from facilitator.domain.participant import Enrolment
from ui.theme.theme import Theme
from ui.theme.tokens import Measure
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_NAME, _NUMBER, _DEPARTMENT, _OWN, _SEAT, _STATE = 160, 150, 150, 120, 90, 160
_NUMBER_BESIDE_OWN, _DEPARTMENT_BESIDE_OWN, _STATE_BESIDE_OWN = 140, 100, 110
_OWN_KEY = "own "
_SEAT_KEY = "seat"
_MANY = 3


class PeopleTable(RowsTable):
    """Shows own fields and seats only where there are some."""

    def __init__(
        self, theme: Theme, badge: Callable[[Enrolment], Badge | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._badge = badge
        self._fields: tuple[OwnField, ...] = ()
        self.rows: RowsModel[Enrolment] = RowsModel(self._columns(()), self, identity=_identity)
        self.set_rows_model(self.rows)
        self.setProperty("flat", "true")
        self.setMinimumHeight(Measure.ROW * 4)

    def show_columns(self, fields: Sequence[OwnField], people: Sequence[Enrolment]) -> None:
        """Show the fields that are wished as columns, and the seat where one of these people has one."""
        self._fields = tuple(one for one in fields if one.is_column)
        columns = self._columns(self._fields)
        if [one.key for one in columns] != [one.key for one in self.rows.columns]:
            self.rows.set_columns(columns)
            self.give_widths(columns)
        for place, one in enumerate(columns):
            self.setColumnHidden(place, one.key == _SEAT_KEY and not any(map(_seat, people)))

    def name_columns(self, language: Language) -> None:
        """Title the columns in the window's language."""
        own = [one.name.in_language(language) for one in self._fields]
        before = (self.tr("Name"), self.tr("Employee number"), self.tr("Department"))
        self.rows.set_titles((*before, *own, self.tr("Seat"), ""))
        self.setAccessibleName(self.tr("People"))

    def _columns(self, own: Sequence[OwnField]) -> tuple[Column[Enrolment], ...]:
        """Return the columns; beside own ones the others take less, and many own ones scroll sideways."""
        name_width = _NAME if len(own) >= _MANY else 0
        number = _NUMBER_BESIDE_OWN if own else _NUMBER
        department = _DEPARTMENT_BESIDE_OWN if own else _DEPARTMENT
        state = _STATE_BESIDE_OWN if own else _STATE
        return (
            Column("name", lambda one: one.person.name, width=name_width, is_strong=True),
            Column("number", lambda one: one.person.employee_number, width=number),
            Column("department", lambda one: one.person.department, width=department),
            *(Column(_OWN_KEY + one.key, partial(_own, one.key), width=_OWN) for one in own),
            Column(_SEAT_KEY, _seat, width=_SEAT),
            Column("state", badge=self._badge, width=state),
        )


def _identity(one: Enrolment) -> UUID:
    return one.id


def _own(key: str, one: Enrolment) -> str:
    return own_text(one.person, key)


def _seat(one: Enrolment) -> str:
    return " · ".join(part for part in (one.group, one.table) if part)
