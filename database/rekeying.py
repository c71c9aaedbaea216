"""Giving a workspace file a passphrase, another one, or none.

A new file is written beside the old one under the new key, checked, and put in its place by one
rename. Whenever the program dies there is one whole file in the place, under the old key or the new
one. What is left of the new file is cleared away at the next opening.
"""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import replace

from sqlalchemy.exc import DBAPIError

from database.driver import Door
from database.engine import writing_engine
from database.exchanging import beside, drop, folder_to_disk, has_logs, held, no_room
from database.keyed_copy import UnequalCopyError, check_and_sync, keyed_copy
from database.records.journal import StoredJournal
from database.transaction import COUNT_COMMIT, Author, StampedSession, Transaction
from database.trouble import PassphraseNeeded, code_of
from database.workspace_file import WorkspaceFile
from facilitator.domain.message import Message, UserError

UNFINISHED = ".rekeying"
"""How the name of a file ends that was not put in its place yet."""


def refuse_other(door: Door, present: str) -> None:
    """Raise PassphraseNeeded unless that is the passphrase under which the file was opened."""
    if not hmac.compare_digest(_comparable(present), _comparable(door.passphrase or "")):
        raise PassphraseNeeded(
            Message("This is not the passphrase of the workspace. Type the one that opens it now.")
        )


def _comparable(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def rekey(file: WorkspaceFile, passphrase: str | None, author: Author, what: str) -> None:
    """Put a file under that passphrase (none: the published key) in the place of an open workspace's.

    No connection to the file may be open. `what` is its next audit line. Raises UserError, with
    everything as it was, where the new file cannot be written or the old one is held.
    """
    path, fresh = file.path, beside(file.path, UNFINISHED)
    trouble: UserError | None = None
    try:
        door = keyed_copy(file.door, fresh, passphrase)
        commits = _audited(door, author, what)
        check_and_sync(door)
        if has_logs(path):
            raise PermissionError
        file.witness.note_passphrase(is_set=passphrase is not None or file.door.passphrase is not None)
        fresh.replace(path)
    except (OSError, DBAPIError, file.door.driver.module.Error, UnequalCopyError) as error:
        is_held = isinstance(error, PermissionError) or code_of(error).startswith("SQLITE_BUSY")
        trouble = held(path) if is_held else no_room(path.parent)
    if trouble is not None:
        drop(fresh)
        raise trouble
    folder_to_disk(path.parent)
    file.door = replace(door, path=path)
    file.committed(commits)
    file.witness.note_passphrase(is_set=passphrase is not None)


def _audited(door: Door, author: Author, what: str) -> int:
    """Write the audit line into the new file; return the number of its commit."""
    engine = writing_engine(door)
    try:
        with StampedSession(engine, author) as session:
            StoredJournal(Transaction(session)).audit(what)
            commits: int = session.execute(COUNT_COMMIT).scalar_one()
            session.commit()
    finally:
        engine.dispose()
    return commits
