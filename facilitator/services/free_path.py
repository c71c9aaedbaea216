"""A name for a file at which nothing stands yet, so that nobody's file is written over unasked."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path


def free_path(path: Path) -> Path:
    """Return the path, or the first like it with a number that nothing stands at."""
    numbered = (path.with_name(f"{path.stem}_{number}{path.suffix}") for number in count(2))
    return next(one for one in chain((path,), numbered) if not one.exists())
