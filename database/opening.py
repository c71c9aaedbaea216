"""Opening a workspace: which file, in which way, and what is said when it cannot be."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import select

from database import schema
from database.driver import Door, driver
from database.engine import reading_engine, writing_engine
from database.rows.workspace import LaptopRow, OrganisationRow, WorkspaceRow
from database.transaction import Author, StampedSession
from database.workspace import DatabaseStore


def local_now() -> datetime:
    """Return the laptop's clock, with its offset."""
    return datetime.now().astimezone()


def default_address() -> Path:
    """Return where a workspace lies when nothing else was said: the user's data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415  only when asked

    return user_data_path("Facilitator", appauthor=False) / "workspace.db"


def open_workspace(
    address: str | Path | None = None,
    *,
    passphrase: str | None = None,
    who: str = "",
    now: Callable[[], datetime] = local_now,
) -> DatabaseStore:
    """Open the workspace at `address`, made if there is none yet."""
    path = default_address() if address is None else Path(address)
    path.parent.mkdir(parents=True, exist_ok=True)
    door = Door(driver(), path, passphrase, mode="rwc")
    writer = writing_engine(door)
    author = Author(who, platform.node(), uuid4(), now)
    with StampedSession(writer, author) as session:
        if schema.version_of(session.connection()) is None:
            schema.create(session.connection())
            organisation = uuid4()
            session.add(OrganisationRow(id=organisation))
            session.flush()
            session.add(WorkspaceRow(id=uuid4(), organisation_id=organisation, created_at=now()))
        laptop = session.scalars(select(LaptopRow)).first()
        if laptop is None:
            laptop = LaptopRow(id=author.laptop_id, name=author.laptop, number=secrets.randbelow(1000))
            session.add(laptop)
        session.commit()
        author = Author(who, platform.node(), laptop.id, now)
    return DatabaseStore(writer, reading_engine(door), author)
