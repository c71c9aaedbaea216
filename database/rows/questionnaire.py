"""Questionnaires, their versions, items and scales, and which sessions use them."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row, chosen
from database.rows.columns import BothLanguages, ChoiceList, WordList
from facilitator.domain.language import Text
from facilitator.domain.questionnaire import Choice, ItemKind, Level


class QuestionnaireRow(Changed, Row):
    """A questionnaire by its key, whatever its version."""

    __tablename__ = "questionnaire"

    key: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[Text] = mapped_column(BothLanguages)


class QuestionnaireVersionRow(Changed, Row):
    __tablename__ = "questionnaire_version"
    __table_args__ = (Index(None, "questionnaire_key", "content_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    questionnaire_key: Mapped[str] = mapped_column(ForeignKey("questionnaire.key", ondelete="CASCADE"))
    version: Mapped[str]
    title: Mapped[Text] = mapped_column(BothLanguages)
    instruction: Mapped[Text] = mapped_column(BothLanguages)
    content_hash: Mapped[str]


class ScaleRow(Changed, Row):
    __tablename__ = "scale"

    questionnaire_version_id: Mapped[UUID] = mapped_column(
        ForeignKey("questionnaire_version.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    choices: Mapped[tuple[Choice, ...]] = mapped_column(ChoiceList)
    ordered: Mapped[bool]


class ItemRow(Changed, Row):
    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("questionnaire_version_id", "position"),)

    questionnaire_version_id: Mapped[UUID] = mapped_column(
        ForeignKey("questionnaire_version.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(chosen(ItemKind))
    text: Mapped[Text] = mapped_column(BothLanguages)
    scale: Mapped[str | None]
    level: Mapped[Level] = mapped_column(chosen(Level))
    waves: Mapped[tuple[str, ...]] = mapped_column(WordList)
    right: Mapped[str | None]
    target: Mapped[tuple[str, ...]] = mapped_column(WordList)
    wish: Mapped[int]
    is_reversed: Mapped[bool]
    length: Mapped[int | None]
    least: Mapped[int | None]
    most: Mapped[int | None]
    skip_item: Mapped[str | None]
    skip_codes: Mapped[tuple[str, ...]] = mapped_column(WordList)
    is_primary: Mapped[bool]
    hint: Mapped[Text] = mapped_column(BothLanguages)


class SessionQuestionnaireRow(Changed, Row):
    """A session uses this version, in this place."""

    __tablename__ = "session_questionnaire"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    questionnaire_version_id: Mapped[UUID] = mapped_column(
        ForeignKey("questionnaire_version.id"), primary_key=True, index=True
    )
    position: Mapped[int]
