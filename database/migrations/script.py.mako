"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take the schema down."""
    ${downgrades if downgrades else "pass"}
