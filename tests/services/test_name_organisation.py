from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from database.opening import open_workspace
from facilitator.services.changes import Change
from facilitator.services.name_organisation import name_organisation, organisation
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock, FakeIds


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    clock = FakeClock()
    store = open_workspace(tmp_path / "a.facilitator", now=clock.now)
    yield Workspace(store, clock, FakeIds())
    store.close()


def test_the_organisation_has_no_name_until_somebody_says_it(ws: Workspace) -> None:
    assert organisation(ws) == ""


def test_the_name_is_cleaned_and_kept(ws: Workspace) -> None:
    done = name_organisation(ws, "  Children　first ")
    assert done.value == organisation(ws) == "Children first"
    assert done.changes is Change.SETTINGS


def test_the_same_name_again_changes_nothing(ws: Workspace) -> None:
    name_organisation(ws, "Children first")
    assert name_organisation(ws, "Children first").changes is Change.NOTHING
