"""The schema's version, and how a new store gets its tables."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from database.append_only import protect

HEAD = "0009"
"""The newest revision in `database/migrations/versions`; a test holds it so."""


def version_of(connection: Connection) -> str | None:
    """Return the revision that the store is at, or none for a store without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


def create(connection: Connection) -> None:
    """Make every table as the rows say it, without loading Alembic; a test holds both ways equal."""
    from database.rows.every import METADATA  # maps every row, which opening what is there does not need

    METADATA.create_all(connection)
    protect(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')")  # noqa: S608  a constant


def is_newer(version: str | None) -> bool:
    """Say whether a store was made by a newer version of the program; revisions count upwards."""
    return version is not None and version > HEAD
