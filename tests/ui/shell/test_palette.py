"""The command palette by itself: what finds what."""

from __future__ import annotations

import pytest

from ui.app import Program
from ui.widgets.page import Command

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.mark.parametrize(
    ("title", "typed"),
    [("与另一个门口交接签到", "other door"), ("Share the list with the other door", "门口")],
)
def test_the_palette_finds_whatever_is_done_in_the_other_language_too(
    program: Program, title: str, typed: str
) -> None:
    palette = program.window.overlays.palette
    palette.offer([Command("Quit", program.window.close), Command(title, program.window.close)])
    palette.edit.setText(typed)
    found = palette.list.model()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == [title]
