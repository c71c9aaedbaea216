"""What the room did together, as a record that may leave it: hands that were counted, groups that were drawn.

Neither names anybody. Two decisions about what it may tell:

- A show of hands has no persons in it, and who was there saw it. But it is an answer, and the file goes to
  people who were not there and know those who were: so the rule of answers holds. Of fewer than `k` hands
  in all no count is told, only that it was asked. (Somebody may raise a hand for several options, so hands
  are never fewer people than that.) Counts of single options are told then, as they are of answers.
- Sizes of groups say nothing of anybody; they are always told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.groups import GroupDraw, Mix
from facilitator.domain.language import Text
from facilitator.domain.poll import Poll


@dataclass(frozen=True, slots=True)
class HandsLine:
    """One show of hands. `title` is of its block, empty where it had none.

    A count is none where nobody counted; `is_shown` is false, and every count none, where they were too few.
    """

    half_day: str
    title: Text
    question: str
    options: tuple[str, ...]
    hands: tuple[int | None, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class GroupsLine:
    """One draw of groups: its round in the half-day (from 1), sizes, and pairs that met again.

    `is_least` says that no draw could have had fewer such pairs.
    """

    half_day: str
    title: Text
    round_number: int
    sizes: tuple[int, ...]
    repeats: int
    is_least: bool
    mix: Mix | None


def hands_lines(
    half_day: str, polls: Sequence[Poll], titles: Mapping[UUID, Text], k: int
) -> tuple[HandsLine, ...]:
    """Return the shows of hands of a half-day that somebody counted, in the order they were asked.

    `k` is the least number of hands in all of which counts are told (`suppression.allowed_k`).
    """
    return tuple(
        _hands_line(half_day, poll, titles, k)
        for poll in polls
        if any(option.hands is not None for option in poll.options)
    )


def _hands_line(half_day: str, poll: Poll, titles: Mapping[UUID, Text], k: int) -> HandsLine:
    is_shown = poll.hands >= k
    return HandsLine(
        half_day=half_day,
        title=_title(poll.item, titles),
        question=poll.question,
        options=tuple(option.text for option in poll.options),
        hands=tuple(option.hands if is_shown else None for option in poll.options),
        is_shown=is_shown,
    )


def groups_lines(
    half_day: str, draws: Sequence[GroupDraw], titles: Mapping[UUID, Text]
) -> tuple[GroupsLine, ...]:
    """Return the draws of a half-day in the order they were made."""
    return tuple(
        GroupsLine(
            half_day=half_day,
            title=_title(draw.item, titles),
            round_number=number,
            sizes=tuple(map(len, draw.groups)),
            repeats=draw.repeats,
            is_least=draw.is_least,
            mix=draw.mix,
        )
        for number, draw in enumerate(draws, start=1)
    )


def _title(item: UUID | None, titles: Mapping[UUID, Text]) -> Text:
    return Text() if item is None else titles.get(item, Text())
