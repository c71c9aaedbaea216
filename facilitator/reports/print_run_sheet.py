"""Write what is worked with on the day: run sheet, what to bring, and the agenda as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.session import HalfDay
from facilitator.reports.agenda_workbook import write_agenda_workbook
from facilitator.reports.materials_list import write_materials_list
from facilitator.reports.run_sheet import write_run_sheet
from facilitator.services.found import find_session_of
from facilitator.services.free_path import free_path
from facilitator.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """The file that was written, and what to look at."""

    path: Path
    warnings: tuple[Message, ...]


def print_run_sheet(
    ws: Workspace, half_day_id: UUID, folder: Path, languages: Sequence[Language]
) -> PrintedPlan:
    """Write the run sheet of a half-day into `folder`, named after half-day and date.

    Raises UserError when the half-day is gone or the file cannot be written.
    """
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
    half_day = session.half_day(half_day_id)
    path = free_path(folder / _name("run-sheet", half_day))
    return PrintedPlan(path, write_run_sheet(path, session, half_day, languages))


def print_materials_list(
    ws: Workspace,
    half_day_id: UUID,
    folder: Path,
    languages: Sequence[Language],
    *,
    people: int | None = None,
) -> PrintedPlan:
    """Write what to bring into `folder`; without `people`, for everybody on the list now.

    Raises UserError when the half-day is gone or the file cannot be written.
    """
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        expected = len(records.people.of_half_day(half_day_id)) if people is None else people
    half_day = session.half_day(half_day_id)
    path = free_path(folder / _name("materials", half_day))
    return PrintedPlan(path, write_materials_list(path, session, half_day, expected, languages))


def save_agenda(ws: Workspace, half_day_id: UUID, folder: Path, language: Language) -> PrintedPlan:
    """Write the agenda as a workbook into `folder`; a file of that name, perhaps worked on, stays as it is.

    Raises UserError when the half-day is gone or the file cannot be written.
    """
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
    name = Path(_name("agenda", session.half_day(half_day_id))).stem
    path = free_path(folder / f"{name}.xlsx")
    write_agenda_workbook(path, session.agenda, language)
    return PrintedPlan(path, ())


def _name(what: str, half_day: HalfDay) -> str:
    label = "".join(sign if sign.isalnum() else "-" for sign in half_day.label).strip("-")
    return "_".join(part for part in (what, label, f"{half_day.starts_at:%Y-%m-%d}") if part) + ".pdf"
