"""Films inside a presentation, taken out so that they play: the PDF shows only their first picture."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from facilitator.domain.deck import Clip
from facilitator.domain.message import UserError
from facilitator.imports.watched import GivenUpError, never
from facilitator.services.clip_decks import VIDEO_SUFFIXES
from facilitator.services.media import LARGEST_BYTES, ROOM_LEFT_BYTES

KeepFilm = Callable[[Path], Clip]
"""Copies a film into the media store and returns it; UserError where it cannot be kept."""

_CHUNK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, OSError)


def take_films(
    path: Path,
    said: dict[str, Any],
    folder: Path,
    keep: KeepFilm,
    *,
    is_given_up: Callable[[], bool] = never,
) -> dict[int, Clip]:
    """Return the film of each slide that has exactly one, by the slide's number from 1.

    `said` is what `presentation_of` found; a film that is kept is taken out of its `played`. One that
    cannot be taken out stays there, to be told; so does one for which the disk has no room. Raises
    GivenUpError.
    """
    clips: dict[int, Clip] = {}
    for number, slide in enumerate(said["slides"], start=1):
        inside = [
            (name, member)
            for name, member in slide["played"]
            if member is not None and PurePosixPath(name).suffix.lower() in VIDEO_SUFFIXES
        ]
        if len(inside) != 1:
            continue
        film = folder / f"{number}-{inside[0][0]}"
        try:
            _take_out(path, inside[0][1], film, is_given_up)
            clip = keep(film)
        except (UserError, *_BROKEN):
            continue
        finally:
            film.unlink(missing_ok=True)
        clips[number] = clip
        slide["played"] = [one for one in slide["played"] if one[0] != inside[0][0]]
    return clips


def _take_out(path: Path, member: str, target: Path, is_given_up: Callable[[], bool]) -> None:
    """Write one member of the zip file to `target`, at most as large as a film may be.

    OSError where the disk would be full of it, GivenUpError.
    """
    left = LARGEST_BYTES
    with zipfile.ZipFile(path) as archive, archive.open(member) as film, target.open("wb") as out:
        if shutil.disk_usage(target.parent).free < archive.getinfo(member).file_size + ROOM_LEFT_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        while chunk := film.read(_CHUNK):
            if is_given_up():
                raise GivenUpError
            left -= len(chunk)
            if left < 0:
                raise EOFError
            out.write(chunk)
