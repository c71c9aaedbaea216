"""Decks written in Markdown: what becomes of each mark, and one sentence with the line for what is wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain.deck import ActivityPage, Deck, DeckSource
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.imports.parent import count_pages_of
from facilitator.programmes import read_pack
from facilitator.programmes.markdown_deck import read_markdown_deck
from facilitator.programmes.markdown_front import in_both
from facilitator.programmes.markdown_slides import read_markdown
from tests.programmes.test_markdown_rules import a_picture

WHOLE = """---
title: Calls home | 打电话回家
accent: #7A3E9D
---
# Calls that bring us closer | 打一通暖心的电话
- Half an hour | 半小时

<!-- notes: Wait until it is quiet. | 等大家安静下来。 -->
<!-- a word among authors -->
---
## What we do | 今天做什么
1. Say what you saw | 说说你看到的
2. **Ask** one *open* question | 问一个开放的问题

Notes:
Give an example first. | 先举一个例子。
Keep it short.
---
section: 2
# My child | 我的孩子
---
> What is said here stays here | 在这里说的话，留在这里
> Nobody has to speak
---
card: 90 s
## In pairs | 两人一组
1. Tell of your last call | 说说上一次通话
"""

PROGRAMME = """
format = 1
key = "own"
title = { en = "Ours", zh = "我们的" }
[[deck]]
key = "calls"
file = "decks/calls.md"
[[module]]
key = "m"
number = 1
title = { en = "One", zh = "一" }
[[module.block]]
key = "b"
kind = "talk"
title = { en = "Talk", zh = "讲" }
minutes = [5, 8, 10]
slides = { deck = "calls", pages = [1, 2] }
"""


@pytest.fixture
def deck(tmp_path: Path) -> Callable[..., Deck]:
    """Reads a deck of these words; files beside it by name."""

    def read(words: str, **files: bytes) -> Deck:
        return read_markdown_deck(_written(tmp_path, words, **files), "calls")

    return read


def _written(folder: Path, words: str, **files: bytes) -> Path:
    path = folder / "decks" / "calls.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(words, "utf-8")
    for name, content in files.items():
        (path.parent / name.replace("_", ".")).write_bytes(content)
    return path


def test_a_deck_has_its_slides_notes_and_cards_in_both_languages(deck: Callable[..., Deck]) -> None:
    made = deck(WHOLE)
    assert (made.title, made.source) == (Text("Calls home", "打电话回家"), DeckSource.MARKDOWN)
    assert made.count == count_pages_of(made.pdf) == 5
    assert made.page(1).notes == Text("Wait until it is quiet.", "等大家安静下来。")
    assert made.page(2).notes == Text("Give an example first.\nKeep it short.", "先举一个例子。")
    assert "问一个开放的问题 Ask one open question" in made.page(2).text
    assert made.page(5).activity == ActivityPage(
        Text("In pairs", "两人一组"), (Text("Tell of your last call", "说说上一次通话"),), 90
    )
    assert [page.activity is None for page in made.pages] == [True, True, True, True, False]


def test_the_same_words_give_the_same_bytes_and_other_words_another_hash(deck: Callable[..., Deck]) -> None:
    first, again, other = deck(WHOLE), deck(WHOLE), deck(WHOLE + "2. More | 更多\n")
    assert first == again
    assert first.source_sha256 != other.source_sha256


def test_the_theme_colours_the_slides(deck: Callable[..., Deck]) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(deck(WHOLE).pdf) as document:
        page = document[0].render(scale=0.5).to_pil().convert("RGB")
    assert page.getpixel((5, 5)) == (0x7A, 0x3E, 0x9D)


def test_a_picture_and_a_film_lie_beside_the_deck(deck: Callable[..., Deck], tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (80, 45), "green").save(tmp_path / "p.png")
    made = deck(
        "## A picture\n![](p.png)\n\n---\n![](f.mp4)\n",
        p_png=(tmp_path / "p.png").read_bytes(),
        f_mp4=b"film",
    )
    assert made.page(1).clip is None
    assert made.page(2).clip is not None
    assert [(clip.name, clip.size) for clip in made.clips] == [("f.mp4", 4)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "calls.md holds no slide"),
        ("---\ncolour: red\n---\n# A", 'calls.md, line 2: "colour: red" is not understood'),
        ("# A\n\n### Deep\n", 'calls.md, line 3: "Deep" is not understood'),
        ("# A\n\n```\ncode\n```\n", 'calls.md, line 3: "```" is not understood'),
        ("# A\n\n<b>bold</b>\n", 'calls.md, line 3: "<b>" is not understood'),
        ("# A\n\n[page](http://example.org)\n", 'calls.md, line 3: "[page](http://example.org)" is not'),
        ("## A\ncard: soon\n", 'calls.md, line 2: "card: soon" is not understood'),
        ("# A\n![](none.png)\n", 'calls.md, line 2: there is no picture or film "none.png"'),
        ("# A\n![](../../secret.png)\n", "calls.md, line 2: there is no picture or film"),
        ("# A\n\n---\n<!-- nothing -->\n", "calls.md, line 4: this slide is empty"),
        ("## A\n" + "- a point | 一点\n" * 30, "calls.md, line 1: this slide holds more than fits"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    deck: Callable[..., Deck], tmp_path: Path, words: str, said: str
) -> None:
    (tmp_path.parent / "secret.png").write_bytes(b"no")
    with pytest.raises(UserError) as trouble:
        deck(words)
    assert str(trouble.value).startswith(said)


def test_long_points_are_drawn_smaller_until_they_fit(deck: Callable[..., Deck]) -> None:
    long = "- A long point, longer than one line | 这是很长的一点，一行放不下，要占两行才行，真的很长\n"
    assert deck("## A\n" + long * 5).count == 1


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Hello | 你好", Text("Hello", "你好")),
        ("你好 | Hello", Text("Hello", "你好")),
        ("Hello｜你好", Text("Hello", "你好")),
        ("你好", Text("", "你好")),
        ("a|b", Text("a|b", "")),
    ],
)
def test_one_line_stands_in_both_languages(words: str, text: Text) -> None:
    assert in_both(words) == text


def test_a_line_of_words_above_three_dashes_is_no_heading(tmp_path: Path) -> None:
    written = read_markdown(_written(tmp_path, "## A\nwords\n---\n## B\n"))
    assert [slide.title.en for slide in written.slides] == ["A", "B"]


def test_a_pack_brings_its_markdown_deck_and_names_its_films(tmp_path: Path) -> None:
    (tmp_path / "programme.toml").write_text(PROGRAMME, "utf-8")
    _written(tmp_path, "# A\n\n---\n![](f.mp4)\n", f_mp4=b"film")
    pack = read_pack(tmp_path)
    assert pack.problems == ()
    assert pack.programme.blocks[0].slides is not None
    assert [path.name for path in pack.films] == ["f.mp4"]


def test_films_of_a_packed_pack_are_told_to_need_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ours.zip", "w") as archive:
        archive.writestr("programme.toml", PROGRAMME)
        archive.writestr("decks/calls.md", "# A\n\n---\n![](f.mp4)\n")
        archive.writestr("decks/f.mp4", "film")
    pack = read_pack(tmp_path / "ours.zip")
    assert pack.films == ()
    assert any("unpack the .zip" in str(one.message) for one in pack.problems)


def test_a_pack_with_a_broken_deck_tells_the_line_and_runs_without_it(tmp_path: Path) -> None:
    (tmp_path / "programme.toml").write_text(PROGRAMME, "utf-8")
    _written(tmp_path, "# A\n\n### Deep\n")
    pack = read_pack(tmp_path)
    assert pack.decks == ()
    assert any(str(one.message).startswith("calls.md, line 3") for one in pack.problems)


def test_another_deck_makes_another_content(tmp_path: Path) -> None:
    (tmp_path / "programme.toml").write_text(PROGRAMME, "utf-8")
    hashes = []
    for words in ("# A\n\n---\n# B\n", "# A\n\n---\n# C\n"):
        _written(tmp_path, words)
        hashes.append(read_pack(tmp_path).programme.content_hash)
    assert hashes[0] != hashes[1]


def test_a_deck_at_the_root_of_a_pack_takes_nothing_from_beside_the_pack(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (tmp_path / "private.png").write_bytes(a_picture())
    (pack / "calls.md").write_text("## A\n![](../private.png)\n", "utf-8")
    (pack / "programme.toml").write_text(PROGRAMME.replace("decks/", ""), "utf-8")
    read = read_pack(pack)
    assert read.decks == ()
    assert any('no picture or film "../private.png" in the pack' in str(one.message) for one in read.problems)
