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
    return WorkspaceIsOlder(message, missing, backup)


def older_data(
    path: Path, seen: Look, known: Sequence[Testimony], backups: Backups, passphrase: str | None
) -> WorkspaceIsOlder | None:
    """Return what to say when the file lacks commits that this laptop made; none when it has them all."""
    testimony = _testimony_about(path, seen, known)
    if testimony is None or proves(testimony, seen):
        return None
    if testimony.database != seen.database:
        message = Message(
            "{file} is another workspace than the one used here last. Put the right file back, or go on "
            "with this one.",
            {"file": path.name},
        )
        return WorkspaceIsOlder(message, testimony.commits)
    missing = _missing(testimony, seen)
    backup = backups.newest_good(passphrase, more_than=seen.commits)
    return WorkspaceIsOlder(_older(path.name, missing, backup), missing, backup)


def _missing(testimony: Testimony, seen: Look) -> int:
    """Return how many commits are missing; where the file went another way, at least the last opening's."""
    behind = testimony.commits - seen.commits
    if testimony.opening in seen.openings:
        return behind
    return max(behind, testimony.commits - testimony.opened_with, 1)


def proves(testimony: Testimony, seen: Look) -> bool:
    """Say whether the file holds the last commit of the testimony."""
    return (
        testimony.database == seen.database
        and testimony.opening in seen.openings
        and testimony.commits <= seen.commits
    )


def continues(seen: Look, known: Sequence[Testimony]) -> bool:
    """Say whether a testimony proves that this laptop's last commit is in the file."""
    return any(proves(testimony, seen) for testimony in known)


def _testimony_about(path: Path, seen: Look, known: Sequence[Testimony]) -> Testimony | None:
    by_database = [said for said in known if said.database == seen.database]
    by_place = [said for said in known if said.path == same_place(path)]
    return next(iter(by_database + by_place), None)


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
