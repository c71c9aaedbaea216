"""One phone, one person."""

from __future__ import annotations

from facilitator.domain.one_phone import MOST_PHONES, OnePhone


def test_a_phone_is_free_until_it_has_checked_somebody_in_and_then_for_them_alone() -> None:
    phones = OnePhone()
    assert phones.is_free_for([b"a", b"b"], b"person")
    phones.bind([b"a"], b"person")
    assert phones.is_free_for([b"a", b"b"], b"person")
    assert not phones.is_free_for([b"b", b"a"], b"somebody else")
    assert phones.is_free_for([b"b"], b"somebody else")


def test_whom_a_phone_belongs_to_does_not_change() -> None:
    phones = OnePhone()
    phones.bind([b"a"], b"person")
    phones.bind([b"a"], b"somebody else")
    assert phones.is_free_for([b"a"], b"person")


def test_the_oldest_is_forgotten_beyond_ten_thousand() -> None:
    phones = OnePhone()
    for n in range(MOST_PHONES + 1):
        phones.bind([b"%d" % n], b"person")
    assert phones.is_free_for([b"0"], b"somebody else")
    assert not phones.is_free_for([b"1"], b"somebody else")
