"""The stacks of paper of a session: what each holds, how far it is keyed, whether it may be closed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Wave
from facilitator.services.paper_overview import PaperOverview, Stack
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

COUNT_WIDTH = Measure.CONTROL * 3
STATE_WIDTH = Measure.CONTROL * 4
WAVE_WIDTH = Measure.CONTROL * 3


class StacksCard(Card):
    """A row a stack; Enter keys it, and a full one can be closed."""

    key_requested = Signal(object)
    """The `Stack` to key."""

    new_requested = Signal()
    """A new stack is to be opened."""

    close_requested = Signal(object)
    """The `Stack` to close."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._half_days: dict[UUID, str] = {}
        self._language = Language.EN
        self.table = RowsTable(theme)
        self.table.setProperty("flat", "true")
        self.table.setMinimumHeight(Measure.ROW * 5)
        self._model: RowsModel[Stack] = RowsModel(
            (
                Column("wave", self._wave, width=WAVE_WIDTH, is_strong=True),
                Column("questionnaire", self._questionnaire),
                Column("keyed", _keyed, width=COUNT_WIDTH, at_right=True),
                Column("state", badge=self._badge, width=STATE_WIDTH),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.row_activated.connect(self._on_activated)
        self.table.row_chosen.connect(self._on_chosen)
        self.key_button = PrimaryButton(theme, Icon.KEYBOARD)
        self.key_button.clicked.connect(self._on_key_clicked)
        self.new_button = QuietButton(theme, Icon.ADD)
        self.new_button.clicked.connect(self.new_requested)
        self.close_button = QuietButton(theme, Icon.CHECK)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.add(self.table, 1)
        self.body.addLayout(row(self.new_button, self.close_button, 1, self.key_button))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Stacks of paper"))
        self._model.set_titles(
            (self.tr("Filled in"), self.tr("Questionnaire"), self.tr("Keyed"), self.tr("State"))
        )
        self.table.setAccessibleName(self.tr("Stacks of paper; Enter keys one"))
        self.table.set_empty_text(
            self.tr("No stack yet. Sort the paper by questionnaire, count it, and open a stack for it.")
        )
        self.key_button.setText(self.tr("Key this stack"))
        self.new_button.setText(self.tr("New stack"))
        self.close_button.setText(self.tr("Close the stack"))
        self.table.viewport().update()

    def show_overview(self, overview: PaperOverview, language: Language) -> None:
        """Show the stacks of a session; the first unfinished one is chosen."""
        self._language = language
        self._half_days = {half_day.id: half_day.label for half_day in overview.session.half_days}
        had_choice = self.chosen() is not None
        self._model.set_rows(overview.stacks)
        if not had_choice and overview.stacks:
            unfinished = [n for n, stack in enumerate(overview.stacks) if stack.batch.closed_at is None]
            self.table.selectRow(unfinished[0] if unfinished else 0)
        self._update_buttons()

    def chosen(self) -> Stack | None:
        """Return the stack whose row is current, or none."""
        row_value = self.table.current_row()
        return row_value if isinstance(row_value, Stack) else None

    def _wave(self, stack: Stack) -> str:
        names = {
            Wave.PRE: self.tr("before"),
            Wave.POST: self.tr("after"),
            Wave.FOLLOW_UP: self.tr("later"),
        }
        return names[stack.batch.wave]

    def _questionnaire(self, stack: Stack) -> str:
        title = stack.questionnaire.title
        name = title.in_language(self._language)
        half_day = self._half_days.get(stack.batch.half_day) if stack.batch.half_day else None
        return " · ".join(dict.fromkeys(part for part in (name, half_day, stack.batch.label) if part))

    def _badge(self, stack: Stack) -> Badge:
        if stack.batch.closed_at is not None:
            return Badge(Meaning.GOOD, self.tr("closed"))
        if stack.count.parked:
            return Badge(Meaning.WARN, self.tr("%n set aside", "", stack.count.parked))
        if stack.count.may_close:
            return Badge(Meaning.ACCENT, self.tr("ready to close"))
        if stack.count.keyed or stack.count.open:
            return Badge(Meaning.INFO, self.tr("being keyed"))
        return Badge(Meaning.SOFT, self.tr("waiting"))

    def _update_buttons(self) -> None:
        stack = self.chosen()
        is_open = stack is not None and stack.batch.closed_at is None
        self.key_button.setEnabled(is_open)
        self.close_button.setEnabled(is_open)

    @Slot(object)
    def _on_activated(self, row_value: object) -> None:
        if isinstance(row_value, Stack) and row_value.batch.closed_at is None:
            self.key_requested.emit(row_value)

    @Slot(object)
    def _on_chosen(self, _row: object) -> None:
        self._update_buttons()

    @Slot()
    def _on_key_clicked(self) -> None:
        self._on_activated(self.chosen())

    @Slot()
    def _on_close_clicked(self) -> None:
        stack = self.chosen()
        if stack is not None:
            self.close_requested.emit(stack)


def _keyed(stack: Stack) -> str:
    done = stack.count.keyed + stack.count.blank + stack.count.spoilt
    return f"{done} / {stack.count.counted}"


def _identity(stack: Stack) -> UUID:
    return stack.batch.id
