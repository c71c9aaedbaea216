"""The least group of which figures are shown: kept in the workspace, never below what is ever allowed."""

from __future__ import annotations

import pytest

from facilitator.domain.evidence.suppression import DEFAULT_K, FEWEST
from facilitator.services.changes import Change
from facilitator.services.least_group import choose_least_group, least_group
from facilitator.services.ports import Workspace


def test_without_a_choice_it_is_ten(ws: Workspace) -> None:
    assert least_group(ws) == DEFAULT_K == 10


@pytest.mark.parametrize(("wished", "kept"), [(20, 20), (7, 7), (2, FEWEST)])
def test_a_choice_is_kept_but_never_too_low(ws: Workspace, wished: int, kept: int) -> None:
    done = choose_least_group(ws, wished)
    assert (done.value, done.changes) == (kept, Change.SETTINGS)
    assert least_group(ws) == kept


def test_the_same_choice_again_changes_nothing(ws: Workspace) -> None:
    assert choose_least_group(ws, DEFAULT_K).changes is Change.NOTHING
