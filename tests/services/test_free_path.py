"""Names for files: nothing of what somebody typed is cut off at a dot."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.services.free_path import free_path, with_ending, without_ending


@pytest.mark.parametrize(
    ("typed", "file", "name"),
    [
        ("No.3 plant", "No.3 plant.pdf", "No.3 plant"),
        ("list", "list.pdf", "list"),
        ("list.pdf", "list.pdf", "list"),
        ("LIST.PDF", "LIST.PDF", "LIST"),
        ("3.5", "3.5.pdf", "3.5"),
        ("list.pdf.", "list.pdf..pdf", "list.pdf."),
        (".pdf", ".pdf.pdf", ".pdf"),
    ],
)
def test_an_ending_is_added_where_it_is_missing_and_nothing_else_is_taken_for_one(
    typed: str, file: str, name: str
) -> None:
    assert with_ending(Path("a.b") / typed, ".pdf") == Path("a.b") / file
    assert without_ending(Path("a.b") / typed, ".pdf") == name


def test_the_first_free_number_stands_behind_the_name(tmp_path: Path) -> None:
    assert free_path(tmp_path / "No.3.pdf") == tmp_path / "No.3.pdf"
    for taken in ("No.3.pdf", "No.3_2.pdf"):
        (tmp_path / taken).touch()
    assert free_path(tmp_path / "No.3.pdf") == tmp_path / "No.3_3.pdf"
