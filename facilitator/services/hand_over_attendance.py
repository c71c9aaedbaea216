"""Hand what was noted at one door to the laptop at the other, by a file or by codes on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from facilitator.domain.attendance import Tone
from facilitator.domain.badge import BadgeKey
from facilitator.domain.hand_over import HandOver, HandOverProblem, Merged, merge, strangers_among
from facilitator.domain.hand_over_code import write_codes
from facilitator.domain.hand_over_file import (
    FILE_ENDING,
    MOST_BYTES,
    entry_line,
    read_entry,
    read_hand_over,
    write_file,
)
from facilitator.domain.message import Message, UserError, plural
from facilitator.domain.session import HalfDay, Session
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import ExportLine, Records, Workspace
from facilitator.services.private_files import write_whole
from facilitator.services.sitting import label_of

ASIDE_SETTING = "attendance_aside.{}."
"""With the session's id: what was handed over of people who are not on the list, by half-day."""

_CLOCKS_APART = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A file with all that was noted at a half-day."""

    path: Path
    events: int
    people: int


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a hand-over; it is on disk. `warning` is about the clocks of the two laptops.

    `strangers` are people who are not on this list: what was noted of them is kept aside until they are.
    """

    new: int
    known: int
    strangers: int
    part: int
    parts: int
    message: Message
    tone: Tone
    warning: Message | None = None


@dataclass(frozen=True, slots=True)
class NotTakenOver:
    """A hand-over of which nothing was taken."""

    problem: HandOverProblem
    message: Message
    tone: Tone = Tone.BAD


TakeOverOutcome = TakenOver | NotTakenOver

_SENTENCES = {
    HandOverProblem.NOT_A_HAND_OVER: Message(
        "This is not attendance that another laptop handed over. Choose the file that it wrote."
    ),
    HandOverProblem.CUT_SHORT: Message(
        "The file was cut short on its way. Copy it once more, or write it anew on the other laptop."
    ),
    HandOverProblem.FORGED: Message(
        "This was changed on its way, or written by another organisation. Nothing was taken over."
    ),
    HandOverProblem.TOO_NEW: Message(
        "This was written by a newer version of Facilitator. Update the program on this laptop first."
    ),
}


def hand_over_file(ws: Workspace, half_day_id: UUID, folder: Path) -> Done[HandedOver]:
    """Write everything that was noted at a half-day into one file for the other laptop.

    No name is in it. The file has the moment in its name, so that no earlier one is written over.
    UserError when the folder cannot be written.
    """
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        half_day = session.half_day(half_day_id)
        events = records.attendance.of_half_day(half_day_id)
        content = write_file(_head(ws, records, half_day), events, _key(records))
    path = folder / f"{_file_name(ws, half_day)}{FILE_ENDING}"
    _write(path, content)
    people, digest = len({event.enrolment for event in events}), sha256(content).hexdigest()
    with ws.store.write() as records:
        line = ExportLine(session.id, ws.clock.now(), ws.who, path.name, people, digest)
        records.journal.log_export(line)
    return Done(HandedOver(path, len(events), people), Change.EXPORTS)


def hand_over_codes(ws: Workspace, half_day_id: UUID) -> tuple[str, ...]:
    """Return the digits of the codes that hand a half-day over, to be shown one after the other.

    UserError where there is too much for that: then a file does it.
    """
    with ws.store.read() as records:
        half_day = find_session_of(records, half_day_id).half_day(half_day_id)
        events = records.attendance.of_half_day(half_day_id)
        codes = write_codes(_head(ws, records, half_day), events, _key(records))
    if not codes:
        raise UserError(Message("This is too much for codes on the screen. Hand it over by a file."))
    return codes


def take_over_file(ws: Workspace, half_day_id: UUID, path: Path) -> Done[TakeOverOutcome]:
    """Take over what a file holds; UserError where it cannot be opened."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise UserError(
            Message(
                "{file} cannot be opened: close it in other programs and choose it again.",
                {"file": path.name},
            )
        ) from trouble
    return take_over(ws, half_day_id, content)


def take_over(ws: Workspace, half_day_id: UUID, content: bytes | str) -> Done[TakeOverOutcome]:
    """Take over what another laptop noted at that half-day, from a file's bytes or a code's digits.

    What is here already stays as it is, so that the same may come twice, in any order and both ways.
    Nothing is taken of what was not signed by the organisation or belongs to another half-day.
    """
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        found = read_hand_over(content, _valid_keys(records))
        if isinstance(found, HandOverProblem):
            return Done(NotTakenOver(found, _SENTENCES[found]))
        if found.half_day != half_day_id:
            return Done(_elsewhere(records, session.half_day(half_day_id), session, found))
        merged = _take(records, session, found)
        if merged.new:
            records.journal.audit(
                f"attendance of half-day {half_day_id} taken over from laptop {found.laptop}: "
                f"{len(merged.new)} new, {merged.known} known, {len(merged.aside)} aside"
            )
        added_here = _walk_ins(records, half_day_id)
    outcome = _outcome(ws, found, merged, added_here)
    return Done(outcome, Change.ATTENDANCE if merged.new else Change.NOTHING)


def kept_aside(ws: Workspace, half_day_id: UUID) -> Message | None:
    """Return what to do about people of the other door who are not on this list, or none."""
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        kept = records.journal.setting(_aside_setting(session.id, half_day_id)) or ""
        strangers = strangers_among(
            records.people.of_half_day(half_day_id), map(read_entry, kept.splitlines())
        )
        return _about_strangers(strangers, _walk_ins(records, half_day_id)) if strangers else None


def forget_aside(records: Records, session_id: UUID) -> None:
    """Let go of what is kept aside of a session that is removed."""
    records.journal.forget_settings(ASIDE_SETTING.format(session_id))


def _take(records: Records, session: Session, found: HandOver) -> Merged:
    """Append what is new; keep aside what is nobody's, and try again what was kept so before."""
    setting = _aside_setting(session.id, found.half_day)
    kept = [read_entry(line) for line in (records.journal.setting(setting) or "").splitlines()]
    entries = tuple(dict.fromkeys((*found.entries, *kept)))
    enrolments = records.people.of_half_day(found.half_day)
    events = records.attendance.of_half_day(found.half_day)
    merged = merge(enrolments, events, replace(found, entries=entries))
    for event in merged.new:
        records.attendance.append(event)
    if list(merged.aside) != kept:
        records.journal.put_setting(setting, "\n".join(map(entry_line, merged.aside)))
    return merged


def _aside_setting(session_id: UUID, half_day_id: UUID) -> str:
    return ASIDE_SETTING.format(session_id) + str(half_day_id)


def _walk_ins(records: Records, half_day_id: UUID) -> int:
    return sum(one.is_walk_in for one in records.people.of_half_day(half_day_id))


def _outcome(ws: Workspace, found: HandOver, merged: Merged, added_here: int) -> TakenOver:
    strangers = len({entry.person for entry in merged.aside})
    ahead = found.written_at - ws.clock.now()
    minutes = round(ahead.total_seconds() / 60)
    warning = Message(
        "The clock of the other laptop is {n} min ahead of this one. Set the one that is wrong.",
        {"n": minutes},
    )
    return TakenOver(
        new=len(merged.new),
        known=merged.known,
        strangers=strangers,
        part=found.part,
        parts=found.parts,
        message=_said(found, len(merged.new), strangers, added_here),
        tone=Tone.AMBER if strangers else Tone.GOOD,
        warning=warning if ahead > _CLOCKS_APART else None,
    )


def _said(found: HandOver, new: int, strangers: int, added_here: int) -> Message:
    if new:
        taken = plural("{n} entry was taken over.", "{n} entries were taken over.", new)
    elif strangers:
        taken = Message("Nothing is new of the people on this list.")
    else:
        taken = Message("Everything was here already.")
    if found.parts > 1:
        values: dict[str, object] = {"part": found.part, "parts": found.parts, "taken": taken}
        taken = Message("Code {part} of {parts}: {taken}", values)
    if not strangers:
        return taken
    values = {"taken": taken, "aside": _about_strangers(strangers, added_here)}
    return Message("{taken} {aside}", values)


def _about_strangers(strangers: int, added_here: int) -> Message:
    """Say whose list will be whole, and what to do for it; where both doors added people neither's is."""
    if added_here:
        next_step = plural(
            "You added {n} person here as well: add the two lists up, and type nobody again.",
            "You added {n} people here as well: add the two lists up, and type nobody again.",
            added_here,
        )
    else:
        next_step = Message("Now hand this list over to that laptop: then it has everybody.")
    return plural(
        "{n} person of the other door is not on this list and counts there. {next}",
        "{n} people of the other door are not on this list and count there. {next}",
        strangers,
        next=next_step,
    )


def _elsewhere(records: Records, here: HalfDay, session: Session, found: HandOver) -> NotTakenOver:
    """Say to which other half-day a genuine hand-over belongs."""
    theirs = records.sessions.of_half_day(found.half_day)
    if theirs is not None and theirs.id == session.id:
        values: dict[str, object] = {"half_day": label_of(session.half_day(found.half_day))}
        message = Message(
            "This is the attendance of another half-day: {half_day}. Open its door first.", values
        )
        return NotTakenOver(HandOverProblem.OTHER_HALF_DAY, message)
    if found.starts_at.date() != here.starts_at.date():
        values = {"day": f"{found.starts_at:%Y-%m-%d}", "today": f"{here.starts_at:%Y-%m-%d}"}
        message = Message(
            "This is the attendance of {day}. Write the one of {today} on the other laptop.", values
        )
        return NotTakenOver(HandOverProblem.OTHER_DAY, message)
    if theirs is not None:
        message = Message("This is the attendance of another session: {title}.", {"title": theirs.title})
        return NotTakenOver(HandOverProblem.OTHER_SESSION, message)
    message = Message(
        "This is the attendance of a session that is not on this laptop. Both need a copy of one workspace."
    )
    return NotTakenOver(HandOverProblem.OTHER_SESSION, message)


def _head(ws: Workspace, records: Records, half_day: HalfDay) -> HandOver:
    laptop = records.badges.laptop_number()
    return HandOver(half_day.id, half_day.starts_at, ws.clock.now(), laptop, ())


def _key(records: Records) -> BadgeKey:
    """Return the key in use; UserError where there is none, since no badge was ever made."""
    keys = _valid_keys(records)
    if not keys:
        raise UserError(
            Message("Both laptops need the key of the badges. Print them first, then copy the workspace.")
        )
    return keys[0]


def _valid_keys(records: Records) -> list[BadgeKey]:
    return [key for key in records.badges.keys() if key.withdrawn_at is None]


def _file_name(ws: Workspace, half_day: HalfDay) -> str:
    label = "".join(sign if sign.isalnum() else "-" for sign in half_day.label).strip("-")
    moment = f"{ws.clock.now():%Y-%m-%d_%H%M%S}"
    return "_".join(part for part in ("attendance", label, moment) if part)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole and on disk, or not at all; UserError when that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as trouble:
        raise UserError(
            Message(
                "The file could not be written into {folder}: {reason}. Choose another folder.",
                {"folder": str(path.parent), "reason": trouble.strerror or str(trouble)},
            )
        ) from trouble
