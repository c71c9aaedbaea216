"""A million guessed badge codes against five keys, and how many would pass: python -m tests.bench.forgeries.

Ends with 1 where more pass than chance allows once in a million runs.
"""

from __future__ import annotations

import random
import sys
from math import comb
from time import perf_counter
from uuid import UUID

from facilitator.domain.badge import BadgeKey, ReadToken, read_token

_TRIES = 1_000_000
_KEYS = 5
_RARE = 1e-6


def main(tries: int = _TRIES) -> int:
    """Guess, count, and print both figures."""
    keys = [BadgeKey(UUID(int=n), random.Random(n).randbytes(32)) for n in range(_KEYS)]  # noqa: S311
    chance = random.Random(20260303)  # noqa: S311 - guesses, not secrets
    begun = perf_counter()
    passed = sum(
        isinstance(read_token(f"{chance.randint(1, 5)}{chance.randrange(10**16):016}", keys), ReadToken)
        for _ in range(tries)
    )
    seconds = perf_counter() - begun
    allowed = _allowed(tries, _KEYS / 10**7)
    sys.stdout.write(
        f"{passed} of {tries:,} guesses passed {_KEYS} keys in {seconds:.1f} s; "
        f"{tries * _KEYS / 10**7:g} are expected, more than {allowed} come less than once in a million runs\n"
    )
    return int(passed > allowed)


def _allowed(tries: int, probability: float) -> int:
    """Return the count that is exceeded in fewer than one of a million runs (binomial)."""
    count, at_most = 0, (1 - probability) ** tries
    while 1 - at_most > _RARE:
        count += 1
        at_most += comb(tries, count) * probability**count * (1 - probability) ** (tries - count)
    return count


if __name__ == "__main__":
    sys.exit(main())
