"""The store that fulfils `facilitator.services.ports.Store`."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from sqlalchemy import Engine, text

from database.records.attendance import StoredAttendance
from database.records.badges import StoredBadges
from database.records.captures import StoredCaptures
from database.records.journal import StoredJournal
from database.records.paper import StoredPaper
from database.records.people import StoredPeople
from database.records.programmes import StoredProgrammes
from database.records.questionnaires import StoredQuestionnaires
from database.records.runs import StoredRuns
from database.records.sessions import StoredSessions
from database.transaction import Author, StampedSession, Transaction
from facilitator.services.ports import BackupLine


class StoredRecords:
    """Fulfils `Records`: all nouns inside one transaction."""

    def __init__(self, session: StampedSession) -> None:
        transaction = Transaction(session)
        self.sessions = StoredSessions(transaction)
        self.programmes = StoredProgrammes(transaction)
        self.people = StoredPeople(transaction)
        self.badges = StoredBadges(transaction)
        self.attendance = StoredAttendance(transaction)
        self.runs = StoredRuns(transaction)
        self.questionnaires = StoredQuestionnaires(transaction)
        self.paper = StoredPaper(transaction)
        self.captures = StoredCaptures(transaction)
        self.journal = StoredJournal(transaction)


class DatabaseStore:
    """One open workspace."""

    def __init__(self, writer: Engine, reader: Engine, author: Author) -> None:
        self._writer = writer
        self._reader = reader
        self._author = author
        self._one_writer = threading.Lock()

    @contextmanager
    def write(self) -> Generator[StoredRecords]:
        """Open a writing transaction; leaving the block commits to disk."""
        with self._one_writer, StampedSession(self._writer, self._author) as session:
            yield StoredRecords(session)
            session.execute(text("UPDATE workspace SET commits = commits + 1"))
            session.commit()

    @contextmanager
    def read(self) -> Generator[StoredRecords]:
        """Open a reading view that sees one state and never waits for a writer."""
        with StampedSession(self._reader, self._author) as session:
            yield StoredRecords(session)

    def back_up(self, why: str) -> BackupLine | None:
        """Write a checked copy."""
        del why
        return None

    def backups(self) -> tuple[BackupLine, ...]:
        """Return the checked backups, newest first."""
        return ()

    def check(self) -> tuple[str, ...]:
        """Check integrity in full."""
        return ()

    def describe(self) -> Mapping[str, str]:
        """Say what the store is."""
        return {"kind": self._writer.dialect.name}

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return False

    def close(self) -> None:
        """Let go of the file."""
        self._reader.dispose()
        self._writer.dispose()
