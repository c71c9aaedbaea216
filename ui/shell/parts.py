"""What the entrance of the program hands to the window: makers of pages and roads to the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.services.ports import BackupLine, Workspace
from ui.widgets.page import Page, PageId, PageTools

PageMaker = Callable[[PageTools], Page]


@dataclass(frozen=True)
class Parts:
    """Given by `facilitator.compose`, so that no page knows another and no page knows the store.

    `open_workspace` runs on the worker thread and raises UserError with what can be done.
    `restore` closes the workspace given (if one is open), puts that backup (the newest good one for
    None) in its place, keeps the old file beside it and returns the workspace opened anew.
    `own_folder` is a folder of this laptop for the window's own file and for error reports; None
    (tests, pictures) keeps nothing.
    """

    open_workspace: Callable[[], Workspace]
    pages: Mapping[PageId, PageMaker]
    restore: Callable[[Workspace | None, BackupLine | None], Workspace] | None = None
    back_up: Callable[[Workspace], object] | None = None
    own_folder: Path | None = None
    version: str = ""
