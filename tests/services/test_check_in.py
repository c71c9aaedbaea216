"""The door, on a real workspace file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from database import DatabaseStore
from facilitator.domain.attendance import (
    AttendanceKind,
    CheckedIn,
    CheckInOutcome,
    DoorCount,
    NotCheckedIn,
    Road,
    ScanProblem,
    Tone,
)
from facilitator.domain.badge import BadgeKind, make_token, short_code_for
from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import (
    check_in,
    check_in_person,
    door_state,
    excuse,
    find_people,
    sign_out,
    take_back,
    walk_in,
)
from facilitator.services.enrol_people import add_person, edit_person
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.plan_session import create_session
from facilitator.services.ports import Workspace
from facilitator.words import said
from tests.builders import OTHER_KEY, a_session_draft
from tests.fakes import FakeClock
from tests.steps import calls_made


def came_in(done: Done[CheckInOutcome]) -> CheckedIn:
    assert isinstance(done.value, CheckedIn)
    return done.value


def refused(done: Done[CheckInOutcome]) -> NotCheckedIn:
    assert isinstance(done.value, NotCheckedIn)
    return done.value


@pytest.fixture
def tokens(ws: Workspace, session: Session, people: tuple[Enrolment, ...]) -> list[str]:
    """The codes of the three people's badges, in roster order."""
    assert len(people) == 3
    return [one.badge.token for one in issue_badges(ws, session.id).value]


def test_a_badge_checks_its_owner_in_for_good(
    ws: Workspace, half_day: UUID, tokens: list[str], reopen: Callable[[], DatabaseStore]
) -> None:
    outcome = came_in(check_in(ws, half_day, tokens[0], Road.SCANNER))
    assert (str(outcome.message), outcome.tone, outcome.is_new) == ("王小明 is here.", Tone.GOOD, True)
    assert outcome.count == DoorCount(expected=3, present=1, left=0, walk_ins=0)
    assert (outcome.event.who, outcome.event.road) == ("Li Na", Road.SCANNER)
    state = door_state(replace(ws, store=reopen()), half_day)
    assert state.latest == outcome.event
    assert [one.is_present for one in state.presences] == [True, False, False]


def test_scanning_twice_keeps_one_arrival(
    ws: Workspace, half_day: UUID, tokens: list[str], clock: FakeClock
) -> None:
    check_in(ws, half_day, tokens[0], Road.SCANNER)
    clock.go_on(minutes=5)
    again = check_in(ws, half_day, tokens[0], Road.CAMERA)
    outcome = came_in(again)
    assert (str(outcome.message), outcome.tone) == ("王小明 is already here since 08:30.", Tone.AMBER)
    assert (outcome.is_new, again.changes) == (False, Change.NOTHING)
    with ws.store.read() as records:
        assert len(records.attendance.of_half_day(half_day)) == 1


def test_somebody_may_go_and_come_back(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    wang = people[0].id
    assert str(sign_out(ws, half_day, wang).value.message) == "王小明 has not arrived yet."
    check_in_person(ws, half_day, wang, Road.SEARCH)
    clock.go_on(minutes=30)
    gone = sign_out(ws, half_day, wang).value
    assert (str(gone.message), gone.tone, gone.count.present, gone.count.left) == (
        "王小明 has left.",
        Tone.GOOD,
        0,
        1,
    )
    again = sign_out(ws, half_day, wang)
    assert (str(again.value.message), again.value.is_new) == ("王小明 left already, at 09:00.", False)
    assert again.changes is Change.NOTHING
    back = came_in(check_in_person(ws, half_day, wang, Road.SEARCH))
    assert (str(back.message), back.is_new, back.count.left) == ("王小明 is back.", True, 0)
    assert door_state(ws, half_day).presences[0].arrived_at == clock.now().replace(hour=8, minute=30)


@pytest.mark.parametrize("typed", ["曾志伟", "zzw", "zengzhi", "E003", "0 E003"])
def test_a_person_is_checked_in_by_what_was_typed(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], typed: str
) -> None:
    outcome = check_in(ws, half_day, typed, Road.KEYBOARD)
    if typed == "0 E003":
        assert refused(outcome).problem is ScanProblem.NOBODY_FOUND
    else:
        assert came_in(outcome).enrolment == people[2]


def test_several_people_who_fit_are_offered(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    add_person(ws, half_day, "王大明")
    outcome = refused(check_in(ws, half_day, "wang", Road.KEYBOARD))
    assert (outcome.problem, outcome.tone) == (ScanProblem.SEVERAL_PEOPLE, Tone.AMBER)
    assert [one.person.name for one in outcome.candidates] == ["王小明", "王大明"]
    assert came_in(check_in(ws, half_day, "王小明", Road.KEYBOARD)).enrolment == people[0]


def test_a_short_code_is_typed(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[1].badge
    assert came_in(check_in(ws, half_day, badge.short_code, Road.KEYBOARD)).enrolment == people[1]
    bare = badge.short_code.replace("-", "")
    assert not came_in(check_in(ws, half_day, bare, Road.KEYBOARD)).is_new
    wrong = bare[:-1] + str((int(bare[-1]) + 1) % 10)
    assert refused(check_in(ws, half_day, wrong, Road.KEYBOARD)).problem is ScanProblem.WRONG_CHECK_DIGIT


def test_a_short_code_without_its_check_digit_is_told_from_a_name_nobody_has(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[1].badge
    for typed in (badge.short_code[:6], badge.short_code[:7]):
        outcome = refused(check_in(ws, half_day, typed, Road.KEYBOARD))
        assert outcome.problem is ScanProblem.WRONG_CHECK_DIGIT
        assert "without its last digit" in str(outcome.message)
    other = f"{(int(badge.short_code[:6]) + 1) % 1_000_000:06d}"
    assert refused(check_in(ws, half_day, other, Road.KEYBOARD)).problem is ScanProblem.NOBODY_FOUND
    add_person(ws, half_day, "陈东", employee_number=badge.short_code[:6])
    assert came_in(check_in(ws, half_day, badge.short_code[:6], Road.KEYBOARD)).enrolment != people[1]


@pytest.mark.parametrize("code", ["weixin://wxpay/bizpayurl?pr=AbC12dE", "HTTPS://QR.ALIPAY.COM/fkx12345"])
def test_a_code_to_pay_that_was_typed_is_no_name_to_add(ws: Workspace, half_day: UUID, code: str) -> None:
    assert refused(check_in(ws, half_day, code, Road.KEYBOARD)).problem is ScanProblem.NOT_A_BADGE


def test_an_employee_number_of_seven_digits_is_no_short_code(ws: Workspace, half_day: UUID) -> None:
    enrolment = add_person(ws, half_day, "陈东", employee_number="1234567").value
    assert came_in(check_in(ws, half_day, "1234567", Road.SCANNER)).enrolment == enrolment


@pytest.mark.parametrize("road", [Road.KEYBOARD, Road.SCANNER])
def test_seven_digits_that_are_one_persons_number_and_anothers_badge_let_the_assistant_choose(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], road: Road
) -> None:
    code = issue_badges(ws, session.id).value[1].badge.short_code.replace("-", "")
    other = add_person(ws, half_day, "陈东", employee_number=code).value
    outcome = refused(check_in(ws, half_day, code, road))
    assert (outcome.problem, outcome.tone) == (ScanProblem.SEVERAL_PEOPLE, Tone.AMBER)
    assert outcome.candidates == (other, people[1])
    assert {one.enrolment for one in find_people(door_state(ws, half_day), code)} == {other, people[1]}


def test_a_badge_whose_digits_are_its_bearers_number_too_is_no_question(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    code = issue_badges(ws, session.id).value[1].badge.short_code.replace("-", "")
    edit_person(ws, replace(people[1].person, employee_number=code))
    assert came_in(check_in(ws, half_day, code, Road.SCANNER)).enrolment.id == people[1].id


def test_a_code_that_means_nobody_is_refused_and_counted(
    ws: Workspace, session: Session, half_day: UUID, tokens: list[str]
) -> None:
    with ws.store.read() as records:
        key = records.badges.keys()[0]
    forged = make_token(BadgeKind.PERSON, 7, OTHER_KEY)
    unknown = make_token(BadgeKind.PERSON, 7, key)
    sheet = make_token(BadgeKind.QUESTIONNAIRE, 7, key)
    other_session = create_session(ws, a_session_draft()).value
    cases = [
        (half_day, forged, ScanProblem.FORGED),
        (half_day, unknown, ScanProblem.NOT_ON_LIST),
        (half_day, sheet, ScanProblem.WRONG_KIND),
        (half_day, "9" * 17, ScanProblem.NOT_A_BADGE),
        (half_day, "https://example.org", ScanProblem.NOT_A_BADGE),
        (other_session.half_days[0].id, tokens[0], ScanProblem.WRONG_SESSION),
    ]
    for where, code, problem in cases:
        outcome = refused(check_in(ws, where, code, Road.SCANNER))
        tone = Tone.AMBER if problem is ScanProblem.NOT_ON_LIST else Tone.BAD
        assert (outcome.problem, outcome.tone) == (problem, tone)
    theirs = said(outcome.message, Language.ZH)
    assert session.title.zh in theirs
    assert f"{session.half_days[0].starts_at:%Y-%m-%d}" in theirs
    state = door_state(ws, half_day)
    assert (state.refusals, state.latest, state.count.present) == (5, None, 0)
    assert session.id != other_session.id


@pytest.mark.usefixtures("tokens")
def test_a_typed_code_that_no_badge_here_shows_is_not_known(ws: Workspace, half_day: UUID) -> None:
    typed = next(code for n in range(9) if (code := short_code_for(n)) not in _short_codes(ws, half_day))
    outcome = refused(check_in(ws, half_day, typed, Road.KEYBOARD))
    assert (outcome.problem, outcome.tone) == (ScanProblem.UNKNOWN_BADGE, Tone.BAD)


def _short_codes(ws: Workspace, half_day: UUID) -> set[str]:
    return set(door_state(ws, half_day).short_codes.values())


def test_a_badge_of_another_half_day_is_let_in_by_choice(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], tokens: list[str]
) -> None:
    second = session.half_days[1].id
    outcome = refused(check_in(ws, second, tokens[0], Road.SCANNER))
    assert (outcome.problem, outcome.tone, outcome.candidates) == (
        ScanProblem.WRONG_HALF_DAY,
        Tone.AMBER,
        (people[0],),
    )
    assert "Group 1" in str(outcome.message)
    let_in = check_in_person(ws, second, people[0].id, Road.SCANNER)
    assert Change.ROSTER in let_in.changes
    assert came_in(let_in).count == DoorCount(expected=0, present=1, left=0, walk_ins=1)
    assert not came_in(check_in(ws, second, tokens[0], Road.SCANNER)).is_new
    assert not came_in(check_in_person(ws, second, people[0].id, Road.SEARCH)).is_new


def test_a_whole_name_of_another_half_day_is_said_to_be_of_there_and_a_part_is_not(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    second, name = session.half_days[1].id, people[0].person.name
    outcome = refused(check_in(ws, second, name, Road.KEYBOARD))
    assert (outcome.problem, outcome.candidates) == (ScanProblem.WRONG_HALF_DAY, (people[0],))
    part = refused(check_in(ws, second, name[:2], Road.KEYBOARD))
    assert part.problem is ScanProblem.NOBODY_FOUND
    add_person(ws, second, f"{name}明")
    there = refused(check_in(ws, second, name, Road.KEYBOARD))
    assert (there.problem, there.candidates) == (ScanProblem.WRONG_HALF_DAY, (people[0],))
    assert came_in(check_in(ws, second, f"{name}明", Road.KEYBOARD)).is_new


def test_a_walk_in_who_was_taken_back_is_expected_nowhere(ws: Workspace, session: Session) -> None:
    first, second = (half_day.id for half_day in session.half_days)
    came = came_in(walk_in(ws, first, "欧阳明"))
    there = refused(check_in(ws, second, "欧阳明", Road.KEYBOARD))
    assert there.problem is ScanProblem.WRONG_HALF_DAY
    assert came.event is not None
    take_back(ws, first, came.event.id)
    assert refused(check_in(ws, second, "欧阳明", Road.KEYBOARD)).problem is ScanProblem.NOBODY_FOUND


def test_two_of_one_name_at_another_half_day_are_not_chosen_between(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    second, name = session.half_days[1].id, people[0].person.name
    add_person(ws, session.half_days[0].id, name)
    both = refused(check_in(ws, second, name, Road.KEYBOARD))
    assert both.problem is ScanProblem.NOBODY_FOUND


def test_where_several_elsewhere_are_called_so_a_part_of_a_name_here_is_asked_about(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    second, name = session.half_days[1].id, people[0].person.name
    add_person(ws, session.half_days[0].id, name)
    here = add_person(ws, second, f"{name}明").value
    asked = refused(check_in(ws, second, name, Road.KEYBOARD))
    assert asked.candidates == (here,)


def test_a_person_of_another_session_is_not_let_in_by_id(
    ws: Workspace, people: tuple[Enrolment, ...]
) -> None:
    other = create_session(ws, a_session_draft()).value
    with pytest.raises(UserError, match="another session"):
        check_in_person(ws, other.half_days[0].id, people[0].id, Road.SEARCH)


def test_a_walk_in_is_enrolled_and_here(ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]) -> None:
    done = walk_in(ws, half_day, "  陈　东 ", employee_number=" E900 ", department="Line 3")
    assert done.changes == Change.ATTENDANCE | Change.ROSTER
    assert (str(done.value.message), done.value.tone) == ("陈 东 is here.", Tone.GOOD)
    assert done.value.count == DoorCount(expected=len(people), present=1, left=0, walk_ins=1)
    again = walk_in(ws, half_day, "Chen Dong", employee_number="E900")
    assert (again.value.is_new, again.value.enrolment) == (False, done.value.enrolment)
    assert again.changes is Change.ATTENDANCE


def test_a_walk_in_whose_number_is_that_of_somebody_called_otherwise_is_pointed_out(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    person = people[0].person
    done = walk_in(ws, half_day, "Zed Lim", employee_number=person.employee_number).value
    assert (done.enrolment.id, done.tone) == (people[0].id, Tone.AMBER)
    assert str(done.message).startswith(f"{person.name} is here: {person.employee_number} is their number.")
    again = walk_in(ws, half_day, "Zed Lim", employee_number=person.employee_number).value
    assert str(again.message).startswith(f"{person.name} is already here")


def test_a_spare_badge_is_not_given_to_somebody_called_otherwise_by_a_mistyped_number(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    spare = issue_spares(ws, session.id, 1).value[0].badge
    number = people[0].person.employee_number
    walk_in(ws, half_day, "Zed Lim", employee_number=number, badge_code=spare.token)
    given = walk_in(ws, half_day, "Zed Lim", badge_code=spare.token).value.enrolment
    assert came_in(check_in(ws, half_day, spare.token, Road.SCANNER)).enrolment.person == given.person


def test_a_walk_in_with_a_name_of_the_list_is_pointed_out(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    done = walk_in(ws, half_day, people[0].person.name)
    assert (done.value.tone, "same name" in str(done.value.message)) == (Tone.AMBER, True)
    assert done.value.enrolment.id != people[0].id


def test_a_walk_in_needs_a_name(ws: Workspace, half_day: UUID) -> None:
    with pytest.raises(UserError, match="Type the person's name first"):
        walk_in(ws, half_day, " \u200b ")


def test_a_spare_badge_asks_for_a_name_and_is_bound_to_it(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    spare = issue_spares(ws, session.id, 1).value[0].badge
    outcome = refused(check_in(ws, half_day, spare.token, Road.SCANNER))
    assert (outcome.problem, outcome.tone, outcome.spare) == (
        ScanProblem.SPARE_BADGE,
        Tone.AMBER,
        spare.serial,
    )
    chen = walk_in(ws, half_day, "陈东", badge_code=spare.token).value
    assert came_in(check_in(ws, half_day, spare.token, Road.SCANNER)).enrolment == chen.enrolment


def test_a_badge_that_is_somebodys_is_not_given_out_again(
    ws: Workspace, half_day: UUID, tokens: list[str]
) -> None:
    with pytest.raises(UserError, match="not a spare one"):
        walk_in(ws, half_day, "陈东", badge_code=tokens[0])
    assert len(door_state(ws, half_day).presences) == 3


def test_an_arrival_taken_back_leaves_its_trace(ws: Workspace, half_day: UUID, tokens: list[str]) -> None:
    event = came_in(check_in(ws, half_day, tokens[0], Road.SCANNER)).event
    taken = take_back(ws, half_day, event.id).value
    assert (taken.event, taken.count.present, taken.latest) == (event, 0, None)
    take_back(ws, half_day, event.id)
    with ws.store.read() as records:
        log = records.attendance.of_half_day(half_day)
    assert [(one.kind, one.undoes) for one in log] == [
        (AttendanceKind.ARRIVED, None),
        (AttendanceKind.UNDONE, event.id),
    ]
    with pytest.raises(UserError, match="nothing to take back"):
        take_back(ws, half_day, log[1].id)
    with pytest.raises(UserError, match="nothing to take back"):
        take_back(ws, half_day, uuid4())


def test_a_walk_in_taken_back_is_no_longer_shown(ws: Workspace, half_day: UUID) -> None:
    event = walk_in(ws, half_day, "陈东").value.event
    shown = door_state(ws, half_day).with_outcome(take_back(ws, half_day, event.id).value)
    assert (shown.presences, shown.count) == ((), DoorCount(0, 0, 0, 0))


def test_the_door_follows_each_outcome_as_if_it_were_loaded_anew(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], tokens: list[str]
) -> None:
    shown = door_state(ws, half_day)
    scanned = check_in(ws, half_day, tokens[0], Road.SCANNER).value
    steps = (
        lambda: check_in(ws, half_day, tokens[0], Road.SCANNER).value,
        lambda: check_in(ws, half_day, tokens[1], Road.SCANNER).value,
        lambda: check_in(ws, half_day, "nobody", Road.KEYBOARD).value,
        lambda: sign_out(ws, half_day, people[0].id).value,
        lambda: sign_out(ws, half_day, people[0].id).value,
        lambda: sign_out(ws, half_day, people[2].id).value,
        lambda: check_in(ws, half_day, tokens[0], Road.SCANNER).value,
        lambda: walk_in(ws, half_day, "陈东").value,
        lambda: take_back(ws, half_day, door_state(ws, half_day).latest.id).value,  # type: ignore[union-attr]
        lambda: take_back(ws, half_day, came_in(Done(scanned)).event.id).value,
    )
    shown = shown.with_outcome(scanned)
    assert shown == door_state(ws, half_day)
    for step in steps:
        shown = shown.with_outcome(step())
        assert shown == door_state(ws, half_day)


def test_a_scan_costs_the_same_however_much_happened_before(
    ws: Workspace, half_day: UUID, tokens: list[str]
) -> None:
    def scan() -> int:
        return calls_made(lambda: check_in(ws, half_day, tokens[1], Road.SCANNER))

    for _ in range(2):  # the second finds its statements made
        scan()
    before = scan()
    for _ in range(20):
        event = came_in(check_in(ws, half_day, tokens[0], Road.SCANNER)).event
        take_back(ws, half_day, event.id)
    assert scan() < 1.05 * before


def test_somebody_excused_is_not_expected_any_more(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    state = excuse(ws, half_day, people[0].id).value
    assert (state.count.missing, state.presences[0].is_excused) == (2, True)
    check_in_person(ws, half_day, people[1].id, Road.SEARCH)
    assert excuse(ws, half_day, people[1].id).value.count.present == 1


def test_search_offers_those_not_yet_here_first(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    add_person(ws, half_day, "王大明")
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    badge = issue_badges(ws, session.id).value[1].badge
    state = door_state(ws, half_day)
    assert [one.enrolment.person.name for one in find_people(state, "w")] == ["王大明", "王小明"]
    assert [one.enrolment.person.name for one in find_people(state, badge.short_code[:5])] == ["李娜"]
    assert find_people(state, "xyz") == find_people(state, "") == ()


def test_a_person_renamed_is_found_under_the_new_name(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    edit_person(ws, replace(people[0].person, name=" 王 大伟 "))
    assert len(find_people(door_state(ws, half_day), "dawei")) == 1
    assert find_people(door_state(ws, half_day), "xiaoming") == ()


def test_who_is_gone_from_the_list_is_said_to_be_gone(ws: Workspace, half_day: UUID) -> None:
    with pytest.raises(UserError, match="no longer on the list"):
        check_in_person(ws, half_day, uuid4(), Road.SEARCH)
