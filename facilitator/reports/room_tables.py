"""The tables of what the room did together: shows of hands, groups that were drawn."""

from __future__ import annotations

from facilitator.domain.evidence.summary import SessionSummary
from facilitator.reports.columns import Column, DataTable, Unit
from facilitator.reports.summary_room import mix_label
from facilitator.words import Words


def hands_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return a row for each option of each show of hands; no count where too few hands were raised."""
    columns = (
        Column("half_day", say("Half-day"), say("Name of the half-day."), names_row=True),
        Column("activity", say("Activity"), say("Title of the activity."), names_row=True),
        Column("question", say("Question"), say("What was asked aloud."), names_row=True),
        Column("option", say("Option"), say("What a hand could be raised for."), names_row=True),
        Column(
            "hands",
            say("Hands"),
            say("Hands counted; empty where nobody counted or too few were raised in all."),
            Unit.COUNT,
        ),
    )
    rows = tuple(
        (line.half_day, say.text(line.title), line.question, option, hands)
        for line in summary.hands
        for option, hands in zip(line.options, line.hands, strict=True)
    )
    return DataTable("hands", say("Shows of hands"), columns, rows)


def groups_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return a row for each draw of groups."""
    columns = (
        Column("half_day", say("Half-day"), say("Name of the half-day."), names_row=True),
        Column("activity", say("Activity"), say("Title of the activity."), names_row=True),
        Column("round", say("Round"), say("Number of the draw in its half-day."), Unit.COUNT, names_row=True),
        Column("groups", say("Groups"), say("How many groups."), Unit.COUNT),
        Column("smallest", say("Smallest"), say("People in the smallest group."), Unit.COUNT),
        Column("largest", say("Largest"), say("People in the largest group."), Unit.COUNT),
        Column("people", say("People in groups"), say("People in all groups."), Unit.COUNT),
        Column("mixed_by", say("Mixed by"), say("By what the people of each group differ.")),
        Column("met_before", say("Met before"), say("Pairs that sat in one group before."), Unit.COUNT),
    )
    rows = tuple(
        (
            line.half_day,
            say.text(line.title),
            line.round_number,
            len(line.sizes),
            min(line.sizes, default=0),
            max(line.sizes, default=0),
            sum(line.sizes),
            mix_label(line.mix, say),
            line.repeats,
        )
        for line in summary.drawn
    )
    return DataTable("groups", say("Groups that were drawn"), columns, rows)
