"""Names: shown as they are, found as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.names import clean_name, is_wholly, matches, search_key
from tests.builders import a_person, an_enrolment


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  王　小明 ", "王 小明"),
        ("Anna\u00a0 Li", "Anna Li"),
        ("\u202eevil\u202c", "evil"),
        ("Jose\u0301", "José"),
        ("王\u200b明\n", "王明"),
        ("𠮷田㛃", "𠮷田㛃"),
        ("\ud800x", "x"),
        ("", ""),
    ],
)
def test_a_name_is_cleaned_for_show(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_name(clean_name(text)) == clean_name(text)


@given(st.text(max_size=20))
def test_a_search_key_is_plain_letters(text: str) -> None:
    assert all(sign == " " or (sign.isascii() and sign.isalnum()) for sign in search_key(text))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("王小明", "wangxiaoming"),
        ("曾志伟", "zengzhiwei"),
        ("单雄信", "shanxiongxin"),
        ("解珍", "xiezhen"),
        ("尉迟恭", "yuchigong"),
        ("欧阳锋", "ouyangfeng"),
        ("Anna Li", "annali"),
        ("José Ñandú", "josenandu"),
    ],
)
def test_family_names_are_read_as_family_names(name: str, first: str) -> None:
    assert search_key(name).split()[0] == first


@pytest.mark.parametrize(
    ("query", "is_meant"),
    [
        ("曾小", True),
        ("小乐", True),
        ("zeng", True),
        ("zxl", True),
        ("zxy", True),
        ("ZengXiao", True),
        ("zeng xiao", True),
        ("xiaole", True),
        ("ceng", True),
        ("E0417", True),
        ("0417", True),
        ("Ｅ０４１７", True),
        ("wang", False),
        ("xl", False),
        ("曾大", False),
        ("", False),
        ("  ", False),
        ("?", False),
        ("-", False),
    ],
)
def test_a_person_is_found_by_what_people_type(query: str, is_meant: bool) -> None:
    assert matches(query, an_enrolment(a_person("曾小乐", "E0417"))) is is_meant


@pytest.mark.parametrize(
    ("query", "is_whole"),
    [
        ("曾小乐", True),
        ("曾 小乐", True),
        ("Zeng Xiaole", True),
        ("cengxiaole", True),
        ("Ｅ０４１７", True),
        ("zxl", False),
        ("曾小", False),
        ("zengxiao", False),
        ("0417", False),
        ("", False),
        ("?", False),
    ],
)
def test_a_whole_name_or_number_is_told_from_a_part(query: str, is_whole: bool) -> None:
    assert is_wholly(query, an_enrolment(a_person("曾小乐", "E0417"))) is is_whole
    for nothing in ("", "-", "—"):
        assert not is_wholly(nothing, an_enrolment(a_person("曾小乐", "")))


def test_a_name_without_a_reading_is_found_by_its_characters() -> None:
    assert matches("𠮷", an_enrolment(a_person("𠮷田")))
    assert matches("tian", an_enrolment(a_person("𠮷田")))
