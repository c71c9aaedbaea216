from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.text_width import MM_PER_POINT, fitted, width_mm, wrap
from facilitator.reports.print_canvas import BOLD, REGULAR, register_faces

ASCII = "".join(map(chr, range(32, 127)))


@pytest.mark.parametrize(("face", "bold"), [(REGULAR, False), (BOLD, True)])
@pytest.mark.parametrize("text", [*ASCII, "这些天您觉得和孩子亲近吗？", "“喆囍䶮㛃”"])
def test_widths_are_those_of_the_shipped_typeface(face: str, bold: bool, text: str) -> None:
    from reportlab.pdfbase import pdfmetrics

    register_faces()
    expected = pdfmetrics.stringWidth(text, face, 10) * MM_PER_POINT
    assert width_mm(text, 10, bold=bold) == pytest.approx(expected, abs=0.01)


@given(st.text(), st.floats(min_value=10, max_value=200))
def test_wrapping_loses_no_character_and_keeps_the_width(text: str, most_mm: float) -> None:
    lines = wrap(text, 9, most_mm)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_mm(line, 9) <= most_mm for line in lines if len(line) > 1)


def test_a_line_does_not_begin_with_a_closing_mark_nor_end_with_an_opening_one() -> None:
    lines = wrap("他说：“我很想孩子，但是没有办法。”她也说：“我明白（真的）。”" * 4, 10, 30)
    assert not any(line[0] in "，。”）：" for line in lines)
    assert not any(line[-1] in "“（" for line in lines)


def test_words_are_kept_whole() -> None:
    text = "a child of three can understand"
    words = [word for line in wrap(text, 10, 22) for word in line.split()]
    assert words == text.split()
    assert len(wrap(text, 10, 22)) > 1


@given(st.text(min_size=1, max_size=300))
def test_a_fitted_text_is_whole_and_inside_its_room(text: str) -> None:
    size, lines = fitted(text, 49, 24, largest_pt=32, bold=True)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert len(lines) * size * MM_PER_POINT * 1.25 <= 24 + 1e-9


def test_a_short_name_is_printed_as_large_as_may_be_and_a_long_one_smaller() -> None:
    assert fitted("王小明", 49, 24, largest_pt=32, bold=True) == (32, ("王小明",))
    size, lines = fitted("Bartholomew Featherstonehaugh", 49, 24, largest_pt=32, bold=True)
    assert size < 32
    assert lines == ("Bartholomew", "Featherstonehaugh")


@pytest.mark.parametrize("text", ["截至2026年11月28日为止", "从95%降到39%", "共100人到场", "上升12个百分点"])
def test_a_figure_keeps_its_sign_and_a_date_stays_whole(text: str) -> None:
    for most in range(35, 80):
        for line in wrap(text, 10, most)[1:]:
            assert line[0] not in "年月日%人个"
