"""An assistant tells the trainer something; it stands on the console until the trainer has seen it.

What was sent and that it was seen are appended, each on disk before it is acknowledged. No shared file, no
summary and nothing the room sees holds any of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator.domain.assistant_message import AssistantMessage, MessageSeen, message_text
from facilitator.domain.message import Message, UserError
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import Workspace
from facilitator.services.run_session import has_ended, run_state


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message, when the trainer saw it (none: not yet), and who the trainers of the session are."""

    message: AssistantMessage
    seen_at: datetime | None
    trainers: tuple[str, ...]


def send(ws: Workspace, half_day_id: UUID, text: str) -> Done[SentMessage]:
    """Put one line before the trainer of that half-day.

    UserError where it is empty or too long, or the half-day is over or no longer there.
    """
    line = message_text(text)
    with ws.store.write() as records:
        run = run_state(records, half_day_id, None)
        if has_ended(run, ws.clock.instant()):
            raise UserError(
                Message(
                    "This half-day is over: nobody looks at its console any more. Tell the trainer in person."
                )
            )
        message = AssistantMessage(ws.ids.new_id(), half_day_id, ws.clock.now(), ws.who, line)
        records.messages.append(message)
    return Done(SentMessage(message, None, run.session.trainers), Change.MESSAGES)


def unseen(ws: Workspace, half_day_id: UUID) -> tuple[AssistantMessage, ...]:
    """Return what the trainer of that half-day has not seen yet, the newest first."""
    with ws.store.read() as records:
        return records.messages.unseen(half_day_id)


def mark_seen(ws: Workspace, message_id: UUID) -> Done[tuple[AssistantMessage, ...]]:
    """Keep that the trainer has seen this one, and return what is still unseen; twice keeps it once."""
    with ws.store.write() as records:
        message = records.messages.get(message_id)
        if message is None:
            raise UserError(Message("This message is no longer there: its session was removed."))
        before = records.messages.unseen(message.half_day)
        if message not in before:
            return Done(before)
        records.messages.append_seen(MessageSeen(message_id, message.half_day, ws.clock.now(), ws.who))
    return Done(tuple(one for one in before if one.id != message_id), Change.MESSAGES)


def last_sent(ws: Workspace, half_day_id: UUID) -> SentMessage | None:
    """Return what was sent last at that half-day and whether it was seen; none before the first."""
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        messages = records.messages.of_half_day(half_day_id)
        if not messages:
            return None
        last = messages[-1]
        seen_at = next((one.at for one in records.messages.seen(last.id)), None)
        return SentMessage(last, seen_at, session.trainers)
