"""What the trainer did to the running agenda. Append-only."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from database.rows.agenda_column import RunAgenda
from database.rows.base import Row, chosen
from database.rows.happened import Happened
from facilitator.domain.run import RunEventKind, RunItem


class RunEventRow(Happened, Row):
    """`item` is no foreign key: the agenda may be edited after the event."""

    __tablename__ = "run_event"

    kind: Mapped[RunEventKind] = mapped_column(chosen(RunEventKind))
    item: Mapped[UUID | None]
    seconds: Mapped[int]
    page: Mapped[int]
    agenda: Mapped[tuple[RunItem, ...] | None] = mapped_column(RunAgenda)
