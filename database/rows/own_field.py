"""Fields that the organisation added for its people."""

from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row, chosen
from database.rows.columns import BothLanguages, WordList
from facilitator.domain.language import Text
from facilitator.domain.own_field import OwnKind


class OwnFieldRow(Changed, Row):
    """What somebody says in it stands in `person.extra`, under `key`."""

    __tablename__ = "own_field"

    key: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[Text] = mapped_column(BothLanguages)
    kind: Mapped[OwnKind] = mapped_column(chosen(OwnKind))
    choices: Mapped[tuple[str, ...]] = mapped_column(WordList)
    is_column: Mapped[bool]
