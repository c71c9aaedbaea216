"""Sessions with their half-days and agenda."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import aliased

from database.records.activities import columns_of
from database.records.session_lines import lines
from database.rows.attendance import AttendanceEventRow, RefusalRow
from database.rows.group_work import GroupTimerEventRow
from database.rows.message import AssistantMessageRow, MessageSeenRow
from database.rows.person import EnrolmentRow, PersonRow
from database.rows.poll import PollEventRow
from database.rows.run import RunEventRow
from database.rows.session import AgendaItemRow, HalfDayRow, RemovedSessionRow, SessionRow
from database.rows.site import SiteRow
from database.transaction import Transaction, named_id
from facilitator.domain.session import AgendaItem, HalfDay, Session, SessionLine

_OF_HALF_DAYS = (
    AttendanceEventRow,
    RefusalRow,
    RunEventRow,
    GroupTimerEventRow,
    PollEventRow,
    MessageSeenRow,
    AssistantMessageRow,
)
"""What no foreign key takes along with a half-day: append-only rows, those that point at others first."""


class StoredSessions:
    """Fulfils `SessionRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def add(self, session: Session) -> None:
        """Keep a new session with its half-days and agenda."""
        row = SessionRow(
            id=session.id,
            title=session.title,
            site_id=self._site(session.site),
            trainers=session.trainers,
            programme_key=session.programme_key,
            programme_version=session.programme_version,
            programme_title=session.programme_title,
            is_demo=session.is_demo,
            archived=session.archived,
        )
        self._tx.add([row])
        self._put_half_days(session)
        self.replace_agenda(session.id, session.agenda)

    def update(self, session: Session) -> None:
        """Write title, site, trainers, half-days and flags."""
        row = self._tx.the(SessionRow, session.id)
        row.title = session.title
        row.site_id = self._site(session.site)
        row.trainers = session.trainers
        row.programme_key = session.programme_key
        row.programme_version = session.programme_version
        row.programme_title = session.programme_title
        row.is_demo = session.is_demo
        row.archived = session.archived
        self._tx.flush()
        self._put_half_days(session)

    def _site(self, name: str) -> UUID:
        site_id = named_id("site", name)
        if self._tx.find(SiteRow, site_id) is None:
            self._tx.add([SiteRow(id=site_id, name=name)])
        return site_id

    def _put_half_days(self, session: Session) -> None:
        kept = [half_day.id for half_day in session.half_days]
        gone = (HalfDayRow.session_id == session.id, HalfDayRow.id.not_in(kept))
        refused = RefusalRow.half_day_id.in_(select(HalfDayRow.id).where(*gone))
        self._tx.delete(delete(RefusalRow).where(refused))
        self._tx.delete(delete(HalfDayRow).where(*gone))
        for position, half_day in enumerate(session.half_days, start=1):
            row = self._tx.find(HalfDayRow, half_day.id)
            if row is None:
                self._tx.add([_half_day_row(session.id, position, half_day)])
                continue
            row.position = position
            row.label = half_day.label
            row.starts_at = half_day.starts_at
            row.must_end_at = half_day.must_end_at
            row.room = half_day.room
        self._tx.flush()

    def replace_agenda(self, session_id: UUID, items: Sequence[AgendaItem]) -> None:
        """Write the agenda; items that stay keep their row.

        A KeyError for an item of another session, which keeps it, is a bug of the caller.
        """
        kept = [item.id for item in items]
        gone = delete(AgendaItemRow).where(
            AgendaItemRow.session_id == session_id, AgendaItemRow.id.not_in(kept)
        )
        self._tx.delete(gone)
        for position, item in enumerate(items, start=1):
            row = self._tx.find(AgendaItemRow, item.id)
            if row is None:
                self._tx.session.add(_agenda_row(session_id, position, item))
                continue
            if row.session_id != session_id:
                raise KeyError(item.id)
            row.position = position
            row.planned_minutes = item.planned_minutes
            row.module_number = item.module_number
            row.module_title = item.module_title
            for column, value in columns_of(item).items():
                setattr(row, column, value)
        self._tx.flush()

    def get(self, session_id: UUID) -> Session | None:
        """Return the session, or none."""
        row = self._tx.find(SessionRow, session_id)
        if row is None:
            return None
        half_days = (
            select(HalfDayRow).where(HalfDayRow.session_id == session_id).order_by(HalfDayRow.position)
        )
        agenda = (
            select(AgendaItemRow)
            .where(AgendaItemRow.session_id == session_id)
            .order_by(AgendaItemRow.position)
        )
        return Session(
            id=row.id,
            title=row.title,
            site=self._tx.the(SiteRow, row.site_id).name,
            trainers=row.trainers,
            half_days=tuple(_half_day(half_day) for half_day in self._tx.all(half_days)),
            agenda=tuple(_agenda_item(item) for item in self._tx.all(agenda)),
            programme_key=row.programme_key,
            programme_version=row.programme_version,
            programme_title=row.programme_title,
            is_demo=row.is_demo,
            archived=row.archived,
        )

    def of_half_day(self, half_day_id: UUID) -> Session | None:
        """Return the session that the half-day belongs to, or none."""
        row = self._tx.find(HalfDayRow, half_day_id)
        return None if row is None else self.get(row.session_id)

    def lines(self, *, with_archived: bool = False) -> tuple[SessionLine, ...]:
        """Return all sessions, the one with the latest half-day first."""
        return lines(self._tx, with_archived=with_archived)

    def remove(self, session_id: UUID) -> None:
        """Delete a session with everything that belongs to it, and people nobody else needs."""
        from database.rows.paper import KeyLogRow, SheetRow

        author = self._tx.author
        self._tx.add([RemovedSessionRow(session_id=session_id, at=author.now(), who=author.who)])
        half_days = select(HalfDayRow.id).where(HalfDayRow.session_id == session_id)
        sheets = select(SheetRow.id).where(SheetRow.session_id == session_id)
        people = self._tx.all(select(EnrolmentRow.person_id).where(EnrolmentRow.session_id == session_id))
        self._tx.delete(delete(KeyLogRow).where(KeyLogRow.sheet_id.in_(sheets)))
        for row in _OF_HALF_DAYS:
            self._tx.delete(delete(row).where(row.half_day_id.in_(half_days)))
        self._tx.delete(delete(SessionRow).where(SessionRow.id == session_id))
        remove_people_not_enrolled(self._tx, people)


def remove_people_not_enrolled(transaction: Transaction, people: Sequence[UUID]) -> None:
    """Delete those of `people` who are enrolled nowhere any more, and whom they were found to be."""
    ids = set(people)
    found = select(PersonRow.same_as).where(PersonRow.id.in_(ids), PersonRow.same_as.is_not(None))
    ids.update(one for one in transaction.all(found) if one is not None)
    unneeded = PersonRow.id.not_in(select(EnrolmentRow.person_id))
    other = aliased(PersonRow)
    is_somebody = exists().where(other.same_as == PersonRow.id)
    for found_to_be in (PersonRow.same_as.is_not(None), ~is_somebody):
        transaction.delete(delete(PersonRow).where(PersonRow.id.in_(ids), unneeded, found_to_be))


def _half_day_row(session_id: UUID, position: int, half_day: HalfDay) -> HalfDayRow:
    return HalfDayRow(
        id=half_day.id,
        session_id=session_id,
        position=position,
        label=half_day.label,
        starts_at=half_day.starts_at,
        must_end_at=half_day.must_end_at,
        room=half_day.room,
    )


def _half_day(row: HalfDayRow) -> HalfDay:
    return HalfDay(
        id=row.id, label=row.label, starts_at=row.starts_at, must_end_at=row.must_end_at, room=row.room
    )


def _agenda_row(session_id: UUID, position: int, item: AgendaItem) -> AgendaItemRow:
    return AgendaItemRow(
        id=item.id,
        session_id=session_id,
        position=position,
        planned_minutes=item.planned_minutes,
        module_number=item.module_number,
        module_title=item.module_title,
        **columns_of(item),
    )


def _agenda_item(row: AgendaItemRow) -> AgendaItem:
    return AgendaItem(
        id=row.id,
        kind=row.kind,
        title=row.title,
        minutes=row.minutes,
        planned_minutes=row.planned_minutes,
        priority=row.priority,
        module_number=row.module_number,
        module_title=row.module_title,
        aim=row.aim,
        steps=row.steps,
        say=row.say,
        materials=row.materials,
        handout=row.handout,
        method=row.method,
        cuts=row.cuts,
        slides=row.slides,
        questionnaire=row.questionnaire,
        fixed_start=row.fixed_start,
    )
