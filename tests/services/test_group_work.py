"""Drawing groups from who is here, and what of it may be shown."""

from __future__ import annotations

from uuid import UUID

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.groups import GroupWish, MixField
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment, Sex
from facilitator.domain.room_code import LONGEST_TAIL
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in_person, sign_out
from facilitator.services.enrol_people import add_person
from facilitator.services.group_work import (
    draw,
    draw_again,
    load_group_work,
    remove_draw,
    restore_draw,
    seat_late_comers,
)
from facilitator.services.issue_badges import issue_badges
from facilitator.services.ports import Workspace


@pytest.fixture
def room(ws: Workspace, half_day: UUID) -> tuple[Enrolment, ...]:
    """Six people on the list, a woman and a man in turn, of whom the first five are here."""
    people = [
        add_person(ws, half_day, f"学员{n}", sex=Sex.MALE if n % 2 else Sex.FEMALE).value for n in range(6)
    ]
    for one in people[:5]:
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    return tuple(people)


def test_groups_are_drawn_from_who_is_here_and_kept(
    ws: Workspace, session: Session, half_day: UUID, room: tuple[Enrolment, ...]
) -> None:
    block = session.agenda[0].id
    done = draw(ws, half_day, GroupWish(2, mix=MixField.SEX), item=block)
    assert done.changes is Change.GROUPS
    (kept,) = done.value.draws
    assert load_group_work(ws, half_day) == done.value
    assert sorted(one for group in kept.groups for one in group) == sorted(one.id for one in room[:5])
    assert sorted(map(len, kept.groups)) == [2, 3]
    assert (kept.mix, kept.who, kept.item) == (MixField.SEX, "Li Na", block)
    men = [sum(one.person.sex is Sex.MALE for one in group) for group in done.value.members(kept)]
    assert men == [1, 1]


def test_by_size_and_over_rounds_few_meet_again(
    ws: Workspace, half_day: UUID, room: tuple[Enrolment, ...]
) -> None:
    check_in_person(ws, half_day, room[5].id, Road.SEARCH)
    draws = draw(ws, half_day, GroupWish(2, is_size=True, rounds=4)).value.draws
    assert [one.repeats for one in draws] == [0, 0, 0, 0]
    fifth, sixth = draw(ws, half_day, GroupWish(3, rounds=2)).value.draws[4:]
    assert (fifth.repeats, fifth.is_least, sixth.repeats) == (0, True, 3)


@pytest.mark.usefixtures("room")
def test_drawing_again_takes_the_place_of_a_draw_and_forgets_it(ws: Workspace, half_day: UUID) -> None:
    first, second = draw(ws, half_day, GroupWish(2, rounds=2)).value.draws
    again = draw_again(ws, first.id, GroupWish(5, rounds=3)).value.draws
    assert [one.id for one in again] == [first.id, second.id]
    assert [len(one.groups) for one in again] == [5, 2]
    assert restore_draw(ws, first).value.draws == (first, second)


def test_late_comers_are_seated_and_who_left_is_taken_out(
    ws: Workspace, half_day: UUID, room: tuple[Enrolment, ...]
) -> None:
    work = draw(ws, half_day, GroupWish(2)).value
    before = work.draws[0]
    assert seat_late_comers(ws, before.id).changes is Change.NOTHING
    check_in_person(ws, half_day, room[5].id, Road.SEARCH)
    sign_out(ws, half_day, room[0].id)
    work = load_group_work(ws, half_day)
    assert [one.id for one in work.late_comers(before)] == [room[5].id]
    assert [one.id for one in work.gone(before)] == [room[0].id]
    work = seat_late_comers(ws, before.id).value
    (after,) = work.draws
    assert (work.late_comers(after), work.gone(after)) == ((), ())
    assert all(after.group_number(one.id) == before.group_number(one.id) for one in room[1:5])


def test_a_draw_is_removed_and_put_back(ws: Workspace, half_day: UUID, room: tuple[Enrolment, ...]) -> None:
    assert room
    (kept,) = draw(ws, half_day, GroupWish(2)).value.draws
    assert remove_draw(ws, kept.id).value == kept
    assert load_group_work(ws, half_day).draws == ()
    with pytest.raises(UserError, match="no longer there"):
        remove_draw(ws, kept.id)
    with pytest.raises(UserError, match="no longer there"):
        seat_late_comers(ws, kept.id)
    assert restore_draw(ws, kept).value.draws == (kept,)


def test_the_projector_gets_numbers_and_codes_and_no_name(
    ws: Workspace, session: Session, half_day: UUID, room: tuple[Enrolment, ...]
) -> None:
    badges = {one.badge.enrolment: one.badge.short_code for one in issue_badges(ws, session.id).value}
    check_in_person(ws, half_day, add_person(ws, half_day, "没有卡").value.id, Road.SEARCH)
    work = draw(ws, half_day, GroupWish(2)).value
    shown = work.shown(work.draws[0])
    assert [one.number for one in shown] == [1, 2]
    codes = [badges[one.id].replace("-", "") for one in room[:5]]
    seen = [code for one in shown for code in one.codes]
    assert all(len(code) <= LONGEST_TAIL for code in seen)
    assert all(sum(code.endswith(tail) for tail in seen) == 1 for code in codes)
    assert sum(one.others for one in shown) == 1
    said = repr(shown)
    assert not any(one.person.name in said or str(one.id) in said for one in work.present)


@pytest.mark.usefixtures("room")
def test_the_audit_says_that_groups_were_drawn_and_nobody_s_name(ws: Workspace, half_day: UUID) -> None:
    (kept,) = draw(ws, half_day, GroupWish(2, mix=MixField.DEPARTMENT)).value.draws
    remove_draw(ws, kept.id)
    with ws.store.read() as records:
        lines = [line.what for line in records.journal.audit_lines(2)]
    assert lines == [f"groups {kept.id} removed: 2 of 5 people", f"groups {kept.id} drawn: 2 of 5 people"]


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (GroupWish(0), "how many groups"),
        (GroupWish(6), "Only 5 people are here"),
        (GroupWish(2, rounds=0), "1 to 10 rounds"),
        (GroupWish(2, rounds=11), "1 to 10 rounds"),
    ],
)
@pytest.mark.usefixtures("room")
def test_a_wish_that_cannot_be_is_refused_in_one_sentence(
    ws: Workspace, half_day: UUID, wish: GroupWish, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        draw(ws, half_day, wish)
    assert load_group_work(ws, half_day).draws == ()


@pytest.mark.usefixtures("people")
def test_nobody_here_is_nobody_to_draw(ws: Workspace, half_day: UUID) -> None:
    with pytest.raises(UserError, match="Nobody is checked in yet"):
        draw(ws, half_day, GroupWish(2))
