"""Trouble with a workspace that a user can mend, and how driver errors become it.

No sentence here holds anything that was to be stored: drivers quote rows in their errors, so those
errors are cut off, never chained.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from facilitator.domain.message import Message, UserError


class WorkspaceInUse(UserError):  # noqa: N818  a state of the workspace, said to the user
    """Another instance holds the workspace."""


class WorkspaceInCloud(UserError):  # noqa: N818
    """The folder is copied by a cloud service, or lies on another computer.

    `suggested` is a path on this computer to which `move_workspace` can bring it.
    """

    def __init__(self, message: Message, suggested: Path | None = None) -> None:
        super().__init__(message)
        self.suggested = suggested


class WorkspaceIsNewer(UserError):  # noqa: N818
    """The file was made by a newer version of the program; nothing in it was touched."""


class WorkspaceIsOlder(UserError):  # noqa: N818
    """The file lacks what this laptop stored: opened only with `accept_older=True`.

    `missing` counts the stored steps that are not in it; `newest_backup` is the backup that has more
    of them than the file, if there is one. `is_gone`: there is no file, or an empty one, so that going
    on begins an empty workspace.
    """

    def __init__(
        self,
        message: Message,
        missing: int = 0,
        newest_backup: Path | None = None,
        *,
        is_gone: bool = False,
    ) -> None:
        super().__init__(message)
        self.missing = missing
        self.newest_backup = newest_backup
        self.is_gone = is_gone


class WorkspaceDamaged(UserError):  # noqa: N818
    """The file cannot be read whole. `newest_backup` is the newest sound backup, if there is one."""

    def __init__(self, message: Message, newest_backup: Path | None = None) -> None:
        super().__init__(message)
        self.newest_backup = newest_backup


class PassphraseNeeded(UserError):  # noqa: N818
    """The workspace has a passphrase, and none or a wrong one was given."""


class BackupLocked(PassphraseNeeded):
    """A backup has another passphrase than the workspace, and none or a wrong one was given for it."""

    def __init__(self, message: Message, backup: Path) -> None:
        super().__init__(message)
        self.backup = backup


class NotStored(UserError):  # noqa: N818
    """Nothing of the last step was stored: disk full, file read-only, storage failing."""


class StoreFault(Exception):  # noqa: N818  a bug's kind
    """A bug that the store noticed, e.g. a broken constraint: its kind, never what was stored."""


def code_of(error: BaseException) -> str:
    """Return SQLite's name of the error, e.g. `SQLITE_FULL`; "" where it is no SQLite error."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    name = getattr(error, "sqlite_errorname", "")
    return name if isinstance(name, str) else ""


def is_damage(code: str) -> bool:
    """Say whether SQLite met bytes that it did not write so."""
    return code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def is_full(code: str) -> bool:
    """Say whether the disk had no room; a full disk also fails to enlarge the shared memory."""
    return code in {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMOPEN", "SQLITE_IOERR_SHMMAP"}


def in_use(file: str, holder: Mapping[str, object] | None) -> WorkspaceInUse:
    """Return that somebody has the workspace open: `host`, `process`, `since`, where that is known."""
    if holder is None:
        return WorkspaceInUse(
            Message("The workspace {file} is open in another window. Close it there first.", {"file": file})
        )
    return WorkspaceInUse(
        Message(
            "The workspace {file} is already open on {host} (process {process}, since {since}). Close it "
            "there first.",
            {"file": file, **holder},
        )
    )


def not_stored(code: str, *, was_space_freed: bool) -> UserError:
    """Return what to say when a write failed with that SQLite error."""
    if is_full(code) and was_space_freed:
        return NotStored(
            Message(
                "The disk is full, so this last step was not stored. Space kept for this case is free "
                "now: do the step again, then make room on the disk."
            )
        )
    if is_full(code):
        return NotStored(
            Message(
                "The disk is full, so this last step was not stored. Make room on the disk, then do it again."
            )
        )
    if code.startswith("SQLITE_READONLY"):
        return read_only()
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return NotStored(
            Message(
                "This last step was not stored, because another program holds the workspace file. "
                "Close that program, then do the step again."
            )
        )
    return NotStored(
        Message(
            "This last step was not stored, because the disk did not take it. Check that the disk is "
            "still connected, then do the step again."
        )
    )


def no_folder(path: Path) -> UserError:
    """Return that no workspace can be made at that path."""
    return UserError(
        Message(
            "No workspace can be made in {folder}, because nothing can be written there. Choose another "
            "folder.",
            {"folder": str(path.parent)},
        )
    )


def half_a_sign() -> UserError:
    """Return that a text cannot be written in any encoding, such as half an emoji from the clipboard."""
    return NotStored(
        Message("A sign in this text is broken, so nothing was stored. Type the text anew, then do it again.")
    )


def read_only() -> UserError:
    """Return that the workspace can only be read."""
    return NotStored(
        Message(
            "This workspace can only be read here, so nothing was stored. Copy it to a folder where you "
            "may write, and open it there."
        )
    )


def damaged(file: str, newest_backup: Path | None) -> WorkspaceDamaged:
    """Return that the file is damaged, and what there is to fall back on."""
    if newest_backup is None:
        return WorkspaceDamaged(
            Message(
                "The workspace {file} is damaged and there is no backup of it. Keep the file: parts of "
                "it may still be saved.",
                {"file": file},
            )
        )
    return WorkspaceDamaged(
        Message(
            "The workspace {file} is damaged. Restore the backup {backup}; the damaged file is kept.",
            {"file": file, "backup": newest_backup.name},
        ),
        newest_backup,
    )


def fault(error: DBAPIError) -> StoreFault:
    """Return the kind of a bug without a word of what was to be stored."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        constraint = getattr(diagnosis, "constraint_name", None) or ""
        state = getattr(error.orig, "sqlstate", None) or ""
        return StoreFault(f"{type(error).__name__} {state} {constraint}".strip())
    detail = str(error.orig) if isinstance(error, IntegrityError) else code_of(error)
    return StoreFault(f"{type(error).__name__}: {detail}")


class ServerUnreachable(UserError):  # noqa: N818
    """The database server does not answer, or refuses us."""


def server_trouble(error: DBAPIError) -> Exception:
    """Return what to say of a server's error, or the kind of a bug."""
    state = getattr(error.orig, "sqlstate", None) or ""
    if error.connection_invalidated or not state or state.startswith(("08", "57", "28")):
        return ServerUnreachable(
            Message(
                "The database server does not answer, so nothing was stored. Check the network, then do "
                "the step again."
            )
        )
    if state.startswith("53"):
        return NotStored(
            Message(
                "The database server has no room left, so this last step was not stored. Tell whoever "
                "looks after the server."
            )
        )
    if state in {"55P03", "40001", "40P01"}:
        return NotStored(
            Message(
                "Somebody else changed the same data at this moment, so this last step was not stored. "
                "Do the step again."
            )
        )
    return fault(error)


def newer(file: str) -> WorkspaceIsNewer:
    """Return that a newer version of the program made the workspace."""
    return WorkspaceIsNewer(
        Message(
            "The workspace {file} was made by a newer version of this program and was left as it is. "
            "Install the newer version to open it.",
            {"file": file},
        )
    )
