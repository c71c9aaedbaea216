"""`facilitator backup`, `restore`, `check` and `doctor`: the workspace and the laptop under it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from facilitator import compose
from facilitator.cli.desk import Desk, WorkspaceError
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.passphrase import typed_unseen
from facilitator.domain.message import Message, UserError

NEWEST = "newest"


def run_backup(desk: Desk, asked: Namespace) -> int:
    """Write a checked copy of the workspace now."""
    del asked
    with desk.workspace() as ws:
        backup = ws.store.back_up("command line")
    if backup is None:
        raise UserError(
            Message("A workspace on a server is backed up and restored by whoever looks after the server.")
        )
    desk.tell(Message("Backed up and checked: {file}", {"file": str(backup.path)}))
    desk.give({"ok": True, "file": backup.path, "taken_at": backup.taken_at, "bytes": backup.size_bytes})
    return ExitCode.DONE


def run_restore(desk: Desk, asked: Namespace) -> int:
    """Put a backup in the place of the workspace, which is backed up first; its file is kept as well."""
    try:
        is_newest = asked.backup == NEWEST
        backup = compose.newest_backup(desk.address) if is_newest else Path(asked.backup).absolute()
        before = compose.back_up_before_restore(desk.address)
        kept = _restored(desk, backup)
    except UserError as error:
        if compose.is_store_trouble(error):
            raise WorkspaceError(error.message) from error
        raise
    desk.tell(Message("Restored from {file}.", {"file": str(backup)}))
    if before is not None:
        desk.tell(Message("What there was before is backed up: {file}", {"file": str(before)}))
    if kept is not None:
        desk.tell(Message("The file that was there is kept: {file}", {"file": str(kept)}))
    desk.give({"ok": True, "file": backup, "before": before, "kept": kept})
    return ExitCode.DONE


def _restored(desk: Desk, backup: Path) -> Path | None:
    """Put the backup back; its passphrase is typed where it has another one than the workspace."""
    try:
        return compose.restore(desk.address, backup)
    except UserError as error:
        if not (compose.is_passphrase_needed(error) and sys.stdin.isatty()):
            raise
    typed = typed_unseen(desk, Message("Passphrase of the backup: "))
    return compose.restore(desk.address, backup, of_backup=typed)


def run_check(desk: Desk, asked: Namespace) -> int:
    """Check the whole workspace; findings are trouble with the workspace."""
    del asked
    with desk.workspace() as ws:
        findings = ws.store.check()
        facts = dict(ws.store.describe())
    for finding in findings:
        desk.show(finding)
    if not findings:
        desk.tell(Message("The workspace is sound."))
    desk.give({"ok": not findings, "findings": list(findings), "store": facts})
    return ExitCode.WORKSPACE if findings else ExitCode.DONE


def run_doctor(desk: Desk, asked: Namespace) -> int:
    """Say what this laptop brings along for a session, and what it lacks."""
    del asked
    from facilitator.compose.doctor import examine

    facts = examine(desk.address)
    for fact in facts:
        mark = "✓" if fact.is_well else "!"
        desk.show(f"{mark} {desk.say.value(fact.name)}: {desk.say.value(fact.value)}")
    desk.give(
        {
            "ok": all(fact.is_well for fact in facts),
            "facts": [{"name": one.key, "value": one.value, "ok": one.is_well} for one in facts],
        }
    )
    return ExitCode.DONE
