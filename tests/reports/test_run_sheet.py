"""The run sheet and the list of what to bring, read back from the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import Cut, Priority, SlideRange
from facilitator.domain.session import AgendaItem, HalfDay, Session
from facilitator.reports.materials_list import write_materials_list
from facilitator.reports.run_sheet import in_short, write_run_sheet
from tests.reports.example import HALF_DAYS, SESSION

EN, ZH = (Language.EN,), (Language.ZH,)
BOTH = (Language.ZH, Language.EN)
FULL = replace(
    SESSION.agenda[1],
    priority=Priority.MUST,
    method=Text("At the tables, then aloud", "先分桌，再全场"),
    aim=Text("See what a child needs", "看见孩子的需要"),
    steps=(Text("Draw a child", "画一个孩子"), Text("Write five needs", "写五样需要")),
    say=Text("There is no wrong answer.", "没有错的答案。"),
    materials=(Text("Two markers a table", "每桌两支粗笔"),),
    handout=Text("Card of needs", "需要卡"),
    slides=SlideRange("deck", 4, 6),
    fixed_start=time(9, 30),
    cuts=(
        Cut(10, 20, Text("Leave out the drawing.", "不画画。")),
        Cut(20, 0, Text("Hand out the card.", "发卡片。")),
    ),
)


def text_of(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def sheet(tmp_path: Path, languages: Sequence[Language], *items: AgendaItem) -> str:
    session = replace(SESSION, agenda=items or SESSION.agenda)
    assert write_run_sheet(tmp_path / "sheet.pdf", session, HALF_DAYS[0], languages) == ()
    return text_of(tmp_path / "sheet.pdf")


def test_everything_of_a_block_stands_on_the_run_sheet(tmp_path: Path) -> None:
    text = sheet(tmp_path, EN, SESSION.agenda[0], FULL)
    for part in (
        "09:30",
        "– 10:05",
        "fixed",
        "35 min",
        "must",
        "Group activity: At the tables, then aloud",
        "Aim: See what a child needs",
        "1. Draw a child",
        "2. Write five needs",
        'Say: "There is no wrong answer."',
        "Materials: Two markers a table; Handout: Card of needs; Slides: 4–6",
        "10 min behind: down to 20 min. Leave out the drawing.",
        "20 min behind: leave it out. Hand out the card.",
        "Ends 10:05 as planned; must end 12:30, so 145 minutes are left.",
    ):
        assert part in text
    assert "粗笔" not in text


def test_both_languages_stand_on_one_sheet_and_chinese_alone_has_no_english(tmp_path: Path) -> None:
    both = sheet(tmp_path, BOTH, FULL).replace(" ", "")
    assert "晚了10分钟：压到20分钟。不画画。" in both
    assert "10minbehind:downto20min.Leaveoutthedrawing." in both
    chinese = sheet(tmp_path, ZH, FULL)
    assert "Draw" not in chinese
    assert "必做" in chinese


def test_a_day_over_its_end_is_told_at_the_head(tmp_path: Path) -> None:
    text = sheet(tmp_path, EN, replace(FULL, planned_minutes=240))
    assert "Ends 13:30 as planned, 60 minutes after it must end (12:30)." in text


def test_a_block_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    steps = tuple(Text(f"Step number {n} of many", f"第{n}步") for n in range(150))
    text = sheet(tmp_path, BOTH, replace(FULL, steps=steps, aim=Text("Long " * 800, "")))
    assert "Step number 149" in text


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("", ""),
        ("One.", "One."),
        ("One. Two? Three!", "One. Two? Three!"),
        (f"{'a' * 100}. {'b' * 100}.", f"{'a' * 100}. …"),
        (f"{'a' * 300}.", f"{'a' * 300}."),
        (f"{'字' * 50}。{'句' * 50}。", f"{'字' * 50}。 …"),
        ("一。二！", "一。二！"),
    ],
)
def test_what_is_said_in_short_is_whole_sentences(said: str, short: str) -> None:
    assert in_short(said) == short


def listed(tmp_path: Path, session: Session, half_day: HalfDay, people: int) -> str:
    write_materials_list(tmp_path / "list.pdf", session, half_day, people, EN)
    return text_of(tmp_path / "list.pdf")


def test_what_to_bring_is_counted_for_the_people_expected(tmp_path: Path) -> None:
    session = replace(SESSION, agenda=(FULL,))
    text = listed(tmp_path, session, HALF_DAYS[0], 52)
    assert "52 people are expected, at 8 tables" in text
    assert "52 × Card of needs" in text
    assert "8 × Two markers a table" in text
    assert "____ Card of needs" in listed(tmp_path, session, HALF_DAYS[0], 0)
    assert "No block of the agenda names a material." in listed(tmp_path, SESSION, HALF_DAYS[0], 5)


def test_a_character_without_a_shape_is_told(tmp_path: Path) -> None:
    session = replace(SESSION, agenda=(replace(FULL, title=Text("\U00013000", "")),))
    (warning,) = write_run_sheet(tmp_path / "sheet.pdf", session, HALF_DAYS[0], EN)
    assert str(warning) == "1 character prints as an empty box; write it in by hand."
    assert "□" in text_of(tmp_path / "sheet.pdf")


def test_a_character_without_a_shape_is_a_box_in_the_foot_too(tmp_path: Path) -> None:
    session = replace(SESSION, title=Text("Parents \U00013000", ""), agenda=(FULL,))
    write_run_sheet(tmp_path / "sheet.pdf", session, HALF_DAYS[0], EN)
    assert f"Parents □ · {SESSION.site}" in text_of(tmp_path / "sheet.pdf")


def test_the_same_plan_gives_the_same_bytes_and_a_bad_place_is_told(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_run_sheet(tmp_path / name, SESSION, HALF_DAYS[0], BOTH)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        write_run_sheet(tmp_path / "folder.pdf", SESSION, HALF_DAYS[0], BOTH)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf", "folder.pdf"]
