"""What happened in the room on the demo's half-days: arrivals, the agenda as it was run, what was said."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from uuid import UUID

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road
from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.participant import Enrolment
from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.run import Instant, RunEvent, RunEventKind
from facilitator.domain.session import AgendaItem, HalfDay, Session

NewId = Callable[[], UUID]

ABSENT_EACH = (2, 1)
LEFT_EARLY_EACH = (1, 1)
PAUSE_SECONDS = 95

_WHO = "Assistant 1"
_SPENT_SHARES = (1.0, 1.08, 0.94, 1.0, 1.12, 0.9, 1.02, 0.98, 1.05, 0.86)
_EXTENSION_SECONDS = 120

_CAPTURED = (
    (
        CaptureKind.QUOTE,
        "以前打电话只问成绩，现在先听他说。 I used to ask only about marks. Now I listen first.",
        True,
    ),
    (
        CaptureKind.QUOTE,
        "原来孩子不接电话，不是不想我。 When she does not pick up it does not mean she does not miss me.",
        True,
    ),
    (CaptureKind.QUOTE, "我可以想他，也可以安心上班。 I may miss him and still work in peace.", True),
    (CaptureKind.QUOTE, "今晚我要给她讲一个睡前故事。 Tonight I shall tell her a bedtime story.", True),
    (CaptureKind.QUOTE, "我第一次跟别人说起这些。 I have never told anybody about this before.", False),
    (
        CaptureKind.QUESTION,
        "孩子跟奶奶亲，跟我不亲，怎么办？ He is close to grandma, not to me. What can I do?",
        False,
    ),
    (CaptureKind.QUESTION, "夜班的时候什么时间打电话好？ When should I call on night shifts?", False),
    (
        CaptureKind.OBSERVATION,
        "角色扮演时全场安静，很多人流泪。 The room fell silent in the role play.",
        False,
    ),
    (
        CaptureKind.PARKING_LOT,
        "暑假能不能让孩子来厂里住几天？ Could children come and stay in summer?",
        False,
    ),
)
_ACTIONS = (
    ("建一个家长微信群，每周一个小提示。 Start a parents' group with a tip every week.", "HR", 7),
    (
        "休息室放一块放书的角落。 Put a corner with the booklets into the break room.",
        "Line leader, sewing",
        14,
    ),
    ("讨论暑期儿童活动室。 Discuss a room for children in the summer holidays.", "General manager", 45),
)


def attendance(
    half_day: HalfDay, place: int, people: Sequence[Enrolment], new_id: NewId
) -> Iterator[AttendanceEvent]:
    """Give the arrivals of a half-day over half an hour, a few of them late, and who left early."""
    chance = random.Random(place)  # noqa: S311 - made-up data, the same every time
    came = arrived(place, people)
    offsets = sorted(chance.triangular(-22, 4, -6) for _ in came)
    order = list(came)
    chance.shuffle(order)
    leaving = set(left_early(place, people))
    for enrolment, minutes in zip(order, offsets, strict=True):
        at = half_day.starts_at + timedelta(seconds=int(minutes * 60))
        yield _event(half_day, enrolment, AttendanceKind.ARRIVED, at, new_id)
    middle = half_day.starts_at + (half_day.must_end_at - half_day.starts_at) / 2
    for enrolment in leaving:
        yield _event(half_day, enrolment, AttendanceKind.LEFT, middle, new_id)


def arrived(place: int, people: Sequence[Enrolment]) -> tuple[Enrolment, ...]:
    """Return who came: all but the first few of the roster."""
    return tuple(people[ABSENT_EACH[place] :])


def left_early(place: int, people: Sequence[Enrolment]) -> frozenset[Enrolment]:
    """Return who was gone before the paper at the end."""
    return frozenset(arrived(place, people)[: LEFT_EARLY_EACH[place]])


def _event(
    half_day: HalfDay, enrolment: Enrolment, kind: AttendanceKind, at: datetime, new_id: NewId
) -> AttendanceEvent:
    return AttendanceEvent(new_id(), half_day.id, enrolment.id, kind, at, Road.DEMO, _WHO)


def run_events(session: Session, half_day: HalfDay, place: int, new_id: NewId) -> Iterator[RunEvent]:
    """Give the agenda as it was run, by the clock: some blocks take longer than planned, one is paused."""
    for step in sorted(_steps(session, place), key=attrgetter("second")):
        at = half_day.starts_at + timedelta(seconds=step.second)
        moment = Instant(at, int(step.second * 1e9), f"demo-{half_day.id}")
        yield RunEvent(new_id(), half_day.id, step.kind, moment, step.item.id, step.seconds, step.page)


@dataclass(frozen=True, slots=True)
class _Step:
    """What happens that many seconds after the half-day was to begin."""

    second: float
    kind: RunEventKind
    item: AgendaItem
    seconds: int = 0
    page: int = 0


def _steps(session: Session, place: int) -> Iterator[_Step]:
    second = 60.0 if place else 180.0
    agenda = _held(session.agenda, place)
    for number, item in enumerate(agenda):
        follows = session.agenda.index(item) == 0 or session.agenda[session.agenda.index(item) - 1] in agenda
        kind = RunEventKind.STARTED if number == 0 else RunEventKind.NEXT if follows else RunEventKind.JUMPED
        yield _Step(second, kind, item)
        spent = item.planned_minutes * 60 * _SPENT_SHARES[(number + 3 * place) % len(_SPENT_SHARES)]
        if number == len(agenda) // 3:
            yield _Step(second + spent * 0.8, RunEventKind.EXTENDED, item, _EXTENSION_SECONDS)
            spent += _EXTENSION_SECONDS
        for page, at in _pages(item, second, spent):
            yield _Step(at, RunEventKind.SLIDE_SHOWN, item, page=page)
        if number == len(agenda) // 2:
            yield _Step(second + spent / 2, RunEventKind.PAUSED, item)
            yield _Step(second + spent / 2 + PAUSE_SECONDS, RunEventKind.RESUMED, item)
            spent += PAUSE_SECONDS
        second += spent
    yield _Step(second, RunEventKind.FINISHED, agenda[-1])


def _held(agenda: Sequence[AgendaItem], place: int) -> tuple[AgendaItem, ...]:
    """Return the blocks that took place: on the second half-day the last one that could go was dropped."""
    droppable = [
        item for item in agenda[1:-1] if item.priority is Priority.COULD and item.kind is not BlockKind.BREAK
    ]
    dropped = droppable[-1:] if place else []
    return tuple(item for item in agenda if item not in dropped)


def _pages(item: AgendaItem, start: float, spent: float) -> Iterator[tuple[int, float]]:
    if item.slides is None:
        return
    count = item.slides.last - item.slides.first + 1
    for page in range(count):
        yield item.slides.first + page, start + 2 + page * spent * 0.45 / count


def captures(session: Session, new_id: NewId) -> Iterator[CapturedItem]:
    """Give what was caught in the room: quotes with and without consent, questions, agreed actions."""
    last = session.half_days[-1]
    for number, (kind, text, has_consent) in enumerate(_CAPTURED):
        half_day = session.half_days[number % len(session.half_days)]
        item = session.agenda[(3 + 2 * number) % len(session.agenda)]
        at = half_day.starts_at + timedelta(minutes=35 + 17 * number)
        yield CapturedItem(new_id(), session.id, half_day.id, kind, text, at, "", item.id, has_consent)
    for text, owner, days in _ACTIONS:
        due = (last.must_end_at + timedelta(days=days)).date()
        yield CapturedItem(
            new_id(), session.id, last.id, CaptureKind.ACTION, text, last.must_end_at, owner=owner, due_on=due
        )
