"""What the entrance of the program hands to the window: makers of pages and roads to the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from facilitator.domain.message import UserError
from facilitator.services.phone_door import MakePhoneDoor
from facilitator.services.ports import BackupLine, Workspace
from ui.widgets.page import ChangePassphrase, Page, PageId, PageTools

PageMaker = Callable[[PageTools], Page]


class WayOutKind(StrEnum):
    """What can be done where a workspace does not open."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, no secret
    NEWEST_BACKUP = "newest_backup"
    GO_ON = "go_on"
    BEGIN_EMPTY = "begin_empty"
    MOVE = "move"


@dataclass(frozen=True)
class WayOut:
    """One thing that can be done, and how: `open` runs on the worker, with what the user typed.

    Only PASSPHRASE asks for a text; the others are given an empty one. `open` raises UserError again
    where it does not help.
    """

    kind: WayOutKind
    open: Callable[[str], Workspace]


@dataclass(frozen=True)
class Parts:
    """Given by `facilitator.compose`, so that no page knows another and no page knows the store.

    `open_workspace` runs on the worker thread and raises UserError with what can be done.
    `restore` closes the workspace given (if one is open), puts that backup (the newest good one for
    None) in its place, keeps the old file beside it and returns the workspace opened anew.
    `ways_out` says what can be done about an error that `open_workspace` raised.
    `change_passphrase` does what the use case of that name does, on the worker.
    `back_up` writes a backup if one is due; it is asked every minute.
    `phone_door` makes the door for phones of the open workspace, closed as long as nobody opens it.
    `loaders` import what the pages are made of, each its page; they run on the worker.
    `version` looks up which version this is.
    `own_folder` is a folder of this laptop for the window's own file and for error reports; None
    (tests, pictures) keeps nothing.
    """

    open_workspace: Callable[[], Workspace]
    pages: Mapping[PageId, PageMaker]
    restore: Callable[[Workspace | None, BackupLine | None], Workspace] | None = None
    ways_out: Callable[[UserError], tuple[WayOut, ...]] | None = None
    change_passphrase: ChangePassphrase | None = None
    back_up: Callable[[Workspace], object] | None = None
    loaders: Mapping[PageId, Callable[[], object]] = field(default_factory=dict)
    own_folder: Path | None = None
    version: Callable[[], str] = str
    phone_door: MakePhoneDoor | None = None
