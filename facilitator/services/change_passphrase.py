"""Giving the workspace a passphrase, another one, or none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import plain_text
from facilitator.services.changes import Change, Done
from facilitator.services.ports import AFTER_REKEYING, BackupLine, Workspace

MOST_IN_A_PASSPHRASE = 200
"""Signs; more than anybody types without a mistake."""


class PassphraseStep(StrEnum):
    """What became of the passphrase; the word of its audit line."""

    SET = "set"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PassphraseChange:
    """What became of the passphrase, and the first backup that needs the new one.

    `backup` is none where it could not be written: until the next one, the newest backup opens with
    what was needed before.
    """

    step: PassphraseStep
    backup: BackupLine | None


def has_passphrase(ws: Workspace) -> bool:
    """Say whether the workspace opens with a passphrase only."""
    return ws.store.describe().get("passphrase") == "yes"


def change_passphrase(ws: Workspace, present: str, new: str) -> Done[PassphraseChange]:
    """Put the workspace under another passphrase, "" for none; "" as the present one says it has none.

    Backups that were taken before keep the passphrase of their time. Raises UserError, with everything
    as it was, where `present` is not the passphrase or `new` cannot be one. How strong it is is not
    judged.
    """
    step = _step(ws, new)
    refuse_unfit(new)
    ws.store.change_passphrase(present, new, f"passphrase {step}")
    try:
        backup = ws.store.back_up(AFTER_REKEYING)
    except UserError:
        backup = None
    return Done(PassphraseChange(step, backup), Change.SETTINGS)


def _step(ws: Workspace, new: str) -> PassphraseStep:
    if has_passphrase(ws):
        return PassphraseStep.CHANGED if new else PassphraseStep.REMOVED
    if not new:
        raise UserError(Message("The workspace has no passphrase that could be removed."))
    return PassphraseStep.SET


def refuse_unfit(new: str) -> None:
    """Raise UserError for what nobody could type again; nothing of it stands in the sentence."""
    if new and not new.strip():
        raise UserError(
            Message("A passphrase of nothing but spaces is none. Type letters or figures as well.")
        )
    if plain_text(new) != new or "\n" in new or "\t" in new:
        raise UserError(Message("This passphrase holds a sign that cannot be typed. Choose another one."))
    if len(new) > MOST_IN_A_PASSPHRASE:
        raise UserError(
            Message(
                "A passphrase has at most {most} signs. Choose a shorter one.", {"most": MOST_IN_A_PASSPHRASE}
            )
        )
