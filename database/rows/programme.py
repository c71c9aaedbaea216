"""Programme versions with their modules, blocks and decks."""

from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.activity import Activity
from database.rows.base import Changed, Row, chosen
from database.rows.columns import BothLanguages, Rule, WordList
from database.rows.deck_columns import ConcernList, PageList
from facilitator.domain.deck import Concern, DeckPage, DeckSource
from facilitator.domain.language import Text
from facilitator.domain.programme import TrainedRule


class ProgrammeRow(Changed, Row):
    """A programme by its key, whatever its version."""

    __tablename__ = "programme"

    key: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[Text] = mapped_column(BothLanguages)


class ProgrammeVersionRow(Changed, Row):
    __tablename__ = "programme_version"
    __table_args__ = (UniqueConstraint("programme_key", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_key: Mapped[str] = mapped_column(ForeignKey("programme.key", ondelete="CASCADE"))
    version: Mapped[str]
    title: Mapped[Text] = mapped_column(BothLanguages)
    summary: Mapped[Text] = mapped_column(BothLanguages)
    questionnaires: Mapped[tuple[str, ...]] = mapped_column(WordList)
    content_hash: Mapped[str]
    trained: Mapped[TrainedRule] = mapped_column(Rule, server_default="{}")


class ModuleRow(Changed, Row):
    __tablename__ = "module"
    __table_args__ = (UniqueConstraint("programme_version_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_version_id: Mapped[UUID] = mapped_column(ForeignKey("programme_version.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str]
    number: Mapped[int]
    title: Mapped[Text] = mapped_column(BothLanguages)
    aim: Mapped[Text] = mapped_column(BothLanguages)


class BlockRow(Changed, Activity, Row):
    __tablename__ = "block"
    __table_args__ = (UniqueConstraint("module_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    module_id: Mapped[UUID] = mapped_column(ForeignKey("module.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str]


class DeckRow(Changed, Row):
    """A deck of a programme version, or of one session alone."""

    __tablename__ = "deck"
    __table_args__ = (
        UniqueConstraint("programme_version_id", "key"),
        UniqueConstraint("session_id", "key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_version_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("programme_version.id", ondelete="CASCADE")
    )
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str]
    title: Mapped[Text] = mapped_column(BothLanguages)
    file_name: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    source: Mapped[DeckSource] = mapped_column(chosen(DeckSource), server_default="pdf")
    source_sha256: Mapped[str] = mapped_column(server_default="")
    source_path: Mapped[str] = mapped_column(server_default="")
    pages: Mapped[tuple[DeckPage, ...]] = mapped_column(PageList, server_default="[]")
    concerns: Mapped[tuple[Concern, ...]] = mapped_column(ConcernList, server_default="[]")
