"""What is done at the door in front: each deed on the worker, each answer told to this door only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.attendance import (
    AttendanceEvent,
    CheckedIn,
    NotCheckedIn,
    Presence,
    Road,
    SignedOut,
)
from facilitator.domain.message import Message
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import (
    check_in_person,
    sign_out,
    sign_out_by_code,
    take_back,
    walk_in,
)
from facilitator.services.hand_over_attendance import NotTakenOver, TakenOver
from facilitator.services.scanned_code import CodeOutcome
from ui.attendance.scan_edit import split_scan
from ui.attendance.walk_in_form import WalkIn
from ui.theme.tokens import Meaning
from ui.widgets.code_line import CodeLine, SentCode
from ui.widgets.once import Once
from ui.widgets.page import PageTools

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a code, or of a person chosen from the list (then `code` is empty)."""

    code: str
    outcome: CodeOutcome
    is_leaving: bool = False


class DoorDeeds(QObject):
    """Checks in and out at one half-day.

    An answer that comes after the window was turned to another half-day changes nothing that is shown
    there; it is told by a toast.
    """

    answered = Signal(object)
    """An `Answer`."""

    signed_out = Signal(object)
    """A `SignedOut`."""

    taken_back = Signal(object)
    """A `TakenBack`."""

    walked_in = Signal(object)
    """A `CheckedIn` of somebody who was added."""

    failed = Signal(object)
    """A `Message`: why nothing was done."""

    waits = Signal(object)
    """A `Message`: a code is held back for a while."""

    walk_in_failed = Signal(object)
    """A `Message`: why nobody was added."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._half_day_id: UUID | None = None
        self._own_changes = Change.NOTHING
        self._codes = tools.code_line or CodeLine(tools.operations, self)
        self.walking_in = Once(tools.operations, self)

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Do all that follows at this half-day."""
        self._half_day_id = half_day_id

    def is_told(self, change: Change) -> bool:
        """Say whether this change is no more than what was just told; asked once for each change."""
        own, self._own_changes = self._own_changes, Change.NOTHING
        return change is Change.ATTENDANCE and own is change

    @Slot(str)
    def check_in(self, code: str, road: Road | None = None) -> None:
        """Check in whom a scanned or typed code means; a source that was slowed down waits its time."""
        road = road or (Road.SCANNER if split_scan(code)[1] == code else Road.KEYBOARD)
        if self._half_day_id is not None:
            self._codes.take(SentCode(self._tools.workspace, self._half_day_id, code, road), self)

    def hear_outcome(self, sent: SentCode, outcome: CodeOutcome, changes: Change) -> None:
        """Show what came of a code."""
        self._on_done(sent.half_day_id, partial(self._on_answered, sent.code), (outcome, changes))

    def hear_problem(self, sent: SentCode, message: Message) -> None:
        """Show why nothing was done about a code."""
        del sent
        self.failed.emit(message)

    def hear_waiting(self, sent: SentCode, message: Message) -> None:
        """Show that a code waits."""
        del sent
        self.waits.emit(message)

    def hear_slowed(self, message: Message) -> None:
        """Tell the assistant that a source is slowed down."""
        self._tools.announce(self._tools.said(message), Meaning.WARN)

    def check_in_by_camera(self, code: str) -> None:
        """Check in whom a code means that is held before the camera."""
        self.check_in(code, Road.CAMERA)

    def check_in_at_queue(self, code: str) -> None:
        """Check in whom digits mean that somebody in the queue typed from their badge."""
        self.check_in(code, Road.QUEUE)

    def check_in_person(self, enrolment_id: UUID) -> None:
        """Check in somebody chosen from the list."""
        if self._half_day_id is not None:
            use_case = partial(
                check_in_person, self._tools.workspace, self._half_day_id, enrolment_id, Road.SEARCH
            )
            self._run(use_case, partial(self._on_answered, ""))

    def later(self, enrolment_id: UUID) -> Callable[[], None]:
        """Return a deed that checks somebody in at the half-day now in front, and at no other."""
        return partial(self._check_in_at, self._half_day_id, enrolment_id)

    def sign_out(self, presence: Presence) -> None:
        """Note that somebody has left."""
        if self._half_day_id is not None:
            use_case = partial(sign_out, self._tools.workspace, self._half_day_id, presence.enrolment.id)
            self._run(use_case, self.signed_out.emit)

    def sign_out_by_code(self, code: str) -> None:
        """Note that whoever a name or a number means has left."""
        if self._half_day_id is not None:
            use_case = partial(
                sign_out_by_code, self._tools.workspace, self._half_day_id, code, Road.KEYBOARD
            )
            self._run(use_case, partial(self._on_leave_answered, code))

    def take_back(self, event: AttendanceEvent) -> None:
        """Take an entry back."""
        if self._half_day_id is not None:
            use_case = partial(take_back, self._tools.workspace, self._half_day_id, event.id)
            self._run(use_case, self.taken_back.emit)

    def walk_in(self, typed: WalkIn) -> None:
        """Add somebody who is not on the list, once however often it is asked."""
        if self._half_day_id is not None:
            use_case = partial(
                walk_in,
                self._tools.workspace,
                self._half_day_id,
                typed.name,
                employee_number=typed.employee_number,
                department=typed.department,
                badge_code=typed.badge_code,
            )
            heard = partial(self._on_done, self._half_day_id, self.walked_in.emit)
            self.walking_in.run(partial(_told, use_case), heard, self.walk_in_failed.emit)

    def _check_in_at(self, half_day_id: UUID | None, enrolment_id: UUID) -> None:
        if half_day_id == self._half_day_id:
            self.check_in_person(enrolment_id)

    def _run(self, use_case: Callable[[], Done[T]], on_success: Callable[[T], None]) -> None:
        heard = partial(self._on_done, self._half_day_id, on_success)
        self._tools.operations.run(partial(_told, use_case), heard, self._on_failed)

    def _on_done(
        self, half_day_id: UUID | None, on_success: Callable[[T], None], told: tuple[T, Change]
    ) -> None:
        value, changes = told
        if half_day_id == self._half_day_id:
            self._own_changes = Change.NOTHING if isinstance(value, TakenOver) else changes
            on_success(value)
        elif isinstance(value, CheckedIn | NotCheckedIn | SignedOut | TakenOver | NotTakenOver):
            self._tools.announce(self._tools.said(value.message), Meaning.INFO)

    def _on_answered(self, code: str, outcome: CodeOutcome) -> None:
        self.answered.emit(Answer(code, outcome))

    def _on_leave_answered(self, code: str, outcome: SignedOut | NotCheckedIn) -> None:
        if isinstance(outcome, SignedOut):
            self.signed_out.emit(outcome)
        else:
            self.answered.emit(Answer(code, outcome, is_leaving=True))

    def _on_failed(self, message: Message) -> None:
        self.failed.emit(message)


def _told(use_case: Callable[[], Done[T]]) -> Done[tuple[T, Change]]:
    """Run a use case and hand on what it changed together with its value."""
    done = use_case()
    return Done((done.value, done.changes), done.changes)
