"""Ids that sort by time and need no talk between laptops: UUID version 7 (RFC 9562, 5.7)."""

from __future__ import annotations

from uuid import UUID

RANDOM_BYTES = 10
_TIME_BITS = 48


def uuid7(now_ms: int, random_bytes: bytes) -> UUID:
    """Return the UUIDv7 of that moment (milliseconds since 1970, UTC) and ten random bytes.

    74 of the 80 random bits are used. A wrong number of bytes or a moment that does not fit into
    48 bits is a bug of the caller: ValueError.
    """
    if len(random_bytes) != RANDOM_BYTES:
        msg = f"{RANDOM_BYTES} random bytes are needed, got {len(random_bytes)}"
        raise ValueError(msg)
    if not 0 <= now_ms < 1 << _TIME_BITS:
        msg = f"{now_ms} milliseconds do not fit into a UUIDv7"
        raise ValueError(msg)
    chance = int.from_bytes(random_bytes, "big")
    rand_a = chance >> 68
    rand_b = chance & ((1 << 62) - 1)
    return UUID(int=now_ms << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b)
