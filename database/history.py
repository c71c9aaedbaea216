"""Whether a file holds all that this laptop stored, as the witness knows it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from database.backups import Backups
from database.inspection import Look
from database.trouble import WorkspaceIsOlder
from database.witness import Testimony
from facilitator.domain.message import Message, plural


def same_place(path: Path) -> str:
    """Return a path in the form by which the witness knows places."""
    return os.path.normcase(str(path))


def missing_file(
    path: Path, known: Sequence[Testimony], backups: Backups, passphrase: str | None
) -> WorkspaceIsOlder | None:
    """Return what to say when there is no file, or an empty one, where a workspace was; else none."""
    testimony = next((said for said in known if said.path == same_place(path)), None)
    stored = backups.stored()
    if testimony is None and not stored:
        return None
    missing = testimony.commits if testimony else stored[0].commits
    backup = backups.newest_good(passphrase)
    if not path.exists():
        message = Message(
            "The workspace {file} is gone from {folder}. Put it back or restore a backup, or begin an "
            "empty one.",
            {"file": path.name, "folder": str(path.parent)},
        )
    else:
        message = Message(
            "The workspace {file} is empty, and was not. Restore a backup, or begin an empty one.",
            {"file": path.name},
        )
    return WorkspaceIsOlder(message, missing, backup, is_gone=True)


def older_data(
    path: Path, seen: Look, known: Sequence[Testimony], backups: Backups, passphrase: str | None
) -> WorkspaceIsOlder | None:
    """Return what to say when the file lacks commits that this laptop made; none when it has them all."""
    place = same_place(path)
    here = next((said for said in known if said.path == place), None)
    if seen.database and here is not None and here.database != seen.database:
        message = Message(
            "{file} is another workspace than the one used here last. Put the right file back, or go on "
            "with this one.",
            {"file": path.name},
        )
        return WorkspaceIsOlder(message, here.commits)
    testimony = here or next((said for said in known if said.database == seen.database), None)
    missing = 0 if testimony is None else missing_commits(testimony, seen)
    if not missing:
        return None
    backup = backups.newest_good(passphrase, more_than=seen.commits)
    return WorkspaceIsOlder(_older(path.name, missing, backup), missing, backup)


def missing_commits(testimony: Testimony, seen: Look) -> int:
    """Return how many commits of the testimony the file lacks; 0 proves that it has them all.

    One instance at a time writes, so the commits of one opening follow each other without another
    opening between them. A file where another opening took their numbers went another way.
    """
    if testimony.database != seen.database or testimony.opening not in seen.openings:
        return max(testimony.commits - seen.commits, testimony.commits - testimony.opened_with + 1)
    others = [first for first in seen.openings.values() if first > testimony.opened_with]
    kept = min([seen.commits, *(first - 1 for first in others)])
    return max(testimony.commits - kept, 0)


def continues(seen: Look, known: Sequence[Testimony]) -> bool:
    """Say whether a testimony proves that this laptop's last commit is in the file."""
    return any(said.database == seen.database and missing_commits(said, seen) == 0 for said in known)


def _older(file: str, missing: int, backup: Path | None) -> Message:
    if backup is None:
        return plural(
            "{file} is an older copy: {n} step that was stored on this laptop is missing. Put the newer "
            "file back, or go on without it.",
            "{file} is an older copy: {n} steps that were stored on this laptop are missing. Put the "
            "newer file back, or go on without them.",
            missing,
            file=file,
        )
    return plural(
        "{file} is an older copy: {n} step that was stored on this laptop is missing. Restore the backup "
        "{backup}, which holds more, or go on without it.",
        "{file} is an older copy: {n} steps that were stored on this laptop are missing. Restore the "
        "backup {backup}, which holds more, or go on without them.",
        missing,
        file=file,
        backup=backup.name,
    )
