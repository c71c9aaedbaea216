"""The sheets of one file, and which of them name people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.own_field import OwnField, own_columns
from facilitator.domain.roster import RosterMapping, RosterReading, guess_mapping, read_roster
from facilitator.domain.table import Table


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """One sheet as it is read by the likeliest mapping."""

    table: Table
    mapping: RosterMapping
    reading: RosterReading


def read_sheets(
    tables: Sequence[Table], *, today: date, fields: Sequence[OwnField] = ()
) -> tuple[RosterSheet, ...]:
    """Return every sheet with what it seems to say, in the order of the file.

    A column that is called as one of `fields` holds that field.
    """
    guessed = [(table, own_columns(table, guess_mapping(table), fields)) for table in tables]
    return tuple(
        RosterSheet(table, mapping, read_roster(table, mapping, today=today)) for table, mapping in guessed
    )


def rosters_among(sheets: Sequence[RosterSheet]) -> tuple[RosterSheet, ...]:
    """Return the sheets that name people.

    Beside a sheet with a header one without is a note, and beside a sheet in sight a hidden one is a
    draft.
    """
    found = tuple(sheet for sheet in sheets if sheet.reading.rows)
    found = tuple(sheet for sheet in found if not sheet.table.is_hidden) or found
    return tuple(sheet for sheet in found if sheet.mapping.header_row is not None) or found
