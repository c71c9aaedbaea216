"""How few people a figure may be shown of: the workspace's own threshold against picking somebody out."""

from __future__ import annotations

from facilitator.domain.evidence.suppression import DEFAULT_K, allowed_k
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace
from facilitator.services.summarise import SUPPRESSION_SETTING


def least_group(ws: Workspace) -> int:
    """Return the smallest group of which figures are shown here."""
    with ws.store.read() as records:
        return allowed_k(int(records.journal.setting(SUPPRESSION_SETTING) or DEFAULT_K))


def choose_least_group(ws: Workspace, people: int) -> Done[int]:
    """Keep that threshold, or the lowest that is ever allowed; the same again changes nothing."""
    k = allowed_k(people)
    if k == least_group(ws):
        return Done(k)
    with ws.store.write() as records:
        records.journal.put_setting(SUPPRESSION_SETTING, str(k))
        records.journal.audit("least group size set")
    return Done(k, Change.SETTINGS)
