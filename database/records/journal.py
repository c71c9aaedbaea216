"""Settings, the audit chain and the export log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select

from database.rows.journal import AuditRow, ExportRow
from database.rows.workspace import SettingRow, WorkspaceRow
from database.transaction import Transaction
from facilitator.services.ports import AuditLine, ExportLine


class StoredJournal:
    """Fulfils `JournalRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def setting(self, key: str) -> str | None:
        """Return the value of a setting, or none."""
        row = self._tx.find(SettingRow, key)
        return None if row is None else row.value

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        row = self._tx.find(SettingRow, key)
        if row is None:
            self._tx.add([SettingRow(key=key, value=value)])
        elif row.value != value:
            row.value = value
            self._tx.flush()

    def forget_settings(self, prefix: str) -> None:
        """Delete every setting whose key begins so."""
        self._tx.delete(delete(SettingRow).where(SettingRow.key.startswith(prefix, autoescape=True)))

    def audit(self, what: str) -> None:
        """Chain a line."""
        self._tx.all(select(WorkspaceRow).with_for_update())
        last = self._tx.first(select(AuditRow).order_by(AuditRow.order.desc()))
        author = self._tx.author
        at = author.now()
        digest = chained("" if last is None else last.digest, at, author.who, author.laptop, what)
        self._tx.add([AuditRow(at=at, who=author.who, laptop=author.laptop, what=what, digest=digest)])

    def audit_lines(self, most: int = 200) -> tuple[AuditLine, ...]:
        """Return the newest lines, newest first."""
        rows = self._tx.all(select(AuditRow).order_by(AuditRow.order.desc()).limit(most))
        return tuple(_audit_line(row) for row in rows)

    def log_export(self, line: ExportLine) -> None:
        """Keep that a file left the workspace."""
        row = ExportRow(
            session_id=line.session,
            at=line.at,
            who=line.who,
            file_name=line.file_name,
            people=line.people,
            sha256=line.sha256,
        )
        self._tx.add([row])

    def exports(self, session_id: UUID) -> tuple[ExportLine, ...]:
        """Return what left of a session, in order."""
        rows = select(ExportRow).where(ExportRow.session_id == session_id).order_by(ExportRow.order)
        return tuple(
            ExportLine(
                session=row.session_id,
                at=row.at,
                who=row.who,
                file_name=row.file_name,
                people=row.people,
                sha256=row.sha256,
            )
            for row in self._tx.all(rows)
        )

    def first_broken_line(self) -> int | None:
        """Return the number of the first audit line that the chain does not bear out, or none."""
        rows = self._tx.all(select(AuditRow).order_by(AuditRow.order))
        return first_broken(_audit_line(row) for row in rows)


def chained(before: str, at: datetime, who: str, laptop: str, what: str) -> str:
    """Return the SHA-256 that chains a line to the digest before it ("" for the first)."""
    line = json.dumps([before, at.isoformat(), who, laptop, what], ensure_ascii=True)
    return hashlib.sha256(line.encode()).hexdigest()


def first_broken(lines: Iterable[AuditLine]) -> int | None:
    """Return the number (from 1) of the first line, oldest first, that does not follow; or none."""
    before = ""
    for number, line in enumerate(lines, start=1):
        if line.digest != chained(before, line.at, line.who, line.laptop, line.what):
            return number
        before = line.digest
    return None


def _audit_line(row: AuditRow) -> AuditLine:
    return AuditLine(at=row.at, who=row.who, laptop=row.laptop, what=row.what, digest=row.digest)
