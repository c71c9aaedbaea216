"""Between the columns of an activity and the domain's blocks and agenda items."""

from __future__ import annotations

from datetime import time
from typing import TypedDict

from facilitator.domain.language import Text
from facilitator.domain.programme import Block, BlockKind, Cut, Priority
from facilitator.domain.session import AgendaItem


class ActivityColumns(TypedDict):
    """The columns of `database.rows.activity.Activity`."""

    kind: BlockKind
    title: Text
    least_minutes: int
    ideal_minutes: int
    most_minutes: int
    priority: Priority
    aim: Text
    steps: tuple[Text, ...]
    say: Text
    materials: tuple[Text, ...]
    handout: Text
    method: Text
    cuts: tuple[Cut, ...]
    slide_deck: str | None
    slide_first: int | None
    slide_last: int | None
    questionnaire: str | None
    fixed_start: time | None


def columns_of(activity: Block | AgendaItem) -> ActivityColumns:
    """Return what a block or an agenda item puts into the shared columns."""
    slides = activity.slides
    return ActivityColumns(
        kind=activity.kind,
        title=activity.title,
        least_minutes=activity.minutes.least,
        ideal_minutes=activity.minutes.ideal,
        most_minutes=activity.minutes.most,
        priority=activity.priority,
        aim=activity.aim,
        steps=activity.steps,
        say=activity.say,
        materials=activity.materials,
        handout=activity.handout,
        method=activity.method,
        cuts=activity.cuts,
        slide_deck=slides.deck if slides else None,
        slide_first=slides.first if slides else None,
        slide_last=slides.last if slides else None,
        questionnaire=activity.questionnaire,
        fixed_start=activity.fixed_start,
    )
