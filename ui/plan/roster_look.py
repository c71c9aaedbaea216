"""What the import works out before anything is written, away from the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from facilitator.domain.own_field import OwnField
from facilitator.domain.roster import RosterMapping, read_roster
from facilitator.domain.roster_sheets import RosterSheet, read_sheets
from facilitator.domain.table import Table
from facilitator.services.enrol_people import RosterPreview, preview_roster
from facilitator.services.own_fields import list_own_fields
from facilitator.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """Into which half-day people are brought, and what it is called."""

    session: UUID
    half_day: UUID
    label: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """The sheets of a list, and the own fields that their columns may hold."""

    sheets: tuple[RosterSheet, ...]
    fields: tuple[OwnField, ...]


def read_list(workspace: Workspace, read: Callable[[], tuple[Table, ...]]) -> ReadList:
    """Return every sheet of a list with the people it seems to name."""
    fields = list_own_fields(workspace)
    return ReadList(read_sheets(read(), today=workspace.clock.now().date(), fields=fields), fields)


def look_at(
    workspace: Workspace, target: ImportTarget, table: Table, mapping: RosterMapping
) -> RosterPreview:
    """Return what importing that table would do."""
    today: date = workspace.clock.now().date()
    reading = read_roster(table, mapping, today=today)
    return preview_roster(workspace, target.session, target.half_day, reading)
