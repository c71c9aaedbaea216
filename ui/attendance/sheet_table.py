"""The lines of a sign-in sheet with their keys, made for the number pad.

Digits go to a line, letters to a name; Enter or + says signed, − not signed, * late, / left early, Del
opens the line again.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from facilitator.domain.attendance import Road
from facilitator.domain.names import matches
from facilitator.services.paper_list import SheetMark
from facilitator.services.sign_in_entry import SheetEntry, SheetRow
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

LINE_WIDTH = Measure.CONTROL * 2
NUMBER_WIDTH = Measure.CONTROL * 4
STATE_WIDTH = Measure.CONTROL * 5
_KEYS = {
    Qt.Key.Key_Return: SheetMark.SIGNED,
    Qt.Key.Key_Enter: SheetMark.SIGNED,
    Qt.Key.Key_Plus: SheetMark.SIGNED,
    Qt.Key.Key_Space: SheetMark.SIGNED,
    Qt.Key.Key_Minus: SheetMark.NOT_SIGNED,
    Qt.Key.Key_Asterisk: SheetMark.LATE,
    Qt.Key.Key_Slash: SheetMark.LEFT_EARLY,
    Qt.Key.Key_Delete: SheetMark.OPEN,
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class SheetTable(RowsTable):
    """Shows each line with what it says, and tells by which key it was marked."""

    mark_requested = Signal(object)
    """The `SheetMark` that the current line is to have."""

    undo_requested = Signal()
    """The last line is to be again what it was."""

    left = Signal()
    """Esc was pressed and there was nothing to forget."""

    jumped = Signal(str)
    """What was typed to go to a line; empty once it is done with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setProperty("flat", "true")
        self._jump = ""
        self._rows: RowsModel[SheetRow] = RowsModel(
            (
                Column("line", _line, width=LINE_WIDTH, is_soft=True),
                Column("name", _name, is_strong=True),
                Column("number", _number, width=NUMBER_WIDTH),
                Column("state", badge=self._badge, width=STATE_WIDTH),
            ),
            self,
            identity=_identity,
        )
        self.set_rows_model(self._rows)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._rows.set_titles((self.tr("Line"), self.tr("Name"), self.tr("Employee number"), ""))
        self.setAccessibleName(self.tr("Lines of the sign-in sheet"))
        self.set_empty_text(self.tr("Nobody is on the list. Add here who signed."))

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The lines shown."""
        return self._rows.rows

    def show_entry(self, entry: SheetEntry) -> None:
        """Show the lines as they stand now."""
        self._rows.set_rows(entry.rows)

    def clear(self) -> None:
        """Show no line, until the sheet of another half-day is read."""
        self._rows.set_rows(())
        self.forget_jump()

    def current(self) -> SheetRow | None:
        """Return the current line."""
        current = self.current_row()
        return current if isinstance(current, SheetRow) else None

    def choose(self, enrolment: UUID) -> None:
        """Go to somebody's line, if it is there."""
        place = self._rows.row_number(enrolment)
        if place >= 0:
            self._go_to(place)

    def choose_first_open(self) -> None:
        """Go to the first line that nobody looked at yet."""
        lines = [place for place, one in enumerate(self.rows) if one.mark is SheetMark.OPEN]
        self._go_to(lines[0] if lines else 0)

    def step(self) -> None:
        """Go to the next line; the last one stays."""
        following = self.currentIndex().row() + 1
        if following < self._rows.rowCount():
            self._go_to(following)

    def forget_jump(self) -> None:
        """Be done with what was typed to go to a line."""
        self._set_jump("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, go, undo or leave; arrows do as in every list."""
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif key in _KEYS:
            self.forget_jump()
            self.mark_requested.emit(_KEYS[key])
        elif text.isalnum():
            is_same_kind = text.isdecimal() == self._jump.isdecimal()
            self._set_jump(self._jump + text if is_same_kind else text)
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self._jump:
            self.forget_jump()
        else:
            self.left.emit()

    def _back(self) -> None:
        if self._jump:
            self._set_jump(self._jump[:-1])
        else:
            self.undo_requested.emit()

    def _set_jump(self, jump: str) -> None:
        self._jump = jump
        self.jumped.emit(jump)
        place = next((n for n, one in enumerate(self.rows) if jump and self._is_meant(one)), -1)
        if place >= 0:
            self._go_to(place)

    def _go_to(self, place: int) -> None:
        """Choose a line, with those that come next in sight."""
        self.selectRow(place)
        self.scrollTo(self._rows.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _is_meant(self, one: SheetRow) -> bool:
        if self._jump.isdecimal():
            return one.number == int(self._jump)
        return matches(self._jump, one.enrolment)

    def _badge(self, one: SheetRow) -> Badge:
        presence, is_elsewhere = one.presence, one.came_by not in {None, Road.PAPER}
        came = f"{presence.arrived_at:%H:%M}" if presence.arrived_at is not None else ""
        if one.mark is SheetMark.LEFT_EARLY and presence.left_at is not None:
            left = f"{presence.left_at:%H:%M}"
            return Badge(Meaning.GOOD, self.tr("left early, {time}").format(time=left))
        if is_elsewhere:
            return self._elsewhere(one.mark, came)
        words = {
            SheetMark.SIGNED: self.tr("signed"),
            SheetMark.LATE: self.tr("late, {time}").format(time=came),
            SheetMark.LEFT_EARLY: self.tr("signed"),
            SheetMark.NOT_SIGNED: self.tr("not signed"),
            SheetMark.OPEN: self.tr("open"),
        }
        meanings = {SheetMark.OPEN: Meaning.SOFT, SheetMark.NOT_SIGNED: Meaning.INFO}
        return Badge(meanings.get(one.mark, Meaning.GOOD), words[one.mark])

    def _elsewhere(self, mark: SheetMark, came: str) -> Badge:
        """Say of somebody who was checked in by another road what the paper adds."""
        if mark is SheetMark.NOT_SIGNED:
            return Badge(Meaning.WARN, self.tr("not signed, here {time}").format(time=came))
        if mark is SheetMark.OPEN:
            return Badge(Meaning.INFO, self.tr("checked in {time}").format(time=came))
        return Badge(Meaning.GOOD, self.tr("signed, here {time}").format(time=came))


def _line(one: SheetRow) -> str:
    return str(one.number) if one.number else "–"


def _name(one: SheetRow) -> str:
    return one.enrolment.person.name


def _number(one: SheetRow) -> str:
    return one.enrolment.person.employee_number


def _identity(one: SheetRow) -> UUID:
    return one.enrolment.id
