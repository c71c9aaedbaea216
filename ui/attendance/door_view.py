"""The desk at the door: the field, the answer, the last ten, the counts and the people."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.services.door import DoorState
from ui.attendance.counts_card import CountsCard
from ui.attendance.feedback import FeedbackCard
from ui.attendance.latest_card import LatestCard
from ui.attendance.people_card import PeopleCard
from ui.attendance.scan_edit import ScanEdit, split_scan
from ui.attendance.walk_in_form import WalkInForm
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.card import column, row

COMPACT_HEIGHT = Space.EIGHT * 7
"""Below this height the door shows field, answer, counts and people, and leaves the last ten out."""

LEAST_HEIGHT = Space.EIGHT * 3
"""Below this one, while something is written above it, the counts give their room to the people."""

WIDE_ENOUGH = Space.EIGHT * 20
"""Below this width the camera takes the place of the last ten."""


class DoorView(QWidget):
    """Puts the parts of the door where the room allows; what they ask for is the page's to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera: QWidget | None = None
        self.scan_edit = ScanEdit()
        self.form = WalkInForm(theme)
        self.feedback = FeedbackCard(theme)
        self.latest = LatestCard(theme)
        self.counts = CountsCard(theme)
        self.people = PeopleCard(theme)
        for table in (self.people.table, self.latest.table):
            self.scan_edit.take_keys_of(table)
        self.scan_edit.textEdited.connect(self.search)
        self.scan_edit.left_empty.connect(self.end_search)
        self.scan_edit.down_pressed.connect(self.people.choose_found)
        self.form.left.connect(self._on_form_left)
        self._lay_out()

    def show_state(self, state: DoorState) -> None:
        """Show how everybody stands."""
        self.counts.show_state(state)
        self.people.show_state(state)
        self.latest.show_state(state)

    def clear(self) -> None:
        """Show nobody: what stood here belongs to another half-day."""
        self.people.clear()
        self.latest.clear()

    def search(self, text: str) -> None:
        """Show whom the words may mean; the digits of a scanned badge are nobody's name."""
        self.people.search("" if split_scan(text)[1] else text)

    def end_search(self) -> None:
        """Empty the field and show the people of the filter again."""
        self.scan_edit.clear()
        self.people.search("")

    def focus_scan(self) -> None:
        """Be ready for the next badge."""
        self.scan_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_walk_in(self, typed: str = "", badge_code: str = "") -> None:
        """Ask who came, with what was typed of them; a form that is being filled in only takes the badge."""
        self.form.open_with(typed, badge_code)
        self.arrange()

    def take_camera(self, card: QWidget) -> None:
        """Show the camera beside the last ten, or in their place where there is little room."""
        self._camera = card
        self._below.insertWidget(0, card, 2)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.scan_edit.setPlaceholderText(self.tr("Badge, seven digits, name, pinyin or employee number"))
        self.scan_edit.setAccessibleName(self.tr("Badge code or name"))
        for part in (self.form, self.latest, self.counts, self.people):
            part.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what the queue needs when the window is small or everything in it large."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Give an open walk-in form its room, and a small window what matters most."""
        is_compact = self.height() < COMPACT_HEIGHT
        is_asking = self.form.isVisibleTo(self)
        is_seeing = self._camera is not None and self._camera.isVisibleTo(self)
        is_narrow = self.width() < WIDE_ENOUGH
        self.latest.setVisible(not (is_compact or is_asking or (is_seeing and is_narrow)))
        is_full = is_compact or (is_seeing and is_narrow)
        self.feedback.setVisible(not (is_full and is_asking))
        self.counts.make_compact(is_compact=is_compact)
        self.counts.setVisible(self.height() >= LEAST_HEIGHT)
        self.people.make_compact(is_compact=is_compact)

    @Slot()
    def _on_form_left(self) -> None:
        self.arrange()
        self.focus_scan()

    def _lay_out(self) -> None:
        self._below = row(self.latest, spacing=Space.TWO)
        self._below.setStretch(0, 3)
        left = column(self.scan_edit, self.form, self.feedback, spacing=Space.TWO)
        left.addLayout(self._below, 3)
        left.setStretch(2, 2)
        right = column(self.counts, self.people, spacing=Space.TWO)
        right.setStretch(1, 1)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(Space.THREE)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
