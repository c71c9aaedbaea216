"""The tables of the shared data files: each column with its title and meaning, each row with its values.

The workbook and the CSV are written from these, so a figure cannot differ between them. Text stays
text, numbers stay numbers, and none is an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from facilitator.domain.evidence.summary import (
    Footing,
    ItemResult,
    QuestionnaireResult,
    ScaleChange,
    SessionSummary,
    UnmatchedChange,
    YesNoChange,
)
from facilitator.reports.labels import footing_label, item_sentence, level_label
from facilitator.words import Words

Value = str | int | float | None
Row = tuple[Value, ...]


class Unit(Enum):
    """How the values of a column are shown."""

    TEXT = auto()
    COUNT = auto()
    SHARE = auto()
    POINTS = auto()
    NUMBER = auto()
    P_VALUE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `key` is the same in both languages. `names_row` says that it tells which row it is."""

    key: str
    title: str
    meaning: str
    unit: Unit = Unit.TEXT
    names_row: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table as it is written; `key` is the same in both languages."""

    key: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def items_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return one row a question that was asked before and after."""
    rows = tuple(
        (*_about(result, item, say), *_yes_no(item), *_scale(item), *_apart(item), *_around(item))
        for result in summary.questionnaires
        for item in result.items
    )
    columns = (
        *_about_columns(say),
        *_yes_no_columns(say),
        *_scale_columns(say),
        *_apart_columns(say),
        *_around_columns(say),
    )
    return DataTable("items", say("Items"), columns, rows)


def _about_columns(say: Words) -> tuple[Column, ...]:
    return (
        Column("questionnaire", say("Questionnaire"), say("Title of the questionnaire."), names_row=True),
        Column("item", say("Key"), say("Key of the question, the same in every file."), names_row=True),
        Column("text", say("Question"), say("The question as printed."), names_row=True),
        Column("sentence", say("In words"), say("The change in one sentence.")),
        Column("level", say("Level"), say("Level of evaluation (Kirkpatrick).")),
        Column("primary", say("Primary"), say("Whether it was declared the primary indicator of its level.")),
        Column("answer", say("Counted answer"), say("The answer whose share is reported.")),
        Column("footing", say("Basis"), say("How much the figure can carry.")),
    )


def _about(result: QuestionnaireResult, item: ItemResult, say: Words) -> Row:
    return (
        say.text(result.title),
        item.key,
        say.text(item.text),
        item_sentence(item, say),
        level_label(item.level, say),
        say.value(item.is_primary),
        say.text(item.target_label),
        footing_label(item.footing, say),
    )


def _yes_no_columns(say: Words) -> tuple[Column, ...]:
    points = say("After less before, in percentage points.")
    interval = say("95% interval of that difference (Newcombe 1998, method 10), in percentage points.")
    return (
        Column("pairs", say("Matched people"), say("People with both answers."), Unit.COUNT),
        Column("yes_yes", say("Yes, yes"), say("Gave the counted answer both times."), Unit.COUNT),
        Column("yes_no", say("Yes, no"), say("Gave it before only."), Unit.COUNT),
        Column("no_yes", say("No, yes"), say("Gave it after only."), Unit.COUNT),
        Column("no_no", say("No, no"), say("Gave it neither time."), Unit.COUNT),
        Column("before", say("Before"), say("Share who gave the counted answer before."), Unit.SHARE),
        Column("after", say("After"), say("Share who gave the counted answer after."), Unit.SHARE),
        Column("points", say("Points"), points, Unit.POINTS),
        Column("points_low", say("Points, low"), interval, Unit.POINTS),
        Column("points_high", say("Points, high"), interval, Unit.POINTS),
        Column("p", say("p"), say("Mid-p McNemar test (Fagerland 2013)."), Unit.P_VALUE),
    )


def _yes_no(item: ItemResult) -> Row:
    change = item.yes_no
    if change is None:
        return (item.scale.pairs if item.scale else None, *(None,) * 10)
    counts = (change.pairs, change.a, change.b, change.c, change.d)
    if item.footing is Footing.COUNTS_ONLY:
        return (change.pairs, *(None,) * 10)
    return (
        *counts,
        change.before,
        change.after,
        round(change.difference * 100, 10),
        *_ends(change, 100),
        change.p_value,
    )


def _scale_columns(say: Words) -> tuple[Column, ...]:
    interval = say("95% interval of the mean change (Student's t).")
    return (
        Column("mean_before", say("Mean before"), say("Mean on the scale before."), Unit.NUMBER),
        Column("mean_after", say("Mean after"), say("Mean on the scale after."), Unit.NUMBER),
        Column("mean_change", say("Mean change"), say("Mean of after less before."), Unit.NUMBER),
        Column("mean_low", say("Mean change, low"), interval, Unit.NUMBER),
        Column("mean_high", say("Mean change, high"), interval, Unit.NUMBER),
        Column("p_ranks", say("p, ranks"), say("Exact Wilcoxon signed-rank test."), Unit.P_VALUE),
        Column(
            "rank_biserial",
            say("Rank-biserial"),
            say("Matched-pairs rank-biserial correlation, −1 to 1."),
            Unit.NUMBER,
        ),
        Column(
            "hodges_lehmann", say("Median shift"), say("Hodges-Lehmann estimate of the shift."), Unit.NUMBER
        ),
        Column(
            "d_z",
            say("d_z"),
            say("Mean change over the standard deviation of the changes."),
            Unit.NUMBER,
        ),
    )


def _scale(item: ItemResult) -> Row:
    scale = item.scale
    if scale is None or item.footing is Footing.COUNTS_ONLY:
        return (None,) * 9
    return (
        scale.before_mean,
        scale.after_mean,
        scale.mean_change,
        *_ends(scale, 1),
        scale.p_value,
        scale.rank_biserial,
        scale.hodges_lehmann,
        scale.d_z,
    )


def _apart_columns(say: Words) -> tuple[Column, ...]:
    gave = say("Gave the counted answer, of the people who were not matched.")
    people = say("Answers on sheets without a partner, where too few people were matched.")
    interval = say("95% interval between independent groups (Newcombe 1998), in percentage points.")
    return (
        Column("apart_before_yes", say("Unmatched before, yes"), gave, Unit.COUNT),
        Column("apart_before", say("Unmatched before"), people, Unit.COUNT),
        Column("apart_after_yes", say("Unmatched after, yes"), gave, Unit.COUNT),
        Column("apart_after", say("Unmatched after"), people, Unit.COUNT),
        Column(
            "apart_points",
            say("Unmatched, points"),
            say("After less before, in percentage points."),
            Unit.POINTS,
        ),
        Column("apart_low", say("Unmatched, low"), interval, Unit.POINTS),
        Column("apart_high", say("Unmatched, high"), interval, Unit.POINTS),
    )


def _apart(item: ItemResult) -> Row:
    change = item.unmatched
    if change is None:
        return (None,) * 7
    return (
        change.before_yes,
        change.before_n,
        change.after_yes,
        change.after_n,
        round(change.difference * 100, 10),
        *_ends(change, 100),
    )


def _around_columns(say: Words) -> tuple[Column, ...]:
    return (
        Column(
            "p_adjusted",
            say("p, adjusted"),
            say("Adjusted for the other questions of its level (Holm); a primary one keeps its own."),
            Unit.P_VALUE,
        ),
        Column("before_only", say("Before only"), say("Answers before without a sheet after."), Unit.COUNT),
        Column("after_only", say("After only"), say("Answers after without a sheet before."), Unit.COUNT),
        Column(
            "missing_before", say("Missing before"), say("Sheets before without this answer."), Unit.COUNT
        ),
        Column("missing_after", say("Missing after"), say("Sheets after without this answer."), Unit.COUNT),
    )


def _around(item: ItemResult) -> Row:
    return (
        item.adjusted_p,
        item.pre_only,
        item.post_only,
        item.missing_before,
        item.missing_after,
    )


def _ends(
    change: YesNoChange | ScaleChange | UnmatchedChange, unit: int
) -> tuple[float | None, float | None]:
    if change.interval is None:
        return None, None
    return round(change.interval.low * unit, 10), round(change.interval.high * unit, 10)
