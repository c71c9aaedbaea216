"""Begin: every table of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253  Alembic itself runs this file

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915  one statement a table
    """Bring the schema up."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("laptop", sa.UnicodeText(), nullable=False),
        sa.Column("what", sa.UnicodeText(), nullable=False),
        sa.Column("digest", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "badge_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge_key")),
        sa.UniqueConstraint("position", name=op.f("uq_badge_key_position")),
    )
    op.create_table(
        "export_log",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("file_name", sa.UnicodeText(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_export_log")),
    )
    with op.batch_alter_table("export_log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_log_session_id"), ["session_id"], unique=False)

    op.create_table(
        "laptop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.UnicodeText(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("next_counter", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laptop")),
        sa.UniqueConstraint("number", name=op.f("uq_laptop_number")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.UnicodeText(), nullable=False),
        sa.Column("employee_number", sa.UnicodeText(), nullable=False),
        sa.Column("sex", sa.String(length=20), nullable=False),
        sa.Column("department", sa.UnicodeText(), nullable=False),
        sa.Column("home_province", sa.UnicodeText(), nullable=False),
        sa.Column("phone", sa.UnicodeText(), nullable=False),
        sa.Column("hired_on", sa.UnicodeText(), nullable=False),
        sa.Column("child_age_band", sa.String(length=20), nullable=False),
        sa.Column("child_left_behind", sa.Boolean(), nullable=True),
        sa.Column("language", sa.UnicodeText(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("consent", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "programme",
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_programme")),
    )
    op.create_table(
        "questionnaire",
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_questionnaire")),
    )
    op.create_table(
        "removed_session",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_removed_session")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("value", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("name", name=op.f("uq_site_name")),
    )
    op.create_table(
        "opening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("laptop_id", sa.Uuid(), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("commits", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["laptop_id"], ["laptop.id"], name=op.f("fk_opening_laptop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening")),
    )
    op.create_table(
        "programme_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_key", sa.UnicodeText(), nullable=False),
        sa.Column("version", sa.UnicodeText(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("questionnaires", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_key"],
            ["programme.key"],
            name=op.f("fk_programme_version_programme_key"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_version")),
        sa.UniqueConstraint(
            "programme_key", "version", name=op.f("uq_programme_version_programme_key_version")
        ),
    )
    op.create_table(
        "questionnaire_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("questionnaire_key", sa.UnicodeText(), nullable=False),
        sa.Column("version", sa.UnicodeText(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("instruction", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_key"],
            ["questionnaire.key"],
            name=op.f("fk_questionnaire_version_questionnaire_key"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_version")),
    )
    with op.batch_alter_table("questionnaire_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_questionnaire_version_questionnaire_key_content_hash"),
            ["questionnaire_key", "content_hash"],
            unique=False,
        )

    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("trainers", sa.JSON(), nullable=False),
        sa.Column("programme_key", sa.UnicodeText(), nullable=False),
        sa.Column("programme_version", sa.UnicodeText(), nullable=False),
        sa.Column("programme_title", sa.JSON(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_session_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_site_id"), ["site_id"], unique=False)

    op.create_table(
        "workspace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.String(length=40), nullable=False),
        sa.Column("commits", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_workspace_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("module_number", sa.Integer(), nullable=False),
        sa.Column("module_title", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("least_minutes", sa.Integer(), nullable=False),
        sa.Column("ideal_minutes", sa.Integer(), nullable=False),
        sa.Column("most_minutes", sa.Integer(), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("aim", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("say", sa.JSON(), nullable=False),
        sa.Column("materials", sa.JSON(), nullable=False),
        sa.Column("handout", sa.JSON(), nullable=False),
        sa.Column("slide_deck", sa.UnicodeText(), nullable=True),
        sa.Column("slide_first", sa.Integer(), nullable=True),
        sa.Column("slide_last", sa.Integer(), nullable=True),
        sa.Column("questionnaire", sa.UnicodeText(), nullable=True),
        sa.Column("fixed_start", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_agenda_item_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_session_id"), ["session_id"], unique=False)

    op.create_table(
        "deck",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_version_id", sa.Uuid(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("file_name", sa.UnicodeText(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_version_id"],
            ["programme_version.id"],
            name=op.f("fk_deck_programme_version_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_deck_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck")),
        sa.UniqueConstraint("programme_version_id", "key", name=op.f("uq_deck_programme_version_id_key")),
        sa.UniqueConstraint("session_id", "key", name=op.f("uq_deck_session_id_key")),
    )
    op.create_table(
        "form_number",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("digits", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_form_number_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_number")),
        sa.UniqueConstraint("session_id", "digits", name=op.f("uq_form_number_session_id_digits")),
    )
    op.create_table(
        "half_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.UnicodeText(), nullable=False),
        sa.Column("starts_at", sa.String(length=40), nullable=False),
        sa.Column("must_end_at", sa.String(length=40), nullable=False),
        sa.Column("room", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_half_day_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_half_day")),
    )
    with op.batch_alter_table("half_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_half_day_session_id"), ["session_id"], unique=False)

    op.create_table(
        "item",
        sa.Column("questionnaire_version_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("scale", sa.UnicodeText(), nullable=True),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("waves", sa.JSON(), nullable=False),
        sa.Column("right", sa.UnicodeText(), nullable=True),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("wish", sa.Integer(), nullable=False),
        sa.Column("is_reversed", sa.Boolean(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("least", sa.Integer(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("skip_item", sa.UnicodeText(), nullable=True),
        sa.Column("skip_codes", sa.JSON(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("hint", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_item_questionnaire_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("questionnaire_version_id", "key", name=op.f("pk_item")),
        sa.UniqueConstraint(
            "questionnaire_version_id", "position", name=op.f("uq_item_questionnaire_version_id_position")
        ),
    )
    op.create_table(
        "module",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_version_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("aim", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_version_id"],
            ["programme_version.id"],
            name=op.f("fk_module_programme_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module")),
        sa.UniqueConstraint(
            "programme_version_id", "position", name=op.f("uq_module_programme_version_id_position")
        ),
    )
    op.create_table(
        "scale",
        sa.Column("questionnaire_version_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("ordered", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_scale_questionnaire_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("questionnaire_version_id", "key", name=op.f("pk_scale")),
    )
    op.create_table(
        "session_questionnaire",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("questionnaire_version_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_session_questionnaire_questionnaire_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_session_questionnaire_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "session_id", "questionnaire_version_id", name=op.f("pk_session_questionnaire")
        ),
    )
    with op.batch_alter_table("session_questionnaire", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_session_questionnaire_questionnaire_version_id"),
            ["questionnaire_version_id"],
            unique=False,
        )

    op.create_table(
        "batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=True),
        sa.Column("questionnaire_version_id", sa.Uuid(), nullable=False),
        sa.Column("wave", sa.String(length=20), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("label", sa.UnicodeText(), nullable=False),
        sa.Column("closed_at", sa.String(length=40), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_batch_half_day_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_batch_questionnaire_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_batch_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_batch_questionnaire_version_id"), ["questionnaire_version_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_batch_session_id"), ["session_id"], unique=False)

    op.create_table(
        "block",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("least_minutes", sa.Integer(), nullable=False),
        sa.Column("ideal_minutes", sa.Integer(), nullable=False),
        sa.Column("most_minutes", sa.Integer(), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("aim", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("say", sa.JSON(), nullable=False),
        sa.Column("materials", sa.JSON(), nullable=False),
        sa.Column("handout", sa.JSON(), nullable=False),
        sa.Column("slide_deck", sa.UnicodeText(), nullable=True),
        sa.Column("slide_first", sa.Integer(), nullable=True),
        sa.Column("slide_last", sa.Integer(), nullable=True),
        sa.Column("questionnaire", sa.UnicodeText(), nullable=True),
        sa.Column("fixed_start", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(
            ["module_id"], ["module.id"], name=op.f("fk_block_module_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
        sa.UniqueConstraint("module_id", "position", name=op.f("uq_block_module_id_position")),
    )
    op.create_table(
        "captured_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("agenda_item", sa.Uuid(), nullable=True),
        sa.Column("has_consent", sa.Boolean(), nullable=False),
        sa.Column("owner", sa.UnicodeText(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_captured_item_half_day_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_captured_item_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captured_item")),
    )
    with op.batch_alter_table("captured_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_captured_item_session_id"), ["session_id"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("is_walk_in", sa.Boolean(), nullable=False),
        sa.Column("enrolled_at", sa.String(length=40), nullable=True),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("search_key", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_enrolment_half_day_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_enrolment_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_half_day_id"), ["half_day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_import_id"), ["import_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_session_id"), ["session_id"], unique=False)

    op.create_table(
        "refusal",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("problem", sa.UnicodeText(), nullable=False),
        sa.Column("road", sa.UnicodeText(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["half_day_id"], ["half_day.id"], name=op.f("fk_refusal_half_day_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_refusal")),
    )
    with op.batch_alter_table("refusal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refusal_half_day_id"), ["half_day_id"], unique=False)

    op.create_table(
        "run_event",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("wall", sa.String(length=40), nullable=False),
        sa.Column("monotonic_ns", sa.BigInteger(), nullable=False),
        sa.Column("boot", sa.UnicodeText(), nullable=False),
        sa.Column("item", sa.Uuid(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["half_day_id"], ["half_day.id"], name=op.f("fk_run_event_half_day_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_run_event")),
        sa.UniqueConstraint("id", name=op.f("uq_run_event_id")),
    )
    with op.batch_alter_table("run_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_event_half_day_id"), ["half_day_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("captured_item_id", sa.Uuid(), nullable=True),
        sa.Column("file_name", sa.UnicodeText(), nullable=False),
        sa.Column("media_type", sa.UnicodeText(), nullable=False),
        sa.Column("sha256", sa.UnicodeText(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["captured_item_id"],
            ["captured_item.id"],
            name=op.f("fk_attachment_captured_item_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_attachment_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attachment_captured_item_id"), ["captured_item_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_attachment_session_id"), ["session_id"], unique=False)

    op.create_table(
        "attendance_event",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("half_day_id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("road", sa.String(length=20), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("undoes", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_attendance_event_enrolment_id")
        ),
        sa.ForeignKeyConstraint(
            ["half_day_id"], ["half_day.id"], name=op.f("fk_attendance_event_half_day_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_attendance_event")),
        sa.UniqueConstraint("id", name=op.f("uq_attendance_event_id")),
    )
    with op.batch_alter_table("attendance_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_event_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_event_half_day_id"), ["half_day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_event_undoes"), ["undoes"], unique=False)

    op.create_table(
        "badge",
        sa.Column("serial", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.UnicodeText(), nullable=False),
        sa.Column("short_code", sa.UnicodeText(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_badge_enrolment_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_badge_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_badge")),
        sa.UniqueConstraint("session_id", "short_code", name=op.f("uq_badge_session_id_short_code")),
    )
    with op.batch_alter_table("badge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_badge_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_badge_position"), ["position"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("captured_item_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("note", sa.UnicodeText(), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["captured_item_id"],
            ["captured_item.id"],
            name=op.f("fk_follow_up_captured_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_captured_item_id"), ["captured_item_id"], unique=False)

    op.create_table(
        "number_link",
        sa.Column("form_number_id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_number_link_enrolment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["form_number_id"],
            ["form_number.id"],
            name=op.f("fk_number_link_form_number_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("form_number_id", name=op.f("pk_number_link")),
    )
    with op.batch_alter_table("number_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_number_link_enrolment_id"), ["enrolment_id"], unique=False)

    op.create_table(
        "sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("questionnaire_version_id", sa.Uuid(), nullable=False),
        sa.Column("wave", sa.String(length=20), nullable=False),
        sa.Column("number", sa.UnicodeText(), nullable=False),
        sa.Column("pass_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("keyed_by", sa.UnicodeText(), nullable=False),
        sa.Column("opened_at", sa.String(length=40), nullable=False),
        sa.Column("finished_at", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_sheet_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_sheet_questionnaire_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_sheet_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
    )
    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sheet_questionnaire_version_id"), ["questionnaire_version_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_sheet_session_id_questionnaire_version_id_wave_number"),
            ["session_id", "questionnaire_version_id", "wave", "number"],
            unique=False,
        )

    op.create_table(
        "answer",
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.UnicodeText(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("missing", sa.String(length=20), nullable=True),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.Column("contradicts_skip", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_answer_sheet_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet_id", "item", name=op.f("pk_answer")),
    )
    op.create_table(
        "interview",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.UnicodeText(), nullable=False),
        sa.Column("wave", sa.String(length=20), nullable=False),
        sa.Column("interviewer", sa.UnicodeText(), nullable=False),
        sa.Column("planned_for", sa.Date(), nullable=True),
        sa.Column("held_at", sa.String(length=40), nullable=True),
        sa.Column("note", sa.UnicodeText(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("changed_by", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_interview_session_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_interview_sheet_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
    )
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_session_id"), ["session_id"], unique=False)

    op.create_table(
        "key_log",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.UnicodeText(), nullable=False),
        sa.Column("has_answer", sa.Boolean(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("missing", sa.String(length=20), nullable=True),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.Column("contradicts_skip", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.UnicodeText(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=True),
        sa.Column("keys", sa.UnicodeText(), nullable=False),
        sa.Column("reason", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_key_log_sheet_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_key_log")),
        sa.UniqueConstraint("id", name=op.f("uq_key_log_id")),
    )
    with op.batch_alter_table("key_log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_key_log_sheet_id"), ["sheet_id"], unique=False)


def downgrade() -> None:  # noqa: PLR0915  one statement a table
    """Take the schema down."""
    with op.batch_alter_table("key_log", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_key_log_sheet_id"))

    op.drop_table("key_log")
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interview_session_id"))

    op.drop_table("interview")
    op.drop_table("answer")
    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sheet_session_id_questionnaire_version_id_wave_number"))
        batch_op.drop_index(batch_op.f("ix_sheet_questionnaire_version_id"))
        batch_op.drop_index(batch_op.f("ix_sheet_batch_id"))

    op.drop_table("sheet")
    with op.batch_alter_table("number_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_number_link_enrolment_id"))

    op.drop_table("number_link")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_captured_item_id"))

    op.drop_table("follow_up")
    with op.batch_alter_table("badge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_badge_position"))
        batch_op.drop_index(batch_op.f("ix_badge_enrolment_id"))

    op.drop_table("badge")
    with op.batch_alter_table("attendance_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_event_undoes"))
        batch_op.drop_index(batch_op.f("ix_attendance_event_half_day_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_event_enrolment_id"))

    op.drop_table("attendance_event")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_session_id"))
        batch_op.drop_index(batch_op.f("ix_attachment_captured_item_id"))

    op.drop_table("attachment")
    with op.batch_alter_table("run_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_run_event_half_day_id"))

    op.drop_table("run_event")
    with op.batch_alter_table("refusal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refusal_half_day_id"))

    op.drop_table("refusal")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_session_id"))
        batch_op.drop_index(batch_op.f("ix_enrolment_person_id"))
        batch_op.drop_index(batch_op.f("ix_enrolment_import_id"))
        batch_op.drop_index(batch_op.f("ix_enrolment_half_day_id"))

    op.drop_table("enrolment")
    with op.batch_alter_table("captured_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_captured_item_session_id"))

    op.drop_table("captured_item")
    op.drop_table("block")
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_batch_session_id"))
        batch_op.drop_index(batch_op.f("ix_batch_questionnaire_version_id"))

    op.drop_table("batch")
    with op.batch_alter_table("session_questionnaire", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_questionnaire_questionnaire_version_id"))

    op.drop_table("session_questionnaire")
    op.drop_table("scale")
    op.drop_table("module")
    op.drop_table("item")
    with op.batch_alter_table("half_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_half_day_session_id"))

    op.drop_table("half_day")
    op.drop_table("form_number")
    op.drop_table("deck")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_session_id"))

    op.drop_table("agenda_item")
    op.drop_table("workspace")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_site_id"))

    op.drop_table("session")
    with op.batch_alter_table("questionnaire_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questionnaire_version_questionnaire_key_content_hash"))

    op.drop_table("questionnaire_version")
    op.drop_table("programme_version")
    op.drop_table("opening")
    op.drop_table("site")
    op.drop_table("setting")
    op.drop_table("removed_session")
    op.drop_table("questionnaire")
    op.drop_table("programme")
    op.drop_table("person")
    op.drop_table("organisation")
    op.drop_table("laptop")
    with op.batch_alter_table("export_log", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_export_log_session_id"))

    op.drop_table("export_log")
    op.drop_table("badge_key")
    op.drop_table("audit")
