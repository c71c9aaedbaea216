"""`facilitator badge-keys`: the keys that sign badges: listed, renewed, withdrawn, carried to another laptop.

The passphrase of the file is typed, unseen, or stands in the environment; it is never an argument.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.folders import made_folder
from facilitator.cli.passphrase import typed_unseen
from facilitator.domain.badge import BadgeKey
from facilitator.domain.message import Message, UserError
from facilitator.services.badge_keys import export_keys, import_keys, list_keys, renew_key, withdraw_key
from facilitator.services.ports import Workspace

PASSPHRASE_VARIABLE = "FACILITATOR_KEYS_PASSPHRASE"  # noqa: S105 - the name of a variable


def run_badge_keys(desk: Desk, asked: Namespace) -> int:
    """Do what is asked with the keys."""
    with desk.workspace() as ws:
        _STEPS[asked.step](desk, ws, asked.what)
    return ExitCode.DONE


def _list(desk: Desk, ws: Workspace, _: str) -> None:
    keys = list_keys(ws)
    if not keys:
        desk.tell(Message("There is no badge key yet; the first badge makes one."))
    for number, key in enumerate(keys):
        desk.tell(_said(key, signs=number == 0))
        desk.give({"ok": True, "key": key.name, "made_at": key.made_at, "withdrawn_at": key.withdrawn_at})


def _said(key: BadgeKey, *, signs: bool) -> Message:
    values: dict[str, object] = {"name": key.name, "day": key.made_at.astimezone().date()}
    if key.withdrawn_at is not None:
        day = key.withdrawn_at.astimezone().date()
        return Message("{name}: withdrawn on {withdrawn}", {**values, "withdrawn": day})
    if signs:
        return Message("{name}: made on {day}, signs the badges", values)
    return Message("{name}: made on {day}, its badges are read", values)


def _renew(desk: Desk, ws: Workspace, _: str) -> None:
    key = renew_key(ws).value
    desk.tell(
        Message(
            "The key {name} signs from now on. Older badges are read as before. Carry the keys to the other "
            "laptops before badges are printed.",
            {"name": key.name},
        )
    )
    desk.give({"ok": True, "key": key.name})


def _withdraw(desk: Desk, ws: Workspace, name: str) -> None:
    key = withdraw_key(
        ws, _needed(name, Message("Say which key: `facilitator badge-keys` lists them."))
    ).value
    desk.tell(
        Message(
            "Badges that the key {name} signed are refused from now on. Print them anew, and carry the keys "
            "to the other laptops.",
            {"name": key.name},
        )
    )
    desk.give({"ok": True, "key": key.name, "withdrawn_at": key.withdrawn_at})


def _export(desk: Desk, ws: Workspace, to: str) -> None:
    target = Path(_needed(to, Message("Say which file to write the keys to."))).absolute()
    if target.exists() and not target.is_file():
        raise UserError(Message("{file} is not a file. Name a file to write.", {"file": str(target)}))
    made_folder(target.parent)
    count = export_keys(ws, target, _passphrase(desk, is_new=True)).value.count
    desk.tell(Message("{file} is written.", {"file": str(target)}))
    desk.give({"ok": True, "file": target, "keys": count})


def _import(desk: Desk, ws: Workspace, file: str) -> None:
    source = Path(_needed(file, Message("Say which file to read the keys from.")))
    done = import_keys(ws, source, _passphrase(desk, is_new=False)).value
    desk.tell(
        Message(
            "{added} keys are new here, {withdrawn} are withdrawn now; {name} signs from now on.",
            {"added": done.added, "withdrawn": done.withdrawn, "name": done.signs_with},
        )
    )
    if done.has_new_number:
        desk.tell(Message("Another laptop had the same number; this one has taken a new one."))
    desk.give(
        {
            "ok": True,
            "added": done.added,
            "withdrawn": done.withdrawn,
            "signs_with": done.signs_with,
            "has_new_number": done.has_new_number,
        }
    )


def _needed(what: str, sentence: Message) -> str:
    if not what:
        raise UserError(sentence)
    return what


def _passphrase(desk: Desk, *, is_new: bool) -> str:
    """Return the passphrase of the file; raises UserError where none is given."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(
            Message(
                "Nobody can type a passphrase here. Put it into the variable {name}.",
                {"name": PASSPHRASE_VARIABLE},
            )
        )
    typed = typed_unseen(desk, Message("Passphrase of the file: "))
    if is_new and typed != typed_unseen(desk, Message("The same passphrase once more: ")):
        raise UserError(Message("The two are not the same; nothing was written. Type it twice alike."))
    return typed


_STEPS: Mapping[str, Callable[[Desk, Workspace, str], None]] = {
    "list": _list,
    "new": _renew,
    "withdraw": _withdraw,
    "export": _export,
    "import": _import,
}
