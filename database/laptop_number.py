"""Which numbers a laptop has in badge serials: a number of its own, and where its counters begin.

Laptops that share a workspace, or were told of each other with the badge keys, never have one number.
Two that were not told may: once in 1000, and then the counters of both begin somewhere at random, so that
two thousand badges of each meet in fewer than one case of a hundred of those.
"""

from __future__ import annotations

import secrets
from collections.abc import Set as AbstractSet

from database.rows.workspace import LaptopRow
from facilitator.domain.badge import COUNTERS, LAPTOPS
from facilitator.domain.message import Message, UserError


def free_number(taken: AbstractSet[int]) -> int:
    """Return a number that no known laptop has, by chance; UserError where none is left."""
    free = [number for number in range(LAPTOPS) if number not in taken]
    if not free:
        raise UserError(
            Message("This workspace has seen a thousand laptops and takes no more. Begin a new workspace.")
        )
    return secrets.choice(free)


def take_number(row: LaptopRow, number: int) -> None:
    """Give the laptop that number; its counters begin somewhere in the first half."""
    row.number = number
    row.next_counter = secrets.randbelow(COUNTERS // 2)
