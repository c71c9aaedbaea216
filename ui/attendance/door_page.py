"""The desk at the door: one field that takes every code and every name, one answer seen from afar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    CheckedIn,
    CheckInOutcome,
    NotCheckedIn,
    Presence,
    Road,
    ScanProblem,
    Tone,
)
from facilitator.domain.message import Message
from facilitator.services.changes import Change
from facilitator.services.check_in import (
    SignedOut,
    check_in,
    check_in_person,
    door_state,
    sign_out,
    undo,
    walk_in,
)
from facilitator.services.door import DoorState
from ui.attendance.counts_card import CountsCard
from ui.attendance.feedback import FeedbackCard
from ui.attendance.latest_card import LatestCard
from ui.attendance.people_card import PeopleCard
from ui.attendance.scan_edit import ScanEdit
from ui.attendance.walk_in_form import WalkIn, WalkInForm
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import column
from ui.widgets.page import Command, KeyLine, Page, PageId, PageRequest, PageTools
from ui.widgets.page_frame import PageFrame
from ui.widgets.sound_player import SoundPlayer
from ui.widgets.states import EmptyState

LONGEST_TYPED_NUMBER = 12
"""Digits beyond this come from a scanner, and nobody is searched by them."""

COMPACT_HEIGHT = Space.EIGHT * 9
"""Below this height the door shows field, answer, counts and people, and leaves the last ten out."""

SOUNDS = {Tone.GOOD: "good", Tone.AMBER: "amber", Tone.BAD: "bad"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """The outcome that stands on the card."""

    tone: Tone
    message: Message
    detail: str


class DoorPage(Page):
    """Scan, type or search; every outcome by colour, shape, words and sound."""

    page_id = PageId.DOOR
    interests = Change.ATTENDANCE | Change.ROSTER | Change.SESSIONS

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._sounds = SoundPlayer(tools.appearance, self)
        self._last_event: AttendanceEvent | None = None
        self._last_code = ""
        self._shown: _Shown | None = None
        self._state: DoorState | None = None
        self._frame = PageFrame(theme, self)
        self._walk_in_button = self._frame.header.add_action(QuietButton(theme, Icon.WALK_IN))
        self._walk_in_button.clicked.connect(self._on_walk_in_asked)
        self._undo_button = self._frame.header.add_action(QuietButton(theme, Icon.UNDO))
        self._undo_button.clicked.connect(self._on_undo_asked)
        self._scan_edit = ScanEdit()
        self._scan_edit.left_empty.connect(self._on_search_left)
        self._scan_edit.returnPressed.connect(self._on_code_entered)
        self._scan_edit.textEdited.connect(self._on_typed)
        self._feedback = FeedbackCard(theme)
        self._form = WalkInForm(theme)
        self._form.submitted.connect(self._on_walk_in_submitted)
        self._form.left.connect(self._on_form_left)
        self._latest = LatestCard(theme)
        self._latest.undo_requested.connect(self._on_undo_of_event)
        self._counts = CountsCard(theme)
        self._people = PeopleCard(theme)
        self._people.check_in_requested.connect(self._on_person_chosen)
        self._people.sign_out_requested.connect(self._on_sign_out_asked)
        for table in (self._people.table, self._latest.table):
            self._scan_edit.take_keys_of(table)
        self._empty = EmptyState(theme, Icon.DOOR)
        self._empty.action_requested.connect(self._on_home_asked)
        self._build()
        self._add_shortcuts()
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Door")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of the door."""
        return (
            KeyLine("Return", self.tr("Check in whom the code or the name means")),
            KeyLine("Down", self.tr("Choose among the people found")),
            KeyLine("Ctrl+N", self.tr("Add a walk-in")),
            KeyLine("Ctrl+Z", self.tr("Take the last check-in back")),
            KeyLine("F3", self.tr("Back to the scan field")),
            KeyLine("Ctrl+M", self.tr("Sounds on or off")),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        return (
            Command(self.tr("Add a walk-in"), self._on_walk_in_asked, Icon.WALK_IN, "Ctrl+N"),
            Command(self.tr("Take the last check-in back"), self._on_undo_asked, Icon.UNDO, "Ctrl+Z"),
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self._walk_in_button.setText(self.tr("Walk-in"))
        self._undo_button.setText(self.tr("Undo"))
        self._undo_button.setToolTip(self.tr("Take the last check-in back"))
        self._scan_edit.setPlaceholderText(self.tr("Badge, seven digits, name, pinyin or employee number"))
        self._scan_edit.setAccessibleName(self.tr("Badge code or name"))
        self._empty.set_texts(
            self.tr("No session is chosen"),
            self.tr("Choose a session on the Home page, then the door knows who is expected."),
            self.tr("Go to Home"),
        )
        for part in (self._form, self._latest, self._counts, self._people):
            part.retranslate()
        if self._shown is None:
            self._show_ready()
        self._show_again()
        self._show_head()

    def refresh(self) -> None:
        """Load how everybody stands."""
        self._stack.setCurrentIndex(0 if self.half_day_id is None else 1)
        for button in (self._walk_in_button, self._undo_button):
            button.setVisible(self.half_day_id is not None)
        if self.half_day_id is not None:
            read = partial(door_state, self.tools.workspace, self.half_day_id)
            self.tools.operations.load(read, self._on_loaded)

    def receive(self, purpose: str) -> None:
        """Show the person whom the palette found, ready to be checked in."""
        self._scan_edit.offer_choice(purpose)
        self._people.search(purpose)

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Forget the last outcome when another half-day comes in front."""
        if half_day_id != self.half_day_id:
            self._last_event = None
            self._state = None
            self._show_ready()
        super().set_session(session_id, half_day_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the next badge whenever the page comes in front."""
        super().showEvent(event)
        if not self._form.isVisible():
            self._focus_scan()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what the queue needs when the window is small or everything in it large."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give an open walk-in form its room, and a small window what matters most."""
        is_compact = self.height() < COMPACT_HEIGHT
        is_asking = self._form.isVisibleTo(self)
        self._latest.setVisible(not (is_compact or is_asking))
        self._feedback.setVisible(not (is_compact and is_asking))
        self._counts.make_compact(is_compact=is_compact)
        self._people.make_compact(is_compact=is_compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is typed beside the field into it: a scanner does not look where the focus is."""
        is_for_field = not self._form.isVisible() and self.half_day_id is not None
        if not (is_for_field and self._scan_edit.take_key(event)):
            super().keyPressEvent(event)

    def _build(self) -> None:
        left = column(self._scan_edit, self._form, self._feedback, self._latest, spacing=Space.TWO)
        left.setStretch(2, 2)
        left.setStretch(3, 3)
        right = column(self._counts, self._people, spacing=Space.TWO)
        right.setStretch(1, 1)
        desk = QWidget()
        sides = QHBoxLayout(desk)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(Space.THREE)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        self._stack = QStackedLayout()
        self._frame.body.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(desk)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+N", self._on_walk_in_asked),
            ("Ctrl+Z", self._on_undo_asked),
            ("F3", self._focus_scan),
            ("Ctrl+M", self._on_sound_switched),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self._scan_edit)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._on_down)

    def _show_ready(self) -> None:
        self._shown = None
        self._feedback.show_outcome(None, self.tr("Ready for the next badge"))

    def _show_outcome(self, tone: Tone, message: Message, detail: str = "") -> None:
        self._shown = _Shown(tone, message, detail)
        self._show_again()
        self._sounds.play(SOUNDS[tone])

    def _show_again(self) -> None:
        """Say the last outcome in the window's language."""
        if self._shown is not None:
            self._feedback.show_outcome(
                self._shown.tone, self.tools.said(self._shown.message), self._shown.detail
            )

    @Slot()
    def _on_form_left(self) -> None:
        self._arrange()
        self._focus_scan()

    @Slot()
    def _on_search_left(self) -> None:
        self._people.search("")

    def _ask_walk_in(self, name: str = "", badge_code: str = "") -> None:
        self._form.open_with(name, badge_code)
        self._arrange()

    @Slot()
    def _focus_scan(self) -> None:
        self._scan_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        is_scan = text.strip().isdigit() and len(text.strip()) > LONGEST_TYPED_NUMBER
        self._people.search("" if is_scan else text)

    @Slot()
    def _on_down(self) -> None:
        if self._people.rows:
            self._people.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._people.table.selectRow(0)

    @Slot()
    def _on_code_entered(self) -> None:
        text = self._scan_edit.text().strip()
        if not text or self.half_day_id is None:
            return
        self._last_code = text
        self._scan_edit.clear()
        self._people.search("")
        use_case = partial(check_in, self.tools.workspace, self.half_day_id, text, Road.KEYBOARD)
        self.tools.operations.run(use_case, self._on_outcome, self._on_problem)

    @Slot(object)
    def _on_person_chosen(self, presence: Presence) -> None:
        if self.half_day_id is None:
            return
        self._clear_search()
        use_case = partial(
            check_in_person, self.tools.workspace, self.half_day_id, presence.enrolment.id, Road.SEARCH
        )
        self.tools.operations.run(use_case, self._on_outcome, self._on_problem)

    @Slot(object)
    def _on_sign_out_asked(self, presence: Presence) -> None:
        if self.half_day_id is None:
            return
        self._clear_search()
        use_case = partial(sign_out, self.tools.workspace, self.half_day_id, presence.enrolment.id)
        self.tools.operations.run(use_case, self._on_signed_out, self._on_problem)

    def _clear_search(self) -> None:
        self._scan_edit.clear()
        self._people.search("")
        self._focus_scan()

    def _on_loaded(self, state: DoorState) -> None:
        self._state = state
        self._show_head()
        self._last_event = state.latest
        self._undo_button.setEnabled(state.latest is not None)
        self._counts.show_count(state.count)
        self._people.show_state(state)
        self._latest.show_state(state)

    def _show_head(self) -> None:
        """Say which half-day this door belongs to."""
        if self._state is None or self.half_day_id is None:
            hint = self.tr("Scan a badge, or type its digits or a name")
            self._frame.header.set_texts(self.title(), hint)
            return
        half_day = self._state.half_day
        parts = (half_day.label, f"{half_day.starts_at:%H:%M}", half_day.room)
        self._frame.header.set_texts(self.title(), " · ".join(part for part in parts if part))

    def _on_outcome(self, outcome: CheckInOutcome) -> None:
        if isinstance(outcome, CheckedIn):
            department = outcome.enrolment.person.department
            self._last_event = outcome.event
            self._show_outcome(outcome.tone, outcome.message, department)
            return
        self._show_outcome(outcome.tone, outcome.message)
        self._offer_a_way_on(outcome)

    def _offer_a_way_on(self, outcome: NotCheckedIn) -> None:
        if outcome.problem is ScanProblem.SPARE_BADGE:
            self._ask_walk_in(badge_code=self._last_code)
        elif outcome.problem is ScanProblem.SEVERAL_PEOPLE:
            self._scan_edit.offer_choice(self._last_code)
            self._people.search(self._last_code)
            self._on_down()

    def _on_signed_out(self, signed_out: SignedOut) -> None:
        self._last_event = signed_out.event
        self._show_outcome(signed_out.tone, signed_out.message)

    def _on_walked_in(self, outcome: CheckedIn) -> None:
        self._form.leave()
        self._on_outcome(outcome)

    def _on_undone(self, event: AttendanceEvent, state: DoorState) -> None:
        """Say whose entry was taken back, and offer to put it right."""
        before = self._state
        self._on_loaded(state)
        known = (*state.presences, *(before.presences if before is not None else ()))
        name = next((p.enrolment.person.name for p in known if p.enrolment.id == event.enrolment), "")
        message = Message("The entry of {name} was taken back.", {"name": name})
        self._show_outcome(Tone.AMBER, message)
        if event.kind is AttendanceKind.ARRIVED:
            again = partial(self._check_in_again, event.enrolment)
            self.tools.announce(self.tools.said(message), Meaning.WARN, self.tr("Check in again"), again)

    def _check_in_again(self, enrolment_id: UUID) -> None:
        if self.half_day_id is not None:
            use_case = partial(
                check_in_person, self.tools.workspace, self.half_day_id, enrolment_id, Road.SEARCH
            )
            self.tools.operations.run(use_case, self._on_outcome, self._on_problem)

    def _on_problem(self, message: Message) -> None:
        self._show_outcome(Tone.BAD, message)

    def _on_walk_in_problem(self, message: Message) -> None:
        self._form.show_problem(self.tools.said(message))

    @Slot()
    def _on_walk_in_asked(self) -> None:
        if self.half_day_id is not None:
            typed = self._scan_edit.text().strip()
            self._clear_search()
            self._ask_walk_in("" if typed.isdigit() else typed)

    @Slot(object)
    def _on_walk_in_submitted(self, typed: WalkIn) -> None:
        if self.half_day_id is None:
            return
        use_case = partial(
            walk_in,
            self.tools.workspace,
            self.half_day_id,
            typed.name,
            employee_number=typed.employee_number,
            department=typed.department,
            badge_code=typed.badge_code,
        )
        self.tools.operations.run(use_case, self._on_walked_in, self._on_walk_in_problem)

    @Slot()
    def _on_undo_asked(self) -> None:
        if self._last_event is not None:
            self._undo(self._last_event)

    @Slot(object)
    def _on_undo_of_event(self, event: AttendanceEvent) -> None:
        self._undo(event)

    def _undo(self, event: AttendanceEvent) -> None:
        if self.half_day_id is None or event.kind is AttendanceKind.UNDONE:
            return
        use_case = partial(undo, self.tools.workspace, self.half_day_id, event.id)
        self.tools.operations.run(use_case, partial(self._on_undone, event), self._on_problem)
        self._focus_scan()

    @Slot()
    def _on_home_asked(self) -> None:
        self.page_requested.emit(PageRequest(PageId.HOME))

    @Slot()
    def _on_sound_switched(self) -> None:
        words = self.tr("Sounds are on") if self._sounds.switch() else self.tr("Sounds are off")
        self.tools.announce(words)
