"""Running a half-day: on disk before the screen reacts, and the same after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from database import DatabaseStore
from facilitator.domain.message import UserError
from facilitator.domain.run import RunEvent, RunEventKind, RunPhase, gap_seconds
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.plan_session import edit_agenda
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, act, load_run
from tests.fakes import FakeClock
from tests.steps import calls_made

K = RunEventKind


def test_each_key_is_an_event_with_the_block_it_led_to(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    for kind in (K.STARTED, K.NEXT, K.BACK, K.PAUSED):
        assert act(ws, half_day, kind).changes is Change.RUN
    first, second = session.agenda[0].id, session.agenda[1].id
    events = load_run(ws, half_day).events
    assert [(event.kind, event.item) for event in events] == [
        (K.STARTED, first),
        (K.NEXT, second),
        (K.BACK, first),
        (K.PAUSED, first),
    ]


def test_a_restart_shows_the_same_block_and_slide(
    ws: Workspace, half_day: UUID, clock: FakeClock, reopen: Callable[[], DatabaseStore]
) -> None:
    act(ws, half_day, K.STARTED)
    clock.go_on(minutes=12)
    act(ws, half_day, K.NEXT)
    act(ws, half_day, K.SLIDE_SHOWN, page=6)
    clock.go_on(minutes=3)
    live = act(ws, half_day, K.BLACKED).value.position(clock.instant())
    again = load_run(replace(ws, store=reopen()), half_day).position(clock.instant())
    assert again == live
    clock.restart("second boot", down_seconds=60)
    later = load_run(replace(ws, store=reopen()), half_day).position(clock.instant())
    assert (later.current, later.slide_page, later.is_black) == (live.current, 6, True)
    assert later.spent_seconds == live.spent_seconds + 60


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ((), K.NEXT),
        ((), K.PAUSED),
        ((), K.REOPENED),
        ((K.STARTED,), K.STARTED),
        ((K.STARTED,), K.BACK),
        ((K.STARTED,), K.RESUMED),
        ((K.STARTED,), K.UNBLACKED),
        ((K.STARTED,), K.JUMPED),
        ((K.STARTED, K.PAUSED), K.PAUSED),
        ((K.STARTED, K.BLACKED), K.BLACKED),
        ((K.STARTED, K.WHITENED), K.WHITENED),
        ((K.STARTED, K.WHITENED), K.UNBLACKED),
        ((K.STARTED,), K.UNCOVERED),
        ((K.STARTED,), K.UNFROZEN),
        ((K.STARTED, K.FROZEN), K.FROZEN),
        ((K.STARTED, K.BLACKED), K.CLIP_PLAYED),
        ((K.STARTED, K.FROZEN), K.CLIP_PLAYED),
        ((), K.CLIP_PLAYED),
        ((K.STARTED, K.FINISHED), K.CLIP_AT),
        ((K.STARTED, K.FINISHED), K.NEXT),
        ((K.STARTED, K.FINISHED), K.EXTENDED),
        ((K.STARTED, K.FINISHED), K.GAP_DISCOUNTED),
    ],
)
def test_a_key_that_means_nothing_writes_nothing(
    ws: Workspace, half_day: UUID, before: tuple[RunEventKind, ...], kind: RunEventKind
) -> None:
    for earlier in before:
        act(ws, half_day, earlier)
    done = act(ws, half_day, kind, seconds=60)
    assert done.changes is Change.NOTHING
    assert len(done.value.events) == len(before)


def test_a_whole_run_through(ws: Workspace, session: Session, half_day: UUID, clock: FakeClock) -> None:
    last = session.agenda[-1].id
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.EXTENDED, seconds=60)
    act(ws, half_day, K.EXTENDED, item=last, seconds=-60)
    act(ws, half_day, K.JUMPED, item=last)
    clock.go_on(minutes=9)
    state = act(ws, half_day, K.NEXT).value
    where = state.position(clock.instant())
    assert where.phase is RunPhase.FINISHED
    assert [(p.planned_seconds, p.spent_seconds, p.is_skipped) for p in where.progress] == [
        (660, 0, False),
        (600, 0, True),
        (540, 540, False),
    ]
    assert act(ws, half_day, K.REOPENED).value.position(clock.instant()).phase is RunPhase.RUNNING


def test_a_run_that_is_over_stays_over_when_a_block_is_added(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.JUMPED, item=session.agenda[-1].id)
    state = act(ws, half_day, K.NEXT).value
    assert state.events[-1].kind is K.FINISHED
    edit_agenda(ws, session.id, [*session.agenda, replace(session.agenda[-1], id=uuid4())])
    assert load_run(ws, half_day).position(clock.instant()).phase is RunPhase.FINISHED


def test_an_agenda_edited_while_it_runs_moves_nobody(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.NEXT)
    clock.go_on(minutes=2)
    edit_agenda(ws, session.id, session.agenda[1:])
    where = load_run(ws, half_day).position(clock.instant())
    assert where.current is not None
    assert (where.current.id, where.spent_seconds) == (session.agenda[1].id, 120)


def test_half_days_run_apart(ws: Workspace, session: Session, clock: FakeClock) -> None:
    act(ws, session.half_days[0].id, K.STARTED)
    other = load_run(ws, session.half_days[1].id)
    assert other.position(clock.instant()).phase is RunPhase.NOT_STARTED
    assert other.half_day.label == "Group 2"


def test_a_half_day_that_is_gone_is_said_to_be_gone(ws: Workspace) -> None:
    with pytest.raises(UserError, match="This half-day is no longer there"):
        load_run(ws, uuid4())


def test_a_key_costs_the_same_however_long_the_day_was(
    ws: Workspace, half_day: UUID, clock: FakeClock
) -> None:
    def press(known: RunState) -> int:
        return calls_made(lambda: act(ws, half_day, K.SLIDE_SHOWN, page=2, known=known))

    state = act(ws, half_day, K.STARTED).value
    press(state)
    state = load_run(ws, half_day, known=state)
    few = press(state)
    with ws.store.write() as records:
        for page in range(1, 501):
            clock.go_on(1)
            event = RunEvent(ws.ids.new_id(), half_day, K.SLIDE_SHOWN, clock.instant(), page=page)
            records.runs.append(event)
    state = load_run(ws, half_day)
    assert len(state.events) > 500
    assert press(state) < 1.05 * few


def test_what_is_known_is_the_run_as_it_is_loaded(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    known = load_run(ws, half_day)
    for kind in (K.STARTED, K.NEXT, K.PAUSED, K.RESUMED, K.BACK, K.BLACKED):
        clock.go_on(minutes=2)
        act(ws, half_day, kind)  # by another window
        clock.go_on(minutes=1)
        known = act(ws, half_day, K.SLIDE_SHOWN, page=2, known=known).value
        anew = load_run(ws, half_day)
        assert known == anew
        assert known.position(clock.instant()) == anew.position(clock.instant())
    edit_agenda(ws, session.id, session.agenda[1:])
    after = act(ws, half_day, K.PAUSED, known=known).value
    assert after == load_run(ws, half_day)
    assert len(after.plan.items) == len(session.agenda) - 1


def test_what_is_known_of_another_store_or_half_day_counts_for_nothing(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    known = act(ws, half_day, K.STARTED).value
    lost = known.after(RunEvent(uuid4(), half_day, K.FINISHED, clock.instant()))
    assert load_run(ws, half_day, known=lost) == known
    other = load_run(ws, session.half_days[1].id, known=known)
    assert other.position(clock.instant()).phase is RunPhase.NOT_STARTED


def test_a_gap_is_counted_unless_the_trainer_says_otherwise(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    act(ws, half_day, K.STARTED)
    last_tick = clock.instant()
    clock.go_on(59)
    assert gap_seconds(last_tick, clock.instant()) == 0
    clock.go_on(541)
    gap = gap_seconds(last_tick, clock.instant())
    counted = act(ws, half_day, K.NEXT).value.position(clock.instant())
    assert (gap, counted.progress[0].spent_seconds) == (600, 600)
    first = session.agenda[0].id
    after = act(ws, half_day, K.GAP_DISCOUNTED, item=first, seconds=gap).value.position(clock.instant())
    assert [one.spent_seconds for one in after.progress[:2]] == [0, 0]
    nothing = act(ws, half_day, K.GAP_DISCOUNTED, seconds=0)
    assert nothing.changes is Change.NOTHING
