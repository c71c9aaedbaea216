"""Badge codes: 17 digits, signed, with no personal data; and the short code under them.

Layout: kind (1 digit) + serial (9) + the first 7 decimal digits of HMAC-SHA256 under the
organisation's key. The serial is a keyed permutation of laptop number (3 digits) and counter (6),
so that laptops that never talk cannot meet and nobody can guess the next one. The typed form is
6 digits of the serial's own code plus a Damm check digit (Damm 2004).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from uuid import UUID


class BadgeKind(IntEnum):
    """First digit of a code."""

    PERSON = 1
    QUESTIONNAIRE = 2
    WALK_IN = 3
    SET_UP = 4
    HELPER = 5


@dataclass(frozen=True, slots=True)
class BadgeKey:
    """A signing key of the organisation: 32 random bytes, never shown or logged."""

    id: UUID
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge of a session; `enrolment` is none while a spare one is not yet given out.

    `token` is the 17 digits in the QR code, `short_code` six digits and check digit for typing
    (unique within the session).
    """

    serial: int
    kind: BadgeKind
    session: UUID
    token: str
    short_code: str
    enrolment: UUID | None = None
