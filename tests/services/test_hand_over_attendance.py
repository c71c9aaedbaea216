"""What two laptops of one organisation noted at two doors becomes one list, on real workspace files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from database import open_workspace
from facilitator.domain.attendance import CheckedIn, Road, Tone
from facilitator.domain.hand_over import HandOverProblem
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in_person, door_state, sign_out, take_back, walk_in
from facilitator.services.hand_over_attendance import (
    NotTakenOver,
    TakenOver,
    hand_over_codes,
    hand_over_file,
    kept_aside,
    take_over,
    take_over_file,
)
from facilitator.services.issue_badges import issue_badges
from facilitator.services.merge_people import merge_people
from facilitator.services.plan_session import create_session, remove_session
from facilitator.services.ports import Workspace
from tests.builders import a_person, a_session_draft, an_enrolment
from tests.fakes import FakeClock, FakeIds
from tests.fresh import put_away

_SOUTH_IDS = 0x0191_0000_0000_7000_8000_0000_0000_0000


@pytest.fixture
def south(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], tmp_path: Path, clock: FakeClock
) -> Iterator[Workspace]:
    """The laptop at the other door: it has a copy of the workspace, made when the badges were printed."""
    assert people
    issue_badges(ws, session.id)
    line = ws.store.back_up("for the other door")
    assert line is not None
    path = tmp_path / "south" / "workspace.db"
    path.parent.mkdir()
    shutil.copyfile(line.path, path)
    store = open_workspace(path, who="Zhao", now=clock.now)
    yield Workspace(store, clock, FakeIds(_SOUTH_IDS), who="Zhao")
    put_away(store)


def taken(outcome: object) -> TakenOver:
    assert isinstance(outcome, TakenOver)
    return outcome


def problem(ws: Workspace, half_day: UUID, content: bytes | str) -> tuple[HandOverProblem, str]:
    done = take_over(ws, half_day, content)
    assert isinstance(done.value, NotTakenOver)
    assert done.changes is Change.NOTHING
    return done.value.problem, str(done.value.message)


def written(ws: Workspace, half_day: UUID, folder: Path) -> bytes:
    return hand_over_file(ws, half_day, folder).value.path.read_bytes()


def present(ws: Workspace, half_day: UUID) -> list[bool]:
    return [one.is_present for one in door_state(ws, half_day).presences]


def test_both_doors_know_what_either_noted_and_doubles_do_no_harm(
    ws: Workspace,
    south: Workspace,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    tmp_path: Path,
    clock: FakeClock,
) -> None:
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    check_in_person(ws, half_day, people[1].id, Road.SEARCH)
    clock.go_on(minutes=1)
    check_in_person(south, half_day, people[1].id, Road.SEARCH)
    check_in_person(south, half_day, people[2].id, Road.SEARCH)
    clock.go_on(minutes=9)
    sign_out(south, half_day, people[1].id)
    handed = hand_over_file(ws, half_day, tmp_path / "stick").value
    assert (handed.events, handed.people) == (2, 2)
    outcome = taken(take_over_file(south, half_day, handed.path).value)
    assert (outcome.new, str(outcome.message), outcome.tone) == (2, "2 entries were taken over.", Tone.GOOD)
    again = take_over_file(south, half_day, handed.path)
    assert (taken(again.value).new, taken(again.value).known, again.changes) == (0, 2, Change.NOTHING)
    (code,) = hand_over_codes(south, half_day)
    assert taken(take_over(ws, half_day, code).value).new == 3
    assert taken(take_over(ws, half_day, written(south, half_day, tmp_path)).value).new == 0
    assert present(ws, half_day) == present(south, half_day) == [True, False, True]
    assert door_state(ws, half_day).count == door_state(south, half_day).count


def test_undo_at_a_key_takes_back_what_was_noted_here(
    ws: Workspace, south: Workspace, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    check_in_person(south, half_day, people[0].id, Road.SEARCH)
    check_in_person(ws, half_day, people[1].id, Road.SEARCH)
    take_over(ws, half_day, written(south, half_day, tmp_path))
    latest = door_state(ws, half_day).latest
    assert latest is not None
    assert latest.enrolment == people[1].id
    theirs = next(one.last_event for one in door_state(ws, half_day).presences if one.enrolment == people[0])
    assert theirs is not None
    take_back(ws, half_day, theirs.id)
    take_over(south, half_day, hand_over_codes(ws, half_day)[0])
    assert present(ws, half_day) == present(south, half_day) == [False, True, False]


def test_where_both_doors_added_people_their_lists_are_to_be_added_up(
    ws: Workspace, south: Workspace, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    assert kept_aside(ws, half_day) is None
    check_in_person(south, half_day, people[0].id, Road.SEARCH)
    for name in ("陈东", "李西"):
        walk_in(south, half_day, name)
    walk_in(ws, half_day, "张北")
    outcome = taken(take_over(ws, half_day, written(south, half_day, tmp_path)).value)
    assert str(outcome.message) == (
        "1 entry was taken over. 2 people of the other door are not on this list and count there. "
        "You added 1 person here as well: add the two lists up, and type nobody again."
    )


def test_people_who_are_not_on_this_list_are_kept_aside_and_told(
    ws: Workspace, south: Workspace, session: Session, half_day: UUID, tmp_path: Path
) -> None:
    guest = walk_in(south, half_day, "陈东").value.enrolment
    content = written(south, half_day, tmp_path)
    outcome = taken(take_over(ws, half_day, content).value)
    assert (outcome.new, outcome.strangers, outcome.tone) == (0, 1, Tone.AMBER)
    assert str(outcome.message) == (
        "Nothing is new of the people on this list. "
        "1 person of the other door is not on this list and counts there. "
        "Now hand this list over to that laptop: then it has everybody."
    )
    assert taken(take_over(ws, half_day, hand_over_codes(south, half_day)[0]).value).strangers == 1
    assert str(kept_aside(ws, half_day)) in str(outcome.message)
    with ws.store.write() as records:
        records.people.enrol([guest])
    assert kept_aside(ws, half_day) is None
    (empty,) = hand_over_codes(ws, half_day)
    late = taken(take_over(ws, half_day, empty).value)
    assert (late.new, late.strangers) == (1, 0)
    assert present(ws, half_day)[-1] is True
    take_over(ws, half_day, content)
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.journal.setting(f"attendance_aside.{session.id}.{half_day}") is None


def test_what_belongs_elsewhere_is_one_sentence_each(
    ws: Workspace, south: Workspace, session: Session, half_day: UUID, tmp_path: Path, clock: FakeClock
) -> None:
    content = written(south, half_day, tmp_path)
    second = session.half_days[1].id
    assert problem(ws, second, content) == (
        HandOverProblem.OTHER_HALF_DAY,
        "This is the attendance of another half-day: Group 1. Open its door first.",
    )
    today = create_session(ws, a_session_draft()).value.half_days[0].id
    assert problem(ws, today, content) == (
        HandOverProblem.OTHER_SESSION,
        "This is the attendance of another session: March training.",
    )
    unknown = create_session(south, a_session_draft()).value.half_days[0].id
    known, sentence = problem(ws, half_day, written(south, unknown, tmp_path))
    assert known is HandOverProblem.OTHER_SESSION
    assert "not on this laptop" in sentence
    last_month = replace(a_session_draft(starts_at=clock.now().replace(month=2)))
    february = create_session(south, last_month).value.half_days[0].id
    clock.go_on(seconds=2)
    assert problem(ws, half_day, written(south, february, tmp_path)) == (
        HandOverProblem.OTHER_DAY,
        "This is the attendance of 2026-02-03. Write the one of 2026-03-03 on the other laptop.",
    )
    assert problem(ws, half_day, content[:-20])[0] is HandOverProblem.CUT_SHORT


def test_of_several_codes_each_is_told_as_its_part(
    ws: Workspace, south: Workspace, session: Session, half_day: UUID
) -> None:
    listed = [an_enrolment(a_person(f"学员{n}", f"E{n}")) for n in range(300)]
    many = [replace(one, half_day=half_day, session=session.id) for one in listed]
    for door in (ws, south):
        with door.store.write() as records:
            records.people.enrol(many)
    for one in many:
        check_in_person(south, half_day, one.id, Road.SEARCH)
    codes = hand_over_codes(south, half_day)
    assert len(codes) > 1
    outcomes = [taken(take_over(ws, half_day, code).value) for code in reversed(codes)]
    assert sum(outcome.new for outcome in outcomes) == len(many)
    said = [str(outcome.message) for outcome in reversed(outcomes)]
    for part, sentence in enumerate(said, start=1):
        assert sentence.startswith(f"Code {part} of {len(codes)}: ")
    again = taken(take_over(ws, half_day, codes[0]).value)
    assert str(again.message) == f"Code 1 of {len(codes)}: Everything was here already."


def test_a_clock_that_is_ahead_is_told(
    ws: Workspace, south: Workspace, half_day: UUID, clock: FakeClock
) -> None:
    clock.set_wall(600)
    (code,) = hand_over_codes(south, half_day)
    clock.set_wall(-600)
    warning = taken(take_over(ws, half_day, code).value).warning
    assert str(warning) == (
        "The clock of the other laptop is 10 min ahead of this one. Set the one that is wrong."
    )
    assert taken(take_over(ws, half_day, hand_over_codes(south, half_day)[0]).value).warning is None


def test_without_a_key_without_a_folder_or_without_the_file_it_says_what_to_do(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], session: Session, tmp_path: Path
) -> None:
    assert people
    with pytest.raises(UserError, match="Print them first"):
        hand_over_codes(ws, half_day)
    issue_badges(ws, session.id)
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="Choose another folder"):
        hand_over_file(ws, half_day, tmp_path / "file")
    with pytest.raises(UserError, match="cannot be opened"):
        take_over_file(ws, half_day, tmp_path / "nothing")


def test_too_much_for_codes_goes_into_a_file(
    ws: Workspace,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    session: Session,
    clock: FakeClock,
    tmp_path: Path,
) -> None:
    issue_badges(ws, session.id)
    clock.go_on(minutes=60 * 40)
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    with pytest.raises(UserError, match="Hand it over by a file"):
        hand_over_codes(ws, half_day)
    assert hand_over_file(ws, half_day, tmp_path).value.events == 1


def test_who_is_one_here_and_two_there_makes_one_story_here_and_the_same_log_on_both_sides(
    ws: Workspace,
    session: Session,
    south: Workspace,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    tmp_path: Path,
) -> None:
    one, other = people[0].person, people[1].person
    merge_people(ws, session.id, one.id, other.id, one)
    check_in_person(south, half_day, people[1].id, Road.SEARCH)
    assert taken(take_over(ws, half_day, hand_over_codes(south, half_day)[0]).value).new == 1
    assert taken(take_over(ws, half_day, written(south, half_day, tmp_path)).value).new == 0
    assert present(ws, half_day) == [True, False]
    sign_out(ws, half_day, people[0].id)
    take_over(south, half_day, written(ws, half_day, tmp_path))
    merge_people(south, session.id, one.id, other.id, one)
    assert present(ws, half_day) == present(south, half_day) == [False, False]
    with ws.store.read() as here, south.store.read() as there:
        marks = [{event.at for event in r.attendance.of_half_day(half_day)} for r in (here, there)]
    assert marks[0] == marks[1]


@pytest.mark.parametrize("step", [0, 1800, -1800])
def test_a_file_tells_by_both_clocks_when_people_came_and_not_what_the_laptop_is_called(
    ws: Workspace,
    south: Workspace,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    tmp_path: Path,
    clock: FakeClock,
    step: int,
) -> None:
    clock.boot = "ZHANG-WEI-PC-176"
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    clock.go_on(minutes=10)
    clock.set_wall(step)
    sign_out(ws, half_day, people[0].id)
    content = written(ws, half_day, tmp_path)
    assert b"ZHANG" not in content
    there = replace(south, clock=replace(clock, boot="south"))
    assert taken(take_over(there, half_day, content).value).new == 2
    (stay,) = door_state(there, half_day).presences[0].stays
    assert door_state(ws, half_day).presences[0].stays == (stay,)
    assert stay.left_at is not None
    assert (stay.left_at - stay.came_at).total_seconds() == 600
    assert taken(take_over(ws, half_day, written(there, half_day, tmp_path)).value).new == 0
    with there.store.read() as records:
        theirs = {one.noted and one.noted.boot for one in records.attendance.of_half_day(half_day)}
    third = written(there, half_day, tmp_path)
    assert len(theirs) == 1
    assert all(str(boot).encode() in third for boot in theirs)


def test_what_was_taken_back_of_two_lines_that_were_one_is_taken_back_at_the_other_door(
    ws: Workspace, south: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    came = check_in_person(ws, half_day, people[1].id, Road.SEARCH).value
    assert isinstance(came, CheckedIn)
    take_over(south, half_day, hand_over_codes(ws, half_day)[0])
    merge_people(ws, session.id, people[0].person.id, people[1].person.id, people[0].person)
    take_back(ws, half_day, came.event.id)
    take_over(south, half_day, hand_over_codes(ws, half_day)[0])
    assert present(south, half_day) == [False, False, False]
