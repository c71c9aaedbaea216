"""The codes for phones on the laptop's own screen: for people's own, for a helper's; and what helps."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.domain.message import Message
from ui.attendance.code_picture import CodePicture
from ui.attendance.phone_guides import PhoneGuides
from ui.phones import DrawnCode, Phones
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import column, row
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageTools
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Option, SegmentedControl

CODE_KEYS = "Ctrl+J"
LEAST_CODE = Space.EIGHT * 3


class PhoneSide(StrEnum):
    """What stands on this side of the card."""

    OWN = "own"
    HELPER = "helper"
    HELP = "help"


class PhoneCodes(QWidget):
    """One code at a time. The helper's is drawn when it is asked for, and gone when it is out of sight."""

    room_requested = Signal()
    """The room shall see the code, or no longer."""

    failed = Signal(object)
    """A `Message`: why a helper's code cannot be shown."""

    def __init__(self, tools: PageTools, phones: Phones, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phones = phones
        theme = tools.theme
        self.choice: SegmentedControl[PhoneSide] = SegmentedControl(theme)
        self.own_picture = CodePicture(least_size=LEAST_CODE)
        self.address = Label(role=TextRole.TITLE)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.address.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._try = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._try.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.room_button = PrimaryButton(theme, Icon.PROJECTOR)
        self.helper_picture = CodePicture(least_size=LEAST_CODE)
        self.helper_address = Label(role=TextRole.SMALL, wraps=True)
        self.helper_address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.helper_address.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._helper_words = Paragraph(meaning=Meaning.SOFT)
        self.helper_button = QuietButton(theme, Icon.BADGE)
        self.guides = PhoneGuides(theme)
        self._faces = QStackedLayout()
        self._before: tuple[PhoneSide, ...] = (PhoneSide.HELP,)
        self._sides = (PhoneSide.OWN, PhoneSide.HELPER, PhoneSide.HELP)
        self.choice.chosen.connect(self._on_chosen)
        self.room_button.clicked.connect(self.room_requested)
        self.helper_button.clicked.connect(self._on_helper_asked)
        phones.code_changed.connect(self._show_own)
        self._lay_out()

    @property
    def side(self) -> PhoneSide:
        """What is in front."""
        return self._sides[self._faces.currentIndex()]

    def take_focus(self) -> None:
        """Give the keys to the choice of what is in front: arrows choose, Tab goes on."""
        self.choice.segments[self._before.index(self.side)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_side(self, side: PhoneSide) -> None:
        """Bring that to the front; a helper's code that was shown is put away."""
        self._put_helper_away()
        self._faces.setCurrentIndex(self._sides.index(side))
        if side in self._offered():
            self.choice.set_value(side)

    def show_state(self) -> None:
        """Offer the codes that are there now; whatever helps is always there."""
        offered = self._offered()
        self._offer(offered)
        if self.side not in offered or (self.side is PhoneSide.HELP and offered != self._before):
            self.show_side(offered[0])
        self._before = offered
        self.choice.set_value(self.side)
        self.choice.setVisible(len(offered) > 1)
        is_up, state = self._phones.is_in_room, self._phones.state
        self.room_button.setText(
            self.tr("Take it from the projector") if is_up else self.tr("Show it on the projector")
        )
        self.room_button.setToolTip(CODE_KEYS)
        self._try.setText(
            self.tr("With the projector on, the room sees it until the run goes on.")
            if is_up
            else self.tr("Try it with your own phone first. Then let the room see it.")
        )
        is_there = bool(state.chosen) and self.helper_address.text().startswith(state.chosen)
        if not self._phones.is_for_helper or not is_there:
            self._put_helper_away()
        self._show_own()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.own_picture.setAccessibleName(self.tr("Code for people's own phones"))
        self.helper_picture.setAccessibleName(self.tr("Code that sets up a helper's phone"))
        self._helper_words.set_text(
            self.tr(
                "Show the set-up code, and scan it with the helper's phone only: whoever has it can scan"
                " badges. It never goes to the projector."
            )
        )
        self._name_helper_button()
        self.guides.retranslate()
        self.show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put the helper's code away whenever this goes out of sight."""
        super().hideEvent(event)
        self._put_helper_away()

    def _lay_out(self) -> None:
        own, helper = QWidget(), QWidget()
        own_layout = column(self.own_picture, self.address, self._try, spacing=Space.ONE)
        own_layout.setStretch(0, 1)
        own_layout.addLayout(row(1, self.room_button, 1))
        own.setLayout(own_layout)
        helper_layout = column(
            self._helper_words, self.helper_picture, self.helper_address, spacing=Space.ONE
        )
        helper_layout.setStretch(1, 1)
        helper_layout.addLayout(row(1, self.helper_button, 1))
        helper_layout.addStretch()
        helper.setLayout(helper_layout)
        layout = column(spacing=Space.ONE)
        layout.addLayout(row(self.choice, 1))
        layout.addLayout(self._faces, 1)
        self.setLayout(layout)  # before the faces: one without a parent would come up as a window
        for face in (own, helper, Scrolled(self.guides)):
            self._faces.addWidget(face)
        self._faces.setCurrentIndex(self._sides.index(PhoneSide.HELP))

    def _offered(self) -> tuple[PhoneSide, ...]:
        is_there = {PhoneSide.OWN: self._phones.is_for_own, PhoneSide.HELPER: self._phones.is_for_helper}
        return tuple(side for side in self._sides if is_there.get(side, True))

    def _offer(self, offered: tuple[PhoneSide, ...]) -> None:
        words = {
            PhoneSide.OWN: self.tr("Own phones"),
            PhoneSide.HELPER: self.tr("Helper"),
            PhoneSide.HELP: self.tr("Help"),
        }
        options = [Option(side, words[side]) for side in offered]
        self.choice.set_options(self.tr("Phones at the door"), options)

    @Slot()
    def _show_own(self) -> None:
        code = self._phones.code
        self.own_picture.show_code(*((0, ()) if code is None else (code.cells, code.runs)))
        self.address.setText("" if code is None else f"{code.address}  {code.digits}".strip())
        self.own_picture.setAccessibleDescription(self.address.text())
        self.room_button.setEnabled(code is not None)

    def _name_helper_button(self) -> None:
        is_shown = self.helper_picture.has_code
        for part in (self.helper_picture, self.helper_address):
            part.setVisible(is_shown)
        words = self.tr("Put the code away") if is_shown else self.tr("Show the set-up code")
        self.helper_button.setText(words)

    def _put_helper_away(self) -> None:
        self.helper_picture.show_code(0, ())
        self.helper_address.setText("")
        self._name_helper_button()

    @Slot(object)
    def _on_chosen(self, side: PhoneSide) -> None:
        self.show_side(side)

    @Slot()
    def _on_helper_asked(self) -> None:
        if self.helper_picture.has_code:
            self._put_helper_away()
        else:
            self._phones.draw_helper_code(self._on_helper_drawn, self._on_helper_failed)

    def _on_helper_drawn(self, code: DrawnCode) -> None:
        """Show it, unless it went out of sight meanwhile."""
        if self.side is PhoneSide.HELPER and self.isVisible() and code.url and self._phones.is_for_helper:
            self.helper_picture.show_code(code.cells, code.runs)
            self.helper_address.setText(code.url)
            self._name_helper_button()

    def _on_helper_failed(self, message: Message) -> None:
        self.failed.emit(message)
