from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from facilitator.services.preferences import Preferences, write_preferences
from facilitator.services.private_files import (
    close_to_others,
    hold_back,
    make_private_file,
    make_private_folder,
)

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists, not modes")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@ON_POSIX
def test_a_private_folder_and_those_above_it_are_made_for_one_user_and_what_was_there_stays(
    tmp_path: Path,
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    make_private_folder(shared / "a" / "b")
    make_private_folder(shared / "a" / "b")
    assert [_mode(shared), _mode(shared / "a"), _mode(shared / "a" / "b")] == [0o755, 0o700, 0o700]


def test_a_private_folder_cannot_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError, match="file"):
            make_private_folder(folder)


@ON_POSIX
def test_a_private_file_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("held")
    path.chmod(0o664)
    make_private_file(path)
    assert (path.read_text(), _mode(path)) == ("held", 0o600)


@ON_POSIX
def test_a_file_held_back_is_private_and_knows_the_mode_of_its_neighbours(tmp_path: Path) -> None:
    neighbour, path = tmp_path / "neighbour", tmp_path / "file"
    neighbour.touch()
    path.write_text("left by a crash")
    assert hold_back(path) == _mode(neighbour)
    assert (path.read_text(), _mode(path)) == ("", 0o600)


@ON_POSIX
def test_a_file_that_may_only_be_read_stays_so_and_a_missing_one_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o444)
    close_to_others(path)
    close_to_others(tmp_path / "missing")
    assert _mode(path) == 0o400


@ON_POSIX
def test_preferences_which_tell_where_workspaces_lie_are_private(tmp_path: Path) -> None:
    write_preferences(tmp_path / "config", Preferences())
    (file,) = (tmp_path / "config").iterdir()
    assert (_mode(file.parent), _mode(file)) == (0o700, 0o600)
