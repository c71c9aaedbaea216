"""The files that something was made from, known again by their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

_CHUNK = 1024 * 1024


def hash_of(paths: Sequence[Path], on_chunk: Callable[[], None] | None = None) -> str:
    """Return the SHA-256 (hexadecimal) of the files one after the other; OSError if one cannot be read.

    `on_chunk` is called before each megabyte: what it raises ends the reading.
    """
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if on_chunk is not None:
                    on_chunk()
                digest.update(chunk)
    return digest.hexdigest()
