"""What may be shown of few people, so that nobody can be picked out of a shared file.

Two rules meet here. How much a figure can carry: below 10 matched people only counts, below 30
"indicative". What it gives away: of fewer than `k` people no answer is told, not even in sum, for a
reader who knows the room needs only a few to work out the rest. People counted by a feature (sex,
age of the child) need `k` a cell. `k` is 10 unless the workspace says otherwise, and never below 5.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.evidence.summary import Footing

DEFAULT_K = 10
FEWEST = 5
_FEWEST_FOR_PERCENT = 10
_FEWEST_FOR_FULL = 30


def allowed_k(wished: int) -> int:
    """Return the wished threshold, or the lowest that is ever allowed."""
    return max(FEWEST, wished)


def footing(n: int, k: int = DEFAULT_K) -> Footing:
    """Return how much can be said of the answers of `n` people: nothing where they are fewer than `k`."""
    if n < allowed_k(k):
        return Footing.SUPPRESSED
    if n < _FEWEST_FOR_PERCENT:
        return Footing.COUNTS_ONLY
    return Footing.INDICATIVE if n < _FEWEST_FOR_FULL else Footing.FULL


def suppressed_cells(counts: Sequence[int], k: int = DEFAULT_K) -> tuple[int | None, ...]:
    """Return the cells of a table whose total is known, none where a count is not shown.

    Cells of 1 to k-1 people are hidden, then the smallest others until at least two cells with `k`
    people in sum are hidden, so that subtracting from the total tells nothing (complementary
    suppression). Where that cannot be done every cell with people is hidden.
    """
    with_people = sorted((count, index) for index, count in enumerate(counts) if count)
    hidden = [index for count, index in with_people if count < k]
    if hidden:
        for _, index in with_people[len(hidden) :]:
            if len(hidden) > 1 and sum(counts[i] for i in hidden) >= k:
                break
            hidden.append(index)
    return tuple(None if index in hidden else count for index, count in enumerate(counts))


def may_show_each(parts: Sequence[int], k: int = DEFAULT_K) -> bool:
    """Say whether every part of a whole is large enough to be shown beside it."""
    return all(part >= k for part in parts)
