"""The smaller tables of the shared data files: half-days, activities, people, words, quality, flow."""

from __future__ import annotations

from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.trained import rule_in_words
from facilitator.reports.answer_tables import asked_once_table, distribution_table
from facilitator.reports.columns import Column, DataTable, Row, Unit, items_table
from facilitator.reports.labels import (
    action_text,
    days,
    feature_label,
    kind_label,
    outcome_label,
    reach_label,
    state_label,
)
from facilitator.reports.room_tables import groups_table, hands_table
from facilitator.words import Words


def all_tables(summary: SessionSummary, say: Words) -> tuple[DataTable, ...]:
    """Return every table of the summary in the order of the workbook."""
    return (
        facts_table(summary, say),
        items_table(summary, say),
        distribution_table(summary, say),
        asked_once_table(summary, say),
        half_days_table(summary, say),
        activities_table(summary, say),
        slides_table(summary, say),
        hands_table(summary, say),
        groups_table(summary, say),
        quotes_table(summary, say),
        quality_table(summary, say),
    )


def facts_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return what the summary says as a whole, a line each."""
    columns = (
        Column("what", say("What"), say("A fact about the session."), names_row=True),
        Column("value", say("Value"), say("Its value.")),
    )
    total = summary.reach_total
    rows: list[Row] = [
        (say("Session"), say.text(summary.title)),
        (say("Organisation"), summary.organisation),
        (say("Programme"), say.text(summary.programme)),
        (say("Programme version"), summary.programme_version),
        (say("Site"), summary.site),
        (say("Days"), days(summary, say)),
        (say("Trainers"), say.value(summary.trainers)),
        (say("State"), state_label(summary, say)),
        (say("Data as of"), say.value(summary.written_at)),
        (say("Check code"), summary.content_hash),
        (say("Expected"), total.expected),
        (say("Came"), total.came),
        (say("Walk-ins"), total.walk_ins),
        (say("Stayed"), total.stayed),
        (say("Trained"), total.trained),
    ]
    for result in summary.questionnaires:
        rows += [
            (say("Sheets before: {title}", title=result.title), result.sheets_before),
            (say("Sheets after: {title}", title=result.title), result.sheets_after),
            (say("Pairs matched: {title}", title=result.title), result.matched),
        ]
        if result.sheets_at_follow_up:
            rows.append(
                (say("Sheets at the follow-up: {title}", title=result.title), result.sheets_at_follow_up)
            )
        if result.score:
            rows.append((say("Knowledge score"), say.message(result.score.sentence)))
    rows += [(say("Key result"), say.message(message)) for message in summary.key_results]
    rows += [(say("Limit"), say.message(message)) for message in summary.limits]
    rows += [(say("Agreed action"), action_text(action, say)) for action in summary.actions]
    return DataTable("summary", say("Summary"), columns, tuple(rows))


def half_days_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return the counts at the door by half-day, and of all; then who came by feature."""
    columns = (
        Column(
            "half_day",
            say("Half-day"),
            say("The half-day, or a feature of people."),
            names_row=True,
        ),
        Column("starts_at", say("Begins"), say("When it began, or the group of people."), names_row=True),
        Column("expected", say("Expected"), say("People on the roster."), Unit.COUNT),
        Column(
            "came",
            say("Came"),
            say("People checked in, walk-ins included; in All each person once."),
            Unit.COUNT,
        ),
        Column("walk_ins", say("Walk-ins"), say("People who came but were not on the roster."), Unit.COUNT),
        Column("stayed", say("Stayed"), say("People who stayed to the last quarter of an hour."), Unit.COUNT),
        Column("trained", say("Trained"), say.message(rule_in_words(summary.trained_rule)), Unit.COUNT),
    )
    rows: list[Row] = [
        (
            reach_label(one, say),
            say.value(one.starts_at) if one.starts_at else "",
            one.expected,
            one.came,
            one.walk_ins,
            one.stayed,
            one.trained,
        )
        for one in (*summary.reach, summary.reach_total)
    ]
    for group in summary.groups:
        rows += [
            (feature_label(group.feature, say), say.text(label), None, count, None, None, None)
            for label, count in zip(group.labels, group.counts, strict=True)
        ]
    return DataTable("half_days", say("Half-days"), columns, tuple(rows))


def activities_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return planned and real minutes of each activity in each half-day."""
    columns = (
        Column("half_day", say("Half-day"), say("Name of the half-day."), names_row=True),
        Column("activity", say("Activity"), say("Title of the activity."), names_row=True),
        Column("method", say("Method"), say("What people did."), names_row=True),
        Column("planned", say("Planned, min"), say("Minutes planned."), Unit.COUNT),
        Column("run", say("Run, min"), say("Minutes run; empty where it was not run."), Unit.NUMBER),
        Column("outcome", say("What became of it"), say("Whether it was run, left out or put off.")),
    )
    rows = tuple(
        (
            line.half_day,
            say.text(line.title),
            kind_label(line.kind, say),
            line.planned_minutes,
            line.actual_minutes,
            outcome_label(line.outcome, say),
        )
        for line in summary.delivery
    )
    return DataTable("activities", say("Activities"), columns, rows)


def slides_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return how long each slide was to be seen."""
    columns = (
        Column("half_day", say("Half-day"), say("Name of the half-day."), names_row=True),
        Column("activity", say("Activity"), say("Title of the activity."), names_row=True),
        Column("deck", say("Slides"), say("Key of the slides."), names_row=True),
        Column("page", say("Page"), say("Page of the slides."), Unit.COUNT, names_row=True),
        Column(
            "seen",
            say("Seen, min"),
            say("Minutes it stood on the screen; pauses and a black screen do not count."),
            Unit.NUMBER,
        ),
    )
    rows = tuple(
        (line.half_day, say.text(line.title), slide.deck, slide.page, slide.seconds / 60)
        for line in summary.delivery
        for slide in line.slides
    )
    return DataTable("slides", say("Slides"), columns, rows)


def quotes_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return the words of those who agreed to be quoted."""
    columns = (
        Column("quote", say("Words"), say("Words of a participant who agreed to be quoted.")),
        Column("module", say("Module"), say("The module they were said in.")),
    )
    rows = tuple((quote.text, say.text(quote.module)) for quote in summary.quotes)
    return DataTable("quotes", say("In their words"), columns, rows)


def quality_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return what paper and keying were like."""
    columns = (
        Column("what", say("What"), say("A count about paper or keying."), names_row=True),
        Column("count", say("Count"), say("How many."), Unit.COUNT),
    )
    q = summary.quality
    rows: list[Row] = [
        (say("Sheets keyed"), q.sheets),
        (say("People who keyed"), q.keyed_by),
        (say("Answers"), q.answers),
        (say("Missing answers"), q.missing),
        (say("Answers corrected while keying"), q.corrected),
        (say("Sheets keyed twice"), q.keyed_twice),
    ]
    for result in summary.questionnaires:
        rows += [
            (say("Before without a partner: {title}", title=result.title), result.unmatched_before),
            (say("After without a partner: {title}", title=result.title), result.unmatched_after),
            (say("Blank or spoilt: {title}", title=result.title), result.blank_or_spoilt),
        ]
    return DataTable("quality", say("Data quality"), columns, tuple(rows))
