"""A badge is read though one of its corner marks is hidden, at every corner, turned and tilted."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import pytest

from facilitator.imports.code_reader import CodeReader, Look
from facilitator.imports.grey_frame import GreyFrame
from facilitator.imports.marked_code import read_by_marks

if TYPE_CHECKING:
    from PIL.Image import Image

TEXT, OTHER = "10000000000000017", "30000000000000099"
GROUND, THUMB = 150, 105
SIDE, PIXELS, QUIET = 21, 16, 4
NEAR, WIDE = 12, 28
CORNERS = ((3.5, 3.5), (17.5, 3.5), (3.5, 17.5))


def card(text: str, hidden: int | None, *, level: int = 2, version: int = 1) -> Image:
    """Return a large code of which a thumb covers that corner mark."""
    import qrcode
    from PIL import ImageDraw

    code = qrcode.QRCode(version=version, error_correction=level, box_size=PIXELS, border=QUIET)
    code.add_data(text)
    picture: Image.Image = code.make_image().get_image().convert("L")
    if hidden is not None:
        x, y = ((QUIET + part) * PIXELS for part in CORNERS[hidden])
        reach = 3.5 * PIXELS
        ImageDraw.Draw(picture).ellipse((x - reach, y - reach, x + reach, y + reach), THUMB)
    return picture


def held(picture: Image, *, module: float = 4, turned: float = 0, tilt: float = 0) -> Image:
    """Return the middle of a frame in which a card is held: so many pixels a module, angles in degrees."""
    from PIL import Image

    size = (round(picture.width * module / PIXELS), round(picture.height * module / PIXELS))
    small = picture.resize(size, Image.Resampling.BOX).convert("LA")
    small = small.rotate(turned, Image.Resampling.BICUBIC, expand=True)
    small = small.resize((round(small.width * math.cos(math.radians(tilt))), small.height))
    whole = Image.new("L", (400, 260), GROUND)
    place = ((whole.width - small.width) // 2, (whole.height - small.height) // 2)
    whole.paste(small.getchannel("L"), place, small.getchannel("A"))
    return whole


def texts(picture: Image, around: int = NEAR) -> list[str]:
    return [code.text for code in read_by_marks(picture, (0, 0), around)]


@pytest.mark.parametrize("hidden", [0, 1, 2])
@pytest.mark.parametrize("turned", [0, 30, 45, 200])
def test_a_code_is_read_whichever_corner_a_thumb_hides_and_however_it_is_turned(
    hidden: int, turned: int
) -> None:
    assert texts(held(card(TEXT, hidden), turned=turned)) == [TEXT]


@pytest.mark.parametrize("hidden", [0, 1, 2])
def test_a_tilted_card_is_read_under_a_thumb(hidden: int) -> None:
    assert texts(held(card(TEXT, hidden), turned=20, tilt=40)) == [TEXT]


def test_a_card_far_away_is_read_under_a_thumb() -> None:
    assert texts(held(card(TEXT, 2), module=2, turned=10)) == [TEXT]


def test_a_card_close_by_is_read_under_a_thumb_against_wider_surroundings() -> None:
    assert texts(held(card(TEXT, 2), module=8, turned=10), WIDE) == [TEXT]


def test_the_corners_are_told_in_places_of_the_frame() -> None:
    picture = held(card(TEXT, 2))
    (code,) = read_by_marks(picture, (100, 50), NEAR)
    left, top = (100 + (picture.width - SIDE * 4) / 2, 50 + (picture.height - SIDE * 4) / 2)
    expected = ((left, top), (left + 84, top), (left + 84, top + 84), (left, top + 84))
    for corner, place in zip(code.corners, expected, strict=True):
        assert corner == pytest.approx(place, abs=4)


def test_two_badges_under_two_thumbs_are_both_read() -> None:
    from PIL import Image

    both = Image.new("L", (800, 260), GROUND)
    both.paste(held(card(TEXT, 2), turned=10), (0, 0))
    both.paste(held(card(OTHER, 0), turned=-15), (400, 0))
    assert sorted(texts(both)) == [TEXT, OTHER]


@pytest.mark.parametrize("code", [card(TEXT, 2, level=1), card(TEXT, 2, version=2)])
def test_a_code_that_is_no_badge_is_not_pieced_together(code: Image) -> None:
    assert texts(held(code)) == []


@pytest.mark.parametrize("shade", [0, 255])
def test_an_empty_frame_says_nothing(shade: int) -> None:
    from PIL import Image

    assert texts(Image.new("L", (400, 260), shade)) == []


def test_noise_says_nothing() -> None:
    from PIL import Image

    noise = random.Random(1).randbytes(400 * 260)  # noqa: S311 - noise, and the same each time
    assert texts(Image.frombytes("L", (400, 260), noise)) == []


def test_two_marks_with_nothing_between_are_no_code() -> None:
    picture = held(card(TEXT, None))
    covered = picture.copy()
    box = (
        picture.width // 2 - 42,
        picture.height // 2 - 12,
        picture.width // 2 + 50,
        picture.height // 2 + 50,
    )
    covered.paste(255, box)
    assert texts(covered) == []


def test_the_camera_reads_a_badge_under_a_thumb_that_the_first_look_cannot_read() -> None:
    whole = held(card(TEXT, 1), turned=15)
    frame = GreyFrame(whole.tobytes(), whole.width, whole.height, whole.width)
    assert CodeReader().read(frame, has_cascade=False).codes == ()
    reading = CodeReader().read(frame)
    assert [code.text for code in reading.codes] == [TEXT]
    assert reading.look is Look.MARKS
