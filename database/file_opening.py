"""Opening a workspace file, step by step, each with what is said when it fails."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from glob import escape
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from database import history, ladder, migration, schema
from database.address import default_address
from database.backups import Backups
from database.driver import PLAIN_HEADER, Door, driver, header_of, is_locked
from database.engine import reading_engine, writing_engine
from database.entering import Entered, enter
from database.exchanging import beside, drop
from database.inspection import Look
from database.lock import WorkspaceLock
from database.places import refuse_cloud
from database.rekeying import UNFINISHED
from database.reserve import Reserve
from database.transaction import Author, StampedSession
from database.trouble import (
    PassphraseNeeded,
    code_of,
    damaged,
    is_damage,
    is_full,
    newer,
    no_folder,
    not_stored,
)
from database.witness import Testimony, Witness, forget, state_folder, testimonies
from database.workspace import DatabaseStore
from database.workspace_file import WorkspaceFile
from facilitator.domain.message import Message, UserError
from facilitator.services.private_files import close_to_others, make_private_file, make_private_folder


class FileOpening:
    """One attempt to open a workspace file."""

    def __init__(self, path: Path, passphrase: str | None, author: Author, *, accept_older: bool) -> None:
        self._path = path
        self._author = author
        self._accept_older = accept_older
        self._was_there = path.exists()
        self._door = Door.to(path, passphrase)
        self._lock = WorkspaceLock(path)
        self._reserve = Reserve(path)
        self._backups = Backups(path, author.now)
        self._state = state_folder()
        self._known = testimonies(self._state)

    def open(self) -> DatabaseStore:
        """Return the open store; raises UserError and leaves no lock behind."""
        refuse_cloud(self._path)
        self._make_folder()
        may_write = self._lock.take(self._author.now())
        if may_write:
            drop(beside(self._path, UNFINISHED))
        self._close_to_others()
        with ExitStack() as unless_open:
            unless_open.callback(self._lock.release)
            seen = self._look()
            self._refuse_older(seen)
            store = (self._open_for_writing(seen) if may_write else None) or self._open_for_reading()
            unless_open.pop_all()
        return store

    def _make_folder(self) -> None:
        try:
            make_private_folder(self._path.parent)
        except OSError:
            raise no_folder(self._path) from None

    def _close_to_others(self) -> None:
        """Let nobody but this user read what is there, also what an earlier version made."""
        own = [default_address().parent] if self._path == default_address() else []
        for path in (*own, self._path, *self._path.parent.glob(f"{escape(self._path.name)}[.-]*")):
            close_to_others(path)
        with suppress(OSError):
            self._backups.close_to_others()

    @property
    def _is_new(self) -> bool:
        return not self._path.exists() or self._path.stat().st_size == 0

    def _look(self) -> Look:
        """Return what the file says of itself, nothing in it changed."""
        if self._is_new:
            return Look(None)
        self._refuse_other_key()
        trouble: UserError | None = None
        try:
            seen = ladder.peek(self._door)
        except driver().module.Error as error:
            trouble = self._cannot_look(getattr(error, "sqlite_errorname", ""))
        if trouble is not None:
            raise trouble
        if seen.is_foreign:
            raise UserError(
                Message(
                    "{file} is a database of another program. Choose another file.", {"file": self._path.name}
                )
            )
        if schema.is_newer(seen.schema):
            raise newer(self._path.name)
        return seen

    def _refuse_other_key(self) -> None:
        try:
            header = header_of(self._path)
        except OSError:
            raise _not_readable(self._path) from None
        name: dict[str, object] = {"file": self._path.name}
        if not driver().is_keyed and header != PLAIN_HEADER:
            raise UserError(
                Message(
                    "{file} cannot be read here, because the package sqlcipher3 is missing. Install it, "
                    "then open the workspace again.",
                    name,
                )
            )
        has_passphrase = is_locked(header)
        if self._door.passphrase is not None and not has_passphrase:
            raise PassphraseNeeded(
                Message("The workspace {file} has no passphrase. Open it without one.", name)
            )
        if self._door.passphrase is None and has_passphrase and not self._was_without_passphrase():
            raise PassphraseNeeded(
                Message("The workspace {file} has a passphrase. Type it to open the workspace.", name)
            )

    def _was_without_passphrase(self) -> bool:
        """Say whether the file was opened here without one, and none was set on another laptop since."""
        place = history.same_place(self._path)
        was_open = any(said.path == place and not said.has_passphrase for said in self._known)
        return was_open and not self._backups.is_newest_locked()

    def _cannot_look(self, code: str) -> UserError:
        if not is_damage(code):
            return _not_readable(self._path)
        if self._door.passphrase is not None and code == "SQLITE_NOTADB":
            return PassphraseNeeded(
                Message(
                    "This passphrase does not open {file}. Type it again; if it is surely right, the file "
                    "is damaged, and a backup can be restored.",
                    {"file": self._path.name},
                )
            )
        return damaged(self._path.name, self._backups.newest_good(self._door.passphrase))

    def _refuse_older(self, seen: Look) -> None:
        if self._accept_older:
            return
        older = None
        if not self._is_new:
            older = history.older_data(self._path, seen, self._known, self._backups, self._door.passphrase)
        if older is None and seen.schema is None:
            older = history.missing_file(self._path, self._known, self._backups, self._door.passphrase)
        if older is not None:
            raise older

    def _open_for_writing(self, seen: Look) -> DatabaseStore | None:
        """Return the store through the best door that takes a commit, or none."""
        if not self._was_there:
            with suppress(OSError):
                make_private_file(self._path)
        code = ""
        for door in ladder.writing_ways(self._door):
            while True:
                writer = writing_engine(door)
                try:
                    entered = self._enter(writer, door, seen)
                except (DBAPIError, driver().module.Error) as error:
                    writer.dispose()
                    code = code_of(error)
                else:
                    return self._store(writer, door, entered)
                if not (is_full(code) and self._reserve.give_up()):  # which has room to give once
                    break
        if is_damage(code):
            raise damaged(self._path.name, self._backups.newest_good(self._door.passphrase))
        if seen.schema is None:
            self._leave_nothing_behind()
            raise not_stored(code, was_space_freed=False) if is_full(code) else no_folder(self._path)
        return None

    def _leave_nothing_behind(self) -> None:
        """Take away a new file in which no table came to be; an empty one that lay there stays, empty."""
        endings = ["-wal", "-shm", "-journal"]
        if self._was_there:
            with suppress(OSError):
                os.truncate(self._path, 0)
        else:
            endings.append("")
        for ending in endings:
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def _enter(self, writer: Engine, door: Door, seen: Look) -> Entered:
        if seen.schema is not None and seen.schema != schema.HEAD:
            with closing(door.connect()) as connection:
                self._backups.take(connection, door, "before an upgrade")
            migration.upgrade(writer)
        with StampedSession(writer, self._author) as session:
            return enter(session, continues=history.continues(seen, self._known))

    def _store(self, writer: Engine, door: Door, entered: Entered) -> DatabaseStore:
        self._forget_what_was_here(entered.database)
        door = replace(door, mode="rw")
        file = self._file(door, entered)
        file.witness.begin()
        reader = None if door.is_exclusive else reading_engine(door)
        return DatabaseStore(writer, reader, self._author, file)

    def _forget_what_was_here(self, database: str) -> None:
        place = history.same_place(self._path)
        for said in self._known:
            if said.path == place and said.database != database:
                forget(self._state, said.database)

    def _open_for_reading(self) -> DatabaseStore:
        if self._is_new:
            raise no_folder(self._path)
        trouble: UserError | None = None
        try:
            opened = ladder.reading_door(self._door)
        except driver().module.Error:
            trouble = _not_readable(self._path)
        if trouble is not None:
            raise trouble
        reader = reading_engine(opened.door)
        file = self._file(opened.door, Entered(opened.seen.database, "", opened.seen.commits))
        return DatabaseStore(reader, reader, self._author, file)

    def _file(self, door: Door, entered: Entered) -> WorkspaceFile:
        now = self._author.now
        testimony = Testimony(
            database=entered.database,
            path=history.same_place(self._path),
            opening=entered.opening,
            opened_with=entered.commits,
            commits=entered.commits,
            has_passphrase=door.passphrase is not None,
        )
        return WorkspaceFile(
            door=door,
            lock=self._lock,
            witness=Witness(self._state, testimony),
            reserve=self._reserve,
            backups=self._backups,
            now=now,
            commits=entered.commits,
            backed_up=entered.commits,
            tried_at=now(),
        )


def _not_readable(path: Path) -> UserError:
    return UserError(
        Message(
            "The workspace {file} cannot be opened where it lies. Copy it, with the files beside it that "
            "begin with the same name, to a folder where you may write, and open it there.",
            {"file": path.name},
        )
    )
