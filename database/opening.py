"""Opening a workspace: which file or server, in which way, and what is said when it cannot be."""

from __future__ import annotations

import platform
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from database import migration, schema
from database.address import place_of
from database.engine import postgres_engine
from database.entering import enter
from database.file_opening import FileOpening
from database.moment import local_now
from database.transaction import Author, StampedSession
from database.trouble import newer, server_trouble
from database.witness import laptop_id, state_folder
from database.workspace import DatabaseStore


def open_workspace(
    address: str | Path | None = None,
    *,
    passphrase: str | None = None,
    who: str = "",
    accept_older: bool = False,
    now: Callable[[], datetime] = local_now,
) -> DatabaseStore:
    """Open the workspace at `address`, made if there is none yet.

    `address` is a file, a SQLAlchemy address (SQLite or PostgreSQL), or none for the user's own
    workspace. `who` sits at the keyboard. `accept_older` is the user's choice to go on with a file
    that lacks what this laptop stored. Raises UserError, see `database.trouble` for its kinds:
    WorkspaceInUse, WorkspaceInCloud, WorkspaceIsNewer, WorkspaceIsOlder, WorkspaceDamaged,
    PassphraseNeeded, NotStored, ServerUnreachable.
    """
    place = place_of(address)
    author = Author(who, platform.node(), laptop_id(state_folder()), now)
    if isinstance(place, URL):
        return _open_server(place, author)
    return FileOpening(place, passphrase, author, accept_older=accept_older).open()


def _open_server(address: URL, author: Author) -> DatabaseStore:
    writer = postgres_engine(address)
    trouble: Exception | None = None
    with ExitStack() as unless_open:
        unless_open.callback(writer.dispose)
        try:
            _enter_server(writer, address, author)
        except DBAPIError as error:
            trouble = server_trouble(error)
        else:
            unless_open.pop_all()
    if trouble is not None:
        raise trouble
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return DatabaseStore(writer, reader, author, None)


def _enter_server(writer: Engine, address: URL, author: Author) -> None:
    with writer.connect() as connection:
        version = schema.version_of(connection)
    if schema.is_newer(version):
        raise newer(address.database or "")
    if version is not None and version != schema.HEAD:
        migration.upgrade(writer)
    with StampedSession(writer, author) as session:
        enter(session, continues=True)
