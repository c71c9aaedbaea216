"""The laptop's clock, for who gives the store none of their own."""

from __future__ import annotations

from datetime import datetime


def local_now() -> datetime:
    """Return the time with its offset."""
    return datetime.now().astimezone()
