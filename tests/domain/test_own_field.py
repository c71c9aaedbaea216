"""Fields that an organisation adds: found again in a list, spelt as the field does, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.further_columns import put_back_under, said_over, said_under, with_said
from facilitator.domain.groups import MixField, OwnMix, mixed_value
from facilitator.domain.language import Text
from facilitator.domain.own_field import (
    OwnField,
    OwnKind,
    by_choices,
    called_so,
    loose_columns,
    own_columns,
    own_text,
    says_in_own,
    with_own_texts,
)
from facilitator.domain.participant import Person
from facilitator.domain.roster import RosterField, RosterMapping, guess_mapping, read_roster
from facilitator.domain.table import Table
from tests.builders import an_id

HOME = OwnField("老家", Text("Home town", "老家"))
LINE = OwnField("产线", Text("Workshop line", "产线"), OwnKind.CHOICE, ("Line 1", "Line 2"))
TABLE = Table(
    "list",
    (
        ("姓名", "home  town", "Workshop line", "Bus"),
        ("王小明", "成都", "line １", "7"),
        ("李娜", "", "Office", ""),
    ),
)


def a_person(*extra: tuple[str, str]) -> Person:
    return Person(an_id("wang"), "王小明", extra=extra)


def read(fields: tuple[OwnField, ...] = (HOME, LINE)):  # noqa: ANN201  what read_roster returns
    return by_choices(read_roster(TABLE, own_columns(TABLE, guess_mapping(TABLE), fields)), fields)


def test_a_column_called_as_a_field_fills_it_and_every_other_one_is_kept() -> None:
    assert own_columns(TABLE, guess_mapping(TABLE), (HOME, LINE)).own == ((1, "老家"), (2, "产线"))
    wang, li = read().rows
    assert wang.extra == (("老家", "成都"), ("产线", "Line 1"), ("Bus", "7"))
    assert li.extra == (("产线", "Office"),)


def test_what_is_no_choice_is_kept_and_told() -> None:
    (problem,) = read().problems
    assert (problem.row_number, str(problem.message.values["text"])) == (3, "Office")


def test_without_fields_a_list_is_read_as_before() -> None:
    mapping = guess_mapping(TABLE)
    assert own_columns(TABLE, mapping, ()) == mapping
    plain = RosterMapping(None, ((0, RosterField.NAME),))
    assert own_columns(TABLE, plain, (HOME,)) == plain


def test_a_field_called_name_takes_no_names_away() -> None:
    name = OwnField("姓名", Text(zh="姓名"))
    assert own_columns(TABLE, guess_mapping(TABLE), (name,)).own == ()


def test_two_columns_of_one_header_are_both_kept() -> None:
    table = Table("list", (("姓名", "备用", "备用"), ("王小明", "a", "b")))
    assert read_roster(table, guess_mapping(table)).rows[0].extra == (("备用", "a"), ("备用 (2)", "b"))


@pytest.mark.parametrize("header", ["老家", " Home Town ", "home_town", "老家："])
def test_a_field_is_known_by_each_of_its_names(header: str) -> None:
    assert called_so((LINE, HOME), header) is HOME


def test_an_empty_header_is_no_field() -> None:
    assert called_so((HOME,), " ") is None


def test_a_text_is_put_in_its_field_and_taken_out_of_it() -> None:
    one = with_own_texts(a_person(("Bus", "7"), ("老家", "成都")), {"老家": "重庆", "产线": "Line 2"})
    assert one.extra == (("Bus", "7"), ("老家", "重庆"), ("产线", "Line 2"))
    assert (own_text(one, "老家"), own_text(one, "nothing")) == ("重庆", "")
    assert with_own_texts(one, {"老家": "", "产线": "Line 2"}).extra == (("Bus", "7"), ("产线", "Line 2"))


def test_columns_that_were_kept_are_offered_until_they_are_a_field() -> None:
    people = [a_person(("Bus", "7"), ("老家", "成都")), a_person(("Room", "301"))]
    assert loose_columns(people, (HOME,)) == ("Bus", "Room")


@pytest.mark.parametrize(
    ("query", "is_found"), [("成都", True), ("cd", True), ("chengdu", True), ("７", False), ("", False)]
)
def test_people_are_found_by_what_they_say_in_own_fields(query: str, is_found: bool) -> None:
    assert says_in_own(query, a_person(("Bus", "7"), ("老家", "成都")), (LINE, HOME)) is is_found


def test_people_differ_by_an_own_field_however_it_was_typed() -> None:
    assert mixed_value(a_person(("老家", " Ｃheng  du")), OwnMix("老家")) == "cheng du"
    assert mixed_value(replace(a_person(), language="川"), MixField.LANGUAGE) == "川"


def test_what_a_list_does_not_say_stays() -> None:
    known = (("Bus", "7"), ("老家", "成都"), ("Bus", "8"))
    assert said_over(known, (("Bus", "9"), ("Room", "1"))) == (
        ("Bus", "9"),
        ("老家", "成都"),
        ("Bus", "8"),
        ("Room", "1"),
    )


def test_putting_back_leaves_what_was_changed_since() -> None:
    was, wrote = (("Bus", "7"),), (("Bus", "8"), ("老家", "成都"), ("产线", "1"))
    now = (("Bus", "9"), ("老家", "成都"), ("产线", "1"))
    assert put_back_under(now, was, wrote) == (("Bus", "9"),)
    assert put_back_under(wrote, was, wrote) == was
    assert said_under(with_said(was, "Bus", ""), "Bus") == ""
