"""The video of a page: it stands where it was told last, plays only in sight, and ends when one moves on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from facilitator.domain.clip_place import ClipPlace
from facilitator.domain.programme import SlideRange
from facilitator.domain.run import Plan, Position, RunEvent, RunEventKind, position
from tests.builders import HALF_DAY, an_agenda_item
from tests.fakes import MORNING, FakeClock

K = RunEventKind
TALK = replace(an_agenda_item("talk", 20), slides=SlideRange("main", 2, 4))
TASK = replace(an_agenda_item("task", 20), slides=SlideRange("main", 5, 6))
PLAN = Plan((TALK, TASK), MORNING, MORNING + timedelta(hours=1))

Step = tuple[RunEventKind, int, int]
"""What happened: its kind, page and seconds."""


def after(*steps: Step, item: UUID | None = None) -> Position:
    clock = FakeClock(MORNING)
    events = []
    for number, (kind, page, seconds) in enumerate(((K.STARTED, 0, 0), *steps)):
        clock.go_on(5)
        meant = item if kind is K.CLIP_AT else None
        events.append(RunEvent(UUID(int=number), HALF_DAY, kind, clock.instant(), meant, seconds, page))
    return position(PLAN, events, clock.instant())


def test_it_stands_where_it_was_told_last() -> None:
    playing = after((K.CLIP_PLAYED, 2, 0), (K.CLIP_AT, 2, 5), (K.CLIP_AT, 2, 10))
    assert playing.clip == ClipPlace(TALK.id, 2, 10, is_playing=True)
    paused = after((K.CLIP_PLAYED, 2, 0), (K.CLIP_AT, 2, 5), (K.CLIP_PAUSED, 2, 7))
    assert paused.clip == ClipPlace(TALK.id, 2, 7, is_playing=False)


def test_before_it_was_touched_there_is_none() -> None:
    assert after().clip is None
    assert after((K.SLIDE_SHOWN, 3, 0)).clip is None


def test_it_can_be_moved_while_it_stands() -> None:
    assert after((K.CLIP_AT, 2, 30)).clip == ClipPlace(TALK.id, 2, 30, is_playing=False)


@pytest.mark.parametrize(
    "left", [(K.SLIDE_SHOWN, 3, 0), (K.NEXT, 0, 0), (K.FINISHED, 0, 0)], ids=lambda step: step[0]
)
def test_going_on_ends_it(left: Step) -> None:
    assert after((K.CLIP_PLAYED, 2, 0), left).clip is None


@pytest.mark.parametrize("stays", [K.PAUSED, K.EXTENDED, K.BACK, K.UNCOVERED, K.UNFROZEN])
def test_what_does_not_leave_the_page_lets_it_play(stays: RunEventKind) -> None:
    assert after((K.CLIP_PLAYED, 2, 3), (stays, 0, 60)).clip == ClipPlace(TALK.id, 2, 3, is_playing=True)


def test_showing_its_own_page_again_changes_nothing() -> None:
    assert after((K.CLIP_PLAYED, 2, 3), (K.SLIDE_SHOWN, 2, 0)).clip is not None


@pytest.mark.parametrize("hides", [K.BLACKED, K.WHITENED, K.CARD_SHOWN, K.FROZEN])
def test_what_hides_it_pauses_it(hides: RunEventKind) -> None:
    paused = ClipPlace(TALK.id, 2, 3, is_playing=False)
    assert after((K.CLIP_PLAYED, 2, 3), (hides, 0, 0)).clip == paused
    assert after((hides, 0, 0), (K.CLIP_PLAYED, 2, 3)).clip == paused, "begun where nobody sees it"
    uncovered = K.UNFROZEN if hides is K.FROZEN else K.UNCOVERED
    assert after((K.CLIP_PLAYED, 2, 3), (hides, 0, 0), (uncovered, 0, 0)).clip == paused, "went on by itself"


def test_a_word_that_comes_too_late_says_nothing() -> None:
    assert after((K.CLIP_PLAYED, 2, 0), (K.SLIDE_SHOWN, 3, 0), (K.CLIP_AT, 2, 5)).clip is None
    elsewhere = after((K.CLIP_PLAYED, 2, 0), (K.CLIP_AT, 2, 5), item=TASK.id)
    assert elsewhere.clip == ClipPlace(TALK.id, 2, 0, is_playing=True)
