"""Codes in photos: near and far, large and small, and pictures that are none."""

from __future__ import annotations

import io

import pytest

from facilitator.domain.message import UserError
from facilitator.imports import photo
from facilitator.imports.photo import codes_in_photo
from tests.phone.photos import photo_of

CODES = tuple(f"1{n:016d}" for n in range(5))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_phones_send_is_read(kind: str) -> None:
    assert codes_in_photo(photo_of(*CODES, kind=kind)) == CODES


def test_a_photo_of_a_large_camera_is_read_at_half_its_size() -> None:
    assert codes_in_photo(photo_of(*CODES, scale=2.8)) == CODES


def test_a_code_twice_in_the_picture_counts_once() -> None:
    assert codes_in_photo(photo_of(CODES[0], CODES[1], CODES[0])) == CODES[:2]


def test_a_code_too_small_for_the_first_look_is_found_by_a_closer_one() -> None:
    small = photo_of(CODES[0], scale=0.17)
    assert codes_in_photo(small) == CODES[:1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photo, "TURNS", ())
        assert codes_in_photo(small) == ()


def test_where_there_is_none_nothing_is_found() -> None:
    assert codes_in_photo(photo_of()) == ()


@pytest.mark.parametrize("data", [b"", b"no picture", photo_of(CODES[0])[:900], b"GIF89a\x01\x00\x01\x00"])
def test_what_is_no_picture_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UserError, match="no picture that can be read"):
        codes_in_photo(data)


def test_a_picture_of_too_many_points_is_not_unpacked() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photo, "_MOST_PIXELS", 1000)
        with pytest.raises(UserError, match="too many points"):
            codes_in_photo(photo_of())


def test_a_picture_that_takes_minutes_to_unpack_is_refused_before() -> None:
    from PIL import Image

    def saved(kind: str, size: tuple[int, int], **how: object) -> bytes:
        out = io.BytesIO()
        Image.new("L", size, 255).save(out, kind, **how)
        return out.getvalue()

    with pytest.raises(UserError, match="too many points"):
        codes_in_photo(saved("PNG", (5000, 5000)))
    progressive = saved("JPEG", (64, 64), progressive=True)
    scan = progressive[progressive.rindex(b"\xff\xda") : -2]
    assert codes_in_photo(progressive) == ()
    with pytest.raises(UserError, match="no picture that can be read"):
        codes_in_photo(progressive[:-2] + scan * 40 + progressive[-2:])
