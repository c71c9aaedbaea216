"""Check people in: one field that takes every code and every name, one answer seen from afar."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.domain.attendance import (
    AttendanceKind,
    CheckedIn,
    CheckInOutcome,
    NotCheckedIn,
    Presence,
    Road,
    ScanProblem,
    SignedOut,
    TakenBack,
    Tone,
)
from facilitator.domain.badge import is_code
from facilitator.domain.door_answer import DoorAnswer, answer_of, taken_back_message
from facilitator.domain.message import Message
from facilitator.services.changes import Change
from facilitator.services.check_in import door_state
from facilitator.services.door import DoorState
from facilitator.services.hand_over_attendance import NotTakenOver, TakenOver
from ui.attendance.camera_card import CameraCard
from ui.attendance.certificates_card import CertificatesCard
from ui.attendance.door_deeds import Answer, DoorDeeds
from ui.attendance.door_head import DoorHead
from ui.attendance.door_view import DoorView
from ui.attendance.hand_over_card import HandOverCard
from ui.attendance.last_outcome import LastOutcome
from ui.attendance.let_in_offer import KEYS as LET_IN_KEYS
from ui.attendance.let_in_offer import LetInOffer
from ui.attendance.people_card import SIGN_OUT_KEYS
from ui.attendance.phone_card import PhoneCard
from ui.attendance.phone_work import PhoneWork
from ui.attendance.queue_screen import KEYS as QUEUE_KEYS
from ui.attendance.queue_work import QueueWork
from ui.attendance.scan_edit import split_scan
from ui.attendance.sign_in_entry_card import SignInEntryCard
from ui.attendance.sign_in_notice import SignInNotice
from ui.attendance.white_border import WhiteBorder
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.message_line import MessageLine
from ui.widgets.no_session import NoSession
from ui.widgets.page import PHONES_AT_THE_DOOR, Command, KeyLine, Page, PageId, PageTools, SessionRequest
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
        self._state: DoorState | None = None
        self._unknown = ""
        self._frame = PageFrame(theme, self)
        self.message_line = MessageLine(theme, split_scan)
        self.message_line.scanned.connect(self._deeds.check_in)
        self._let_in = LetInOffer(tools, self._deeds, self)
        self.telling = Telling(tools, self.message_line, self, self._take_focus)
        self._head = DoorHead(tools, self._frame.header, self.telling.button)
        self.sign_in_notice = self._frame.add(SignInNotice(tools))
        self._frame.add(self.message_line)
        self.no_session = NoSession(theme, Icon.DOOR)
        self.no_session.page_requested.connect(self.page_requested)
        self.view = DoorView(theme)
        self._last = LastOutcome(tools, self.view.feedback, self._sounds.player, self)
        self.queue = QueueWork(self, self._last, self._head)
        self._frame.body.insertWidget(self._frame.body.indexOf(self.message_line), self.queue.start)
        self._faces = QStackedLayout()
        self._frame.body.addLayout(self._faces, 1)
        for face in (self.no_session, self.view):
            self._faces.addWidget(face)
        self._connect()
        self._bind_keys()
        self.retranslate()

    def _connect(self) -> None:
        self._deeds.answered.connect(self._on_answered)
        self._deeds.signed_out.connect(self._on_signed_out)
        self._deeds.taken_back.connect(self._on_taken_back)
        self._deeds.walked_in.connect(self._on_walked_in)
        self._deeds.failed.connect(self._on_failed)
        self._deeds.waits.connect(self._on_waits)
        self._deeds.walk_in_failed.connect(self._on_walk_in_failed)
        self._deeds.walking_in.changed.connect(self._on_walking_in)
        self._head.sheet_requested.connect(self._on_sheet_asked)
        self._head.walk_in_requested.connect(self._on_walk_in_asked)
        self._head.undo_requested.connect(self._on_undo_asked)
        self._head.next_requested.connect(self._on_next_asked)
        self.queue.code_typed.connect(self._deeds.check_in_at_queue)
        self.queue.left.connect(self._take_focus)
        self.view.scan_edit.returnPressed.connect(self._on_code_entered)
        self.view.scan_edit.leave_entered.connect(self._on_leave_entered)
        self.view.form.submitted.connect(self._deeds.walk_in)
        self.view.form.scanned.connect(self._deeds.check_in)
        self.view.latest.undo_requested.connect(self._deeds.take_back)
        self.view.people.check_in_requested.connect(self._on_person_chosen)
        self.view.people.sign_out_requested.connect(self._on_sign_out_asked)
        self._add_camera()
        self._add_hand_over()
        self._add_papers()
        self._add_phones()

    def _bind_keys(self) -> None:
        add_shortcuts(
            self,
            {
                "Ctrl+N": self._on_walk_in_asked,
                "Ctrl+Z": self._on_undo_asked,
                "F3": self.view.focus_scan,
                "F4": self.camera.switch,
                "F6": self._on_next_asked,
                LET_IN_KEYS: self._let_in.take_up,
                QUEUE_KEYS: self.queue.ask,
                TELLING_KEYS: self.telling.open,
                SOUND_KEYS: self._sounds.switch,
                **self.phones.deeds(),
            },
        )

    def let_go(self) -> None:
        """Give the camera back."""
        self.camera.let_go()
        super().let_go()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Door")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of the door."""
        return (
            KeyLine("Return", self.tr("Check in whom the code or the name means")),
            KeyLine("Down", self.tr("Choose among the people found")),
            KeyLine(SIGN_OUT_KEYS, self.tr("Sign out whom the name means, or whom the list has lit")),
            KeyLine("Ctrl+N", self.tr("Add a walk-in")),
            KeyLine("Ctrl+Z", self.tr("Take the last check-in back")),
            KeyLine("F3", self.tr("Back to the scan field")),
            KeyLine("F4", self.tr("Camera on or off")),
            KeyLine("F6", self.tr("Turn the door to the other half-day of this day")),
            KeyLine(LET_IN_KEYS, self.tr("Let somebody of the other half-day in here")),
            *self.phones.key_lines(),
            self.queue.key_line(),
            self.telling.key_line(),
            self._sounds.key_line(),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        return (
            Command(self.tr("Add a walk-in"), self._on_walk_in_asked, Icon.WALK_IN, "Ctrl+N"),
            Command(self.tr("Take the last check-in back"), self._on_undo_asked, Icon.UNDO, "Ctrl+Z"),
            Command(self.tr("Camera on or off"), self.camera.switch, Icon.CAMERA, "F4", "webcam 摄像头"),
            Command(self.tr("Print the sign-in sheet"), self._on_sheet_asked, Icon.PRINT),
            Command(self.tr("Key the signed sheet in"), self.sheet_entry.open, Icon.KEYBOARD),
            Command(
                self.tr("Certificates"), self.certificates.open, Icon.TRAINER, other_words="diploma 证书"
            ),
            Command(self.tr("Share the list with the other door"), self.hand_over.open, Icon.LAYERS),
            *self.phones.commands(),
            self.queue.command(),
            *self.telling.commands(),
            self._sounds.command(),
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self._head.retranslate()
        self._on_camera_switched()
        self.camera.retranslate()
        self.no_session.retranslate(
            self.tr("Here people are checked in: by the code on their badge, by name, or as walk-ins.")
        )
        self.view.retranslate()
        for card in self._cards:
            card.retranslate()
        self.phones.retranslate()
        self.sign_in_notice.retranslate()
        self.queue.retranslate()
        self.telling.retranslate()
        self._last.retranslate()
        self._show_head()

    def refresh(self) -> None:
        """Load how everybody stands."""
        has_door = self.half_day_id is not None
        self._faces.setCurrentWidget(self._in_front() if has_door else self.no_session)
        self._head.show_door(is_there=has_door)
        self.sheet_entry.refresh()
        self.certificates.refresh()
        if self.half_day_id is not None:
            self.load(partial(door_state, self.tools.workspace, self.half_day_id), self._show_state)

    def _in_front(self) -> QWidget:
        """Return what stands below the head: what was opened, else the desk."""
        return self._opened() or self.view

    def _opened(self) -> HandOverCard | SignInEntryCard | CertificatesCard | PhoneCard | None:
        opened = next((card for card in self._cards if card.is_open), None)
        return opened or (self.phones.card if self.phones.is_open else None)

    def receive(self, purpose: str) -> None:
        """Show the person whom the palette found, ready to be checked in; or how phones stand."""
        if purpose == PHONES_AT_THE_DOOR:
            self.phones.show()
            return
        self.view.scan_edit.offer_choice(purpose)
        self.view.people.search(purpose)

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Forget the people and the last outcome when another half-day comes in front."""
        if half_day_id != self.half_day_id:
            self._deeds.turn_to(half_day_id)
            self.hand_over.turn_to(half_day_id)
            self.sheet_entry.turn_to(half_day_id)
            self.certificates.turn_to(session_id)
            self.phones.turn_to(half_day_id)
            self._state = None
            self._last.forget()
            self._unknown = ""
            self._let_in.end()
            self.view.clear()
            self.sign_in_notice.hide()
            self.telling.turn_to(half_day_id)
        super().set_session(session_id, half_day_id)
        self._show_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the buttons of the head."""
        super().resizeEvent(event)
        self._head.fit(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the next badge whenever the page comes in front."""
        super().showEvent(event)
        self._take_focus()
        self._sounds.get_ready(DoorAnswer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is typed beside the field into it; Esc leads back from what lies over the desk."""
        opened = self._opened()
        if event.key() == Qt.Key.Key_Escape and opened is not None:
            opened.close_card()
            return
        is_for_field = not self.view.form.isVisible() and self.half_day_id is not None
        if not (is_for_field and self.view.scan_edit.take_key(event)):
            super().keyPressEvent(event)

    def take_scan(self, code: str) -> bool:
        """Check in whom a scanned badge means, whatever is open on the page."""
        if self.half_day_id is None:
            return False
        self._deeds.check_in(code, Road.SCANNER)
        return True

    @Slot()
    def _take_focus(self) -> None:
        """Be ready for the next badge, or for the name of whoever is being added."""
        if self.queue.is_on:
            return
        if self.phones.is_open:
            self.phones.take_focus()
            return
        if self.view.form.isVisible():
            self.view.form.take_focus()
        else:
            self.view.focus_scan()

    def hear(self, change: Change) -> None:
        """Read everybody again, unless that is what this door did and shows already."""
        if not self._deeds.is_told(change):
            super().hear(change)

    def _show_state(self, state: DoorState) -> None:
        self._state = state
        self._show_head()
        self.view.show_state(state)

    def _show_after(self, outcome: CheckInOutcome | SignedOut | TakenBack) -> None:
        self._let_in.end()
        if self._state is not None:
            self._show_state(self._state.with_outcome(outcome))

    def _show_head(self) -> None:
        """Say which half-day this door belongs to."""
        self._head.show_state(self.title(), self._state)

    @Slot()
    def _on_code_entered(self) -> None:
        text = self.view.scan_edit.text().strip()
        if text and self.half_day_id is not None:
            self.view.end_search()
            self._deeds.check_in(text)

    @Slot(str)
    def _on_leave_entered(self, text: str) -> None:
        self.view.end_search()
        self._deeds.sign_out_by_code(text)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        if isinstance(answer.outcome, TakenOver | NotTakenOver):
            self.hand_over.show_outcome(answer.outcome)
            return
        self._show_done(answer.outcome)
        if isinstance(answer.outcome, NotCheckedIn):
            self._offer_a_way_on(answer, answer.outcome)

    def _show_done(self, outcome: CheckInOutcome) -> None:
        self._show_after(outcome)
        self._last.show(answer_of(outcome), outcome.tone, outcome.message, _detail(outcome))
        self._unknown = ""

    def _offer_a_way_on(self, answer: Answer, outcome: NotCheckedIn) -> None:
        """Take the next step as far as it can be known; what is typed meanwhile is left alone."""
        if outcome.problem is ScanProblem.SEVERAL_PEOPLE and not self.view.scan_edit.text():
            self.view.scan_edit.offer_choice(answer.code)
            self.view.people.offer(outcome.candidates)
            self.view.people.choose_first()
        elif answer.is_leaving:
            return
        elif outcome.problem in {ScanProblem.SPARE_BADGE, ScanProblem.NOT_ON_LIST}:
            self.view.ask_walk_in(badge_code=answer.code)
        elif outcome.problem in {ScanProblem.NOBODY_FOUND, ScanProblem.WRONG_HALF_DAY}:
            self._unknown = "" if is_code(answer.code) else answer.code
            if outcome.candidates:
                self._let_in.make(outcome)

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
        self._last.show(answer_of(signed_out), signed_out.tone, signed_out.message)

    @Slot()
    def _on_undo_asked(self) -> None:
        if self.sheet_entry.is_open:
            self.sheet_entry.undo()
        elif self._state is not None and self._state.latest is not None:
            self._deeds.take_back(self._state.latest)
            self.view.focus_scan()

    @Slot(object)
    def _on_taken_back(self, taken: TakenBack) -> None:
        """Say whose entry was taken back, and offer to put it right."""
        self._show_after(taken)
        enrolment = taken.presence.enrolment
        message = taken_back_message(taken)
        self._last.show(DoorAnswer.TAKEN_BACK, Tone.AMBER, message)
        if not taken.presence.is_present and taken.event.kind is AttendanceKind.ARRIVED:
            again = self._deeds.later(enrolment.id)
            self.tools.announce(self.tools.said(message), Meaning.WARN, self.tr("Check in again"), again)

    @Slot(object)
    def _on_failed(self, message: Message) -> None:
        self._last.show(DoorAnswer.FAILED, Tone.BAD, message)

    @Slot(object)
    def _on_waits(self, message: Message) -> None:
        self._last.show(DoorAnswer.WAITS, Tone.AMBER, message)

    @Slot()
    def _on_walk_in_asked(self) -> None:
        if self.half_day_id is not None:
            typed = self.view.scan_edit.text().strip() or self._unknown
            self.view.end_search()
            self.view.ask_walk_in(typed)

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

    def _add_camera(self) -> None:
        """Let badges be read by the camera, on the same road as all others."""
        self.camera = CameraCard(self.tools)
        self.camera.code_shown.connect(self._deeds.check_in_by_camera)
        self.camera.switched.connect(self._on_camera_switched)
        self.camera.darkness_changed.connect(WhiteBorder(self).set_lit)
        self._deeds.answered.connect(self.camera.show_answer)
        self._head.camera_requested.connect(self.camera.switch)
        self.view.take_camera(self.camera)

    def _add_hand_over(self) -> None:
        """Share the list with the laptop at the other door."""
        self.hand_over = HandOverCard(self.tools)
        self.view.people.in_words = self.tools.said
        self._frame.body.insertWidget(self._frame.body.indexOf(self.message_line), self.hand_over.above)
        self.hand_over.opened.connect(self.refresh)
        self.hand_over.closed.connect(self._on_faced)
        self._head.hand_over_requested.connect(self.hand_over.open)

    def _add_phones(self) -> None:
        """Let phones in, where the program can."""
        self.phones = PhoneWork(self, self._head, self._faces.addWidget)
        self.phones.faced.connect(self._on_phones_faced)
        self.phones.person_wanted.connect(self._on_person_wanted)

    @Slot()
    def _on_phones_faced(self) -> None:
        """Let the card for phones take the place of what else was opened over the desk."""
        for card in self._cards:
            card.is_open = False
        self._on_faced()

    @Slot(object)
    def _on_person_wanted(self, enrolment_id: UUID) -> None:
        """Offer that person to be checked in by hand."""
        presences = () if self._state is None else self._state.presences
        names = [one.enrolment.person.name for one in presences if one.enrolment.id == enrolment_id]
        if self.phones.is_open:
            self.phones.toggle()
        for name in names:
            self.receive(name)

    def _add_papers(self) -> None:
        """Key a signed sheet in, and write certificates."""
        self.sheet_entry = SignInEntryCard(self.tools)
        self.certificates = CertificatesCard(self.tools)
        self._cards = (self.hand_over, self.sheet_entry, self.certificates)
        for card in self._cards:
            self._faces.addWidget(card)
        for papers in (self.sheet_entry, self.certificates):
            papers.opened.connect(self.refresh)
            papers.closed.connect(self._on_faced)
        self._head.entry_requested.connect(self.sheet_entry.open)
        self._head.certificates_requested.connect(self.certificates.open)

    @Slot()
    def _on_camera_switched(self) -> None:
        self._head.show_camera(is_on=self.camera.is_on)
        self.view.arrange()

    @Slot()
    def _on_next_asked(self) -> None:
        """Turn the door, and the window with it, to the other half-day of the day."""
        following = self._state.next_of_the_day if self._state is not None else None
        if following is not None:
            self.session_requested.emit(SessionRequest(self.session_id, following.id))

    @Slot()
    def _on_faced(self) -> None:
        """Show the face that is wanted now; the desk is ready for the next badge at once."""
        self.refresh()
        self._take_focus()

    @Slot()
    def _on_sheet_asked(self) -> None:
        if self.half_day_id is not None:
            self.sign_in_notice.print_for(self.half_day_id)


def _detail(outcome: CheckInOutcome) -> str:
    """Return where somebody works and, of who was in already, who let them in."""
    if not isinstance(outcome, CheckedIn):
        return ""
    who = "" if outcome.is_new else outcome.event.who
    return " · ".join(part for part in (outcome.enrolment.person.department, who) if part)
