"""A finished session with made-up people, so that every page has something to show.

Its paper says exactly that 95 of 100 felt guilty before and 39 after. Everything but ids and dates
is the same each time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from facilitator.domain.attendance import AttendanceEvent
from facilitator.domain.deck import Deck
from facilitator.domain.groups import GroupDraw
from facilitator.domain.language import Text
from facilitator.domain.poll import PollEvent
from facilitator.domain.programme import Programme
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.run import RunEvent
from facilitator.domain.session import HalfDay, Session
from facilitator.services.changes import Change, Done
from facilitator.services.demo_answers import filled_in
from facilitator.services.demo_day import attendance, captures, run_events
from facilitator.services.demo_paper import keep_paper
from facilitator.services.demo_people import Cast, cast
from facilitator.services.demo_room import draws, shows_of_hands
from facilitator.services.plan_session import draft_agenda
from facilitator.services.ports import Records, Workspace

TITLE = Text("Parents far from home, Site 7 (demo)", "远方的父母 · 七号工厂（演示）")
TRAINERS = ("林悦 Lin Yue", "周宁 Zhou Ning")

_STARTS_AT = time(8, 30)
_LABELS = ("甲班 Shift A", "乙班 Shift B")
_SLACK_MINUTES = 12
_SEED = 1895


def make_demo(
    ws: Workspace, programme: Programme, decks: Sequence[Deck], questionnaire: Questionnaire
) -> Done[Session]:
    """Return a finished session over two half-days, on disk whole or not at all.

    The questionnaire must ask an item `guilt` with a target before and after: what the demo is for.
    """
    session = _session(ws, programme)
    people = cast(session, ws.ids.new_id, random.Random(_SEED))  # noqa: S311 - made-up data
    halves = [_half(ws, session, people, place) for place in range(len(session.half_days))]
    pairs = filled_in(questionnaire)
    with ws.store.write() as records:
        records.programmes.install(programme, decks)
        records.sessions.add(session)
        records.people.enrol(people.everybody)
        for half in halves:
            half.keep(records)
        for item in captures(session, ws.ids.new_id):
            records.captures.append(item)
        keep_paper(ws, records, session, questionnaire, pairs)
        records.journal.audit(f"demo session {session.id}")
    return Done(session, Change.EVERYTHING)


@dataclass(frozen=True, slots=True)
class _Half:
    """What happened at one half-day, made up before anything is locked."""

    attendance: tuple[AttendanceEvent, ...]
    run: tuple[RunEvent, ...]
    polls: tuple[PollEvent, ...]
    draws: tuple[GroupDraw, ...]

    def keep(self, records: Records) -> None:
        """Write it down, in the order in which it happened."""
        for event in self.attendance:
            records.attendance.append(event)
        for run_event in self.run:
            records.runs.append(run_event)
        for poll in self.polls:
            records.polls.append(poll)
        for draw in self.draws:
            records.group_draws.append(draw)


def _half(ws: Workspace, session: Session, people: Cast, place: int) -> _Half:
    half_day, present, new_id = session.half_days[place], people.by_half_day[place], ws.ids.new_id
    return _Half(
        attendance=tuple(attendance(half_day, place, present, new_id)),
        run=tuple(run_events(session, half_day, place, new_id)),
        polls=tuple(shows_of_hands(session, half_day, place, new_id)),
        draws=tuple(draws(session, half_day, place, present, new_id)),
    )


def _session(ws: Workspace, programme: Programme) -> Session:
    agenda = draft_agenda(ws, programme)
    minutes = sum(item.planned_minutes for item in agenda) + _SLACK_MINUTES
    today = ws.clock.now()
    return Session(
        id=ws.ids.new_id(),
        title=TITLE,
        site="Site 7",
        trainers=TRAINERS,
        half_days=tuple(
            _half_day(ws.ids.new_id(), label, today - timedelta(days=days), minutes)
            for label, days in zip(_LABELS, (2, 1), strict=True)
        ),
        agenda=agenda,
        programme_key=programme.key,
        programme_version=programme.version,
        programme_title=programme.title,
        is_demo=True,
    )


def _half_day(half_day_id: UUID, label: str, day: datetime, minutes: int) -> HalfDay:
    starts_at = datetime.combine(day.date(), _STARTS_AT, day.tzinfo)
    return HalfDay(
        half_day_id, label, starts_at, starts_at + timedelta(minutes=minutes), "食堂二楼 Canteen, 2F"
    )
