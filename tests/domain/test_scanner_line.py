"""A serial line brings codes in pieces, and sometimes noise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.scanner_line import MOST_BYTES, Received, ScannerLine

BADGE = "13254709816610742"


@given(st.lists(st.integers(1, 12), max_size=40))
def test_codes_come_whole_and_in_order_however_they_are_cut(lengths: list[int]) -> None:
    line, sent = ScannerLine(), (BADGE + "\r\n4821073\r\n").encode() * 3
    codes: list[str] = []
    for length in [*lengths, len(sent)]:
        codes += line.receive(sent[:length]).codes
        sent = sent[length:]
    assert codes == [BADGE, "4821073"] * 3


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        (b"\x02" + BADGE.encode() + b"\x03", Received((BADGE,))),
        ("１３\r".encode(), Received(("13",))),
        (b"\r\n\r\n", Received()),
        (b"\xff\xfe\x80\r", Received(is_garbage=True)),
        (b"\x1b[2J\n", Received(is_garbage=True)),
        (b"a" * (MOST_BYTES + 9) + b"\n", Received(is_garbage=True)),
        (b"\xff\r" + BADGE.encode() + b"\r", Received((BADGE,), is_garbage=True)),
    ],
)
def test_noise_is_named_and_what_follows_is_read(sent: bytes, received: Received) -> None:
    assert ScannerLine().receive(sent) == received


def test_a_code_without_an_end_is_whole_after_a_silence() -> None:
    line = ScannerLine()
    assert line.receive(BADGE.encode()) == Received()
    assert line.is_begun
    assert line.end() == Received((BADGE,))
    assert not line.is_begun


def test_half_a_code_is_forgotten_with_the_line_that_was_lost() -> None:
    line = ScannerLine()
    line.receive(b"1325")
    line.forget()
    assert line.receive(BADGE.encode() + b"\r") == Received((BADGE,))
