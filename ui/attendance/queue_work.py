"""The screen for the queue at work: asked for, begun, fed and left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ui.attendance.door_head import DoorHead
from ui.attendance.last_outcome import LastOutcome, Shown
from ui.attendance.queue_screen import KEYS, QueueScreen
from ui.attendance.queue_start import QueueStart
from ui.theme.icons import Icon
from ui.widgets.page import Command, KeyLine, Page


class QueueWork(QObject):
    """Makes the screen when it is begun, over the window that the page is in by then."""

    code_typed = Signal(str)
    """Digits of a badge, typed at the screen."""

    left = Signal()
    """The desk has the keys again, or nothing was begun."""

    def __init__(self, page: Page, last: LastOutcome, head: DoorHead) -> None:
        super().__init__(page)
        self._page = page
        self._last = last
        self.start = QueueStart(page.tools.theme)
        self.start.begun.connect(self._on_begun)
        self.start.left.connect(self.left)
        self.screen: QueueScreen | None = None
        head.queue_requested.connect(self.ask)
        last.shown.connect(self._on_shown)

    @property
    def is_on(self) -> bool:
        """Whether the queue sees the screen now."""
        return self.screen is not None and self.screen.is_on

    @Slot()
    def ask(self) -> None:
        """Ask how it is to be left, then show it."""
        if self._page.half_day_id is not None:
            self.start.open()

    def key_line(self) -> KeyLine:
        """Return the line of the F1 list."""
        return KeyLine(KEYS, self.tr("The screen for the queue, without names"))

    def command(self) -> Command:
        """Return what the palette can do."""
        return Command(self.tr("Show the screen for the queue"), self.ask, Icon.PROJECTOR, KEYS)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.start.retranslate()
        if self.screen is not None:
            self.screen.retranslate()

    @Slot(str)
    def _on_begun(self, pin: str) -> None:
        if self.screen is None:
            self.screen = QueueScreen(self._page.tools.theme, self._page.window())
            self.screen.code_typed.connect(self.code_typed)
            self.screen.left.connect(self._on_left)
        self.screen.begin(pin)

    @Slot()
    def _on_left(self) -> None:
        """Give the desk back; an answer that the queue saw go does not stand there as if it were new."""
        if self.screen is not None and not self.screen.is_answering:
            self._last.forget()
        self.left.emit()

    @Slot(object)
    def _on_shown(self, outcome: Shown) -> None:
        if self.screen is not None and self.screen.is_on:
            self.screen.show_outcome(outcome)
