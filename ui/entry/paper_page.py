"""Paper: print numbered forms, account for each stack, key it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.services.changes import Change
from facilitator.services.form_entry import wave_name
from facilitator.services.paper_overview import PaperOverview, Stack, paper_overview
from ui.entry.keying_desk import KeyingDesk
from ui.entry.stacks_face import StacksFace
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import QuietButton
from ui.widgets.message_line import MessageLine
from ui.widgets.no_session import NoSession
from ui.widgets.page import Command, KeyLine, Page, PageId, PageTools
from ui.widgets.page_frame import PageFrame
from ui.widgets.shortcuts import add_shortcuts
from ui.widgets.sound_switch import KEYS as SOUND_KEYS
from ui.widgets.sound_switch import SoundSwitch
from ui.widgets.telling import KEYS as TELLING_KEYS
from ui.widgets.telling import Telling


class PaperPage(Page):
    """Two faces: the stacks of a session, and the desk at which one is keyed."""

    page_id = PageId.PAPER
    interests = Change.PAPER | Change.QUESTIONNAIRES | Change.SESSIONS

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._overview: PaperOverview | None = None
        self._stack: Stack | None = None
        self._sounds = SoundSwitch(tools, self)
        self._frame = PageFrame(theme, self)
        self._progress = self._frame.header.add_action(StatusBadge(theme, Meaning.INFO))
        self.message_line = self._frame.add(MessageLine(theme))
        self.telling = Telling(tools, self.message_line, self, self._take_focus)
        self._frame.header.add_action(self.telling.button)
        self._back_button = self._frame.header.add_action(QuietButton(theme, Icon.ARROW_LEFT))
        self._back_button.clicked.connect(self._on_back)
        self.no_session = NoSession(theme, Icon.PAPER)
        self.no_session.page_requested.connect(self.page_requested)
        self.face = StacksFace(tools)
        self.face.key_requested.connect(self._on_key_requested)
        self.face.stacks.new_requested.connect(self._on_new_requested)
        self.desk = KeyingDesk(tools, self._sounds.player)
        self.desk.left.connect(self._on_back)
        self.desk.form_closed.connect(self.make_stale)
        self._faces = QStackedLayout()
        self._frame.body.addLayout(self._faces, 1)
        for face in (self.no_session, self.face, self.desk):
            self._faces.addWidget(face)
        add_shortcuts(
            self,
            {
                "Ctrl+N": self._on_new_requested,
                TELLING_KEYS: self.telling.open,
                SOUND_KEYS: self._sounds.switch,
            },
        )
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Paper")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of keying."""
        return (
            KeyLine("Ctrl+N", self.tr("Open a new stack")),
            self.telling.key_line(),
            self._sounds.key_line(),
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
        new_stack = Command(self.tr("Open a new stack"), self._on_new_requested, Icon.ADD, "Ctrl+N")
        return (new_stack, *self.telling.commands(), self._sounds.command())

    def retranslate(self) -> None:
        """Set every word anew."""
        self._back_button.setText(self.tr("Back to the stacks"))
        self.no_session.retranslate(
            self.tr("Here forms are printed with numbers, and the filled-in paper is counted and keyed.")
        )
        self.telling.retranslate()
        self.face.retranslate()
        self.desk.retranslate()
        self._show_head()

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Put the paper of another session down; what was keyed of it is on disk."""
        if session_id != self.session_id:
            self.desk.put_down()
            self._stack = None
            self._overview = None
        self.telling.turn_to(half_day_id)
        super().set_session(session_id, half_day_id)

    def make_stale(self) -> None:
        """Wait with loading while a form is being keyed: every key changes something."""
        if self.desk.is_keying:
            self._is_stale = True
        else:
            super().make_stale()

    def may_leave(self) -> bool:
        """Let the keys that were pressed reach the disk before the window closes, unless work is stuck."""
        if self.desk.is_busy:
            self.tools.operations.finish()
        return True

    def refresh(self) -> None:
        """Load how the paper stands."""
        if self.session_id is None:
            self._faces.setCurrentWidget(self.no_session)
            self._show_head()
        else:
            self.load(partial(paper_overview, self.tools.workspace, self.session_id), self._on_loaded)

    def _take_focus(self) -> None:
        """Give the keys to what is worked at."""
        if self._faces.currentWidget() is self.desk:
            self.desk.take_focus()
        else:
            self.face.take_focus()

    def _show_head(self) -> None:
        is_at_desk = self._stack is not None
        self._back_button.setVisible(is_at_desk)
        self._progress.setVisible(is_at_desk)
        if self._stack is None:
            self._frame.header.set_texts(self.title(), self.tr("Print forms, count the stacks, key them"))
            return
        count = self._stack.count
        done = count.keyed + count.blank + count.spoilt
        title = self._stack.questionnaire.title.in_language(self.tools.language())
        self._frame.header.set_texts(title, self.tools.said(wave_name(self._stack.batch.wave)))
        words = self.tr("{done} of {counted} keyed").format(done=done, counted=count.counted)
        self._progress.set_state(Meaning.INFO, words)

    def _on_loaded(self, overview: PaperOverview) -> None:
        self._overview = overview
        self.face.show_overview(overview)
        if self._stack is not None:
            self._stack = overview.stack(self._stack.batch.id)
        if self._stack is not None:
            self.desk.update_stack(self._stack, overview)
        elif self._faces.currentWidget() is not self.face:
            self._show_stacks()
        self._show_head()

    def _show_stacks(self) -> None:
        self._stack = None
        self._faces.setCurrentWidget(self.face)
        self._show_head()
        self.face.take_focus()

    @Slot(object)
    def _on_key_requested(self, stack: Stack) -> None:
        if self._overview is not None:
            self._stack = stack
            self._faces.setCurrentWidget(self.desk)
            self._show_head()
            self.desk.open_stack(stack, self._overview)

    @Slot()
    def _on_back(self) -> None:
        self.desk.put_down()
        self._show_stacks()

    @Slot()
    def _on_new_requested(self) -> None:
        if self._overview is not None and self._stack is None:
            self.face.ask_new_stack(self.half_day_id)
