"""From the records of a session to the one summary behind every file."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from uuid import UUID

import pytest

from facilitator.domain.answers import SheetState
from facilitator.domain.as_run import Outcome
from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road
from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.participant import Sex
from facilitator.domain.programme import SlideRange
from facilitator.domain.questionnaire import Wave
from facilitator.domain.run import LeftOut, RunEventKind, RunItem
from facilitator.reports.tables import all_tables
from facilitator.services.summarise import content_hash, summarise
from facilitator.words import Words, said
from tests.reports.example import HALF_DAYS, SESSION, START, Example, answered, example, moment


def test_the_summary_of_a_hundred_people_tells_the_fall_of_guilt() -> None:
    summary = example().summary()
    assert said(summary.key_results[0], Language.EN) == (
        'I feel guilty about being far from my child: "Often / Always" fell from 95% to 39%, a drop of '
        "56 percentage points (100 matched people; likely between 45 and 65)."
    )
    assert len(summary.key_results) == 3


def test_reach_counts_who_was_expected_came_and_stayed() -> None:
    made = example()
    early = AttendanceEvent(
        UUID(int=1),
        HALF_DAYS[0].id,
        made.attendance[0].enrolment,
        AttendanceKind.LEFT,
        START + timedelta(minutes=40),
        Road.KEYBOARD,
    )
    at_the_end = replace(
        early, id=UUID(int=2), enrolment=made.attendance[2].enrolment, at=START + timedelta(minutes=97)
    )
    made.attendance += [early, at_the_end]
    first, second = made.summary().reach
    assert (first.expected, first.came, first.walk_ins, first.stayed) == (48, 50, 2, 49)
    assert (second.expected, second.came, second.walk_ins, second.stayed) == (48, 45, 2, 45)
    assert made.summary().reach_total.came == 95


def test_small_groups_of_people_are_hidden() -> None:
    made = example(100)
    made.enrolments = [
        replace(one, person=replace(one.person, sex=Sex.MALE if n < 7 else Sex.FEMALE))
        for n, one in enumerate(made.enrolments)
    ]
    groups = {group.feature: group for group in made.summary().groups}
    assert "sex" not in groups
    assert groups["child_age_band"].counts == (20, 20, 15, 20, 20)


def test_people_of_whom_a_feature_is_unknown_are_a_group_of_their_own() -> None:
    made = example(100)
    made.enrolments = [
        replace(one, person=replace(one.person, sex=Sex.UNKNOWN if n < 20 else Sex.FEMALE))
        for n, one in enumerate(made.enrolments)
    ]
    (sex,) = (group for group in made.summary().groups if group.feature == "sex")
    assert [label.en for label in sex.labels] == ["Women", "Men", "Not known"]
    assert sex.counts == (76, 0, 19)


def test_delivery_says_planned_and_real_minutes() -> None:
    lines = [line for line in example().summary().delivery if line.half_day == "Shift A"]
    assert [line.planned_minutes for line in lines] == [15, 35, 10, 30]
    assert [line.actual_minutes for line in lines] == [18, 32, 11, 35]


def test_an_activity_that_was_never_run_has_no_minutes() -> None:
    made = example()
    made.runs.clear()
    assert {line.actual_minutes for line in made.summary().delivery} == {None}


def test_what_was_put_off_dropped_or_passed_over_is_told_in_every_file() -> None:
    made = example()
    talk, needs, tea, call = made.session.agenda
    talk = replace(talk, slides=SlideRange("deck", 1, 4))
    made.session = replace(made.session, agenda=(talk, needs, tea, call))
    agenda = (
        RunItem(talk, 900),
        RunItem(needs, 2100, LeftOut.DROPPED),
        RunItem(tea, 600, LeftOut.FOLLOW_UP),
        RunItem(call, 1800),
    )
    first = made.runs[0]
    made.runs = [
        replace(first, agenda=agenda),
        replace(first, id=UUID(int=1), kind=RunEventKind.SLIDE_SHOWN, at=moment(8), page=2),
        replace(first, id=UUID(int=2), kind=RunEventKind.FINISHED, at=moment(20)),
    ]
    lines = [line for line in made.summary().delivery if line.half_day == "Shift A"]
    assert [(line.outcome, line.actual_minutes) for line in lines] == [
        (Outcome.RUN, 18),
        (Outcome.DROPPED, None),
        (Outcome.FOLLOW_UP, None),
        (Outcome.SKIPPED, None),
    ]
    seen = {(slide.page, round(slide.seconds)) for slide in lines[0].slides}
    assert seen == {(1, 360), (2, 720)}
    for language, word in ((Language.EN, "put off to the follow-up"), (Language.ZH, "留到后续跟进")):
        tables = {table.key: table for table in all_tables(made.summary(), Words(language))}
        assert [row[-1] for row in tables["activities"].rows][2] == word
        assert [(row[3], row[4]) for row in tables["slides"].rows] == [(1, 6), (2, 12)]


def test_only_words_with_consent_and_no_observation_are_shared() -> None:
    summary = example().summary()
    text = str(asdict(summary))
    assert [quote.text for quote in summary.quotes] == [
        "I always asked about homework first. Now I ask how his day was.",
        "以前打电话只问成绩，现在我知道先听他说。",
    ]
    assert "SECRET" not in text
    assert "PRIVATE" not in text


def test_no_name_of_a_participant_is_in_the_summary() -> None:
    made = example()
    text = str(asdict(made.summary()))
    assert not [person.person.name for person in made.enrolments if f"'{person.person.name}'" in text]


def test_the_hash_changes_with_an_answer_and_not_with_the_hour() -> None:
    one, again, other = example(), example(), example()
    other.sheets[0] = answered("000", Wave.PRE, {"guilt": "1"}, other.batches[0].id)
    summary = one.summary()
    assert summary.content_hash == again.summary().content_hash
    assert summary.content_hash == content_hash(replace(summary, written_at=START))
    assert summary.content_hash != other.summary().content_hash


def test_a_parked_sheet_makes_the_summary_a_draft_and_says_so() -> None:
    made = example()
    assert not made.summary().is_draft
    made.sheets[0] = replace(made.sheets[0], state=SheetState.PARKED)
    summary = made.summary()
    assert summary.is_draft
    assert "Keying is not finished" in " ".join(map(str, summary.limits))


def test_a_second_keying_left_half_way_makes_no_draft() -> None:
    made = example()
    for n, state in enumerate((SheetState.PARKED, SheetState.OPEN)):
        made.sheets.append(replace(made.sheets[n], id=UUID(int=77 + n), pass_number=2, state=state))
    assert not made.summary().is_draft


def test_a_session_that_uses_no_paper_is_final() -> None:
    made = example()
    made.sheets.clear()
    made.batches.clear()
    assert made.summary().is_draft
    made.questionnaires.clear()
    assert not made.summary().is_draft


def in_both_half_days(made: Example) -> None:
    """Enrol everybody of the first half-day at the second as well; they come, every tenth leaves early."""
    first = [one for one in made.enrolments if one.half_day == HALF_DAYS[0].id]
    for n, one in enumerate(first):
        again = replace(one, id=UUID(int=20_000 + n), half_day=HALF_DAYS[1].id, is_walk_in=True)
        arrival = AttendanceEvent(
            UUID(int=30_000 + n),
            again.half_day,
            again.id,
            AttendanceKind.ARRIVED,
            HALF_DAYS[1].starts_at,
            Road.DEMO,
        )
        made.enrolments.append(again)
        made.attendance.append(arrival)
        if n % 10 == 0:
            gone = arrival.at + timedelta(minutes=20)
            made.attendance.append(
                replace(arrival, id=UUID(int=40_000 + n), kind=AttendanceKind.LEFT, at=gone)
            )


def test_who_comes_to_two_half_days_is_one_person_in_the_total() -> None:
    made = example()
    in_both_half_days(made)
    summary = made.summary()
    assert [one.came for one in summary.reach] == [50, 95]
    total = summary.reach_total
    assert (total.expected, total.came, total.walk_ins, total.stayed) == (96, 95, 4, 90)


def test_who_comes_to_two_half_days_is_one_person_in_every_group() -> None:
    made = example()
    groups = made.summary().groups
    in_both_half_days(made)
    assert made.summary().groups == groups


def test_six_people_who_come_twice_are_still_too_few_to_show() -> None:
    made = example(100)
    made.enrolments = [
        replace(
            one,
            person=replace(one.person, child_left_behind=None if n >= 96 else n % 16 == 0, sex=Sex.UNKNOWN),
        )
        for n, one in enumerate(made.enrolments)
    ]
    in_both_half_days(made)
    shown = [count for group in made.summary().groups for count in group.counts]
    assert not {6, 12} & set(shown)


def test_corrections_come_from_the_key_log() -> None:
    made = example()
    made.corrections = 12
    assert made.summary().quality.corrected == 12


def test_a_session_without_questionnaires_says_so() -> None:
    made = example()
    made.sheets.clear()
    made.questionnaires.clear()
    summary = made.summary()
    assert summary.key_results == ()
    assert [str(limit) for limit in summary.limits] == [
        "No questionnaires have been keyed yet, so nothing is said about change."
    ]


def test_made_up_data_are_called_so() -> None:
    made = example()
    made.session = replace(SESSION, is_demo=True)
    assert "made up" in str(made.summary().limits[0])


def test_what_is_always_said_is_said() -> None:
    limits = " ".join(map(str, example().summary().limits))
    for words in ("no comparison group", "not what they do at home", "expected of them", "2 half-days"):
        assert words in limits


def test_the_threshold_of_the_workspace_is_kept_but_never_below_five() -> None:
    made = example()
    made.settings["suppression_k"] = "2"
    assert made.summary().suppression_k == 5


def test_sheets_keyed_twice_are_counted_once_among_the_sheets() -> None:
    made = example()
    made.sheets.append(replace(made.sheets[0], id=UUID(int=77), pass_number=2, keyed_by="Zhao"))
    quality = made.summary().quality
    assert (quality.sheets, quality.keyed_twice, quality.keyed_by) == (200, 1, 2)


def test_a_session_that_is_gone_is_one_sentence() -> None:
    with pytest.raises(UserError, match="no longer in the workspace"):
        summarise(example().workspace(), UUID(int=404))
