"""Lines from assistants to the trainer."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import exists, select

from database.rows.message import AssistantMessageRow, MessageSeenRow
from database.transaction import Transaction
from facilitator.domain.assistant_message import AssistantMessage, MessageSeen


class StoredMessages:
    """Fulfils `MessageRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, message: AssistantMessage) -> None:
        """Append a message."""
        row = AssistantMessageRow(
            id=message.id, half_day_id=message.half_day, at=message.at, who=message.who, text=message.text
        )
        self._tx.add([row])

    def append_seen(self, seen: MessageSeen) -> None:
        """Append that a message was seen."""
        row = MessageSeenRow(message_id=seen.message, half_day_id=seen.half_day, at=seen.at, who=seen.who)
        self._tx.add([row])

    def get(self, message_id: UUID) -> AssistantMessage | None:
        """Return that message, or none."""
        row = self._tx.first(select(AssistantMessageRow).where(AssistantMessageRow.id == message_id))
        return None if row is None else _message(row)

    def of_half_day(self, half_day_id: UUID) -> tuple[AssistantMessage, ...]:
        """Return the messages in the order they were appended."""
        rows = select(AssistantMessageRow).where(AssistantMessageRow.half_day_id == half_day_id)
        return tuple(_message(row) for row in self._tx.all(rows.order_by(AssistantMessageRow.order)))

    def unseen(self, half_day_id: UUID) -> tuple[AssistantMessage, ...]:
        """Return the messages that were not seen yet, the one appended last first."""
        is_seen = exists().where(MessageSeenRow.message_id == AssistantMessageRow.id)
        rows = select(AssistantMessageRow).where(AssistantMessageRow.half_day_id == half_day_id, ~is_seen)
        return tuple(_message(row) for row in self._tx.all(rows.order_by(AssistantMessageRow.order.desc())))

    def seen(self, message_id: UUID) -> tuple[MessageSeen, ...]:
        """Return when that message was seen, the first time first."""
        rows = select(MessageSeenRow).where(MessageSeenRow.message_id == message_id)
        return tuple(
            MessageSeen(row.message_id, row.half_day_id, row.at, row.who)
            for row in self._tx.all(rows.order_by(MessageSeenRow.order))
        )


def _message(row: AssistantMessageRow) -> AssistantMessage:
    return AssistantMessage(row.id, row.half_day_id, row.at, row.who, row.text)
