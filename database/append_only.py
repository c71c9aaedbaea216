"""Triggers that keep what was appended: no row is changed, and none goes but with its whole session.

A session's rows may be deleted only once `removed_session` names it, in the same transaction or
before; that mark itself is append-only. A refusal may also go with a half-day to which nobody
belongs. The audit chain and the export log never give up a row.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect

_NOT_REMOVED = "NOT EXISTS (SELECT 1 FROM removed_session WHERE session_id = ({session}))"
_OF_HALF_DAY = _NOT_REMOVED.format(session="SELECT session_id FROM half_day WHERE id = OLD.half_day_id")
_OF_SHEET = _NOT_REMOVED.format(session="SELECT session_id FROM sheet WHERE id = OLD.sheet_id")
_HAS_PEOPLE = "EXISTS (SELECT 1 FROM enrolment WHERE half_day_id = OLD.half_day_id)"
_ALWAYS = ""

APPEND_ONLY: dict[str, str] = {
    "run_event": _OF_HALF_DAY,
    "group_timer_event": _OF_HALF_DAY,
    "poll_event": _OF_HALF_DAY,
    "assistant_message": _OF_HALF_DAY,
    "message_seen": _OF_HALF_DAY,
    "attendance_event": _OF_HALF_DAY,
    "refusal": f"{_OF_HALF_DAY} AND {_HAS_PEOPLE}",
    "key_log": _OF_SHEET,
    "audit": _ALWAYS,
    "export_log": _ALWAYS,
    "opening": _ALWAYS,
    "removed_session": _ALWAYS,
}
"""Table → as long as what holds its rows stay; empty where they stay for ever."""


def protect(connection: Connection) -> None:
    """Put every trigger in place anew; called after the schema was made or changed.

    A schema on its way up has the triggers of those tables that it has.
    """
    there = set(inspect(connection).get_table_names())
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'append-only: %%', TG_TABLE_NAME; END $$"
        )
    for table, stays_while in APPEND_ONLY.items():
        if table not in there:
            continue
        if connection.dialect.name == "postgresql":
            _protect_postgres(connection, table, stays_while)
        else:
            _protect_sqlite(connection, table, stays_while)


def _protect_sqlite(connection: Connection, table: str, stays_while: str) -> None:
    refusal = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    is_kept = f"WHEN {stays_while}" if stays_while else ""
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_unchanged")
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_kept")
    connection.exec_driver_sql(f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} {refusal}")
    connection.exec_driver_sql(f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {is_kept} {refusal}")


def _protect_postgres(connection: Connection, table: str, stays_while: str) -> None:
    function = "refuse_change"
    if stays_while:
        function = f"{table}_kept"
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {stays_while} THEN RAISE EXCEPTION 'append-only: {table}'; END IF; RETURN OLD; END $$"
        )
    for trigger, moment, called in (
        ("unchanged", "BEFORE UPDATE ON {t} FOR EACH ROW", "refuse_change"),
        ("kept", "BEFORE DELETE ON {t} FOR EACH ROW", function),
        ("not_emptied", "BEFORE TRUNCATE ON {t} FOR EACH STATEMENT", "refuse_change"),
    ):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_{trigger} ON {table}")
        when = moment.format(t=table)
        connection.exec_driver_sql(f"CREATE TRIGGER {table}_{trigger} {when} EXECUTE FUNCTION {called}()")
