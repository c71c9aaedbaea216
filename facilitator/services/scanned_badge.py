"""Which codes a scanner may take out of the typing: badges that a person wears, signed by us."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.badge import BadgeKey, BadgeKind, ReadToken, read_token
from facilitator.services.ports import Workspace

WORN = frozenset({BadgeKind.PERSON, BadgeKind.WALK_IN})


def signing_keys(ws: Workspace) -> tuple[BadgeKey, ...]:
    """Return the keys under which a badge is genuine here."""
    with ws.store.read() as records:
        return records.badges.keys()


def is_worn_badge(digits: str, keys: Sequence[BadgeKey]) -> bool:
    """Say whether 17 digits are a genuine badge of a person, also of one of another session."""
    token = read_token(digits, keys)
    return isinstance(token, ReadToken) and token.kind in WORN
