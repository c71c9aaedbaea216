"""What phones at the door hold in their hands: a code that changes, a page ticket, a phone's own number.

Everything is signed under a key that is made when the door opens to phones and forgotten when it closes;
nothing is stored. Only the laptop's clock counts: all times here are seconds of any clock that never goes
back. Signatures are cut to 128 bits (RFC 2104, 5: half of the hash), but for the code on the projector, which
people may type: eight digits, two such codes are right at a time, and nobody can try many
(`domain.failed_tries`).
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

SLOT_S = 15.0
"""How long the projector shows one code."""

TICKET_S = 180
"""How long a loaded page may be filled in."""

CODE_DIGITS = 8
PHONE_BYTES = 12
_MAC_BYTES = 16
_MOMENT_BYTES = 5


@dataclass(frozen=True, slots=True)
class PhoneKey:
    """The key of one opening of the door: 32 random bytes, never shown, logged or stored."""

    secret: bytes = field(repr=False)

    def sign(self, purpose: bytes, text: bytes) -> bytes:
        """Return 32 bytes that nobody else can make; those for one purpose are no good for another."""
        return hmac.digest(self.secret, b"facilitator phone " + purpose + b" " + text, "sha256")


class TicketProblem(StrEnum):
    """Why a page ticket is none."""

    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a genuine ticket says: for which phone it was made."""

    phone: bytes


def code_at(key: PhoneKey, now_s: float) -> str:
    """Return the eight digits that the projector shows at that moment."""
    return _code(key, _slot(now_s))


def seconds_left(now_s: float) -> float:
    """Return how long that code stands yet, above 0 and up to 15."""
    return SLOT_S - now_s % SLOT_S


def is_shown(digits: str, key: PhoneKey, now_s: float) -> bool:
    """Say whether these digits are on the projector, or were just before; each compared in constant time."""
    slot = _slot(now_s)
    given = digits.encode("utf-8", "replace")
    # Not `or` between the two: that would answer sooner for the present one.
    matching = [hmac.compare_digest(given, _code(key, one).encode("ascii")) for one in (slot, slot - 1)]
    return any(matching)


def make_ticket(key: PhoneKey, phone: bytes, now_s: float) -> str:
    """Return a ticket that lets a phone fill in a page until `TICKET_S` from now.

    `phone` are the `PHONE_BYTES` random bytes by which it is known.
    """
    body = (int(now_s) + TICKET_S).to_bytes(_MOMENT_BYTES, "big") + phone
    return _text(body + key.sign(b"ticket", body)[:_MAC_BYTES])


def read_ticket(text: str, key: PhoneKey, now_s: float) -> Ticket | TicketProblem:
    """Return what a ticket says, FORGED if no door with this key made it, EXPIRED if it did long ago."""
    signed = _bytes(text, _MOMENT_BYTES + PHONE_BYTES + _MAC_BYTES)
    body, mac = signed[:-_MAC_BYTES], signed[-_MAC_BYTES:]
    if not signed or not hmac.compare_digest(key.sign(b"ticket", body)[:_MAC_BYTES], mac):
        return TicketProblem.FORGED
    if now_s > int.from_bytes(body[:_MOMENT_BYTES], "big"):
        return TicketProblem.EXPIRED
    return Ticket(body[_MOMENT_BYTES:])


def phone_mark(key: PhoneKey, phone: bytes) -> str:
    """Return what a phone keeps (a cookie) to be known again."""
    return _text(phone + key.sign(b"mark", phone)[:_MAC_BYTES])


def read_phone_mark(text: str, key: PhoneKey) -> bytes | None:
    """Return the phone's number, or none where the mark is not of this opening of the door."""
    signed = _bytes(text, PHONE_BYTES + _MAC_BYTES)
    phone, mac = signed[:-_MAC_BYTES], signed[-_MAC_BYTES:]
    is_genuine = hmac.compare_digest(key.sign(b"mark", phone)[:_MAC_BYTES], mac)
    return phone if signed and is_genuine else None


def helper_secret(key: PhoneKey, turn: int = 0) -> str:
    """Return the secret in the address of helpers' phones: 128 bits in 22 signs that need no escaping.

    Each `turn` has its own.
    """
    return _text(key.sign(b"helper", b"%d" % turn)[:_MAC_BYTES])


def is_helper(text: str, key: PhoneKey, turn: int = 0) -> bool:
    """Say whether that is the secret of this turn, in constant time."""
    return hmac.compare_digest(text.encode("utf-8", "replace"), helper_secret(key, turn).encode("ascii"))


def person_mark(key: PhoneKey, person: UUID) -> bytes:
    """Return what stands for a person where only sameness matters."""
    return key.sign(b"person", person.bytes)[:_MAC_BYTES]


def _slot(now_s: float) -> int:
    return int(now_s // SLOT_S)


def _code(key: PhoneKey, slot: int) -> str:
    number = int.from_bytes(key.sign(b"projector", b"%d" % slot), "big") % 10**CODE_DIGITS
    return f"{number:0{CODE_DIGITS}d}"


def _text(signed: bytes) -> str:
    return base64.urlsafe_b64encode(signed).decode("ascii").rstrip("=")


def _bytes(text: str, length: int) -> bytes:
    """Return the bytes behind a text made by `_text`, or none at all where it is not one of that length."""
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
    return found if len(found) == length and _text(found) == text else b""
