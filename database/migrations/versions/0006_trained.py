"""Programme versions with the rule that says who counts as trained."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up; what was installed before has the usual rule until its pack is read anew."""
    rule = sa.Column("trained", sa.JSON(), server_default="{}", nullable=False)
    op.add_column("programme_version", rule)


def downgrade() -> None:
    """Take the schema down; the rules are lost."""
    op.drop_column("programme_version", "trained")
