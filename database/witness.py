"""The witness: what this laptop knows it stored, kept outside the data folder.

A database file cannot say that it is an older copy of itself. So after each commit its number is
written to a small file of the laptop's own, and a database that lacks commits the witness saw is not
opened without a choice. The witness is written after the commit, so it is never ahead of what is on
disk; it is not synced each time, so a power cut may leave it a few seconds behind, which is harmless.

Layout: two slots of 32 bytes written in turn (`commits`, 20 digits, and their CRC-32), so that a torn
write spoils one of them at most; then one line of JSON about the database.
"""

from __future__ import annotations

import json
import os
import uuid
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from io import FileIO
from pathlib import Path
from uuid import UUID

from facilitator.services.private_files import close_to_others, make_private_file, make_private_folder

_SLOT = 32


def state_folder() -> Path:
    """Return this laptop's own folder, outside any data folder.

    `FACILITATOR_STATE_DIR` names another one.
    """
    named = os.environ.get("FACILITATOR_STATE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("Facilitator", appauthor=False)


def laptop_id(state: Path) -> UUID:
    """Return the id of this laptop, made at the first call; another one each time if it cannot be kept."""
    path = state / "laptop"
    close_to_others(path)
    try:
        return UUID(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        made = uuid.uuid4()
    with suppress(OSError):
        make_private_folder(state)
        make_private_file(path)
        path.write_text(str(made), encoding="ascii")
    return made


@dataclass(frozen=True, slots=True)
class Testimony:
    """What the witness says of one database.

    `commits` is the number of the last commit this laptop made, `opening` its last opening for
    writing, `opened_with` the number of commits at that opening.
    """

    database: str
    path: str
    opening: str
    opened_with: int
    commits: int
    has_passphrase: bool


def testimonies(state: Path) -> tuple[Testimony, ...]:
    """Return what the witness says of each database this laptop wrote; unreadable files are left out."""
    try:
        files = sorted((state / "witness").glob("*.witness"))
    except OSError:
        return ()
    return tuple(found for found in map(_read, files) if found is not None)


def _read(path: Path) -> Testimony | None:
    try:
        content = path.read_bytes()
        about = json.loads(content[2 * _SLOT :])
        counts = [_count(content[:_SLOT]), _count(content[_SLOT : 2 * _SLOT])]
        return Testimony(commits=max(counts), **about)
    except (OSError, ValueError, TypeError):
        return None


def _slot(commits: int) -> bytes:
    digits = b"%020d" % commits
    return b"%s %08x\n\n\n" % (digits, zlib.crc32(digits))


def _count(slot: bytes) -> int:
    digits, crc = slot[:20], slot[21:29]
    if zlib.crc32(digits) != int(crc, 16):
        return 0
    return int(digits)


class Witness:
    """The witness of one open database."""

    def __init__(self, state: Path, testimony: Testimony) -> None:
        self.testimony = testimony
        self._path = state / "witness" / f"{testimony.database}.witness"
        self._file: FileIO | None = None
        self._turn = 0

    @property
    def is_kept(self) -> bool:
        """Whether the testimony reaches this laptop's disk."""
        return self._file is not None

    def begin(self) -> bool:
        """Start a testimony anew, on disk before this returns; false where it cannot be kept."""
        about = asdict(self.testimony)
        about.pop("commits")
        slot = _slot(self.testimony.commits)
        fresh = self._path.with_suffix(".new")
        try:
            make_private_folder(self._path.parent)
            close_to_others(self._path.parent)
            make_private_file(fresh)
            with fresh.open("wb") as file:
                file.write(slot + slot + json.dumps(about).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
            self._file = FileIO(str(self._path), "r+")
        except OSError:
            return False
        return True

    def saw(self, commits: int) -> None:
        """Note that commit; quick, and never a reason to fail."""
        self.testimony = replace(self.testimony, commits=commits)
        if self._file is None:
            return
        self._turn = 1 - self._turn
        with suppress(OSError):
            self._file.seek(self._turn * _SLOT)
            self._file.write(_slot(commits))

    def note_passphrase(self, *, is_set: bool) -> None:
        """Say from now on whether the database has a passphrase; on disk before this returns."""
        self.close()
        self.testimony = replace(self.testimony, has_passphrase=is_set)
        self.begin()

    def close(self) -> None:
        """Bring the testimony to disk and let go of the file."""
        if self._file is None:
            return
        with suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()
        self._file = None


def forget(state: Path, database: str) -> None:
    """Drop the testimony about a database that the user chose to give up."""
    (state / "witness" / f"{database}.witness").unlink(missing_ok=True)
