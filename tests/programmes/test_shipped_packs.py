from __future__ import annotations

import importlib
import re
import shutil
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import resources
from facilitator.domain.language import Text
from facilitator.domain.plan_check import check_plan
from facilitator.domain.programme import BlockKind
from facilitator.domain.questionnaire import ItemKind, Level, Wave
from facilitator.domain.run import Plan
from facilitator.imports.fingerprint import with_fingerprint
from facilitator.imports.xlsform import read_xlsform
from facilitator.imports.xlsform_writer import write_xlsform
from facilitator.programmes import read_pack, shipped_packs
from facilitator.programmes.deck_drawing import REGULAR, lines_of
from facilitator.programmes.make_deck import read_slides, write_deck
from facilitator.programmes.make_shipped import make_shipped
from facilitator.programmes.parents_form import PARENTS
from facilitator.services.plan_session import draft_agenda
from facilitator.services.ports import Workspace
from tests.fakes import MORNING, FakeIds

PACKS = {path.name: path for path in shipped_packs()}
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def texts_of(name: str) -> list[Text]:
    programme = read_pack(PACKS[name]).programme
    found = [programme.title, programme.summary]
    for module in programme.modules:
        found += [module.title, module.aim]
    for block in programme.blocks:
        found += [block.title, block.aim, block.say, *block.steps, *block.materials, block.handout]
        found += [block.method, *(cut.text for cut in block.cuts)]
    return [text for text in found if text]


def test_the_full_pack_comes_first() -> None:
    assert list(PACKS) == ["five_modules", "three_modules"]


@pytest.mark.parametrize("name", PACKS)
def test_a_shipped_pack_has_no_problem(name: str) -> None:
    assert read_pack(PACKS[name]).problems == ()


@pytest.mark.parametrize("name", PACKS)
def test_each_block_has_what_a_trainer_needs(name: str) -> None:
    for block in read_pack(PACKS[name]).programme.blocks:
        assert block.title, block.key
        assert block.aim, block.key
        assert block.say, block.key
        assert block.steps, block.key
        assert block.method, block.key


@pytest.mark.parametrize("name", PACKS)
def test_what_to_cut_is_decided_for_ten_and_twenty_minutes_wherever_a_block_has_room(name: str) -> None:
    for block in read_pack(PACKS[name]).programme.blocks:
        assert all(cut.text for cut in block.cuts), block.key
        lengths = [cut.to_minutes for cut in block.cuts]
        assert [cut.behind_minutes for cut in block.cuts] in ([10, 20], [10], [20]), block.key
        assert lengths == sorted(lengths, reverse=True), block.key


@pytest.mark.parametrize("name", PACKS)
def test_by_its_cut_rules_the_day_catches_up_what_it_is_behind(name: str) -> None:
    blocks = read_pack(PACKS[name]).programme.blocks
    for behind in (10, 20):
        saved = 0
        for block in blocks:
            fitting = [cut.to_minutes for cut in block.cuts if cut.behind_minutes <= behind]
            saved += block.minutes.ideal - min(fitting, default=block.minutes.ideal)
        assert saved >= behind


@pytest.mark.parametrize("name", PACKS)
def test_nothing_is_warned_of_in_a_shipped_plan(name: str) -> None:
    pack = read_pack(PACKS[name])
    workspace = SimpleNamespace(ids=FakeIds())
    agenda = draft_agenda(cast("Workspace", workspace), pack.programme)
    plan = Plan(agenda, MORNING, MORNING + timedelta(hours=4))
    keys = {one.key for one in pack.questionnaires}
    assert check_plan(plan, {deck.key for deck in pack.decks}, keys) == ()


@pytest.mark.parametrize("name", PACKS)
def test_english_is_english_and_chinese_is_chinese(name: str) -> None:
    for text in texts_of(name):
        assert not HAN.search(text.en), text
        assert HAN.search(text.zh), text
        assert not LATIN_WORD.search(text.zh.replace("A3", "")), text


def test_the_half_day_takes_three_and_a_half_to_four_hours() -> None:
    blocks = read_pack(PACKS["five_modules"]).programme.blocks
    assert 210 <= sum(block.minutes.ideal for block in blocks) <= 240
    assert sum(block.minutes.least for block in blocks) <= 180
    assert 18 <= len(blocks) <= 24


@pytest.mark.parametrize(("name", "modules"), [("five_modules", 5), ("three_modules", 3)])
def test_modules_are_numbered_and_mix_methods(name: str, modules: int) -> None:
    programme = read_pack(PACKS[name]).programme
    assert [m.number for m in programme.modules if m.number] == list(range(1, modules + 1))
    kinds = {block.kind for block in programme.blocks}
    assert {BlockKind.BREAK, BlockKind.SHARING, BlockKind.ROLE_PLAY, BlockKind.GROUP_ACTIVITY} <= kinds
    asked = [block for block in programme.blocks if block.kind is BlockKind.QUESTIONNAIRE]
    assert [block.questionnaire for block in asked] == ["parents", "parents"]


def test_each_slide_belongs_to_a_block_in_the_order_of_the_day() -> None:
    pack = read_pack(PACKS["five_modules"])
    shown = [block.slides for block in pack.programme.blocks if block.slides]
    pages = [page for slides in shown for page in range(slides.first, slides.last + 1)]
    slides = read_slides(PACKS["five_modules"] / "decks" / "slides.toml")
    assert pages == list(range(1, len(slides) + 1))


def test_the_shipped_deck_is_what_its_source_draws(tmp_path: Path) -> None:
    decks = PACKS["five_modules"] / "decks"
    write_deck(decks / "slides.toml", tmp_path / "slides.pdf")
    shipped = (decks / "slides.pdf").read_bytes()
    assert (tmp_path / "slides.pdf").read_bytes() == shipped
    assert len(shipped) < 1_500_000
    assert b"/Helvetica" not in shipped


def test_every_slide_fits_its_page_and_can_be_drawn_in_the_bundled_font() -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(PACKS["five_modules"] / "decks" / "slides.pdf") as document:
        slides = read_slides(PACKS["five_modules"] / "decks" / "slides.toml")
        for page, slide in zip(document, slides, strict=True):
            text = page.get_textpage()
            said = text.get_text_bounded().replace("\r\n", "").replace(" ", "")
            assert slide.title.zh.replace(" ", "") in said
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                assert 0 <= left < right <= page.get_width()
                assert 0 <= bottom < top <= page.get_height()


@pytest.mark.parametrize("name", PACKS)
def test_the_shipped_questionnaire_is_what_its_source_says(tmp_path: Path, name: str) -> None:
    shipped = PACKS[name] / "questionnaires" / "parents.xlsx"
    write_xlsform(PARENTS, tmp_path / "parents.xlsx")
    assert shipped.read_bytes() == (tmp_path / "parents.xlsx").read_bytes()
    assert read_xlsform(shipped).questionnaire == with_fingerprint(PARENTS)


def test_other_tools_accept_the_shipped_questionnaire() -> None:
    from pyxform.xls2xform import convert

    assert convert(PACKS["five_modules"] / "questionnaires" / "parents.xlsx").warnings == []


def test_the_questionnaire_asks_knowledge_and_feelings_twice_and_reaction_once() -> None:
    knowledge = [item for item in PARENTS.items if item.right]
    assert len(knowledge) == 8
    assert {item.right for item in knowledge} == {"1", "2"}
    assert all(item.scale and item.scale.choice("3") for item in knowledge)
    reaction = [item for item in PARENTS.items if item.level is Level.REACTION]
    assert [item.kind for item in reaction].count(ItemKind.LIKERT) == 6
    assert {wave for item in reaction for wave in item.waves} == {Wave.POST}
    assert {item.key for item in PARENTS.asked_in(Wave.PRE)} < {
        item.key for item in PARENTS.asked_in(Wave.POST)
    }


def test_guilt_is_a_yes_no_item_whose_fall_is_wished_and_which_is_primary() -> None:
    guilt = PARENTS.item("guilt")
    assert guilt is not None
    assert guilt.scale is not None
    assert [choice.label.en for choice in guilt.scale.choices] == ["Yes", "No"]
    assert (guilt.target, guilt.wish, guilt.is_primary) == (("1",), -1, True)
    primary = [item.level for item in PARENTS.items if item.is_primary]
    assert len(primary) == len(set(primary))


def test_every_question_is_short_and_in_both_languages() -> None:
    for item in PARENTS.items:
        assert item.text.en, item.key
        assert HAN.search(item.text.zh), item.key
        assert len(item.text.en.split()) <= 20, item.key


def test_making_the_shipped_files_anew_changes_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = resources.programmes_folder()
    shutil.copytree(shipped, tmp_path / "programmes")
    made = [path for path in (tmp_path / "programmes").rglob("*") if path.suffix in {".pdf", ".xlsx"}]
    for path in made:
        path.unlink()
    monkeypatch.setattr(resources, "programmes_folder", lambda: tmp_path / "programmes")
    make_shipped()
    for path in made:
        original = shipped / path.relative_to(tmp_path / "programmes")
        assert path.read_bytes() == original.read_bytes(), path
    assert made


def test_importing_what_makes_the_shipped_files_makes_nothing() -> None:
    before = {path: path.stat().st_mtime_ns for path in resources.programmes_folder().rglob("*")}
    importlib.reload(importlib.import_module("facilitator.programmes.make_shipped"))
    assert before.items() <= {path: path.stat().st_mtime_ns for path in before}.items()


def test_a_long_line_of_a_slide_is_broken_at_a_space_or_between_characters_never_before_a_comma() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(REGULAR, str(resources.font_path("NotoSansSC-Regular"))))
    latin = lines_of("one two three four", REGULAR, 20, 100)
    assert (len(latin) > 1, " ".join(latin)) == (True, "one two three four")
    han = lines_of("一二三四五，六七八九十。", REGULAR, 20, 100)
    assert (len(han) > 1, "".join(han)) == (True, "一二三四五，六七八九十。")
    assert not any(line.startswith(("，", "。")) for line in han)
