"""Made-up people for the demo session: common names drawn by lot, none of a real person."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.names import search_key
from facilitator.domain.participant import ChildAgeBand, Consent, Enrolment, Person, Sex
from facilitator.domain.session import HalfDay, Session

ON_THE_ROSTER = 100
WALK_INS_EACH = (3, 2)

_FAMILY_NAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余"
_WOMEN = (
    *("秀英", "桂芳", "丽", "小燕", "春梅", "玉兰", "晓霞", "红艳", "美玲", "海燕", "金凤", "慧"),
    *("翠萍", "佳", "雪梅", "素珍", "婷婷", "冬梅", "丽华", "巧云", "彩霞", "静", "银花", "爱莲"),
)
_MEN = (
    *("建国", "强", "志刚", "小军", "伟", "永福", "国平", "大勇", "春生", "明", "德华", "海波"),
    *("文斌", "立新", "俊", "光荣", "长青", "水生", "振宇", "福贵", "家辉", "勇", "新民", "向东"),
)
_SAME_NAME = "李秀英"
_RARE_NAME = "龚喆䶮"
_SAME_NAME_AT = (11, 67)
_RARE_NAME_AT = 29
_DEPARTMENTS = ("缝纫一车间", "缝纫二车间", "裁剪车间", "包装车间", "质检部", "仓库")
_PROVINCES = ("四川", "贵州", "湖南", "广西", "江西", "河南", "安徽", "云南")
_BANDS = (
    *(ChildAgeBand.FROM_0_TO_2, ChildAgeBand.FROM_3_TO_5, ChildAgeBand.FROM_3_TO_5),
    *(ChildAgeBand.FROM_6_TO_11, ChildAgeBand.FROM_6_TO_11, ChildAgeBand.FROM_6_TO_11),
    *(ChildAgeBand.FROM_12_TO_14, ChildAgeBand.FROM_15_TO_17),
)
_SHARE_OF_WOMEN = 0.62
_SHARE_LEFT_BEHIND = 0.84


@dataclass(frozen=True, slots=True)
class Cast:
    """Who was expected and who came unannounced, one tuple a half-day, roster people first."""

    by_half_day: tuple[tuple[Enrolment, ...], ...]

    @property
    def everybody(self) -> tuple[Enrolment, ...]:
        """All enrolments, half-day by half-day."""
        return tuple(enrolment for enrolments in self.by_half_day for enrolment in enrolments)


def cast(session: Session, new_id: Callable[[], UUID], chance: random.Random) -> Cast:
    """Return a hundred people on the roster in equal parts, and a few walk-ins at each half-day."""
    people = tuple(_people(new_id, chance))
    share = ON_THE_ROSTER // len(session.half_days)
    walk_ins = iter(people[ON_THE_ROSTER:])
    halves = []
    for place, (half_day, extra) in enumerate(zip(session.half_days, WALK_INS_EACH, strict=True)):
        expected = people[place * share : (place + 1) * share]
        halves.append(
            tuple(_enrolment(session, half_day, person, new_id(), is_walk_in=False) for person in expected)
            + tuple(
                _enrolment(session, half_day, next(walk_ins), new_id(), is_walk_in=True) for _ in range(extra)
            )
        )
    return Cast(tuple(halves))


def _people(new_id: Callable[[], UUID], chance: random.Random) -> Iterator[Person]:
    taken = {_SAME_NAME, _RARE_NAME}
    for place in range(ON_THE_ROSTER + sum(WALK_INS_EACH)):
        is_woman = chance.random() < _SHARE_OF_WOMEN
        name = _free_name(is_woman, taken, chance)
        if place in _SAME_NAME_AT:
            name, is_woman = _SAME_NAME, True
        elif place == _RARE_NAME_AT:
            name, is_woman = _RARE_NAME, False
        yield Person(
            id=new_id(),
            name=name,
            employee_number=f"A{20310 + place * 7}",
            sex=Sex.FEMALE if is_woman else Sex.MALE,
            department=chance.choice(_DEPARTMENTS),
            home_province=chance.choice(_PROVINCES),
            hired_on=f"20{chance.randint(14, 24)}-{chance.randint(1, 12):02}",
            child_age_band=chance.choice(_BANDS),
            child_left_behind=chance.random() < _SHARE_LEFT_BEHIND,
            consent=Consent.GIVEN,
        )


def _free_name(is_woman: bool, taken: set[str], chance: random.Random) -> str:
    while True:
        name = chance.choice(_FAMILY_NAMES) + chance.choice(_WOMEN if is_woman else _MEN)
        if name not in taken:
            taken.add(name)
            return name


def _enrolment(
    session: Session, half_day: HalfDay, person: Person, enrolment_id: UUID, *, is_walk_in: bool
) -> Enrolment:
    return Enrolment(
        id=enrolment_id,
        session=session.id,
        half_day=half_day.id,
        person=person,
        is_walk_in=is_walk_in,
        enrolled_at=half_day.starts_at if is_walk_in else None,
        search_key=search_key(person.name),
    )
