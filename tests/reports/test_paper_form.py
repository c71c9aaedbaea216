from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import zxingcpp

from facilitator.domain.form_layout import layout, machine_code
from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Questionnaire, Scale, Wave
from facilitator.domain.session import Session
from facilitator.reports.paper_form import write_forms

BOTH = (Language.ZH, Language.EN)
WAVES = (Wave.PRE, Wave.POST)
SESSION = Session(UUID(int=2), Text("Parents far away", "远方的父母"), "Site 7", (), (), (), "p", "1", Text())
YES_NO = Scale("yes_no", (Choice("1", Text("Yes", "是")), Choice("2", Text("No", "否"))))
QUESTION = Text("I often think of my child <b>&amp; cannot work.", "我常常想孩子，没法安心工作。")
FORM = Questionnaire(
    "parents",
    Text("Parents", "父母"),
    "1",
    tuple(Item(f"q{n}", ItemKind.SINGLE, QUESTION, YES_NO) for n in range(20)),
)


def pages_of(path: Path) -> list[tuple[str, list[str]]]:
    """Give the text and the QR codes of each page."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return [
            (
                page.get_textpage().get_text_bounded(),
                [code.text for code in zxingcpp.read_barcodes(page.render(scale=130 / 72).to_pil())],
            )
            for page in pdf
        ]


def test_each_number_gets_its_sheets_before_and_after_in_order(tmp_path: Path) -> None:
    count = write_forms(tmp_path / "forms.pdf", SESSION, FORM, WAVES, ["0017", "0025"], BOTH)
    pages = pages_of(tmp_path / "forms.pdf")
    expected: list[list[str]] = []
    for number in ("0017", "0025"):
        for wave in WAVES:
            sheet = layout(FORM, wave, BOTH)
            expected += [[machine_code(sheet, page.number, number)] * 2 for page in sheet.pages]
            expected += [[]] * (len(sheet.pages) % 2)
    assert [codes for _, codes in pages] == expected
    assert count == len(expected)


def test_every_sheet_begins_on_the_front_of_a_leaf(tmp_path: Path) -> None:
    short = Questionnaire("short", Text("Short"), "1", FORM.items[:3])
    write_forms(tmp_path / "forms.pdf", SESSION, short, WAVES, ["0017", "0025"], BOTH)
    texts = [text for text, _ in pages_of(tmp_path / "forms.pdf")]
    assert [bool(text.strip()) for text in texts] == [True, False] * 4


def test_numbers_and_questions_are_printed_as_they_stand(tmp_path: Path) -> None:
    write_forms(tmp_path / "forms.pdf", SESSION, FORM, WAVES, ["0427"], BOTH)
    text = "".join(text for text, _ in pages_of(tmp_path / "forms.pdf"))
    flat = " ".join(text.split())
    assert flat.count("042-7") == 2 * sum(len(layout(FORM, wave, BOTH).pages) for wave in WAVES)
    assert "<b>&amp;" in flat
    assert "我常常想孩子" in flat


def test_the_same_forms_give_the_same_bytes_with_every_font_inside(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_forms(tmp_path / name, SESSION, FORM, WAVES, ["0427"], BOTH)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert one == two
    assert b"Helvetica" not in one


def test_a_questionnaire_without_questions_is_said_and_writes_no_file(tmp_path: Path) -> None:
    empty = Questionnaire("empty", Text("Empty"), "1", ())
    with pytest.raises(UserError, match="nothing to print"):
        write_forms(tmp_path / "forms.pdf", SESSION, empty, WAVES, ["0427"], BOTH)
    assert list(tmp_path.iterdir()) == []


def test_the_organisation_stands_at_the_foot_and_changes_nothing_else(tmp_path: Path) -> None:
    write_forms(tmp_path / "none.pdf", SESSION, FORM, WAVES, ["0427"], BOTH)
    write_forms(tmp_path / "named.pdf", SESSION, FORM, WAVES, ["0427"], BOTH, organisation="Far Away 远方")
    without, named = pages_of(tmp_path / "none.pdf"), pages_of(tmp_path / "named.pdf")
    assert [codes for _, codes in named] == [codes for _, codes in without]
    for (before, codes), (after, _) in zip(without, named, strict=True):
        assert after.count("Far Away 远方") == (1 if codes else 0)
        assert sorted(after.replace("Far Away 远方", "").split()) == sorted(before.split())


def test_a_number_is_written_into_cells_and_words_on_lines(tmp_path: Path) -> None:
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfDocument

    def strokes(*items: Item) -> int:
        form = Questionnaire("f", Text("F"), "1", items)
        write_forms(tmp_path / "f.pdf", SESSION, form, (Wave.PRE,), ["0427"], BOTH)
        with PdfDocument(tmp_path / "f.pdf") as pdf:
            kinds = [pdfium.FPDF_PAGEOBJ_PATH]
            return len([1 for page in pdf for _ in page.get_objects(kinds, max_depth=5)])

    words = Item("words", ItemKind.TEXT, QUESTION)
    two, four = (Item("count", ItemKind.NUMBER, QUESTION, length=n) for n in (2, 4))
    assert strokes(words, four) - strokes(words, two) == 2 * 2
    assert strokes(words, two) > strokes(two)
