"""What an agenda from a file would change, before it is taken over."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.agenda_difference import (
    FIELD_NAMES,
    BlockDifference,
    DifferenceKind,
    agenda_differences,
)
from facilitator.domain.block_names import KIND_NAMES, PRIORITY_NAMES
from facilitator.domain.session import AgendaItem
from facilitator.domain.table import RowProblem
from facilitator.imports.agenda_workbook import AgendaReading
from ui.plan.agenda_edit import Items
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import row
from ui.widgets.label import Label
from ui.widgets.page import PageTools
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_BADGE, _PLACE, _ROW = 128, 80, 80
_PROBLEMS_SEEN = 4
_MEANINGS = {
    DifferenceKind.NEW: Meaning.GOOD,
    DifferenceKind.GONE: Meaning.WARN,
    DifferenceKind.CHANGED: Meaning.INFO,
    DifferenceKind.MOVED: Meaning.SOFT,
}


class AgendaPreview(QWidget):
    """A table of differences, what the file says wrongly by row, and the two answers."""

    accepted = Signal(object)
    """The items (a tuple) to take over."""
    declined = Signal()
    """The agenda is to stay as it is."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._reading: AgendaReading | None = None
        self._file_name = ""
        self._before: Items = ()
        theme = tools.theme
        self.title = Label(role=TextRole.TITLE, wraps=True)
        self.summary = Label(meaning=Meaning.SOFT, wraps=True)
        self.differences = RowsTable(theme)
        self._model: RowsModel[BlockDifference] = RowsModel(
            (
                Column("what", lambda _: "", badge=self._badge, width=_BADGE),
                Column("place", lambda one: str(one.place), width=_PLACE, at_right=True, is_soft=True),
                Column("block", lambda one: one.item.title.in_language(tools.language()), is_strong=True),
                Column("details", self._details),
            ),
            self.differences,
            identity=_identity,
        )
        self.differences.set_rows_model(self._model)
        self.problem_title = Label(role=TextRole.STRONG, meaning=Meaning.WARN, wraps=True)
        self.problems = RowsTable(theme)
        self._problem_model: RowsModel[RowProblem] = RowsModel(
            (
                Column("row", self._row_of, width=_ROW),
                Column("sentence", lambda one: tools.said(one.message)),
            ),
            self.problems,
        )
        self.problems.set_rows_model(self._problem_model)
        self.problems.horizontalHeader().hide()
        self.take_button = PrimaryButton(theme, Icon.CHECK)
        self.leave_button = QuietButton(theme)
        self.take_button.clicked.connect(self._on_take)
        self.leave_button.clicked.connect(self.declined)
        self._lay_out()

    @property
    def is_open(self) -> bool:
        """Say whether there is a file to be answered."""
        return self._reading is not None

    def show_reading(self, reading: AgendaReading, file_name: str, before: Items) -> None:
        """Show what this file would change in that agenda, and take the keys."""
        self._reading, self._file_name = reading, file_name
        self.compare_with(before)
        (self.take_button if self.take_button.isEnabled() else self.leave_button).setFocus()

    def compare_with(self, before: Items) -> None:
        """Work the differences out anew: the agenda may have been changed meanwhile."""
        self._before = before
        self._draw()

    def close_up(self) -> None:
        """Forget the file."""
        self._reading = None

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._model.set_titles(("", self.tr("Place"), self.tr("Block"), self.tr("What changes")))
        self.differences.setAccessibleName(self.tr("What changes"))
        self.problems.setAccessibleName(self.tr("What could not be read"))
        self._problem_model.set_titles(("", ""))
        self.take_button.setText(self.tr("Take it over"))
        self.leave_button.setText(self.tr("Leave the agenda as it is"))
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as no."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for table in (self.differences, self.problems):
            table.setProperty("flat", "true")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.problem_title)
        layout.addWidget(self.problems)
        layout.addWidget(self.differences, 1)
        layout.addLayout(row(1, self.leave_button, self.take_button))

    def _draw(self) -> None:
        if self._reading is None:
            return
        found = agenda_differences(self._before, self._reading.over(self._before))
        self._model.set_rows(found)
        self.title.setText(self.tr("What {file} changes").format(file=self._file_name))
        self.summary.setText(self._count(found))
        self.take_button.setEnabled(bool(found))
        problems = self._reading.problems
        self._problem_model.set_rows(problems)
        self.problem_title.setText(
            self.tr(
                "%n thing(s) in the file could not be read. Put them right there, or go on: blocks keep "
                "what they had.",
                "",
                len(problems),
            )
        )
        rows = min(len(problems), _PROBLEMS_SEEN)
        self.problems.setFixedHeight(rows * self.problems.verticalHeader().defaultSectionSize() + 2)
        for part in (self.problem_title, self.problems):
            part.setVisible(bool(problems))

    def _count(self, found: tuple[BlockDifference, ...]) -> str:
        if not found:
            return self.tr("Nothing: it is the agenda as it stands.")
        counts = Counter(one.kind for one in found)
        words = {
            DifferenceKind.NEW: self.tr("%n new", "", counts[DifferenceKind.NEW]),
            DifferenceKind.CHANGED: self.tr("%n changed", "", counts[DifferenceKind.CHANGED]),
            DifferenceKind.MOVED: self.tr("%n moved", "", counts[DifferenceKind.MOVED]),
            DifferenceKind.GONE: self.tr("%n taken out", "", counts[DifferenceKind.GONE]),
        }
        items = self._reading.items if self._reading else ()
        changed = counts.total() - counts[DifferenceKind.GONE]
        same = self.tr("%n as before", "", len(items) - changed)
        return " · ".join([*(word for kind, word in words.items() if counts[kind]), same])

    def _badge(self, one: BlockDifference) -> Badge:
        names = {
            DifferenceKind.NEW: self.tr("new"),
            DifferenceKind.GONE: self.tr("taken out"),
            DifferenceKind.CHANGED: self.tr("changed"),
            DifferenceKind.MOVED: self.tr("moved"),
        }
        return Badge(_MEANINGS[one.kind], names[one.kind])

    def _details(self, one: BlockDifference) -> str:
        parts = [self._field(name, one) for name in one.fields]
        if one.moves:
            parts.append(self.tr("stands elsewhere"))
        return " · ".join(parts)

    def _field(self, name: str, one: BlockDifference) -> str:
        said = self._tools.said(FIELD_NAMES[name])
        if one.was is None:
            return said
        language = self._tools.language()
        before, after = self._value(name, one.was), self._value(name, one.item)
        if before or after:
            return f"{said} {before or '–'} → {after or '–'}"
        if name == "title":
            return self.tr("{field}, before: {title}").format(
                field=said, title=one.was.title.in_language(language)
            )
        return said

    def _value(self, name: str, item: AgendaItem) -> str:
        """Return a field that is one word or number, to tell it before and after; empty for any other."""
        match name:
            case "kind":
                return self._tools.said(KIND_NAMES[item.kind])
            case "priority":
                return self._tools.said(PRIORITY_NAMES[item.priority])
            case "planned_minutes" | "module_number":
                return str(getattr(item, name))
            case "minutes":
                return f"{item.minutes.least}–{item.minutes.ideal}–{item.minutes.most}"
            case "fixed_start" if item.fixed_start is not None:
                return f"{item.fixed_start:%H:%M}"
            case _:
                return ""

    def _row_of(self, problem: RowProblem) -> str:
        return self.tr("Row {number}").format(number=problem.row_number)

    def _on_take(self) -> None:
        if self._reading is not None:
            self.accepted.emit(self._reading.over(self._before))


def _identity(one: BlockDifference) -> UUID:
    return one.item.id
