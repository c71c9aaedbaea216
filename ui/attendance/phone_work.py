"""Phones on the Door page: the card, the sign in the head, the keys, and what the assistant is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.services.phone_door import PhoneNotice
from ui.attendance.door_head import DoorHead
from ui.attendance.phone_card import PhoneCard
from ui.attendance.phone_codes import CODE_KEYS
from ui.attendance.phone_words import PhoneWords
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.page import CHECK_IN_CODE, Command, KeyLine, Page, PageId, PageRequest

KEYS = "F8"


class PhoneWork(QObject):
    """Stands between the page and the door for phones; there is none of it where the program serves none."""

    faced = Signal()
    """The card was opened or left."""

    person_wanted = Signal(object)
    """The id of an enrolment: whom a notice of a phone is about shall be found."""

    def __init__(self, page: Page, head: DoorHead) -> None:
        super().__init__(page)
        self._page = page
        self._head = head
        self._phones = page.tools.phones
        self._words = PhoneWords(self)
        self.card: PhoneCard | None = None
        self._told: tuple[PhoneNotice, ...] = ()
        head.phones.setVisible(self._phones is not None)
        if self._phones is not None:
            self.card = PhoneCard(page.tools, self._phones)
            self.card.opened.connect(self.faced)
            self.card.closed.connect(self.faced)
            self.card.codes.room_requested.connect(self.ask_room)
            self._phones.changed.connect(self._on_changed)
            head.phones_requested.connect(self.toggle)

    @property
    def is_open(self) -> bool:
        """Whether the card stands in the place of the door."""
        return self.card is not None and self.card.is_open

    @Slot()
    def toggle(self) -> None:
        """Open the card, or lead back to the door."""
        if self.card is not None:
            (self.card.close_card if self.card.is_open else self.card.open)()

    @Slot()
    def ask_room(self) -> None:
        """Let the room see the code, or no longer; the Run page does it behind this one."""
        if self._phones is not None and self._page.half_day_id is not None:
            self._page.behind_requested.emit(PageRequest(PageId.RUN, CHECK_IN_CODE))

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Belong to another half-day; phones that were let in at the one before are let in no more."""
        if self._phones is None or self.card is None:
            return
        if self._phones.state.is_open and half_day_id != self._phones.half_day_id:
            sentence = self.tr("Phones are off again: they were let in at the half-day before.")
            self._page.tools.announce(sentence, Meaning.INFO)
        self.card.turn_to(half_day_id)

    def deeds(self) -> dict[str, Callable[[], None]]:
        """Return what each key does."""
        return {KEYS: self.toggle, CODE_KEYS: self.ask_room} if self._phones is not None else {}

    def key_lines(self) -> tuple[KeyLine, ...]:
        """Return the lines of the F1 list."""
        if self._phones is None:
            return ()
        return (
            KeyLine(KEYS, self.tr("Phones at the door, and back")),
            KeyLine(CODE_KEYS, self.tr("The check-in code on the projector, or no longer")),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do."""
        if self._phones is None:
            return ()
        opens = Command(
            self.tr("Phones at the door"), self.toggle, Icon.PHONE, KEYS, "hotspot wifi 手机 热点"
        )
        if not self._phones.is_for_own:
            return (opens,)
        words = self.tr("The check-in code on the projector, or no longer")
        return (opens, Command(words, self.ask_room, Icon.PROJECTOR, CODE_KEYS))

    def retranslate(self) -> None:
        """Set every word anew."""
        if self.card is not None:
            self.card.retranslate()
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        """Show the sign, and tell the assistant what is new about a phone."""
        if self._phones is None:
            return
        state = self._phones.state
        words = self._words.sign(self._phones)
        self._head.show_phones(*words, checked_in=state.checked_in, is_on=state.is_open)
        newest = state.notices[0] if state.notices else None
        if newest is not None and newest not in self._told and self._page.isVisible():
            self._tell(newest)
        self._told = state.notices

    def _tell(self, notice: PhoneNotice) -> None:
        """Tell it, and offer to find whom it is about: that person is not checked in by the phone."""
        tools = self._page.tools
        if notice.enrolment is None:
            tools.announce(tools.said(notice.message), Meaning.WARN)
        else:
            find = partial(self.person_wanted.emit, notice.enrolment)
            tools.announce(tools.said(notice.message), Meaning.WARN, self.tr("Find them"), find)
