"""Bringing a store to the newest schema, whole or not at all."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from database.append_only import protect

if TYPE_CHECKING:
    from alembic.config import Config


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration for that connection; nothing is read from a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the store up to a revision, in one transaction; on any error it is as it was."""
    from alembic import command

    with _schema_transaction(engine) as connection:
        command.upgrade(configuration(connection), to)
        protect(connection)


def downgrade(engine: Engine, to: str) -> None:
    """Take the store down to a revision, in one transaction; for tests of the revisions."""
    from alembic import command

    with _schema_transaction(engine) as connection:
        command.downgrade(configuration(connection), to)


@contextmanager
def _schema_transaction(engine: Engine) -> Generator[Connection]:
    """Give a transaction in which tables may be rebuilt; references are checked before it ends."""
    is_sqlite = engine.dialect.name == "sqlite"
    if is_sqlite:
        _pragma(engine, "PRAGMA foreign_keys=OFF")
    try:
        with engine.begin() as connection:
            yield connection
            if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                msg = "the migration left rows without their parent"
                raise RuntimeError(msg)
    finally:
        if is_sqlite:
            _pragma(engine, "PRAGMA foreign_keys=ON")


def _pragma(engine: Engine, words: str) -> None:
    """Say a pragma outside any transaction, where alone it has an effect."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute(words)
    finally:
        raw.close()
