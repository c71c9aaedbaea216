"""Phones at the door: switching them on, the codes, how they stand, and what helps."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.services.phone_door import PhoneWay
from ui.attendance.phone_codes import PhoneCodes
from ui.attendance.phone_switch import PhoneSwitch
from ui.phones import Phones
from ui.theme.tokens import Meaning, Space
from ui.widgets.card import Card
from ui.widgets.page import PageTools
from ui.widgets.scrolled import Scrolled

WIDE_ENOUGH = Space.EIGHT * 14
"""Below this width the codes stand below the switches."""


class _Sides(QWidget):
    """Two things side by side, or one below the other; as high as they are in the width there is."""

    def __init__(self, *sides: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, Space.ONE, 0)
        self._layout.setSpacing(Space.THREE)
        for side in sides:
            self._layout.addWidget(side, 1)

    def arrange(self, *, is_wide: bool, is_upside_down: bool) -> None:
        """Put them side by side where it is wide, else the first above the second, or below it."""
        if is_wide:
            self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
        elif is_upside_down:
            self._layout.setDirection(QBoxLayout.Direction.BottomToTop)
        else:
            self._layout.setDirection(QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from the width."""
        return QSize(super().minimumSizeHint().width(), 0)


class PhoneCard(Card):
    """Takes the place of the door while it is open; Esc leads back, and phones stay as they are."""

    opened = Signal()
    """The card is to be shown."""

    closed = Signal()
    """Back to the door."""

    def __init__(self, tools: PageTools, phones: Phones, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._phones = phones
        self._half_day_id: UUID | None = None
        self.is_open = False
        self.switch = PhoneSwitch(tools, phones)
        self.codes = PhoneCodes(tools, phones)
        self.switch.open_requested.connect(self._on_open_requested)
        self.switch.close_requested.connect(phones.close)
        self.switch.left.connect(self.close_card)
        self.codes.failed.connect(self._on_failed)
        phones.changed.connect(self._on_phones_changed)
        self._sides = _Sides(self.switch, self.codes)
        self._area = self.add(Scrolled(self._sides), 1)

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Let phones in at this half-day from now on."""
        self._half_day_id = half_day_id
        self.is_open = False
        self.switch.forget()

    @Slot()
    def open(self) -> None:
        """Show the card."""
        if self._half_day_id is not None:
            self.is_open = True
            self.opened.emit()

    def take_focus(self) -> None:
        """Be ready for what is done next, and show it where there is not room for everything."""
        if self._phones.state.is_open:
            self.codes.take_focus()
            self._area.verticalScrollBar().setValue(0)
        else:
            self.switch.take_focus()
            self._area.ensureWidgetVisible(self.switch.open_button)

    @Slot()
    def close_card(self) -> None:
        """Lead back to the door."""
        self.is_open = False
        self.closed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Phones at the door"))
        self.switch.retranslate()
        self.codes.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand one below the other where there is no room for both; codes first once there are any."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; no other key goes to the door behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    @Slot(object)
    def _on_open_requested(self, ways: frozenset[PhoneWay]) -> None:
        if self._half_day_id is not None:
            self._phones.open(self._half_day_id, ways)

    @Slot()
    def _on_phones_changed(self) -> None:
        self.switch.show_state()
        self.codes.show_state()
        self._arrange()
        if self.switch.lost_keys():
            self.take_focus()

    def _arrange(self) -> None:
        self._sides.arrange(is_wide=self.width() >= WIDE_ENOUGH, is_upside_down=self._phones.state.is_open)

    @Slot(object)
    def _on_failed(self, message: Message) -> None:
        self.switch.notice.show_sentence(Meaning.BAD, self._tools.said(message))
