"""Ask the room for a show of hands, count, put right, take back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.poll import (
    FEWEST_OPTIONS,
    MOST_HANDS,
    MOST_OPTIONS,
    Poll,
    PollEvent,
    PollEventKind,
    PollOption,
    polls,
)
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace


def ask(
    ws: Workspace, half_day_id: UUID, question: str, options: Sequence[str], *, item: UUID | None = None
) -> Done[Poll]:
    """Keep a new poll that nobody was counted for; UserError without a question or two options."""
    now = ws.clock.now()
    fresh = Poll(ws.ids.new_id(), half_day_id, question, tuple(map(PollOption, options)), now, item)
    with ws.store.write() as records:
        find_session_of(records, half_day_id)
        return _set(ws, records, fresh)


def count_hands(ws: Workspace, poll_id: UUID, option: int, hands: int | None) -> Done[Poll]:
    """Set how many raised a hand for that option (from 0); none takes the count out."""
    with ws.store.write() as records:
        poll = _find(records, poll_id)
        return _set(ws, records, poll.with_hands(option, hands))


def undo_poll(ws: Workspace, poll_id: UUID) -> Done[Poll]:
    """Take back what happened last to that poll, its removal too; what was asked first stays."""
    with ws.store.write() as records:
        happened = records.polls.of_poll(poll_id)
        if not happened:
            raise UserError(Message("This poll is no longer there. Ask again."))
        before = polls(happened)
        if before and not before[0].changes:
            return Done(before[0])
        return _append(records, _event(ws, happened[0].half_day, poll_id, PollEventKind.UNDONE))


def remove_poll(ws: Workspace, poll_id: UUID) -> Done[Poll]:
    """Take a poll off the list and return what it was; `undo_poll` brings it back."""
    with ws.store.write() as records:
        poll = _find(records, poll_id)
        records.polls.append(_event(ws, poll.half_day, poll_id, PollEventKind.REMOVED))
    return Done(poll, Change.POLLS)


def list_polls(ws: Workspace, half_day_id: UUID) -> tuple[Poll, ...]:
    """Return the polls of a half-day in the order they were asked."""
    with ws.store.read() as records:
        find_session_of(records, half_day_id)
        return polls(records.polls.of_half_day(half_day_id))


def _set(ws: Workspace, records: Records, wanted: Poll) -> Done[Poll]:
    """Append a poll as it shall be; nothing is written where it is so already."""
    question = _line(wanted.question)
    options = tuple(PollOption(_line(one.text), one.hands) for one in wanted.options)
    _check(question, options)
    before = polls(records.polls.of_poll(wanted.id))
    if before and (before[0].question, before[0].options, before[0].item) == (question, options, wanted.item):
        return Done(before[0])
    event = _event(ws, wanted.half_day, wanted.id, PollEventKind.SET, question, options, wanted.item)
    return _append(records, event)


def _check(question: str, options: Sequence[PollOption]) -> None:
    if not question:
        raise UserError(Message("Write the question first."))
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise UserError(
            Message(
                "A poll needs {fewest} to {most} options.", {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS}
            )
        )
    if not all(one.text for one in options):
        raise UserError(Message("An option is empty. Write what hands are raised for, or take it out."))
    if len({one.text for one in options}) < len(options):
        raise UserError(Message("Two options read the same. Change one of them."))
    if not all(0 <= (one.hands or 0) <= MOST_HANDS for one in options):
        raise UserError(Message("Count 0 to {most} hands.", {"most": MOST_HANDS}))


def _event(
    ws: Workspace,
    half_day_id: UUID,
    poll_id: UUID,
    kind: PollEventKind,
    question: str = "",
    options: tuple[PollOption, ...] = (),
    item: UUID | None = None,
) -> PollEvent:
    new_id, now = ws.ids.new_id(), ws.clock.now()
    return PollEvent(new_id, poll_id, half_day_id, kind, now, ws.who, question, options, item)


def _append(records: Records, event: PollEvent) -> Done[Poll]:
    records.polls.append(event)
    (after,) = polls(records.polls.of_poll(event.poll))
    return Done(after, Change.POLLS)


def _find(records: Records, poll_id: UUID) -> Poll:
    found = polls(records.polls.of_poll(poll_id))
    if not found:
        raise UserError(Message("This poll is no longer there. Ask again."))
    return found[0]


def _line(text: str) -> str:
    return " ".join(text.split())
