from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import BlockKind, Cut, Minutes, Priority, SlideRange, TrainedRule
from facilitator.domain.questionnaire import Item, ItemKind, Questionnaire
from facilitator.imports.xlsform_writer import write_xlsform
from facilitator.programmes import ProgrammePack, read_pack, shipped_packs

BLOCK = """
[[module.block]]
key = "hello"
kind = "sharing"
title = { en = "Hello", zh = "你好" }
minutes = [5, 8, 10]
"""
MODULE = """
[[module]]
key = "one"
number = 1
title = { en = "One", zh = "一" }
"""
TOP = 'key = "mine"\nversion = "3"\ntitle = { en = "Mine", zh = "我的" }\n'


def write_pack(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "programme.toml").write_text(text, "utf-8")
    return folder


def write_pdf(path: Path, pages: int) -> None:
    from reportlab.pdfgen.canvas import Canvas

    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path))
    for _ in range(pages):
        canvas.showPage()
    canvas.save()


def said(pack: ProgrammePack) -> list[str]:
    return [str(problem.message) for problem in pack.problems]


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_pack(path)
    return str(caught.value)


def test_a_small_pack_is_read_whole(tmp_path: Path) -> None:
    write_pdf(tmp_path / "decks" / "a.pdf", 3)
    form = Questionnaire(
        "form", Text("Form", "表"), "1", (Item("q", ItemKind.TEXT, Text("Well?", "好吗？")),)
    )
    write_xlsform(form, tmp_path / "form.xlsx")
    text = (
        TOP
        + '[[deck]]\nkey = "a"\nfile = "decks/a.pdf"\n[[questionnaire]]\nfile = "form.xlsx"\n'
        + MODULE
        + BLOCK
        + 'priority = "must"\nslides = { deck = "a", pages = [2, 3] }\n'
        + 'questionnaire = "form"\nfixed_start = 10:30:00\n'
    )
    pack = read_pack(write_pack(tmp_path, text))
    assert said(pack) == []
    (block,) = pack.programme.blocks
    assert (block.key, block.kind, block.priority) == ("hello", BlockKind.SHARING, Priority.MUST)
    assert (block.minutes, block.slides) == (Minutes(5, 8, 10), SlideRange("a", 2, 3))
    assert block.questionnaire == "form"
    assert (pack.programme.key, pack.programme.version) == ("mine", "3")
    assert pack.programme.title == Text("Mine", "我的")
    assert pack.decks[0].pdf.startswith(b"%PDF")
    assert pack.questionnaires[0].items == form.items


def test_method_and_cut_rules_are_read_the_smallest_lateness_first(tmp_path: Path) -> None:
    line = (
        'method = { en = "In pairs", zh = "两人一组" }\n'
        'cuts = [{ behind = 20, to = 0 }, { behind = 10, to = 5, text = { en = "Less", zh = "少" } }]\n'
    )
    pack = read_pack(write_pack(tmp_path, TOP + MODULE + BLOCK + line))
    (block,) = pack.programme.blocks
    assert said(pack) == []
    assert block.method == Text("In pairs", "两人一组")
    assert block.cuts == (Cut(10, 5, Text("Less", "少")), Cut(20, 0, Text()))
    must = read_pack(write_pack(tmp_path / "must", TOP + MODULE + BLOCK + 'priority = "must"\n' + line))
    assert [(cut.behind_minutes, cut.to_minutes) for cut in must.programme.blocks[0].cuts] == [(10, 5)]


def test_a_pack_says_who_counts_as_trained(tmp_path: Path) -> None:
    assert read_pack(write_pack(tmp_path / "bare", TOP + MODULE + BLOCK)).programme.trained == TrainedRule()
    line = "trained = { percent = 90, modules = [1, 1], module_percent = 75 }\n"
    pack = read_pack(write_pack(tmp_path / "own", TOP + line + MODULE + BLOCK))
    assert (pack.programme.trained, pack.problems) == (TrainedRule(90, (1,), 75), ())
    for shipped in shipped_packs():
        programme = read_pack(shipped).programme
        numbers = tuple(module.number for module in programme.modules if module.number)
        assert programme.trained == TrainedRule(80, tuple(dict.fromkeys(numbers)), 50)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("trained = 80", '"trained" should look like { … }'),
        ("trained = { percent = 0 }", '"percent" is 0; it can be 1 to 100'),
        ("trained = { module_percent = 101 }", '"module_percent" is 101; it can be 1 to 100'),
        ('trained = { modules = ["one"] }', '"modules" should look like [1, 2, 3]'),
        ("trained = { modules = [7] }", "there is no module 7"),
        ("trained = { minutes = 3 }", '"minutes" is not a field of a pack'),
    ],
)
def test_a_rule_that_cannot_be_is_told_and_the_usual_one_holds(tmp_path: Path, line: str, told: str) -> None:
    pack = read_pack(write_pack(tmp_path, TOP + line + "\n" + MODULE + BLOCK))
    assert pack.programme.trained == TrainedRule()
    (sentence,) = said(pack)
    assert told in sentence


@pytest.mark.parametrize("inside", ["", "my pack/"])
def test_a_zip_is_read_as_its_folder(tmp_path: Path, inside: str) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr(f"{inside}programme.toml", TOP + MODULE + BLOCK)
    zipped = read_pack(tmp_path / "pack.zip")
    plain = read_pack(write_pack(tmp_path / "pack", TOP + MODULE + BLOCK) / "programme.toml")
    assert zipped.programme == plain.programme
    assert zipped.programme.content_hash


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('priority = "perhaps"', '"priority" is "perhaps"; it can be must, should, could.'),
        ('kind = "dance"', '"kind" is "dance"'),
        ('slides = { deck = "b", pages = [1, 1] }', 'deck "b" has no pages 1 to 1.'),
        ("slides = { deck = 'a' }", '"pages" is missing.'),
        ("slides = 3", '"slides" should look like { … }.'),
        ('questionnaire = "gone"', 'there is no questionnaire "gone" in the pack.'),
        ('stpes = ["x"]', '"stpes" is not a field of a pack.'),
        ("steps = 7", '"steps" should look like'),
        ("method = 7", '"method" should look like'),
        ("cuts = 7", '"cuts" should look like [[cuts]].'),
        ("cuts = [{ to = 5 }]", 'cuts "1": "behind" is missing.'),
        ("cuts = [{ behind = 10 }]", 'cuts "1": "to" is missing.'),
        ("cuts = [{ behind = 10, to = 4 }]", '"to" can be 5 to 8 minutes, or 0 where it is no must.'),
        ("cuts = [{ behind = 10, to = 9 }]", '"to" can be 5 to 8 minutes, or 0 where it is no must.'),
        ("cuts = [{ behind = 10, to = -1 }]", '"to" should look like 1.'),
        ("cuts = [{ behind = 9, to = 7 }, { behind = 9, to = 6 }]", '"behind" is 9 twice.'),
        ("cuts = [{ behind = 10, to = 5, why = 1 }]", '"why" is not a field of a pack.'),
        ("aim = 7", '"aim" should look like'),
        ("handout = 7", '"handout" should look like'),
        ("questionnaire = 7", '"questionnaire" should look like'),
        ("aim = { en = 7 }", '"aim" should look like'),
        ('slides = { deck = "a", pages = [1] }', '"pages" should look like [3, 5].'),
        ('fixed_start = "ten"', '"fixed_start" should look like 10:30:00.'),
    ],
)
def test_a_wrong_field_is_told_with_file_and_place_and_the_block_stays(
    tmp_path: Path, line: str, sentence: str
) -> None:
    block = BLOCK.replace('kind = "sharing"\n', "") if line.startswith("kind") else BLOCK
    pack = read_pack(write_pack(tmp_path, TOP + MODULE + block + line + "\n"))
    (problem,) = [problem for problem in pack.problems if sentence in str(problem.message)]
    assert str(problem.message).startswith('programme.toml, module "one", block "hello"')
    assert [block.key for block in pack.programme.blocks] == ["hello"]


@pytest.mark.parametrize(
    "minutes", ["[10, 8, 5]", "[1, 2]", '"ten"', "[-1, 2, 3]", "[1, 2, 9999]", "[true, 2, 3]"]
)
def test_a_block_with_impossible_minutes_is_left_out_and_told(tmp_path: Path, minutes: str) -> None:
    text = TOP + MODULE + BLOCK + BLOCK.replace("hello", "bad").replace("[5, 8, 10]", minutes)
    pack = read_pack(write_pack(tmp_path, text))
    assert [block.key for block in pack.programme.blocks] == ["hello"]
    assert 'programme.toml, module "one", block "bad": "minutes" should look like [8, 10, 14].' in said(pack)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('key = "x"\ntitle = "unfinished\n', "cannot be read at line 2"),
        (TOP, "nothing to run"),
        ("format = 2\n", "newer version"),
        (TOP + MODULE + "[[module.block]]\nkey = 'x'\n", "nothing to run"),
        ("a = " + "[" * 5000, "programme.toml"),
    ],
)
def test_a_pack_with_nothing_to_run_is_refused_in_one_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert sentence in refusal(write_pack(tmp_path, text))


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "it has no programme.toml" in refusal(tmp_path / "empty")
    (tmp_path / "x.zip").write_bytes(b"no zip")
    assert "choose a folder or a .zip" in refusal(tmp_path / "x.zip")
    assert "cannot be opened" in refusal(tmp_path / "gone.zip") or "choose a folder" in refusal(
        tmp_path / "gone.zip"
    )
    (tmp_path / "bytes").mkdir()
    (tmp_path / "bytes" / "programme.toml").write_bytes("title = '标题'".encode("gb18030"))
    assert "UTF-8" in refusal(tmp_path / "bytes")


def test_a_file_outside_the_pack_is_not_read(tmp_path: Path) -> None:
    write_pdf(tmp_path / "secret.pdf", 1)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    names = ["../secret.pdf", str(tmp_path / "secret.pdf"), "link.pdf", "gone.pdf"]
    decks = "".join(f'[[deck]]\nkey = "d{n}"\nfile = "{name}"\n' for n, name in enumerate(names))
    pack = read_pack(write_pack(tmp_path / "pack", TOP + decks + MODULE + BLOCK))
    assert pack.decks == ()
    assert len([text for text in said(pack) if "there is no file" in text]) == 4


def test_a_zip_that_climbs_out_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("programme.toml", TOP + MODULE + BLOCK)
        archive.writestr("../evil.txt", "x")
    assert "not packed as it should be" in refusal(tmp_path / "evil.zip")
    assert not (tmp_path.parent / "evil.txt").exists()


def test_slides_that_the_deck_does_not_have_and_broken_decks_are_told(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", 2)
    (tmp_path / "b.pdf").write_bytes(b"no pdf")
    decks = '[[deck]]\nkey = "a"\nfile = "a.pdf"\n[[deck]]\nkey = "b"\nfile = "b.pdf"\n'
    text = TOP + decks + MODULE + BLOCK + 'slides = { deck = "a", pages = [2, 5] }\n'
    pack = read_pack(write_pack(tmp_path, text))
    assert [deck.key for deck in pack.decks] == ["a"]
    assert pack.programme.blocks[0].slides is None
    assert any(text.startswith("b.pdf is damaged or is no presentation") for text in said(pack))
    assert any('deck "a" has no pages 2 to 5.' in text for text in said(pack))


def test_a_questionnaire_that_cannot_be_read_is_told_by_row(tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"%PDF-1.4")
    (tmp_path / "rows.csv").write_text("type,name,label\ntext,q,Well?\nflurb,x,What?\n", "utf-8")
    files = '[[questionnaire]]\nfile = "bad.xlsx"\n[[questionnaire]]\nkey = "r"\nfile = "rows.csv"\n'
    pack = read_pack(write_pack(tmp_path, TOP + files + MODULE + BLOCK))
    assert [form.key for form in pack.questionnaires] == ["r"]
    assert any(text.startswith("bad.xlsx has the name of a workbook") for text in said(pack))
    assert 'rows.csv, row 3: "flurb" cannot be asked on paper and was left out.' in said(pack)


def test_keys_used_twice_and_texts_in_one_language_are_told(tmp_path: Path) -> None:
    text = TOP + MODULE + BLOCK + BLOCK + 'say = { en = "Only English" }\n'
    pack = read_pack(write_pack(tmp_path, text))
    assert len({block.key for block in pack.programme.blocks}) == 2
    assert 'programme.toml, module "one", block "hello": the key "hello" is used twice.' in said(pack)
    assert "1 text stands in one language only." in said(pack)


def test_of_two_decks_with_one_key_the_first_is_kept_and_the_other_told(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, TOP + 2 * '[[deck]]\nkey = "a"\nfile = "a.md"\n' + MODULE + BLOCK)
    (folder / "a.md").write_text("# A | 一\n", "utf-8")
    pack = read_pack(folder)
    assert [deck.key for deck in pack.decks] == ["a"]
    assert said(pack) == ['programme.toml, deck "a": the key "a" is used twice.']


def test_a_text_written_once_counts_for_both_languages(tmp_path: Path) -> None:
    pack = read_pack(write_pack(tmp_path, TOP + MODULE + BLOCK + 'say = " Wǒmen, hello! "\n'))
    assert pack.programme.blocks[0].say == Text("Wǒmen, hello!", "Wǒmen, hello!")
    assert said(pack) == []


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 30_000), noise=st.text(max_size=5))
def test_a_pack_damaged_anywhere_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, cut: int, noise: str
) -> None:
    source = (shipped_packs()[0] / "programme.toml").read_text("utf-8")
    place = cut % len(source)
    folder = tmp_path_factory.mktemp("pack")
    (folder / "programme.toml").write_text(source[:place] + noise + source[place + 1 :], "utf-8")
    try:
        sentences = said(read_pack(folder))
    except UserError as trouble:
        sentences = [str(trouble)]
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in sentences)


def test_a_copy_of_a_shipped_pack_has_the_same_hash(tmp_path: Path) -> None:
    source = shipped_packs()[0]
    shutil.copytree(source, tmp_path / source.name)
    assert read_pack(tmp_path / source.name).programme == read_pack(source).programme


def test_a_zip_with_folders_in_it_is_read_and_one_whose_files_are_folders_too_is_damage(
    tmp_path: Path,
) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.mkdir("mine")
        archive.writestr("mine/programme.toml", TOP + MODULE + BLOCK)
    assert read_pack(tmp_path / "pack.zip").programme.key == "mine"
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("mine", "a file")
        archive.writestr("mine/programme.toml", TOP + MODULE + BLOCK)
    assert "damaged" in refusal(tmp_path / "odd.zip")


def test_files_that_are_not_named_or_cannot_be_names_are_told(tmp_path: Path) -> None:
    decks = f'[[deck]]\nkey = "a"\n[[deck]]\nkey = "b"\nfile = "{"x" * 300}.pdf"\n'
    told = said(read_pack(write_pack(tmp_path, TOP + decks + MODULE + BLOCK)))
    assert 'programme.toml, deck "a": "file" is missing.' in told
    assert any(text.startswith('programme.toml, deck "b": there is no file') for text in told)


def test_a_questionnaire_that_asks_nothing_or_comes_twice_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "note.csv").write_text("type,name,label\nnote,n,Welcome\n", "utf-8")
    (tmp_path / "form.csv").write_text("type,name,label\ntext,q,Well?\n", "utf-8")
    files = "".join(f'[[questionnaire]]\nfile = "{name}.csv"\n' for name in ("note", "form", "form"))
    pack = read_pack(write_pack(tmp_path, TOP + files + MODULE + BLOCK))
    assert [form.key for form in pack.questionnaires] == ["form"]
    assert any("asks nothing" in text for text in said(pack))
    assert any('the key "form" is used twice' in text for text in said(pack))


def test_a_number_that_is_none_and_a_list_that_is_no_table_are_told(tmp_path: Path) -> None:
    text = "deck = [3]\n" + TOP + MODULE.replace("number = 1", "number = -1") + BLOCK
    told = said(read_pack(write_pack(tmp_path, text)))
    assert any('"number" should look like 1.' in sentence for sentence in told)
    assert any('"deck" should look like [[deck]].' in sentence for sentence in told)


def test_a_pack_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / ("x" * 300))
