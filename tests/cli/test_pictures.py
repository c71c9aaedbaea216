from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.compose import window
from tests.cli.program import Program


@pytest.mark.qt
@pytest.mark.slow
def test_every_page_is_drawn_in_both_languages_themes_and_sizes_and_none_is_blank(demo: Program) -> None:
    answered = demo.run_apart("--json", "pictures", "pictures")
    assert answered.code == 0, answered
    files = answered.record["files"]
    assert isinstance(files, list)
    assert len(files) == 7 * 2 * 2 * 2
    bytes_of = {name: (demo.folder / "pictures" / name).read_bytes() for name in files}
    assert all(content.startswith(b"\x89PNG") for content in bytes_of.values())
    assert len(set(bytes_of.values())) == len(files)


def test_the_command_draws_into_its_folder_off_screen_and_names_what_it_drew(
    demo: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    asked: list[str | None] = []

    def draw(address: str | None, folder: Path, on_drawn: Callable[[Path], None]) -> None:
        asked.append(os.environ["QT_QPA_PLATFORM"])
        asked.append(address)
        on_drawn(folder / "home.png")

    monkeypatch.setattr("facilitator.compose.window.draw_pictures", draw)
    record = demo.run("--json", "pictures", "drawn").record
    assert (record["ok"], record["files"]) == (True, ["home.png"])
    assert asked == ["offscreen", str(demo.workspace)]
    assert (demo.folder / "drawn").is_dir()


@pytest.mark.qt
def test_the_pictures_are_those_of_the_window_over_that_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    drawn: list[object] = []
    monkeypatch.setattr("ui.pictures.draw_pictures", lambda *arguments: drawn.extend(arguments))
    window.draw_pictures(str(tmp_path / "a.facilitator"), tmp_path, drawn.append)
    parts, folder, on_drawn = drawn
    assert (folder, on_drawn) == (tmp_path, drawn.append)
    workspace = parts.open_workspace()  # type: ignore[attr-defined]
    workspace.store.close()
    assert (tmp_path / "a.facilitator").is_file()
