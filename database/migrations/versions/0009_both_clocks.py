"""When somebody came or went, by both clocks of the laptop that noted it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up; of what was noted before no more than the wall clock is known."""
    op.add_column("attendance_event", sa.Column("wall", sa.String(40), nullable=True))
    op.add_column("attendance_event", sa.Column("monotonic_ns", sa.BigInteger(), nullable=True))
    op.add_column("attendance_event", sa.Column("boot", sa.UnicodeText(), nullable=True))


def downgrade() -> None:
    """Take the schema down; what the monotonic clock said is lost."""
    for name in ("boot", "monotonic_ns", "wall"):
        op.drop_column("attendance_event", name)
