"""A hand-over as digits in a code on the screen: a head, eight bytes for each event, a signature.

A hundred events fill one QR code of version 20 in numeric mode, at the level of correction L: 2,050
digits. Digits, because they come through a scanner that types as they are, whatever the keyboard.

Eight bytes: kind 2 bits, seconds since half a day before the half-day began 17, mark of the event 18,
mark of the person 27. All numbers big-endian.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from uuid import UUID

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind
from facilitator.domain.badge import BadgeKey
from facilitator.domain.hand_over import (
    MARK_BITS,
    PERSON_BITS,
    Entry,
    HandOver,
    HandOverProblem,
    entry_of,
)

ENTRIES_A_CODE = 100
MOST_CODES = 9
LEAST_DIGITS = 100
"""Fewer digits are no hand-over: a badge has 17."""

_MOST_DIGITS = 2_061
_VERSION = 1
_SIGN = b"FA"
_HEAD = struct.Struct(">2sBBBHIIh16s")
_MAC_BYTES = 16
_ENTRY_BYTES = 8
_TIME_BITS = 17
_BEFORE = timedelta(hours=12)
_KINDS = (AttendanceKind.ARRIVED, AttendanceKind.LEFT, AttendanceKind.EXCUSED, AttendanceKind.UNDONE)


def write_codes(hand_over: HandOver, events: Sequence[AttendanceEvent], key: BadgeKey) -> tuple[str, ...]:
    """Return the digits of each code that hands those events over, one at the least; none if a file must.

    A file must where there are too many for a few codes, where one lies more than a day off, or where two
    people, or two events of one, have the same mark (one half-day in some thousands).
    """
    entries = _later_by_one([entry_of(event) for event in sorted(events, key=lambda one: (one.at, one.id))])
    words = [_word(entry, hand_over.starts_at) for entry in entries]
    parts = max(1, -(-len(entries) // ENTRIES_A_CODE))
    if parts > MOST_CODES or None in words or _is_doubtful(entries):
        return ()
    bodies = [b"".join(filter(None, words[n::parts])) for n in range(parts)]
    return tuple(_sealed(hand_over, part, parts, body, key) for part, body in enumerate(bodies, start=1))


def read_code(digits: str, keys: Sequence[BadgeKey]) -> HandOver | HandOverProblem:
    """Return what the digits of a code hand over, or why they hand over nothing."""
    if not (LEAST_DIGITS <= len(digits) <= _MOST_DIGITS and digits.isascii() and digits.isdigit()):
        return HandOverProblem.NOT_A_HAND_OVER
    number = int(digits)
    content = number.to_bytes(-(-number.bit_length() // 8))
    if content[:3] != b"\x01" + _SIGN or len(content) < 1 + _HEAD.size + _MAC_BYTES:
        return HandOverProblem.NOT_A_HAND_OVER
    if content[3] > _VERSION:
        return HandOverProblem.TOO_NEW
    signed, mac = content[1:-_MAC_BYTES], content[-_MAC_BYTES:]
    if not any(hmac.compare_digest(_mac(signed, key), mac) for key in keys):
        return HandOverProblem.FORGED
    return _read(signed)


def _read(signed: bytes) -> HandOver:
    """Return what is signed; a genuine code is as `_sealed` wrote it."""
    head, body = signed[: _HEAD.size], signed[_HEAD.size :]
    _, _, part, parts, laptop, written_at, starts_at, offset_minutes, half_day = _HEAD.unpack(head)
    zone = timezone(timedelta(minutes=offset_minutes))
    begin = datetime.fromtimestamp(starts_at, zone)
    places = range(0, len(body), _ENTRY_BYTES)
    return HandOver(
        half_day=UUID(bytes=half_day),
        starts_at=begin,
        written_at=datetime.fromtimestamp(written_at, zone),
        laptop=laptop,
        entries=tuple(_entry(int.from_bytes(body[n : n + _ENTRY_BYTES]), begin) for n in places),
        part=part,
        parts=parts,
    )


def _sealed(hand_over: HandOver, part: int, parts: int, body: bytes, key: BadgeKey) -> str:
    offset = hand_over.starts_at.utcoffset() or timedelta()
    head = _HEAD.pack(
        _SIGN,
        _VERSION,
        part,
        parts,
        hand_over.laptop,
        round(hand_over.written_at.timestamp()),
        round(hand_over.starts_at.timestamp()),
        round(offset.total_seconds() / 60),
        hand_over.half_day.bytes,
    )
    return str(int.from_bytes(b"\x01" + head + body + _mac(head + body, key)))


def _word(entry: Entry, starts_at: datetime) -> bytes | None:
    """Return the eight bytes of an event; none where its time does not fit into them."""
    seconds = int(entry.at.timestamp()) - round((starts_at - _BEFORE).timestamp())
    if not 0 <= seconds < 1 << _TIME_BITS:
        return None
    number = _KINDS.index(entry.kind)
    for value, bits in ((seconds, _TIME_BITS), (entry.mark, MARK_BITS), (entry.person, PERSON_BITS)):
        number = number << bits | value
    return number.to_bytes(_ENTRY_BYTES)


def _entry(number: int, starts_at: datetime) -> Entry:
    person = number & ((1 << PERSON_BITS) - 1)
    mark = number >> PERSON_BITS & ((1 << MARK_BITS) - 1)
    seconds = number >> (PERSON_BITS + MARK_BITS) & ((1 << _TIME_BITS) - 1)
    kind = _KINDS[number >> (PERSON_BITS + MARK_BITS + _TIME_BITS)]
    return Entry(person, kind, starts_at - _BEFORE + timedelta(seconds=seconds), mark)


def _later_by_one(entries: Sequence[Entry]) -> list[Entry]:
    """Return the events, each of a person at least a whole second after the one before, as they came."""
    last: dict[int, int] = {}
    spread = []
    for entry in entries:
        second = max(int(entry.at.timestamp()), last.get(entry.person, -1) + 1)
        last[entry.person] = second
        at = datetime.fromtimestamp(second, entry.at.tzinfo)
        spread.append(Entry(entry.person, entry.kind, at, entry.mark, entry.enrolment, entry.id))
    return spread


def _is_doubtful(entries: Sequence[Entry]) -> bool:
    """Say whether two people, or two events of one person, could be taken for one."""
    people = {entry.person: entry.enrolment for entry in entries}
    events = {(e.person, e.mark): e.id for e in entries if e.kind is not AttendanceKind.UNDONE}
    return any(
        people[e.person] != e.enrolment
        or (e.kind is not AttendanceKind.UNDONE and events[e.person, e.mark] != e.id)
        for e in entries
    )


def _mac(signed: bytes, key: BadgeKey) -> bytes:
    return hmac.digest(key.secret, b"facilitator attendance code " + signed, "sha256")[:_MAC_BYTES]
