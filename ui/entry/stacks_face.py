"""The first face of Paper: the stacks of a session, a new one, and the printing of forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.answers import Batch
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.reports.key_card import write_key_card
from facilitator.reports.print_numbered import PrintedForms, number_forms, print_again, print_fresh
from facilitator.services.changes import Done
from facilitator.services.enter_answers import close_batch, open_batch
from facilitator.services.issued_numbers import issued_numbers
from facilitator.services.paper_overview import PaperOverview, Stack
from facilitator.services.ports import Workspace
from ui.entry.print_card import Again, PrintCard, PrintWish
from ui.entry.stack_form import NewStack, StackForm
from ui.entry.stacks_card import StacksCard
from ui.theme.tokens import Meaning, Space
from ui.widgets.card import column
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice

NARROW_WIDTH = Space.EIGHT * 15


class StacksFace(QScrollArea):
    """Opens, closes and prints; a stack to be keyed is the page's."""

    key_requested = Signal(object)
    """The `Stack` to key."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._overview: PaperOverview | None = None
        self._written: Path | None = None
        self._say_news: Callable[[], None] | None = None
        self._opening = Once(tools.operations, self)
        self._printing = Once(tools.operations, self)
        self._printing.changed.connect(self._on_printing)
        self.notice = InlineNotice(tools.theme)
        self.notice.action_requested.connect(self._on_open_written)
        self.stacks = StacksCard(tools.theme)
        self.stacks.key_requested.connect(self.key_requested)
        self.stacks.close_requested.connect(self._on_close_requested)
        self.stack_form = StackForm(tools.theme)
        self.stack_form.submitted.connect(self._on_stack_submitted)
        self.print_card = PrintCard(tools.theme)
        self.print_card.print_requested.connect(self._on_print_requested)
        self.print_card.key_card_requested.connect(self._on_key_card_requested)
        self._lay_out()

    def retranslate(self) -> None:
        """Set every word anew."""
        for part in (self.stacks, self.stack_form, self.print_card):
            part.retranslate()
        if self._overview is not None:
            self.show_overview(self._overview)
        if not self.notice.isHidden() and self._say_news is not None:
            self._say_news()

    def show_overview(self, overview: PaperOverview) -> None:
        """Show how the paper of a session stands; news of another session is put away."""
        if self._overview is not None and self._overview.session.id != overview.session.id:
            self.notice.hide()
            self.stack_form.hide()
        self._overview = overview
        language = self._tools.language()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.stacks.show_overview(overview, language)
        self.stack_form.show_overview(overview, language)
        self.print_card.show_overview(overview, language, Path(documents))

    def ask_new_stack(self, half_day_id: UUID | None) -> None:
        """Ask for a new stack, of the half-day in front unless it is changed."""
        if self._overview is not None:
            self.stack_form.open_with(half_day_id)

    def take_focus(self) -> None:
        """Give the keys to the list of stacks."""
        self.stacks.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where they do not fit side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_WIDTH
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(direction)

    def _lay_out(self) -> None:
        left = column(self.stack_form, self.stacks, spacing=Space.TWO)
        left.setStretch(1, 1)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.TWO)
        whole.addWidget(self.notice)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(Space.THREE)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(self.print_card, 2)
        whole.addLayout(self._sides, 1)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @Slot(object)
    def _on_stack_submitted(self, wanted: NewStack) -> None:
        if self._overview is not None:
            use_case = partial(
                open_batch,
                self._tools.workspace,
                self._overview.session.id,
                wanted.questionnaire,
                wanted.wave,
                wanted.counted,
                half_day_id=wanted.half_day,
            )
            self._opening.run(use_case, self._on_stack_opened, self._on_stack_refused)

    def _on_stack_opened(self, _batch: Batch) -> None:
        self.stack_form.leave()
        self.take_focus()

    def _on_stack_refused(self, message: Message) -> None:
        self.stack_form.show_problem(self._tools.said(message))

    @Slot(object)
    def _on_close_requested(self, stack: Stack) -> None:
        use_case = partial(close_batch, self._tools.workspace, stack.batch.id)
        self._tools.operations.run(use_case, self._on_closed, self._on_problem)

    def _on_closed(self, _batch: Batch) -> None:
        self.notice.hide()
        self._tools.announce(self.tr("The stack is closed."))

    @Slot(object)
    def _on_print_requested(self, wish: PrintWish) -> None:
        if self._overview is None:
            return
        workspace, session_id = self._tools.workspace, self._overview.session.id
        if wish.again is None:
            number = partial(number_forms, workspace, session_id, wish.questionnaire, wish.count)
            write = partial(print_fresh, workspace, session_id, wish.questionnaire, wish.languages, wish.path)
            self._printing.run_then_long(number, write, self._on_printed, self._on_problem)
        else:
            again = partial(_print_again, workspace, session_id, wish, wish.again)
            self._printing.run_long(again, self._on_printed, self._on_problem)

    @Slot(object)
    def _on_key_card_requested(self, path: Path) -> None:
        write = partial(write_key_card, path, (Language.ZH, Language.EN), keep_existing=True)
        self._tools.operations.load_long(write, self._on_card_written, self._on_problem)

    @Slot()
    def _on_printing(self) -> None:
        self.print_card.set_printing(is_printing=self._printing.is_running)

    def _on_printed(self, printed: PrintedForms) -> None:
        self._written = printed.path
        self.print_card.take_printed()
        self._tell(partial(self._say_printed, printed))

    def _on_card_written(self, path: Path) -> None:
        self._written = path
        self._tell(partial(self._say_card, path))

    def _on_problem(self, message: Message) -> None:
        self._tell(partial(self._say_problem, message))

    def _tell(self, say: Callable[[], None]) -> None:
        """Say it in line now, and again when the language changes."""
        self._say_news = say
        say()

    def _say_printed(self, printed: PrintedForms) -> None:
        words = self.tr("{count} forms, {first} to {last}, {pages} pages: {path}").format(
            count=printed.count,
            first=printed.first,
            last=printed.last,
            pages=printed.pages,
            path=printed.path,
        )
        self.notice.show_sentence(Meaning.GOOD, words, self.tr("Open"))

    def _say_card(self, path: Path) -> None:
        self.notice.show_sentence(Meaning.GOOD, self.tr("Written: {path}").format(path=path), self.tr("Open"))

    def _say_problem(self, message: Message) -> None:
        self.notice.show_sentence(Meaning.BAD, self._tools.said(message))

    @Slot()
    def _on_open_written(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def _print_again(ws: Workspace, session_id: UUID, wish: PrintWish, again: Again) -> Done[PrintedForms]:
    """Print forms with earlier numbers once more."""
    numbers = issued_numbers(
        ws, session_id, first=again.first, last=again.last, only_unused=again.only_unused
    )
    return Done(print_again(ws, session_id, wish.questionnaire, numbers, wish.languages, wish.path))
