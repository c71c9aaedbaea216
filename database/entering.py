"""The first transaction of an opening: tables where there are none, this laptop's row, the opening's."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from database import schema
from database.laptop_number import free_number, take_number
from database.rows.workspace import LaptopRow, OpeningRow, OrganisationRow, WorkspaceRow
from database.transaction import COUNT_COMMIT, StampedSession


@dataclass(frozen=True, slots=True)
class Entered:
    """Which database was entered, the id of the opening, and the commit number it got."""

    database: str
    opening: str
    commits: int


def enter(session: StampedSession, *, continues: bool) -> Entered:
    """Make ready to write and commit it.

    `continues` says that a witness proved this laptop's last commit is in the store. Without it the
    laptop takes a new number, so that badge serials given out and lost with an older file are never
    given out again. So it does where the row was written on a computer of another name: somebody copied
    the laptop's own folder along with the workspace.
    """
    connection = session.connection()
    if schema.version_of(connection) is None:
        schema.create(connection)
        _found(session)
    workspace = session.scalars(select(WorkspaceRow)).one()
    _register_laptop(session, continues=continues)
    commits: int = session.execute(COUNT_COMMIT).scalar_one()
    author = session.author
    opening = OpeningRow(
        id=uuid4(), at=author.now(), laptop_id=author.laptop_id, who=author.who, commits=commits
    )
    session.add(opening)
    session.commit()
    return Entered(workspace.id.hex, opening.id.hex, commits)


def _found(session: StampedSession) -> None:
    """Put in the rows that every store has from the start."""
    organisation = OrganisationRow(id=uuid4())
    session.add(organisation)
    session.flush()
    now = session.author.now()
    session.add(WorkspaceRow(id=uuid4(), organisation_id=organisation.id, created_at=now))
    session.flush()


def _register_laptop(session: StampedSession, *, continues: bool) -> None:
    author = session.author
    row = session.get(LaptopRow, author.laptop_id)
    if row is not None and continues and row.name == author.laptop:
        return
    number = free_number(set(session.scalars(select(LaptopRow.number))))
    if row is None:
        row = LaptopRow(id=author.laptop_id, name=author.laptop, number=number)
        session.add(row)
    row.name = author.laptop
    take_number(row, number)
    session.flush()
