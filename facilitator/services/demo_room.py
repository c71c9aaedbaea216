"""What the demo's rooms did together: a show of hands and two rounds of groups."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from facilitator.domain.groups import GroupDraw, group_sizes
from facilitator.domain.participant import Enrolment
from facilitator.domain.poll import PollEvent, PollEventKind, PollOption
from facilitator.domain.programme import BlockKind
from facilitator.domain.session import HalfDay, Session
from facilitator.services.demo_day import NewId, arrived

_QUESTION = "多久给孩子打一次电话？ How often do you call your child?"
_OPTIONS = ("每天 Every day", "每周几次 A few times a week", "更少 Less often")
_HANDS = ((11, 26, 12), (9, 29, 11))
_GROUPS = 12
_ROUNDS = 2


def shows_of_hands(session: Session, half_day: HalfDay, place: int, new_id: NewId) -> Iterator[PollEvent]:
    """Give the show of hands of a half-day, counted."""
    options = tuple(PollOption(text, hands) for text, hands in zip(_OPTIONS, _HANDS[place], strict=True))
    at = half_day.starts_at + timedelta(minutes=50)
    block = _block(session, BlockKind.QUESTIONS)
    yield PollEvent(new_id(), new_id(), half_day.id, PollEventKind.SET, at, "", _QUESTION, options, block)


def draws(
    session: Session, half_day: HalfDay, place: int, people: Sequence[Enrolment], new_id: NewId
) -> Iterator[GroupDraw]:
    """Give two rounds of groups from who came; nobody meets anybody twice."""
    there = [one.id for one in arrived(place, people)]
    random.Random(place).shuffle(there)  # noqa: S311 - made-up data, the same every time
    block = _block(session, BlockKind.GROUP_ACTIVITY)
    columns = [tuple(there[number::_GROUPS]) for number in range(_GROUPS)]
    rows, cursor = [], 0
    for size in group_sizes(len(there), _GROUPS):
        rows.append(tuple(there[cursor : cursor + size]))
        cursor += size
    for number, groups in enumerate((columns, rows)[:_ROUNDS]):
        at = half_day.starts_at + timedelta(minutes=70 + 20 * number)
        yield GroupDraw(new_id(), half_day.id, tuple(groups), at, item=block)


def _block(session: Session, kind: BlockKind) -> UUID | None:
    return next((item.id for item in session.agenda if item.kind is kind), None)
