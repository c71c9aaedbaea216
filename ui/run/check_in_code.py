"""The code to check in by, before the room: by its key or button here, or as the Door asks for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.key_map import KeyMap
from facilitator.domain.language import Text
from facilitator.domain.run import Instant
from facilitator.domain.run_command import ConsoleCommand
from ui.phones import DrawnCode
from ui.projector.audience_view import AudienceView
from ui.projector.room_views import CheckInCodeCard
from ui.run.audience import RoomWork
from ui.run.console import Console, Moment
from ui.run.room_card import RoomCard
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.command_words import shown_key
from ui.widgets.page import Command, PageTools

_NO_CODE = DrawnCode("", 0, ())


class CheckInCode(QObject):
    """Puts the code in the place of slides until the run goes on, the key is pressed again or phones are off.

    Nothing of it is kept: after a crash the door for phones is closed, so there is no code to show.
    """

    reading_wanted = Signal()
    """The half-day has to be read before the room can see anything of it."""

    def __init__(self, tools: PageTools, console: Console, card: RoomCard, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._tools = tools
        self._phones = tools.phones
        self._console = console
        self._card = card
        self._work: RoomWork | None = None
        self._is_wished = False
        card.code_requested.connect(self.toggle)
        console.moment_changed.connect(self._on_moment)
        if self._phones is not None:
            self._phones.changed.connect(self._show_state)
            self._phones.code_changed.connect(self._on_code_changed)

    @property
    def is_shown(self) -> bool:
        """Whether the room sees the code, or would with the projector on."""
        return self._work is not None and self._console.room_work is self._work

    def commands(self, keys: KeyMap) -> tuple[Command, ...]:
        """Return what the palette can do: nothing while people cannot check in with their own phones."""
        if self._phones is None or not self._phones.is_for_own:
            return ()
        key = keys.keys_of(ConsoleCommand.CHECK_IN_CODE)[0]
        words = self.tr("The check-in code before the room, or no longer")
        return (Command(words, self.toggle, Icon.PHONE, key, "phone qr 手机 签到码"),)

    @Slot()
    def toggle(self) -> None:
        """Let the room see the code, or no longer; where it cannot, say what to do."""
        self._is_wished = False
        if self.is_shown:
            self._console.show_room_work(None)
        elif self._phones is None or not self._phones.is_for_own:
            self._say(self.tr("People's own phones are not let in yet: switch them on at the Door (F8)."))
        elif self._console.loaded is None:
            self._is_wished = True
            self.reading_wanted.emit()
        elif self._phones.code is None:
            self._is_wished = True
        elif self._console.loaded.run.half_day.id != self._phones.half_day_id:
            self._say(self.tr("Phones check in at another half-day than the one that Run shows to the room."))
        else:
            self._put_up()
        self._show_state()

    def _put_up(self) -> None:
        self._work = partial(_view, self)
        self._console.show_room_work(self._work)
        projector = self._console.projector
        if not projector.is_on and projector.has_screen:
            self._console.switch_projector(is_on=True)
            self._page.activateWindow()  # the next badge or key belongs to the laptop's own window
        elif not projector.is_on:
            key = shown_key(self._tools.appearance.preferences.keys.keys_of(ConsoleCommand.PROJECTOR)[0])
            sentence = self.tr("The room sees the code once a projector is there and on: {key} on Run.")
            self._say(sentence.format(key=key))

    def card(self) -> CheckInCodeCard | None:
        """Return what the room sees; none once phones are off or belong to another half-day.

        While the laptop has left its network there is no code on it: one that leads nowhere helps nobody. Nor
        is there until the one for its next network is drawn.
        """
        loaded = self._console.loaded
        if self._phones is None or loaded is None or loaded.run.half_day.id != self._phones.half_day_id:
            return None
        code = self._phones.code or (_NO_CODE if self._phones.has_code_soon else None)
        if code is None:
            return None
        return _card(code, self._phones.wifi, loaded.run.session.programme_title)

    def _say(self, sentence: str) -> None:
        self._tools.announce(sentence, Meaning.INFO)

    @Slot()
    def _show_state(self) -> None:
        if self._phones is not None:
            self._is_wished = self._is_wished and self._phones.is_for_own
            self._card.show_code(is_offered=self._phones.is_for_own, is_up=self.is_shown)
            self._phones.tell_in_room(is_in_room=self.is_shown)

    @Slot()
    def _on_code_changed(self) -> None:
        """Let the room see the next code at once, or the run's own picture again where there is none."""
        if self.is_shown:
            self._console.tick()
        self._fulfil()

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        if moment is not None:
            self._fulfil()
        self._show_state()

    def _fulfil(self) -> None:
        """Do what was asked for before the half-day was read or the code was drawn."""
        is_ready = self._console.loaded is not None and self._phones is not None and self._phones.code
        if self._is_wished and is_ready:
            self.toggle()


def _view(code: CheckInCode, now: Instant) -> AudienceView | None:
    del now
    return code.card()


def _card(code: DrawnCode, wifi: str, title: Text) -> CheckInCodeCard:
    return CheckInCodeCard(title, code.cells, code.runs, code.address, code.digits, wifi)
