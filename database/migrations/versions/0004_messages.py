"""Messages from assistants to the trainer, and which of them were seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "assistant_message",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_assistant_message_half_day_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_assistant_message")),
        sa.UniqueConstraint("id", name=op.f("uq_assistant_message_id")),
    )
    op.create_index(op.f("ix_assistant_message_half_day_id"), "assistant_message", ["half_day_id"])
    op.create_table(
        "message_seen",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["assistant_message.id"], name=op.f("fk_message_seen_message_id")
        ),
        sa.ForeignKeyConstraint(["half_day_id"], ["half_day.id"], name=op.f("fk_message_seen_half_day_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_message_seen")),
    )
    for column in ("message_id", "half_day_id"):
        op.create_index(op.f(f"ix_message_seen_{column}"), "message_seen", [column])


def downgrade() -> None:
    """Take the schema down; what was told is lost."""
    op.drop_table("message_seen")
    op.drop_table("assistant_message")
