"""What a deck in Markdown may hold: its edges, its colours, its comments, the room on a slide."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.programmes import markdown_slides
from facilitator.programmes.deck_drawing import BOLD, Palette, _fitting, lines_of
from facilitator.programmes.markdown_deck import read_markdown_deck
from facilitator.programmes.markdown_front import in_both
from facilitator.programmes.markdown_slides import MarkdownDeck, read_markdown


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes these words as a deck; files beside it by name."""

    def write(words: str | bytes, **files: bytes) -> Path:
        path = tmp_path / "decks" / "calls.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
        for name, content in files.items():
            (path.parent / name.replace("_", ".")).write_bytes(content)
        return path

    return write


@pytest.fixture
def read(written: Callable[..., Path]) -> Callable[..., MarkdownDeck]:
    """Reads a deck of these words."""
    return lambda words, **files: read_markdown(written(words, **files))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("# 打电话".encode("gb18030"), "calls.md must be saved as UTF-8 text."),
        ("# A\n\n<div>boxed</div>\n", 'calls.md, line 3: "<div>boxed</div>" is not understood'),
        ("# A\n\nwords <br> more\n", 'calls.md, line 3: "<br>" is not understood'),
        ("## A\n![](p.png)\n\n- a point\n", "calls.md, line 1: a slide with a picture has a heading and no"),
        ("# A\n![](a%00b.png)\n", 'calls.md, line 2: there is no picture or film "a%00b.png" in the pack.'),
        ("# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", 'calls.md, line 3: "|" is not understood: a deck has'),
        (
            "---\ntitle: X\n# A\n",
            "calls.md, line 1: the title and colours of the deck end with a line of ---",
        ),
        ("---\n\naccent: #000000\n...\n# A\n", "calls.md, line 1: the title and colours of the deck end"),
        ("---\ntitle: X\n...\n# A\n---\n# B\n", 'calls.md, line 3: "..." is not understood: write title'),
        ("---\ntitle: X\n# A\n---\n# B\n", 'calls.md, line 3: "# A" is not understood: write title'),
        (
            "## A\n- a point\n\ncards: 5 min\n",
            'calls.md, line 4: "cards: 5 min" is no order: write card: 5 min,',
        ),
        ("## A\nfirst\n\nlast\nCard 5 min\n", 'calls.md, line 5: "Card 5 min" is no order'),
        ("crad: 90 s\n## A\n", 'calls.md, line 1: "crad: 90 s" is no order'),
        ("# A\n\n活动：5 分钟\n", 'calls.md, line 3: "活动：5 分钟" is no order'),
        ("secton: 2\n# A\n", 'calls.md, line 1: "secton: 2" is no order'),
        ("# A\n\nNote: wait until it is quiet\n", 'calls.md, line 3: "Note: wait until it is quiet" is no'),
        ("## A\nwords\ncard: soon\n", 'calls.md, line 3: "card: soon" is not understood'),
        ("# A\n![](note.txt)\n", 'calls.md, line 2: there is no picture or film "note.txt" in the pack.'),
    ],
)
def test_what_a_slide_cannot_hold_is_told_with_its_line(
    read: Callable[..., MarkdownDeck], words: str | bytes, said: str
) -> None:
    with pytest.raises(UserError) as trouble:
        read(words, p_png=b"picture", note_txt=b"words")
    assert str(trouble.value).startswith(said)


@pytest.mark.parametrize(
    "line",
    [
        "Cards: take one each",
        "Break: 15 min",
        "Care 5 days a week",
        "Part 2 comes after lunch",
        "Action: 3 calls a week",
        "Votes: count hands",
        "2: the second call",
        "Task 1",
        "Module 3",
        "活动：3人一组，10分钟讨论",
        "活动：10:30 开始",
        "Timer: 10:30",
        "Selection: 3",
        "Nodes: three",
        "Note: https://example.org",
    ],
)
def test_a_line_that_only_begins_like_an_order_is_shown_to_the_room(
    read: Callable[..., MarkdownDeck], line: str
) -> None:
    assert read(f"## A\n\n{line}\n").slides[0].points == (in_both(line),)


def test_what_was_meant_for_the_room_is_shown_once_it_stands_in_a_list(
    read: Callable[..., MarkdownDeck],
) -> None:
    assert read("## A\n\n- Note: bring a pen\n").slides[0].points == (Text("Note: bring a pen"),)


def test_more_slides_than_a_deck_may_have_are_refused(
    read: Callable[..., MarkdownDeck], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown_slides, "MOST_SLIDES", 2)
    assert len(read("# A\n\n---\n# B\n").slides) == 2
    with pytest.raises(UserError, match="has more than 2 slides"):
        read("# A\n\n---\n# B\n\n---\n# C\n")


def test_dashes_with_nothing_between_them_make_no_slide(read: Callable[..., MarkdownDeck]) -> None:
    deck = read("---\ntitle: Calls\n---\n---\n# A\n\n---\n\n---\n# B\n\n---\n")
    assert [(slide.title.en, slide.line) for slide in deck.slides] == [("A", 5), ("B", 10)]


def test_pale_colours_follow_the_strong_ones_unless_they_are_named(read: Callable[..., MarkdownDeck]) -> None:
    warm = read("---\nwarm: #000000\n---\n# A").colours
    assert (warm.warm, warm.blush) == ("#000000", "#D1D1D1")
    assert (warm.accent, warm.mist) == (Palette().accent, Palette().mist)
    assert read("---\nwarm: #000000\nblush: #FFEEDD\n---\n# A").colours.blush == "#FFEEDD"


def test_a_comment_within_a_line_is_not_shown_and_may_hold_notes(read: Callable[..., MarkdownDeck]) -> None:
    (slide,) = read("# A\n\n- Ask <!-- notes: Wait for them --> first <!-- why? -->\n").slides
    assert slide.notes == (Text("Wait for them"),)
    assert [point.en.split() for point in slide.points] == [["Ask", "first"]]


def test_a_line_of_dashes_before_the_first_slide_is_no_front(read: Callable[..., MarkdownDeck]) -> None:
    (slide,) = read("---\n# Calls: why?\n").slides
    assert slide.title == Text("Calls: why?")


def test_both_languages_of_a_line_are_no_table(read: Callable[..., MarkdownDeck]) -> None:
    first, second = read("## Calls | 打电话\nWhy | 为什么\n\n---\n## B\n").slides
    assert (first.title, first.points) == (Text("Calls", "打电话"), (Text("Why", "为什么"),))
    assert second.title == Text("B")


def a_picture() -> bytes:
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (80, 45), "green").save(file, "PNG")
    return file.getvalue()


def test_a_word_wider_than_a_slide_is_broken_and_refused_where_it_does_not_fit(
    written: Callable[..., Path],
) -> None:
    address = "https://example.org/" + "page" * 30
    read_markdown_deck(written(f"## A\n- {address}\n"), "calls")
    lines = lines_of(f"see {address} there", BOLD, 34.0, 776.0)
    assert "".join(lines).replace(" ", "") == f"see{address}there"
    assert len(lines) > 3
    for words in (f"# {'x' * 5000}\n", f"## A\n- {'x' * 5000}\n", f"## {'word ' * 200}\n![](p.png)\n"):
        with pytest.raises(UserError, match="line 1: this slide holds more than fits: split it in two"):
            read_markdown_deck(written(words, p_png=a_picture()), "calls")


def test_points_in_one_language_leave_room_for_more_of_them(written: Callable[..., Path]) -> None:
    both, alone = "- Call home | 打电话回家\n", "- Call home\n"
    assert read_markdown_deck(written("## A\n" + alone * 9), "calls").count == 1
    with pytest.raises(UserError, match="this slide holds more than fits: split it in two"):
        read_markdown_deck(written("## A\n" + both * 9), "calls")


def test_a_picture_without_a_heading_fills_the_slide(
    written: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2
    from PIL import Image

    Image.new("RGB", (160, 90), (0, 128, 0)).save(tmp_path / "green.png")
    monkeypatch.setattr(
        "facilitator.programmes.markdown_deck.upright_picture", lambda *_: tmp_path / "green.png"
    )
    deck = read_markdown_deck(written("![](p.png)\n", p_png=b"picture"), "calls")
    with pypdfium2.PdfDocument(deck.pdf) as document:
        drawn = document[0].render(scale=0.1).to_pil().convert("RGB")
    assert {drawn.getpixel(place) for place in ((2, 2), (48, 27), (93, 40))} == {(0, 128, 0)}


def test_a_word_within_its_line_fits_whole_and_one_sign_always_does() -> None:
    assert _fitting("page", BOLD, 34.0, 776.0) == 4
    assert _fitting("page", BOLD, 34.0, 1.0) == 1
