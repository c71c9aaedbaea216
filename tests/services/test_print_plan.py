"""The run sheet, the materials list and the workbook straight from the store, for the window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import AgendaItem, Session
from facilitator.imports.agenda_workbook import AgendaReading, agenda_of
from facilitator.imports.child import tables_of
from facilitator.reports.print_run_sheet import print_materials_list, print_run_sheet, save_agenda
from facilitator.services.plan_session import edit_agenda
from facilitator.services.ports import Workspace
from tests.builders import an_agenda_item, an_id
from tests.domain.test_materials import needing
from tests.reports.test_run_sheet import text_of


def test_both_papers_are_named_after_the_half_day_and_count_who_is_on_the_list(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    edit_agenda(ws, session.id, [needing("a", handout=Text("Card", "卡片"))])
    sheet = print_run_sheet(ws, half_day, tmp_path, [Language.EN])
    assert (sheet.path.name, sheet.warnings) == ("run-sheet_Group-1_2026-03-03.pdf", ())
    assert "Handout: Card" in text_of(sheet.path)
    listed = print_materials_list(ws, half_day, tmp_path, [Language.EN])
    assert listed.path.name == "materials_Group-1_2026-03-03.pdf"
    assert f"{len(people)} × Card" in text_of(listed.path)
    assert "40 × Card" in text_of(print_materials_list(ws, half_day, tmp_path, [Language.EN], people=40).path)
    with pytest.raises(UserError):
        print_run_sheet(ws, an_id("gone"), tmp_path, [Language.EN])


def read_back(ws: Workspace, path: Path, own: Iterable[AgendaItem]) -> AgendaReading:
    return agenda_of(tables_of(path), path.name, ws.ids.new_id, {item.id for item in own})


@pytest.mark.parametrize("language", Language)
def test_the_workbook_is_named_after_the_half_day_and_read_back_is_the_agenda(
    ws: Workspace, session: Session, half_day: UUID, tmp_path: Path, language: Language
) -> None:
    saved = save_agenda(ws, half_day, tmp_path, language)
    assert (saved.path, saved.warnings) == (tmp_path / "agenda_Group-1_2026-03-03.xlsx", ())
    assert read_back(ws, saved.path, session.agenda) == AgendaReading(session.agenda, ())


def test_a_workbook_that_was_worked_on_stays_as_it_is_and_the_next_one_has_a_number(
    ws: Workspace, session: Session, half_day: UUID, tmp_path: Path
) -> None:
    first = save_agenda(ws, half_day, tmp_path, Language.EN).path
    first.write_bytes(b"worked on for an evening")
    second = save_agenda(ws, half_day, tmp_path, Language.EN).path
    agenda = edit_agenda(ws, session.id, [*session.agenda, an_agenda_item("song", 6)]).value.agenda
    third = save_agenda(ws, half_day, tmp_path, Language.EN).path
    assert [path.name for path in (second, third)] == [
        "agenda_Group-1_2026-03-03_2.xlsx",
        "agenda_Group-1_2026-03-03_3.xlsx",
    ]
    assert first.read_bytes() == b"worked on for an evening"
    assert read_back(ws, second, session.agenda).items == session.agenda
    assert read_back(ws, third, agenda).items == agenda
    second.unlink()
    assert save_agenda(ws, half_day, tmp_path, Language.EN).path == second


def test_the_workbook_of_a_half_day_that_is_gone_is_refused_and_writes_no_file(
    ws: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="half-day is no longer there"):
        save_agenda(ws, an_id("gone"), tmp_path, Language.EN)
    assert list(tmp_path.glob("*.xlsx")) == []
