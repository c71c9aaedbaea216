"""The store that fulfils `facilitator.services.ports.Store`."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from database import schema
from database.address import default_address
from database.backups import TurnNotCome, take_turn
from database.engine import reading_engine, writing_engine
from database.records.attendance import StoredAttendance
from database.records.captures import StoredCaptures
from database.records.group_draws import StoredGroupDraws
from database.records.group_timers import StoredGroupTimers
from database.records.ink import StoredInk
from database.records.journal import StoredJournal
from database.records.messages import StoredMessages
from database.records.people import StoredPeople
from database.records.polls import StoredPolls
from database.records.programmes import StoredProgrammes
from database.records.runs import StoredRuns
from database.records.sessions import StoredSessions
from database.rekeying import refuse_other, rekey
from database.transaction import COUNT_COMMIT, Author, StampedSession, Transaction
from database.trouble import code_of, fault, half_a_sign, read_only, server_trouble
from database.workspace_file import WorkspaceFile
from facilitator.domain.message import Message, UserError
from facilitator.services.ports import BEFORE_REKEYING, BackupLine

if TYPE_CHECKING:
    from database.records.badges import StoredBadges
    from database.records.own_fields import StoredOwnFields
    from database.records.paper import StoredPaper
    from database.records.questionnaires import StoredQuestionnaires


_LAST_TURN_S = 1.0
"""So long closing still waits for a writer once the last backup has waited in vain."""


class StoredRecords:
    """Fulfils `Records`: all nouns inside one transaction.

    What no slide is shown with (badges, own fields, questionnaires, paper) is loaded when it is asked for:
    mapping a third of the rows is a twentieth of a start.
    """

    def __init__(self, session: StampedSession) -> None:
        self._transaction = transaction = Transaction(session)
        self.sessions = StoredSessions(transaction)
        self.programmes = StoredProgrammes(transaction)
        self.people = StoredPeople(transaction)
        self.attendance = StoredAttendance(transaction)
        self.runs = StoredRuns(transaction)
        self.captures = StoredCaptures(transaction)
        self.group_draws = StoredGroupDraws(transaction)
        self.group_timers = StoredGroupTimers(transaction)
        self.polls = StoredPolls(transaction)
        self.ink = StoredInk(transaction)
        self.messages = StoredMessages(transaction)
        self.journal = StoredJournal(transaction)

    @cached_property
    def own_fields(self) -> StoredOwnFields:
        """What an organisation asks of people beside the usual."""
        from database.records.own_fields import StoredOwnFields

        return StoredOwnFields(self._transaction)

    @cached_property
    def badges(self) -> StoredBadges:
        """Badges and the keys that sign them."""
        from database.records.badges import StoredBadges

        return StoredBadges(self._transaction)

    @cached_property
    def questionnaires(self) -> StoredQuestionnaires:
        """Questionnaires and which sessions use them."""
        from database.records.questionnaires import StoredQuestionnaires

        return StoredQuestionnaires(self._transaction)

    @cached_property
    def paper(self) -> StoredPaper:
        """Numbers, stacks, sheets and what was keyed."""
        from database.records.paper import StoredPaper

        return StoredPaper(self._transaction)


class _ClosedError(RuntimeError):
    """Something was asked of a workspace that is closed."""


class DatabaseStore:
    """One open workspace: a file (`file` guards it) or a server's database (`file` is none).

    `reader` is none where only one connection can be had; reading then waits for the writer.
    """

    def __init__(
        self, writer: Engine, reader: Engine | None, author: Author, file: WorkspaceFile | None
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._author = author
        self._file = file
        self._one_writer = threading.Lock()
        self._writing_thread: int | None = None
        self._is_writer_free = True
        self._is_closed = False

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._file is not None and not self._file.door.may_write

    @property
    def is_shared(self) -> bool:
        """Whether other programs may write meanwhile: into a server's database, not into a locked file."""
        return self._file is None

    @property
    def media_folder(self) -> Path:
        """Where clips of the slides are kept: beside the file; of a server, in the user's data folder."""
        if self._file is None:
            return default_address().parent / "media"
        return self._file.path.with_name(self._file.path.name + ".media")

    @property
    def owns_media(self) -> bool:
        """Whether that folder is this workspace's alone; the workspaces of all servers share one."""
        return self._file is not None

    @contextmanager
    def write(self) -> Generator[StoredRecords]:
        """Open a writing transaction; leaving the block commits to disk, an exception rolls back."""
        if self.is_read_only:
            raise read_only()
        with self._alone(), self._in_plain_words(), StampedSession(self._writer, self._author) as session:
            yield StoredRecords(session)
            commits = self._counted(session)
            session.commit()
            if self._file is not None and commits is not None:
                self._file.committed(commits)

    def _counted(self, session: StampedSession) -> int | None:
        """Give the commit its number; a server keeps no count, so that laptops do not queue for it."""
        if self._file is None:
            return None
        commits: int = session.execute(COUNT_COMMIT).scalar_one()
        return commits

    @contextmanager
    def _alone(self, *, is_backup: bool = False) -> Generator[None]:
        """Keep all others from writing; a backup does not wait without end for who may be stuck."""
        if self._writing_thread == threading.get_ident():
            msg = "a writing transaction is open in this thread"
            raise RuntimeError(msg)
        if not (take_turn(self._one_writer) if is_backup else self._one_writer.acquire()):
            raise TurnNotCome
        try:
            self._writing_thread = threading.get_ident()
            self._is_writer_free = is_backup and self._reader is not None
            self._refuse_if_closed()
            yield
        finally:
            self._writing_thread, self._is_writer_free = None, True
            self._one_writer.release()

    def _refuse_if_closed(self) -> None:
        if self._is_closed:  # work that was stuck, and that another opening must not meet
            msg = "the workspace is closed"
            raise _ClosedError(msg)

    @contextmanager
    def read(self) -> Generator[StoredRecords]:
        """Open a reading view that sees one state and never waits for a writer."""
        if self._reader is None:
            with self._alone(), self._in_plain_words(), StampedSession(self._writer, self._author) as session:
                yield StoredRecords(session)
            return
        with self._in_plain_words(), StampedSession(self._reader, self._author) as session:
            yield StoredRecords(session)

    @contextmanager
    def _in_plain_words(self) -> Generator[None]:
        """Turn a driver's error into a sentence, or into the kind of a bug; both without its content."""
        try:
            yield
        except DBAPIError as error:
            raise self._said(error) from None
        except UnicodeEncodeError:
            raise half_a_sign() from None

    def _said(self, error: DBAPIError) -> Exception:
        code = code_of(error)
        is_bug = code.startswith(("SQLITE_CONSTRAINT", "SQLITE_ERROR", "SQLITE_MISMATCH", "SQLITE_RANGE"))
        if self._file is None:
            return server_trouble(error)
        return fault(error) if is_bug or not code else self._file.trouble(code)

    def back_up(self, why: str) -> BackupLine | None:
        """Write a checked copy; none where the store is not a file. RuntimeError where it is closed."""
        if self._file is None:
            return None
        if self.is_read_only:
            raise read_only()
        self._refuse_if_closed()
        if self._reader is None:
            with self._alone(is_backup=True):
                return self._back_up_here(self._file, why)
        if self._file.door.driver.is_keyed:
            return self._file.back_up(why)
        with self._alone(is_backup=True):  # with a rollback journal nobody can commit while it is copied
            return self._file.back_up(why)

    def _back_up_here(self, file: WorkspaceFile, why: str) -> BackupLine:
        """Back up through the one connection there is."""
        with self._writer.connect() as connection:
            driven = connection.connection.driver_connection
            connection.rollback()
            return file.back_up(why, driven)

    def back_up_if_due(self, now: datetime) -> BackupLine | None:
        """Back up when data changed and ten minutes have passed; cheap to ask every minute.

        None where it is closed: whoever asks on a clock may come a moment too late.
        """
        if self._file is None or self.is_read_only or self._is_closed:
            return None
        self._file.reserve.lay_up()
        try:
            return self.back_up("every ten minutes") if self._file.is_backup_due(now) else None
        except _ClosedError:
            return None

    def change_passphrase(self, present: str, new: str, what: str) -> None:
        """Put the file under another passphrase, "" for none; `what` is the audit line of it.

        It is backed up before, under the present one. Raises UserError, with everything as it was:
        PassphraseNeeded where `present` is not the present passphrase, and where the store has none to
        change, another program holds the file, or the disk is full.
        """
        if self._file is None:
            raise UserError(Message("A workspace on a server is locked by whoever looks after the server."))
        if self.is_read_only:
            raise read_only()
        if not self._file.door.driver.is_keyed:
            raise UserError(
                Message(
                    "There are no passphrases here, because the package sqlcipher3 is missing. Install it."
                )
            )
        refuse_other(self._file.door, present)
        self.back_up(BEFORE_REKEYING)
        with self._alone():
            self._rekey(self._file, new, what)

    def _rekey(self, file: WorkspaceFile, new: str, what: str) -> None:
        """Close every connection, exchange the file and open it anew; reading waits meanwhile."""
        reader, self._reader = self._reader, None
        try:
            self._let_go(reader)
            rekey(file, new or None, self._author, what)
            self._writer = writing_engine(file.door)
            reader = None if file.door.is_exclusive else reading_engine(file.door)
        finally:
            self._reader = reader

    def _let_go(self, reader: Engine | None) -> None:
        self._writer.dispose()
        if reader is not None:
            reader.dispose()

    def backups(self) -> tuple[BackupLine, ...]:
        """Return the checked backups, newest first."""
        return () if self._file is None else self._file.backups.lines()

    def check(self) -> tuple[str, ...]:
        """Check integrity in full: every page, every reference, the audit chain."""
        found = () if self._file is None or self._reader is None else self._file.check()
        if found:
            return found
        with self.read() as records:
            broken = records.journal.first_broken_line()
        return () if broken is None else (f"audit: line {broken} does not follow from the line before",)

    def describe(self) -> Mapping[str, str]:
        """Say what the store is."""
        said = {
            "kind": self._writer.dialect.name,
            "schema": schema.HEAD,
            "read_only": "yes" if self.is_read_only else "no",
        }
        if self._file is None:
            said["address"] = self._writer.url.render_as_string(hide_password=True)
        else:
            said.update(self._file.describe())
        return said

    def close(self) -> None:
        """Back up if something changed, checkpoint, let go of the lock; nothing is written from then on.

        What is stuck in the midst of writing is not waited for without end: then the file stays as a kill
        leaves it. Closing a closed store waits for nothing; it lets go of what was held up the first time.
        """
        most_s = 0.0 if self._is_closed else None
        try:
            if self._file is not None and self._file.has_changed and self._may_back_up:
                self.back_up("on closing")
        except TurnNotCome:
            most_s = _LAST_TURN_S
            raise
        finally:
            self._let_go_of_all(most_s)

    @property
    def _may_back_up(self) -> bool:
        return not self._is_closed and not self.is_read_only

    def _let_go_of_all(self, most_s: float | None) -> None:
        has_turn = take_turn(self._one_writer, most_s)
        self._is_closed = True
        try:
            if has_turn or self._is_writer_free:  # a backup that is stuck has a connection of its own
                self._let_go(self._reader)
                if self._file is not None:
                    self._file.close()
        finally:
            if has_turn:
                self._one_writer.release()
