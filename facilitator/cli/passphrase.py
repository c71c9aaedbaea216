"""`facilitator passphrase`: sets, changes or removes the passphrase of the workspace.

A passphrase is never an argument, which others on the computer can read: it is typed, unseen, or stands
in the environment.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from getpass import getpass

from facilitator import compose
from facilitator.cli.desk import Desk, WorkspaceError
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.message import Message, UserError
from facilitator.services.change_passphrase import PassphraseStep, change_passphrase, has_passphrase
from facilitator.services.ports import Workspace

NEW_VARIABLE = "FACILITATOR_NEW_PASSPHRASE"

_SAID = {
    PassphraseStep.SET: Message("The workspace has a passphrase now."),
    PassphraseStep.CHANGED: Message("The workspace opens with the new passphrase only."),
    PassphraseStep.REMOVED: Message("The workspace opens without a passphrase now."),
}


def run_passphrase(desk: Desk, asked: Namespace) -> int:
    """Change the passphrase and say which backup is the first under the new one."""
    workspace, present = _opened(desk)
    try:
        done = change_passphrase(workspace, present, "" if asked.remove else _new(desk, workspace)).value
    except UserError as error:
        if compose.is_store_trouble(error):
            raise WorkspaceError(error.message) from error
        raise
    finally:
        workspace.store.close()
    desk.tell(_SAID[done.step])
    desk.tell(Message("Backups taken until now keep what they needed until now."))
    if done.backup is None:
        desk.warn(Message("No backup was written after it. Make room on the disk, then back up."))
    else:
        desk.tell(Message("Backed up and checked: {file}", {"file": str(done.backup.path)}))
    desk.give({"ok": True, "passphrase": done.step, "backup": done.backup.path if done.backup else None})
    return ExitCode.DONE


def _opened(desk: Desk) -> tuple[Workspace, str]:
    """Return the open workspace and the passphrase that opened it, typed where it is needed."""
    given = os.environ.get(compose.PASSPHRASE_VARIABLE, "")
    try:
        try:
            return compose.open_workspace(desk.address, accept_older=desk.accept_older), given
        except UserError as error:
            if not (compose.is_passphrase_needed(error) and sys.stdin.isatty()):
                raise
        typed = typed_unseen(desk, Message("Present passphrase: "))
        return compose.open_workspace(desk.address, accept_older=desk.accept_older, passphrase=typed), typed
    except UserError as error:
        raise WorkspaceError(error.message) from error


def _new(desk: Desk, workspace: Workspace) -> str:
    """Return the new passphrase; raises UserError where none is given."""
    given = os.environ.get(NEW_VARIABLE)
    if given is None and not sys.stdin.isatty():
        raise UserError(
            Message(
                "Nobody can type a passphrase here. Put it into the variable {name}.", {"name": NEW_VARIABLE}
            )
        )
    if given is None:
        desk.tell(Message("If it is forgotten, nobody can open the data: not you, not the makers."))
        given = typed_unseen(desk, Message("New passphrase: "))
        if given != typed_unseen(desk, Message("New passphrase once more: ")):
            raise UserError(Message("The two are not the same; nothing was changed. Type it twice alike."))
    if not given and has_passphrase(workspace):
        raise UserError(Message("No passphrase was given; nothing was changed. `--remove` takes it away."))
    return given


def typed_unseen(desk: Desk, prompt: Message) -> str:
    """Ask at the terminal and return what is typed, which is not shown."""
    return getpass(desk.say.message(prompt))
