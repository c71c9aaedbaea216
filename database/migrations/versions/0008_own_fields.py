"""Fields that an organisation adds for its people, and groups mixed by them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "own_field",
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("is_column", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_own_field")),
    )
    op.add_column("group_draw", sa.Column("own_mix", sa.UnicodeText(), server_default="", nullable=False))


def downgrade() -> None:
    """Take the schema down; fields are further columns again, with all that people say in them."""
    op.drop_column("group_draw", "own_mix")
    op.drop_table("own_field")
