"""Groups that were drawn, and what the trainer did to their timers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row, chosen
from database.rows.group_columns import GroupLists, NumberList
from database.rows.happened import Happened
from facilitator.domain.group_timer_event import GroupTimerEventKind
from facilitator.domain.groups import Groups, MixField


class GroupDrawRow(Changed, Row):
    """`members` holds enrolment ids that are no foreign keys: somebody may be taken off the list later.

    `own_mix` is the key of a field of the organisation's own that they were mixed by; then `mix` is none.
    """

    __tablename__ = "group_draw"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id", ondelete="CASCADE"), index=True)
    members: Mapped[Groups] = mapped_column(GroupLists)
    at: Mapped[datetime]
    who: Mapped[str]
    mix: Mapped[MixField | None] = mapped_column(chosen(MixField))
    repeats: Mapped[int]
    is_least: Mapped[bool]
    item: Mapped[UUID | None]
    own_mix: Mapped[str] = mapped_column(server_default="")


class GroupTimerEventRow(Happened, Row):
    """Append-only. `group_count`, `rounds_seconds`, `goes_on` and `item` say what was set up."""

    __tablename__ = "group_timer_event"

    kind: Mapped[GroupTimerEventKind] = mapped_column(chosen(GroupTimerEventKind))
    group_number: Mapped[int]
    seconds: Mapped[int]
    group_count: Mapped[int]
    rounds_seconds: Mapped[tuple[int, ...]] = mapped_column(NumberList)
    goes_on: Mapped[bool]
    item: Mapped[UUID | None]
