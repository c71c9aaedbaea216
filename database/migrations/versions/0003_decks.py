"""Decks: what they were made from and what stands on their pages; the pen's ink."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    source = sa.Column("source", sa.String(length=20), server_default="pdf", nullable=False)
    op.add_column("deck", source)
    for column in ("source_sha256", "source_path"):
        op.add_column("deck", sa.Column(column, sa.UnicodeText(), server_default="", nullable=False))
    for column in ("pages", "concerns"):
        op.add_column("deck", sa.Column(column, sa.JSON(), server_default="[]", nullable=False))
    op.create_table(
        "ink",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("deck", sa.UnicodeText(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("strokes", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_ink_half_day_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ink")),
        sa.UniqueConstraint("half_day_id", "deck", "page", name=op.f("uq_ink_half_day_id_deck_page")),
    )


def downgrade() -> None:
    """Take the schema down; what the table and the columns held is lost."""
    op.drop_table("ink")
    for column in ("concerns", "pages", "source_path", "source_sha256", "source"):
        op.drop_column("deck", column)
