"""Checking oneself in: one entry means one person, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from facilitator.domain.attendance import AttendanceEvent, NotCheckedIn, Road
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import door_state, take_back
from facilitator.services.enrol_people import add_person
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.phone_check_in import (
    AnotherOnThisPhone,
    SelfCheckedIn,
    SelfCheckIn,
    SelfEntry,
    check_in_selves,
)
from facilitator.services.ports import Workspace
from tests.builders import an_id
from tests.fakes import FakeClock


def anybody(enrolment: UUID) -> bool:
    del enrolment
    return True


def nobody(enrolment: UUID) -> bool:
    del enrolment
    return False


def check_in_self(
    ws: Workspace, half_day: UUID, text: str, may_be: Callable[[UUID], bool] = anybody
) -> Done[SelfCheckIn]:
    done = check_in_selves(ws, half_day, [SelfEntry(text, may_be, anybody)])
    (outcome,) = done.value
    return Done(outcome, done.changes)


def events(ws: Workspace, half_day: UUID) -> tuple[AttendanceEvent, ...]:
    with ws.store.read() as records:
        return records.attendance.of_half_day(half_day)


@pytest.mark.parametrize("entry", ["E002", " e 002", "李娜", "李　娜", "Ｅ００２"])
def test_a_number_or_a_whole_name_is_enough(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], entry: str
) -> None:
    done = check_in_self(ws, half_day, entry)
    assert isinstance(done.value, SelfCheckedIn)
    assert (done.value.enrolment, done.value.is_new) == (people[1], True)
    (event,) = events(ws, half_day)
    assert (event.at, event.road, done.changes) == (done.value.at, Road.PHONE, Change.ATTENDANCE)


NOBODY = (
    *("", "  ", "-", "李", "ln", "小明", "00", "E0020", "x" * 101, "1" * 17, "1234567"),
    *("\u202e", "\x00", "፩" * 7, "²" * 7, "e\u0301" * 90, "\U0001f600" * 17, "%" * 50, "' OR 1=1 --"),
)


@pytest.mark.parametrize("entry", NOBODY)
def test_less_than_that_is_nobody_and_is_counted_as_refused(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], entry: str
) -> None:
    assert len(people) == 3
    done = check_in_self(ws, half_day, entry)
    assert isinstance(done.value, NotCheckedIn)
    state = door_state(ws, half_day)
    assert (state.count.present, state.refusals, done.changes) == (0, 1, Change.ATTENDANCE)


def test_a_name_that_two_have_is_nobody_but_their_numbers_are_somebody(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    other = add_person(ws, half_day, "李娜", employee_number="E777").value
    assert isinstance(check_in_self(ws, half_day, "李娜").value, NotCheckedIn)
    found = check_in_self(ws, half_day, "E777").value
    assert isinstance(found, SelfCheckedIn)
    assert (found.enrolment.id, people[1].id == other.id) == (other.id, False)


def test_a_number_that_is_also_another_ones_badge_is_nobody(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[0].badge
    assert len(people) == 3
    add_person(ws, half_day, "周杰", employee_number=badge.short_code.replace("-", ""))
    assert isinstance(check_in_self(ws, half_day, badge.short_code).value, NotCheckedIn)


def test_somebody_elses_phone_checks_nobody_in_and_says_whom_it_named(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    done = check_in_self(ws, half_day, "E003", nobody)
    assert (done.value, done.changes) == (AnotherOnThisPhone(people[2]), Change.NOTHING)
    assert door_state(ws, half_day).count.present == 0


def test_once_taken_back_one_may_check_in_again(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    first = check_in_self(ws, half_day, "E001").value
    assert isinstance(first, SelfCheckedIn)
    take_back(ws, half_day, events(ws, half_day)[0].id)
    again = check_in_self(ws, half_day, "E001").value
    assert isinstance(again, SelfCheckedIn)
    assert (again.is_new, again.enrolment) == (True, people[0])


def test_a_half_day_that_is_gone_is_said_to_be(ws: Workspace) -> None:
    with pytest.raises(UserError, match="no longer there"):
        check_in_self(ws, an_id("gone"), "E001")


def test_somebody_without_a_number_is_found_by_name_and_by_no_number(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    assert len(people) == 3
    bare = add_person(ws, half_day, "周杰").value
    assert isinstance(check_in_self(ws, half_day, "- -").value, NotCheckedIn)
    found = check_in_self(ws, half_day, "周杰").value
    assert isinstance(found, SelfCheckedIn)
    assert found.enrolment.id == bare.id


def test_two_lines_that_were_found_to_be_one_person_are_no_doubt(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[2].badge
    with ws.store.write() as records:
        records.people.mark_same(people[2].person.id, people[0].person.id)
    found = [check_in_self(ws, half_day, typed).value for typed in ("王小明", "E001", badge.short_code)]
    assert [isinstance(one, SelfCheckedIn) and one.is_new for one in found] == [True, False, False]
    assert {one.enrolment.id for one in found if isinstance(one, SelfCheckedIn)} == {people[0].id}
    assert len(events(ws, half_day)) == 1


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        ("阿卜杜拉·买买提", "阿卜杜拉•买买提"),
        ("阿卜杜拉·买买提", "阿卜杜拉买买提"),
        ("Anna-Maria Bell", "anna maria bell"),
        ("O'Neil, José", "o’neil jose\u0301"),
        ("王A", "王Ａ"),
    ],
)
def test_a_name_is_the_same_however_a_phone_writes_its_dots_and_spaces(
    ws: Workspace, half_day: UUID, listed: str, typed: str
) -> None:
    add_person(ws, half_day, listed)
    add_person(ws, half_day, "··")
    assert isinstance(check_in_self(ws, half_day, typed).value, SelfCheckedIn)
    assert isinstance(check_in_self(ws, half_day, "·").value, NotCheckedIn)


@pytest.mark.parametrize(
    ("listed", "typed"), [("José Müller", "jose muller"), ("Jose Muller", "José Müller")]
)
def test_a_name_may_come_without_its_accents_unless_two_are_called_so_then(
    ws: Workspace, half_day: UUID, listed: str, typed: str
) -> None:
    there = add_person(ws, half_day, listed).value
    found = check_in_self(ws, half_day, typed).value
    assert isinstance(found, SelfCheckedIn)
    assert found.enrolment.id == there.id
    add_person(ws, half_day, "Josè Muller")
    assert isinstance(check_in_self(ws, half_day, "josé muller").value, NotCheckedIn)
    assert isinstance(check_in_self(ws, half_day, listed).value, SelfCheckedIn)


def test_what_comes_together_is_answered_in_its_order_and_stored_in_it(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    texts = ("E003", "nobody", "E001", "E003", "李娜")
    done = check_in_selves(ws, half_day, [SelfEntry(text, anybody, anybody) for text in texts])
    assert [type(one) for one in done.value] == [
        SelfCheckedIn,
        NotCheckedIn,
        SelfCheckedIn,
        SelfCheckedIn,
        SelfCheckedIn,
    ]
    assert [one.is_new for one in done.value if isinstance(one, SelfCheckedIn)] == [True, True, False, True]
    assert [one.enrolment for one in events(ws, half_day)] == [people[n].id for n in (2, 0, 1)]


def test_being_in_already_changes_nothing_and_says_since_when(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    first = check_in_self(ws, half_day, "E001").value
    clock.go_on(minutes=7)
    again = check_in_self(ws, half_day, "王小明")
    assert isinstance(first, SelfCheckedIn)
    assert (again.value, again.changes) == (SelfCheckedIn(people[0], first.at, is_new=False), Change.NOTHING)


def test_the_number_on_a_badge_is_the_person_who_wears_it_also_at_the_second_half_day(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[1].badge
    other = session.half_days[1].id
    here = check_in_self(ws, half_day, f" {badge.short_code} ").value
    assert isinstance(here, SelfCheckedIn)
    assert here.enrolment == people[1]
    assert isinstance(check_in_self(ws, other, badge.short_code).value, NotCheckedIn)
    assert isinstance(check_in_self(ws, half_day, badge.token).value, SelfCheckedIn)


def test_a_badge_whose_key_was_withdrawn_and_a_spare_one_are_nobody(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    assert len(people) == 3
    badge = issue_badges(ws, session.id).value[0].badge
    spare = issue_spares(ws, session.id, 1).value[0].badge
    assert isinstance(check_in_self(ws, half_day, spare.short_code).value, NotCheckedIn)
    with ws.store.write() as records:
        records.badges.withdraw_key(records.badges.keys()[0].id, ws.clock.now())
    assert isinstance(check_in_self(ws, half_day, badge.short_code).value, NotCheckedIn)
