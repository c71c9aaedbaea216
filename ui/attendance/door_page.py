"""Check people in: one field that takes every code and every name, one answer seen from afar."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.domain.attendance import (
    AttendanceKind,
    CheckedIn,
    CheckInOutcome,
    NotCheckedIn,
    Presence,
    ScanProblem,
    SignedOut,
    TakenBack,
    Tone,
)
from facilitator.domain.message import Message
from facilitator.services.changes import Change
from facilitator.services.check_in import door_state
from facilitator.services.door import DoorState
from ui.attendance.door_deeds import Answer, DoorDeeds
from ui.attendance.door_view import DoorView
from ui.attendance.hand_over_card import HandOverCard
from ui.attendance.last_outcome import LastOutcome
from ui.attendance.scan_edit import split_scan
from ui.attendance.sign_in_notice import SignInNotice
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.buttons import QuietButton
from ui.widgets.message_line import MessageLine
from ui.widgets.no_session import NoSession
from ui.widgets.page import Command, KeyLine, Page, PageId, PageTools
from ui.widgets.page_frame import PageFrame
from ui.widgets.shortcuts import add_shortcuts
from ui.widgets.sound_switch import KEYS as SOUND_KEYS
from ui.widgets.sound_switch import SoundSwitch
from ui.widgets.telling import KEYS as TELLING_KEYS
from ui.widgets.telling import Telling


class DoorPage(Page):
    """Scan, type or search; every outcome by colour, shape, words and sound.

    What a deed here did is shown from its own answer, without reading everybody again.
    """

    page_id = PageId.DOOR
    interests = Change.ATTENDANCE | Change.ROSTER | Change.SESSIONS

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._sounds = SoundSwitch(tools, self)
        self._deeds = DoorDeeds(tools, self)
        self._deeds.answered.connect(self._on_answered)
        self._deeds.signed_out.connect(self._on_signed_out)
        self._deeds.taken_back.connect(self._on_taken_back)
        self._deeds.walked_in.connect(self._on_walked_in)
        self._deeds.failed.connect(self._on_failed)
        self._deeds.walk_in_failed.connect(self._on_walk_in_failed)
        self._deeds.walking_in.changed.connect(self._on_walking_in)
        self._state: DoorState | None = None
        self._unknown_name = ""
        self._frame = PageFrame(theme, self)
        self.message_line = MessageLine(theme, split_scan)
        self.message_line.scanned.connect(self._deeds.check_in)
        self.telling = Telling(tools, self.message_line, self, self._take_focus)
        self._frame.header.add_action(self.telling.button)
        self._sheet_button = self._frame.header.add_action(QuietButton(theme, Icon.PRINT))
        self._hand_over_button = self._frame.header.add_action(QuietButton(theme, Icon.LAYERS))
        self._walk_in_button = self._frame.header.add_action(QuietButton(theme, Icon.WALK_IN))
        self._walk_in_button.clicked.connect(self._on_walk_in_asked)
        self._undo_button = self._frame.header.add_action(QuietButton(theme, Icon.UNDO))
        self._undo_button.clicked.connect(self._on_undo_asked)
        self.sign_in_notice = self._frame.add(SignInNotice(tools))
        self._frame.add(self.message_line)
        self._sheet_button.clicked.connect(self._on_sheet_asked)
        self.no_session = NoSession(theme, Icon.DOOR)
        self.no_session.page_requested.connect(self.page_requested)
        self.view = DoorView(theme)
        self._last = LastOutcome(tools, self.view.feedback, self._sounds.player, self)
        self.view.scan_edit.returnPressed.connect(self._on_code_entered)
        self.view.form.submitted.connect(self._deeds.walk_in)
        self.view.form.scanned.connect(self._deeds.check_in)
        self.view.latest.undo_requested.connect(self._deeds.take_back)
        self.view.people.check_in_requested.connect(self._on_person_chosen)
        self.view.people.sign_out_requested.connect(self._on_sign_out_asked)
        self._faces = QStackedLayout()
        self._frame.body.addLayout(self._faces, 1)
        self.view.people.in_words = tools.said
        self.hand_over = HandOverCard(tools)
        self._deeds.handed_over.connect(self.hand_over.take_code)
        self.hand_over.opened.connect(self.refresh)
        self.hand_over.closed.connect(self._on_hand_over_closed)
        self._hand_over_button.clicked.connect(self.hand_over.open)
        for face in (self.no_session, self.view, self.hand_over):
            self._faces.addWidget(face)
        add_shortcuts(
            self,
            {
                "Ctrl+N": self._on_walk_in_asked,
                "Ctrl+Z": self._on_undo_asked,
                "F3": self.view.focus_scan,
                TELLING_KEYS: self.telling.open,
                SOUND_KEYS: self._sounds.switch,
            },
        )
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
            self.telling.key_line(),
            self._sounds.key_line(),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        return (
            Command(self.tr("Add a walk-in"), self._on_walk_in_asked, Icon.WALK_IN, "Ctrl+N"),
            Command(self.tr("Take the last check-in back"), self._on_undo_asked, Icon.UNDO, "Ctrl+Z"),
            Command(self.tr("Print the sign-in sheet"), self._on_sheet_asked, Icon.PRINT),
            Command(self.tr("Share the list with the other door"), self.hand_over.open, Icon.LAYERS),
            *self.telling.commands(),
            self._sounds.command(),
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self._sheet_button.setText(self.tr("Sign-in sheet"))
        self._sheet_button.setToolTip(self.tr("A list of everybody, to sign by hand"))
        self._hand_over_button.setText(self.tr("Other door"))
        self._hand_over_button.setToolTip(self.tr("Share the list with the laptop at the other door"))
        self._walk_in_button.setText(self.tr("Walk-in"))
        self._undo_button.setText(self.tr("Undo"))
        self._undo_button.setToolTip(self.tr("Take the last check-in back"))
        self.no_session.retranslate(
            self.tr("Here people are checked in: by the code on their badge, by name, or as walk-ins.")
        )
        self.view.retranslate()
        self.hand_over.retranslate()
        self.sign_in_notice.retranslate()
        self.telling.retranslate()
        self._last.retranslate()
        self._show_head()

    def refresh(self) -> None:
        """Load how everybody stands."""
        has_door = self.half_day_id is not None
        self._faces.setCurrentIndex(1 + self.hand_over.is_open if has_door else 0)
        for button in (self._hand_over_button, self._sheet_button, self._walk_in_button, self._undo_button):
            button.setVisible(has_door)
        if self.half_day_id is not None:
            self.load(partial(door_state, self.tools.workspace, self.half_day_id), self._show_state)

    def receive(self, purpose: str) -> None:
        """Show the person whom the palette found, ready to be checked in."""
        self.view.scan_edit.offer_choice(purpose)
        self.view.people.search(purpose)

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Forget the people and the last outcome when another half-day comes in front."""
        if half_day_id != self.half_day_id:
            self._deeds.turn_to(half_day_id)
            self.hand_over.turn_to(half_day_id)
            self._state = None
            self._last.forget()
            self._unknown_name = ""
            self.view.clear()
            self.sign_in_notice.hide()
            self.telling.turn_to(half_day_id)
        super().set_session(session_id, half_day_id)
        self._show_head()

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the next badge whenever the page comes in front."""
        super().showEvent(event)
        self._take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is typed beside the field into it: a scanner does not look where the focus is."""
        is_for_field = not self.view.form.isVisible() and self.half_day_id is not None
        if not (is_for_field and self.view.scan_edit.take_key(event)):
            super().keyPressEvent(event)

    def _take_focus(self) -> None:
        """Be ready for the next badge, or for the name of whoever is being added."""
        if self.view.form.isVisible():
            self.view.form.take_focus()
        else:
            self.view.focus_scan()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Read everybody again, unless that is what this door did and shows already."""
        if not self._deeds.is_told(change):
            super()._on_changed(change)

    def _show_state(self, state: DoorState) -> None:
        self._state = state
        self._show_head()
        self._undo_button.setEnabled(state.latest is not None)
        self.view.show_state(state)

    def _show_after(self, outcome: CheckInOutcome | SignedOut | TakenBack) -> None:
        if self._state is not None:
            self._show_state(self._state.with_outcome(outcome))

    def _show_head(self) -> None:
        """Say which half-day this door belongs to."""
        if self._state is None:
            self._frame.header.set_texts(self.title(), self.tr("Scan a badge, or type its digits or a name"))
            return
        half_day = self._state.half_day
        parts = (half_day.label, f"{half_day.starts_at:%H:%M}", half_day.room)
        self._frame.header.set_texts(self.title(), " · ".join(part for part in parts if part))

    @Slot()
    def _on_code_entered(self) -> None:
        text = self.view.scan_edit.text().strip()
        if text and self.half_day_id is not None:
            self.view.end_search()
            self._deeds.check_in(text)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._show_done(answer.outcome)
        if isinstance(answer.outcome, NotCheckedIn):
            self._offer_a_way_on(answer.code, answer.outcome)

    def _show_done(self, outcome: CheckInOutcome) -> None:
        detail = outcome.enrolment.person.department if isinstance(outcome, CheckedIn) else ""
        self._show_after(outcome)
        self._last.show(outcome.tone, outcome.message, detail)
        self._unknown_name = ""

    def _offer_a_way_on(self, code: str, outcome: NotCheckedIn) -> None:
        """Take the next step as far as it can be known; what is typed meanwhile is left alone."""
        if outcome.problem in {ScanProblem.SPARE_BADGE, ScanProblem.NOT_ON_LIST}:
            self.view.ask_walk_in(badge_code=code)
        elif outcome.problem is ScanProblem.NOBODY_FOUND and not any(map(str.isdigit, code)):
            self._unknown_name = code
        elif outcome.problem is ScanProblem.SEVERAL_PEOPLE and not self.view.scan_edit.text():
            self.view.scan_edit.offer_choice(code)
            self.view.people.offer(outcome.candidates)
            self.view.people.choose_first()
        elif outcome.problem is ScanProblem.WRONG_HALF_DAY and outcome.candidates:
            let_in = self._deeds.later(outcome.candidates[0].id)
            sentence = self.tools.said(outcome.message)
            self.tools.announce(sentence, Meaning.WARN, self.tr("Let them in here"), let_in)

    @Slot(object)
    def _on_person_chosen(self, presence: Presence) -> None:
        self.view.end_search()
        self.view.focus_scan()
        self._deeds.check_in_person(presence.enrolment.id)

    @Slot(object)
    def _on_sign_out_asked(self, presence: Presence) -> None:
        self.view.end_search()
        self.view.focus_scan()
        self._deeds.sign_out(presence)

    @Slot(object)
    def _on_signed_out(self, signed_out: SignedOut) -> None:
        self._show_after(signed_out)
        self._last.show(signed_out.tone, signed_out.message)

    @Slot()
    def _on_undo_asked(self) -> None:
        if self._state is not None and self._state.latest is not None:
            self._deeds.take_back(self._state.latest)
            self.view.focus_scan()

    @Slot(object)
    def _on_taken_back(self, taken: TakenBack) -> None:
        """Say whose entry was taken back, and offer to put it right."""
        self._show_after(taken)
        enrolment = taken.presence.enrolment
        message = Message("The entry of {name} was taken back.", {"name": enrolment.person.name})
        self._last.show(Tone.AMBER, message)
        if taken.event.kind is AttendanceKind.ARRIVED:
            again = self._deeds.later(enrolment.id)
            self.tools.announce(self.tools.said(message), Meaning.WARN, self.tr("Check in again"), again)

    @Slot(object)
    def _on_failed(self, message: Message) -> None:
        self._last.show(Tone.BAD, message)

    @Slot()
    def _on_walk_in_asked(self) -> None:
        if self.half_day_id is not None:
            typed = self.view.scan_edit.text().strip() or self._unknown_name
            self.view.end_search()
            self.view.ask_walk_in("" if typed.isdigit() else typed)

    @Slot(object)
    def _on_walked_in(self, outcome: CheckedIn) -> None:
        self.view.form.take_stored()
        self._show_done(outcome)

    @Slot(object)
    def _on_walk_in_failed(self, message: Message) -> None:
        self.view.form.show_problem(self.tools.said(message))

    @Slot()
    def _on_walking_in(self) -> None:
        self.view.form.set_waiting(is_waiting=self._deeds.walking_in.is_running)

    @Slot()
    def _on_hand_over_closed(self) -> None:
        self.refresh()
        self._take_focus()

    @Slot()
    def _on_sheet_asked(self) -> None:
        if self.half_day_id is not None:
            self.sign_in_notice.print_for(self.half_day_id)
