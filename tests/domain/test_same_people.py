"""Who may be one person is proposed by their names; what both say is put together, none of it lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.participant import Consent, Person, Sex, by_every_id
from facilitator.domain.same_people import differing_fields, same_names, together
from tests.builders import a_person, an_enrolment, an_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王 小明", "王小明"),
        ("ＡＮＡ Lopez", "Ana lopez"),
        ("古丽·阿卜杜", "古丽阿卜杜"),
    ],
)
def test_names_that_read_the_same_are_proposed(one: str, other: str) -> None:
    found = same_names([a_person(one, "E1"), a_person("李娜"), a_person(other)])
    assert [[person.name for person in group] for group in found] == [[one, other]]


def test_one_person_at_two_half_days_is_nobody_elses_double() -> None:
    wang = a_person("王小明")
    assert same_names([wang, wang]) == ()


def test_only_what_both_say_and_say_differently_is_a_choice() -> None:
    one = replace(a_person("王小明", "E1"), department="Line 3", phone="138", language="")
    other = replace(a_person("王小明", ""), department="Line 4", phone="138", language="四川话")
    assert differing_fields(one, other) == ("department",)
    assert together(one, other) == replace(one, language="四川话")
    assert together(other, one) == replace(other, employee_number="E1")


def test_what_only_one_of_them_says_is_kept() -> None:
    one = replace(a_person("王小明"), sex=Sex.UNKNOWN, extra=(("Shift", ""), ("Bus", "7")))
    other = replace(a_person("王小明", "E9"), sex=Sex.MALE, extra=(("Shift", "A"), ("Room", "301")))
    whole = together(one, other)
    assert (whole.sex, whole.employee_number) == (Sex.MALE, "E9")
    assert whole.extra == (("Shift", "A"), ("Bus", "7"), ("Room", "301"))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (Consent.GIVEN, Consent.REFUSED, Consent.REFUSED),
        (Consent.NOT_ASKED, Consent.GIVEN, Consent.GIVEN),
        (Consent.NOT_ASKED, Consent.NOT_ASKED, Consent.NOT_ASKED),
    ],
)
def test_a_refusal_outweighs_a_consent(one: Consent, other: Consent, said: Consent) -> None:
    whole = together(Person(an_id("a"), "A", consent=one), Person(an_id("b"), "A", consent=other))
    assert whole.consent is said


def test_somebody_is_found_by_every_id_they_had() -> None:
    wang = replace(an_enrolment(), also=(an_id("second"),))
    assert by_every_id([wang]) == {wang.id: wang, an_id("second"): wang}
