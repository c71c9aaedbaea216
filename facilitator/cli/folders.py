"""Folders that commands write into."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain.message import Message, UserError


def made_folder(folder: Path) -> Path:
    """Return the folder as an absolute path, made if it was not there; UserError if it cannot be."""
    absolute = folder.absolute()
    try:
        absolute.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            Message(
                "The folder {folder} cannot be made: {reason}. Choose another one.",
                {"folder": str(absolute), "reason": error.strerror or str(error)},
            )
        ) from error
    return absolute
