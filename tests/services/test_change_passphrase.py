"""Setting, changing and removing the passphrase: what is refused, what is kept, what is never said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from database import open_workspace
from facilitator.domain.message import Message, UserError
from facilitator.services.change_passphrase import (
    MOST_IN_A_PASSPHRASE,
    PassphraseStep,
    change_passphrase,
    has_passphrase,
)
from facilitator.services.changes import Change
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock, FakeIds

SECRET = "通关 café 42"  # noqa: S105  of the tests


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    clock = FakeClock()
    store = open_workspace(tmp_path / "workspace.db", now=clock.now)
    yield Workspace(store, clock, FakeIds(), "Li Na")
    store.close()


def audited(ws: Workspace) -> list[str]:
    with ws.store.read() as records:
        return [line.what for line in records.journal.audit_lines()]


def test_each_step_is_named_audited_and_backed_up_before_and_after(ws: Workspace) -> None:
    steps = [
        change_passphrase(ws, present, new)
        for present, new in (("", SECRET), (SECRET, "green apple"), ("green apple", ""))
    ]
    assert [done.value.step for done in steps] == [*PassphraseStep]
    assert {done.changes for done in steps} == {Change.SETTINGS}
    assert audited(ws)[:3] == ["passphrase removed", "passphrase changed", "passphrase set"]
    whys = [line.why for line in ws.store.backups()]
    assert whys == ["after a new passphrase", "before a new passphrase"] * 3
    assert ws.store.backups()[0] == steps[-1].value.backup
    assert not has_passphrase(ws)
    assert ws.store.check() == ()


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("", "no passphrase that could be removed"),
        ("   ", "nothing but spaces"),
        ("half \ud83d of it", "cannot be typed"),
        ("two\nlines", "cannot be typed"),
        ("bell \a rings", "cannot be typed"),
        ("x" * (MOST_IN_A_PASSPHRASE + 1), "at most 200 signs"),
    ],
)
def test_what_nobody_could_type_again_is_refused_and_not_repeated(
    ws: Workspace, new: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence) as refused:
        change_passphrase(ws, "", new)
    assert not new.strip() or new not in str(refused.value)
    assert not has_passphrase(ws)
    assert ws.store.backups() == ()


def test_the_longest_passphrase_serves(ws: Workspace) -> None:
    change_passphrase(ws, "", "长" * MOST_IN_A_PASSPHRASE)
    assert has_passphrase(ws)


def test_a_wrong_passphrase_is_refused_without_a_word_of_either(ws: Workspace) -> None:
    change_passphrase(ws, "", SECRET)
    with pytest.raises(UserError, match="not the passphrase of the workspace") as refused:
        change_passphrase(ws, "red apple", "green apple")
    told = f"{refused.value!r} {refused.value.__context__} {ws.store.describe()}"
    assert not [word for word in (SECRET, "red apple", "green apple") if word in told]


def test_a_backup_that_fails_afterwards_leaves_the_new_passphrase_and_is_told(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ws.store.back_up

    def fails_afterwards(why: str) -> object:
        if why.startswith("after"):
            raise UserError(Message("There is too little room."))
        return real(why)

    monkeypatch.setattr(ws.store, "back_up", fails_afterwards)
    assert change_passphrase(ws, "", SECRET).value.backup is None
    assert has_passphrase(ws)
