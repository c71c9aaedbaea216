"""All sessions, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.session import SessionLine
from facilitator.words import Words
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.label import Label
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

MOST_HIGH = 8


class SessionTable(QFrame):
    """A heading and the table; a click or Enter turns the window to a session."""

    session_wanted = Signal(object)
    """The `SessionLine` that was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = Language.EN
        self._heading = Label(role=TextRole.TITLE)
        self.table = RowsTable(theme)
        self.model = RowsModel[SessionLine](
            (
                Column("title", self._title, is_strong=True),
                Column("kind", badge=self._kind, width=Measure.CONTROL * 3),
                Column("site", _site, width=Measure.CONTROL * 5),
                Column("day", self._day, width=Measure.CONTROL * 4, sort_key=_starts),
                Column("people", _people, width=Measure.CONTROL * 4, at_right=True, sort_key=_present),
                Column("sheets", _sheets, width=Measure.CONTROL * 2, at_right=True, sort_key=_sheet_count),
            ),
            self,
            identity=_identity,
        )
        self.table.set_rows_model(self.model)
        self.table.clicked.connect(self._on_clicked)
        self.table.row_activated.connect(self.session_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.ONE, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addWidget(self._heading)
        layout.addWidget(self.table)

    def show_lines(self, lines: Sequence[SessionLine], language: Language) -> None:
        """Show these sessions; up to eight without scrolling."""
        self._language = language
        self.model.set_rows(lines)
        rows = max(1, min(len(lines), MOST_HIGH))
        self.table.setFixedHeight(rows * Measure.ROW + Measure.CONTROL)
        self.table.fit_columns()

    def retranslate(self, language: Language) -> None:
        """Name everything anew."""
        self._language = language
        self._heading.setText(self.tr("Sessions"))
        self.table.setAccessibleName(self.tr("Sessions"))
        self.model.set_titles(
            (
                self.tr("Session"),
                "",
                self.tr("Site"),
                self.tr("Day"),
                self.tr("Came / expected"),
                self.tr("Sheets"),
            )
        )

    def _title(self, line: SessionLine) -> str:
        return line.title.in_language(self._language)

    def _day(self, line: SessionLine) -> str:
        day = Words(self._language).value(line.starts_at.date())
        if line.half_days == 1:
            return day
        return self.tr("{day}, %n half-day(s)", "", line.half_days).format(day=day)

    def _kind(self, line: SessionLine) -> Badge | None:
        return Badge(Meaning.INFO, self.tr("Demo")) if line.is_demo else None

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.session_wanted.emit(row)


def _identity(line: SessionLine) -> UUID:
    return line.id


def _site(line: SessionLine) -> str:
    return line.site


def _people(line: SessionLine) -> str:
    return f"{line.present} / {line.expected}"


def _present(line: SessionLine) -> int:
    return line.present


def _sheets(line: SessionLine) -> str:
    return str(line.sheets)


def _sheet_count(line: SessionLine) -> int:
    return line.sheets


def _starts(line: SessionLine) -> datetime:
    return line.starts_at
