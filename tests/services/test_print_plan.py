"""The run sheet and the materials list straight from the store, for the window."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.reports.print_run_sheet import print_materials_list, print_run_sheet
from facilitator.services.plan_session import edit_agenda
from facilitator.services.ports import Workspace
from tests.builders import an_id
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
