"""A signed sheet is keyed in line by line: each line durable, nobody doubled, every line undone at will."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.attendance import AttendanceKind, CheckedIn, Road, Tone
from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.reports.print_sign_in import print_sign_in
from facilitator.services.change_enrolment import take_off
from facilitator.services.check_in import check_in_person, door_state, excuse, sign_out, take_back, walk_in
from facilitator.services.enrol_people import add_person
from facilitator.services.merge_people import merge_people
from facilitator.services.paper_list import HeadCount, SheetMark
from facilitator.services.plan_session import remove_session
from facilitator.services.ports import Workspace
from facilitator.services.sign_in_entry import (
    Marked,
    Marking,
    SheetEntry,
    count_heads,
    heads_in_words,
    mark_row,
    sheet_entry,
    walk_in_by_hand,
)
from tests.fakes import MORNING, FakeClock

SIGNED, NOT_SIGNED = Marking(SheetMark.SIGNED), Marking(SheetMark.NOT_SIGNED)
OPEN = Marking(SheetMark.OPEN)


@pytest.fixture(autouse=True)
def afternoon(clock: FakeClock) -> None:
    """The sheet is keyed in once the half-day is over."""
    clock.go_to(MORNING + timedelta(hours=5))


def at(hour: int, minute: int) -> datetime:
    return MORNING.replace(hour=hour, minute=minute)


def lines(entry: SheetEntry) -> list[tuple[int, str, SheetMark]]:
    return [(row.number, row.enrolment.person.name, row.mark) for row in entry.rows]


def mark(ws: Workspace, half_day: UUID, one: Enrolment, marking: Marking) -> Marked:
    return mark_row(ws, half_day, one.id, marking).value


def stay(ws: Workspace, half_day: UUID, one: Enrolment) -> tuple[datetime | None, datetime | None]:
    found = next(p for p in door_state(ws, half_day).presences if p.enrolment.id == one.id)
    return found.arrived_at, found.left_at


def test_the_lines_stand_as_they_were_printed_whatever_became_of_the_list(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    print_sign_in(ws, half_day, tmp_path, (Language.ZH,))
    take_off(ws, people[1].id)
    add_person(ws, half_day, "后来的人")
    assert lines(sheet_entry(ws, half_day)) == [
        (1, "王小明", SheetMark.OPEN),
        (3, "曾志伟", SheetMark.OPEN),
        (0, "后来的人", SheetMark.OPEN),
    ]


def test_without_a_print_the_list_is_the_sheet(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    walk_in(ws, half_day, "陈东")
    entry = sheet_entry(ws, half_day)
    assert [row.number for row in entry.rows] == [1, 2, 3, 0]
    assert (entry.open, entry.signed, entry.came) == (len(people), 0, 1)


def test_a_signature_counts_from_the_beginning_and_a_time_from_that_time(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    marked = mark(ws, half_day, people[0], SIGNED)
    assert (str(marked.message), marked.tone) == ("王小明 signed: here from 08:30.", Tone.GOOD)
    mark(ws, half_day, people[1], Marking(SheetMark.LATE, at(9, 10)))
    mark(ws, half_day, people[2], Marking(SheetMark.LEFT_EARLY, left_at=at(11, 0)))
    assert [stay(ws, half_day, one) for one in people] == [
        (MORNING, None),
        (at(9, 10), None),
        (MORNING, at(11, 0)),
    ]
    with ws.store.read() as records:
        roads = {event.road for event in records.attendance.of_half_day(half_day)}
    assert roads == {Road.PAPER}
    entry = sheet_entry(ws, half_day)
    assert [row.mark for row in entry.rows] == [SheetMark.SIGNED, SheetMark.LATE, SheetMark.LEFT_EARLY]
    assert (entry.signed, entry.open, entry.came) == (3, 0, 3)


def test_the_same_line_twice_is_one_arrival(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    for _ in range(2):
        mark(ws, half_day, people[0], SIGNED)
    state = door_state(ws, half_day)
    assert (state.count.present, len(state.presences[0].stays)) == (1, 1)


def test_who_was_scanned_is_not_doubled_by_a_signature(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    clock.go_to(at(8, 41))
    check_in_person(ws, half_day, people[0].id, Road.SCANNER)
    clock.go_to(at(13, 0))
    marked = mark(ws, half_day, people[0], SIGNED)
    assert (str(marked.message), marked.tone) == ("王小明 was checked in already, at 08:41.", Tone.AMBER)
    mark(ws, half_day, people[0], Marking(SheetMark.LATE, at(9, 30)))
    assert stay(ws, half_day, people[0]) == (at(8, 41), None)
    row = sheet_entry(ws, half_day).rows[0]
    assert (row.mark, row.came_by) == (SheetMark.LATE, Road.SCANNER)


def test_who_was_scanned_out_is_not_let_in_again_by_a_signature(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    clock.go_to(at(8, 41))
    check_in_person(ws, half_day, people[0].id, Road.SCANNER)
    clock.go_to(at(10, 0))
    sign_out(ws, half_day, people[0].id)
    clock.go_to(at(13, 0))
    mark(ws, half_day, people[0], SIGNED)
    assert stay(ws, half_day, people[0]) == (at(8, 41), at(10, 0))
    told = mark(ws, half_day, people[0], Marking(SheetMark.LEFT_EARLY, left_at=at(11, 0)))
    assert (str(told.message), told.tone) == ("王小明 left already, at 10:00.", Tone.AMBER)


def test_the_sheet_says_when_somebody_went_who_was_scanned_in(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    clock.go_to(at(8, 41))
    check_in_person(ws, half_day, people[0].id, Road.SCANNER)
    clock.go_to(at(13, 0))
    told = mark(ws, half_day, people[0], Marking(SheetMark.LEFT_EARLY, left_at=at(11, 0)))
    assert str(told.message) == "王小明 left early, at 11:00."
    assert stay(ws, half_day, people[0]) == (at(8, 41), at(11, 0))


def test_who_did_not_sign_is_looked_at_and_not_here(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    mark(ws, half_day, people[0], SIGNED)
    marked = mark(ws, half_day, people[0], NOT_SIGNED)
    assert str(marked.message) == "王小明 did not sign."
    entry = sheet_entry(ws, half_day)
    assert (entry.rows[0].mark, entry.signed, entry.open, entry.came) == (SheetMark.NOT_SIGNED, 0, 2, 0)
    with ws.store.read() as records:
        kinds = [event.kind for event in records.attendance.of_half_day(half_day)]
    assert kinds == [AttendanceKind.ARRIVED, AttendanceKind.UNDONE]


def test_who_was_scanned_and_did_not_sign_is_here_and_told_of(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    check_in_person(ws, half_day, people[0].id, Road.CAMERA)
    marked = mark(ws, half_day, people[0], NOT_SIGNED)
    assert (marked.tone, "did not sign, but was checked in at 13:30" in str(marked.message)) == (
        Tone.AMBER,
        True,
    )
    assert door_state(ws, half_day).count.present == 1


@pytest.mark.parametrize(
    "first",
    [
        OPEN,
        SIGNED,
        NOT_SIGNED,
        Marking(SheetMark.LATE, at(9, 10)),
        Marking(SheetMark.LEFT_EARLY, None, at(11, 0)),
    ],
)
def test_every_line_is_undone_to_what_it_said_before(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], first: Marking
) -> None:
    mark(ws, half_day, people[0], first)
    before = sheet_entry(ws, half_day).rows[0]
    for second in (SIGNED, NOT_SIGNED, Marking(SheetMark.LATE, at(9, 20))):
        marked = mark(ws, half_day, people[0], second)
        mark(ws, half_day, people[0], marked.before)
        after = sheet_entry(ws, half_day).rows[0]
        assert (after.mark, after.presence.stays) == (before.mark, before.presence.stays)


def test_an_arrival_taken_back_at_the_door_leaves_the_line_open(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    mark(ws, half_day, people[0], SIGNED)
    latest = door_state(ws, half_day).latest
    assert latest is not None
    take_back(ws, half_day, latest.id)
    assert sheet_entry(ws, half_day).rows[0].mark is SheetMark.OPEN


def test_who_wrote_themselves_in_follows_the_printed_lines(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    add_person(ws, half_day, "后来的人")
    walk_in(ws, half_day, "门口的人")
    done = walk_in_by_hand(ws, half_day, "陈东", "E9", "Line 2", at(8, 50))
    walk_in_by_hand(ws, half_day, "钱二", "", "", None)
    assert len(people) == 3
    assert lines(sheet_entry(ws, half_day))[3:] == [
        (4, "后来的人", SheetMark.OPEN),
        (5, "陈东", SheetMark.SIGNED),
        (6, "钱二", SheetMark.SIGNED),
        (0, "门口的人", SheetMark.OPEN),
    ]
    assert stay(ws, half_day, done.value.enrolment) == (at(8, 50), None)
    mark_row(ws, half_day, done.value.enrolment.id, done.value.before)
    assert "陈东" not in [row.enrolment.person.name for row in sheet_entry(ws, half_day).rows]


def test_a_number_of_the_list_at_the_foot_of_the_sheet_means_that_person(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    done = walk_in_by_hand(ws, half_day, "王小名", "E001", "", None).value
    assert done.enrolment.id == people[0].id
    assert sheet_entry(ws, half_day).rows[0].mark is SheetMark.SIGNED


def test_before_the_half_day_has_begun_a_signature_counts_from_now(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    clock.go_to(at(8, 15))
    mark(ws, half_day, people[0], SIGNED)
    assert stay(ws, half_day, people[0]) == (at(8, 15), None)
    walked = walk_in_by_hand(ws, half_day, "陈东", "", "", None).value
    assert stay(ws, half_day, walked.enrolment) == (at(8, 15), None)


@pytest.mark.parametrize(
    ("marking", "sentence"),
    [
        (Marking(SheetMark.LATE, at(14, 0)), "14:00 is still to come"),
        (Marking(SheetMark.LEFT_EARLY, left_at=at(8, 0)), "Nobody leaves at 08:00 who came at 08:30"),
        (Marking(SheetMark.LEFT_EARLY, at(9, 0), at(9, 0)), "Nobody leaves at 09:00 who came at 09:00"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_the_line_stays(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], marking: Marking, sentence: str
) -> None:
    mark(ws, half_day, people[0], SIGNED)
    with pytest.raises(UserError, match=sentence):
        mark_row(ws, half_day, people[0].id, marking)
    assert sheet_entry(ws, half_day).rows[0].mark is SheetMark.SIGNED
    with pytest.raises(UserError, match="still to come"):
        walk_in_by_hand(ws, half_day, "陈东", "", "", at(23, 0))


def test_two_lines_of_one_person_are_one_line(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    other = add_person(ws, half_day, "王小名").value
    print_sign_in(ws, half_day, tmp_path, (Language.EN,))
    mark(ws, half_day, other, SIGNED)
    merge_people(ws, session.id, people[0].person.id, other.person.id, people[0].person)
    assert lines(sheet_entry(ws, half_day))[0] == (1, "王小明", SheetMark.SIGNED)
    mark(ws, half_day, people[0], OPEN)
    assert door_state(ws, half_day).count.present == 0


def test_what_is_kept_of_a_sheet_goes_with_the_session_and_names_nobody(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    mark(ws, half_day, people[0], NOT_SIGNED)
    key = f"session.{session.id}.sheet.{half_day}"
    with ws.store.read() as records:
        assert "王" not in (records.journal.setting(key) or "王")
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.journal.setting(key) is None


def test_an_outcome_names_who_it_is_about(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    outcome = check_in_person(ws, half_day, people[0].id, Road.SEARCH).value
    assert isinstance(outcome, CheckedIn)
    assert str(mark(ws, half_day, people[0], OPEN).message) == "The line of 王小明 is open again."
    assert door_state(ws, half_day).count.present == 1


def test_a_walk_in_who_was_taken_back_may_be_signed_again(ws: Workspace, half_day: UUID) -> None:
    walked = walk_in_by_hand(ws, half_day, "陈东", "", "", None).value
    mark(ws, half_day, walked.enrolment, walked.before)
    marked = mark(ws, half_day, walked.enrolment, SIGNED)
    assert marked.before == OPEN
    assert door_state(ws, half_day).count.walk_ins == 1


def test_what_the_paper_says_stands_at_its_own_time_whatever_was_noted_later(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    excused, early, _ = people
    excuse(ws, half_day, excused.id)
    clock.go_on(minutes=60)
    mark(ws, half_day, excused, SIGNED)
    assert stay(ws, half_day, excused) == (at(8, 30), None)
    mark(ws, half_day, early, SIGNED)
    clock.go_to(at(14, 45))
    sign_out(ws, half_day, early.id)
    said = mark(ws, half_day, early, Marking(SheetMark.LATE, at(8, 50)))
    assert "08:50" in str(said.message)
    assert stay(ws, half_day, early) == (at(8, 50), at(14, 45))


def test_nobody_leaves_before_the_badge_brought_them_in(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    clock.go_to(at(9, 10))
    check_in_person(ws, half_day, people[0].id, Road.SCANNER)
    clock.go_to(at(13, 30))
    with pytest.raises(UserError, match="Nobody leaves at 09:00 who came at 09:10"):
        mark(ws, half_day, people[0], Marking(SheetMark.LEFT_EARLY, left_at=at(9, 0)))
    assert stay(ws, half_day, people[0]) == (at(9, 10), None)


def test_the_heads_that_were_counted_are_kept_with_when_and_who(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    assert str(heads_in_words(sheet_entry(ws, half_day))) == ""
    done = count_heads(ws, half_day, 4)
    mark(ws, half_day, people[0], SIGNED)
    clock.go_on(minutes=5)
    assert count_heads(ws, half_day, 4).value == done.value
    entry = sheet_entry(ws, half_day)
    assert entry.heads == done.value
    assert str(heads_in_words(entry)).startswith("4 counted in the room, 1 noted. Counted ")
    assert str(heads_in_words(entry)).endswith(" by Li Na.")
    alone = replace(entry, heads=HeadCount(4, clock.now()))
    assert " by " not in str(heads_in_words(alone))
    with pytest.raises(UserError, match="fewer than 0"):
        count_heads(ws, half_day, -1)
    assert count_heads(ws, half_day, 0).value is None
    assert sheet_entry(ws, half_day).heads is None
    count_heads(ws, session.half_days[1].id, 7)
    assert sheet_entry(ws, half_day).heads is None


def test_printing_the_sheet_again_keeps_the_heads(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    assert people
    count_heads(ws, half_day, 3)
    print_sign_in(ws, half_day, tmp_path, [Language.EN])
    heads = sheet_entry(ws, half_day).heads
    assert heads is not None
    assert heads.counted == 3
