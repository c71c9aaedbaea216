"""Running agenda: events carry the agenda they set, blocks a method and rules for cutting them."""

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


def downgrade() -> None:
    """Take the schema down; what the columns held is lost."""
    for table in ("block", "agenda_item"):
        op.drop_column(table, "cuts")
        op.drop_column(table, "method")
    op.drop_column("run_event", "agenda")
