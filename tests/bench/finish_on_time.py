"""What three ways to finish on time cost: `python -m tests.bench.finish_on_time [AGENDAS]`; wanted: 100 ms.

Random agendas of 60 blocks that are late, 1,000 by themselves.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import timedelta
from statistics import median
from time import perf_counter
from uuid import UUID

from facilitator.domain.finish_on_time import Coming, ways_to_finish
from tests.domain.test_finish_on_time import NOW, an_agenda

BLOCKS = 60


def main() -> None:
    """Print median and longest of the agendas that were late at all."""
    chance = random.Random(60)  # noqa: S311 - to be the same each time
    wanted = int(sys.argv[1]) if sys.argv[1:] else 1000
    taken: list[float] = []
    while len(taken) < wanted:
        coming = _sixty(an_agenda(chance, most_blocks=BLOCKS, most_combinations=10**60)[0], chance)
        length = timedelta(seconds=sum(block.left_seconds for block in coming))
        must_end_at = NOW + length - timedelta(minutes=chance.choice((5, 20, 60, 120)))
        begun = perf_counter()
        ways = ways_to_finish(coming, NOW, must_end_at)
        if ways:
            taken.append((perf_counter() - begun) * 1000)
    sys.stdout.write(
        f"{wanted} late agendas of {BLOCKS} blocks: median {median(taken):.1f} ms, "
        f"longest {max(taken):.1f} ms for all ways\n"
    )


def _sixty(coming: list[Coming], chance: random.Random) -> list[Coming]:
    """Return as many blocks as these and more like them, each of which may lose up to half its time."""
    more = [replace(chance.choice(coming), is_current=False, fixed_start=None) for _ in range(BLOCKS)]
    return [
        replace(block, id=UUID(int=place), spare_minutes=chance.randint(0, int(block.left_seconds // 120)))
        for place, block in enumerate([*coming, *more][:BLOCKS])
    ]


if __name__ == "__main__":
    main()
