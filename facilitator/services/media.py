"""The media store: videos and sounds of the slides, kept as files beside the workspace.

A clip is known by the SHA-256 of its bytes, so that the same video is kept once, under whatever names it
came. It is copied, not linked: the stick that it came on is at home when the session begins. Clips are no
part of a backup, which must stay quick and small; what is missing is named before doors open, and choosing
the same file again brings it back.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from facilitator.domain.deck import Clip
from facilitator.domain.message import Message, UserError
from facilitator.services.ports import Workspace
from facilitator.services.private_files import make_private_file, make_private_folder

LARGEST_BYTES = 2 * 1024**3
ROOM_LEFT_BYTES = 256 * 1024**2
"""What stays free on the disk for the workspace itself."""

_CHUNK_BYTES = 1024**2
_PARTS = ".part"
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")

Progress = Callable[[int, int], None]
"""Hears how many bytes are copied, and of how many."""


def keep_clip(ws: Workspace, path: Path, on_progress: Progress | None = None) -> Clip:
    """Copy a video or sound into the store and return it, its length not known yet.

    It is there whole or not at all: written under another name, forced to disk, then renamed. UserError
    for a file that is missing, empty or larger than 2 GB, and where the disk has no room; a file that is
    too large is refused before a byte of it is read.
    """
    size = fit_size(path)
    folder = ws.store.media_folder
    try:
        make_private_folder(folder)
        _forget_parts(folder)
        if shutil.disk_usage(folder).free < size + ROOM_LEFT_BYTES:
            raise _no_room(path, folder)
        return _copied(path, folder, on_progress or _tell_nobody)
    except OSError as error:
        raise _no_room(path, folder) from error


def clip_path(ws: Workspace, clip: Clip) -> Path | None:
    """Return where a clip lies; none where it is missing or another size than it was."""
    path = _place(ws.store.media_folder, clip.sha256, clip.name)
    try:
        return path if path.stat().st_size == clip.size else None
    except OSError:
        return None


def forget_clips(ws: Workspace, clips: Iterable[Clip], named: Iterable[Clip]) -> None:
    """Delete the files of these clips, but for those that `named` ones share; one that is open stays.

    Where another workspace may show them, all stay.
    """
    if not ws.store.owns_media:
        return
    folder = ws.store.media_folder
    kept = {_place(folder, clip.sha256, clip.name) for clip in named}
    for path in {_place(folder, clip.sha256, clip.name) for clip in clips} - kept:
        with suppress(OSError):
            path.unlink()


def fit_size(path: Path) -> int:
    """Return how large a file to be kept is, in bytes; UserError where it is none, empty or too large."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        found = None
    if found is None or not S_ISREG(found.st_mode):
        raise UserError(
            Message("{file} is not there or cannot be read. Choose it again.", {"file": path.name})
        )
    size = found.st_size
    if size == 0:
        raise UserError(
            Message("{file} is empty. Copy it again from where it came, then add it.", {"file": path.name})
        )
    if size > LARGEST_BYTES:
        raise UserError(
            Message(
                "{file} is larger than 2 GB. Save it smaller, such as MP4 (H.264) at 1080p, or cut it.",
                {"file": path.name},
            )
        )
    return size


def _copied(path: Path, folder: Path, on_progress: Progress) -> Clip:
    part = folder / f"{os.getpid()}{_PARTS}"
    try:
        make_private_file(part)
        with _opened(path) as source, part.open("wb") as copy:
            sha256, size = _pour(source, copy, path.stat().st_size, on_progress)
            copy.flush()
            os.fsync(copy.fileno())
        part.replace(_place(folder, sha256, path.name))
    finally:
        part.unlink(missing_ok=True)
    return Clip(path.name, sha256, size)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UserError(
            Message("{file} is not there or cannot be read. Choose it again.", {"file": path.name})
        ) from error


def _pour(source: BinaryIO, copy: BinaryIO, whole: int, on_progress: Progress) -> tuple[str, int]:
    """Copy everything; return its SHA-256 and how many bytes it was."""
    digest, done = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK_BYTES):
        digest.update(chunk)
        copy.write(chunk)
        done += len(chunk)
        on_progress(done, max(done, whole))
    return digest.hexdigest(), done


def _place(folder: Path, sha256: str, name: str) -> Path:
    """Return the clip's own file; it keeps its ending, by which players know what they read."""
    suffix = Path(name).suffix.lower()
    return folder / f"{sha256}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def _forget_parts(folder: Path) -> None:
    """Delete what copies left that were cut short: the workspace is open here alone."""
    for part in folder.glob(f"*{_PARTS}"):
        part.unlink(missing_ok=True)


def _no_room(path: Path, folder: Path) -> UserError:
    return UserError(
        Message(
            "{file} could not be copied to {folder}. Make room on the disk, then add it again.",
            {"file": path.name, "folder": str(folder)},
        )
    )


def _tell_nobody(done: int, whole: int) -> None:
    del done, whole
