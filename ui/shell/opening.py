"""What stands in the window until the workspace is open, and where it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.services.ports import BackupLine, Workspace
from facilitator.words import said
from ui.shell.current import Current, read_current
from ui.shell.parts import WayOut, WayOutKind
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.card import empty_layout
from ui.widgets.field import Field
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import SessionRequest
from ui.widgets.states import Picture, Skeleton

_MOST_ON_A_LINE = 3

ICONS = {
    WayOutKind.PASSPHRASE: Icon.UNLOCK,
    WayOutKind.NEWEST_BACKUP: Icon.BACKUP,
    WayOutKind.GO_ON: Icon.ARROW_RIGHT,
    WayOutKind.BEGIN_EMPTY: Icon.ADD,
    WayOutKind.MOVE: Icon.FOLDER,
}


@dataclass(frozen=True)
class Restored:
    """Which backup was put back when, and the one that holds the work there was before, if any."""

    backup: BackupLine
    kept: BackupLine | None
    at: datetime


@dataclass(frozen=True)
class Opened:
    """An open workspace, the session to show first, and what was put back if that is how it opened."""

    workspace: Workspace
    current: Current
    restored: Restored | None = None


@dataclass(frozen=True)
class NotOpened:
    """Why a workspace is not open, and what can be done."""

    message: Message
    ways: tuple[WayOut, ...]


WaysOut = Callable[[UserError], tuple[WayOut, ...]]


def attempt(opening: Callable[[], Workspace], ways_out: WaysOut | None) -> Opened | NotOpened:
    """Open a workspace and read what it shows first, or say why not; runs on the worker."""
    try:
        return _read_first(opening())
    except UserError as error:
        return NotOpened(error.message, ways_out(error) if ways_out else ())


def _read_first(workspace: Workspace) -> Opened:
    try:
        return Opened(workspace, read_current(workspace, SessionRequest(None)))
    except BaseException:
        workspace.store.close()
        raise


Offer = tuple[Icon, str, Callable[[], None]]
"""A button: its icon, its words, and what it does."""


class OpeningView(QWidget):
    """First grey lines; then, if need be, what is wrong and what can be done. The same at closing."""

    opening_requested = Signal(object)
    """A callable that opens the workspace in another way, or None to try the same once more."""

    close_requested = Signal()
    """The user has read what went wrong at closing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message = Message("")
        self._ways: tuple[WayOut, ...] = ()
        self._is_closing = self._is_closed = False
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._skeleton = Skeleton(theme, 5)
        self._title = Label(role=TextRole.TITLE)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence = Paragraph(meaning=Meaning.SOFT)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.passphrase_edit = QLineEdit()
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_edit.returnPressed.connect(self._on_passphrase)
        self._passphrase = Field(self.passphrase_edit)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(Space.ONE)
        self._trouble = self._lay_out_trouble()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.FOUR, Space.FOUR, Space.FOUR, Space.FOUR)
        layout.addWidget(self._skeleton)
        layout.addStretch(1)
        layout.addWidget(self._trouble)
        layout.addStretch(2)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Show that the workspace is being opened."""
        self._trouble.hide()
        self._skeleton.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # else the rail seems to wait for a key

    def show_trouble(self, trouble: NotOpened, language: Language) -> None:
        """Say why the workspace cannot be opened and offer what can be done."""
        self._is_closing = self._is_closed = False
        self._show(trouble, language)

    def show_closing(self, message: Message, language: Language) -> None:
        """Say what closing waits for."""
        self._is_closing, self._is_closed = True, False
        self._show(NotOpened(message, ()), language)

    def show_closed(self, message: Message, language: Language) -> None:
        """Say what went wrong when the workspace was closed."""
        self._is_closing, self._is_closed = False, True
        self._show(NotOpened(message, ()), language)

    def _show(self, trouble: NotOpened, language: Language) -> None:
        self._message, self._ways = trouble.message, trouble.ways
        self._skeleton.hide()
        self._name(language)
        self._passphrase.setVisible(self._way(WayOutKind.PASSPHRASE) is not None)
        self._trouble.show()
        has_passphrase = self._way(WayOutKind.PASSPHRASE) is not None
        first = self.passphrase_edit if has_passphrase else next(iter(self.buttons), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons shown, the first of them the one to try first."""
        return tuple(button for button in self._trouble.findChildren(Button) if not button.isHidden())

    def retranslate(self, language: Language) -> None:
        """Say everything anew, what is wrong too."""
        self._passphrase.set_texts(self.tr("Passphrase"))
        if not self._trouble.isHidden():
            self._name(language)

    def _name(self, language: Language) -> None:
        self.sentence.set_text(said(self._message, language))
        title = self.tr("The workspace could not be opened")
        if self._is_closing:
            title = self.tr("Closing")
        elif self._is_closed:
            title = self.tr("Everything is stored, but the last backup is missing")
        self._title.setText(title)
        self._fill_buttons()

    def _lay_out_trouble(self) -> QWidget:
        trouble = QWidget()
        picture = Picture(self._theme, Icon.DATABASE, Meaning.WARN)
        self.sentence.setFixedWidth(Measure.FORM_WIDTH)
        self._passphrase.setFixedWidth(Measure.FORM_WIDTH)
        inside = QVBoxLayout(trouble)
        inside.setSpacing(Space.TWO)
        for widget in (picture, self._title, self.sentence, self._passphrase):
            inside.addLayout(_centred(widget))
        inside.addLayout(self._buttons)
        return trouble

    def _fill_buttons(self) -> None:
        empty_layout(self._buttons)
        offers = self._offers()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(across if len(offers) <= _MOST_ON_A_LINE else down)
        self._buttons.addStretch(1)
        for number, (icon, words, deed) in enumerate(offers):
            button = (QuietButton if number else PrimaryButton)(self._theme, icon, words)
            button.clicked.connect(deed)
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._buttons.addStretch(1)

    def _offers(self) -> tuple[Offer, ...]:
        """Return the buttons, the one to try first at the head."""
        if self._is_closing:
            return ()
        if self._is_closed:
            leave = (Icon.SIGN_OUT, self.tr("Close without it"), self.close_requested.emit)
            return (leave, (Icon.DATABASE, self.tr("Open the workspace again"), self._on_retry))
        ways = (
            (
                ICONS[way.kind],
                self._words(way.kind),
                self._on_passphrase if way.kind is WayOutKind.PASSPHRASE else partial(self._take, way),
            )
            for way in self._ways
        )
        return (*ways, (Icon.REFRESH, self.tr("Try again"), self._on_retry))

    def _words(self, kind: WayOutKind) -> str:
        return {
            WayOutKind.PASSPHRASE: self.tr("Unlock"),
            WayOutKind.NEWEST_BACKUP: self.tr("Open the newest backup"),
            WayOutKind.GO_ON: self.tr("Go on with this file"),
            WayOutKind.BEGIN_EMPTY: self.tr("Begin an empty workspace"),
            WayOutKind.MOVE: self.tr("Move it to this computer"),
        }[kind]

    def _way(self, kind: WayOutKind) -> WayOut | None:
        return next((way for way in self._ways if way.kind is kind), None)

    def _take(self, way: WayOut) -> None:
        self.opening_requested.emit(partial(way.open, ""))

    @Slot()
    def _on_passphrase(self) -> None:
        way = self._way(WayOutKind.PASSPHRASE)
        if way is not None:
            self.opening_requested.emit(partial(way.open, self.passphrase_edit.text()))
            self.passphrase_edit.clear()

    @Slot()
    def _on_retry(self) -> None:
        self.opening_requested.emit(None)


def _centred(widget: QWidget) -> QHBoxLayout:
    """Return the widget in the middle of its line, as high as its text wants to be at its width."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return line
