"""The keys that sign badges: a new one, one withdrawn, and all of them carried to another laptop.

A laptop that has the keys reads what any other printed, with no network and no roster. The file holds
keys and the numbers of laptops: no name, no badge, nothing of a session.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from facilitator.domain.badge import LAPTOPS, BadgeKey
from facilitator.domain.message import Message, UserError
from facilitator.services.change_passphrase import refuse_unfit
from facilitator.services.changes import Change, Done
from facilitator.services.free_path import free_path
from facilitator.services.issue_badges import KEY_BYTES, key_in_use, new_key
from facilitator.services.ports import Records, Workspace
from facilitator.services.private_files import write_whole
from facilitator.services.sealed_file import MOST_BYTES, seal, unseal

LEAST_IN_A_PASSPHRASE = 10
"""Signs: the file travels on a stick, and who finds it may try for as long as they like."""

_MOST_KEYS = 1000
_KIND = "facilitator badge keys"


@dataclass(frozen=True, slots=True)
class KeysExported:
    """The file that was written, and how many keys are in it."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class KeysImported:
    """What a file of keys brought: how many keys are new here, how many are withdrawn now.

    `signs_with` is the name of the key that signs from now on. `has_new_number` says that this laptop had
    the number of another and took one of its own.
    """

    added: int
    withdrawn: int
    signs_with: str
    has_new_number: bool


@dataclass(frozen=True, slots=True)
class _Carried:
    """What stands in a file of keys, the key in use first."""

    keys: tuple[BadgeKey, ...]
    laptops: dict[UUID, int]


def list_keys(ws: Workspace) -> tuple[BadgeKey, ...]:
    """Return the keys: the one that signs first, those that were withdrawn last."""
    with ws.store.read() as records:
        return records.badges.keys()


def renew_key(ws: Workspace) -> Done[BadgeKey]:
    """Make a key that signs from now on; badges that older ones signed are read as before."""
    with ws.store.write() as records:
        key = new_key(ws, records)
        records.journal.audit(f"badge key {key.name} made")
    return Done(key, Change.SETTINGS)


def withdraw_key(ws: Workspace, name: str) -> Done[BadgeKey]:
    """Refuse from now on whatever that key signed; where it was the one that signs, a new one does.

    UserError where no key is called so, or it was withdrawn before.
    """
    with ws.store.write() as records:
        keys = records.badges.keys()
        key = next((one for one in keys if one.name == name.strip().upper()), None)
        if key is None:
            raise UserError(
                Message("No badge key is called {name}. Look at the list of keys.", {"name": name})
            )
        if key.withdrawn_at is not None:
            raise UserError(Message("The badge key {name} was withdrawn before.", {"name": key.name}))
        records.badges.withdraw_key(key.id, ws.clock.now())
        if key.id == keys[0].id:
            new_key(ws, records)
        records.journal.audit(f"badge key {key.name} withdrawn")
        withdrawn = next(one for one in records.badges.keys() if one.id == key.id)
    return Done(withdrawn, Change.SETTINGS | Change.ROSTER)


def export_keys(
    ws: Workspace, path: Path, passphrase: str, *, keep_existing: bool = False
) -> Done[KeysExported]:
    """Write all keys into one file under a passphrase. One is made where there is none.

    With `keep_existing` a file that stands there stays, and the new one has a number behind its name.
    UserError where the passphrase is too short or the file cannot be written.
    """
    refuse_unfit(passphrase)
    if len(passphrase) < LEAST_IN_A_PASSPHRASE:
        raise UserError(
            Message(
                "This file needs a passphrase of at least {least} signs. Three or four words will do.",
                {"least": LEAST_IN_A_PASSPHRASE},
            )
        )
    with ws.store.write() as records:
        key_in_use(ws, records)
        carried = _Carried(records.badges.keys(), dict(records.badges.laptops()))
    sealed = seal(_coded(carried), passphrase)
    path = free_path(path) if keep_existing else path
    _write(path, sealed)
    with ws.store.write() as records:
        records.journal.audit(f"badge keys exported: {len(carried.keys)}")
    return Done(KeysExported(path, len(carried.keys)), Change.SETTINGS)


def import_keys(ws: Workspace, path: Path, passphrase: str) -> Done[KeysImported]:
    """Take over the keys of another laptop's file; what was withdrawn on either is withdrawn here.

    The key that signs there signs here too, unless it is known here already: then the order here stands,
    so that an old file turns nothing back. UserError, with everything as it was, for a file or passphrase
    that is not right.
    """
    carried = _decoded(unseal(_read(path), passphrase))
    with ws.store.write() as records:
        imported = _take_over(ws, records, carried)
        records.journal.audit(f"badge keys imported: {imported.added}, withdrawn: {imported.withdrawn}")
    return Done(imported, Change.SETTINGS | Change.ROSTER)


def _take_over(ws: Workspace, records: Records, carried: _Carried) -> KeysImported:
    known = {key.id: key for key in records.badges.keys()}
    signs_there = carried.keys[0]
    for key in carried.keys:
        if key.id not in known:
            records.badges.add_key(key, signs=key is signs_there and key.withdrawn_at is None)
    withdrawn = 0
    for key in carried.keys:
        mine = known.get(key.id)
        if mine is not None and mine.withdrawn_at is None and key.withdrawn_at is not None:
            records.badges.withdraw_key(key.id, key.withdrawn_at)
            withdrawn += 1
    has_new_number = records.badges.know_laptops(carried.laptops)
    added = sum(key.id not in known for key in carried.keys)
    return KeysImported(added, withdrawn, key_in_use(ws, records).name, has_new_number)


def _coded(carried: _Carried) -> bytes:
    keys = [
        {
            "id": key.id.hex,
            "secret": key.secret.hex(),
            "withdrawn_at": key.withdrawn_at.isoformat() if key.withdrawn_at else None,
        }
        for key in carried.keys
    ]
    laptops = {laptop.hex: number for laptop, number in carried.laptops.items()}
    return json.dumps({"kind": _KIND, "keys": keys, "laptops": laptops}).encode("ascii")


def _decoded(content: bytes) -> _Carried:
    """Return what the file holds; UserError where something else was closed with the same lock."""
    try:
        said = json.loads(content)
        keys = tuple(_key(one) for one in said["keys"])
        laptops = {UUID(hex=laptop): int(number) for laptop, number in said["laptops"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _foreign() from error
    is_sound = (
        said["kind"] == _KIND
        and 1 <= len(keys) <= _MOST_KEYS
        and all(len(key.secret) == KEY_BYTES for key in keys)
        and all(0 <= number < LAPTOPS for number in laptops.values())
    )
    if not is_sound:
        raise _foreign()
    return _Carried(keys, laptops)


def _key(said: dict[str, str]) -> BadgeKey:
    withdrawn_at = datetime.fromisoformat(said["withdrawn_at"]) if said["withdrawn_at"] else None
    if withdrawn_at is not None and withdrawn_at.tzinfo is None:
        raise ValueError
    return BadgeKey(UUID(hex=said["id"]), bytes.fromhex(said["secret"]), withdrawn_at)


def _foreign() -> UserError:
    return UserError(Message("This is not a file of badge keys. Choose the one that the other laptop wrote."))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(
            Message(
                "{file} could not be read: {reason}. Choose the file that the other laptop wrote.",
                {"file": path.name, "reason": error.strerror or str(error)},
            )
        ) from error
    if len(content) > MOST_BYTES:
        raise _foreign()
    return content


def _write(path: Path, content: bytes) -> None:
    """Write the file for this user alone, whole and on disk, or leave what was there."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise UserError(
            Message(
                "{file} could not be written: {reason}. Close it elsewhere or choose another folder.",
                {"file": path.name, "reason": error.strerror or str(error)},
            )
        ) from error
