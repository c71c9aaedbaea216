"""Pictures as they go onto a page: what lies under them, what they weigh, and what cannot be read."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from facilitator.domain.message import UserError
from facilitator.imports.child import answer
from facilitator.imports.picture_pages import write_upright


def _made_upright(picture: Path) -> bytes:
    target = picture.with_name("upright")
    assert answer("upright", _order(picture)) == {}
    return target.read_bytes()


def _order(picture: Path) -> Path:
    target, order = picture.with_name("upright"), picture.with_name("order.json")
    order.write_text(json.dumps({"target": str(target), "picture": str(picture)}), "utf-8")
    return order


def test_a_drawing_that_is_seen_through_lies_on_a_white_page(tmp_path: Path) -> None:
    import pypdfium2
    from PIL import Image

    Image.new("RGBA", (90, 90), (0, 0, 0, 0)).save(tmp_path / "a.png")
    order, target = tmp_path / "order.json", tmp_path / "deck.pdf"
    order.write_text(json.dumps({"target": str(target), "pictures": [str(tmp_path / "a.png")]}), "utf-8")
    assert answer("pictures", order) == {"moving": []}
    with pypdfium2.PdfDocument(target) as document:
        drawn = document[0].render(scale=0.1).to_pil().convert("RGB")
    assert {drawn.getpixel(place) for place in ((2, 2), (48, 27))} == {(255, 255, 255)}


def test_a_photo_becomes_a_jpeg_and_a_drawing_keeps_every_pixel(tmp_path: Path) -> None:
    from PIL import Image

    noise = random.Random(1).randbytes(3 * 800 * 800)  # noqa: S311 - nothing to guess
    Image.frombytes("RGB", (800, 800), noise).save(tmp_path / "photo.png", compress_level=0)
    Image.new("RGB", (800, 800), "green").save(tmp_path / "drawing.png")
    assert _made_upright(tmp_path / "photo.png").startswith(b"\xff\xd8\xff")
    assert _made_upright(tmp_path / "drawing.png").startswith(b"\x89PNG")


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_picture_that_was_cut_short_is_told_to_be_damaged(tmp_path: Path, share: float) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.effect_noise((60, 60), 90).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: round(len(whole) * share)])
    with pytest.raises(UserError, match=r"a\.png is damaged or is no picture that can be read"):
        write_upright(_order(path))
