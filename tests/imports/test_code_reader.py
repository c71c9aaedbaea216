"""Codes are read from frames of brightness: at once, by dearer looks, and out of the dark."""

from __future__ import annotations

import io
import random

import pytest

from facilitator.imports.code_reader import TURNS, CodeReader, Look
from facilitator.imports.frame_time import FrameTime
from facilitator.imports.grey_frame import GreyFrame, Light

WIDTH, HEIGHT = 640, 360
GROUND = 150


def frame_of(*codes: tuple[str, int, int], pixels: int = 4, line_bytes: int = WIDTH) -> GreyFrame:
    """Return a frame with codes of so many pixels a module at these places."""
    from PIL import Image

    whole = Image.new("L", (WIDTH, HEIGHT), GROUND)
    for text, left, top in codes:
        whole.paste(_code(text, pixels), (left, top))
    wide = Image.new("L", (line_bytes, HEIGHT), 0)
    wide.paste(whole, (0, 0))
    return GreyFrame(wide.tobytes(), WIDTH, HEIGHT, line_bytes)


def blurred(frame: GreyFrame, radius: float) -> GreyFrame:
    from PIL import Image, ImageFilter

    whole = Image.frombytes("L", (WIDTH, HEIGHT), bytes(frame.data))
    return GreyFrame(whole.filter(ImageFilter.GaussianBlur(radius)).tobytes(), WIDTH, HEIGHT, WIDTH)


def in_the_dark(frame: GreyFrame, seed: int) -> GreyFrame:
    """Return the frame at a tenth of its light, with the noise of a cheap camera."""
    chance = random.Random(seed)  # noqa: S311 - noise, and the same each time
    noise = [round(chance.gauss(0, 8)) for _ in range(10_007)]
    dark = bytes(
        max(0, shade // 10 + 20 + noise[place % len(noise)]) for place, shade in enumerate(frame.data)
    )
    return GreyFrame(dark, WIDTH, HEIGHT, WIDTH)


def _code(text: str, pixels: int):  # noqa: ANN202 - a picture, of a library that loads late
    import qrcode
    from PIL import Image

    code = qrcode.QRCode(
        version=1, error_correction=qrcode.constants.ERROR_CORRECT_H, box_size=pixels, border=4
    )
    code.add_data(text)
    file = io.BytesIO()
    code.make_image().save(file, "PNG")
    return Image.open(file).convert("L")


def test_a_code_is_read_at_the_first_look_with_its_place() -> None:
    reading = CodeReader().read(frame_of(("12345678901234567", 100, 60)))
    assert [code.text for code in reading.codes] == ["12345678901234567"]
    assert reading.look is Look.PLAIN
    (left, top), _, (right, below), _ = reading.codes[0].corners
    assert (left, top, right, below) == pytest.approx((116, 76, 200, 160), abs=3)


def test_lines_that_are_longer_in_memory_are_read_alike() -> None:
    reading = CodeReader().read(frame_of(("12345678901234567", 100, 60), line_bytes=704))
    assert [code.text for code in reading.codes] == ["12345678901234567"]


def test_what_lies_behind_the_end_of_the_lines_is_no_code() -> None:
    wide = frame_of(("12345678901234567", 500, 60))
    narrow = GreyFrame(wide.data, 480, HEIGHT, WIDTH)
    assert CodeReader().read(narrow).codes == ()


def test_a_pile_is_read_row_by_row_from_the_left() -> None:
    places = {"1": (20, 30), "2": (150, 20), "3": (300, 34), "4": (30, 170), "5": (400, 160)}
    codes = [(text * 17, *at) for text, at in sorted(places.items(), reverse=True)]
    reading = CodeReader().read(frame_of(*codes, pixels=3))
    assert [code.text[0] for code in reading.codes] == ["1", "2", "3", "4", "5"]


def test_a_pile_of_which_the_first_look_misses_one_is_completed() -> None:
    from PIL import Image, ImageFilter

    frame = frame_of(
        *(("1234567"[n] * 17, 20 + 130 * n, 20) for n in range(4)), ("5" * 17, 300, 200), pixels=3
    )
    whole = frame.whole().copy()
    box = (300, 200, 400, 300)
    small = whole.crop(box).resize((84, 84), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1.05))
    whole.paste(GROUND, box)
    whole.paste(small, (310, 210))
    frame = GreyFrame(whole.tobytes(), WIDTH, HEIGHT, WIDTH)
    assert len(CodeReader().read(frame, has_cascade=False).codes) == 4
    reading = CodeReader().read(frame)
    assert reading.look is Look.PILE
    assert [code.text[0] for code in reading.codes] == ["1", "2", "3", "4", "5"]


def test_a_code_too_small_for_the_first_look_is_read_by_a_dearer_one() -> None:
    frame = blurred(frame_of(("12345678901234567", 280, 140), pixels=2), 1.1)
    assert CodeReader().read(frame, has_cascade=False).codes == ()
    reader = CodeReader()
    readings = [reader.read(frame) for _ in TURNS]
    assert [reading.look for reading in readings if reading.codes]
    assert {reading.look for reading in readings} == set(TURNS)
    found = next(reading.codes[0] for reading in readings if reading.codes)
    assert found.text == "12345678901234567"
    assert found.corners[0] == pytest.approx((288, 148), abs=3)


def test_no_dearer_look_is_taken_where_a_newer_frame_waits() -> None:
    frame = blurred(frame_of(("12345678901234567", 280, 140), pixels=2), 1.1)
    reader = CodeReader()
    assert {reader.read(frame, is_newest=lambda: False).look for _ in range(4)} == {Look.PLAIN}


def test_a_badge_held_still_in_the_dark_is_read_out_of_the_last_frames() -> None:
    bright = frame_of(("12345678901234567", 260, 120), pixels=3)
    assert CodeReader().read(in_the_dark(bright, 0), has_cascade=False).codes == ()
    reader = CodeReader()
    readings = [reader.read(in_the_dark(bright, seed)) for seed in range(8)]
    found = [reading for reading in readings if reading.codes]
    assert found
    assert {code.text for reading in found for code in reading.codes} == {"12345678901234567"}


def test_a_reading_names_the_frames_that_it_was_read_from() -> None:
    dark = GreyFrame(bytes([20]) * (WIDTH * HEIGHT), WIDTH, HEIGHT, WIDTH)
    reader = CodeReader(FrameTime(lambda: 0.0))
    readings = [reader.read(dark) for _ in range(13)]
    of = [sorted(reading.frames) for reading in readings if reading.look is Look.SUMMED]
    assert of == [[1, 2, 3, 4, 5], [*range(1, 8)], [*range(2, 10)], [*range(4, 12)], [*range(6, 14)]]
    assert all(one.frames == {n} for n, one in enumerate(readings, 1) if one.look is not Look.SUMMED)


def test_a_sum_of_frames_never_passes_white() -> None:
    half_white = bytes([20]) * (WIDTH * HEIGHT * 3 // 4) + bytes([160]) * (WIDTH * HEIGHT // 4)
    reader = CodeReader()
    looks = [reader.read(GreyFrame(half_white, WIDTH, HEIGHT, WIDTH)).look for _ in range(6)]
    assert Look.SUMMED in looks


@pytest.mark.parametrize(
    ("light", "is_dark", "is_covered"),
    [(Light(150, 40), False, False), (Light(40, 20), True, False), (Light(16, 1), True, True)],
)
def test_light_tells_dark_from_covered(light: Light, is_dark: bool, is_covered: bool) -> None:
    assert (light.is_dark, light.is_covered) == (is_dark, is_covered)


def test_the_light_of_a_frame_is_its_mean_and_how_far_pixels_are_from_it() -> None:
    light = GreyFrame(bytes([100, 200]) * (WIDTH * HEIGHT // 2), WIDTH, HEIGHT, WIDTH).light()
    assert light.mean == pytest.approx(150, abs=2)
    assert light.spread == pytest.approx(50, abs=2)


def test_light_stays_on_while_the_room_is_dim() -> None:
    assert Light(80, 20).is_dim
    assert not Light(120, 20).is_dim


def test_a_smaller_copy_keeps_the_shape() -> None:
    small = frame_of(line_bytes=704).smaller(320)
    assert (small.width, small.height, len(small.data)) == (320, 180, 320 * 180)


@pytest.mark.parametrize(
    ("data", "width", "height", "line_bytes"),
    [(b"", 0, 0, 0), (bytes(99), 10, 10, 10), (bytes(100), 10, 10, 9), (bytes(100), 10, 0, 10)],
)
def test_too_few_bytes_are_no_frame(data: bytes, width: int, height: int, line_bytes: int) -> None:
    with pytest.raises(ValueError, match="no frame"):
        GreyFrame(data, width, height, line_bytes)


def test_a_doorway_in_which_nothing_moves_is_looked_at_closer_one_time_in_six() -> None:
    reader, empty = CodeReader(), frame_of()
    looks = [reader.read(empty).look for _ in range(120)]
    assert Look.PLAIN not in looks[:60]
    assert len([look for look in looks[60:] if look is not Look.PLAIN]) == 10


def test_whoever_moves_is_looked_at_closer_at_once() -> None:
    reader = CodeReader()
    for _ in range(100):
        reader.read(frame_of())
    somebody = blurred(frame_of(("12345678901234567", 280, 140), pixels=2), 1.1)
    assert reader.read(somebody).look is not Look.PLAIN


class Slow:
    """A clock of a laptop on which each thing that is timed takes so long."""

    def __init__(self, seconds: float) -> None:
        self.step = seconds
        self.now = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def test_a_laptop_without_time_for_a_dearer_look_takes_none() -> None:
    reader = CodeReader(FrameTime(Slow(0.030)))
    frame = blurred(frame_of(("12345678901234567", 280, 140), pixels=2), 1.1)
    assert {reader.read(frame).look for _ in range(4)} == {Look.PLAIN}


def test_a_slow_laptop_looks_at_a_smaller_part_of_the_middle() -> None:
    reader = CodeReader(FrameTime(Slow(0.004), most_seconds=0.006))
    frame = blurred(frame_of(("12345678901234567", 280, 140), pixels=2), 1.1)
    readings = [reader.read(frame) for _ in TURNS]
    assert "12345678901234567" in {code.text for reading in readings for code in reading.codes}
    found = next(reading.codes[0] for reading in readings if reading.codes)
    assert found.corners[0] == pytest.approx((288, 148), abs=3)


@pytest.mark.parametrize(("seconds", "look"), [(0.0, Look.PILE), (0.030, Look.PLAIN)])
def test_a_pile_is_completed_only_where_there_is_time(seconds: float, look: Look) -> None:
    pile = frame_of(*(("1234"[n] * 17, 20 + 130 * n, 20) for n in range(4)), pixels=3)
    reader = CodeReader(FrameTime(Slow(seconds), most_seconds=0.006))
    readings = [reader.read(pile) for _ in range(3)]
    assert readings[1].look is look
    assert {len(reading.codes) for reading in readings} == {4}


def test_a_pile_that_was_slow_to_complete_is_completed_in_a_quicker_way() -> None:
    from PIL.Image import Resampling

    clock = Slow(0)
    time = FrameTime(clock)
    with time.of((Look.PILE, Resampling.BILINEAR), 1):
        clock.now += 1
    pile = frame_of(*(("1234"[n] * 17, 20 + 130 * n, 20) for n in range(4)), pixels=3)
    assert CodeReader(time).read(pile).look is Look.PILE
