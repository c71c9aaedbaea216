"""Badge keys that were withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.add_column("badge_key", sa.Column("withdrawn_at", sa.String(length=40), nullable=True))


def downgrade() -> None:
    """Take the schema down; keys that were withdrawn go, so that what they signed is refused for good."""
    op.execute("DELETE FROM badge_key WHERE withdrawn_at IS NOT NULL")
    op.drop_column("badge_key", "withdrawn_at")
