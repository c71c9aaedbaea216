"""SQLAlchemy engines over a workspace: one that writes, one that reads beside it."""

from __future__ import annotations

import json
import sqlite3
from functools import partial

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool, StaticPool

from database.driver import Door

to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def writing_engine(door: Door) -> Engine:
    """Return an engine over the one connection that writes; every transaction begins IMMEDIATE."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=door.connect,
        module=door.driver.module,
        poolclass=StaticPool,
        hide_parameters=True,
        json_serializer=to_json,
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(door: Door) -> Engine:
    """Return an engine over a few connections that can only read, each in a transaction of its own."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=partial(_reading_connection, door),
        module=door.driver.module,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
        json_serializer=to_json,
    )
    _begin_with(engine, "BEGIN")
    return engine


def _reading_connection(door: Door) -> sqlite3.Connection:
    connection = door.connect()
    connection.execute("PRAGMA query_only=ON")
    return connection


def _begin_with(engine: Engine, words: str) -> None:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(words)

    event.listen(engine, "begin", begin)


def postgres_engine(address: URL) -> Engine:
    """Return an engine over a PostgreSQL; a lock is waited for as long as SQLite would."""
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        json_serializer=to_json,
        pool_pre_ping=True,
        connect_args={"options": "-c lock_timeout=5000", "connect_timeout": 10},
    )
