"""What a page is to the shell, and what the shell gives to a page.

A page is one folder under `ui`; it imports the kit (`ui.widgets`, `ui.theme`, `ui.operations`), the item
models and the use cases, and never another page. This is a whole one:

    class DoorPage(Page):
        page_id = PageId.DOOR
        interests = Change.ATTENDANCE | Change.ROSTER

        def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
            super().__init__(tools, parent)
            self._frame = PageFrame(tools.theme, self)         # fills the page: header, body
            self._add_button = PrimaryButton(tools.theme, Icon.WALK_IN)
            self._add_button.clicked.connect(self._on_add_clicked)
            self._frame.header.add_action(self._add_button)
            self._people = self._frame.add(Card(tools.theme))  # into the body
            self.retranslate()                                 # once, at the end of __init__

        def title(self) -> str:
            return self.tr("Door")

        def keys(self) -> tuple[KeyLine, ...]:
            return (KeyLine("Ctrl+N", self.tr("Add a person who walked in")),)

        def retranslate(self) -> None:                         # every word on the page is set here
            self._frame.header.set_texts(self.title(), self.tr("Scan a badge or type a name"))
            self._add_button.setText(self.tr("Walk-in"))

        def refresh(self) -> None:                             # visible and stale: load again
            if self.half_day_id is None:
                return
            self.load(partial(door_state, self.tools.workspace, self.half_day_id), self._on_loaded)

`Page` itself sees to the rest: it calls `retranslate` when the language changes, `refresh` when it is
shown stale, when something in `interests` changed and when another session is chosen.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.services.change_passphrase import PassphraseChange
from facilitator.services.changes import Change, Done
from facilitator.services.phone_door import PhoneDoor
from facilitator.services.ports import BackupLine, Workspace
from facilitator.words import said
from ui.operations import Operations, Ticket
from ui.phones import Phones
from ui.theme.appearance import Appearance
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.code_line import CodeLine

T = TypeVar("T")


class PageId(StrEnum):
    """The pages of the navigation rail, in their order; Ctrl+1 opens the first."""

    HOME = "home"
    PLAN = "plan"
    RUN = "run"
    DOOR = "door"
    PAPER = "paper"
    EVIDENCE = "evidence"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the F1 list: keys as `QKeySequence` reads them (`Ctrl+N`), and what they do."""

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something the command palette can do.

    `title` is what is read and searched (in the window's language); `other_words` are searched too
    (the other language, synonyms).
    """

    title: str
    do: Callable[[], None]
    icon: Icon = Icon.COMMAND
    keys: str = ""
    other_words: str = ""


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """A wish that the window turn to a session, and to one of its half-days if one is named."""

    session_id: UUID | None
    half_day_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A wish to see a page; `purpose` is a word that page understands (`"new"`, `"import"`), or none."""

    page: PageId
    purpose: str = ""


GOES_ON = "goes on"
"""The purpose with which the window opens on a half-day that was left in the midst."""

CHECK_IN_CODE = "check-in code"
"""The purpose with which the Run page lets the room see the code for phones, or no longer."""


PHONES_AT_THE_DOOR = "phones"
"""The purpose with which the Door page shows how phones stand."""


class Announce(Protocol):
    """Shows a toast: one sentence, gone by itself, that takes no focus."""

    def __call__(
        self,
        sentence: str,
        meaning: Meaning = Meaning.GOOD,
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        """Show `sentence`; with `action`, a button of that name calls `on_action` (undo, open)."""


def _keep_all(_sentence: str) -> None:
    """Put no toast away: where none is shown."""


ChangePassphrase = Callable[[Workspace, str, str], Done[PassphraseChange]]
"""Puts the workspace under another passphrase: the present one and the new one, "" for none."""


@dataclass
class PageTools:
    """All that a page may use. Ask `tools.workspace` each time: only the shell sets it anew.

    `code_line` is the one line in which codes of every page stand; without one the page has its own.
    `restore` puts a backup in the place of the workspace, which is backed up first; None where the
    store cannot. Every page is made anew after it. `change_passphrase` is the use case of that name.
    `phone_door` is closed with the workspace; None where phones cannot be let in. Pages switch it, and
    look at it, through `phones`. `withdraw` puts the toast of that sentence away before its time.
    """

    workspace: Workspace
    operations: Operations
    theme: Theme
    appearance: Appearance
    announce: Announce
    withdraw: Callable[[str], None] = _keep_all
    restore: Callable[[BackupLine], None] | None = None
    change_passphrase: ChangePassphrase | None = None
    version: Callable[[], str] = str
    phone_door: PhoneDoor | None = None
    code_line: CodeLine | None = None
    phones: Phones | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Look after the door for phones where there is one."""
        if self.phone_door is not None:
            self.phones = Phones(self.phone_door, self.operations)

    def language(self) -> Language:
        """Return the language of the window."""
        return self.appearance.language

    def said(self, message: Message) -> str:
        """Return a `Message` in the language of the window."""
        return said(message, self.appearance.language)


class Page(QWidget):
    """Base of every page."""

    session_requested = Signal(object)
    """A `SessionRequest`."""

    page_requested = Signal(object)
    """A `PageRequest`."""

    behind_requested = Signal(object)
    """A `PageRequest` for a page that shall do it without coming to the front."""

    page_id: ClassVar[PageId]
    interests: ClassVar[Change] = Change.NOTHING

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.session_id: UUID | None = None
        self.half_day_id: UUID | None = None
        self._is_stale = True
        self._reading: Ticket | None = None
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        tools.operations.changed.connect(self._on_changed)

    @abstractmethod
    def title(self) -> str:
        """Return the page's name in the window's language."""

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of this page beside those of the whole window; F1 shows them."""
        return ()

    def keys_request(self) -> PageRequest | None:
        """Return where these keys can be tried and changed, or none."""
        return None

    def commands(self) -> tuple[Command, ...]:
        """Return what the command palette can do while this page is in front."""
        return ()

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word on the page anew; called at each change of the language."""

    def refresh(self) -> None:
        """Load what the page shows, through `self.tools.operations`; called while visible."""

    def load(
        self,
        read: Callable[[], T],
        on_success: Callable[[T], None],
        on_problem: Callable[[Message], None] | None = None,
    ) -> None:
        """Read what the page shows; an answer still on its way to an earlier question is dropped."""
        self._forget_reading()
        self._reading = self.tools.operations.load(read, on_success, on_problem)

    def receive(self, purpose: str) -> None:
        """Do what a `PageRequest` came for; called after the page is in front."""

    def take_scan(self, code: str) -> bool:
        """Take a badge that was scanned while the page is in front; False leaves it to the window."""
        del code
        return False

    def first_focus(self) -> QWidget:
        """Return what takes the keys when the page comes to the front; the page itself unless it says."""
        return self

    def may_leave(self) -> bool:
        """Say whether the window may close now; a page that says no shows in line why."""
        return True

    def let_go(self) -> None:
        """Give back what the page holds beside widgets (windows, threads, sounds); called once, last."""

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Turn to another session and half-day; the shell calls it before `refresh`."""
        if (session_id, half_day_id) == (self.session_id, self.half_day_id):
            return
        self._forget_reading()
        self.session_id = session_id
        self.half_day_id = half_day_id
        self.make_stale()

    def make_stale(self) -> None:
        """Load again: now if the page is visible, else when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self._refresh_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Load what went stale while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh_now()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the other language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _forget_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _refresh_now(self) -> None:
        self._is_stale = False
        self.refresh()

    def hear(self, change: Change) -> None:
        """Hear what was changed, by this page or elsewhere; loads again where the page shows such."""
        if change & self.interests:
            self.make_stale()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Pass it on. No page overrides this slot: one that did would still be called once it is gone."""
        self.hear(change)
