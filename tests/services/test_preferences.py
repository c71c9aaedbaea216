"""What a laptop remembers between two starts."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.language import Language
from facilitator.services.preferences import (
    FILE_NAME,
    Preferences,
    ThemeChoice,
    read_preferences,
    write_preferences,
)

CHOSEN = Preferences(
    language=Language.ZH,
    theme=ThemeChoice.DARK,
    text_percent=130,
    sound_on=False,
    who="李娜",
    last_session=UUID(int=7),
    recent_workspaces=("/a.db", "postgresql://b"),
    projector="Epson EB-X05",
    camera="usb-0000:00:14.0-1",
)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    write_preferences(folder, CHOSEN)
    assert read_preferences(folder) == CHOSEN
    write_preferences(folder, Preferences())
    assert read_preferences(folder) == Preferences()
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_a_first_start_has_defaults_and_writes_nothing(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "none") == Preferences()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'"text"', b"[" * 100_000])
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert read_preferences(tmp_path) == Preferences()
    assert (tmp_path / "preferences.broken.json").read_bytes() == content


def test_a_broken_file_that_cannot_be_moved_stays(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{", "utf-8")
    (tmp_path / "preferences.broken.json" / "in the way").mkdir(parents=True)
    assert read_preferences(tmp_path) == Preferences()
    assert (tmp_path / FILE_NAME).read_text("utf-8") == "{"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("language", "fr"),
        ("language", ["zh"]),
        ("theme", 3),
        ("text_percent", 4000),
        ("text_percent", True),
        ("text_percent", "130"),
        ("sound_on", "no"),
        ("who", None),
        ("last_session", "x"),
        ("recent_workspaces", "a.db"),
        ("recent_workspaces", [1, 2]),
        ("from_a_newer_version", 1),
    ],
)
def test_an_impossible_value_costs_only_itself(tmp_path: Path, member: str, value: object) -> None:
    write_preferences(tmp_path, CHOSEN)
    stored = json.loads((tmp_path / FILE_NAME).read_text("utf-8"))
    (tmp_path / FILE_NAME).write_text(json.dumps({**stored, member: value}), "utf-8")
    read = read_preferences(tmp_path)
    default = Preferences()
    for name in ("language", "theme", "text_percent", "sound_on", "who", "last_session", "recent_workspaces"):
        expected = default if name == member else CHOSEN
        assert getattr(read, name) == getattr(expected, name)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_preferences(tmp_path, CHOSEN)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("facilitator.services.preferences.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_preferences(tmp_path, Preferences())
    monkeypatch.undo()
    assert read_preferences(tmp_path) == CHOSEN
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_the_newest_workspace_stands_first_and_few_are_kept() -> None:
    preferences = Preferences()
    for address in [*(f"{n}.db" for n in range(12)), "5.db"]:
        preferences = preferences.with_workspace(address)
    assert preferences.recent_workspaces[:3] == ("5.db", "11.db", "10.db")
    assert len(preferences.recent_workspaces) == 8
