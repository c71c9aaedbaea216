"""What the settings page shows of the workspace, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.badge import BadgeKey
from facilitator.services.badge_keys import list_keys
from facilitator.services.least_group import least_group
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import BackupLine, Workspace


@dataclass(frozen=True)
class SettingsFacts:
    """The organisation, the least group shown, what the store says of itself, backups and badge keys.

    The newest backup stands first, and the key that signs.
    """

    organisation: str
    least_group: int
    store: Mapping[str, str]
    backups: tuple[BackupLine, ...]
    is_read_only: bool
    badge_keys: tuple[BadgeKey, ...] = ()


def read_settings(workspace: Workspace) -> SettingsFacts:
    """Return what the settings page shows."""
    store = workspace.store
    return SettingsFacts(
        organisation(workspace),
        least_group(workspace),
        dict(store.describe()),
        store.backups(),
        store.is_read_only,
        list_keys(workspace),
    )
