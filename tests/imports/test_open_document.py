"""What LibreOffice must not be given: addresses that it would fetch, and what fills the memory."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from facilitator.domain.message import UserError
from facilitator.imports import open_document
from facilitator.imports.open_document import look_through
from facilitator.imports.slides import read_slides
from tests.imports.packages import write_odp


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/seen.png",
        "HTTPS://example.org/a",
        "file:///etc/passwd",
        "&#104;ttp://a/b",
        "//server/share/a.png",
        "/etc/passwd",
        "../private/a.png",
        "Pictures/../../a.png",
        "..%2Fa.png",
        "\\\\server\\share\\a.png",
        "vnd.sun.star.webdav://a/b",
    ],
)
def test_slides_that_show_what_is_not_inside_them_are_refused(tmp_path: Path, target: str) -> None:
    path = write_odp(tmp_path / "a.odp", target)
    with pytest.raises(UserError, match=r"a\.odp shows something that is not inside it .*nothing is fetched"):
        look_through(path)


@pytest.mark.parametrize(
    ("target", "element"),
    [
        ("Pictures/1.png", "draw:image"),
        ("./Object 1", "draw:object"),
        ("#page2", "draw:image"),
        ("", "draw:image"),
        ("https://example.org", "text:a"),
        ("../layout.otp", "meta:template"),
    ],
)
def test_what_is_inside_and_what_is_only_a_link_may_stay(tmp_path: Path, target: str, element: str) -> None:
    assert look_through(write_odp(tmp_path / "a.odp", target, element)) == {}


def test_the_refusal_comes_before_libreoffice_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.imports.slides.convert", lambda *_, **__: pytest.fail("it began"))
    with pytest.raises(UserError, match="nothing is fetched"):
        read_slides([write_odp(tmp_path / "a.odp", "http://127.0.0.1/seen.png")], "own")


def test_slides_that_unpack_to_far_too_much_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_document, "MOST_XML_BYTES", 2_000)
    look_through(write_odp(tmp_path / "a.odp", "a"))
    with pytest.raises(UserError, match=r"a\.odp grows far too large when unpacked"):
        look_through(write_odp(tmp_path / "a.odp", "a", more=b"<a/>" * 1_000))


@pytest.mark.parametrize("content", [b"<html/>", b"PK\x03\x04 and no more"])
def test_another_thing_under_the_name_of_slides_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.odp").write_bytes(content)
    with pytest.raises(UserError, match=r"a\.odp"):
        read_slides([tmp_path / "a.odp"], "own")


@pytest.mark.parametrize(
    ("member", "content", "sentence"),
    [
        ("mimetype", b"application/vnd.oasis.opendocument.text", r"a\.odp is damaged"),
        ("META-INF/manifest.xml", b"<manifest><encryption-data/></manifest>", r"a\.odp asks for a password"),
    ],
)
def test_a_letter_and_locked_slides_are_refused(
    tmp_path: Path, member: str, content: bytes, sentence: str
) -> None:
    whole, path = write_odp(tmp_path / "whole.odp", "a"), tmp_path / "a.odp"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == member else source.read(name))
    with pytest.raises(UserError, match=sentence):
        look_through(path)
