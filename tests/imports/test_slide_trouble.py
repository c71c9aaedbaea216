"""Slides whose reading goes wrong outside this program: the reader, LibreOffice, the disk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.plain_text import MOST_IN_A_PAGE
from facilitator.imports import parent, slides
from facilitator.imports.parent import count_pages_of
from facilitator.imports.slides import read_slides
from tests.imports.packages import write_bare_pdf, write_bare_pptx, write_odp
from tests.imports.presentations import put_office
from tests.ui.projector.pdfs import deck_with_an_endless_page

_MAKES = """
import pathlib, shutil, sys
source, out = pathlib.Path(sys.argv[-1]), pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
ending = sys.argv[sys.argv.index("--convert-to") + 1]
shutil.copy({made!r}[ending], out / (source.stem + "." + ending))
"""
_NOTES = (
    '<p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr>'
    "<a:p><a:t>Ask who called</a:t></a:p></p:sp>"
)
_PAGE = b"3 0 R"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A stand-in for LibreOffice that makes these files, by ending, and fails where it has none."""

    def put(more: str = "", **made: Path) -> None:
        words = _MAKES.format(made={ending: str(path) for ending, path in made.items()})
        put_office(tmp_path / "bin", words + more)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    return put


def _reader_that(words: str) -> Callable[..., list[str]]:
    return lambda *_: [sys.executable, "-I", "-S", "-c", words]


def test_a_presentation_of_another_office_brings_its_notes_through_libreoffice(
    tmp_path: Path, office: Callable[..., None]
) -> None:
    office(
        pdf=write_bare_pdf(tmp_path / "m.pdf", [_PAGE]),
        pptx=write_bare_pptx(tmp_path / "m.pptx", notes=_NOTES),
    )
    write_odp(tmp_path / "calls.odp", "Pictures/1.png")
    deck = read_slides([tmp_path / "calls.odp"], "own")
    assert (deck.file_name, deck.page(1).text, deck.page(1).notes) == (
        "calls.odp",
        "Hello",
        Text("Ask who called"),
    )


def test_of_notes_as_long_as_a_book_the_beginning_is_kept_and_said(
    tmp_path: Path, office: Callable[..., None]
) -> None:
    office(pdf=write_bare_pdf(tmp_path / "m.pdf", [_PAGE]))
    notes = _NOTES.replace("Ask who called", "Ask " * 30_000)
    deck = read_slides([write_bare_pptx(tmp_path / "a.pptx", notes=notes)], "own")
    assert len(deck.page(1).notes.en) == MOST_IN_A_PAGE
    assert [str(one.message) for one in deck.concerns if one.page == 1 and "notes" in str(one.message)] == [
        "Its notes are longer than 10000 signs: only their beginning is kept."
    ]


def test_an_old_presentation_is_shown_even_where_its_notes_cannot_be_had(
    tmp_path: Path, office: Callable[..., None]
) -> None:
    office(pdf=write_bare_pdf(tmp_path / "m.pdf", [_PAGE]))
    (tmp_path / "calls.ppt").write_bytes(_OLD)
    deck = read_slides([tmp_path / "calls.ppt"], "own")
    assert (deck.count, deck.page(1).notes) == (1, Text())


def test_a_stick_that_is_pulled_out_meanwhile_is_told_as_such(
    tmp_path: Path, office: Callable[..., None]
) -> None:
    path = tmp_path / "calls.ppt"
    path.write_bytes(_OLD)
    office(f"pathlib.Path({str(path)!r}).unlink()", pdf=write_bare_pdf(tmp_path / "m.pdf", [_PAGE]))
    with pytest.raises(UserError, match=r"calls\.ppt cannot be opened: close it in other programs"):
        read_slides([path], "own")


def test_a_file_on_which_the_reader_dies_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slides, "child_command", _reader_that("raise SystemExit(3)"))
    with pytest.raises(UserError, match=r"a\.pdf could not be read: open it, save it as PDF"):
        read_slides([write_bare_pdf(tmp_path / "a.pdf", [_PAGE])], "own")


def test_pages_that_weigh_too_much_to_be_kept_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        slides, "child_command", _reader_that("""print('{"texts": ["a"], "slow": [], "fonts": []}')""")
    )
    monkeypatch.setattr(slides, "MOST_PDF_BYTES", 100)
    with pytest.raises(
        UserError, match=r"The pages of a\.pdf are too large to keep: make its pictures smaller"
    ):
        read_slides([write_bare_pdf(tmp_path / "a.pdf", [_PAGE])], "own")


def test_a_page_without_end_is_refused_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "endless.pdf").write_bytes(deck_with_an_endless_page())
    words = "from facilitator.imports import child, page_watch; page_watch.PAGE_SECONDS = 0.3; child.main()"

    def impatient(job: str, path: Path) -> list[str]:
        return [sys.executable, "-c", words, job, str(path)]

    monkeypatch.setattr(slides, "child_command", impatient)
    with pytest.raises(UserError, match=r"Page 1 of endless\.pdf is too much to draw.*as a picture"):
        read_slides([tmp_path / "endless.pdf"], "own")


def test_a_page_that_takes_long_is_told_with_the_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = '{"texts": ["a", "b"], "slow": [2], "fonts": []}'
    monkeypatch.setattr(slides, "child_command", _reader_that(f"print({said!r})"))
    deck = read_slides([write_bare_pdf(tmp_path / "a.pdf", [_PAGE])], "own")
    assert [(one.page, "takes long to draw" in str(one.message)) for one in deck.concerns] == [(2, True)]


def test_more_pictures_than_a_deck_may_have_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slides, "MOST_PICTURES", 2)
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path in paths:
        path.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(UserError, match="More than 2 pictures are too many for one deck"):
        read_slides(paths, "own")


def test_a_file_that_may_not_be_read_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    path = write_bare_pdf(tmp_path / "a.pdf", [_PAGE])
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"a\.pdf cannot be opened: close it in other programs"):
        read_slides([path], "own")


@pytest.mark.parametrize("words", ["raise SystemExit(3)", """print('{"problem": ["too large", {}]}')"""])
def test_stored_slides_on_which_the_reader_fails_count_as_none(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(parent, "child_command", _reader_that(words))
    assert count_pages_of(b"%PDF-1.7") == 0
