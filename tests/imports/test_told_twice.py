"""A code that noise can be taken for is believed where it is read again; a badge's at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.imports.code_reader import TURNS, CodeReader, Look, Reading
from facilitator.imports.found_code import FoundCode, codes_in
from facilitator.imports.frame_time import FrameTime
from facilitator.imports.grey_frame import GreyFrame, Light
from facilitator.imports.told_twice import LOOKS, ToldTwice

PLACE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
BADGE = FoundCode("12345678901234567", PLACE)
LIGHT = Light(150, 40)


def loose(text: str) -> FoundCode:
    return FoundCode(text, PLACE, is_firm=False)


NUMBERS = count()


def read(*codes: FoundCode, look: Look = Look.LARGE, frames: Iterable[int] = ()) -> Reading:
    return Reading(codes, look, LIGHT, frozenset(frames) or frozenset((next(NUMBERS),)))


def test_a_badge_is_believed_at_once() -> None:
    assert ToldTwice().among(read(BADGE)) == (BADGE,)


def test_another_code_is_believed_when_it_is_read_again() -> None:
    twice, address = ToldTwice(), loose("https://example.org")
    assert twice.among(read(address, BADGE)) == (BADGE,)
    assert twice.among(read()) == ()
    assert twice.among(read(BADGE, address)) == (BADGE, address)


def test_a_text_that_another_look_does_not_confirm_is_never_told() -> None:
    twice = ToldTwice()
    assert [twice.among(read(loose(str(number)))) for number in range(100)] == [()] * 100


def test_what_was_read_long_ago_confirms_nothing() -> None:
    twice, code = ToldTwice(), loose("long ago")
    twice.among(read(code))
    for _ in range(LOOKS):
        twice.among(read())
    assert twice.among(read(code)) == ()
    assert twice.among(read(code)) == (code,)


@pytest.mark.parametrize("turn", TURNS)
def test_what_one_dear_look_alone_reads_is_told_where_nothing_moves_too(turn: Look) -> None:
    width, height = 64, 36
    doorway = GreyFrame(bytes([150]) * (width * height), width, height, width)
    reader, twice = CodeReader(FrameTime(lambda: 0.0)), ToldTwice()
    code, told = loose("payment"), 0
    for number in range(60 + 6 * 2 * len(TURNS)):
        seen = reader.read(doorway)
        if number >= 60:
            told += bool(twice.among(read(*((code,) if seen.look is turn else ()), look=seen.look)))
    assert told == 1


def test_two_sums_confirm_each_other_only_where_they_share_no_frame() -> None:
    twice, code = ToldTwice(), loose("payment")
    sums = [read(code, look=Look.SUMMED, frames=range(1_000 + n, 1_008 + n)) for n in range(0, 10, 2)]
    assert [twice.among(one) for one in sums] == [(), (), (), (), (code,)]


def test_a_sum_and_one_frame_confirm_each_other_where_it_is_none_of_the_sum() -> None:
    code, summed = loose("payment"), range(1_000, 1_008)
    for number, told in ((1_007, ()), (1_008, (code,))):
        twice = ToldTwice()
        twice.among(read(code, look=Look.SUMMED, frames=summed))
        assert twice.among(read(code, frames=(number,))) == told


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=40))
def test_the_same_look_confirms_nothing_of_its_own(looks: list[list[str]]) -> None:
    twice = ToldTwice()
    for number, texts in enumerate(looks):
        told = {code.text for code in twice.among(read(*map(loose, texts)))}
        before = {text for one in looks[max(0, number - LOOKS) : number] for text in one}
        assert told == set(texts) & before


def test_only_a_code_of_a_high_level_is_firm() -> None:
    import qrcode
    from PIL import Image

    levels = {
        "L": qrcode.constants.ERROR_CORRECT_L,
        "M": qrcode.constants.ERROR_CORRECT_M,
        "Q": qrcode.constants.ERROR_CORRECT_Q,
        "H": qrcode.constants.ERROR_CORRECT_H,
    }
    firm = {}
    for name, level in levels.items():
        code = qrcode.QRCode(version=1, error_correction=level, box_size=4, border=4)
        code.add_data("12345678901234567")
        lines = code.get_matrix()
        picture = Image.new("L", (len(lines), len(lines)), 255)
        picture.putdata([0 if dark else 255 for line in lines for dark in line])
        picture = picture.resize((len(lines) * 4, len(lines) * 4), Image.Resampling.NEAREST)
        pixels = memoryview(picture.tobytes()).cast("B", (picture.height, picture.width))
        (found,) = codes_in(pixels, (0, 0), 1, picture.width)
        firm[name] = found.is_firm
    assert firm == {"L": False, "M": False, "Q": True, "H": True}
