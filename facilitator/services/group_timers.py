"""Timers for the groups: each key is an appended event, what is shown is their fold."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from facilitator.domain.group_timer import GroupTimers, means_something
from facilitator.domain.group_timer_event import (
    EVERY_GROUP,
    MOST_GROUPS,
    GroupTimerEvent,
    GroupTimerEventKind,
    GroupTimerSetUp,
)
from facilitator.domain.message import Message, UserError
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import Workspace

MOST_ROUNDS = 20
SHORTEST_SECONDS = 10
LONGEST_SECONDS = 3 * 3600


def load_timers(ws: Workspace, half_day_id: UUID) -> GroupTimers:
    """Return the timers as on disk, at the moment of their last event; ask `until(now)` from there."""
    with ws.store.read() as records:
        find_session_of(records, half_day_id)
        return GroupTimers().after(*records.group_timers.of_half_day(half_day_id))


def set_up_timers(
    ws: Workspace,
    half_day_id: UUID,
    groups: int,
    rounds_seconds: Sequence[int],
    *,
    goes_on: bool = False,
    item: UUID | None = None,
) -> Done[GroupTimers]:
    """Put up a timer for each group, all ready in the first round, in place of those there are.

    UserError for other than 1 to 12 groups or 1 to 20 rounds, or a round shorter than ten seconds or
    longer than three hours.
    """
    if not 1 <= groups <= MOST_GROUPS:
        raise UserError(
            Message(
                "There are timers for 1 to {most} groups. Let several groups share one.",
                {"most": MOST_GROUPS},
            )
        )
    if not 1 <= len(rounds_seconds) <= MOST_ROUNDS:
        raise UserError(Message("Give the groups 1 to {most} rounds.", {"most": MOST_ROUNDS}))
    if not all(SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS for seconds in rounds_seconds):
        raise UserError(Message("A round lasts from 10 seconds to 3 hours. Change its length."))
    set_up = GroupTimerSetUp(groups, tuple(rounds_seconds), goes_on, item)
    return tell_timers(ws, half_day_id, GroupTimerEventKind.SET_UP, set_up=set_up)


def tell_timers(
    ws: Workspace,
    half_day_id: UUID,
    kind: GroupTimerEventKind,
    group: int = EVERY_GROUP,
    *,
    seconds: int = 0,
    set_up: GroupTimerSetUp | None = None,
) -> Done[GroupTimers]:
    """Append what was pressed for one group or all, and return the timers at that moment.

    One that changes nothing for any group it means is not appended.
    """
    with ws.store.write() as records:
        find_session_of(records, half_day_id)
        before = GroupTimers().after(*records.group_timers.of_half_day(half_day_id))
        now = ws.clock.instant()
        meant = [one for one in before.until(now).timers if group in {EVERY_GROUP, one.group}]
        if set_up is None and not any(means_something(one, kind) for one in meant):
            return Done(before.until(now))
        event = GroupTimerEvent(ws.ids.new_id(), half_day_id, kind, now, group, seconds, set_up)
        records.group_timers.append(event)
    return Done(before.after(event), Change.GROUP_TIMERS)
