"""Put written files where they belong, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def in_place(files: Sequence[tuple[Path, Path]]) -> Iterator[None]:
    """Move each (part, target) to its target for good if the block succeeds.

    Whatever fails, a move or the block, every target is again what it was, and the error goes on. The
    OSError of a move names the target that could not be written. A target is at no moment missing.
    """
    moved: list[tuple[Path, Path | None]] = []
    try:
        for part, target in files:
            moved.append(_move(part, target))
        yield
    except BaseException:  # goes on; a Ctrl+C must put everything back too
        for target, kept in reversed(moved):
            _put_back(target, kept)
        raise
    for _, kept in moved:
        _forget(kept)


def _move(part: Path, target: Path) -> tuple[Path, Path | None]:
    """Return the target and the copy of what stood there before, none where nothing did."""
    kept = target.with_name(f".{target.stem}.kept{target.suffix}") if target.exists() else None
    try:
        if kept is not None:
            shutil.copy2(target, kept)
        part.replace(target)
    except OSError as error:
        _forget(kept)
        raise type(error)(error.errno, error.strerror, str(target)) from error
    return target, kept


def _put_back(target: Path, kept: Path | None) -> None:
    with suppress(OSError):
        if kept is None:
            target.unlink()
        else:
            kept.replace(target)


def _forget(kept: Path | None) -> None:
    if kept is not None:
        with suppress(OSError):
            kept.unlink()
