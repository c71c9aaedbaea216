"""A way to finish on time in words, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from facilitator.domain.finish_on_time import Way, WayToFinish
from facilitator.domain.language import Language, Text
from facilitator.domain.programme import BlockKind, Cut
from facilitator.domain.run import LeftOut, RunEvent, RunEventKind
from facilitator.domain.session import AgendaItem, HalfDay, Session
from facilitator.domain.tally import Tally
from facilitator.services.run_session import RunState, plan_of
from facilitator.services.way_words import CutHint, tell, trouble, way_name
from facilitator.words import chinese_sentences, said
from tests.builders import HALF_DAY, SESSION, an_agenda_item, an_id
from tests.fakes import MORNING, FakeClock

NOON = MORNING.replace(hour=12, minute=0)
PLAY = replace(
    an_agenda_item("play", 25, kind=BlockKind.ROLE_PLAY),
    title=Text("Role play", "角色扮演"),
    cuts=(
        Cut(10, 20, Text("One round only.", "只做一轮。")),
        Cut(20, 12, Text("Show it once.", "只示范一次。")),
        Cut(5, 22),
    ),
)
QUIZ = replace(an_agenda_item("quiz", 10), title=Text("Quiz", "小测验"))
LUNCH = replace(
    an_agenda_item("lunch", 30, kind=BlockKind.BREAK, fixed_start=time(9, 30)), title=Text("Lunch", "午饭")
)


def a_run(*items: AgendaItem, hours: float = 3.5) -> RunState:
    half_day = HalfDay(HALF_DAY, "A", MORNING, MORNING + timedelta(hours=hours))
    session = Session(SESSION, Text(), "", (), (half_day,), items, "", "", Text())
    plan = plan_of(session, half_day)
    return RunState(session, half_day, plan, (), Tally(plan))


def a_way(way: Way = Way.DROP_COULD, *, late: float = 0, minutes: int = 7) -> WayToFinish:
    return WayToFinish(way, ((PLAY.id, minutes),), (QUIZ.id,), NOON + timedelta(seconds=late), late)


@pytest.mark.parametrize(
    ("way", "language", "sentence"),
    [
        (Way.DROP_COULD, Language.EN, "Role play 25 → 18 min, Quiz dropped, ends 12:00."),
        (Way.DROP_COULD, Language.ZH, "“角色扮演”25 → 18 分钟，去掉“小测验”，12:00 结束。"),
        (Way.FOLLOW_UP, Language.EN, "Role play 25 → 18 min, Quiz put off, ends 12:00."),
        (Way.FOLLOW_UP, Language.ZH, "“角色扮演”25 → 18 分钟，“小测验”留到课后，12:00 结束。"),
    ],
)
def test_one_sentence_names_each_block_that_changes_and_the_end(
    way: Way, language: Language, sentence: str
) -> None:
    assert said(tell(a_run(PLAY, QUIZ), a_way(way)).sentence, language) == sentence


def test_of_many_changes_the_largest_are_named_and_the_others_counted() -> None:
    talks = [an_agenda_item(f"talk {number}", 20) for number in range(6)]
    gained = (1, 7, 2, 3, 8, 5)
    shorter = tuple((talk.id, minutes) for talk, minutes in zip(talks, gained, strict=True))
    story = tell(a_run(*talks), WayToFinish(Way.TRIM_THEORY, shorter, (), NOON, 0))
    assert said(story.summary, Language.EN) == (
        "talk 1 20 → 13 min, talk 4 20 → 12 min, talk 5 20 → 15 min, and 3 others by 1–3 min, ends 12:00."
    )
    assert said(story.summary, Language.ZH).endswith("另有 3 个环节各省 1–3 分钟，12:00 结束。")
    alike = WayToFinish(Way.DROP_COULD, shorter[:1], tuple(talk.id for talk in talks[1:]), NOON, 0)
    assert "dropped, and 3 others by" in said(tell(a_run(*talks), alike).summary, Language.EN)
    dropped = WayToFinish(Way.DROP_COULD, (), tuple(talk.id for talk in talks), NOON, 0)
    assert ", and 3 others by 20 min each, ends" in said(tell(a_run(*talks), dropped).summary, Language.EN)


def test_a_few_changes_are_all_named() -> None:
    few = tell(a_run(PLAY, QUIZ), a_way())
    assert few.summary == few.sentence


def test_a_way_that_changes_five_hundred_blocks_can_be_said() -> None:
    talks = [an_agenda_item(f"talk {number}", 20) for number in range(500)]
    way = WayToFinish(Way.TRIM_THEORY, tuple((talk.id, 1) for talk in talks), (), NOON, 0)
    story = tell(a_run(*talks), way)
    assert said(story.sentence, Language.EN).startswith("talk 0 20 → 19 min, talk 1 20 → 19 min, ")
    assert said(story.sentence, Language.EN).endswith("talk 499 20 → 19 min, ends 12:00.")


def test_a_day_that_is_over_is_no_trouble_any_more() -> None:
    run, clock = a_run(PLAY, QUIZ, hours=0.5), FakeClock()
    ended = [
        RunEvent(an_id(kind), HALF_DAY, kind, clock.instant())
        for kind in (RunEventKind.STARTED, RunEventKind.FINISHED)
    ]
    clock.go_on(minutes=99)
    over = run.after(*ended)
    assert trouble(over.position(clock.instant()), over) is None


@pytest.mark.parametrize("way", Way)
def test_each_way_has_a_name_in_both_languages(way: Way) -> None:
    assert way_name(way).sentence in chinese_sentences()
    assert len({way_name(one).sentence for one in Way}) == len(Way)


@pytest.mark.parametrize(
    ("late", "is_on_time", "english", "chinese"),
    [
        (0, True, "Ends on time", "按时结束"),
        (60, False, "Still one minute late", "仍晚 1 分钟"),
        (240, False, "Still 4 minutes late", "仍晚 4 分钟"),
    ],
)
def test_what_is_late_even_so_is_said(late: int, is_on_time: bool, english: str, chinese: str) -> None:
    story = tell(a_run(PLAY, QUIZ), a_way(late=late))
    assert (story.is_on_time, said(story.ending, Language.EN)) == (is_on_time, english)
    assert said(story.ending, Language.ZH) == chinese


@pytest.mark.parametrize(
    ("minutes", "text"), [(7, "One round only."), (5, "One round only."), (13, "Show it once."), (2, None)]
)
def test_the_deepest_cut_rule_that_is_reached_is_shown(minutes: int, text: str | None) -> None:
    hints = tell(a_run(PLAY, QUIZ), a_way(minutes=minutes)).hints
    assert [hint.text.en for hint in hints] == ([text] if text else [])
    assert all(hint == CutHint(PLAY.title, hint.text) for hint in hints)


def test_a_day_on_time_is_no_trouble() -> None:
    run = a_run(PLAY, QUIZ)
    assert trouble(run.position(FakeClock().instant()), run) is None


@pytest.mark.parametrize(
    ("hours", "english", "chinese"),
    [
        (34 / 60, "Ends 09:05, one minute past the must-end.", "09:05 结束，比最晚结束时间晚 1 分钟。"),
        (0.5, "Ends 09:05, 5 minutes past the must-end.", "09:05 结束，比最晚结束时间晚 5 分钟。"),
    ],
)
def test_an_end_past_the_must_end_is_said_in_minutes(hours: float, english: str, chinese: str) -> None:
    run = a_run(PLAY, QUIZ, hours=hours)
    message = trouble(run.position(FakeClock().instant()), run)
    assert message is not None
    assert (said(message, Language.EN), said(message, Language.ZH)) == (english, chinese)


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        (345, "Ends 09:11, 6 minutes past the must-end."),
        (45, "Ends 09:06, one minute past the must-end."),
    ],
)
def test_the_end_and_its_lateness_add_up_to_the_must_end(seconds: int, sentence: str) -> None:
    run = a_run(PLAY, QUIZ, hours=35 / 60)
    clock = FakeClock()
    clock.go_on(seconds)
    message = trouble(run.position(clock.instant()), run)
    assert message is not None
    assert said(message, Language.EN) == sentence
    story = tell(run, a_way(late=seconds))
    ends, late = said(story.summary, Language.EN), said(story.ending, Language.EN)
    assert (ends[-6:-1], late) in {("12:06", "Still 6 minutes late"), ("12:01", "Still one minute late")}


def test_a_fixed_start_that_would_not_hold_is_said_by_its_name() -> None:
    run = a_run(PLAY, QUIZ, LUNCH, hours=9)
    clock = FakeClock()
    assert trouble(run.position(clock.instant()), run) is None
    clock.go_on(minutes=31)
    message = trouble(run.position(clock.instant()), run)
    assert message is not None
    assert said(message, Language.EN) == "Lunch would begin at 09:36 instead of 09:30."
    assert said(message, Language.ZH) == "“午饭”会在 09:36 才开始，原定 09:30。"
    without = [replace(one, left_out=LeftOut.DROPPED) for one in run.tally.agenda if one.item is LUNCH]
    kept = [one for one in run.tally.agenda if one.item is not LUNCH]
    dropped = RunEvent(
        an_id("set"), HALF_DAY, RunEventKind.AGENDA_SET, clock.instant(), agenda=(*kept, *without)
    )
    after = run.after(dropped)
    assert trouble(after.position(clock.instant()), after) is None
