"""Two people on the list who are one: proposed, said by a person, and two again whenever that is wished."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.attendance import CheckedIn, DoorCount, NotCheckedIn, Road
from facilitator.domain.groups import GroupWish
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment, Person, Sex
from facilitator.domain.roster import RosterRow
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import put_back_on, take_off
from facilitator.services.changes import Change
from facilitator.services.check_in import (
    DoorState,
    check_in,
    check_in_person,
    door_state,
    sign_out,
    take_back,
    walk_in,
)
from facilitator.services.door import door_count
from facilitator.services.enrol_people import (
    add_person,
    edit_person,
    import_roster,
    list_people,
    preview_roster,
    undo_import,
)
from facilitator.services.enter_answers import issue_numbers
from facilitator.services.group_work import draw, load_group_work, seat_late_comers
from facilitator.services.issue_badges import issue_badges, list_badges
from facilitator.services.merge_people import Merged, found_to_be, merge_people, preview_merge, take_apart
from facilitator.services.plan_session import list_sessions, remove_session
from facilitator.services.ports import Workspace
from tests.builders import a_roster, an_id
from tests.fakes import FakeClock


@pytest.fixture
def double(ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]) -> Enrolment:
    """The first of the list once more, without a number, as an assistant typed them at the door."""
    assert people
    return add_person(ws, half_day, "王小明", department="Line 9").value


def join(ws: Workspace, session: Session, one: Enrolment, other: Enrolment) -> Merged:
    found = preview_merge(ws, session.id, one.person.id, other.person.id)
    return merge_people(ws, session.id, one.person.id, other.person.id, found.as_one).value


def door(ws: Workspace, half_day: UUID) -> DoorState:
    """Return the door, whose counts by the store and by folding are one."""
    state = door_state(ws, half_day)
    with ws.store.read() as records:
        assert records.attendance.count(half_day) == state.count
    assert door_count(ws, half_day) == state.count
    return state


def names(ws: Workspace, half_day: UUID) -> list[str]:
    return [one.person.name for one in list_people(ws, half_day)]


def test_what_they_contradict_each_other_in_is_asked_and_the_rest_is_taken(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    edit_person(ws, replace(people[0].person, department="Line 3"))
    edit_person(ws, replace(double.person, phone="139", sex=Sex.MALE))
    found = preview_merge(ws, session.id, people[0].person.id, double.person.id)
    assert found.fields == ("department",)
    assert (found.as_one.employee_number, found.as_one.phone, found.as_one.sex) == ("E001", "139", Sex.MALE)
    assert (found.badges, found.entries, found.forms) == (0, 0, 0)


def test_one_person_stands_on_the_list_as_was_chosen_until_they_are_two_again(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    before = list_people(ws, half_day)
    chosen = replace(people[0].person, name="王晓明", department="Line 9")
    done = merge_people(ws, session.id, people[0].person.id, double.person.id, chosen)
    assert done.changes & Change.ROSTER
    assert names(ws, half_day) == ["王晓明", "李娜", "曾志伟"]
    assert list_people(ws, half_day)[0].also == (double.id,)
    assert found_to_be(ws, people[0].person.id) == (double.person,)
    assert take_apart(ws, session.id, people[0].person.id, double.person.id).value.person == double.person
    assert list_people(ws, half_day) == before


def test_what_was_edited_since_stays_when_they_are_two_again(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    merged = join(ws, session, people[0], double)
    assert merged.person.department == "Line 9"
    edit_person(ws, replace(merged.person, department="Line 1"))
    take_apart(ws, session.id, people[0].person.id, double.person.id)
    assert [one.person.department for one in list_people(ws, half_day)] == ["Line 1", "", "", "Line 9"]


def test_both_badges_let_the_one_person_in_once(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    badges = {one.enrolment.id: one.badge for one in issue_badges(ws, session.id).value if one.enrolment}
    join(ws, session, people[0], double)
    first = check_in(ws, half_day, badges[double.id].token, Road.SCANNER).value
    again = check_in(ws, half_day, badges[people[0].id].short_code, Road.KEYBOARD).value
    assert isinstance(first, CheckedIn)
    assert isinstance(again, CheckedIn)
    assert (first.is_new, again.is_new, first.enrolment.id) == (True, False, people[0].id)
    assert door(ws, half_day).count == DoorCount(expected=3, present=1, left=0, walk_ins=0)
    assert len(issue_badges(ws, session.id).value) == 3
    worn = [one for one in list_badges(ws, session.id) if one.enrolment and one.enrolment.id == people[0].id]
    assert len(worn) == 2


def test_what_was_noted_of_both_at_the_door_makes_one_story(
    ws: Workspace,
    session: Session,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    double: Enrolment,
    clock: FakeClock,
) -> None:
    check_in_person(ws, half_day, double.id, Road.SEARCH)
    clock.go_on(minutes=4)
    check_in_person(ws, half_day, people[0].id, Road.SCANNER)
    clock.go_on(minutes=60)
    sign_out(ws, half_day, people[0].id)
    assert door(ws, half_day).count == DoorCount(expected=4, present=1, left=1, walk_ins=0)
    with ws.store.read() as records:
        log = records.attendance.of_half_day(half_day)
    join(ws, session, people[0], double)
    state = door(ws, half_day)
    one = state.presences[0]
    assert state.count == DoorCount(expected=3, present=0, left=1, walk_ins=0)
    assert one.arrived_at == clock.wall.replace(hour=8, minute=30)
    assert (one.left_at, len(one.stays)) == (clock.wall, 1)
    with ws.store.read() as records:
        assert records.attendance.of_half_day(half_day) == log
    take_apart(ws, session.id, people[0].person.id, double.person.id)
    assert door(ws, half_day).count == DoorCount(expected=4, present=1, left=1, walk_ins=0)


def test_an_entry_of_the_other_is_taken_back_for_the_one(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    came = check_in_person(ws, half_day, double.id, Road.SEARCH).value
    assert isinstance(came, CheckedIn)
    join(ws, session, people[0], double)
    taken = take_back(ws, half_day, came.event.id).value
    take_back(ws, half_day, came.event.id)
    assert (taken.presence.enrolment.id, taken.presence.is_present) == (people[0].id, False)
    assert door(ws, half_day).count.present == 0


def test_a_walk_in_who_was_on_the_list_all_along_is_no_walk_in(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    walked = walk_in(ws, half_day, "李纳").value.enrolment
    assert door(ws, half_day).count == DoorCount(expected=3, present=1, left=0, walk_ins=1)
    join(ws, session, people[1], walked)
    assert door(ws, half_day).count == DoorCount(expected=3, present=1, left=0, walk_ins=0)
    assert [(line.expected, line.present) for line in list_sessions(ws)] == [(3, 1)]


def test_who_comes_to_two_half_days_under_two_names_is_one_at_both(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    second = session.half_days[1].id
    other = add_person(ws, second, "王小名").value
    join(ws, session, people[0], other)
    (there,) = list_people(ws, second)
    assert (there.id, there.person) == (other.id, list_people(ws, half_day)[0].person)
    outcome = check_in(ws, second, "wxm", Road.KEYBOARD).value
    assert isinstance(outcome, CheckedIn)
    assert outcome.enrolment.person.name == "王小明"
    badge = issue_badges(ws, session.id).value
    assert len(badge) == 3
    take_apart(ws, session.id, people[0].person.id, other.person.id)
    assert names(ws, second) == ["王小名"]


def test_seats_and_numbers_on_paper_come_along(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    for one in (*people, double):
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    draw(ws, half_day, GroupWish(2))
    form = issue_numbers(ws, session.id, 1).value[0]
    with ws.store.write() as records:
        records.paper.link(form.id, double.id)
    issue_badges(ws, session.id)
    found = preview_merge(ws, session.id, people[0].person.id, double.person.id)
    assert (found.badges, found.entries, found.forms) == (1, 1, 1)
    join(ws, session, people[0], double)
    work = load_group_work(ws, half_day)
    seated = [one.id for group in work.members(work.draws[0]) for one in group]
    assert sorted(seated) == sorted(one.id for one in people)
    assert work.late_comers(work.draws[0]) == ()
    assert seat_late_comers(ws, work.draws[0].id).changes is Change.NOTHING


def test_three_lines_of_one_person_come_apart_as_they_were_put_together(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    third = add_person(ws, half_day, "王小明", department="Line 2").value
    join(ws, session, double, third)
    join(ws, session, people[0], double)
    assert names(ws, half_day) == ["王小明", "李娜", "曾志伟"]
    take_apart(ws, session.id, people[0].person.id, double.person.id)
    assert [(one.id, one.also) for one in list_people(ws, half_day)] == [
        *((one.id, ()) for one in people),
        (double.id, (third.id,)),
    ]


def test_one_of_three_may_be_taken_out_before_the_others(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    third = add_person(ws, half_day, "王小明", department="Line 2").value
    join(ws, session, double, third)
    join(ws, session, people[0], double)
    take_apart(ws, session.id, people[0].person.id, third.person.id)
    take_apart(ws, session.id, people[0].person.id, double.person.id)
    assert [one.also for one in list_people(ws, half_day)] == [()] * 5


def test_who_was_made_one_by_themselves_stays_when_somebody_they_came_with_before_is_taken_out(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    third = add_person(ws, half_day, "王小明", department="Line 2").value
    edit_person(ws, replace(third.person, phone="139"))
    before = list_people(ws, half_day)
    head = people[0].person.id
    join(ws, session, double, third)
    join(ws, session, people[0], double)
    take_apart(ws, session.id, head, third.person.id)
    join(ws, session, list_people(ws, half_day)[0], third)
    take_apart(ws, session.id, head, double.person.id)
    assert [one.also for one in list_people(ws, half_day)] == [(third.id,), (), (), ()]
    assert list_people(ws, half_day)[-1].person == double.person
    take_apart(ws, session.id, head, third.person.id)
    assert list_people(ws, half_day) == before


@pytest.mark.parametrize("is_first_first", [True, False])
def test_three_who_were_one_say_what_each_said_in_whichever_order_they_are_taken_apart(
    ws: Workspace,
    session: Session,
    half_day: UUID,
    people: tuple[Enrolment, ...],
    double: Enrolment,
    is_first_first: bool,
) -> None:
    edit_person(ws, replace(double.person, phone="139"))
    third = add_person(ws, half_day, "王小明", department="Line 2").value
    before = list_people(ws, half_day)
    join(ws, session, people[0], double)
    join(ws, session, third, people[0])
    assert list_people(ws, half_day)[0].person.phone == "139"
    one, other = third.person.id, people[0].person.id
    if is_first_first:
        take_apart(ws, session.id, one, double.person.id)
        take_apart(ws, session.id, one, other)
    else:
        take_apart(ws, session.id, one, other)
        take_apart(ws, session.id, other, double.person.id)
    assert list_people(ws, half_day) == before


@pytest.mark.parametrize("other", ["themselves", "somebody gone", "a stranger"])
def test_what_cannot_be_one_is_refused_in_a_sentence(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], double: Enrolment, other: str
) -> None:
    one = people[0].person
    take_off(ws, double.id)
    ids = {"themselves": one.id, "somebody gone": double.person.id, "a stranger": an_id("stranger")}
    sentence = "one person already" if other == "themselves" else "no longer on the list"
    with pytest.raises(UserError, match=sentence):
        preview_merge(ws, session.id, one.id, ids[other])
    with pytest.raises(UserError, match=sentence):
        merge_people(ws, session.id, one.id, ids[other], one)


def test_a_number_of_a_third_person_is_refused_and_they_stay_two(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    wrong = replace(people[0].person, employee_number="E002")
    with pytest.raises(UserError, match="李娜 has employee number E002 already"):
        merge_people(ws, session.id, people[0].person.id, double.person.id, wrong)
    assert len(list_people(ws, half_day)) == 4


def test_two_people_cannot_be_taken_apart(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    with pytest.raises(UserError, match="two people already"):
        take_apart(ws, session.id, people[0].person.id, double.person.id)


def test_both_leave_the_list_together_and_nothing_of_either_is_left(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    join(ws, session, people[0], double)
    take_off(ws, people[0].id)
    assert names(ws, half_day) == ["李娜", "曾志伟"]
    with ws.store.read() as records:
        assert records.people.sessions_of(people[0].person.id) == ()
        assert records.people.found_to_be(people[0].person.id) == ()


def test_both_come_back_on_the_list_together_as_one_and_can_be_two_again(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    issued = {one.enrolment.id: one.badge for one in issue_badges(ws, session.id).value if one.enrolment}
    join(ws, session, people[0], double)
    taken = take_off(ws, people[0].id).value
    put_back_on(ws, taken)
    assert put_back_on(ws, taken).value.id == people[0].id
    assert found_to_be(ws, people[0].person.id) == (double.person,)
    assert take_apart(ws, session.id, people[0].person.id, double.person.id).value.person == double.person
    assert [one.id for one in list_people(ws, half_day)][-2:] == [people[0].id, double.id]
    worn = {one.badge.serial: one.enrolment and one.enrolment.id for one in list_badges(ws, session.id)}
    assert worn[issued[double.id].serial] == double.id
    assert worn[issued[people[0].id].serial] == people[0].id


def test_lines_come_back_as_two_where_the_person_they_were_is_gone(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    second = session.half_days[1].id
    there = add_person(ws, second, "王小明", department="Line 7").value
    join(ws, session, there, people[0])
    join(ws, session, there, double)
    taken = take_off(ws, people[0].id).value
    take_off(ws, there.id)
    put_back_on(ws, taken)
    assert [one.also for one in list_people(ws, half_day)] == [()] * 4
    assert {one.person.id for one in list_people(ws, half_day)} >= {people[0].person.id, double.person.id}


def test_who_stands_elsewhere_under_the_other_line_stays_known_there(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    second = session.half_days[1].id
    other = add_person(ws, second, "王小名").value
    join(ws, session, people[0], other)
    take_off(ws, people[0].id)
    assert names(ws, second) == ["王小明"]
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.people.found_to_be(people[0].person.id) == ()


def test_who_stands_only_under_the_other_line_can_be_taken_apart(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    second = session.half_days[1].id
    other = add_person(ws, second, "王小名").value
    join(ws, session, people[0], other)
    take_off(ws, people[0].id)
    assert take_apart(ws, session.id, people[0].person.id, other.person.id).value.person == other.person
    assert names(ws, second) == ["王小名"]


def test_a_typed_name_finds_the_one_person_not_two(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    assert isinstance(check_in(ws, half_day, "王小明", Road.KEYBOARD).value, NotCheckedIn)
    join(ws, session, people[0], double)
    outcome = check_in(ws, half_day, "王小明", Road.KEYBOARD).value
    assert isinstance(outcome, CheckedIn)
    assert isinstance(check_in(ws, half_day, "E001", Road.KEYBOARD).value, CheckedIn)


def test_names_of_who_was_merged_go_with_the_session(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    merged = join(ws, session, people[0], double)
    assert isinstance(merged.person, Person)
    key = f"session.{session.id}.import.{double.person.id}"
    with ws.store.read() as records:
        assert records.journal.setting(key) is not None
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.journal.setting(key) is None


def test_an_import_goes_while_only_lines_of_other_imports_are_one(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    again = preview_roster(ws, session.id, half_day, a_roster(RosterRow(2, "陈东", "E900")))
    done = import_roster(ws, again).value
    join(ws, session, people[0], double)
    assert undo_import(ws, done.import_id).value == 1
    assert len(list_people(ws, half_day)) == len(people)


def test_an_import_stays_while_a_line_of_it_stands_behind_another(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    assert people[0].import_id is not None
    join(ws, session, double, people[0])
    with pytest.raises(UserError, match="Take that apart, then take the import back"):
        undo_import(ws, people[0].import_id)


def test_an_import_stays_while_two_of_the_list_are_one(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    issue_badges(ws, session.id)
    assert people[0].import_id is not None
    join(ws, session, people[0], double)
    with pytest.raises(UserError, match="Take that apart, then take the import back"):
        undo_import(ws, people[0].import_id)
    assert all(one.enrolment is not None for one in list_badges(ws, session.id))


def test_what_was_taken_back_while_they_were_one_stays_so_when_they_are_two_again(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], double: Enrolment
) -> None:
    came = check_in_person(ws, half_day, double.id, Road.SEARCH).value
    assert isinstance(came, CheckedIn)
    join(ws, session, people[0], double)
    take_back(ws, half_day, came.event.id)
    take_apart(ws, session.id, people[0].person.id, double.person.id)
    assert door(ws, half_day).count.present == 0
    again = check_in_person(ws, half_day, double.id, Road.SEARCH).value
    assert isinstance(again, CheckedIn)
    assert again.is_new
    assert door(ws, half_day).count.present == 1
