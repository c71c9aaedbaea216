"""Own fields: added, filled by a list, put right by hand, mixed by, and let go without losing a word."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.groups import GroupWish, OwnMix
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.own_field import OwnField, OwnKind, own_text, with_own_texts
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import change_enrolment, undo_change
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in_person
from facilitator.services.enrol_people import import_roster, list_people, preview_roster, undo_import
from facilitator.services.group_work import draw
from facilitator.services.merge_people import merge_people, preview_merge, take_apart
from facilitator.services.own_fields import (
    MOST_CHOICES,
    MOST_FIELDS,
    list_own_fields,
    own_fields_of,
    put_own_field,
    remove_own_field,
    undo_field_change,
)
from facilitator.services.ports import Workspace
from facilitator.services.seat_people import Place, seat_people
from tests.builders import a_roster, roster_rows

HOME = OwnField("", Text("Home town", "老家"))
LINE = OwnField("", Text("Line"), OwnKind.CHOICE, ("Line 1", "Line 2"))


def say(ws: Workspace, one: Enrolment, **texts: str) -> Enrolment:
    person = with_own_texts(one.person, texts)
    return change_enrolment(ws, replace(one, person=person)).value.after


def test_a_field_is_kept_under_its_first_name_and_may_be_called_another(ws: Workspace) -> None:
    done = put_own_field(ws, HOME)
    assert done.changes is Change.ROSTER
    added = done.value.after
    assert added == replace(HOME, key="老家")
    assert added is not None
    changed = put_own_field(ws, replace(added, name=Text("From"), is_column=True)).value
    assert list_own_fields(ws) == (OwnField("老家", Text("From"), is_column=True),)
    undo_field_change(ws, changed)
    assert list_own_fields(ws) == (added,)
    undo_field_change(ws, done.value)
    assert list_own_fields(ws) == ()


def test_a_field_that_went_is_had_back_with_all_that_was_said(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    put_own_field(ws, HOME)
    say(ws, people[0], 老家="成都")
    gone = remove_own_field(ws, "老家").value
    assert own_fields_of(ws, session.id).loose == ("老家",)
    undo_field_change(ws, gone)
    found = own_fields_of(ws, session.id)
    assert ([one.key for one in found.fields], found.loose) == (["老家"], ())
    assert own_text(list_people(ws, people[0].half_day)[0].person, "老家") == "成都"
    with pytest.raises(UserError, match="no longer there"):
        remove_own_field(ws, "Bus")
    with pytest.raises(UserError, match="changed once more"):
        undo_field_change(ws, gone)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (OwnField("", Text(" ")), "Give the field a name"),
        (OwnField("", Text("x" * 101)), "longer than 100 signs"),
        (OwnField("", Text("Line"), OwnKind.CHOICE, (" ",)), "one choice a line"),
        (OwnField("", Text("Line"), OwnKind.CHOICE, tuple(map(str, range(MOST_CHOICES + 1)))), "at most"),
        (OwnField("", Text("HOME  town")), "called Home town already"),
        (OwnField("", Text("老家")), "called Home town already"),
    ],
)
def test_what_can_be_no_field_is_refused(ws: Workspace, wrong: OwnField, sentence: str) -> None:
    put_own_field(ws, HOME)
    with pytest.raises(UserError, match=sentence):
        put_own_field(ws, wrong)
    assert len(list_own_fields(ws)) == 1


def test_there_are_only_so_many_fields(ws: Workspace) -> None:
    for number in range(MOST_FIELDS):
        put_own_field(ws, OwnField("", Text(f"Field {number}")))
    with pytest.raises(UserError, match="Remove one that is not used"):
        put_own_field(ws, HOME)


def test_choices_stand_once_in_the_order_they_were_typed(ws: Workspace) -> None:
    typed = replace(LINE, choices=("Line 2", " Line  1", "", "line 2"))
    field = put_own_field(ws, typed).value.after
    assert field is not None
    assert field.choices == ("Line 2", "Line 1")


def test_a_list_fills_fields_and_leaves_what_it_does_not_say(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    for field in (HOME, LINE):
        put_own_field(ws, field)
    say(ws, people[0], 老家="成都", Line="Line 1")
    (row,) = roster_rows("王小明")
    again = a_roster(replace(row, extra=(("Line", "LINE 2"), ("Bus", "7"))))
    preview = preview_roster(ws, session.id, half_day, again)
    assert ["by hand" in str(one.message) for one in preview.problems] == [True]
    done = import_roster(ws, preview).value
    extra = list_people(ws, half_day)[0].person.extra
    assert extra == (("老家", "成都"), ("Line", "Line 2"), ("Bus", "7"))
    say(ws, list_people(ws, half_day)[0], 老家="重庆")
    undo_import(ws, done.import_id)
    assert list_people(ws, half_day)[0].person.extra == (("老家", "重庆"), ("Line", "Line 1"))


def test_what_was_put_right_by_hand_in_another_field_is_not_warned_of(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    put_own_field(ws, HOME)
    say(ws, people[0], 老家="成都")
    (row,) = roster_rows("王小明")
    preview = preview_roster(ws, session.id, half_day, a_roster(replace(row, extra=(("Bus", "7"),))))
    assert (len(preview.changed), preview.problems) == (1, ())


def test_taking_a_change_back_leaves_another_field_that_changed_since(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    typed = replace(people[0], person=with_own_texts(people[0].person, {"老家": "成都"}))
    first = change_enrolment(ws, typed).value
    say(ws, first.after, Bus="7")
    undo_change(ws, first)
    assert list_people(ws, half_day)[0].person.extra == (("Bus", "7"),)


def test_tables_and_groups_are_mixed_by_an_own_field(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    for one, home in zip(people, ("成都", "成都", "重庆"), strict=True):
        say(ws, one, 老家=home)
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    wish = GroupWish(2, mix=OwnMix("老家"))
    after = seat_people(ws, half_day, Place.TABLE, wish).value.after
    assert after[0].table != after[1].table
    (drawn,) = draw(ws, half_day, wish).value.draws
    assert drawn.mix == OwnMix("老家")
    assert drawn.group_number(people[0].id) != drawn.group_number(people[1].id)


def test_two_lines_that_are_one_say_in_which_own_field_they_differ(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    for field in (HOME, LINE):
        put_own_field(ws, field)
    one, other = say(ws, people[0], 老家="成都"), say(ws, people[1], 老家="重庆", Line="Line 2")
    found = preview_merge(ws, session.id, one.person.id, other.person.id)
    assert [field.key for field in found.own] == ["老家"]
    chosen = with_own_texts(found.as_one, {"老家": "重庆"})
    merged = merge_people(ws, session.id, one.person.id, other.person.id, chosen).value
    assert dict(merged.person.extra) == {"老家": "重庆", "Line": "Line 2"}
    take_apart(ws, session.id, one.person.id, other.person.id)
    assert list_people(ws, half_day)[0].person.extra == (("老家", "成都"),)
