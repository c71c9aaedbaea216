"""The list of sessions, counted in a few statements however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, Uuid, column, func, select, table
from sqlalchemy.orm import aliased

from database.rows.attendance import AttendanceEventRow
from database.rows.person import EnrolmentRow, PersonRow
from database.rows.session import HalfDayRow, SessionRow
from database.rows.site import SiteRow
from database.transaction import Transaction
from facilitator.domain.attendance import AttendanceKind
from facilitator.domain.session import SessionLine

_SESSION_OF_SHEET = column("session_id", Uuid())
_SHEETS = table("sheet", _SESSION_OF_SHEET)
"""Only counted here: a start, which asks for the lines, does not map the rows of paper."""


def lines(transaction: Transaction, *, with_archived: bool) -> tuple[SessionLine, ...]:
    """Return one line a session, the one with the latest half-day first.

    `expected` and `present` follow `domain.attendance`: people on the list without walk-ins, and those
    who arrived (an arrival that was taken back is none), each person once over all half-days. `sheets`
    counts keyed sheets of every pass.
    """
    starts = _starts(transaction)
    expected = _counts(transaction, _expected())
    present = _counts(transaction, _arrived())
    sheets = _counts(transaction, select(_SESSION_OF_SHEET, func.count()).select_from(_SHEETS))
    wanted = select(SessionRow)
    if not with_archived:
        wanted = wanted.where(SessionRow.archived.is_(False))
    rows = sorted(
        transaction.all(wanted),
        key=lambda row: max(starts.get(row.id, ()), default=row.changed_at),
        reverse=True,
    )
    sites = {site.id: site.name for site in transaction.all(select(SiteRow))}
    return tuple(
        SessionLine(
            id=row.id,
            title=row.title,
            site=sites[row.site_id],
            starts_at=min(starts.get(row.id, ()), default=row.changed_at),
            half_days=len(starts.get(row.id, ())),
            expected=expected.get(row.id, 0),
            present=present.get(row.id, 0),
            sheets=sheets.get(row.id, 0),
            is_demo=row.is_demo,
            archived=row.archived,
        )
        for row in rows
    )


def _starts(transaction: Transaction) -> dict[UUID, list[datetime]]:
    starts: dict[UUID, list[datetime]] = {}
    found: Iterable[tuple[UUID, datetime]] = transaction.session.execute(
        select(HalfDayRow.session_id, HalfDayRow.starts_at)
    )
    for session_id, starts_at in found:
        starts.setdefault(session_id, []).append(starts_at)
    return starts


def _people() -> Select[UUID, int]:
    """Return the statement that counts the people of each session, who is one with another once."""
    person = func.coalesce(PersonRow.same_as, PersonRow.id)
    return select(EnrolmentRow.session_id, func.count(person.distinct())).join(
        PersonRow, PersonRow.id == EnrolmentRow.person_id
    )


def _expected() -> Select[UUID, int]:
    return _people().where(EnrolmentRow.is_walk_in.is_(False))


def _arrived() -> Select[UUID, int]:
    undone = aliased(AttendanceEventRow)
    taken_back = select(undone.order).where(undone.undoes == AttendanceEventRow.id).exists()
    return (
        _people()
        .join(AttendanceEventRow, AttendanceEventRow.enrolment_id == EnrolmentRow.id)
        .where(AttendanceEventRow.kind == AttendanceKind.ARRIVED, ~taken_back)
    )


def _counts(transaction: Transaction, statement: Select[UUID, int]) -> dict[UUID, int]:
    by_session = statement.group_by(statement.selected_columns[0])
    return dict(transaction.session.execute(by_session).all())
