"""The room: a running agenda that changes, groups and their timers, polls by show of hands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.add_column("run_event", sa.Column("agenda", sa.JSON(), nullable=True))
    for table in ("block", "agenda_item"):
        method = sa.Column("method", sa.JSON(), server_default='{"en":"","zh":""}', nullable=False)
        op.add_column(table, method)
        op.add_column(table, sa.Column("cuts", sa.JSON(), server_default="[]", nullable=False))
    _create_group_draw()
    _create_group_timer_event()
    _create_poll_event()


def _create_group_draw() -> None:
    op.create_table(
        "group_draw",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("mix", sa.String(length=20), nullable=True),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("is_least", sa.Boolean(), nullable=False),
        sa.Column("item", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_group_draw_half_day_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_draw")),
    )
    op.create_index(op.f("ix_group_draw_half_day_id"), "group_draw", ["half_day_id"])


def _create_group_timer_event() -> None:
    op.create_table(
        "group_timer_event",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("wall", sa.String(length=40), nullable=False),
        sa.Column("monotonic_ns", sa.BigInteger(), nullable=False),
        sa.Column("boot", sa.UnicodeText(), nullable=False),
        sa.Column("group_number", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("group_count", sa.Integer(), nullable=False),
        sa.Column("rounds_seconds", sa.JSON(), nullable=False),
        sa.Column("goes_on", sa.Boolean(), nullable=False),
        sa.Column("item", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_group_timer_event_half_day_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_group_timer_event")),
        sa.UniqueConstraint("id", name=op.f("uq_group_timer_event_id")),
    )
    op.create_index(op.f("ix_group_timer_event_half_day_id"), "group_timer_event", ["half_day_id"])


def _create_poll_event() -> None:
    op.create_table(
        "poll_event",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("question", sa.UnicodeText(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("item", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["half_day_id"], ["half_day.id"], name=op.f("fk_poll_event_half_day_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_poll_event")),
        sa.UniqueConstraint("id", name=op.f("uq_poll_event_id")),
    )
    for column in ("poll_id", "half_day_id"):
        op.create_index(op.f(f"ix_poll_event_{column}"), "poll_event", [column])


def downgrade() -> None:
    """Take the schema down; what the tables and columns held is lost."""
    for table in ("poll_event", "group_timer_event", "group_draw"):
        op.drop_table(table)
    for table in ("block", "agenda_item"):
        op.drop_column(table, "cuts")
        op.drop_column(table, "method")
    op.drop_column("run_event", "agenda")
