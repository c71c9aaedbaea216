"""Names for files: one at which nothing stands yet, and one that ends as it should."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path


def free_path(path: Path) -> Path:
    """Return the path, or the first like it with a number that nothing stands at."""
    numbered = (path.with_name(f"{path.stem}_{number}{path.suffix}") for number in count(2))
    return next(one for one in chain((path,), numbered) if not one.exists())


def with_ending(path: Path, ending: str) -> Path:
    """Return the path with that ending (`.pdf`), added where the name has it not: `No.3 plant.pdf`."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def without_ending(path: Path, ending: str) -> str:
    """Return the name without that ending (`.pdf`), and whole where it has another or none."""
    return path.stem if path.suffix.lower() == ending else path.name
