"""Badges for a session."""

from __future__ import annotations

from uuid import UUID

import pytest

from facilitator.domain.badge import BadgeKind, ReadToken, read_token, short_code_for
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services import issue_badges as module
from facilitator.services.changes import Change
from facilitator.services.check_in import walk_in
from facilitator.services.enrol_people import add_person
from facilitator.services.issue_badges import issue_badges, issue_spares, list_badges
from facilitator.services.ports import Workspace


def test_everybody_gets_one_badge_in_roster_order(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    issued = issue_badges(ws, session.id).value
    assert [one.enrolment for one in issued] == list(people)
    with ws.store.read() as records:
        keys = records.badges.keys()
    for one in issued:
        read = read_token(one.badge.token, keys)
        assert isinstance(read, ReadToken)
        assert (read.kind, read.serial) == (BadgeKind.PERSON, one.badge.serial)
        assert one.badge.short_code == short_code_for(one.badge.serial)
    assert len({one.badge.short_code for one in issued}) == 3


@pytest.mark.usefixtures("people")
def test_printed_badges_stay_valid(ws: Workspace, session: Session, half_day: UUID) -> None:
    before = issue_badges(ws, session.id).value
    again = issue_badges(ws, session.id)
    assert (again.value, again.changes) == (before, Change.NOTHING)
    add_person(ws, half_day, "陈东")
    after = issue_badges(ws, session.id).value
    assert after[:3] == before
    assert len(after) == 4


def test_spare_badges_are_nobodys_until_given_out(ws: Workspace, session: Session, half_day: UUID) -> None:
    spares = issue_spares(ws, session.id, 2).value
    assert {(one.enrolment, one.badge.kind) for one in spares} == {(None, BadgeKind.WALK_IN)}
    walk_in(ws, half_day, "陈东", badge_code=spares[1].badge.token)
    listed = list_badges(ws, session.id)
    assert [one.enrolment.person.name if one.enrolment else None for one in listed] == ["陈东", None]
    assert [one.badge.serial for one in issue_badges(ws, session.id).value] == [spares[1].badge.serial]


@pytest.mark.parametrize("n", [0, -1, 501])
def test_a_senseless_number_of_spares_is_refused(ws: Workspace, session: Session, n: int) -> None:
    with pytest.raises(UserError, match="1 to 500"):
        issue_spares(ws, session.id, n)


@pytest.mark.usefixtures("people")
def test_two_badges_of_a_session_never_share_a_short_code(
    ws: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "serial_for", lambda _laptop, counter, _key: counter // 2 % 900 * 1_000_001)
    issued = issue_badges(ws, session.id).value
    codes = [one.badge.short_code for one in issued]
    assert len(set(codes)) == 3


def test_a_laptop_without_numbers_left_says_so(
    ws: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_spares(ws, session.id, 2)
    with ws.store.write() as records:
        monkeypatch.setattr(module, "COUNTERS", records.badges.next_counter(1) + 1)
    with pytest.raises(UserError, match="all its badge numbers"):
        issue_spares(ws, session.id, 5)
    assert len(list_badges(ws, session.id)) == 2
