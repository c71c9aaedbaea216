"""What to do so that phones get through: short numbered steps, each guide folded away until it is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space
from ui.widgets.fold import Fold
from ui.widgets.label import Paragraph


@dataclass(frozen=True, slots=True)
class Guide:
    """What it helps with, and its steps."""

    title: str
    steps: tuple[str, ...]


class PhoneGuides(QWidget):
    """A network of one's own first, then what hinders phones that have one, then the way without any."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = Paragraph(meaning=Meaning.SOFT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.ONE, 0)
        layout.setSpacing(Space.NONE)
        layout.addWidget(self._intro)
        self.steps: list[Paragraph] = []
        self.folds: list[Fold] = []
        for _ in self._guides():
            steps = Paragraph()
            steps.setContentsMargins(Space.FOUR, 0, 0, Space.ONE)
            steps.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            fold = Fold(theme, steps)
            self.steps.append(steps)
            self.folds.append(fold)
            layout.addWidget(fold)
        layout.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from the width, since everything here is words."""
        return QSize(super().minimumSizeHint().width(), 0)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._intro.set_text(self.tr("A Wi-Fi for the phones, and what to do where they do not get through:"))
        for fold, steps, guide in zip(self.folds, self.steps, self._guides(), strict=True):
            fold.set_title(guide.title)
            steps.set_text("\n".join(f"{number}. {step}" for number, step in enumerate(guide.steps, 1)))

    def _guides(self) -> tuple[Guide, ...]:
        return (
            self._firewall(),
            self._wechat(),
            self._company(),
            self._phone_hotspot(),
            self._windows(),
            self._mac(),
            self._linux(),
            self._no_network(),
        )

    def _firewall(self) -> Guide:
        return Guide(
            self.tr("The system asks whether to allow it"),
            (
                self.tr("Windows: tick private and public networks, then Allow access."),
                self.tr("macOS: Allow incoming connections."),
                self.tr(
                    "No question came, or it was refused? Windows: Settings, Privacy & security, Windows"
                    " Security, Firewall, Allow an app: tick both boxes of Facilitator or Python."
                ),
                self.tr("Linux with ufw: sudo ufw allow, and the number after the colon of the address."),
            ),
        )

    def _wechat(self) -> Guide:
        return Guide(
            self.tr("WeChat shows a warning or an empty page"),
            (
                self.tr("Scan with the camera of the phone rather than with WeChat."),
                self.tr("If it is open in WeChat: touch ··· at the top right, then Open in browser."),
                self.tr("Or type the address and the digits below the code into any browser."),
            ),
        )

    def _company(self) -> Guide:
        return Guide(
            self.tr("The phone is in the same Wi-Fi, yet finds nothing"),
            (
                self.tr("Choose another address, where several are offered, and scan again."),
                self.tr("On an iPhone, allow the browser to use the local network when it asks."),
                self.tr(
                    "Company and guest Wi-Fi often keeps its devices apart: use a hotspot of this laptop or"
                    " of a phone instead."
                ),
            ),
        )

    def _phone_hotspot(self) -> Guide:
        return Guide(
            self.tr("Hotspot of a phone"),
            (
                self.tr("Android: Settings, Hotspot & tethering. iPhone: Settings, Personal Hotspot."),
                self.tr("Switch it on, and connect this laptop to it like to any Wi-Fi."),
                self.tr("Then switch phones on here, and write name and password for the room."),
                self.tr("Most phones let 5 to 10 others in at a time: call people up table by table."),
            ),
        )

    def _windows(self) -> Guide:
        return Guide(
            self.tr("Hotspot of this laptop: Windows"),
            (
                self.tr("Settings, Network & internet, Mobile hotspot: switch it on."),
                self.tr("If Windows wants an internet connection first, take a phone's hotspot instead."),
                self.tr("Read name and password there, and write them for the room."),
                self.tr("Choose the address that begins with 192.168.137 here."),
            ),
        )

    def _mac(self) -> Guide:
        return Guide(
            self.tr("Hotspot of this laptop: macOS"),
            (
                self.tr("System Settings, General, Sharing, Internet Sharing: open its details."),
                self.tr("Share from anything but Wi-Fi, to devices using Wi-Fi; set name and password."),
                self.tr("Switch it on, and write name and password for the room."),
                self.tr("Choose the address that begins with 192.168.2 here."),
            ),
        )

    def _linux(self) -> Guide:
        return Guide(
            self.tr("Hotspot of this laptop: Linux"),
            (
                self.tr("Settings, Wi-Fi, the menu with three dots: Turn On Wi-Fi Hotspot."),
                self.tr("Or in a terminal: nmcli device wifi hotspot ssid Training password 12345678"),
                self.tr("Choose the address that begins with 10.42 here."),
            ),
        )

    def _no_network(self) -> Guide:
        return Guide(
            self.tr("No network at all"),
            (
                self.tr("Nothing is lost: badges, the camera and the list of names need no network."),
                self.tr("With badges printed, hold them before the camera (F4) or scan them."),
                self.tr("Without badges, type a name, its pinyin or initials at the door."),
            ),
        )
