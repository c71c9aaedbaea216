"""A copy of a workspace file under another key, found equal to it before it is used.

`PRAGMA rekey` is not used: it changes the file in its place, and it keeps the first 16 bytes, by which
a file under a passphrase is told from one without. `sqlcipher_export`
(https://www.zetetic.net/sqlcipher/sqlcipher-api/#sqlcipher_export) writes a file of its own, also from
one that never had a key.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from database import inspection
from database.driver import Door
from database.exchanging import drop
from database.key import new_salt, raw_key
from facilitator.services.private_files import make_private_file


class UnequalCopyError(Exception):
    """The copy does not hold what the file holds, or is not sound."""


def keyed_copy(door: Door, target: Path, passphrase: str | None) -> Door:
    """Write what `door` leads to into `target` under that passphrase; return the door to it.

    The log of the source is merged into it and given up, for which nobody else may have it open. Raises
    OSError, the driver's error or UnequalCopyError; `target` is then to be dropped.
    """
    drop(target)
    make_private_file(target)
    fresh = replace(door, path=target, passphrase=passphrase, salt=new_salt(passphrase))
    with closing(door.connect()) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        before = inspection.look(connection), inspection.counts(connection)
        key = f"x'{raw_key(passphrase, fresh.salt)}'"
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), key))
        connection.execute("PRAGMA fresh.journal_mode=OFF")  # it is no file yet that a crash could spoil
        connection.execute("PRAGMA fresh.synchronous=OFF")
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        connection.execute("DETACH DATABASE fresh")
    with closing(fresh.peek()) as connection:
        if (inspection.look(connection), inspection.counts(connection)) != before:
            raise UnequalCopyError
    return fresh


def check_and_sync(door: Door) -> None:
    """Bring a closed copy to disk once every page of it was found sound; raises UnequalCopyError."""
    if inspection.findings_of(door.for_reading(is_immutable=True)):
        raise UnequalCopyError
    with door.path.open("rb+") as file:
        os.fsync(file.fileno())
