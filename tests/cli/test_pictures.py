from __future__ import annotations

import pytest

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
