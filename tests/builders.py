"""Small whole things to test with: each builder needs only what the test is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from facilitator.domain.badge import BadgeKey
from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.participant import Enrolment, Person, Sex
from facilitator.domain.programme import Block, BlockKind, Minutes, Module, Priority, Programme, SlideRange
from facilitator.domain.questionnaire import (
    Choice,
    Item,
    ItemKind,
    Level,
    Questionnaire,
    Scale,
    SkipRule,
    Wave,
)
from facilitator.domain.roster import RosterReading, RosterRow
from facilitator.domain.run import Plan
from facilitator.domain.session import AgendaItem
from facilitator.services.plan_session import HalfDayDraft, SessionDraft
from tests.fakes import MORNING

_NAMESPACE = UUID("2c1f6a0e-7d0b-4a4e-9d2a-0c5a3b1f9e77")
SESSION = uuid5(_NAMESPACE, "session")
HALF_DAY = uuid5(_NAMESPACE, "half-day")
KEY = BadgeKey(uuid5(_NAMESPACE, "key"), b"0123456789abcdef0123456789abcdef")
OTHER_KEY = BadgeKey(uuid5(_NAMESPACE, "other key"), b"another organisation's 32 bytes.")

YES_NO = Scale("yes_no", (Choice("1", Text("Yes", "是")), Choice("2", Text("No", "否"))))
OFTEN = Scale(
    "often",
    tuple(Choice(str(n), Text(f"Degree {n}", f"程度{n}")) for n in range(1, 6)),
    ordered=True,
)
ZERO_TO_TEN = Scale(
    "zero_to_ten", tuple(Choice(str(n), Text(str(n), str(n))) for n in range(11)), ordered=True
)
TOPICS = Scale("topics", tuple(Choice(str(n), Text(f"Topic {n}", f"主题{n}")) for n in range(1, 5)))
PROVINCES = Scale(
    "provinces", tuple(Choice(f"{n:02d}", Text(f"Province {n}", f"省{n}")) for n in range(1, 13))
)


def an_id(name: str) -> UUID:
    """Return an id that is the same for the same name."""
    return uuid5(_NAMESPACE, name)


def an_item(
    key: str,
    kind: ItemKind = ItemKind.LIKERT,
    scale: Scale | None = None,
    *,
    level: Level = Level.LEARNING,
    waves: Sequence[Wave] = (Wave.PRE, Wave.POST),
    length: int | None = None,
    least: int | None = None,
    most: int | None = None,
    skip: SkipRule | None = None,
) -> Item:
    """Return one question; choices have a scale by themselves."""
    by_kind = {
        ItemKind.LIKERT: OFTEN,
        ItemKind.SINGLE: YES_NO,
        ItemKind.MULTIPLE: TOPICS,
        ItemKind.RANKING: TOPICS,
    }
    return Item(
        key=key,
        kind=kind,
        text=Text(f"Question {key}", f"问题{key}"),
        scale=scale or by_kind.get(kind),
        level=level,
        waves=tuple(waves),
        length=length,
        least=least,
        most=most,
        skip=skip,
    )


def a_questionnaire(*items: Item, key: str = "feelings", version: str = "1") -> Questionnaire:
    """Return a questionnaire of those items, or of six Likert rows."""
    asked = items or tuple(an_item(f"q{n}") for n in range(1, 7))
    return Questionnaire(
        key=key,
        title=Text("Feelings", "感受"),
        version=version,
        items=asked,
        content_hash=f"{key}-{version}-{'-'.join(item.key for item in asked)}",
    )


def every_kind() -> Questionnaire:
    """Return a questionnaire with every kind of item and a skip rule."""
    return a_questionnaire(
        an_item("line", ItemKind.SINGLE, level=Level.NONE),
        an_item("born", ItemKind.NUMBER, length=4, least=1940, most=2020, level=Level.NONE),
        an_item("filled_on", ItemKind.DATE, level=Level.NONE),
        an_item("has_child", ItemKind.SINGLE),
        an_item("calls", ItemKind.NUMBER, most=60, skip=SkipRule("has_child", ("1",))),
        an_item("misses", skip=SkipRule("has_child", ("1",))),
        an_item("guilt"),
        an_item("note", ItemKind.NOTE),
        an_item("topics", ItemKind.MULTIPLE),
        an_item("order", ItemKind.RANKING),
        an_item("recommend", ItemKind.SINGLE, ZERO_TO_TEN),
        an_item("province", ItemKind.SINGLE, PROVINCES),
        an_item("words", ItemKind.TEXT),
        key="every_kind",
    )


def an_agenda_item(
    name: str,
    minutes: int = 10,
    *,
    fixed_start: time | None = None,
    slides: SlideRange | None = None,
    kind: BlockKind = BlockKind.TALK,
) -> AgendaItem:
    """Return one planned block."""
    return AgendaItem(
        id=an_id(name),
        kind=kind,
        title=Text(name, name),
        minutes=Minutes(0, minutes, max(minutes, 1) * 2),
        planned_minutes=minutes,
        priority=Priority.SHOULD,
        fixed_start=fixed_start,
        slides=slides,
    )


def a_plan(*items: AgendaItem, starts_at: datetime = MORNING, hours: float = 4) -> Plan:
    """Return the plan of one half-day."""
    return Plan(items, starts_at, starts_at + timedelta(hours=hours))


def a_person(name: str = "王小明", employee_number: str = "", **more: object) -> Person:
    """Return a person with that name."""
    person = Person(an_id(f"person {name} {employee_number}"), name, employee_number)
    sex, department = more.pop("sex", person.sex), more.pop("department", "")
    assert isinstance(sex, Sex)
    assert not more
    return Person(person.id, name, employee_number, sex, str(department))


def an_enrolment(person: Person | None = None, *, is_walk_in: bool = False) -> Enrolment:
    """Return a person as enrolled at the half-day of the tests."""
    who = person or a_person()
    return Enrolment(an_id(f"enrolment {who.id}"), SESSION, HALF_DAY, who, is_walk_in=is_walk_in)


def a_programme(*blocks: Block, questionnaires: Sequence[str] = ()) -> Programme:
    """Return a programme of one module with those blocks, or with three of ten minutes."""
    three = tuple(
        Block(f"b{n}", BlockKind.TALK, Text(f"Block {n}", f"环节{n}"), Minutes(5, 10, 15))
        for n in range(1, 4)
    )
    module = Module("m1", 1, Text("Module", "模块"), Text("Aim", "目标"), blocks or three)
    return Programme(
        key="distance",
        version="1",
        title=Text("Distance", "距离"),
        summary=Text("A day", "一天"),
        modules=(module,),
        questionnaires=tuple(questionnaires),
        content_hash="distance-1",
    )


@dataclass(frozen=True)
class Pack:
    """A programme pack as it was read."""

    programme: Programme
    decks: tuple[Deck, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    films: tuple[Path, ...] = ()


def a_session_draft(half_days: int = 1, *, starts_at: datetime = MORNING) -> SessionDraft:
    """Return a session as a trainer types it, with that many half-days a day apart."""
    return SessionDraft(
        title=Text("March training", "三月培训"),
        site="Shenzhen",
        trainers=("Li Na",),
        half_days=tuple(
            HalfDayDraft(
                label=f"Group {n + 1}",
                starts_at=starts_at + timedelta(days=n),
                must_end_at=starts_at + timedelta(days=n, hours=4),
                room="Canteen",
            )
            for n in range(half_days)
        ),
        programme_key="distance",
        programme_version="1",
    )


def a_roster(*rows: RosterRow) -> RosterReading:
    """Return a roster that was read without trouble."""
    return RosterReading(rows=rows, problems=())


def roster_rows(*names: str) -> tuple[RosterRow, ...]:
    """Return a row for each name, with employee numbers E001, E002 …"""
    return tuple(RosterRow(n + 1, name, f"E{n:03d}") for n, name in enumerate(names, start=1))
