"""The card of the agenda: totals, what to look at and the blocks; or what a file would change in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.language import Text
from facilitator.domain.past_runs import PastMinutes
from facilitator.domain.plan_check import check_plan, plan_totals
from facilitator.domain.run import Plan
from facilitator.imports.agenda_workbook import AgendaReading
from ui.models.plan_agenda import PlannedModel, PlannedRow, RowWords, agenda_columns, planned_rows
from ui.plan.agenda_head import AgendaHead
from ui.plan.agenda_preview import AgendaPreview
from ui.plan.agenda_table import AgendaTable
from ui.plan.plan_words import PlanWords
from ui.plan.warning_lines import WarningLines
from ui.theme.tokens import Space
from ui.widgets.block_words import BlockWords
from ui.widgets.card import Card
from ui.widgets.current_stack import CurrentStack
from ui.widgets.page import PageTools

_LEAST_TABLE = 220


class AgendaBoard(Card):
    """Draws what it is given and says which block the user chose."""

    block_chosen = Signal(object)
    """The id of the block that was chosen by hand."""

    def __init__(
        self, tools: PageTools, said_text: Callable[[Text], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tools.theme, parent=parent)
        self._is_drawing = False
        words, blocks = PlanWords(self), BlockWords(self)
        row_words = RowWords(
            said_text, blocks.kind, words.priority, blocks.minutes, words.past, words.fixed_start
        )
        self.head = AgendaHead(tools)
        self.warnings = WarningLines(tools)
        self.table = AgendaTable(tools.theme)
        self.model = PlannedModel(agenda_columns(row_words), self.table)
        self.table.set_rows_model(self.model)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.setProperty("flat", "true")
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.preview = AgendaPreview(tools)
        agenda = QWidget()
        inside = QVBoxLayout(agenda)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.ONE)
        inside.addWidget(self.head)
        inside.addWidget(self.warnings)
        inside.addWidget(self.table, 1)
        self._front = CurrentStack()
        self._front.add(agenda)
        self._front.add(self.preview)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.ONE)
        self.add(self._front, 1)

    def draw(
        self,
        plan: Plan,
        place: int,
        past: Mapping[UUID, PastMinutes],
        decks: Collection[str],
        questionnaires: Collection[str],
    ) -> None:
        """Draw this plan with the block at that place chosen; rows that stay are drawn where they are."""
        self._is_drawing = True
        self.model.set_rows(planned_rows(plan, past))
        self.table.show_past(has_past=bool(past))
        if plan.items and self.table.currentIndex().row() != place:
            self.table.selectRow(place)
        self._is_drawing = False
        self.head.show_totals(plan_totals(plan))
        self.head.remove_button.setEnabled(len(plan.items) > 1)
        self.warnings.show_warnings(check_plan(plan, decks, questionnaires))
        if self.preview.is_open:
            self.preview.compare_with(plan.items)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.model.set_titles(
            (
                self.tr("Starts"),
                self.tr("Block"),
                self.tr("What people do"),
                self.tr("Slides"),
                self.tr("Short of time"),
                self.tr("Usually"),
                self.tr("Length"),
            )
        )
        self.table.setAccessibleName(self.tr("Agenda"))
        for part in (self.head, self.warnings, self.preview):
            part.retranslate()

    def open_preview(self, reading: AgendaReading, file_name: str, plan: Plan) -> None:
        """Show what a file would change, in the place of the blocks."""
        self._front.show_side(self.preview)
        self.preview.show_reading(reading, file_name, plan.items)

    def close_preview(self) -> None:
        """Show the blocks again."""
        self.preview.close_up()
        self._front.turn_to(0)

    def focus_table(self) -> None:
        """Give the keys to the blocks, where they do most."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_chosen(self, row: PlannedRow | None) -> None:
        if row is not None and not self._is_drawing:
            self.block_chosen.emit(row.item.id)
