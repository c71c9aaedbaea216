"""What past runs on disk say of the next plan."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from facilitator.domain.past_runs import PastMinutes, identity
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.past_runs import known_minutes
from facilitator.services.plan_session import archive_session, create_session, install_pack
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from tests.builders import Pack, a_programme, a_session_draft
from tests.fakes import FakeClock

K = RunEventKind


def run(ws: Workspace, clock: FakeClock, session: Session, half_day: int, *minutes: float) -> None:
    """Run that half-day's blocks in so many minutes each."""
    half_day_id = session.half_days[half_day].id
    act(ws, half_day_id, K.STARTED)
    for length in minutes:
        clock.go_on(minutes=length)
        act(ws, half_day_id, K.NEXT)


def past_minutes_of(ws: Workspace, session: Session) -> dict[UUID, PastMinutes]:
    """Return what is known of the blocks of that session, by their ids."""
    known = known_minutes(ws, session.programme_key)
    found = {item.id: known.get(identity(session.programme_key, item)) for item in session.agenda}
    return {item: minutes for item, minutes in found.items() if minutes is not None}


def test_three_half_days_in_two_sessions_estimate_the_blocks_of_the_next(
    ws: Workspace, session: Session, clock: FakeClock
) -> None:
    earlier = create_session(ws, a_session_draft(1)).value
    demo = create_session(ws, replace(a_session_draft(1), is_demo=True)).value
    run(ws, clock, earlier, 0, 9, 10, 11)
    run(ws, clock, session, 0, 12, 10, 0.1)
    run(ws, clock, demo, 0, 60, 60, 60)
    following = create_session(ws, a_session_draft(1)).value
    assert past_minutes_of(ws, following) == {}
    run(ws, clock, session, 1, 10, 13, 11)
    archive_session(ws, earlier.id)
    first, second, _ = following.agenda
    known = past_minutes_of(ws, following)
    assert {item: (known[item].runs, round(known[item].p50), round(known[item].p80)) for item in known} == {
        first.id: (3, 10, 12),
        second.id: (3, 10, 13),
    }


def test_a_block_of_the_same_name_in_another_programme_says_nothing(
    ws: Workspace, session: Session, clock: FakeClock
) -> None:
    install_pack(ws, Pack(replace(a_programme(), key="other", content_hash="other-1")))
    other = create_session(ws, replace(a_session_draft(1), programme_key="other")).value
    run(ws, clock, session, 0, 9, 10, 11)
    run(ws, clock, session, 1, 9, 10, 11)
    run(ws, clock, other, 0, 9, 10, 11)
    assert past_minutes_of(ws, session) == past_minutes_of(ws, other) == {}
