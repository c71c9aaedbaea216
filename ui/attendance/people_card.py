"""Who is expected, who is here: the list beside the scan field, filtered by state and by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import Presence
from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.domain.trained import Standing, Verdict
from facilitator.services.door import DoorState, find_people
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.card import Card
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.shortcuts import add_shortcuts
from ui.widgets.table import Badge, Column, Mark, RowsModel, RowsTable

SIGN_OUT_KEYS = "Shift+Return"
STATE_WIDTH = Measure.CONTROL * 4
NUMBER_WIDTH = Measure.CONTROL * 3
MINUTES_WIDTH = Measure.CONTROL * 3
_COLUMN_OF_NUMBERS, _COLUMN_OF_MINUTES = 1, 2
_LEAST_NAME_WIDTH = Measure.CONTROL * 5


class Shown(StrEnum):
    """Which people the list shows."""

    MISSING = "missing"
    HERE = "here"
    ALL = "all"


class PeopleCard(Card):
    """The people of the half-day, those not yet here first to hand.

    Enter on somebody who was searched or offered always checks in: whoever looks for a name at the door
    wants to let that person in, and the row that is lit may be somebody else's of the same name. In the
    list of a filter it signs out who is here, and `SIGN_OUT_KEYS` do so everywhere.
    """

    check_in_requested = Signal(object)
    """The `Presence` of somebody to check in."""

    sign_out_requested = Signal(object)
    """The `Presence` of somebody who is here and is to leave."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._state: DoorState | None = None
        self._query = ""
        self._is_compact = False
        self.in_words: Callable[[Message], str] = str
        self._offered: frozenset[UUID] = frozenset()
        self.filter: SegmentedControl[Shown] = SegmentedControl(theme)
        self.filter.chosen.connect(self._on_filter_chosen)
        self.table = RowsTable(theme)
        self.table.setProperty("flat", "true")
        self._model: RowsModel[Presence] = RowsModel(
            (
                Column("name", _name, is_strong=True),
                Column("number", _number, width=NUMBER_WIDTH),
                Column("minutes", self._minutes, width=MINUTES_WIDTH, mark=self._mark),
                Column("state", badge=self._badge, width=STATE_WIDTH),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.row_activated.connect(self._on_row_activated)
        add_shortcuts(self.table, dict.fromkeys((SIGN_OUT_KEYS, "Shift+Enter"), self._on_sign_out_keys))
        self.add(self.filter)
        self.add(self.table, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        options = (
            Option(Shown.MISSING, self.tr("Not here yet")),
            Option(Shown.HERE, self.tr("Here")),
            Option(Shown.ALL, self.tr("Everybody")),
        )
        self.filter.set_options(self.tr("Which people the list shows"), options)
        self._model.set_titles((self.tr("Name"), self.tr("Number"), self.tr("Present"), self.tr("State")))
        self.table.setAccessibleName(self.tr("People of this half-day"))
        self._fill()

    def make_compact(self, *, is_compact: bool) -> None:
        """Leave the employee numbers out where there is little room."""
        self._is_compact = is_compact
        self._arrange_columns()
        margin = Space.TWO if is_compact else Space.THREE
        self.body.setContentsMargins(margin, margin, margin, margin)

    def show_state(self, state: DoorState) -> None:
        """Show how the people of a half-day stand."""
        self._state = state
        self._fill()

    def clear(self) -> None:
        """Show nobody, until the door of another half-day is read."""
        self._state = None
        self._offered = frozenset()
        self._model.set_rows(())
        self.table.set_empty_text("")

    def offer(self, candidates: Sequence[Enrolment]) -> None:
        """Show these people, whatever else the words might mean."""
        self._offered = frozenset(one.id for one in candidates)
        self._fill()

    @Slot()
    def choose_found(self) -> None:
        """Take the keys with the first of the people found; do nothing where nobody was looked for."""
        if self._query or self._offered:
            self.choose_first()

    def choose_first(self) -> None:
        """Take the keys, with the first of the people current."""
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(0)

    def search(self, query: str) -> None:
        """Show whom the words may mean, whatever their state; an empty query shows the filter's people.

        Somebody is lit only where nobody else is meant: Enter in the field then takes that person, and of
        several the first Down lights the first. Nobody is lit once nobody is looked for.
        """
        self._query = query.strip()
        self._offered = frozenset()
        self._fill()
        if self._query and self._model.rowCount() == 1:
            self.table.selectRow(0)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())

    @property
    def rows(self) -> tuple[Presence, ...]:
        """The people shown."""
        return self._model.rows

    def _fill(self) -> None:
        if self._state is None:
            return
        self._model.set_rows(self._wanted(self._state))
        self._arrange_columns()
        self.table.set_empty_text(self._empty_text())

    def _arrange_columns(self) -> None:
        """Show minutes once something was held and one in sight was there; the number where there is room."""
        verdicts = {} if self._state is None else self._state.verdicts
        is_held = any(verdict.credit.held for verdict in verdicts.values())
        has_minutes = is_held and any(map(self._minutes, self._model.rows))
        is_narrow = self.width() < NUMBER_WIDTH + MINUTES_WIDTH + STATE_WIDTH + _LEAST_NAME_WIDTH
        self.table.setColumnHidden(_COLUMN_OF_MINUTES, not has_minutes)
        self.table.setColumnHidden(_COLUMN_OF_NUMBERS, self._is_compact or (has_minutes and is_narrow))

    def _wanted(self, state: DoorState) -> Sequence[Presence]:
        if self._offered:
            offered = (one for one in state.presences if one.enrolment.id in self._offered)
            return sorted(offered, key=lambda presence: presence.is_present)
        if self._query:
            return find_people(state, self._query)
        shown = self.filter.value or Shown.MISSING
        if shown is Shown.ALL:
            return state.presences
        if shown is Shown.HERE:
            return [one for one in state.presences if one.is_present]
        return [one for one in state.presences if one.arrived_at is None and not one.is_excused]

    def _empty_text(self) -> str:
        if self._query:
            return self.tr("Nobody on the list has that name or number. Press Ctrl+N to add a walk-in.")
        if self._state is not None and not self._state.presences:
            return self.tr("Nobody is on the list yet. Import the roster on the Plan page, or add walk-ins.")
        if self.filter.value is Shown.MISSING:
            return self.tr("Everybody who was expected is here.")
        return self.tr("Nobody is here yet.")

    def _minutes(self, presence: Presence) -> str:
        """Return for how long somebody was there who came here; nothing beside one who did not come yet."""
        verdict = self._verdict(presence)
        if verdict is None or presence.arrived_at is None:
            return ""
        return self.tr("{n} min").format(n=round(verdict.credit.present))

    def _mark(self, presence: Presence) -> Mark | None:
        """Say once it is over whether somebody counts as trained, or why not."""
        verdict = self._verdict(presence)
        if verdict is None or not verdict.credit.has_come or verdict.standing is Standing.NOT_OVER:
            return None
        if verdict.is_trained:
            return Mark(Icon.TRAINER, self.in_words(verdict.reason), Meaning.GOOD)
        return Mark(Icon.WARN, self.in_words(verdict.reason), Meaning.WARN)

    def _verdict(self, presence: Presence) -> Verdict | None:
        return None if self._state is None else self._state.verdicts.get(presence.enrolment.id)

    def _badge(self, presence: Presence) -> Badge:
        if presence.is_present and presence.arrived_at is not None:
            return Badge(
                Meaning.GOOD, self.tr("here since {time}").format(time=f"{presence.arrived_at:%H:%M}")
            )
        if presence.left_at is not None:
            return Badge(Meaning.INFO, self.tr("left at {time}").format(time=f"{presence.left_at:%H:%M}"))
        if presence.is_excused:
            return Badge(Meaning.SOFT, self.tr("excused"))
        return Badge(Meaning.SOFT, self.tr("not here yet"))

    @Slot(object)
    def _on_filter_chosen(self, _value: object) -> None:
        self._fill()

    @Slot(object)
    def _on_row_activated(self, row: object) -> None:
        if isinstance(row, Presence):
            leaves = row.is_present and not (self._offered or self._query)
            (self.sign_out_requested if leaves else self.check_in_requested).emit(row)

    @Slot()
    def _on_sign_out_keys(self) -> None:
        row = self.table.current_row()
        if isinstance(row, Presence) and row.is_present:
            self.sign_out_requested.emit(row)


def _name(presence: Presence) -> str:
    return presence.enrolment.person.name


def _number(presence: Presence) -> str:
    return presence.enrolment.person.employee_number


def _identity(presence: Presence) -> UUID:
    return presence.enrolment.id
