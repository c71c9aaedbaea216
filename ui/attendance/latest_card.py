"""The last ten at the door, newest first; Enter on one takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Presence, Road
from facilitator.services.door import DoorState
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure
from ui.widgets.card import Card
from ui.widgets.rows_model import ROW_ROLE
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

MOST = 10
TIME_WIDTH = Measure.CONTROL * 2
STATE_WIDTH = Measure.CONTROL * 4
ROAD_WIDTH = Measure.CONTROL * 3
UNDO_WIDTH = Measure.CONTROL * 2
UNDO_COLUMN = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """Somebody at the door, and what happened there last."""

    presence: Presence
    event: AttendanceEvent


class LatestCard(Card):
    """What happened last, for the eye that looks up again."""

    undo_requested = Signal(object)
    """The `AttendanceEvent` to take back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.table = RowsTable(theme)
        self.table.setProperty("flat", "true")
        self._model: RowsModel[_Entry] = RowsModel(
            (
                Column("time", _time, width=TIME_WIDTH),
                Column("name", _name, is_strong=True),
                Column("road", self._road, width=ROAD_WIDTH),
                Column("state", badge=self._badge, width=STATE_WIDTH),
                Column("undo", self._undo_word, width=UNDO_WIDTH, is_soft=True),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.horizontalHeader().hide()
        self.table.clicked.connect(self._on_clicked)
        self.table.row_activated.connect(self._on_row_activated)
        self.add(self.table, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Last at the door"))
        self.table.setAccessibleName(self.tr("Last at the door; Enter takes an entry back"))
        self.table.set_empty_text(self.tr("Nobody has come to the door yet."))
        self._model.set_titles((self.tr("Time"), self.tr("Name"), self.tr("Way in"), self.tr("State"), ""))
        self.table.viewport().update()

    def show_state(self, state: DoorState) -> None:
        """Show the newest ten."""
        self._show([_Entry(one, one.last_event) for one in state.presences if one.last_event is not None])

    def clear(self) -> None:
        """Show nobody, until the door of another half-day is read."""
        self._show([])

    def _show(self, seen: list[_Entry]) -> None:
        self._model.set_rows(sorted(seen, key=_at, reverse=True)[:MOST])

    def _badge(self, entry: _Entry) -> Badge:
        kind = entry.event.kind
        if kind is AttendanceKind.LEFT:
            return Badge(Meaning.INFO, self.tr("left"))
        if kind is AttendanceKind.EXCUSED:
            return Badge(Meaning.SOFT, self.tr("excused"))
        return Badge(Meaning.GOOD, self.tr("checked in"))

    def _undo_word(self, entry: _Entry) -> str:
        del entry
        return self.tr("Undo")

    def _road(self, entry: _Entry) -> str:
        names = {
            Road.SCANNER: self.tr("scanner"),
            Road.CAMERA: self.tr("camera"),
            Road.QUEUE: self.tr("queue"),
            Road.PHONE: self.tr("phone"),
            Road.PAPER: self.tr("paper list"),
            Road.SEARCH: self.tr("search"),
            Road.HAND_OVER: self.tr("other door"),
        }
        is_walk_in = entry.presence.enrolment.is_walk_in
        return self.tr("walk-in") if is_walk_in else names.get(entry.event.road, "")

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        """Take an entry back by one click on its own word."""
        if index.column() == UNDO_COLUMN:
            self._on_row_activated(index.data(ROW_ROLE))

    @Slot(object)
    def _on_row_activated(self, row: object) -> None:
        if isinstance(row, _Entry):
            self.undo_requested.emit(row.event)


def _at(entry: _Entry) -> datetime:
    return entry.event.at


def _time(entry: _Entry) -> str:
    return f"{entry.event.at:%H:%M}"


def _name(entry: _Entry) -> str:
    return entry.presence.enrolment.person.name


def _identity(entry: _Entry) -> UUID:
    return entry.presence.enrolment.id
