"""The store: the only room that knows SQL."""

from __future__ import annotations

from database.opening import default_address, open_workspace
from database.workspace import DatabaseStore

__all__ = ["DatabaseStore", "default_address", "open_workspace"]
