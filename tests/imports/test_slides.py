"""Own slides from files: what comes out of them, and one sentence for what cannot become slides."""

from __future__ import annotations

import errno
import os
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zlib import compress, crc32

import pytest

from facilitator.domain.deck import Clip, Deck, DeckSource
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.imports.embedded_films import take_films
from facilitator.imports.office import find_office
from facilitator.imports.parent import count_pages_of
from facilitator.imports.slides import GivenUpError, read_slides
from facilitator.services.media import ROOM_LEFT_BYTES
from facilitator.services.source_file import hash_of
from tests.imports.presentations import Slide, put_office, write_pdf, write_pptx

_INSTALL = "install the font, or save the slides as PDF where it is."
_COPIES = """
import pathlib, shutil, sys
source, out = pathlib.Path(sys.argv[-1]), pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
assert any(one.startswith("-env:UserInstallation=file:") for one in sys.argv)
shutil.copy({pdf!r}, out / (source.stem + "." + sys.argv[sys.argv.index("--convert-to") + 1]))
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program into the place of LibreOffice: the Python that it runs."""

    def put(words: str) -> None:
        put_office(tmp_path / "bin", words)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    return put


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop without LibreOffice."""
    monkeypatch.setattr("facilitator.imports.office.find_office", lambda: None)


def _concerns(deck: Deck) -> list[tuple[int, str]]:
    return [(one.page, str(one.message)) for one in deck.concerns]


def test_a_pdf_becomes_a_deck_with_the_words_of_its_pages(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "calls home.pdf", ["One call", "Two calls"])
    deck = read_slides([path], "own")
    assert (deck.key, deck.title, deck.source) == ("own", Text("calls home", "calls home"), DeckSource.PDF)
    assert [page.text for page in deck.pages] == ["One call", "Two calls"]
    assert deck.pdf == path.read_bytes()
    assert deck.source_sha256 == hash_of([path])
    assert deck.concerns == ()
    assert count_pages_of(deck.pdf) == 2


def test_a_font_that_is_not_inside_a_pdf_is_told_by_page(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["家", "孩子"], font="STSong-Light")
    deck = read_slides([path], "own")
    assert [page for page, _ in _concerns(deck)] == [1, 2]
    assert "STSong-Light is not inside the file" in _concerns(deck)[0][1]


def test_a_presentation_brings_its_notes_by_the_slides_that_are_shown(
    tmp_path: Path, office: Callable[[str], None]
) -> None:
    pdf = write_pdf(tmp_path / "made.pdf", ["Welcome", "calls", "film"])
    office(_COPIES.format(pdf=str(pdf)))
    deck = read_slides([write_pptx(tmp_path / "我的.pptx")], "own")
    assert deck.source is DeckSource.PPTX
    assert deck.pdf == pdf.read_bytes()
    assert [page.notes for page in deck.pages] == [
        Text(zh="等大家安静。\n再开始"),
        Text("Ask who called"),
        Text(),
    ]
    assert _concerns(deck) == [
        (0, "1 slide is hidden in the file and left out here."),
        (2, "Its 2 animations are shown finished, in one picture: split the slide if the order matters."),
        (2, "Its transition is left out."),
        (3, "media1.mp4 inside the slide will not play: save the film as a file and add it to the slides."),
        (3, f"The font 楷体 is not on this laptop and another one stands in for it: {_INSTALL}"),
    ]


@pytest.mark.usefixtures("no_office")
def test_a_presentation_with_its_own_pdf_needs_no_office(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "a.pdf", ["Welcome", "calls", "film"])
    deck = read_slides([write_pptx(tmp_path / "a.pptx"), pdf], "own")
    assert deck.pdf == pdf.read_bytes()
    assert deck.page(2).notes == Text("Ask who called")
    assert not any("font" in said for _, said in _concerns(deck))


@pytest.mark.usefixtures("no_office")
def test_notes_of_other_slides_are_left_out_and_said(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "a.pdf", ["only one"])
    deck = read_slides([pdf, write_pptx(tmp_path / "a.pptx")], "own")
    assert deck.page(1).notes == Text()
    assert _concerns(deck)[0][1].startswith("The notes were left out: a.pptx shows 3 slides")


def test_pictures_become_pages_in_the_order_of_their_names(tmp_path: Path) -> None:
    from PIL import Image

    for name in ("p10.png", "p2.jpg", "P1.webp"):
        Image.new("RGB", (640, 480), "green").save(tmp_path / name)
    deck = read_slides([tmp_path / name for name in ("p10.png", "p2.jpg", "P1.webp")], "own")
    assert [page.text for page in deck.pages] == ["P1", "p2", "p10"]
    assert count_pages_of(deck.pdf) == 3


def test_a_picture_stands_upright_whole_and_without_what_its_camera_wrote(tmp_path: Path) -> None:
    import pypdfium2
    from PIL import Image

    picture = Image.new("RGB", (4000, 2000), "red")
    picture.paste("blue", (0, 0, 2000, 2000))
    exif = picture.getexif()
    exif[274] = 6  # the camera was turned: right is up
    exif[315] = "Li Na of Shenzhen"
    picture.save(tmp_path / "a.jpg", exif=exif)
    deck = read_slides([tmp_path / "a.jpg"], "own")
    assert b"Li Na" not in deck.pdf
    with pypdfium2.PdfDocument(deck.pdf) as document:
        drawn = document[0].render(scale=1).to_pil().convert("RGB")
    assert drawn.size == (960, 540)
    top, bottom, beside = (drawn.getpixel(place) for place in ((480, 100), (480, 440), (20, 270)))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[2] > 200 > top[0]
    assert bottom[0] > 200 > bottom[2]
    assert beside == (0, 0, 0)


def test_a_picture_that_moves_is_told(tmp_path: Path) -> None:
    from PIL import Image

    first, second = Image.new("RGB", (32, 18), "red"), Image.new("RGB", (32, 18), "blue")
    first.save(tmp_path / "a.gif", save_all=True, append_images=[second])
    assert _concerns(read_slides([tmp_path / "a.gif"], "own")) == [
        (1, "It moves in its file; here its first picture is shown.")
    ]


def _encrypted_pptx(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 2000
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 99
    )


def _four_gigabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        os.truncate(file.fileno(), 4 << 30)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("ppt/a.xml", "w") as out:
        for _ in range(60):
            out.write(b"\0" * (1 << 20))


def _entities(path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", laughs)


def _no_slide(path: Path) -> None:
    write_pptx(path, [])


def _all_hidden(path: Path) -> None:
    write_pptx(path, [Slide("one", hidden=True)])


def _cut_short(path: Path) -> None:
    whole = BytesIO()
    write_pptx(path)
    whole.write(path.read_bytes())
    path.write_bytes(whole.getvalue()[: whole.tell() // 2])


def _with_password(path: Path) -> None:
    write_pdf(path, ["secret"], encrypt="secret")


def _no_page(path: Path) -> None:
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def _words(words: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(words)

    return make


def _too_many_pixels(path: Path) -> None:
    from PIL import Image

    Image.new("1", (12_000, 11_000)).save(path)


def _far_too_many_pixels(path: Path) -> None:
    """Write the head of a picture alone: so many pixels are never looked at."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big")

    head = (30_000).to_bytes(4, "big") * 2 + b"\x01\0\0\0\0"
    parts = chunk(b"IHDR", head), chunk(b"IDAT", compress(b"")), chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("gone.pptx", None, "gone.pptx cannot be found: it may have been moved or renamed."),
        ("empty.pdf", _words(b""), "empty.pdf is empty."),
        ("locked.pptx", _encrypted_pptx, "locked.pptx asks for a password: save it without one"),
        ("locked.pdf", _with_password, "locked.pdf asks for a password: save it without one"),
        ("four.pptx", _four_gigabytes, "four.pptx has 4096 MB, more than the 1024 MB that slides may have"),
        ("bomb.pptx", _bomb, "bomb.pptx grows far too large when unpacked"),
        ("laughs.pptx", _entities, "laughs.pptx is damaged or is no presentation"),
        ("short.pptx", _cut_short, "short.pptx is damaged or is no presentation"),
        ("text.pptx", _words(b"hello"), "text.pptx is damaged or is no presentation"),
        ("bare.pptx", _no_slide, "bare.pptx has no slide that is shown"),
        ("hidden.pptx", _all_hidden, "hidden.pptx has no slide that is shown"),
        ("none.pdf", _no_page, "none.pdf"),
        ("broken.pdf", _words(b"%PDF-1.7 and no more"), "broken.pdf is damaged or is no PDF"),
        ("mine.key", _words(b"PK\x03\x04"), "mine.key can only be opened by the program that made it"),
        ("mine.heic", _words(b"\0\0\0\x18ftypheic"), "mine.heic is a picture of a kind that cannot be read"),
        ("broken.png", _words(b"\x89PNG\r\n\x1a\n and no more"), "broken.png is damaged or is no picture"),
        ("large.png", _too_many_pixels, "large.png has 12000 × 11000 pixels"),
        ("huge.png", _far_too_many_pixels, "huge.png has 30000 × 30000 pixels"),
        ("call.mp4", _words(b"\0\0\0\x18ftypmp42"), "call.mp4 is a film or sound: add it alone"),
        ("calls.md", _words(b"# Calls\n"), "calls.md holds slides in Markdown: put it into the folder decks"),
        ("list.xlsx", _words(b"PK\x03\x04"), "list.xlsx holds no slides"),
    ],
)
def test_what_cannot_become_slides_is_told_in_one_sentence(
    tmp_path: Path, name: str, make: Callable[[Path], None] | None, said: str
) -> None:
    if make is not None:
        make(tmp_path / name)
    with pytest.raises(UserError) as trouble:
        read_slides([tmp_path / name], "own")
    assert str(trouble.value).startswith(said)


def test_a_folder_and_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "a.pdf", ["a"])
    for paths, said in (
        ([tmp_path], "is a folder"),
        ([pdf, write_pdf(tmp_path / "b.pdf", ["b"])], "Choose one PDF"),
        ([], "Choose a file with slides first"),
    ):
        with pytest.raises(UserError, match=said):
            read_slides(paths, "own")


@pytest.mark.usefixtures("no_office")
def test_without_an_office_the_sentence_says_how_to_save_a_pdf(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="open it in PowerPoint or WPS, save it as PDF"):
        read_slides([write_pptx(tmp_path / "a.pptx")], "own")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("raise SystemExit(1)", "LibreOffice could not make a PDF of a.pptx"),
        ("", "LibreOffice could not make a PDF of a.pptx"),
        ("import time; time.sleep(600)", "took LibreOffice longer than"),
    ],
)
def test_an_office_that_fails_makes_no_deck(
    tmp_path: Path,
    office: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    said: str,
) -> None:
    office(words)
    monkeypatch.setattr("facilitator.imports.office.CONVERSION_SECONDS", 2.0)
    with pytest.raises(UserError, match=said):
        read_slides([write_pptx(tmp_path / "a.pptx")], "own")


def test_a_conversion_that_is_given_up_ends_with_all_it_started(
    tmp_path: Path, office: Callable[[str], None]
) -> None:
    began = tmp_path / "began"
    office(
        "import pathlib, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(began)!r}).write_text(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    with pytest.raises(GivenUpError):
        read_slides(
            [write_pptx(tmp_path / "a.pptx")],
            "own",
            is_given_up=lambda: began.is_file() and bool(began.read_text()),
        )
    _wait_until_gone(int(began.read_text()))


def _wait_until_gone(pid: int) -> None:
    """Wait until no such process works any more; what was killed may take a moment to go."""
    deadline = time.monotonic() + 30
    while _works(pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _works(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            return state.read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def test_a_full_disk_is_told_and_makes_no_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = write_pdf(tmp_path / "a.pdf", ["one"])
    monkeypatch.setattr("facilitator.services.scratch.make_private_folder", full)
    with pytest.raises(UserError, match=r"a\.pdf could not be prepared: make room on the disk"):
        read_slides([path], "own")


@pytest.mark.usefixtures("no_office")
def test_a_film_inside_a_presentation_is_kept_and_plays(tmp_path: Path) -> None:
    kept: list[bytes] = []

    def keep(path: Path) -> Clip:
        kept.append(path.read_bytes())
        return Clip(path.name, "ab" * 32, path.stat().st_size)

    pdf = write_pdf(tmp_path / "a.pdf", ["Welcome", "calls", "film"])
    deck = read_slides([pdf, write_pptx(tmp_path / "a.pptx")], "own", keep_film=keep)
    assert kept == [b"\0\0\0\x18ftypmp42" + b"\0" * 4000]
    assert [page.clip is not None for page in deck.pages] == [False, False, True]
    assert not any("will not play" in said for _, said in _concerns(deck))


@pytest.mark.usefixtures("no_office")
def test_a_film_that_cannot_be_kept_is_told_and_the_slides_come_all_the_same(tmp_path: Path) -> None:
    def full(path: Path) -> Clip:
        raise UserError(Message("no room for {file}", {"file": path.name}))

    pdf = write_pdf(tmp_path / "a.pdf", ["Welcome", "calls", "film"])
    deck = read_slides([pdf, write_pptx(tmp_path / "a.pptx")], "own", keep_film=full)
    assert deck.clips == ()
    assert any("media1.mp4 inside the slide will not play" in said for _, said in _concerns(deck))


@pytest.mark.usefixtures("no_office")
def test_a_film_for_which_the_disk_has_no_room_is_told_and_not_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=ROOM_LEFT_BYTES))
    pdf = write_pdf(tmp_path / "a.pdf", ["Welcome", "calls", "film"])
    deck = read_slides(
        [pdf, write_pptx(tmp_path / "a.pptx")], "own", keep_film=lambda _: pytest.fail("it was taken out")
    )
    assert deck.clips == ()
    assert any("media1.mp4 inside the slide will not play" in said for _, said in _concerns(deck))


def test_taking_a_film_out_of_a_presentation_can_be_given_up(tmp_path: Path) -> None:
    path, folder = write_pptx(tmp_path / "a.pptx"), tmp_path / "work"
    folder.mkdir()
    with zipfile.ZipFile(path) as archive:
        (member,) = (name for name in archive.namelist() if name.endswith(".mp4"))
    said = {"slides": [{"played": [("media1.mp4", member)]}]}
    with pytest.raises(GivenUpError):
        take_films(path, said, folder, lambda _: pytest.fail("it was kept"), is_given_up=lambda: True)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not on this machine")
@pytest.mark.slow
def test_libreoffice_itself_makes_the_deck_with_notes(tmp_path: Path) -> None:
    deck = read_slides([write_pptx(tmp_path / "我的幻灯片.pptx")], "own")
    assert [page.text.split()[0] for page in deck.pages] == ["欢迎", "打电话", "影片"]
    assert deck.page(2).notes == Text("Ask who called")
    assert any("楷体" in said for _, said in _concerns(deck))
