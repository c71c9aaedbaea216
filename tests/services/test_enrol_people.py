"""Bringing a roster in: looked at first, written whole, taken back while nobody came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.message import Message, UserError
from facilitator.domain.names import search_key
from facilitator.domain.participant import Enrolment, Sex
from facilitator.domain.roster import RosterRow
from facilitator.domain.session import Session
from facilitator.domain.table import RowProblem
from facilitator.services import enrol_people
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in, check_in_person, walk_in
from facilitator.services.enrol_people import (
    RosterPreview,
    add_person,
    edit_person,
    import_roster,
    list_people,
    preview_roster,
    undo_import,
)
from facilitator.services.issue_badges import issue_badges, list_badges
from facilitator.services.plan_session import remove_session
from facilitator.services.ports import Workspace
from tests.builders import a_roster, roster_rows
from tests.steps import calls_made

Look = Callable[..., RosterPreview]


@pytest.fixture
def look(ws: Workspace, session: Session, half_day: UUID) -> Look:
    """Previews rows against the first half-day."""

    def preview(*rows: RosterRow) -> RosterPreview:
        return preview_roster(ws, session.id, half_day, a_roster(*rows))

    return preview


def names(people: tuple[Enrolment, ...]) -> list[str]:
    return [one.person.name for one in people]


def test_looking_writes_nothing(ws: Workspace, half_day: UUID, look: Look) -> None:
    preview = look(*roster_rows("王小明", "李娜"))
    assert [one.row_number for one in preview.new] == [2, 3]
    assert preview.would_change
    assert list_people(ws, half_day) == ()


def test_importing_writes_what_was_shown(ws: Workspace, half_day: UUID, look: Look) -> None:
    row = RosterRow(2, "王　小明", "E1", Sex.MALE, "Line 3", "四川", "138", extra=(("班次", "A"),))
    done = import_roster(ws, look(row, *roster_rows("李娜")))
    assert (done.value.added, done.value.changed, done.changes) == (2, 0, Change.ROSTER)
    wang, li = list_people(ws, half_day)
    assert (wang.person.name, wang.person.department, wang.person.extra) == (
        "王 小明",
        "Line 3",
        (("班次", "A"),),
    )
    assert (wang.import_id, li.import_id) == (done.value.import_id, done.value.import_id)
    with ws.store.read() as records:
        assert "2 new, 0 changed" in records.journal.audit_lines(1)[0].what


@pytest.mark.usefixtures("people")
def test_the_same_file_again_changes_nothing(ws: Workspace, half_day: UUID, look: Look) -> None:
    preview = look(*roster_rows("王小明", "李娜", "曾志伟"))
    assert (preview.new, preview.changed, preview.would_change) == ((), (), False)
    assert len(preview.already) == 3
    import_roster(ws, preview)
    assert len(list_people(ws, half_day)) == 3


def test_what_the_file_says_newly_is_a_change_and_what_it_leaves_empty_stays(
    ws: Workspace,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    look: Look,
) -> None:
    edit_person(ws, replace(people[0].person, phone="138"))
    preview = look(RosterRow(2, "王小明", "E001", Sex.MALE, "Line 9"))
    (changed,) = preview.changed
    assert (changed.fields, changed.enrolment.person.department) == (("sex", "department"), "")
    assert import_roster(ws, preview).value.changed == 1
    person = list_people(ws, half_day)[0].person
    assert (person.department, person.sex, person.phone, person.id) == (
        "Line 9",
        Sex.MALE,
        "138",
        people[0].person.id,
    )


@pytest.mark.usefixtures("people")
def test_one_number_is_one_person_also_under_a_new_name(look: Look) -> None:
    preview = look(RosterRow(2, "王晓明", "E001"))
    assert [one.fields for one in preview.changed] == [("name",)]


@pytest.mark.usefixtures("people")
def test_one_name_with_another_number_is_flagged_and_kept_apart(look: Look) -> None:
    preview = look(RosterRow(2, "王小明", "E777"))
    assert [one.person.employee_number for one in preview.new] == ["E777"]
    assert [(one.row_number, one.other.employee_number) for one in preview.same_names] == [(2, "E001")]


@pytest.mark.usefixtures("people")
def test_a_row_without_a_number_means_the_one_of_that_name(look: Look) -> None:
    preview = look(RosterRow(2, "王小明"), RosterRow(3, "王小明", department="Line 9"))
    assert names(preview.already) == ["王小明"]
    assert [one.person.department for one in preview.new] == ["Line 9"]
    assert len(preview.same_names) == 1


def test_two_people_of_one_name_are_two_people(look: Look) -> None:
    preview = look(RosterRow(2, "王小明", department="Line 1"), RosterRow(3, "王小明", department="Line 2"))
    assert len(preview.new) == 2
    assert len(preview.same_names) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (RosterRow(2, "王小明", "E1"), RosterRow(7, "王小明", "E1", department="Line 2")),
        (RosterRow(2, "王小明", department="Line 1"), RosterRow(7, "王小明 ", department="Line 1")),
    ],
)
def test_a_person_who_stands_twice_is_taken_once_and_named(
    first: RosterRow, second: RosterRow, look: Look
) -> None:
    preview = look(first, second)
    assert len(preview.new) == 1
    assert [(problem.row_number, str(problem.message)) for problem in preview.problems] == [
        (7, "This person stands in row 2 already and is taken once.")
    ]


def test_problems_of_the_reading_stay_in_sight(ws: Workspace, session: Session, half_day: UUID) -> None:
    problem = RowProblem(9, Message("A total, no person."), "合计 100")
    reading = replace(a_roster(*roster_rows("王小明")), problems=(problem,))
    assert preview_roster(ws, session.id, half_day, reading).problems == (problem,)


def test_a_preview_that_is_out_of_date_is_refused(ws: Workspace, half_day: UUID, look: Look) -> None:
    preview = look(*roster_rows("王小明"))
    add_person(ws, half_day, "李娜")
    with pytest.raises(UserError, match="changed meanwhile"):
        import_roster(ws, preview)
    assert names(list_people(ws, half_day)) == ["李娜"]


def test_an_import_is_taken_back_and_its_badges_are_worn_by_nobody(
    ws: Workspace,
    session: Session,
    half_day: UUID,
    look: Look,
) -> None:
    kept = add_person(ws, half_day, "陈东").value
    imported = import_roster(ws, look(*roster_rows("王小明", "李娜"))).value
    printed = issue_badges(ws, session.id).value
    done = undo_import(ws, imported.import_id)
    assert (done.value, done.changes) == (2, Change.ROSTER)
    assert list_people(ws, half_day) == (kept,)
    assert [one.enrolment for one in list_badges(ws, session.id)] == [kept]
    for one in printed:
        if one.enrolment != kept:
            refused = check_in(ws, half_day, one.badge.token, Road.SCANNER).value
            assert "taken off the list" in str(refused.message)


def test_an_import_stays_once_somebody_of_it_came(ws: Workspace, half_day: UUID, look: Look) -> None:
    imported = import_roster(ws, look(*roster_rows("王小明", "李娜"))).value
    check_in_person(ws, half_day, list_people(ws, half_day)[1].id, Road.SEARCH)
    with pytest.raises(UserError, match="李娜 has checked in already"):
        undo_import(ws, imported.import_id)
    assert len(list_people(ws, half_day)) == 2


def test_taking_an_import_back_puts_back_what_it_had_overwritten(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], look: Look
) -> None:
    known = replace(people[0].person, phone="138", child_left_behind=True, extra=(("班次", "A"),))
    edit_person(ws, known)
    before = list_people(ws, half_day)
    row = RosterRow(2, "王晓明", "E001", Sex.MALE, "Line 9", phone="139", extra=(("班次", "B"),))
    preview = look(replace(row, child_left_behind=False), *roster_rows("陈东"))
    undone = undo_import(ws, import_roster(ws, preview).value.import_id)
    assert undone.value == 1
    assert list_people(ws, half_day) == before


@pytest.mark.usefixtures("people")
def test_what_was_put_right_after_an_import_stays_when_it_is_taken_back(
    ws: Workspace, half_day: UUID, look: Look
) -> None:
    imported = import_roster(ws, look(RosterRow(2, "王小明", "E001", Sex.MALE, "Line 9"))).value
    edit_person(ws, replace(list_people(ws, half_day)[0].person, department="Line 7"))
    undo_import(ws, imported.import_id)
    person = list_people(ws, half_day)[0].person
    assert (person.department, person.sex) == ("Line 7", Sex.UNKNOWN)


@pytest.mark.usefixtures("people")
def test_who_was_put_right_in_everything_an_import_said_is_not_touched_by_taking_it_back(
    ws: Workspace, half_day: UUID, look: Look
) -> None:
    imported = import_roster(ws, look(RosterRow(2, "王小明", "E001", department="Line 9"))).value
    edit_person(ws, replace(list_people(ws, half_day)[0].person, department="Line 7"))
    undo_import(ws, imported.import_id)
    assert list_people(ws, half_day)[0].person.department == "Line 7"
    with ws.store.read() as records:
        assert records.journal.audit_lines(1)[0].what.endswith("0 out, 0 as before")


@pytest.mark.usefixtures("people")
def test_nothing_of_an_import_is_kept_beside_the_list(ws: Workspace, session: Session, look: Look) -> None:
    kept = import_roster(ws, look(RosterRow(2, "王小明", "E001", phone="13590830166"))).value
    key = f"session.{session.id}.import.{kept.import_id}"
    with ws.store.read() as records:
        assert records.journal.setting(key) is not None
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.journal.setting(key) is None


def test_eight_times_the_rows_take_about_eight_times_the_steps(look: Look) -> None:
    def steps(count: int) -> int:
        rows = [RosterRow(n, f"王{n}", f"E{n}" if n % 2 else "") for n in range(2, count + 2)]
        return calls_made(lambda: look(*rows))

    look(*roster_rows("王小明"))  # what is loaded on first use is no step of the work
    assert 6 < steps(1600) / steps(200) < 10


def test_an_import_that_never_was_cannot_be_taken_back(ws: Workspace) -> None:
    with pytest.raises(UserError, match="no such import"):
        undo_import(ws, uuid4())


@pytest.mark.usefixtures("people")
def test_a_number_belongs_to_one_person(ws: Workspace, half_day: UUID) -> None:
    with pytest.raises(UserError, match="王小明 has employee number E001 already"):
        add_person(ws, half_day, "陈东", employee_number=" E001 ")


@pytest.mark.usefixtures("people")
def test_a_number_put_right_is_still_one_persons(ws: Workspace, half_day: UUID) -> None:
    wang, li, _ = (one.person for one in list_people(ws, half_day))
    with pytest.raises(UserError, match="王小明 has employee number E001 already"):
        edit_person(ws, replace(li, employee_number=" E001 "))
    edit_person(ws, replace(wang, department="Line 9"))


def test_a_person_needs_a_name(ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]) -> None:
    with pytest.raises(UserError, match="Type the person's name first"):
        add_person(ws, half_day, "\u202e ")
    with pytest.raises(UserError, match="Type the person's name first"):
        edit_person(ws, replace(people[0].person, name=""))


def test_half_days_have_lists_of_their_own(ws: Workspace, session: Session) -> None:
    for half_day in session.half_days:
        walk_in(ws, half_day.id, "陈东")
    assert [len(list_people(ws, one.id)) for one in session.half_days] == [1, 1]


CORRECTED = "put right here by hand"


def test_a_roster_that_would_undo_a_manual_correction_says_so_until_the_file_was_taken(
    ws: Workspace, session: Session
) -> None:
    half_day = session.half_days[0].id
    reading = a_roster(*roster_rows("王一", "王二", "王三"))
    import_roster(ws, preview_roster(ws, session.id, half_day, reading))
    second = list_people(ws, half_day)[1].person
    edit_person(ws, replace(second, name="王二改"))

    def told() -> list[tuple[int, str]]:
        problems = preview_roster(ws, session.id, half_day, reading).problems
        return [(one.row_number, one.text) for one in problems if CORRECTED in str(one.message)]

    (changed,) = preview_roster(ws, session.id, half_day, reading).changed
    assert told() == [(changed.row_number, "王二改")]
    done = import_roster(ws, preview_roster(ws, session.id, half_day, reading)).value
    assert told() == []
    undo_import(ws, done.import_id)
    assert told() == [(changed.row_number, "王二改")]


def test_a_field_that_the_file_changes_and_nobody_corrected_is_not_marked(
    ws: Workspace, session: Session
) -> None:
    half_day = session.half_days[0].id
    reading = a_roster(*roster_rows("王一", "王二"))
    import_roster(ws, preview_roster(ws, session.id, half_day, reading))
    first = list_people(ws, half_day)[0].person
    edit_person(ws, replace(first, phone="13800000000"))
    edit_person(ws, replace(first, phone="13800000000"))
    other = tuple(replace(row, name=f"{row.name}新") for row in reading.rows)
    preview = preview_roster(ws, session.id, half_day, replace(reading, rows=other))
    assert len(preview.changed) == 2
    assert not [one for one in preview.problems if CORRECTED in str(one.message)]


def test_what_was_corrected_is_kept_without_a_name_and_goes_with_the_session(
    ws: Workspace, session: Session
) -> None:
    person = add_person(ws, session.half_days[0].id, "王一").value.person
    edit_person(ws, replace(person, name="王二"))
    key = f"session.{session.id}.import.corrected.{person.id}"
    with ws.store.read() as records:
        assert "王" not in (records.journal.setting(key) or "王")
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.journal.setting(key) is None


def test_names_are_read_before_the_workspace_is_locked(
    ws: Workspace, session: Session, half_day: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def reads(name: str) -> str:
        with ws.store.write():  # refused while another is open
            read.append(name)
        return search_key(name)

    preview = preview_roster(ws, session.id, half_day, a_roster(*roster_rows("王小明", "李娜")))
    monkeypatch.setattr(enrol_people, "search_key", reads)
    import_roster(ws, preview)
    assert read == ["王小明", "李娜"]
    assert [one.search_key for one in list_people(ws, half_day)] == list(map(search_key, read))
