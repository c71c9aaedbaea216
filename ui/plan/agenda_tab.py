"""The agenda before the day: blocks in order, when each begins, and whether all fits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.run import ItemProgress
from facilitator.domain.session import AgendaItem, Session
from facilitator.services.plan_session import edit_agenda
from ui.models.plan_agenda import agenda_columns
from ui.plan.agenda_edit import changed, lengthened, moved, place_of, with_back, with_new, without
from ui.plan.agenda_table import AgendaTable
from ui.plan.block_form import BlockForm
from ui.plan.plan_tab import WIDEST, PlanTab
from ui.plan.plan_view import PlanView, planned
from ui.plan.plan_words import PlanWords
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.block_words import BlockWords
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.page import PageTools
from ui.widgets.table import RowsModel

_LEAST_TABLE = 220
_PAGES_AT_MOST = 999


@dataclass(frozen=True, slots=True)
class _Before:
    """An agenda as it was, and the block that was chosen in it."""

    items: tuple[AgendaItem, ...]
    chosen: UUID | None


class AgendaTab(PlanTab):
    """A table of blocks and a form for the chosen one; each change is kept at once, each can be undone."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._words = PlanWords(self)
        self._block_words = BlockWords(self)
        self._items: tuple[AgendaItem, ...] = ()
        self._before: list[_Before] = []
        self._chosen: UUID | None = None
        self._writes = 0
        theme = tools.theme
        self.total = ElidedLabel(TextRole.TITLE)
        self.fit_badge = StatusBadge(theme)
        self.table = AgendaTable(theme)
        self._model: RowsModel[ItemProgress] = RowsModel(
            agenda_columns(
                self.said_text, self._block_words.kind, self._words.priority, self._block_words.minutes
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.shift_requested.connect(self.shift)
        self.table.minutes_requested.connect(self.lengthen)
        self.table.remove_requested.connect(self.remove)
        self.table.add_requested.connect(self.add_block)
        self.form = BlockForm(theme)
        self.form.changed.connect(self._on_form_changed)
        self.up_button = IconButton(theme, Icon.ARROW_UP)
        self.down_button = IconButton(theme, Icon.ARROW_DOWN)
        self.remove_button = IconButton(theme, Icon.DELETE)
        self.add_button = QuietButton(theme, Icon.ADD)
        self.undo_button = QuietButton(theme, Icon.UNDO)
        self.up_button.clicked.connect(partial(self.shift, -1))
        self.down_button.clicked.connect(partial(self.shift, 1))
        self.remove_button.clicked.connect(self.remove)
        self.add_button.clicked.connect(self.add_block)
        self.undo_button.clicked.connect(self.undo)
        self._lay_out()

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("Agenda")

    def draw(self, plan: PlanView) -> None:
        """Draw the agenda as it is on disk."""
        if self._writes == 0:
            self._items = plan.session.agenda
        chosen = self._chosen
        position = planned(self._items, plan.half_day)
        self._model.set_rows(position.progress)
        self._chosen = chosen
        place = max(0, place_of(self._items, chosen))
        if self._items and self.table.currentIndex().row() != place:
            self.table.selectRow(place)
        self._show_form(plan)
        minutes = sum(item.planned_minutes for item in self._items)
        self.total.set_whole_text(
            self.tr("{length}, ends {end}").format(
                length=self._block_words.length(minutes), end=f"{position.planned_end:%H:%M}"
            )
        )
        self._show_fit(round((position.must_end_at - position.planned_end).total_seconds() / 60))
        self.undo_button.setEnabled(bool(self._before))
        self.remove_button.setEnabled(len(self._items) > 1)

    def forget_news(self) -> None:
        """Forget what could be undone: it belongs to the session before."""
        self._before = []
        self._chosen = None
        self._writes = 0

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keys to the table, where they do most."""
        super().showEvent(event)
        if not event.spontaneous():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._model.set_titles(
            (
                self.tr("Starts"),
                self.tr("Block"),
                self.tr("What people do"),
                self.tr("Slides"),
                self.tr("Short of time"),
                self.tr("Length"),
            )
        )
        self.table.setAccessibleName(self.tr("Agenda"))
        self.up_button.set_name(self.tr("Earlier"), "Alt+Up")
        self.down_button.set_name(self.tr("Later"), "Alt+Down")
        self.remove_button.set_name(self.tr("Remove this block"), "Del")
        self.add_button.setText(self.tr("Add a block"))
        self.undo_button.setText(self.tr("Undo"))
        self.form.retranslate()
        if self.plan is not None:
            self.draw(self.plan)

    @Slot(int)
    def shift(self, steps: int) -> None:
        """Put the chosen block earlier or later."""
        self._write(moved(self._items, self._place(), steps))

    @Slot(int)
    def lengthen(self, minutes: int) -> None:
        """Give the chosen block more minutes, or fewer."""
        if self._place() >= 0:
            self._write(lengthened(self._items, self._place(), minutes))

    @Slot()
    def remove(self) -> None:
        """Take the chosen block out; a toast offers it back, whatever else was changed meanwhile."""
        place = self._place()
        if place < 0 or self.plan is None:
            return
        item = self._items[place]
        left = without(self._items, place)
        neighbour = left[min(place, len(left) - 1)].id
        if self._write(left, chosen=neighbour):
            sentence = self.tr("{title} is out of the agenda.").format(title=self.said_text(item.title))
            back = partial(self._put_back, self.plan.session.id, place, item)
            self.tools.announce(sentence, Meaning.INFO, self.tr("Undo"), back)
        else:
            self.tools.announce(self.tr("An agenda keeps at least one block."), Meaning.INFO)

    @Slot()
    def add_block(self) -> None:
        """Put a fresh block after the chosen one and begin to name it."""
        fresh = self.tools.workspace.ids.new_id()
        title = Text(self.tr("New block"), self.tr("New block"))
        self._write(with_new(self._items, self._place(), fresh, title), chosen=fresh)
        self.form.begin_naming(self.tools.language())

    @Slot()
    def undo(self) -> None:
        """Take the last change of this visit back."""
        if self._before:
            before = self._before.pop()
            self._write(before.items, chosen=before.chosen, is_undo=True)

    def _lay_out(self) -> None:
        card = Card(self.tools.theme)
        card.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.ONE)
        buttons = row(
            self.up_button, self.down_button, self.remove_button, self.add_button, spacing=Space.HALF
        )
        head = QHBoxLayout()
        head.setSpacing(Space.TWO)
        words = column(self.total, self.fit_badge, spacing=Space.HALF)
        words.setAlignment(self.fit_badge, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(words, 1)
        head.addWidget(self.undo_button)
        head.addLayout(buttons)
        self.table.setProperty("flat", "true")
        card.body.addLayout(head)
        card.add(self.table, 1)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(Space.TWO)
        self._beside.addWidget(card, 1)
        self._beside.addWidget(self.form)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the form below the table where the window is narrow."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if is_narrow else across)
        self.form.setMinimumWidth(0 if is_narrow else Measure.SIDE_COLUMN)
        self.form.setMaximumWidth(WIDEST if is_narrow else Measure.SIDE_COLUMN)

    def _show_fit(self, spare: int) -> None:
        """Say whether the agenda fits before the must-end."""
        if spare < 0:
            text = self.tr("%n min too long for the must-end", "", -spare)
            self.fit_badge.set_state(Meaning.BAD, text)
        elif spare == 0:
            self.fit_badge.set_state(Meaning.WARN, self.tr("No minute to spare"))
        else:
            self.fit_badge.set_state(Meaning.GOOD, self.tr("%n min to spare", "", spare))

    def _show_form(self, plan: PlanView) -> None:
        place = place_of(self._items, self._chosen)
        item = self._items[place] if place >= 0 else None
        key = plan.decks[0].key if plan.decks else ""
        self.form.show_item(item, key, _PAGES_AT_MOST if plan.decks else 0)

    def _place(self) -> int:
        """Return where the chosen block stands, with every change that is still on its way to disk."""
        return place_of(self._items, self._chosen)

    def _put_back(self, session_id: UUID, place: int, item: AgendaItem) -> None:
        if self.plan is not None and self.plan.session.id == session_id:
            self._write(with_back(self._items, place, item), chosen=item.id)

    def _write(
        self, items: tuple[AgendaItem, ...], *, chosen: UUID | None = None, is_undo: bool = False
    ) -> bool:
        """Keep this agenda, with that block chosen from now on; False where nothing changed."""
        if self.plan is None or items == self._items:
            return False
        if not is_undo:
            self._before.append(_Before(self._items, self._chosen))
        self._items = items
        self._chosen = chosen or self._chosen
        self._writes += 1
        self._show_form(self.plan)
        use_case = partial(edit_agenda, self.tools.workspace, self.plan.session.id, items)
        self.tools.operations.run(use_case, self._on_kept, self._on_problem)
        return True

    @Slot(object)
    def _on_kept(self, session: Session) -> None:
        """Wait for the page to load again; the change is on disk."""
        if self.plan is not None and self.plan.session.id == session.id:
            self._writes = max(0, self._writes - 1)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self._writes = 0
        self.tools.announce(self.tools.said(message), Meaning.BAD)
        if self.plan is not None:
            self.draw(self.plan)

    @Slot(object)
    def _on_chosen(self, progress: ItemProgress | None) -> None:
        if progress is not None:
            self._chosen = progress.item.id
        if self.plan is not None:
            self._show_form(self.plan)

    @Slot(object)
    def _on_form_changed(self, item: AgendaItem) -> None:
        self._write(changed(self._items, item))


def _identity(progress: ItemProgress) -> UUID:
    return progress.item.id
