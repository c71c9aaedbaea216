"""Phones on the Door page: the card, the sign in the head, the keys, and what the assistant is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.services.phone_door import PhoneNotice
from ui.attendance.door_head import DoorHead
from ui.attendance.phone_card import PhoneCard
from ui.attendance.phone_codes import CODE_KEYS
from ui.phones import Phones
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.page import CHECK_IN_CODE, Command, KeyLine, Page, PageId, PageRequest
from ui.widgets.phone_sign import SignWords

KEYS = "F8"


class PhoneWork(QObject):
    """Stands between the page and the door for phones; there is none of it where the program serves none."""

    faced = Signal()
    """The card was opened or left."""

    person_wanted = Signal(object)
    """The id of an enrolment: whom a notice of a phone is about shall be found."""

    def __init__(self, page: Page, head: DoorHead, take_in: Callable[[QWidget], object]) -> None:
        """`take_in` gives the card its place on the page, once it is made."""
        super().__init__(page)
        self._page = page
        self._head = head
        self._take_in = take_in
        self._phones = page.tools.phones
        self._words = SignWords(self)
        self._card: PhoneCard | None = None
        self._half_day_id: UUID | None = None
        self._told: tuple[PhoneNotice, ...] = ()
        head.phones.setVisible(self._phones is not None)
        if self._phones is not None:
            self._phones.changed.connect(self._on_changed)
            head.phones_requested.connect(self.toggle)

    @property
    def card(self) -> PhoneCard | None:
        """The card, made when it is wanted first: most mornings do without. None without phones."""
        if self._card is None and self._phones is not None:
            self._card = self._made(self._phones)
        return self._card

    @property
    def is_open(self) -> bool:
        """Whether the card stands in the place of the door."""
        return self._card is not None and self._card.is_open

    @Slot()
    def toggle(self) -> None:
        """Open the card, or lead back to the door."""
        if self.card is not None:
            (self.card.close_card if self.card.is_open else self.card.open)()

    def show(self) -> None:
        """Open the card where it is not open yet."""
        if not self.is_open:
            self.toggle()

    @Slot()
    def ask_room(self) -> None:
        """Let the room see the code, or no longer; the Run page does it behind this one."""
        if self._phones is not None and self._page.half_day_id is not None:
            self._page.behind_requested.emit(PageRequest(PageId.RUN, CHECK_IN_CODE))

    def take_focus(self) -> None:
        """Give the keys to what is next on the card."""
        if self._card is not None:
            self._card.take_focus()

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Belong to another half-day; phones that were let in at the one before are let in no more."""
        self._half_day_id = half_day_id
        if self._phones is None:
            return
        if self._phones.state.is_open and half_day_id != self._phones.half_day_id:
            sentence = self.tr("Phones are off again: they were let in at the half-day before.")
            self._page.tools.announce(sentence, Meaning.INFO)
        self._phones.turn_to(half_day_id)
        if self._card is not None:
            self._card.turn_to(half_day_id)

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
        if self._card is not None:
            self._card.retranslate()
        self._on_changed()

    def _made(self, phones: Phones) -> PhoneCard:
        card = PhoneCard(self._page.tools, phones)
        card.turn_to(self._half_day_id)
        card.opened.connect(self.faced)
        card.closed.connect(self.faced)
        card.codes.room_requested.connect(self.ask_room)
        card.retranslate()
        self._take_in(card)
        return card

    @Slot()
    def _on_changed(self) -> None:
        """Show the sign, and tell the assistant what is new about a phone."""
        if self._phones is None:
            return
        state = self._phones.state
        words = self._words.of(self._phones)
        self._head.show_phones(*words, checked_in=state.checked_in, is_on=state.is_open)
        for notice in reversed(state.notices):
            if notice not in self._told:
                self._tell(notice)
        self._told = state.notices

    def _tell(self, notice: PhoneNotice) -> None:
        """Tell it, and offer to find whom it is about: that person is not checked in by the phone."""
        tools = self._page.tools
        if notice.enrolment is None:
            tools.announce(tools.said(notice.message), Meaning.WARN)
        else:
            find = partial(self.person_wanted.emit, notice.enrolment)
            tools.announce(tools.said(notice.message), Meaning.WARN, self.tr("Find them"), find)
