"""The head of the Door page: which half-day the door belongs to, and what is pressed there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from facilitator.services.door import DoorState
from ui.attendance.scanner_menu import ScannerMenu
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.buttons import QuietButton, name_button
from ui.widgets.page import PageTools
from ui.widgets.page_frame import PageHeader
from ui.widgets.phone_sign import PhoneSign
from ui.widgets.telling import NARROW_WIDTH


class DoorHead(QObject):
    """Fills a page's header with the door's buttons."""

    sheet_requested = Signal()
    """A sign-in sheet is wanted."""

    walk_in_requested = Signal()
    """Somebody who is not on the list is to be added."""

    undo_requested = Signal()
    """The last entry is to be taken back."""

    camera_requested = Signal()
    """The camera is to be switched on or off."""

    hand_over_requested = Signal()
    """The list is to be shared with the laptop at the other door."""

    phones_requested = Signal()
    """Phones are to be let in, or looked at."""

    queue_requested = Signal()
    """The screen for the queue is to be shown."""

    entry_requested = Signal()
    """A signed sign-in sheet is to be keyed in."""

    certificates_requested = Signal()
    """Certificates are to be written."""

    next_requested = Signal()
    """The door is to be turned to the other half-day of the day."""

    def __init__(self, tools: PageTools, header: PageHeader, message_button: QuietButton) -> None:
        super().__init__(header)
        self._header = header
        self._is_narrow = self._is_camera_on = False
        self._phones_say = Meaning.SOFT, ""
        self._by_phone = 0
        theme: Theme = tools.theme
        self._next = header.add_action(QuietButton(theme, Icon.CALENDAR))
        self._camera = header.add_action(QuietButton(theme, Icon.CAMERA))
        self.sign = header.add_action(PhoneSign(theme))
        header.add_action(message_button)
        self._walk_in = header.add_action(QuietButton(theme, Icon.WALK_IN))
        self._undo = header.add_action(QuietButton(theme, Icon.UNDO))
        self.more = header.add_action(QuietButton(theme, None))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self.sheet = self._menu.addAction("")
        self.entry = self._menu.addAction("")
        self.certificates = self._menu.addAction("")
        self.hand_over = self._menu.addAction("")
        self.phones = self._menu.addAction("")
        self.queue = self._menu.addAction("")
        self.scanner = ScannerMenu(tools.appearance, self._menu)
        self._menu.addMenu(self.scanner)
        self._next.clicked.connect(self.next_requested)
        self._camera.clicked.connect(self.camera_requested)
        self.sheet.triggered.connect(self.sheet_requested)
        self.entry.triggered.connect(self.entry_requested)
        self.certificates.triggered.connect(self.certificates_requested)
        self.hand_over.triggered.connect(self.hand_over_requested)
        self.phones.triggered.connect(self.phones_requested)
        self.queue.triggered.connect(self.queue_requested)
        self.sign.clicked.connect(self.phones_requested)
        self._walk_in.clicked.connect(self.walk_in_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._next.hide()

    def show_door(self, *, is_there: bool) -> None:
        """Show what can be pressed while there is a door."""
        for button in (self._camera, self._walk_in, self._undo, self.more):
            button.setVisible(is_there)

    def show_state(self, title: str, state: DoorState | None) -> None:
        """Say which half-day this door belongs to."""
        self._undo.setEnabled(state is not None and state.latest is not None)
        following = state.next_of_the_day if state is not None else None
        self._next.setVisible(following is not None)
        if state is None:
            self._header.set_texts(title, self.tr("Scan a badge, or type its digits or a name"))
            return
        if following is not None:
            words = f"{following.label} {following.starts_at:%H:%M}".strip()
            self._next.setText(self.tr("To {half_day} (F6)").format(half_day=words))
        half_day = state.half_day
        parts = (half_day.label, f"{half_day.starts_at:%H:%M}", half_day.room)
        self._header.set_texts(title, " · ".join(part for part in parts if part))

    def show_camera(self, *, is_on: bool) -> None:
        """Say what the camera's button does now."""
        self._is_camera_on = is_on
        self._camera.setToolTip(self.tr("Badges held before the camera are checked in"))
        self._name_buttons()

    def show_phones(self, meaning: Meaning, words: str, *, checked_in: int, is_on: bool) -> None:
        """Say how phones stand while they are let in; nothing while they are not."""
        self._phones_say = meaning, words
        self._by_phone = checked_in
        self.sign.setVisible(is_on)
        self._name_buttons()

    def fit(self, width: int) -> None:
        """Leave what has a plain picture without words where the page is so narrow."""
        self._is_narrow = width < NARROW_WIDTH
        self._name_buttons()

    def _name_buttons(self) -> None:
        camera = self.tr("Camera off") if self._is_camera_on else self.tr("Camera")
        name_button(self._camera, camera, is_short=self._is_narrow)
        name_button(self._undo, self.tr("Undo"), is_short=self._is_narrow)
        self.sign.show_state(*self._phones_say, checked_in=self._by_phone, is_short=self._is_narrow)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.scanner.retranslate()
        self.more.setText(self.tr("More"))
        self.sheet.setText(self.tr("Sign-in sheet: a list of everybody, to sign by hand"))
        self.entry.setText(self.tr("Key the signed sheet in, line by line"))
        self.certificates.setText(self.tr("Certificates for who counts as trained"))
        self.hand_over.setText(self.tr("Other door: share the list with the laptop there"))
        self.phones.setText(self.tr("Phones: check in by phone, or scan badges with one"))
        self.queue.setText(self.tr("Queue: a screen for those who wait, without names"))
        self._walk_in.setText(self.tr("Walk-in"))
        self._name_buttons()
        self._undo.setToolTip(self.tr("Take the last check-in back"))
        self._next.setToolTip(self.tr("Turn the door to the other half-day of this day"))
