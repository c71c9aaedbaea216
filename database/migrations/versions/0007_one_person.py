"""Two people who are one, and where somebody sits by the list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.add_column("person", sa.Column("same_as", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_person_same_as"), "person", ["same_as"])
    for name in ("group_name", "table_name"):
        op.add_column("enrolment", sa.Column(name, sa.UnicodeText(), server_default="", nullable=False))


def downgrade() -> None:
    """Take the schema down; who was found to be one is two again, groups and tables are lost."""
    for name in ("table_name", "group_name"):
        op.drop_column("enrolment", name)
    op.drop_index(op.f("ix_person_same_as"), table_name="person")
    op.drop_column("person", "same_as")
