"""The sign-in sheet straight from the store, for the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.attendance import CheckedIn
from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.reports.print_sign_in import print_sign_in
from facilitator.services.check_in import walk_in
from facilitator.services.enrol_people import add_person, edit_person
from facilitator.services.name_organisation import name_organisation
from facilitator.services.plan_session import remove_session, update_session
from facilitator.services.ports import Workspace
from facilitator.words import said
from tests.builders import an_id
from tests.reports.test_run_sheet import text_of
from tests.services.conftest import PEOPLE

BOTH = (Language.ZH, Language.EN)


def test_everybody_on_the_list_of_that_half_day_stands_on_its_sheet_and_nobody_else(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    other_day = session.half_days[1].id
    add_person(ws, other_day, "Tomorrow Only")
    walked_in = walk_in(ws, half_day, "Walked In", department="Moulding").value
    assert isinstance(walked_in, CheckedIn)
    sheet = print_sign_in(ws, half_day, tmp_path, BOTH)
    assert (sheet.people, sheet.warnings) == (len(people) + 1, ())
    printed = text_of(sheet.path)
    for number, name in enumerate((*PEOPLE, "Walked In"), start=1):
        assert f"{number} {name}" in printed
    assert "Tomorrow Only" not in printed
    tomorrow = print_sign_in(ws, other_day, tmp_path, BOTH)
    assert (tomorrow.people, "1 Tomorrow Only" in text_of(tomorrow.path)) == (1, True)


@pytest.mark.usefixtures("people")
def test_the_organisation_stands_on_the_sheet(ws: Workspace, half_day: UUID, tmp_path: Path) -> None:
    name_organisation(ws, "工友之家")
    assert "工友之家" in text_of(print_sign_in(ws, half_day, tmp_path, BOTH).path)


@pytest.mark.usefixtures("people")
def test_the_sheet_is_of_the_list_as_it_is_now(ws: Workspace, half_day: UUID, tmp_path: Path) -> None:
    before = print_sign_in(ws, half_day, tmp_path, BOTH)
    add_person(ws, half_day, "Late Comer")
    after = print_sign_in(ws, half_day, tmp_path, BOTH)
    assert after.people == before.people + 1
    assert (before.path.exists(), after.path.name) == (True, f"{before.path.stem}_2.pdf")
    assert "4 Late Comer" in text_of(after.path)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Group 1", "sign-in_Group-1_2026-03-03.pdf"),
        ("甲班/早上?", "sign-in_甲班-早上_2026-03-03.pdf"),
        ("", "sign-in_2026-03-03.pdf"),
    ],
)
def test_the_file_is_named_after_half_day_and_date_with_nothing_that_a_disk_refuses(
    ws: Workspace, session: Session, half_day: UUID, tmp_path: Path, label: str, name: str
) -> None:
    first, *others = session.half_days
    update_session(ws, replace(session, half_days=(replace(first, label=label), *others)))
    assert print_sign_in(ws, half_day, tmp_path, BOTH).path == tmp_path / name
    assert [path.name for path in tmp_path.glob("*.pdf")] == [name]


def test_a_name_that_needs_a_pen_is_told_with_its_line(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    edit_person(ws, replace(people[1].person, name="𠮷野"))
    (warning,) = print_sign_in(ws, half_day, tmp_path, BOTH).warnings
    assert "_野 (line 2)" in said(warning, Language.EN)


def test_a_half_day_that_is_gone_is_said_in_one_sentence_and_writes_no_file(
    ws: Workspace, session: Session, half_day: UUID, tmp_path: Path
) -> None:
    remove_session(ws, session.id)
    for gone in (half_day, an_id("never there")):
        with pytest.raises(UserError, match="half-day is no longer there"):
            print_sign_in(ws, gone, tmp_path, BOTH)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_workspace_that_cannot_be_written_prints_all_the_same(
    ws: Workspace,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(ws.store), "is_read_only", True)
    assert print_sign_in(ws, half_day, tmp_path, BOTH).people == len(people)
