"""The agenda before the day: the blocks, and beside them the chosen one, the library, paper and Excel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.past_runs import PastMinutes, identity
from facilitator.domain.plan_check import PlanWarning
from facilitator.domain.run import Plan
from facilitator.domain.running_times import running_times
from facilitator.domain.session import AgendaItem
from facilitator.imports.agenda_workbook import AgendaReading
from facilitator.services.past_runs import KnownMinutes, known_minutes
from facilitator.words import said
from ui.plan.agenda_board import AgendaBoard
from ui.plan.agenda_desk import AgendaDesk
from ui.plan.agenda_history import AgendaHistory, Step
from ui.plan.agenda_side import SIDE_WIDTH, AgendaSide, Side
from ui.plan.agenda_table import Dropped
from ui.plan.block_part import FormContext
from ui.plan.plan_tab import WIDEST, PlanTab
from ui.plan.plan_view import PlanView
from ui.plan.plan_words import PlanWords
from ui.theme.tokens import Meaning, Space
from ui.widgets.page import PageTools

_NEW_BLOCK = Message("New block")


class AgendaTab(PlanTab):
    """Brings the board, its side and the desk together: what is wished is kept, then drawn."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._words = PlanWords(self)
        self._known: KnownMinutes = {}
        self._offered = ""
        self._offered_at: AgendaHistory | None = None
        self._known_of = ""
        self._warning: PlanWarning | None = None
        self.desk = AgendaDesk(tools, self)
        self.board = AgendaBoard(tools, self.said_text)
        self.head, self.table, self.preview = self.board.head, self.board.table, self.board.preview
        self.side = AgendaSide(tools)
        self.form = self.side.form
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(Space.TWO)
        self._beside.addWidget(self.board, 1)
        self._beside.addWidget(self.side)
        self._wire()

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("Agenda")

    def draw(self, plan: PlanView) -> None:
        """Draw the agenda as it is on disk."""
        self.desk.take(plan.session)
        self.side.library.turn_to(plan.session.id)
        self.side.files.show_plan(plan)
        self._redraw()

    def forget_news(self) -> None:
        """Put away what belongs to the half-day before; what was typed there is kept there."""
        self.form.keep_typed()
        self.board.close_preview()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keys to the table, and learn from the runs since."""
        super().showEvent(event)
        if not event.spontaneous():
            self.board.focus_table()
            self._known_of = ""
            self._read_known()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed."""
        super().hideEvent(event)
        self.form.keep_typed()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.board.retranslate()
        self.side.retranslate()
        if self.plan is not None:
            self.draw(self.plan)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the form below the table where the window is narrow."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if is_narrow else across)
        self.side.setMinimumWidth(0 if is_narrow else SIDE_WIDTH)
        self.side.setMaximumWidth(WIDEST if is_narrow else SIDE_WIDTH)

    def hasHeightForWidth(self) -> bool:
        """Say no: the blocks and their side scroll by themselves, and take the height there is."""
        return False

    @Slot()
    def remove(self) -> None:
        """Take the chosen block out; a toast offers it back, whatever else was changed meanwhile."""
        place = self.desk.place
        if place < 0 or self.plan is None:
            return
        item = self.desk.remove()
        if item is None:
            self.tools.announce(self.tr("An agenda keeps at least one block."), Meaning.INFO)
        else:
            sentence = self.tr("{title} is out of the agenda.").format(title=self.said_text(item.title))
            back = partial(self.desk.put_back, self.plan.session.id, place, item)
            self.tools.announce(sentence, Meaning.INFO, self.tr("Undo"), back)

    @Slot()
    def add_block(self) -> None:
        """Put a fresh block after the chosen one and begin to name it."""
        self.desk.add(Text(*(said(_NEW_BLOCK, language) for language in (Language.EN, Language.ZH))))
        self.edit_block()

    @Slot()
    def undo(self) -> None:
        """Take the last change of this visit back."""
        self._told(self.desk.undo(), self.tr("Taken back: {deed}."), self.tr("Redo"), self.redo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._told(self.desk.redo(), self.tr("Done again: {deed}."), self.tr("Undo"), self.undo)

    @Slot()
    def edit_block(self) -> None:
        """Put the keys into the title of the chosen block."""
        self.side.begin_naming(self.tools.language())

    @Slot()
    def go_to_next_warning(self) -> None:
        """Choose the block that the next line to look at is about."""
        warning = self.board.warnings.step_to(self._warning)
        if warning is not None:
            self._on_warning(warning)

    def _wire(self) -> None:
        desk, board, side = self.desk, self.board, self.side
        desk.wished.connect(self._show_form)
        desk.wished.connect(self._on_wished)
        desk.kept.connect(self._redraw)
        desk.problem_met.connect(self._on_problem)
        board.block_chosen.connect(self._on_chosen)
        board.warnings.chosen.connect(self._on_warning)
        board.preview.accepted.connect(self._on_accepted)
        board.preview.declined.connect(self._on_declined)
        self._wire_table()
        self.form.changed.connect(desk.edit)
        side.left.connect(board.focus_table)
        side.library.put_in_requested.connect(self._on_put_in)
        side.files.read.connect(self._on_read)

    def _wire_table(self) -> None:
        desk, table, head = self.desk, self.table, self.head
        table.row_activated.connect(self._on_activated)
        table.shift_requested.connect(desk.shift)
        table.minutes_requested.connect(desk.lengthen)
        table.remove_requested.connect(self.remove)
        table.add_requested.connect(self.add_block)
        table.dropped.connect(self._on_dropped)
        for button, deed in (
            (head.up_button, partial(desk.shift, -1)),
            (head.down_button, partial(desk.shift, 1)),
            (head.remove_button, self.remove),
            (head.add_button, self.add_block),
            (head.undo_button, self.undo),
            (head.redo_button, self.redo),
        ):
            button.clicked.connect(deed)

    @Slot()
    def _redraw(self) -> None:
        """Draw what is on disk; while a wish is still on its way there, wait for it."""
        if self.plan is None or self.desk.is_waiting:
            return
        plan = self._plan_of(self.plan)
        past = {item.id: found for item in plan.items if (found := self._past_of(item)) is not None}
        decks = {deck.key for deck in self.plan.decks}
        questionnaires = {one.key for one in self.plan.questionnaires}
        self.board.draw(plan, self.desk.place, past, decks, questionnaires)
        self._show_form()
        self._read_known()

    @Slot()
    def _show_form(self, *, keeps_typing: bool = True) -> None:
        self.head.show_history(self.desk.history)
        self.form.show_item(self.desk.chosen, self._context(), keeps_typing=keeps_typing)

    def _context(self) -> FormContext:
        plan, chosen = self.plan, self.desk.chosen
        if plan is None or chosen is None:
            return FormContext(language=self.tools.language())
        return FormContext(
            decks=tuple((deck.key, deck.title) for deck in plan.decks),
            questionnaires=tuple((one.key, one.title) for one in plan.questionnaires),
            starts_at=running_times(self._plan_of(plan))[self.desk.place].starts_at.time(),
            past=self._past_of(chosen),
            language=self.tools.language(),
        )

    def _plan_of(self, view: PlanView) -> Plan:
        return Plan(self.desk.items, view.half_day.starts_at, view.half_day.must_end_at)

    def _past_of(self, item: AgendaItem) -> PastMinutes | None:
        return None if self.plan is None else self._known.get(identity(self.plan.session.programme_key, item))

    def _read_known(self) -> None:
        """Learn once for each programme, and each time the tab is shown, what its blocks took before."""
        if self.plan is not None and self._known_of != self.plan.session.programme_key and self.isVisible():
            self._known_of = self.plan.session.programme_key
            read = partial(known_minutes, self.tools.workspace, self._known_of)
            self.tools.operations.load(read, self._on_known)

    @Slot(object)
    def _on_known(self, known: KnownMinutes) -> None:
        if known != self._known:
            self._known = known
            self._redraw()

    def _told(self, step: Step | None, sentence: str, action: str, again: Callable[[], None]) -> None:
        """Say by name what undo or redo did; the form shows what came back, whatever is typed in it."""
        if step is not None:
            self._show_form(keeps_typing=False)
            deed = self._words.deed(step.deed, self.said_text(step.title))
            self._offer(sentence.format(deed=deed), Meaning.INFO, action, again)

    def _offer(self, sentence: str, meaning: Meaning, action: str, again: Callable[[], None]) -> None:
        """Say what was done, and offer that step back, or again, until another one is made."""
        self._offered, self._offered_at = sentence, self.desk.history
        self.tools.announce(sentence, meaning, action, partial(self._take_up, self.desk.history, again))

    def _take_up(self, history: AgendaHistory, again: Callable[[], None]) -> None:
        if self.desk.history == history:
            again()

    @Slot()
    def _on_wished(self) -> None:
        if self._offered and self.desk.history != self._offered_at:
            self.tools.withdraw(self._offered)
            self._offered = ""

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.tools.announce(self.tools.said(message), Meaning.BAD)
        if self.plan is not None:
            self.draw(self.plan)

    @Slot(object)
    def _on_chosen(self, block: UUID) -> None:
        self.desk.chosen_id = block
        self._show_form()

    @Slot(object)
    def _on_activated(self, row: object) -> None:
        del row
        self.edit_block()

    @Slot(object)
    def _on_dropped(self, dropped: Dropped) -> None:
        block = self.side.library.block(dropped.block)
        if block is None:
            self.desk.move_to(dropped.block, dropped.gap)
        else:
            self.desk.put_in(block.item, dropped.gap)
        self.board.focus_table()

    @Slot(object)
    def _on_put_in(self, item: AgendaItem) -> None:
        self.desk.put_in(item)
        sentence = self.tr("{title} is in the agenda.").format(title=self.said_text(item.title))
        self._offer(sentence, Meaning.GOOD, self.tr("Undo"), self.undo)

    @Slot(object)
    def _on_warning(self, warning: PlanWarning) -> None:
        """Choose the block that it is best mended at, with its form beside it."""
        self._warning = warning
        if warning.item is not None:
            self.desk.chosen_id = warning.item
            self._redraw()
            self.side.show_side(Side.BLOCK)
            self.board.focus_table()

    @Slot(object, str)
    def _on_read(self, reading: AgendaReading, file_name: str) -> None:
        self.form.keep_typed()
        if self.plan is not None:
            self.board.open_preview(reading, file_name, self._plan_of(self.plan))

    @Slot(object)
    def _on_accepted(self, items: tuple[AgendaItem, ...]) -> None:
        self.board.close_preview()
        if self.desk.take_over(items):
            sentence = self.tr("The agenda is taken over.")
            self._offer(sentence, Meaning.GOOD, self.tr("Undo"), self.undo)
        self.board.focus_table()

    @Slot()
    def _on_declined(self) -> None:
        self.board.close_preview()
        self.board.focus_table()
