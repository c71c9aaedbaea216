"""The files that something was made from, known again by their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

_CHUNK = 1024 * 1024


def hash_of(paths: Sequence[Path]) -> str:
    """Return the SHA-256 (hexadecimal) of the files one after the other; OSError if one cannot be read."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()
