"""What a .pptx says of its slides, from files as other programs write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.message import UserError
from facilitator.imports import presentation
from facilitator.imports.embedded_films import take_films
from facilitator.imports.presentation import presentation_of
from facilitator.imports.slide_concerns import concerns_of_fonts, concerns_of_slides
from tests.imports.packages import STRICT, write_bare_pptx
from tests.imports.presentations import write_pptx

_BODY = '<p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr>{}</p:sp>'
_NUMBER = '<p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><a:p><a:t>7</a:t></a:p></p:sp>'


def _slide(said: dict[str, Any]) -> dict[str, Any]:
    (slide,) = said["slides"]
    return dict(slide)


def test_notes_keep_their_paragraphs_and_the_breaks_within_them(tmp_path: Path) -> None:
    text = "<a:p><a:t>Wait.</a:t><a:br/><a:t>Then begin.</a:t></a:p><a:p/><a:p><a:t>Ask</a:t></a:p>"
    path = write_bare_pptx(tmp_path / "a.pptx", notes=_NUMBER + _BODY.format(text))
    assert _slide(presentation_of(path))["notes"] == "Wait.\nThen begin.\n\nAsk"


def test_a_notes_page_with_nothing_but_its_number_has_no_notes(tmp_path: Path) -> None:
    path = write_bare_pptx(tmp_path / "a.pptx", notes=_NUMBER)
    assert _slide(presentation_of(path))["notes"] == ""


def test_a_slide_that_points_to_nothing_is_read(tmp_path: Path) -> None:
    slide = _slide(presentation_of(write_bare_pptx(tmp_path / "a.pptx")))
    assert (slide["notes"], slide["played"]) == ("", [])


def test_a_presentation_saved_as_strict_open_xml_is_read_like_any_other(tmp_path: Path) -> None:
    text = _BODY.format("<a:p><a:t>Ask who called</a:t></a:p>")
    path = write_bare_pptx(tmp_path / "a.pptx", slide="<p:transition/>", notes=text, spaces=STRICT)
    slide = _slide(presentation_of(path))
    assert (slide["notes"], slide["turns"]) == ("Ask who called", True)


def test_a_film_that_is_only_linked_is_told_to_be_missing(tmp_path: Path) -> None:
    said = presentation_of(write_bare_pptx(tmp_path / "a.pptx", film="file:///D:/my%20films/home.mp4"))
    assert [(one.page, str(one.message)) for one in concerns_of_slides(said)] == [
        (1, "home.mp4 is only linked from the slide and will not play: add the film itself to the slides.")
    ]


def test_a_presentation_of_far_too_many_parts_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_bare_pptx(tmp_path / "a.pptx")
    monkeypatch.setattr(presentation, "MOST_MEMBERS", 3)
    with pytest.raises(UserError, match=r"a\.pptx is damaged or is no presentation"):
        presentation_of(path)


def test_a_film_that_unpacks_to_more_than_a_film_may_have_stays_in_the_file_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_pptx(tmp_path / "a.pptx")
    said = presentation_of(path)
    monkeypatch.setattr("facilitator.imports.embedded_films.LARGEST_BYTES", 1000)
    assert take_films(path, said, tmp_path, lambda kept: pytest.fail(f"kept {kept}")) == {}
    told = [str(one.message) for one in concerns_of_slides(said)]
    assert any(one.startswith("media1.mp4 inside the slide will not play") for one in told)


def test_only_fonts_that_something_else_stands_in_for_are_told() -> None:
    said = {
        "fonts": ["Brand Sans"],
        "slides": [{"fonts": ["微软雅黑", "Brand Sans", "楷体"]}, {"fonts": ["楷体"]}],
    }
    drawn = [["MicrosoftYaHei-Bold", True, [1]], ["KaiTi", True, [2]]]
    assert [(one.page, one.message.values) for one in concerns_of_fonts(said, drawn)] == [
        (1, {"font": "楷体"})
    ]
