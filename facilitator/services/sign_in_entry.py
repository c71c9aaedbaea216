"""Key a signed sign-in sheet in: line by line, each one durable, nobody who is in already doubled.

What the sheet says goes through the same coming and going as every other road to the door. A code that
was scanned is the better witness: a signature adds nothing to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    Presence,
    Road,
    Tone,
    effective_events,
)
from facilitator.domain.message import Message, UserError
from facilitator.domain.participant import Enrolment, by_every_id
from facilitator.domain.session import HalfDay, Session
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import walk_in
from facilitator.services.come_and_go import arrive, clock_time, leave
from facilitator.services.door import door_event, door_state_of, presence_of
from facilitator.services.found import find_enrolment, find_session_of
from facilitator.services.paper_list import HeadCount, SheetMark, keep_heads, keep_mark, paper_list
from facilitator.services.ports import Records, Workspace


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet; `number` is 0 for somebody who came onto the list by another road since.

    `came_by` says by which road they were checked in, none if they were not.
    """

    number: int
    presence: Presence
    mark: SheetMark
    came_by: Road | None

    @property
    def enrolment(self) -> Enrolment:
        """Whose line it is."""
        return self.presence.enrolment


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """The sheet of a half-day in the order of the paper, then who is not on it; and the heads counted."""

    half_day: HalfDay
    rows: tuple[SheetRow, ...]
    heads: HeadCount | None = None

    @property
    def signed(self) -> int:
        """How many lines say that somebody was there."""
        return sum(row.mark.has_come for row in self.rows)

    @property
    def open(self) -> int:
        """How many lines of the paper nobody looked at yet."""
        return sum(row.mark is SheetMark.OPEN for row in self.rows if row.number)

    @property
    def came(self) -> int:
        """How many people were there in all, by whichever road."""
        return sum(row.presence.arrived_at is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to be noted of a line: when they came, and when they went if they left early."""

    mark: SheetMark
    came_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that is on disk; `before` is what undoes it."""

    enrolment: Enrolment
    mark: SheetMark
    before: Marking
    message: Message
    tone: Tone


def sheet_entry(ws: Workspace, half_day_id: UUID) -> SheetEntry:
    """Return the sheet as it was printed last; the list as it stands where none was."""
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        return _entry(records, session, half_day_id)


def mark_row(ws: Workspace, half_day_id: UUID, enrolment_id: UUID, marking: Marking) -> Done[Marked]:
    """Note what a line says in the place of what was noted of it before.

    Without a time somebody came when the half-day began, or now where it did not begin yet. UserError
    for a time that is still to come, or for who would have gone before they came.
    """
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        half_day = session.half_day(half_day_id)
        enrolment = find_enrolment(records, enrolment_id)
        _check_times(ws, half_day, marking)
        before = _standing(records, session, half_day_id, enrolment)
        _take_back_paper(ws, records, half_day_id, enrolment)
        message, tone = _note(ws, records, half_day, enrolment, marking)
        keep_mark(records, session.id, half_day_id, enrolment.ids, marking.mark)
    return Done(Marked(enrolment, marking.mark, before, message, tone), Change.ATTENDANCE)


def walk_in_by_hand(
    ws: Workspace, half_day_id: UUID, name: str, number: str, department: str, came_at: datetime | None
) -> Done[Marked]:
    """Add somebody who wrote themselves in at the foot of the sheet; UserError as for every walk-in."""
    with ws.store.read() as records:
        half_day = find_session_of(records, half_day_id).half_day(half_day_id)
    marking = Marking(SheetMark.SIGNED, came_at)
    _check_times(ws, half_day, marking)
    done = walk_in(
        ws,
        half_day_id,
        name,
        employee_number=number,
        department=department,
        road=Road.PAPER,
        at=came_at or min(half_day.starts_at, ws.clock.now()),
    )
    came = done.value
    marked = Marked(came.enrolment, SheetMark.SIGNED, Marking(SheetMark.OPEN), came.message, came.tone)
    return Done(marked, done.changes)


def count_heads(ws: Workspace, half_day_id: UUID, counted: int) -> Done[HeadCount | None]:
    """Keep how many people were counted in the room, to be held against who is noted; 0 forgets it.

    UserError for fewer than nobody. The same number once more changes nothing, nor when it was noted.
    """
    if counted < 0:
        raise UserError(Message("Nobody counts fewer than 0 people. Type the number again."))
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        before = paper_list(records, session.id, half_day_id).heads
        if (before.counted if before is not None else 0) == counted:
            return Done(before)
        heads = HeadCount(counted, ws.clock.now(), ws.who) if counted else None
        keep_heads(records, session.id, half_day_id, heads)
        records.journal.audit(f"heads of half-day {half_day_id}: {counted}")
    return Done(heads, Change.ATTENDANCE)


def heads_in_words(entry: SheetEntry) -> Message:
    """Return in one sentence how many heads were counted against how many are noted, by whom and when."""
    if entry.heads is None:
        return Message("")
    values: dict[str, object] = {
        "counted": entry.heads.counted,
        "came": entry.came,
        "moment": entry.heads.at,
        "who": entry.heads.who,
    }
    if not entry.heads.who:
        return Message("{counted} counted in the room, {came} noted. Counted {moment}.", values)
    return Message("{counted} counted in the room, {came} noted. Counted {moment} by {who}.", values)


def _entry(records: Records, session: Session, half_day_id: UUID) -> SheetEntry:
    state = door_state_of(records, session, half_day_id)
    events = effective_events(records.attendance.of_half_day(half_day_id))
    kept = paper_list(records, session.id, half_day_id)
    shown = {one.enrolment.id: one for one in state.presences}
    known = by_every_id(one.enrolment for one in state.presences)
    roads = {known[e.enrolment].id: e.road for e in reversed(_arrivals(events)) if e.enrolment in known}
    printed = kept.printed or tuple(i for i, one in shown.items() if not one.enrolment.is_walk_in)
    numbers: dict[UUID, int] = {}
    for number, one in enumerate(printed, start=1):
        if one in known:
            numbers.setdefault(known[one].id, number)
    by_hand = [i for i, road in roads.items() if road is Road.PAPER and i not in numbers]
    by_hand.sort(key=list(shown).index)
    numbers.update({one: number for number, one in enumerate(by_hand, start=len(printed) + 1)})
    marks = {known[one].id: mark for one, mark in kept.marks.items() if one in known}
    order = (*numbers, *(one for one in shown if one not in numbers))
    rows = (
        SheetRow(numbers.get(i, 0), shown[i], _mark(shown[i], marks.get(i), roads.get(i)), roads.get(i))
        for i in order
    )
    return SheetEntry(state.half_day, tuple(rows), kept.heads)


def _arrivals(events: Sequence[AttendanceEvent]) -> list[AttendanceEvent]:
    return [event for event in events if event.kind is AttendanceKind.ARRIVED]


def _mark(presence: Presence, kept: SheetMark | None, road: Road | None) -> SheetMark:
    """Return what the line says; a signature holds no longer than the arrival that it stands for."""
    has_come = presence.arrived_at is not None
    if kept is not None and not (kept.has_come and not has_come):
        return kept
    return SheetMark.SIGNED if road is Road.PAPER else SheetMark.OPEN


def _standing(records: Records, session: Session, half_day_id: UUID, enrolment: Enrolment) -> Marking:
    """Return what is noted of a line now."""
    entry = _entry(records, session, half_day_id)
    row = next((one for one in entry.rows if one.enrolment.id == enrolment.id), None)
    if row is None:
        return Marking(SheetMark.OPEN)
    return Marking(row.mark, row.presence.arrived_at, row.presence.left_at)


def _check_times(ws: Workspace, half_day: HalfDay, marking: Marking) -> None:
    came_at = marking.came_at or half_day.starts_at
    late = max(filter(None, (marking.came_at, marking.left_at)), default=None)
    if late is not None and late > ws.clock.now():
        raise UserError(Message("{time} is still to come. Type when it was.", {"time": clock_time(late)}))
    if marking.mark is SheetMark.LEFT_EARLY and marking.left_at is not None:
        _refuse_before(came_at, marking.left_at)


def _refuse_before(came_at: datetime, left_at: datetime) -> None:
    if left_at <= came_at:
        values: dict[str, object] = {"came": clock_time(came_at), "left": clock_time(left_at)}
        raise UserError(Message("Nobody leaves at {left} who came at {came}. Type the time again.", values))


def _take_back_paper(ws: Workspace, records: Records, half_day_id: UUID, enrolment: Enrolment) -> None:
    """Take back what the sheet said of somebody so far; both stay in the log."""
    events = effective_events(records.attendance.of_enrolment(half_day_id, *enrolment.ids))
    for event in reversed([one for one in events if one.road is Road.PAPER]):
        records.attendance.append(
            door_event(ws, half_day_id, event.enrolment, AttendanceKind.UNDONE, Road.PAPER, undoes=event.id)
        )


def _note(
    ws: Workspace, records: Records, half_day: HalfDay, enrolment: Enrolment, marking: Marking
) -> tuple[Message, Tone]:
    """Append what the line says and return what to say of it."""
    before = presence_of(ws, records, half_day.id, enrolment)
    if not marking.mark.has_come:
        return _absent(before, marking.mark)
    came_at = marking.came_at or min(half_day.starts_at, ws.clock.now())
    if before.arrived_at is None:
        arrive(ws, records, half_day, enrolment, Road.PAPER, came_at)
    if marking.mark is SheetMark.LEFT_EARLY and marking.left_at is not None:
        _refuse_before(before.arrived_at or came_at, marking.left_at)
        return _left(ws, records, half_day, enrolment, marking.left_at)
    return _came(before, marking.mark, came_at)


def _absent(before: Presence, mark: SheetMark) -> tuple[Message, Tone]:
    values: dict[str, object] = {"name": before.enrolment.person.name}
    if mark is SheetMark.OPEN:
        return Message("The line of {name} is open again.", values), Tone.AMBER
    if before.arrived_at is None:
        return Message("{name} did not sign.", values), Tone.GOOD
    values["time"] = clock_time(before.arrived_at)
    return Message("{name} did not sign, but was checked in at {time}.", values), Tone.AMBER


def _came(before: Presence, mark: SheetMark, came_at: datetime) -> tuple[Message, Tone]:
    values: dict[str, object] = {"name": before.enrolment.person.name, "time": clock_time(came_at)}
    if before.arrived_at is not None:
        values["time"] = clock_time(before.arrived_at)
        return Message("{name} was checked in already, at {time}.", values), Tone.AMBER
    if mark is SheetMark.LATE:
        return Message("{name} came late, at {time}.", values), Tone.GOOD
    return Message("{name} signed: here from {time}.", values), Tone.GOOD


def _left(
    ws: Workspace, records: Records, half_day: HalfDay, enrolment: Enrolment, left_at: datetime
) -> tuple[Message, Tone]:
    left = leave(ws, records, half_day.id, enrolment, Road.PAPER, left_at)
    if not left.is_new:
        return left.message, left.tone
    values: dict[str, object] = {"name": enrolment.person.name, "time": clock_time(left_at)}
    return Message("{name} left early, at {time}.", values), Tone.GOOD
