"""Printing badges: everybody's, somebody's again, or the spare ones; printing changes no badge."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.badge_sheet import BadgeFormat, BadgePrint
from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.reports.print_badges import (
    BadgeOrder,
    Whose,
    give_out_badges,
    print_badges,
    spares_left,
    write_given_out,
)
from facilitator.services import issue_badges as issue_badges_module
from facilitator.services.check_in import walk_in
from facilitator.services.issue_badges import issue_badges, issue_spares, list_badges
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock
from tests.reports.test_badges import codes_on, text_of

EN = (Language.EN,)


def printed(ws: Workspace, session: Session, order: BadgeOrder, folder: Path) -> tuple[list[str], int, int]:
    done = print_badges(ws, session, order, folder / "badges.pdf", EN).value
    return sorted(codes_on(done.path)), done.count, done.spares_left


@pytest.mark.usefixtures("people")
def test_everybody_and_fresh_spare_ones_behind(ws: Workspace, session: Session, tmp_path: Path) -> None:
    codes, count, left = printed(ws, session, BadgeOrder(fresh_spares=2), tmp_path)
    assert (count, left) == (5, 2)
    assert codes == sorted(one.badge.token for one in list_badges(ws, session.id))


def test_one_badge_is_printed_again_as_it_was(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    first = issue_badges(ws, session.id).value[0].badge
    for order in (
        BadgeOrder(Whose.CHOSEN, people=frozenset({people[0].person.id})),
        BadgeOrder(Whose.CHOSEN, wanted=(first.short_code,)),
        BadgeOrder(Whose.CHOSEN, wanted=("e001",)),
        BadgeOrder(Whose.CHOSEN, wanted=("wxm",)),
    ):
        assert printed(ws, session, order, tmp_path) == ([first.token], 1, 0)


def test_a_selection_is_printed_in_the_order_of_the_list_from_the_place_said(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    issued = issue_badges(ws, session.id).value
    order = BadgeOrder(
        Whose.CHOSEN,
        people=frozenset({people[2].person.id}),
        wanted=("E001",),
        print_as=BadgePrint(BadgeFormat.LABELS_24, 24),
    )
    codes, count, _ = printed(ws, session, order, tmp_path)
    assert (count, codes) == (2, sorted([issued[0].badge.token, issued[2].badge.token]))
    said = text_of(tmp_path / "badges.pdf")
    assert said.index("王小明") < said.index("曾志伟")


def test_the_pool_is_what_nobody_has_yet(
    ws: Workspace, session: Session, half_day: UUID, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="No spare badge is left"):
        printed(ws, session, BadgeOrder(Whose.SPARE), tmp_path)
    spares = [one.badge for one in issue_spares(ws, session.id, 3).value]
    walk_in(ws, half_day, "陈东", badge_code=spares[1].token)
    codes, count, left = printed(ws, session, BadgeOrder(Whose.SPARE), tmp_path)
    assert (codes, count, left) == (sorted([spares[0].token, spares[2].token]), 2, 2)
    assert printed(ws, session, BadgeOrder(Whose.SPARE, fresh_spares=1), tmp_path)[1:] == (3, 3)
    by_code = BadgeOrder(Whose.CHOSEN, wanted=(spares[2].short_code,))
    assert printed(ws, session, by_code, tmp_path)[0] == [spares[2].token]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("order", "said"),
    [
        (BadgeOrder(Whose.CHOSEN), "Choose the people"),
        (BadgeOrder(Whose.CHOSEN, wanted=("nobody",)), "No badge fits nobody"),
        (BadgeOrder(Whose.CHOSEN, wanted=("",)), "No badge fits"),
        (BadgeOrder(fresh_spares=501), "1 to 500"),
    ],
)
def test_who_cannot_be_meant_is_said_and_nothing_is_written(
    ws: Workspace, session: Session, tmp_path: Path, order: BadgeOrder, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        printed(ws, session, order, tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.usefixtures("people")
def test_a_place_that_is_not_there_issues_nothing(ws: Workspace, session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="places"):
        printed(ws, session, BadgeOrder(print_as=BadgePrint(start=11)), tmp_path)
    assert list_badges(ws, session.id) == ()


@pytest.mark.usefixtures("people")
def test_spare_ones_whose_file_could_not_be_written_come_first_in_the_next_order(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "badges.pdf").mkdir()
    for _ in range(2):
        with pytest.raises(UserError, match="could not be written"):
            printed(ws, session, BadgeOrder(Whose.SPARE, fresh_spares=3), blocked)
    assert [one for one in list_badges(ws, session.id) if one.enrolment is None] == []
    first, count, left = printed(ws, session, BadgeOrder(Whose.SPARE, fresh_spares=2), tmp_path)
    assert (len(set(first)), count, left) == (2, 2, 2)
    (tmp_path / "badges.pdf").unlink()
    every, count, left = printed(ws, session, BadgeOrder(Whose.SPARE, fresh_spares=2), tmp_path)
    assert (len(set(every)), count, left) == (4, 4, 4)
    assert set(first) < set(every)
    with ws.store.read() as records:
        assert len([one for one in records.badges.of_session(session.id) if one.enrolment is None]) == 4


@pytest.mark.usefixtures("people")
def test_spare_ones_of_a_program_that_was_killed_while_it_wrote_are_offered_again(
    ws: Workspace, session: Session, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = BadgeOrder(Whose.SPARE, fresh_spares=3)
    given_out = give_out_badges(ws, session, order).value
    assert spares_left(list_badges(ws, session.id)) == 0
    monkeypatch.setattr(issue_badges_module, "_THIS_RUN", "the program, started again")
    other, count, _ = printed(ws, session, order, tmp_path)
    assert count == 3
    assert not set(other) & {one.badge.token for one in given_out}
    clock.go_on(minutes=2)
    again, _, left = printed(ws, session, order, tmp_path)
    assert set(again) == {*other, *(one.badge.token for one in given_out)}
    assert left == len(again)


@pytest.mark.usefixtures("people")
def test_a_late_file_is_not_seen_once_its_spare_ones_are_on_another(
    ws: Workspace, session: Session, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = BadgeOrder(Whose.SPARE, fresh_spares=3)
    late = give_out_badges(ws, session, order).value
    own = issue_badges_module._THIS_RUN
    clock.go_on(minutes=2)
    monkeypatch.setattr(issue_badges_module, "_THIS_RUN", "another program")
    taken, _, _ = printed(ws, session, order, tmp_path)
    assert set(taken) == {one.badge.token for one in late}
    monkeypatch.setattr(issue_badges_module, "_THIS_RUN", own)
    with pytest.raises(UserError, match="did not come out whole"):
        write_given_out(ws, session, order, tmp_path / "late.pdf", EN, late)
    assert [one.name for one in tmp_path.glob("*.pdf*")] == ["badges.pdf"]
    assert spares_left(list_badges(ws, session.id)) == 3


@pytest.mark.usefixtures("people")
def test_a_file_that_stands_there_stays_where_nobody_was_asked(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"mine")
    done = print_badges(ws, session, BadgeOrder(), path, EN, keep_existing=True).value
    assert (path.read_bytes(), done.path.name) == (b"mine", "badges_2.pdf")
    print_badges(ws, session, BadgeOrder(), path, EN)
    assert path.read_bytes() != b"mine"


@pytest.mark.usefixtures("people")
def test_a_file_of_everybody_that_could_not_be_written_holds_nothing_back(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "badges.pdf").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        printed(ws, session, BadgeOrder(), tmp_path)
    assert len(list_badges(ws, session.id)) == 3
