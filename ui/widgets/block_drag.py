"""A block of an agenda under the mouse: what travels is its id, never its words."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData

BLOCK_FORMAT = "application/x-facilitator-block"


def block_in_hand(block: UUID) -> QMimeData:
    """Return what a drag of that block carries."""
    mime = QMimeData()
    mime.setData(BLOCK_FORMAT, QByteArray(str(block).encode()))
    return mime


def dragged_block(mime: QMimeData) -> UUID | None:
    """Return the block that a drag carries; none for anything else that comes over the window."""
    if mime.hasFormat(BLOCK_FORMAT):
        with suppress(ValueError):
            return UUID(bytes(mime.data(BLOCK_FORMAT).data()).decode())
    return None
