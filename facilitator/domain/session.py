"""A session: one training given at one site, in one or more half-days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Cut, Minutes, Priority, SlideRange

_RUNS_OVER = timedelta(hours=2)


class SessionStage(StrEnum):
    """How far a session has come; Home offers the next step from it."""

    PREPARE = "prepare"
    DOORS = "doors"
    RUN = "run"
    PAPER = "paper"
    SHARE = "share"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HalfDay:
    """One sitting of the session for one part of its people, e.g. shift A on the 3rd of March.

    `starts_at` and `must_end_at` are aware datetimes of the site's wall clock.
    """

    id: UUID
    label: str
    starts_at: datetime
    must_end_at: datetime
    room: str = ""

    def moment_at(self, hour: int, minute: int) -> datetime:
        """Return when the clock showed that time there: after midnight where the half-day goes on over it."""
        moment = self.starts_at.replace(hour=hour, minute=minute, second=0, microsecond=0)
        on_the_next = moment + timedelta(days=1)
        is_meant = moment < self.starts_at and on_the_next <= self.must_end_at + _RUNS_OVER
        return on_the_next if is_meant else moment


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One block as planned for this session; `planned_minutes` may differ from the pack's ideal."""

    id: UUID
    kind: BlockKind
    title: Text
    minutes: Minutes
    planned_minutes: int
    priority: Priority
    module_number: int = 0
    module_title: Text = field(default_factory=Text)
    aim: Text = field(default_factory=Text)
    steps: tuple[Text, ...] = ()
    say: Text = field(default_factory=Text)
    materials: tuple[Text, ...] = ()
    handout: Text = field(default_factory=Text)
    slides: SlideRange | None = None
    questionnaire: str | None = None
    fixed_start: time | None = None
    method: Text = field(default_factory=Text)
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A training at one site, with its half-days and its agenda (the same for each half-day)."""

    id: UUID
    title: Text
    site: str
    trainers: tuple[str, ...]
    half_days: tuple[HalfDay, ...]
    agenda: tuple[AgendaItem, ...]
    programme_key: str
    programme_version: str
    programme_title: Text
    is_demo: bool = False
    archived: bool = False

    def half_day(self, half_day_id: UUID) -> HalfDay:
        """Return that half-day; a KeyError is a bug of the caller."""
        for half_day in self.half_days:
            if half_day.id == half_day_id:
                return half_day
        raise KeyError(half_day_id)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """What a list of sessions shows of one: no names in it."""

    id: UUID
    title: Text
    site: str
    starts_at: datetime
    half_days: int
    expected: int
    present: int
    sheets: int
    is_demo: bool
    archived: bool
