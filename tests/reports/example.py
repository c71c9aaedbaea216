"""A made-up session in memory, with everything a summary is written from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from facilitator.domain.answers import Answer, Batch, Missing, Sheet, SheetState
from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road
from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.groups import GroupDraw
from facilitator.domain.language import Text
from facilitator.domain.participant import ChildAgeBand, Enrolment, Person, Sex
from facilitator.domain.poll import PollEvent
from facilitator.domain.programme import BlockKind, Minutes, Priority, TrainedRule
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Level, Questionnaire, Scale, Wave
from facilitator.domain.run import Instant, RunEvent, RunEventKind
from facilitator.domain.session import AgendaItem, HalfDay, Session
from facilitator.services.ports import ExportLine, Workspace
from facilitator.services.summarise import summarise

SESSION_ID = UUID(int=1)
QUESTIONNAIRE_ID = UUID(int=2)
START = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)

OFTEN = Scale(
    "often",
    (
        Choice("1", Text("Never", "从不")),
        Choice("2", Text("Rarely", "很少")),
        Choice("3", Text("Sometimes", "有时")),
        Choice("4", Text("Often", "经常")),
        Choice("5", Text("Always", "总是")),
    ),
    ordered=True,
)
FACES = Scale(
    "faces",
    (
        Choice("1", Text("No", "不同意")),
        Choice("2", Text("Partly", "一般")),
        Choice("3", Text("Yes", "同意")),
    ),
    ordered=True,
)
TRUTH = Scale(
    "truth",
    (
        Choice("1", Text("True", "对")),
        Choice("2", Text("False", "错")),
        Choice("3", Text("Don't know", "不知道")),
    ),
)

GUILT = Item(
    "guilt",
    ItemKind.LIKERT,
    Text("I feel guilty about being far from my child", "我因为不在孩子身边而感到内疚"),
    OFTEN,
    Level.LEARNING,
    target=("4", "5"),
    wish=-1,
    is_primary=True,
)
CALM = Item(
    "calm",
    ItemKind.LIKERT,
    Text(
        "I know what to do when my child will not talk on the phone", "孩子在电话里不肯说话时，我知道怎么做"
    ),
    FACES,
    Level.LEARNING,
    target=("3",),
    wish=1,
)
KNOWLEDGE = tuple(
    Item(f"know{n}", ItemKind.SINGLE, text, TRUTH, Level.LEARNING, right=right)
    for n, (text, right) in enumerate(
        [
            (Text("A baby under one needs no conversation", "一岁以下的婴儿不需要大人跟他说话"), "2"),
            (Text("A fixed time to call helps a child feel safe", "固定的通话时间让孩子更有安全感"), "1"),
            (Text("Children forget a parent who is away", "父母不在身边，孩子就会忘记他们"), "2"),
            (Text("Praise should name what the child did", "表扬孩子时应说出他具体做了什么"), "1"),
        ],
        start=1,
    )
)
CALLS = Item("calls", ItemKind.NUMBER, Text("Calls home last week", "上周给家里打电话的次数"), length=2)
LIKED = Item(
    "liked",
    ItemKind.LIKERT,
    Text("I would recommend this training to a colleague", "我愿意向同事推荐这次培训"),
    FACES,
    Level.REACTION,
    waves=(Wave.POST,),
)
QUESTIONNAIRE = Questionnaire(
    "parents",
    Text("Parents' questionnaire", "家长问卷"),
    "1",
    (GUILT, CALM, *KNOWLEDGE, CALLS, LIKED),
    id=QUESTIONNAIRE_ID,
)
HALF_DAYS = tuple(
    HalfDay(UUID(int=10 + n), label, START + timedelta(hours=5 * n), START + timedelta(hours=5 * n + 4))
    for n, label in enumerate(("Shift A", "Shift B"))
)
BLOCKS = (
    (BlockKind.CHECK_IN, Text("Welcome", "欢迎"), 15),
    (BlockKind.GROUP_ACTIVITY, Text("What my child needs", "孩子需要什么"), 35),
    (BlockKind.BREAK, Text("Break", "茶歇"), 10),
    (BlockKind.ROLE_PLAY, Text("A call on Sunday evening", "周日晚上的一通电话"), 30),
)
SESSION = Session(
    id=SESSION_ID,
    title=Text("Parents far from home", "远方的父母"),
    site="Dongguan plant 3 东莞三厂",
    trainers=("Lin Yue", "陈晓"),
    half_days=HALF_DAYS,
    agenda=tuple(
        AgendaItem(
            UUID(int=100 + n),
            kind,
            title,
            Minutes(5, minutes, 60),
            minutes,
            Priority.SHOULD,
            n,
            title,
        )
        for n, (kind, title, minutes) in enumerate(BLOCKS)
    ),
    programme_key="distance",
    programme_version="1",
    programme_title=Text("Distance without Separation", "距离不是分离"),
)


@dataclass
class Example:
    """The nouns of one session, to be changed by a test before it asks for the summary."""

    session: Session = SESSION
    other_sessions: list[Session] = field(default_factory=list)
    enrolments: list[Enrolment] = field(default_factory=list)
    attendance: list[AttendanceEvent] = field(default_factory=list)
    runs: list[RunEvent] = field(default_factory=list)
    questionnaires: list[Questionnaire] = field(default_factory=lambda: [QUESTIONNAIRE])
    batches: list[Batch] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    captures: list[CapturedItem] = field(default_factory=list)
    polls: list[PollEvent] = field(default_factory=list)
    draws: list[GroupDraw] = field(default_factory=list)
    corrections: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    exports: list[ExportLine] = field(default_factory=list)
    audited: list[str] = field(default_factory=list)

    @property
    def all_sessions(self) -> tuple[Session, ...]:
        return (self.session, *self.other_sessions)

    def workspace(self) -> Workspace:
        """Return a workspace of which the use cases of evidence see no difference to a stored one."""
        clock = SimpleNamespace(now=lambda: START + timedelta(days=1), instant=lambda: moment(60 * 24))
        return Workspace(store=cast("Any", self), clock=clock, ids=cast("Any", None), who="Wang")

    def summary(self) -> SessionSummary:
        return summarise(self.workspace(), SESSION_ID)

    @contextmanager
    def read(self) -> Iterator[Any]:
        yield SimpleNamespace(
            sessions=SimpleNamespace(
                get=lambda sid: next((one for one in self.all_sessions if one.id == sid), None),
                lines=lambda **_: self.all_sessions,
            ),
            programmes=SimpleNamespace(trained_rule=lambda *_: TrainedRule(80, (1,))),
            people=SimpleNamespace(
                of_half_day=lambda hid: tuple(e for e in self.enrolments if e.half_day == hid),
                of_session=lambda _: tuple(self.enrolments),
            ),
            attendance=SimpleNamespace(
                of_half_day=lambda hid: tuple(e for e in self.attendance if e.half_day == hid)
            ),
            runs=SimpleNamespace(of_half_day=lambda hid: tuple(e for e in self.runs if e.half_day == hid)),
            questionnaires=SimpleNamespace(of_session=lambda _: tuple(self.questionnaires)),
            paper=SimpleNamespace(
                sheets_of_session=lambda _: tuple(self.sheets),
                batches=lambda _: tuple(self.batches),
                corrections=lambda _: self.corrections,
            ),
            captures=SimpleNamespace(of_session=lambda _: tuple(self.captures)),
            polls=SimpleNamespace(of_half_day=lambda hid: tuple(e for e in self.polls if e.half_day == hid)),
            group_draws=SimpleNamespace(
                of_half_day=lambda hid: tuple(e for e in self.draws if e.half_day == hid)
            ),
            journal=SimpleNamespace(
                setting=self.settings.get, log_export=self.exports.append, audit=self.audited.append
            ),
        )

    write = read


def moment(minutes: float) -> Instant:
    wall = START + timedelta(minutes=minutes)
    return Instant(wall, int(minutes * 60e9), "boot")


def answered(number: str, wave: Wave, codes: dict[str, str], batch: UUID, pass_number: int = 1) -> Sheet:
    """Return a keyed sheet; an empty code is "not answered"."""
    answers = tuple(
        Answer(key, (code,)) if code else Answer(key, missing=Missing.NOT_ANSWERED)
        for key, code in codes.items()
    )
    identity = UUID(int=hash((number, wave.value, pass_number)) % 2**64)
    return Sheet(
        identity,
        batch,
        SESSION_ID,
        QUESTIONNAIRE_ID,
        wave,
        number,
        pass_number,
        SheetState.KEYED,
        answers,
        "Li",
        START + timedelta(hours=6),
    )


def example(people: int = 100, *, seed: int = 7) -> Example:
    """Return a session of so many people of whom 95% felt guilty before and 39% after."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    made = Example()
    for n in range(people):
        half_day = HALF_DAYS[n % 2]
        person = Person(
            UUID(int=1000 + n),
            f"Name {n}",
            sex=Sex.FEMALE if n % 10 < 6 else Sex.MALE,
            child_age_band=tuple(ChildAgeBand)[(n * 3) % 5],
            child_left_behind=n % 5 != 0,
        )
        made.enrolments.append(Enrolment(UUID(int=3000 + n), SESSION_ID, half_day.id, person, n % 25 == 3))
        if n % 20 != 19:
            made.attendance.append(_arrival(n, half_day))
    made.runs += [event for half_day in HALF_DAYS for event in _run(half_day)]
    made.batches += [
        Batch(UUID(int=50 + n), SESSION_ID, half_day.id, QUESTIONNAIRE_ID, Wave.PRE, people // 2, "", START)
        for n, half_day in enumerate(HALF_DAYS)
    ]
    guilty_before = round(people * 0.95)
    guilty_after = round(people * 0.39)
    for n in range(people):
        batch = UUID(int=50 + n % 2)
        place = (n * 37) % people
        before = _answers(chance, 0.35, "5" if n % 3 else "4") | (
            {} if place < guilty_before else {"guilt": "2"}
        )
        after = _answers(chance, 0.8, "4") | {"liked": "3" if chance.random() < 0.9 else "2"}
        if place >= guilty_after:
            after["guilt"] = "231"[n % 3]
        made.sheets.append(answered(f"{n:03}", Wave.PRE, before, batch))
        made.sheets.append(answered(f"{n:03}", Wave.POST, after, batch))
    made.captures += _captures()
    return made


def _answers(chance: random.Random, knows: float, guilt: str) -> dict[str, str]:
    def right(item: Item) -> str:
        if chance.random() < 0.03:
            return ""
        return (item.right or "") if chance.random() < knows else "3"

    return {
        "guilt": guilt,
        "calm": "3" if chance.random() < knows else chance.choice("12"),
        **{item.key: right(item) for item in KNOWLEDGE},
        "calls": str(chance.randint(0, 4) + round(knows * 3)),
    }


def _arrival(n: int, half_day: HalfDay) -> AttendanceEvent:
    at = half_day.starts_at + timedelta(seconds=5 * n)
    return AttendanceEvent(
        UUID(int=5000 + n), half_day.id, UUID(int=3000 + n), AttendanceKind.ARRIVED, at, Road.DEMO
    )


def _run(half_day: HalfDay) -> Iterator[RunEvent]:
    offset = (half_day.starts_at - START).total_seconds() / 60
    minutes = (2, 20, 52, 63, 98)
    for n, minute in enumerate(minutes):
        kind = RunEventKind.STARTED if n == 0 else RunEventKind.NEXT
        if n == len(minutes) - 1:
            kind = RunEventKind.FINISHED
        yield RunEvent(UUID(int=7000 + n + int(offset) * 10), half_day.id, kind, moment(offset + minute))


def _captures() -> Iterator[CapturedItem]:
    lines = (
        (CaptureKind.QUOTE, "I always asked about homework first. Now I ask how his day was.", True, ""),
        (CaptureKind.QUOTE, "以前打电话只问成绩，现在我知道先听他说。", True, ""),
        (CaptureKind.QUOTE, "SECRET without consent", False, ""),
        (CaptureKind.ACTION, "A quiet corner for calls home at the canteen", True, "HR, Ms Zhou"),
        (CaptureKind.OBSERVATION, "PRIVATE observation", True, ""),
    )
    for n, (kind, text, has_consent, owner) in enumerate(lines):
        due = date(2026, 4, 30) if owner else None
        yield CapturedItem(
            UUID(int=9000 + n),
            SESSION_ID,
            None,
            kind,
            text,
            START,
            agenda_item=UUID(int=101 + n % 3),
            has_consent=has_consent,
            owner=owner,
            due_on=due,
        )
