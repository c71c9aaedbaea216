"""Phones at the door, switched: which ways, the network, how they stand, on and off."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from facilitator.domain.language import Language
from facilitator.domain.phone_arrivals import CameTogether
from facilitator.services.phone_door import LocalAddress, PhoneNotice, PhoneWay
from facilitator.words import Words, said
from ui.attendance.phone_words import PhoneWords
from ui.phones import Phones
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.badge import StatusBadge
from ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from ui.widgets.card import column, row
from ui.widgets.choices import choose, offer
from ui.widgets.field import Field
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice

LONGEST_WIFI = 60
NOTICES_SHOWN = 3
PHONES_SHOWN = 3
PEOPLE_SHOWN = 8


class PhoneSwitch(QWidget):
    """What is asked before phones are let in, and what is seen of them afterwards."""

    open_requested = Signal(object)
    """The `PhoneWay`s in which phones are to be let in, a frozenset."""

    close_requested = Signal()
    """No phone is to be let in any more."""

    left = Signal()
    """Back to the door."""

    def __init__(self, tools: PageTools, phones: Phones, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._phones = phones
        theme = tools.theme
        self._words = PhoneWords(self)
        self._had_keys = False
        self._offered: list[tuple[str, str]] = []
        self._title = Label(role=TextRole.TITLE)
        self._about = Paragraph(meaning=Meaning.SOFT)
        self.own_box = QCheckBox()
        self.own_box.setChecked(True)
        self.helper_box = QCheckBox()
        self._own_hint = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._helper_hint = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        for hint in (self._own_hint, self._helper_hint):
            hint.setContentsMargins(Space.FOUR, 0, 0, 0)
        self.wifi_edit = QLineEdit()
        self.wifi_edit.setMaxLength(LONGEST_WIFI)
        self._wifi = Field(self.wifi_edit)
        self.light = StatusBadge(theme)
        self.counts = Label(role=TextRole.STRONG)
        self.notices = Label(role=TextRole.SMALL, meaning=Meaning.WARN, wraps=True)
        self.together = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self.address_box = QComboBox()
        self._address = Field(self.address_box)
        self.notice = InlineNotice(theme, can_dismiss=False)
        self.open_button = PrimaryButton(theme, Icon.PHONE)
        self.close_button = QuietButton(theme, Icon.CLOSE)
        self.back_button = PlainButton(theme, Icon.ARROW_LEFT)
        self.own_box.toggled.connect(self._on_ways_changed)
        self.helper_box.toggled.connect(self._on_ways_changed)
        self.wifi_edit.textChanged.connect(phones.tell_wifi)
        self.address_box.activated.connect(self._on_address_chosen)
        self.open_button.clicked.connect(self._on_open_asked)
        self.close_button.clicked.connect(self.close_requested)
        self.back_button.clicked.connect(self.left)
        self._lay_out()

    @property
    def ways(self) -> frozenset[PhoneWay]:
        """The ways that are ticked."""
        boxes = ((self.own_box, PhoneWay.OWN_PHONE), (self.helper_box, PhoneWay.HELPER))
        return frozenset(way for box, way in boxes if box.isChecked())

    def take_focus(self) -> None:
        """Be ready to let phones in."""
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def lost_keys(self) -> bool:
        """Say, once it is switched, whether the button that was pressed had the keys; asked once."""
        has_lost = self._had_keys and not self._phones.is_switching
        self._had_keys = self._had_keys and not has_lost
        return has_lost

    def forget(self) -> None:
        """Forget what was written for a room: another half-day may be in another one."""
        self.wifi_edit.clear()

    def show_state(self) -> None:
        """Show how phones stand."""
        phones, state = self._phones, self._phones.state
        meaning, words = self._words.light(phones)
        self.light.set_state(meaning, words)
        is_busy = phones.is_switching
        if is_busy and (self.open_button.hasFocus() or self.close_button.hasFocus()):
            self._had_keys = True
        self.open_button.setVisible(not state.is_open)
        self.open_button.setEnabled(not is_busy and bool(self.ways))
        self.close_button.setVisible(state.is_open)
        self.close_button.setEnabled(not is_busy)
        for box, way in ((self.own_box, PhoneWay.OWN_PHONE), (self.helper_box, PhoneWay.HELPER)):
            if state.is_open:
                with QSignalBlocker(box):
                    box.setChecked(way in state.ways)
        for box in (self.own_box, self.helper_box):
            is_last = state.is_open and box.isChecked() and len(self.ways) == 1
            box.setEnabled(not is_last and not is_busy)
        self._about.setVisible(not state.is_open)
        self._wifi.setVisible(self.own_box.isChecked())
        self.counts.setVisible(state.is_open)
        self._show_counts()
        self._show_addresses(state.addresses, state.chosen)
        self._show_notices(state.notices)
        self._show_together(state.together)
        problem = phones.problem
        self.notice.show_sentence(Meaning.BAD, "" if problem is None else self._tools.said(problem))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.setText(self.tr("Phones at the door"))
        self._about.set_text(
            self.tr(
                "Phones reach this laptop over one Wi-Fi, without the internet. They show no list of names,"
                " and nothing stays on them."
            )
        )
        self.own_box.setText(self.tr("People's own phones"))
        self._own_hint.setText(self.tr("They scan the code on the projector, a new one every 15 seconds."))
        self.helper_box.setText(self.tr("A helper's phone"))
        self._helper_hint.setText(self.tr("It photographs badges: a second scanner."))
        self._wifi.set_texts(
            self.tr("Wi-Fi, as the room shall read it"),
            self.tr("Its name, and its password if it has one. It stands on the projector beside the code."),
        )
        self.open_button.setText(self.tr("Let phones in"))
        self.close_button.setText(self.tr("Switch phones off"))
        self.back_button.setText(self.tr("Back to the door (Esc)"))
        self._address.set_texts(
            self.tr("Address of this laptop"), self.tr("If phones do not get through, try another one.")
        )
        self.show_state()

    def _lay_out(self) -> None:
        layout = column(self._title, self._about, spacing=Space.TWO)
        ways = (self.own_box, self._own_hint, self.helper_box, self._helper_hint)
        layout.addLayout(column(*ways, spacing=Space.NONE))
        layout.addWidget(self._wifi)
        layout.addLayout(row(self.open_button, self.close_button, self.back_button, 1))
        layout.addWidget(self.notice)
        layout.addLayout(column(self.light, self.counts, spacing=Space.HALF))
        layout.addWidget(self._address)
        layout.addWidget(self.notices)
        layout.addWidget(self.together)
        layout.addStretch(1)
        self.setLayout(layout)
        self.address_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _show_counts(self) -> None:
        state = self._phones.state
        parts = (
            self.tr("%n phone(s) through", "", state.phones_through),
            self.tr("%n checked in", "", state.checked_in),
            self.tr("%n refused", "", state.refused),
        )
        self.counts.setText(" · ".join(parts))

    def _show_addresses(self, addresses: tuple[LocalAddress, ...], chosen: str) -> None:
        """Offer the addresses where there are several; one alone stands beside its code."""
        offered = [(self._named(one), one.url) for one in addresses]
        if offered != self._offered:
            self._offered = offered
            offer(self.address_box, offered)
        if not self.address_box.view().isVisible():
            choose(self.address_box, chosen)
        self._address.setVisible(self._phones.state.is_open and len(addresses) > 1)
        self.address_box.setEnabled(not self._phones.is_switching)

    def _named(self, address: LocalAddress) -> str:
        where = address.url.removeprefix("http://")
        words = f"{where} · {address.network}" if address.network else where
        return words if address.is_likely else self.tr("{address} (unlikely)").format(address=words)

    def _show_notices(self, notices: tuple[PhoneNotice, ...]) -> None:
        language: Language = self._tools.language()
        zone = self._tools.workspace.clock.now().tzinfo
        newest = notices[:NOTICES_SHOWN]
        lines = (f"{one.at.astimezone(zone):%H:%M}  {said(one.message, language)}" for one in newest)
        self.notices.setText("\n".join(lines))
        self.notices.setVisible(bool(notices))

    def _show_together(self, together: tuple[CameTogether, ...]) -> None:
        """List who came by which phone, where one brought more people than it should."""
        words = Words(self._tools.language())
        lines = [self.tr("By one phone, or through one router:")]
        for phone in reversed(together[-PHONES_SHOWN:]):
            newest = phone.people[-PEOPLE_SHOWN:]
            earlier = ("…",) * (len(phone.people) > len(newest))
            people = (*earlier, *(f"{one.name} {one.at:%H:%M}" for one in newest))
            lines.append(f"{phone.address}  {words.value(people)}")
        self.together.setText("\n".join(lines))
        self.together.setVisible(bool(together))

    @Slot()
    def _on_ways_changed(self) -> None:
        """Show what can be done now; phones that are let in already are let in that way from now on."""
        self._phones.allow(self.ways)
        self.show_state()

    @Slot()
    def _on_open_asked(self) -> None:
        self.open_requested.emit(self.ways)

    @Slot()
    def _on_address_chosen(self) -> None:
        url = self.address_box.currentData()
        if isinstance(url, str) and url != self._phones.state.chosen:
            self._phones.choose(url)
