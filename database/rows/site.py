"""A site: the factory where a session is given."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row


class SiteRow(Changed, Row):
    """Its id is made from the name, so that two laptops mean one site by one name."""

    __tablename__ = "site"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
