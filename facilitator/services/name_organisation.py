"""The organisation that holds the trainings: its name stands on what is printed and shared."""

from __future__ import annotations

from facilitator.domain.names import clean_name
from facilitator.domain.plain_text import MOST_IN_A_NAME, not_longer
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace

ORGANISATION_SETTING = "organisation.name"


def organisation(ws: Workspace) -> str:
    """Return the organisation's name, or "" where nobody has said it."""
    with ws.store.read() as records:
        return records.journal.setting(ORGANISATION_SETTING) or ""


def name_organisation(ws: Workspace, name: str) -> Done[str]:
    """Keep the organisation's name; the same name again changes nothing."""
    cleaned = not_longer(clean_name(name), MOST_IN_A_NAME)
    if cleaned == organisation(ws):
        return Done(cleaned)
    with ws.store.write() as records:
        records.journal.put_setting(ORGANISATION_SETTING, cleaned)
        records.journal.audit("organisation named")
    return Done(cleaned, Change.SETTINGS)
