"""Print the sign-in sheet of a half-day: for a door without power, and for who must sign by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.reports.sign_in_sheet import write_sign_in_sheet
from facilitator.services.found import find_session_of
from facilitator.services.free_path import free_path
from facilitator.services.name_organisation import organisation
from facilitator.services.paper_list import keep_printed
from facilitator.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """The file of a sign-in sheet: how many people stand on it, and what to look at."""

    path: Path
    people: int
    warnings: tuple[Message, ...]


def keep_sheet(ws: Workspace, half_day_id: UUID, people: Sequence[Enrolment]) -> None:
    """Keep in which order people stand on the sheet, for who keys it in; nothing in a read-only workspace."""
    if ws.store.is_read_only:
        return
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        keep_printed(records, session.id, half_day_id, [one.id for one in people])


def print_sign_in(
    ws: Workspace, half_day_id: UUID, folder: Path, languages: Sequence[Language]
) -> PrintedSheet:
    """Write the sheet of everybody on the list now into `folder`, named after half-day and date.

    A file of that name stays as it is; the new one has a number behind its name. In which order people
    stand on it is kept, so that it can be keyed in line by line.

    Raises UserError when the half-day is gone or the file cannot be written.
    """
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        people = records.people.of_half_day(half_day_id)
    half_day = session.half_day(half_day_id)
    label = "".join(sign if sign.isalnum() else "-" for sign in half_day.label).strip("-")
    name = "_".join(part for part in ("sign-in", label, f"{half_day.starts_at:%Y-%m-%d}") if part)
    path = free_path(folder / f"{name}.pdf")
    warnings = write_sign_in_sheet(path, session, half_day, people, languages, organisation=organisation(ws))
    keep_sheet(ws, half_day_id, people)
    return PrintedSheet(path, len(people), warnings)
