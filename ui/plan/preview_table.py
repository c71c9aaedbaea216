"""What an import would do, before it does: counts that filter, and the rows behind each count."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.services.enrol_people import RosterPreview
from ui.models.roster_preview import Fate, PreviewRow, preview_rows
from ui.plan.notes_table import NotesTable
from ui.theme.fonts import unshown
from ui.theme.tokens import Space
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.table import Column, RowsModel

_ROW, _NUMBER, _DEPARTMENT = 70, 120, 130


class PreviewTable(QWidget):
    """Counts of new, changed, already there and odd rows; choosing one shows its rows."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._preview: RosterPreview | None = None
        self._rows: tuple[PreviewRow, ...] = ()
        self.fates: SegmentedControl[Fate] = SegmentedControl(tools.theme)
        self.table = NotesTable(tools.theme)
        self._model: RowsModel[PreviewRow] = RowsModel(
            (
                Column("row", lambda line: str(line.row_number or ""), width=_ROW, at_right=True),
                Column("name", lambda line: line.name, is_strong=True),
                Column("number", lambda line: line.employee_number, width=_NUMBER),
                Column("department", lambda line: line.department, width=_DEPARTMENT),
                Column("note", lambda line: line.note),
            ),
            self.table,
        )
        self.table.set_rows_model(self._model)
        self.table.wrap_column(len(self._model.columns) - 1)
        self.fates.chosen.connect(self._on_fate_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.fates)
        layout.addWidget(self.table, 1)

    @property
    def shown(self) -> tuple[PreviewRow, ...]:
        """The rows in sight."""
        return self._model.rows

    def show_preview(self, preview: RosterPreview) -> None:
        """Show what the import would do."""
        self._preview = preview
        self.retranslate()
        filled = [fate for fate in Fate if self._count(fate)]
        self.fates.set_value(filled[0] if filled else Fate.NEW)
        self._on_fate_chosen(self.fates.value or Fate.NEW)

    def retranslate(self) -> None:
        """Set the words in the window's language, those beside the rows too."""
        if self._preview is not None:
            same = self.tr("Somebody else has this name too; both are kept.")
            self._rows = preview_rows(self._preview, self._tools.said, lambda _: same, self._boxed)
        self.table.setAccessibleName(self.tr("Rows of the list"))
        names = {
            Fate.NEW: self.tr("%n new", "", self._count(Fate.NEW)),
            Fate.CHANGED: self.tr("%n changed", "", self._count(Fate.CHANGED)),
            Fate.ALREADY: self.tr("%n already there", "", self._count(Fate.ALREADY)),
            Fate.LOOK: self.tr("%n to look at", "", self._count(Fate.LOOK)),
        }
        self.fates.set_options(self.tr("Rows"), [Option(fate, names[fate]) for fate in Fate])
        self.table.set_empty_text(self.tr("No row of this kind."))
        self._on_fate_chosen(self.fates.value or Fate.NEW)

    def _boxed(self, name: str) -> str:
        if not unshown(name):
            return ""
        return self.tr("No font here has a character of this name: it shows as a box, and is stored rightly.")

    def _count(self, fate: Fate) -> int:
        return sum(1 for line in self._rows if line.fate is fate)

    @Slot(object)
    def _on_fate_chosen(self, fate: Fate) -> None:
        is_look = fate is Fate.LOOK
        name = self.tr("Who, or what stands there") if is_look else self.tr("Name")
        self._model.set_titles(
            (self.tr("Row"), name, self.tr("Number"), self.tr("Department"), self.tr("Note"))
        )
        for column in (2, 3):
            self.table.setColumnHidden(column, is_look)
        self._model.set_rows([line for line in self._rows if line.fate is fate])
        self.table.fit_rows()
