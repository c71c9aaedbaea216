"""Badge codes: 17 digits, signed, with no personal data; and the short code under them.

Layout: kind (1 digit) + serial (9) + the first 7 decimal digits of HMAC-SHA256 under the
organisation's key. The serial is a keyed permutation of laptop number (3 digits) and counter (6),
so that laptops that never talk cannot meet and nobody can guess the next one. The typed form is
the serial's last 6 digits and their Damm check digit (Damm 2004), shown as `482107-3`.
"""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from uuid import UUID

from facilitator.domain.attendance import ScanProblem
from facilitator.domain.check_digit import damm, has_right_check_digit

TOKEN_DIGITS = 17
SHORT_CODE_DIGITS = 7
COUNTERS = 1_000_000
LAPTOPS = 1000
_SERIALS = LAPTOPS * COUNTERS
_SERIAL_DIGITS = 9
_MAC_DIGITS = 7
_ROUNDS = 8
_NAME_SIGNS = 6
_HALF_BITS = 15
_AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")
_AZERTY_SIGNS = frozenset("&é\"'(-è_çà")
_DASHES = frozenset("-‐‑‒–—―−－﹣")


class BadgeKind(IntEnum):
    """First digit of a code."""

    PERSON = 1
    QUESTIONNAIRE = 2
    WALK_IN = 3
    SET_UP = 4
    HELPER = 5


@dataclass(frozen=True, slots=True)
class BadgeKey:
    """A signing key of the organisation: 32 random bytes, never shown or logged.

    Nothing that a withdrawn key signed is taken any more.
    """

    id: UUID
    secret: bytes = field(repr=False)
    withdrawn_at: datetime | None = None

    @property
    def name(self) -> str:
        """What people call the key: six signs of its id, which say nothing of the secret."""
        return self.id.hex[-_NAME_SIGNS:].upper()

    @property
    def made_at(self) -> datetime:
        """When it was made, in UTC: its id is a UUIDv7 and says so."""
        return datetime.fromtimestamp((self.id.int >> 80) / 1000, UTC)


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge of a session; `enrolment` is none while a spare one is not yet given out.

    `token` is the 17 digits in the QR code, `short_code` six digits and check digit for typing,
    as shown (`482107-3`), unique within the session.
    """

    serial: int
    kind: BadgeKind
    session: UUID
    token: str
    short_code: str
    enrolment: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReadToken:
    """What a genuine code says: its kind and serial, and which key signed it."""

    kind: BadgeKind
    serial: int
    key: UUID


def make_token(kind: BadgeKind, serial: int, key: BadgeKey) -> str:
    """Return the 17 digits of a badge; a serial outside 0..999,999,999 is a ValueError."""
    if not 0 <= serial < _SERIALS:
        msg = f"serial out of range: {serial}"
        raise ValueError(msg)
    head = f"{int(kind)}{serial:0{_SERIAL_DIGITS}d}"
    return head + _signature(head, key)


def read_token(text: str, keys: Sequence[BadgeKey]) -> ReadToken | ScanProblem:
    """Return what a scanned or typed code says, or why it says nothing.

    NOT_A_BADGE when it is no 17 digits of a known kind, FORGED when no key signed it, WITHDRAWN_KEY when
    only one did that was withdrawn. A guess is taken for genuine once in 10,000,000 tries for each key
    that is not withdrawn. Each key is compared in constant time.
    """
    digits = fold_digits(text)
    if len(digits) != TOKEN_DIGITS or not _is_digits(digits):
        return ScanProblem.NOT_A_BADGE
    head, signature = digits[:-_MAC_DIGITS], digits[-_MAC_DIGITS:]
    if int(head[0]) not in tuple(BadgeKind):
        return ScanProblem.NOT_A_BADGE
    for key in sorted(keys, key=lambda one: one.withdrawn_at is not None):
        if hmac.compare_digest(_signature(head, key), signature):
            if key.withdrawn_at is not None:
                return ScanProblem.WITHDRAWN_KEY
            return ReadToken(BadgeKind(int(head[0])), int(head[1:]), key.id)
    return ScanProblem.FORGED


def serial_for(laptop: int, counter: int, key: BadgeKey) -> int:
    """Return the serial of that laptop's n-th badge: unique under one key and not guessable."""
    if not (0 <= laptop < LAPTOPS and 0 <= counter < COUNTERS):
        msg = f"laptop or counter out of range: {laptop} {counter}"
        raise ValueError(msg)
    return permute(laptop * COUNTERS + counter, _SERIALS, _HALF_BITS, key)


def permute(number: int, size: int, half_bits: int, key: BadgeKey) -> int:
    """Return the place of `number` in a keyed permutation of 0..size-1.

    A Feistel network over 2 x `half_bits` bits, walked until it lands inside (Black & Rogaway 2002).
    """
    while True:
        number = _feistel(number, half_bits, key)
        if number < size:
            return number


def short_code_for(serial: int) -> str:
    """Return the code for typing as shown under the QR code: `482107-3`."""
    digits = f"{serial % 1_000_000:06d}"
    return f"{digits}-{damm(digits)}"


def read_short_code(text: str) -> str | ScanProblem:
    """Return a typed short code as it is shown; NOT_A_BADGE or WRONG_CHECK_DIGIT if it is none."""
    digits = fold_digits(text)
    if len(digits) != SHORT_CODE_DIGITS or not _is_digits(digits):
        return ScanProblem.NOT_A_BADGE
    if not has_right_check_digit(digits):
        return ScanProblem.WRONG_CHECK_DIGIT
    return f"{digits[:-1]}-{digits[-1]}"


def is_code(text: str) -> bool:
    """Say whether these are the digits of a badge, all of them or those for typing, however they came."""
    digits = fold_digits(text)
    return len(digits) in {TOKEN_DIGITS, SHORT_CODE_DIGITS} and _is_digits(digits)


def fold_digits(text: str) -> str:
    """Return a code as the keyboard meant it.

    Full-width and other decimal digits become ASCII, spaces, dashes and invisible signs go. A whole
    code typed on the unshifted digit row of a French keyboard (`&é"'(-è_çà`) is read as digits: only
    where every sign is one of those and the length is that of a code, so nothing else can be meant.
    """
    if text.isascii() and text.isalnum():
        return text
    bare = "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign)[0] != "C")
    if len(bare) in {TOKEN_DIGITS, SHORT_CODE_DIGITS} and _AZERTY_SIGNS.issuperset(bare):
        return bare.translate(_AZERTY)
    return "".join(_folded(sign) for sign in bare if sign not in _DASHES)


def _folded(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _signature(head: str, key: BadgeKey) -> str:
    digest = hmac.digest(key.secret, b"facilitator badge " + head.encode("ascii"), "sha256")
    return f"{int.from_bytes(digest, 'big') % 10**_MAC_DIGITS:0{_MAC_DIGITS}d}"


def _feistel(number: int, half_bits: int, key: BadgeKey) -> int:
    mask = (1 << half_bits) - 1
    left, right = number >> half_bits, number & mask
    for round_number in range(_ROUNDS):
        message = b"facilitator serial %d %d" % (round_number, right)
        noise = int.from_bytes(hmac.digest(key.secret, message, "sha256")[:4], "big") & mask
        left, right = right, left ^ noise
    return left << half_bits | right
