"""The list of people as a file: everything that is known, nothing that runs, nobody's file written over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.own_field import OwnField, with_own_texts
from facilitator.domain.participant import Consent, Enrolment
from facilitator.domain.session import Session
from facilitator.imports.modern_workbook import workbook_tables
from facilitator.reports.save_people import save_people
from facilitator.services.change_enrolment import change_enrolment
from facilitator.services.changes import Change
from facilitator.services.check_in import walk_in
from facilitator.services.consent import note_consent
from facilitator.services.own_fields import put_own_field
from facilitator.services.ports import Workspace


def test_it_holds_own_fields_and_kept_columns_and_leaves_out_what_nobody_says(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    put_own_field(ws, OwnField("老家", Text("Home town", "老家")))
    wang = with_own_texts(people[0].person, {"老家": "=1+1", "Bus": "7"})
    change_enrolment(ws, replace(people[0], person=wang, table="3"))
    note_consent(ws, people[0].id, Consent.GIVEN)
    walk_in(ws, half_day, "陈东")
    done = save_people(ws, session.id, tmp_path, Language.EN)
    assert (done.value.people, done.changes) == (4, Change.EXPORTS)
    (table,) = workbook_tables(done.value.path)
    head, first, *_, last = table.rows
    assert head[:2] == ("Name", "Employee number")
    assert "Phone" not in head
    row = dict(zip(head, first, strict=True))
    assert (row["Home town"], row["Bus"], row["Table"]) == ("=1+1", "7", "3")
    assert (row["Pictures and sound"], row["Half-day"]) == ("agreed", session.half_days[0].label)
    assert dict(zip(head, last, strict=False))["Walked in"] == "yes"
    with ws.store.read() as records:
        assert [line.file_name for line in records.journal.exports(session.id)] == [done.value.path.name]


@pytest.mark.usefixtures("people")
def test_a_field_that_the_list_shows_is_there_to_be_filled_in(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    put_own_field(ws, OwnField("老家", Text("Home town", "老家"), is_column=True))
    put_own_field(ws, OwnField("Bus", Text("Bus")))
    (table,) = workbook_tables(save_people(ws, session.id, tmp_path, Language.EN).value.path)
    assert "Home town" in table.rows[0]
    assert "Bus" not in table.rows[0]


@pytest.mark.usefixtures("people")
def test_its_name_says_that_it_is_private_and_no_earlier_one_is_written_over(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    first, second = (save_people(ws, session.id, tmp_path / "new", Language.ZH).value.path for _ in "12")
    assert first.name.startswith("学员名单-内部_")
    assert (first.exists(), second.name) == (True, f"{first.stem}_2.xlsx")
    assert {path.stat().st_mode & 0o077 for path in (first, second)} == {0}


@pytest.mark.usefixtures("people")
def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_logged(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="could not be written"):
        save_people(ws, session.id, tmp_path / "file", Language.EN)
    with ws.store.read() as records:
        assert records.journal.exports(session.id) == ()
