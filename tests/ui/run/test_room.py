from __future__ import annotations

import dataclasses
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtGui import QImage

from facilitator.domain.language import Text
from facilitator.domain.run import Instant, Plan, Position, RunEvent, RunEventKind, position
from facilitator.domain.session import AgendaItem, HalfDay, Session
from tests.ui.run.house import START, agenda
from ui.projector.audience_view import (
    ActivityCard,
    AudienceView,
    BlackScreen,
    BreakCard,
    HoldingCard,
    SlideView,
    WhiteScreen,
)
from ui.run.room import CARD, cover_view, frozen_view, live_view, page_after, pages_of, shown_page

pytestmark = pytest.mark.qt

AGENDA = agenda()
WELCOME, TALK, ACTIVITY, BREAK, SHARING = AGENDA
HALF_DAY = HalfDay(uuid4(), "A", START, START + timedelta(minutes=90))
SESSION = Session(
    id=uuid4(),
    title=Text("Session for line 3", "三号线专场"),
    site="Dongguan",
    trainers=("Li Na",),
    half_days=(HALF_DAY,),
    agenda=AGENDA,
    programme_key="dws",
    programme_version="1",
    programme_title=Text("Distance without Separation", "距离不隔离"),
)
PLAN = Plan(AGENDA, HALF_DAY.starts_at, HALF_DAY.must_end_at)


def at(seconds: float) -> Instant:
    return Instant(START + timedelta(seconds=seconds), round(seconds * 1e9), "boot")


def event(kind: RunEventKind, seconds: float = 0, **values: object) -> RunEvent:
    return dataclasses.replace(RunEvent(uuid4(), HALF_DAY.id, kind, at(seconds)), **values)


def standing(item: AgendaItem | None, seconds: float, *more: RunEvent) -> Position:
    first = [event(RunEventKind.STARTED, item=item.id)] if item is not None else []
    return position(PLAN, [*first, *more], at(seconds))


def seen(place: Position, page: int = CARD, seconds: float = 0) -> AudienceView | None:
    return cover_view(SESSION, place, at(seconds)) or live_view(SESSION, place, at(seconds), page, picture_of)


def picture_of(page: int) -> QImage | None:
    del page
    return QImage(4, 3, QImage.Format.Format_RGB32)


def test_before_the_start_the_room_is_welcomed() -> None:
    view = seen(standing(None, 0))
    assert isinstance(view, HoldingCard)
    assert view.greeting == Text("Welcome", "欢迎")
    assert view.title == SESSION.programme_title


def test_after_the_end_the_room_is_thanked() -> None:
    view = seen(standing(WELCOME, 60, event(RunEventKind.FINISHED, 30)))
    assert isinstance(view, HoldingCard)
    assert view.greeting.en == "Thank you for coming"


def test_an_activity_shows_its_steps_and_what_is_left() -> None:
    view = seen(
        standing(
            ACTIVITY,
            15 * 60,
        ),
        seconds=15 * 60,
    )
    assert isinstance(view, ActivityCard)
    assert view.instructions == (ACTIVITY.method,)
    assert view.over_title == Text("Module 2: Understanding your Child", "模块 2：了解你的孩子")
    assert view.countdown is not None
    assert view.countdown.left_seconds == 10 * 60
    assert view.countdown.share_left == pytest.approx(0.4)
    assert f"{view.countdown.ends_at:%H:%M}" == "13:55"


def test_a_talk_shows_its_title_and_no_countdown_and_none_of_the_notes() -> None:
    view = seen(standing(TALK, 60))
    assert view == ActivityCard(
        Text("Module 1: Parents' Wellbeing", "模块 1：父母身心健康"), TALK.title, (), None
    )


def test_a_break_counts_down_to_nought_and_not_below() -> None:
    view = seen(standing(BREAK, 3600))
    assert isinstance(view, BreakCard)
    assert view.countdown.left_seconds == 0
    assert view.countdown.share_left == 0


def test_a_slide_that_is_not_drawn_yet_changes_nothing_on_the_screen() -> None:
    view = live_view(SESSION, standing(TALK, 5), at(5), 3, lambda _: None)
    assert view is None


def test_a_slide_is_shown_when_it_is_drawn() -> None:
    view = seen(standing(TALK, 5), page=3)
    assert isinstance(view, SlideView)
    assert view.page == 3


def test_black_covers_everything_while_it_runs() -> None:
    place = standing(TALK, 9, event(RunEventKind.BLACKED, 5))
    assert seen(place, page=3) == BlackScreen()
    assert cover_view(SESSION, standing(None, 9), at(9)) is None


def test_white_and_the_holding_card_cover_as_black_does() -> None:
    assert seen(standing(TALK, 9, event(RunEventKind.WHITENED, 5)), page=3) == WhiteScreen()
    card = seen(standing(TALK, 9, event(RunEventKind.CARD_SHOWN, 5)), page=3)
    assert card == HoldingCard(Text("We go on in a moment", "马上继续"), SESSION.programme_title)


def test_the_holding_card_of_a_break_says_when_it_goes_on() -> None:
    card = seen(standing(BREAK, 60, event(RunEventKind.CARD_SHOWN, 5)), seconds=60)
    assert isinstance(card, HoldingCard)
    assert card.greeting == Text("We go on at 13:40", "13:40 继续")
    late = seen(standing(BREAK, 3600, event(RunEventKind.CARD_SHOWN, 5)), seconds=3600)
    assert isinstance(late, HoldingCard)
    assert late.greeting.en == "We go on in a moment"


def frozen_of(place: Position, seconds: float) -> AudienceView | None:
    assert place.frozen is not None
    return frozen_view(place, place.frozen, at(seconds), place.frozen.page, picture_of)


def test_a_frozen_slide_stays_while_the_trainer_moves_on() -> None:
    moved_on = (
        event(RunEventKind.SLIDE_SHOWN, 2, page=3),
        event(RunEventKind.FROZEN, 5),
        event(RunEventKind.NEXT, 6),
    )
    view = frozen_of(standing(TALK, 9, *moved_on), 9)
    assert isinstance(view, SlideView)
    assert view.page == 3


def test_the_clock_of_a_frozen_card_keeps_what_the_room_was_told() -> None:
    place = standing(ACTIVITY, 400, event(RunEventKind.FROZEN, 300), event(RunEventKind.NEXT, 310))
    view = frozen_of(place, 400)
    assert isinstance(view, ActivityCard)
    assert view.title == ACTIVITY.title
    assert view.countdown is not None
    assert view.countdown.left_seconds == 25 * 60 - 400
    assert f"{view.countdown.ends_at:%H:%M}" == "13:55"


def test_a_page_typed_by_number_may_stand_in_another_block() -> None:
    assert shown_page(standing(TALK, 9, event(RunEventKind.SLIDE_SHOWN, 5, page=6)), 6) == 6
    assert shown_page(standing(ACTIVITY, 9, event(RunEventKind.SLIDE_SHOWN, 5, page=1)), 6) == 1


def test_a_block_is_walked_from_its_first_slide_to_its_card() -> None:
    assert pages_of(TALK, 6) == (2, 3, 4, CARD)
    assert pages_of(TALK, 3) == (2, 3, CARD)
    assert pages_of(ACTIVITY, 6) == (CARD,)


@pytest.mark.parametrize(
    ("page", "steps", "expected"),
    [(2, 1, 3), (4, 1, CARD), (CARD, 1, None), (CARD, -1, 4), (2, -1, None), (99, 1, 2)],
)
def test_a_clicker_never_leaves_the_block(page: int, steps: int, expected: int | None) -> None:
    assert page_after(TALK, page, 6, steps=steps) == expected


def test_a_block_opens_with_its_first_slide() -> None:
    assert shown_page(standing(TALK, 1), 6) == 2
    assert shown_page(standing(ACTIVITY, 1), 6) == CARD


def test_a_deck_that_is_too_short_leaves_the_card() -> None:
    assert shown_page(standing(TALK, 1), 1) == CARD


def test_a_break_that_runs_over_keeps_the_time_that_it_promised() -> None:
    promised = {
        view.countdown.ends_at
        for late in (-1, 0, 59, 240)
        if isinstance(
            view := seen(
                standing(BREAK, BREAK.planned_minutes * 60 + late), seconds=BREAK.planned_minutes * 60 + late
            ),
            BreakCard,
        )
    }
    assert [f"{time:%H:%M}" for time in promised] == ["13:40"]


@pytest.mark.parametrize("item", AGENDA)
def test_the_room_never_reads_a_step_that_the_trainer_takes(item: AgendaItem) -> None:
    assert not set(item.steps) & set(getattr(seen(standing(item, 60), seconds=60), "instructions", ()))
