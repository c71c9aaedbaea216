"""The words and fonts of a PDF's pages, and PDFs that lie about them."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from facilitator.domain.message import UserError
from facilitator.imports import page_watch, pdf_pages
from facilitator.imports.pdf_pages import pages_of
from tests.imports.packages import write_bare_pdf

_HERE, _GONE = b"3 0 R", b"9 0 R"


def test_a_page_that_is_not_there_has_no_words_and_the_others_have_theirs(tmp_path: Path) -> None:
    assert pages_of(write_bare_pdf(tmp_path / "a.pdf", [_HERE, _GONE, _HERE])) == {
        "texts": ["Hello", "", "Hello"],
        "slow": [],
        "fonts": [["STSong", False, [1, 3]]],
    }


@pytest.mark.parametrize("count", [1001, None])
def test_more_pages_than_a_deck_may_have_are_refused_before_one_is_read(
    tmp_path: Path, count: int | None
) -> None:
    pages = [_HERE] * (1 if count else 1001)
    with pytest.raises(UserError, match=r"a\.pdf has 1001 pages, more than the 1000 that a deck may have"):
        pages_of(write_bare_pdf(tmp_path / "a.pdf", pages, count=count))


def test_a_pdf_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"a\.pdf is damaged or is no PDF"):
        pages_of(write_bare_pdf(tmp_path / "a.pdf", []))


def test_a_font_that_has_no_name_is_not_told(tmp_path: Path) -> None:
    path = write_bare_pdf(tmp_path / "a.pdf", [_HERE], font=b"<</Type/Font/Subtype/Type3>>")
    assert pages_of(path)["fonts"] == []


def test_a_page_that_takes_long_to_draw_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "_SLOW_SECONDS", -1.0)
    assert pages_of(write_bare_pdf(tmp_path / "a.pdf", [_HERE, _HERE]))["slow"] == [1, 2]


def test_a_page_without_end_ends_its_reader_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    over, ended = threading.Event(), list[int]()

    def end(code: int) -> None:
        ended.append(code)
        over.set()

    monkeypatch.setattr(page_watch, "PAGE_SECONDS", 0.0)
    monkeypatch.setattr("os._exit", end)
    with page_watch.watched_page("a.pdf", 3):
        assert over.wait(10)
    problem = json.loads(capfdbinary.readouterr().out)["problem"]
    assert (ended, problem[1]) == ([0], {"page": 3, "file": "a.pdf"})
    assert "{page} of {file} is too much to draw" in problem[0]
