"""The half-days of a session as rows of a form: label, date, from, must end, room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from itertools import pairwise
from typing import cast
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.session import HalfDay
from facilitator.services.plan_session import HalfDayDraft
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space, TextRole
from ui.widgets.buttons import IconButton, PlainButton
from ui.widgets.card import row
from ui.widgets.label import Label
from ui.widgets.moment_edit import MomentEdit

_FIRST_HOUR = 9
_USUAL_MINUTES = 180
_TYPED = "typed"
_LABELS = "ABCDEFGH"
_DATE_FORMAT, _TIME_FORMAT = "yyyy-MM-dd", "HH:mm"


@dataclass(frozen=True)
class _Row:
    """The edits of one half-day; `half_day` is the stored one that they show, if any."""

    label: QLineEdit
    day: MomentEdit
    starts: MomentEdit
    ends: MomentEdit
    room: QLineEdit
    remove: IconButton
    half_day: UUID | None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All of them, in the order of the columns."""
        return (self.label, self.day, self.starts, self.ends, self.room, self.remove)


@dataclass(frozen=True, slots=True)
class TypedRow:
    """What stands in the edits of one half-day."""

    label: str
    day: date
    starts: QTime
    ends: QTime
    room: str
    half_day: UUID | None


class HalfDayRows(QWidget):
    """One row a half-day, at least one, at most eight."""

    edited = Signal()
    """Something of a half-day was typed or taken away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_Row] = []
        self._usual_minutes = _USUAL_MINUTES
        self._heads = tuple(Label(role=TextRole.STRONG) for _ in range(5))
        self.add_button = PlainButton(theme, Icon.ADD)
        self.add_button.clicked.connect(self._on_add)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.TWO)
        self._grid.setVerticalSpacing(Space.ONE)
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)
        for place, share in enumerate((2, 3, 2, 2, 4)):
            self._grid.setColumnStretch(place, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addLayout(self._grid)
        layout.addLayout(row(self.add_button, 1))

    @property
    def ids(self) -> tuple[UUID | None, ...]:
        """For each row the stored half-day that it shows; none for a fresh one."""
        return tuple(one.half_day for one in self._rows)

    def begin(self, now: datetime) -> None:
        """Show one fresh half-day, tomorrow morning."""
        self._clear()
        self._add(
            _LABELS[0], now.date() + timedelta(days=1), QTime(_FIRST_HOUR, 0), self._usual_minutes, "", None
        )

    def suggest_length(self, minutes: int) -> None:
        """Let half-days end so long after their start, where nobody typed another end."""
        self._usual_minutes = minutes
        for one in self._rows:
            if one.half_day is None and not one.ends.property(_TYPED):
                _set_end(one, one.starts.time().addSecs(minutes * 60))

    def show_half_days(self, half_days: tuple[HalfDay, ...]) -> None:
        """Show these half-days."""
        self._clear()
        for one in half_days:
            starts = QTime(one.starts_at.hour, one.starts_at.minute)
            minutes = round((one.must_end_at - one.starts_at).total_seconds() / 60)
            self._add(one.label, one.starts_at.date(), starts, minutes, one.room, one.id)

    def typed(self) -> tuple[TypedRow, ...]:
        """Return the rows as they stand, to be put back later."""
        return tuple(_as_typed(one) for one in self._rows)

    def put_back(self, rows: tuple[TypedRow, ...]) -> None:
        """Show the rows as they once stood; their ends count as typed."""
        self._clear()
        for one in rows:
            self._add(one.label, one.day, one.starts, 0, one.room, one.half_day)
            self._rows[-1].ends.setTime(one.ends)

    def drafts(self, zone: tzinfo | None) -> tuple[HalfDayDraft, ...]:
        """Return what is typed; an end before the start means after midnight."""
        return tuple(_draft(one, zone) for one in self._rows)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        names = (
            self.tr("Half-day"),
            self.tr("Date"),
            self.tr("Starts"),
            self.tr("Must end"),
            self.tr("Room"),
        )
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)
        self.add_button.setText(self.tr("Add a half-day"))
        for one in self._rows:
            for widget, name in zip(one.widgets, names, strict=False):
                widget.setAccessibleName(name)
            one.remove.set_name(self.tr("Remove this half-day"))

    def _add(
        self, label: str, day: date, starts: QTime, minutes: int, room: str, half_day: UUID | None
    ) -> None:
        fresh = _Row(
            QLineEdit(label),
            MomentEdit(QDate(day.year, day.month, day.day), _DATE_FORMAT),
            MomentEdit(starts, _TIME_FORMAT),
            MomentEdit(starts.addSecs(minutes * 60), _TIME_FORMAT),
            QLineEdit(room),
            IconButton(self._theme, Icon.CLOSE),
            half_day,
        )
        fresh.ends.timeChanged.connect(partial(_mark_typed, fresh.ends))
        fresh.starts.timeChanged.connect(partial(self._on_start_typed, fresh))
        fresh.remove.clicked.connect(partial(self._remove, fresh))
        for line in (fresh.label, fresh.room):
            line.textEdited.connect(self.edited)
        for moment in (fresh.day, fresh.starts, fresh.ends):
            moment.dateTimeChanged.connect(self.edited)
        self._rows.append(fresh)
        self._place()
        self.retranslate()

    def _on_start_typed(self, one: _Row, starts: QTime) -> None:
        """Keep the length when the start moves, unless the end was typed."""
        if one.half_day is None and not one.ends.property(_TYPED):
            _set_end(one, starts.addSecs(self._usual_minutes * 60))

    def _remove(self, gone: _Row) -> None:
        self._rows.remove(gone)
        self._let_go(gone)
        self._place()
        self.edited.emit()

    def _clear(self) -> None:
        for one in self._rows:
            self._let_go(one)
        self._rows = []

    def _let_go(self, gone: _Row) -> None:
        for widget in gone.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _place(self) -> None:
        """Put every row into the grid, in order."""
        for line, one in enumerate(self._rows, start=1):
            for place, widget in enumerate(one.widgets):
                self._grid.addWidget(widget, line, place)
            one.remove.setEnabled(len(self._rows) > 1)
        self.add_button.setEnabled(len(self._rows) < len(_LABELS))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go through the rows and then to the button that adds one; Qt goes by age."""
        stops = (self.add_button, *(widget for one in self._rows for widget in one.widgets), self.add_button)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    @Slot()
    def _on_add(self) -> None:
        """Add a half-day like the last one, on the next day."""
        last = self._rows[-1]
        day = cast("date", last.day.date().toPython()) + timedelta(days=1)
        minutes = last.starts.time().secsTo(last.ends.time()) // 60
        taken = {one.label.text() for one in self._rows}
        label = next(letter for letter in _LABELS if letter not in taken)
        self._add(label, day, last.starts.time(), minutes, last.room.text(), None)
        self._rows[-1].day.setFocus(Qt.FocusReason.OtherFocusReason)


def _mark_typed(edit: MomentEdit, moment: QTime) -> None:
    del moment
    edit.setProperty(_TYPED, True)


def _set_end(one: _Row, ends: QTime) -> None:
    """Let a half-day end then; nobody typed it."""
    with QSignalBlocker(one.ends):
        one.ends.setTime(ends)


def _as_typed(shown: _Row) -> TypedRow:
    day = shown.day.date()
    return TypedRow(
        shown.label.text(),
        date(day.year(), day.month(), day.day()),
        shown.starts.time(),
        shown.ends.time(),
        shown.room.text(),
        shown.half_day,
    )


def _draft(typed: _Row, zone: tzinfo | None) -> HalfDayDraft:
    day = cast("date", typed.day.date().toPython())
    starts, ends = typed.starts.time(), typed.ends.time()
    starts_at = datetime(day.year, day.month, day.day, starts.hour(), starts.minute(), tzinfo=zone)
    must_end_at = starts_at.replace(hour=ends.hour(), minute=ends.minute())
    if must_end_at < starts_at:
        must_end_at += timedelta(days=1)
    return HalfDayDraft(typed.label.text().strip(), starts_at, must_end_at, typed.room.text().strip())
