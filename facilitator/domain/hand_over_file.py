"""A hand-over as a file: a line that says what it is, a head, an event a line, a signature at the end."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind
from facilitator.domain.badge import BadgeKey
from facilitator.domain.hand_over import Entry, HandOver, HandOverProblem, entry_of
from facilitator.domain.hand_over_code import read_code
from facilitator.domain.run_event import Instant

FILE_ENDING = ".attendance"
MOST_BYTES = 8_000_000
_FIRST = b"facilitator attendance "
_VERSION = 1
_END = b"end "
_MAC_DIGITS = 64


def read_hand_over(content: bytes | str, keys: Sequence[BadgeKey]) -> HandOver | HandOverProblem:
    """Return what a file's bytes or a code's digits hand over, or why they hand over nothing."""
    digits = content if isinstance(content, str) else content[:MOST_BYTES].decode("ascii", "ignore")
    if digits.strip().isdigit():
        return read_code(digits.strip(), keys)
    raw = content.encode() if isinstance(content, str) else content
    if len(raw) > MOST_BYTES or not raw.startswith(_FIRST):
        is_begun = bool(raw) and _FIRST.startswith(raw[: len(_FIRST)])
        return HandOverProblem.CUT_SHORT if is_begun else HandOverProblem.NOT_A_HAND_OVER
    return _read_file(raw.replace(b"\r\n", b"\n"), keys)


def write_file(hand_over: HandOver, events: Iterable[AttendanceEvent], key: BadgeKey) -> bytes:
    """Return the bytes of a file that hands those events over: ids and times, no name."""
    head = {
        "half_day": str(hand_over.half_day),
        "starts_at": hand_over.starts_at.isoformat(),
        "written_at": hand_over.written_at.isoformat(),
        "laptop": hand_over.laptop,
    }
    lines = [_FIRST + str(_VERSION).encode(), json.dumps(head).encode()]
    lines += [entry_line(entry_of(event)).encode() for event in events]
    signed = b"".join(line + b"\n" for line in lines)
    return signed + _END + _mac(signed, key).encode() + b"\n"


def entry_line(entry: Entry) -> str:
    """Return one event as a line of JSON."""
    record = {
        "kind": entry.kind.value,
        "at": entry.at.isoformat(),
        "person": entry.person,
        "mark": entry.mark,
        "enrolment": entry.enrolment,
        "id": entry.id,
        "undoes": entry.undoes,
        "laptop": entry.laptop,
    }
    if entry.noted is not None:
        record |= {
            "wall": entry.noted.wall.isoformat(),
            "monotonic_ns": entry.noted.monotonic_ns,
            "boot": entry.noted.boot,
        }
    return json.dumps({name: value for name, value in record.items() if value is not None}, default=str)


def read_entry(line: str | bytes) -> Entry:
    """Return the event of a line that `entry_line` wrote; anything else is a ValueError or KeyError."""
    record = json.loads(line)
    enrolment, event, undoes = (
        UUID(record[name]) if name in record else None for name in ("enrolment", "id", "undoes")
    )
    return Entry(
        person=int(record["person"]),
        kind=AttendanceKind(record["kind"]),
        at=datetime.fromisoformat(record["at"]),
        mark=int(record["mark"]),
        enrolment=enrolment,
        id=event,
        undoes=undoes,
        laptop=int(record["laptop"]) if "laptop" in record else None,
        noted=_noted(record) if "boot" in record else None,
    )


def _noted(record: dict[str, Any]) -> Instant:
    wall = datetime.fromisoformat(record["wall"])
    return Instant(wall, int(record["monotonic_ns"]), str(record["boot"]))


def _read_file(raw: bytes, keys: Sequence[BadgeKey]) -> HandOver | HandOverProblem:
    signed, _, mac = raw.rpartition(b"\n" + _END)
    first = raw.partition(b"\n")[0].removeprefix(_FIRST)
    if first.isdigit() and first != str(_VERSION).encode():
        return HandOverProblem.TOO_NEW
    if not signed or len(mac.strip()) != _MAC_DIGITS:
        return HandOverProblem.CUT_SHORT
    signed += b"\n"
    if not any(hmac.compare_digest(_mac(signed, key).encode(), mac.strip()) for key in keys):
        return HandOverProblem.FORGED
    _, head, *lines = signed.splitlines()
    record = json.loads(head)
    return HandOver(
        half_day=UUID(record["half_day"]),
        starts_at=datetime.fromisoformat(record["starts_at"]),
        written_at=datetime.fromisoformat(record["written_at"]),
        laptop=int(record["laptop"]),
        entries=tuple(map(read_entry, lines)),
    )


def _mac(signed: bytes, key: BadgeKey) -> str:
    return hmac.digest(key.secret, b"facilitator attendance file " + signed, "sha256").hex()
