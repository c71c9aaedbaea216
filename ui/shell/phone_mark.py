"""The sign in the window's head that phones are let in, on every page but the Door, which has its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.phones import Phones
from ui.theme.icons import Icon
from ui.widgets.page import CHECK_IN_CODE, PHONES_AT_THE_DOOR, Command, PageId, PageRequest
from ui.widgets.phone_sign import PhoneSign, SignWords


class PhoneMark(QObject):
    """Says how phones stand, and leads to the Door, to the code before the room, and to off."""

    page_requested = Signal(object)
    """A `PageRequest`: how phones stand is to be seen."""

    behind_requested = Signal(object)
    """A `PageRequest` for a page that stays behind the one in front."""

    def __init__(self, sign: PhoneSign, parent: QObject) -> None:
        super().__init__(parent)
        self._sign = sign
        self._phones: Phones | None = None
        self._front: PageId | None = None
        self._words = SignWords(self)
        self.menu = QMenu(sign)
        self._state = self.menu.addAction("")
        self._state.setEnabled(False)
        self.menu.addSeparator()
        self.see = self._action()
        self.room = self._action()
        self.menu.addSeparator()
        self.off = self._action()
        self.see.triggered.connect(self._on_see)
        self.room.triggered.connect(self._on_room)
        self.off.triggered.connect(self._on_off)
        sign.clicked.connect(self._on_clicked)

    def use(self, phones: Phones | None) -> None:
        """Look at these phones from now on: those of the workspace that is open."""
        self._phones = phones
        if phones is not None:
            phones.changed.connect(self._show)
        self._show()

    def set_front(self, page: PageId) -> None:
        """Hear which page is in front."""
        self._front = page
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.see.setText(self.tr("How phones stand"))
        self.room.setText(self.tr("The check-in code on the projector, or no longer"))
        self.off.setText(self.tr("Switch phones off"))
        self._show()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do while phones are let in."""
        if self._phones is None or not self._phones.state.is_open:
            return ()
        return (Command(self.off.text(), self._on_off, Icon.PHONE, "", "phones off close 手机 关闭"),)

    def _action(self) -> QAction:
        return self.menu.addAction("")

    @Slot()
    def _show(self) -> None:
        phones = self._phones
        is_on = phones is not None and phones.state.is_open
        self._sign.setVisible(is_on and self._front is not PageId.DOOR)
        if phones is None or not is_on:
            self.menu.close()
            return
        meaning, words = self._words.of(phones)
        self._sign.show_state(meaning, words, checked_in=phones.state.checked_in, is_short=False)
        self._state.setText(words)
        self.room.setVisible(phones.is_for_own)

    @Slot()
    def _on_clicked(self) -> None:
        self.menu.popup(self._sign.mapToGlobal(self._sign.rect().bottomLeft()))

    @Slot()
    def _on_see(self) -> None:
        self.page_requested.emit(PageRequest(PageId.DOOR, PHONES_AT_THE_DOOR))

    @Slot()
    def _on_room(self) -> None:
        self.behind_requested.emit(PageRequest(PageId.RUN, CHECK_IN_CODE))

    @Slot()
    def _on_off(self) -> None:
        if self._phones is not None:
            self._phones.close()
