"""The page that stands for a film until it plays."""

from __future__ import annotations

import pytest

from facilitator.imports.film_page import HEIGHT, WIDTH, film_page


def _page(title: str) -> tuple[str, tuple[float, float]]:
    """Return the words of the one page, and where they begin and end across it (points)."""
    import pypdfium2

    with pypdfium2.PdfDocument(film_page(title)) as document:
        (page,) = document
        assert page.get_size() == (WIDTH, HEIGHT)
        words = page.get_textpage()
        boxes = [words.get_charbox(number) for number in range(words.count_chars())]
        said = words.get_text_range()
        words.close()
    return said, (min(box[0] for box in boxes), max(box[2] for box in boxes))


def test_it_shows_the_name_of_the_film() -> None:
    assert _page("打电话 a call home")[0] == "打电话 a call home"


@pytest.mark.parametrize("title", ["打电话回家" * 12, "one call a week " * 10], ids=["zh", "en"])
def test_a_long_name_is_cut_off_before_it_leaves_the_page(title: str) -> None:
    said, (left, right) = _page(title)
    assert said.endswith("…")
    assert title.startswith(said[:-1])
    assert 0 < left < right < WIDTH
