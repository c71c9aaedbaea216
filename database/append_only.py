"""Triggers that keep what was appended: no row is changed, and none goes but with its whole session.

A session's rows may be deleted only once `removed_session` names it, in the same transaction or
before; that mark itself is append-only. The audit chain and the export log never give up a row.
"""

from __future__ import annotations

from sqlalchemy import Connection

_OF_HALF_DAY = "(SELECT session_id FROM half_day WHERE id = OLD.half_day_id)"
_OF_SHEET = "(SELECT session_id FROM sheet WHERE id = OLD.sheet_id)"

APPEND_ONLY: dict[str, str | None] = {
    "run_event": _OF_HALF_DAY,
    "attendance_event": _OF_HALF_DAY,
    "refusal": _OF_HALF_DAY,
    "key_log": _OF_SHEET,
    "audit": None,
    "export_log": None,
    "opening": None,
    "removed_session": None,
}
"""Table → the session that a row belongs to; none where rows stay for ever."""


def protect(connection: Connection) -> None:
    """Put every trigger in place anew; called after the schema was made or changed."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'append-only: %%', TG_TABLE_NAME; END $$"
        )
    for table, session in APPEND_ONLY.items():
        is_kept = "" if session is None else _not_removed(session)
        if connection.dialect.name == "postgresql":
            _protect_postgres(connection, table, session)
        else:
            _protect_sqlite(connection, table, is_kept)


def _not_removed(session: str) -> str:
    return f"WHEN NOT EXISTS (SELECT 1 FROM removed_session WHERE session_id = {session})"  # noqa: S608  constants above


def _protect_sqlite(connection: Connection, table: str, is_kept: str) -> None:
    refusal = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_unchanged")
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_kept")
    connection.exec_driver_sql(f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} {refusal}")
    connection.exec_driver_sql(f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {is_kept} {refusal}")


def _protect_postgres(connection: Connection, table: str, session: str | None) -> None:
    function = "refuse_change"
    if session is not None:
        function = f"{table}_kept"
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"  # noqa: S608  constants above
            f" IF NOT EXISTS (SELECT 1 FROM removed_session WHERE session_id = {session})"
            f" THEN RAISE EXCEPTION 'append-only: {table}'; END IF; RETURN OLD; END $$"
        )
    for trigger, moment, called in (
        ("unchanged", "BEFORE UPDATE ON {t} FOR EACH ROW", "refuse_change"),
        ("kept", "BEFORE DELETE ON {t} FOR EACH ROW", function),
        ("not_emptied", "BEFORE TRUNCATE ON {t} FOR EACH STATEMENT", "refuse_change"),
    ):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_{trigger} ON {table}")
        when = moment.format(t=table)
        connection.exec_driver_sql(f"CREATE TRIGGER {table}_{trigger} {when} EXECUTE FUNCTION {called}()")
