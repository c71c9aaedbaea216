"""Paper: print numbered forms, account for each stack, key it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedLayout, QWidget

from facilitator.domain.answers import Batch
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.reports.key_card import write_key_card
from facilitator.reports.print_numbered import PrintedForms, print_numbered
from facilitator.services.changes import Change, Done
from facilitator.services.enter_answers import close_batch, open_batch
from facilitator.services.paper_overview import PaperOverview, Stack, paper_overview
from ui.entry.keying_desk import KeyingDesk
from ui.entry.print_card import PrintCard, PrintWish
from ui.entry.stack_form import NewStack, StackForm
from ui.entry.stacks_card import StacksCard
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import QuietButton
from ui.widgets.card import column
from ui.widgets.page import Command, KeyLine, Page, PageId, PageRequest, PageTools
from ui.widgets.page_frame import PageFrame
from ui.widgets.sound_player import SoundPlayer
from ui.widgets.states import EmptyState, InlineNotice

NARROW_WIDTH = Space.EIGHT * 15


class PaperPage(Page):
    """Two faces: the stacks of a session, and the desk at which one is keyed."""

    page_id = PageId.PAPER
    interests = Change.PAPER | Change.QUESTIONNAIRES | Change.SESSIONS

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._overview: PaperOverview | None = None
        self._stack: Stack | None = None
        self._sounds = SoundPlayer(tools.appearance, self)
        self._frame = PageFrame(theme, self)
        self._progress = self._frame.header.add_action(StatusBadge(theme, Meaning.INFO))
        self._back_button = self._frame.header.add_action(QuietButton(theme, Icon.ARROW_LEFT))
        self._back_button.clicked.connect(self._on_back)
        self._written: Path | None = None
        self._notice = InlineNotice(theme)
        self._notice.action_requested.connect(self._on_open_written)
        self.stacks = StacksCard(theme)
        self.stacks.key_requested.connect(self._on_key_requested)
        self.stacks.new_requested.connect(self._on_new_requested)
        self.stacks.close_requested.connect(self._on_close_requested)
        self.stack_form = StackForm(theme)
        self.stack_form.submitted.connect(self._on_stack_submitted)
        self.print_card = PrintCard(theme)
        self.print_card.print_requested.connect(self._on_print_requested)
        self.print_card.key_card_requested.connect(self._on_key_card_requested)
        self.desk = KeyingDesk(tools, self._sounds)
        self.desk.left.connect(self._on_back)
        self.desk.form_closed.connect(self.make_stale)
        self._empty = EmptyState(theme, Icon.PAPER)
        self._empty.action_requested.connect(self._on_home_asked)
        self._build()
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Paper")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of keying."""
        return (
            KeyLine("Ctrl+N", self.tr("Open a new stack")),
            KeyLine("Ctrl+M", self.tr("Sounds on or off")),
            KeyLine("1 … 9", self.tr("Answer by its digit; J K L are 1 2 3, U I O are 4 5 6")),
            KeyLine("0", self.tr("Not answered")),
            KeyLine("*", self.tr("Two boxes ticked")),
            KeyLine("/", self.tr("Illegible")),
            KeyLine("R, =", self.tr("Refused to answer")),
            KeyLine("P, ,", self.tr("The rest of the page is lost")),
            KeyLine(".", self.tr("Text stands here")),
            KeyLine("-", self.tr("Back to the question before")),
            KeyLine("+", self.tr("Same as on the last form (head of the form only)")),
            KeyLine("F6", self.tr("Go to a question by its number")),
            KeyLine("F7", self.tr("Open the last form again")),
            KeyLine("F8", self.tr("Set the form aside: parked, blank or spoilt")),
            KeyLine("Esc", self.tr("Leave the form; every key is kept")),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        return (Command(self.tr("Open a new stack"), self._on_new_requested, Icon.ADD, "Ctrl+N"),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._back_button.setText(self.tr("Back to the stacks"))
        self._empty.set_texts(
            self.tr("No session is chosen"),
            self.tr("Choose a session on the Home page, then its paper can be keyed."),
            self.tr("Go to Home"),
        )
        for part in (self.stacks, self.stack_form, self.print_card, self.desk):
            part.retranslate()
        self._show_head()
        if self._overview is not None:
            self._show_overview(self._overview)

    def make_stale(self) -> None:
        """Wait with loading while a form is being keyed: every key changes something."""
        if self.desk.is_keying:
            self._is_stale = True
        else:
            super().make_stale()

    def refresh(self) -> None:
        """Load how the paper stands."""
        if self.session_id is None:
            self._stack = None
            self._faces.setCurrentIndex(0)
            self._show_head()
            return
        read = partial(paper_overview, self.tools.workspace, self.session_id)
        self.tools.operations.load(read, self._on_loaded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where they do not fit side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_WIDTH
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(direction)

    def _build(self) -> None:
        left = column(self.stack_form, self.stacks, spacing=Space.TWO)
        left.setStretch(1, 1)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(Space.THREE)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(self.print_card, 2)
        stacks_face = QScrollArea()
        stacks_face.setWidgetResizable(True)
        stacks_face.setWidget(inside)
        stacks_face.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame.body.addWidget(self._notice)
        self._faces = QStackedLayout()
        self._frame.body.addLayout(self._faces, 1)
        for face in (self._empty, stacks_face, self.desk):
            self._faces.addWidget(face)
        for keys, slot in (("Ctrl+N", self._on_new_requested), ("Ctrl+M", self._on_sound_switched)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show_head(self) -> None:
        is_at_desk = self._stack is not None
        self._back_button.setVisible(is_at_desk)
        self._progress.setVisible(is_at_desk)
        if self._stack is None:
            self._frame.header.set_texts(self.title(), self.tr("Print forms, count the stacks, key them"))
            return
        count = self._stack.count
        done = count.keyed + count.blank + count.spoilt
        self._frame.header.set_texts(self._stack.questionnaire.title.in_language(self.tools.language()))
        words = self.tr("{done} of {counted} keyed").format(done=done, counted=count.counted)
        self._progress.set_state(Meaning.INFO, words)

    def _on_loaded(self, overview: PaperOverview) -> None:
        is_first = self._overview is None or self._overview.session.id != overview.session.id
        if is_first:
            self._stack = None
        self._overview = overview
        self._show_overview(overview)
        if self._stack is not None:
            self._stack = overview.stack(self._stack.batch.id)
        if self._stack is not None:
            self.desk.update_stack(self._stack, overview)
        elif self._faces.currentIndex() != 1:
            self._faces.setCurrentIndex(1)
            self.stacks.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_head()

    def _show_overview(self, overview: PaperOverview) -> None:
        self.stacks.show_overview(overview, self.tools.language())
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.print_card.show_overview(overview, self.tools.language(), Path(documents))

    @Slot(object)
    def _on_key_requested(self, stack: Stack) -> None:
        if self._overview is None:
            return
        self._stack = stack
        self._notice.hide()
        self._faces.setCurrentIndex(2)
        self._show_head()
        self.desk.open_stack(stack, self._overview)

    @Slot()
    def _on_back(self) -> None:
        self._stack = None
        self._faces.setCurrentIndex(1)
        self._show_head()
        self.stacks.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_new_requested(self) -> None:
        if self._overview is not None and self._stack is None:
            self.stack_form.open_with(self._overview, self.half_day_id, self.tools.language())

    @Slot(object)
    def _on_stack_submitted(self, wanted: NewStack) -> None:
        if self.session_id is None:
            return
        use_case = partial(
            open_batch,
            self.tools.workspace,
            self.session_id,
            wanted.questionnaire,
            wanted.wave,
            wanted.counted,
            half_day_id=wanted.half_day,
        )
        self.tools.operations.run(use_case, self._on_stack_opened, self._on_stack_problem)

    def _on_stack_opened(self, _batch: Batch) -> None:
        self.stack_form.leave()
        self.stacks.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stack_problem(self, message: Message) -> None:
        self.stack_form.show_problem(self.tools.said(message))

    @Slot(object)
    def _on_close_requested(self, stack: Stack) -> None:
        use_case = partial(close_batch, self.tools.workspace, stack.batch.id)
        self.tools.operations.run(use_case, self._on_closed, self._on_problem)

    def _on_closed(self, _batch: Batch) -> None:
        self._notice.hide()
        self.tools.announce(self.tr("The stack is closed."))

    @Slot(object)
    def _on_print_requested(self, wish: PrintWish) -> None:
        if self.session_id is None:
            return
        use_case = partial(
            print_numbered,
            self.tools.workspace,
            self.session_id,
            wish.questionnaire,
            wish.count,
            wish.languages,
            wish.path,
        )
        self.tools.operations.run(use_case, self._on_printed, self._on_problem)

    @Slot(object)
    def _on_key_card_requested(self, path: Path) -> None:
        self.tools.operations.run(partial(_write_key_card, path), self._on_card_written, self._on_problem)

    def _on_printed(self, printed: PrintedForms) -> None:
        words = self.tr("{count} forms, {first} to {last}, {pages} pages: {path}").format(
            count=printed.count,
            first=printed.first,
            last=printed.last,
            pages=printed.pages,
            path=printed.path,
        )
        self._show_written(printed.path, words)

    def _on_card_written(self, path: Path) -> None:
        self._show_written(path, self.tr("Written: {path}").format(path=path))

    def _show_written(self, path: Path, words: str) -> None:
        self._written = path
        self._notice.show_sentence(Meaning.GOOD, words, self.tr("Open"))

    @Slot()
    def _on_open_written(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _on_problem(self, message: Message) -> None:
        self._notice.show_sentence(Meaning.BAD, self.tools.said(message))

    @Slot()
    def _on_home_asked(self) -> None:
        self.page_requested.emit(PageRequest(PageId.HOME))

    @Slot()
    def _on_sound_switched(self) -> None:
        words = self.tr("Sounds are on") if self._sounds.switch() else self.tr("Sounds are off")
        self.tools.announce(words)


def _write_key_card(path: Path) -> Done[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_key_card(path, (Language.ZH, Language.EN))
    return Done(path)
