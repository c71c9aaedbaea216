"""The store: the only room that knows SQL."""

from __future__ import annotations

from database.address import default_address
from database.opening import open_workspace
from database.restoring import file_of, move_workspace, newest_backup, restore
from database.trouble import (
    BackupLocked,
    NotStored,
    PassphraseNeeded,
    ServerUnreachable,
    StoreFault,
    WorkspaceDamaged,
    WorkspaceInCloud,
    WorkspaceInUse,
    WorkspaceIsNewer,
    WorkspaceIsOlder,
)
from database.workspace import DatabaseStore

__all__ = [
    "BackupLocked",
    "DatabaseStore",
    "NotStored",
    "PassphraseNeeded",
    "ServerUnreachable",
    "StoreFault",
    "WorkspaceDamaged",
    "WorkspaceInCloud",
    "WorkspaceInUse",
    "WorkspaceIsNewer",
    "WorkspaceIsOlder",
    "default_address",
    "file_of",
    "move_workspace",
    "newest_backup",
    "open_workspace",
    "restore",
]
