"""The number on a certificate: it tells nobody's name, and nobody without the key can make one.

Twelve digits: eleven of an HMAC-SHA256 over session and person under the organisation's badge key, and
Damm's check digit. Whoever keeps the workspace can say whose it is; one made up passes once in 10^11 for
each certificate that was given.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from facilitator.domain.badge import BadgeKey, fold_digits
from facilitator.domain.check_digit import damm, has_right_check_digit

DIGITS = 12
_FOUR = 4
_PURPOSE = b"facilitator certificate "


def certificate_number(key: BadgeKey, session: UUID, person: UUID) -> str:
    """Return the digits of the certificate of that person for that session: the same whenever asked."""
    digest = hmac.new(key.secret, _PURPOSE + session.bytes + person.bytes, hashlib.sha256).digest()
    digits = f"{int.from_bytes(digest) % 10 ** (DIGITS - 1):0{DIGITS - 1}d}"
    return digits + damm(digits)


def printed_certificate_number(digits: str) -> str:
    """Return the digits by fours, as they are read aloud."""
    return " ".join(digits[start : start + _FOUR] for start in range(0, len(digits), _FOUR))


def read_certificate_number(text: str) -> str | None:
    """Return the digits of a number as somebody typed it; none where it cannot be one."""
    digits = fold_digits(text)
    is_one = len(digits) == DIGITS and digits.isascii() and digits.isdigit()
    return digits if is_one and has_right_check_digit(digits) else None
