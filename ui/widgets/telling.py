"""Telling the trainer something from a page where an assistant works, and back to that work at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.domain.assistant_message import message_text
from facilitator.domain.message import Message, UserError
from facilitator.services.assistant_messages import SentMessage, last_sent, send
from ui.theme.icons import Icon
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton, name_button
from ui.widgets.message_line import MessageLine
from ui.widgets.once import Once
from ui.widgets.page import Command, KeyLine, PageTools

KEYS = "Ctrl+T"
NARROW_WIDTH = Space.EIGHT * 15
"""Below this width of the page its head has no room for the word on the button."""


class Telling(QObject):
    """Stands between the page's button, the line and the use case.

    The focus goes back to where it was as soon as Enter is pressed: the next badge or answer must not wait
    for the disk. A line that could not be kept stays open with the reason, and takes no key by itself.
    """

    def __init__(
        self, tools: PageTools, line: MessageLine, page: QWidget, take_focus: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._tools = tools
        self._line = line
        self._page = page
        self._take_focus = take_focus
        self._focus_before: QWidget | None = None
        self._half_day_id: UUID | None = None
        self._last: SentMessage | None = None
        self._trouble: Message | None = None
        self._sending = Once(tools.operations, self)
        self._sending.lost.connect(self._on_lost)
        self.button = QuietButton(tools.theme, Icon.MESSAGE)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.open)
        self.button.hide()
        line.submitted.connect(self._on_submitted)
        line.left.connect(self._give_focus_back)
        page.installEventFilter(self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._name_button()
        self.button.setToolTip(
            self.tr("Tell the trainer something: one line on the console  {keys}").format(keys=KEYS)
        )
        self._line.retranslate()
        self._say_last()
        if self._trouble is not None and self._line.has_problem:
            self._line.show_problem(self._tools.said(self._trouble))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the button its picture alone where the page is narrow."""
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._name_button()
        return super().eventFilter(watched, event)

    def _name_button(self) -> None:
        name_button(self.button, self.tr("Message"), is_short=self._page.width() < NARROW_WIDTH)

    def key_line(self) -> KeyLine:
        """Return the line of the F1 list."""
        return KeyLine(KEYS, self.tr("Tell the trainer something: one line on the console"))

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do: nothing while there is nobody to tell."""
        if self._half_day_id is None:
            return ()
        return (Command(self.tr("Tell the trainer something"), self.open, Icon.MESSAGE, KEYS),)

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Tell the trainer of that half-day from now on; a line begun for another one is put away."""
        if half_day_id != self._half_day_id:
            self._half_day_id = half_day_id
            self._last = None
            self._line.forget()
            self.button.setVisible(half_day_id is not None)

    @Slot()
    def open(self) -> None:
        """Open the line, or come back to it."""
        if self._half_day_id is None:
            return
        self._remember_focus()
        self._line.open()
        self._tools.operations.load(
            partial(last_sent, self._tools.workspace, self._half_day_id), self._on_last_read, self._on_refused
        )

    def _remember_focus(self) -> None:
        """Keep where somebody worked; a button that was clicked, and the page behind it, is no such place."""
        focus = QApplication.focusWidget()
        if focus is None or self._line.isAncestorOf(focus):
            return
        is_place = focus is not self._page and self._page.isAncestorOf(focus)
        self._focus_before = focus if is_place and not isinstance(focus, QAbstractButton) else None

    @Slot()
    def _give_focus_back(self) -> None:
        before, self._focus_before = self._focus_before, None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take_focus()

    @Slot(str)
    def _on_submitted(self, typed: str) -> None:
        if self._half_day_id is None:
            return
        try:
            text = message_text(typed)
        except UserError as error:
            self._on_refused(error.message)
            return
        half_day = self._half_day_id
        use_case = partial(send, self._tools.workspace, half_day, text)
        if self._sending.run(use_case, partial(self._on_sent, half_day), self._on_refused):
            self._give_focus_back()
            self._line.set_waiting(is_waiting=True)

    def _on_sent(self, half_day: UUID, sent: SentMessage) -> None:
        if half_day == self._half_day_id:
            self._line.take_sent()
        if len(sent.trainers) == 1:
            words = self.tr("{name} sees it on the console.").format(name=sent.trainers[0])
        else:
            words = self.tr("The trainer sees it on the console.")
        self._tools.announce(words)

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self._trouble = message
        self._line.show_problem(self._tools.said(message))

    @Slot()
    def _on_lost(self) -> None:
        self._line.set_waiting(is_waiting=False)

    @Slot(object)
    def _on_last_read(self, last: SentMessage | None) -> None:
        if last is not None and last.message.half_day == self._half_day_id:
            self._last = last
            self._say_last()

    def _say_last(self) -> None:
        """Say whether the trainer saw what was told before."""
        last = self._last
        if last is None:
            self._line.show_hint("")
            return
        zone = self._tools.workspace.clock.now().tzinfo
        sent = f"{last.message.at.astimezone(zone):%H:%M}"
        if last.seen_at is None:
            words = self.tr("The last one, {sent}, is not seen yet: {text}")
            self._line.show_hint(words.format(sent=sent, text=last.message.text))
        else:
            seen = f"{last.seen_at.astimezone(zone):%H:%M}"
            words = self.tr("The last one, {sent}, was seen at {seen}: {text}")
            self._line.show_hint(words.format(sent=sent, seen=seen, text=last.message.text))
