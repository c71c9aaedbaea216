"""The answer store: form numbers, batches, sheets, answers and the key log. No names here."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.rows import questionnaire  # noqa: F401 - sheets refer to its versions
from database.rows.base import Changed, Row, chosen
from database.rows.columns import WordList
from database.rows.fields import written_later
from database.rows.order import Order
from facilitator.domain.answers import KeySource, Missing, SheetState
from facilitator.domain.questionnaire import Wave


class FormNumberRow(Changed, Row):
    __tablename__ = "form_number"
    __table_args__ = (UniqueConstraint("session_id", "digits"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    digits: Mapped[str]


class NumberLinkRow(Changed, Row):
    """The only tie between paper and people; it can be deleted on its own."""

    __tablename__ = "number_link"

    form_number_id: Mapped[UUID] = mapped_column(
        ForeignKey("form_number.id", ondelete="CASCADE"), primary_key=True
    )
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"), index=True)


class BatchRow(Changed, Row):
    __tablename__ = "batch"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    half_day_id: Mapped[UUID | None] = mapped_column(ForeignKey("half_day.id", ondelete="SET NULL"))
    questionnaire_version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_version.id"), index=True)
    wave: Mapped[Wave] = mapped_column(chosen(Wave))
    counted: Mapped[int]
    label: Mapped[str]
    closed_at: Mapped[datetime | None]


class SheetRow(Changed, Row):
    __tablename__ = "sheet"
    __table_args__ = (Index(None, "session_id", "questionnaire_version_id", "wave", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    questionnaire_version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_version.id"), index=True)
    wave: Mapped[Wave] = mapped_column(chosen(Wave))
    number: Mapped[str]
    pass_number: Mapped[int]
    state: Mapped[SheetState] = mapped_column(chosen(SheetState))
    keyed_by: Mapped[str]
    opened_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    reason: Mapped[str]


class AnswerRow(Changed, Row):
    """What the key log says an item's answer is now; `position` keeps the order of first keying."""

    __tablename__ = "answer"

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    codes: Mapped[tuple[str, ...]] = mapped_column(WordList)
    missing: Mapped[Missing | None] = mapped_column(chosen(Missing))
    has_text: Mapped[bool]
    contradicts_skip: Mapped[bool]


class KeyLogRow(Row):
    """One key's worth of change. Append-only; every answer can be rebuilt from these."""

    __tablename__ = "key_log"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"), index=True)
    item: Mapped[str]
    has_answer: Mapped[bool]
    codes: Mapped[tuple[str, ...]] = mapped_column(WordList)
    missing: Mapped[Missing | None] = mapped_column(chosen(Missing))
    has_text: Mapped[bool]
    contradicts_skip: Mapped[bool]
    source: Mapped[KeySource] = mapped_column(chosen(KeySource))
    at: Mapped[datetime]
    who: Mapped[str]
    state: Mapped[SheetState | None] = mapped_column(chosen(SheetState))
    keys: Mapped[str]
    reason: Mapped[str]
