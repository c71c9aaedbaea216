"""What becomes of a scanned badge, whatever page is in front: the door takes it, or a toast tells of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road, ScanProblem, Tone
from facilitator.domain.badge import BadgeKey
from facilitator.domain.door_answer import DoorAnswer, answer_of
from facilitator.domain.message import Message
from facilitator.domain.session_choice import half_day_at_door
from facilitator.services.changes import Change
from facilitator.services.scanned_badge import is_worn_badge, signing_keys
from facilitator.services.scanned_code import CodeOutcome
from facilitator.words import said
from ui.operations import Operations
from ui.shell.hand_scanner import HandScanner
from ui.shell.port_words import PortWords
from ui.shell.scanner_port import PortNews, ScannerPort
from ui.theme.appearance import Appearance
from ui.theme.tokens import Meaning
from ui.widgets.code_line import SentCode
from ui.widgets.page import PageId
from ui.widgets.sound_player import SoundPlayer

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

MEANINGS = {Tone.GOOD: Meaning.GOOD, Tone.AMBER: Meaning.WARN, Tone.BAD: Meaning.BAD}
NEEDS_THE_DOOR = frozenset({ScanProblem.SPARE_BADGE, ScanProblem.WRONG_HALF_DAY, ScanProblem.SEVERAL_PEOPLE})
"""What is settled on the Door page only."""


class Scanning(QObject):
    """Listens for badges from `start` to `stop`."""

    def __init__(
        self, app: QApplication, window: MainWindow, operations: Operations, appearance: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._appearance = appearance
        self._keys: tuple[BadgeKey, ...] = ()
        self._last_at_door: UUID | None = None
        self._was_door = False
        self._sounds = SoundPlayer(appearance, self)
        self.hand_scanner = HandScanner(app, self._is_badge, self)
        self.hand_scanner.scanned.connect(self.take)
        self.hand_scanner.left_digits.connect(self._on_left_digits)
        self.port = ScannerPort(self)
        self.port.scanned.connect(self.take)
        self.port.told.connect(self._on_port_news)
        self._port_words = PortWords(self)
        appearance.changed.connect(self._on_preferences_changed)
        window.pages.page_shown.connect(self._on_page_shown)
        operations.changed.connect(self._on_changed)

    def start(self) -> None:
        """Hear every key from now on."""
        self.hand_scanner.listen()
        self._on_preferences_changed()
        self._read_keys()

    def stop(self) -> None:
        """Hear no more."""
        self.hand_scanner.stop()
        self.port.use("")

    @Slot(str)
    def take(self, code: str) -> None:
        """Check in whom a scanned code means: on the Door page when that is in front, else by the way."""
        front = self._window.pages.front
        if front is not None and front.take_scan(code):
            return
        workspace, current = self._window.workspace, self._window.current
        if workspace is None:
            return
        half_day = half_day_at_door(current.half_day, self._last_at_door, workspace.clock.now())
        if half_day is None:
            self._tell(self.tr("Plan a session first: there is no door yet."), Meaning.WARN)
            return
        self._window.code_line.take(SentCode(workspace, half_day, code, Road.SCANNER), self)

    def hear_outcome(self, sent: SentCode, outcome: CodeOutcome, changes: Change) -> None:
        """Tell by the way what came of a code."""
        del changes
        if isinstance(outcome, CheckedIn | NotCheckedIn):
            self._sounds.play(answer_of(outcome))
        sentence = self.tr("At the door: {sentence}").format(sentence=self._said(outcome.message))
        if isinstance(outcome, NotCheckedIn) and outcome.problem in NEEDS_THE_DOOR:
            settle = partial(self._settle_at_door, sent.code)
            self._window.toasts.announce(
                sentence, MEANINGS[outcome.tone], self.tr("Settle it at the door"), settle
            )
        else:
            self._tell(sentence, MEANINGS[outcome.tone])

    def hear_problem(self, sent: SentCode, message: Message) -> None:
        """Tell why nothing was done about a code."""
        del sent
        self._tell(self._said(message), Meaning.WARN)

    def hear_waiting(self, sent: SentCode, message: Message) -> None:
        """Tell that a code waits."""
        del sent
        self._sounds.play(DoorAnswer.WAITS)
        self.hear_slowed(message)

    def hear_slowed(self, message: Message) -> None:
        """Tell that the scanner is slowed down."""
        self._tell(self._said(message), Meaning.WARN)

    def _settle_at_door(self, code: str) -> None:
        self._window.show_page(PageId.DOOR)
        self.take(code)

    @Slot()
    def _on_left_digits(self) -> None:
        self._tell(
            self.tr(
                "The scanner types too slowly to keep its digits out of this page: look over what was just "
                "entered, and set the scanner to 30 ms a key or less."
            ),
            Meaning.WARN,
        )

    @Slot(object)
    def _on_port_news(self, news: PortNews) -> None:
        self._tell(self._port_words.sentence(news), self._port_words.meaning(news))

    @Slot()
    def _on_preferences_changed(self) -> None:
        self.port.use(self._appearance.preferences.scanner_port)

    @Slot(object)
    def _on_page_shown(self, page: PageId) -> None:
        if self._was_door:
            self._last_at_door = self._window.pages.half_day_of(PageId.DOOR) or self._last_at_door
        self._was_door = page is PageId.DOOR
        self._read_keys()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change != Change.ATTENDANCE:
            self._read_keys()

    def _read_keys(self) -> None:
        workspace = self._window.workspace
        if workspace is not None:
            self._operations.load(partial(signing_keys, workspace), self._on_keys)

    def _on_keys(self, keys: tuple[BadgeKey, ...]) -> None:
        self._keys = keys

    def _is_badge(self, digits: str) -> bool:
        return is_worn_badge(digits, self._keys)

    def _said(self, message: Message) -> str:
        return said(message, self._appearance.language)

    def _tell(self, sentence: str, meaning: Meaning) -> None:
        self._window.toasts.announce(sentence, meaning)
