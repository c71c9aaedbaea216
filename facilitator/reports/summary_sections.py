"""The sections of the summary after its first page; each function returns the blocks of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.domain.as_run import Outcome
from facilitator.domain.evidence.charts import (
    StackedBars,
    dumbbell_rows,
    stacked_bars,
)
from facilitator.domain.evidence.figures import rounded
from facilitator.domain.evidence.summary import (
    ItemResult,
    QuestionnaireResult,
    SessionSummary,
)
from facilitator.domain.evidence.wording import without_stop
from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Wave
from facilitator.domain.trained import rule_in_words
from facilitator.reports.blocks import Blocks, table, together
from facilitator.reports.drawing import (
    dumbbell,
    dumbbell_head,
    legend,
    minutes_bar,
    share_bar,
    stacked,
    whisker_reach,
)
from facilitator.reports.labels import (
    due_text,
    feature_label,
    item_sentence,
    kind_label,
    level_label,
    outcome_label,
    reach_label,
    wave_label,
)
from facilitator.reports.style import (
    CELL,
    CELL_BOLD,
    NOTE,
    SECTION,
    STEP,
    SUBHEAD,
    TEXT,
    WIDTH,
    Face,
    paragraph,
)
from facilitator.reports.summary_brief import quoted, result_card
from facilitator.words import Words

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_NOT_RUN = frozenset({Outcome.SKIPPED, Outcome.DROPPED, Outcome.FOLLOW_UP})
_LEAST_ROWS = 3
_LEAST_TABLE = 20 * STEP


def _half_days(summary: SessionSummary, say: Words) -> Flowable:
    """Return who was expected, came, stayed and is trained, by half-day and in all."""
    head = [
        say("Half-day"),
        say("Expected"),
        say("Came"),
        say("Walk-ins"),
        say("Stayed"),
        say("Trained"),
        "",
    ]
    rows: list[list[Any]] = []
    for one in (*summary.reach, summary.reach_total):
        is_sum = one.starts_at is None
        label = (
            reach_label(one, say) if is_sum else say("{label}, {when}", label=one.label, when=one.starts_at)
        )
        bar = share_bar(one.came / one.expected, 72) if one.expected else ""
        rows.append(
            [
                paragraph(label, CELL_BOLD if is_sum else CELL),
                one.expected,
                one.came,
                one.walk_ins,
                say("not over yet") if one.stayed is None else one.stayed,
                "–" if one.trained is None else one.trained,
                bar,
            ]
        )
    return table(head, rows, [152, 56, 44, 56, 64, 48, WIDTH - 420])


def reach(summary: SessionSummary, say: Words) -> Blocks:
    """Return who was expected, came and stayed, by half-day and by what is known of the people."""
    blocks: Blocks = [
        paragraph(say("Who came"), SECTION),
        _half_days(summary, say),
        paragraph(say.message(rule_in_words(summary.trained_rule)), NOTE),
    ]
    if sum(one.came for one in summary.reach) > summary.reach_total.came:
        blocks.append(paragraph(say("Who came to several half-days is counted once in All."), NOTE))
    for group in summary.groups:
        total = sum(count or 0 for count in group.counts)
        lines = [
            [
                paragraph(say.text(label), CELL),
                say("not shown") if count is None else count,
                "" if count is None else share_bar(count / max(total, 1)),
            ]
            for label, count in zip(group.labels, group.counts, strict=True)
        ]
        blocks.append(
            together(
                paragraph(feature_label(group.feature, say), SUBHEAD),
                table([], lines, [152, 64, WIDTH - 216]),
            )
        )
    if any(count is None for group in summary.groups for count in group.counts):
        blocks.append(
            paragraph(
                say(
                    "Groups of fewer than {k} people are not shown, nor what they follow from.",
                    k=summary.suppression_k,
                ),
                NOTE,
            )
        )
    return blocks


def delivery(summary: SessionSummary, say: Words) -> Blocks:
    """Return planned and real minutes of each activity, by half-day."""
    if not summary.delivery:
        return []
    blocks: Blocks = [
        _room(_LEAST_TABLE),
        paragraph(say("What was done"), replace(SECTION, keeps_next=False)),
    ]
    longest = max(max(line.planned_minutes, line.actual_minutes or 0.0) for line in summary.delivery)
    for label in dict.fromkeys(line.half_day for line in summary.delivery):
        lines = [line for line in summary.delivery if line.half_day == label]
        head = [say("Activity"), say("Method"), say("Planned, min"), say("Run, min"), ""]
        rows = [
            [
                paragraph(say.text(line.title), CELL),
                paragraph(kind_label(line.kind, say), NOTE),
                line.planned_minutes,
                "–" if line.actual_minutes is None else rounded(line.actual_minutes),
                paragraph(outcome_label(line.outcome, say), NOTE)
                if line.outcome in _NOT_RUN
                else minutes_bar(line.planned_minutes, line.actual_minutes, longest),
            ]
            for line in lines
        ]
        done = sum(line.actual_minutes or 0 for line in lines)
        note = say(
            "{planned} minutes planned, {done} run; {skipped} activities were not run.",
            planned=sum(line.planned_minutes for line in lines),
            done=rounded(done),
            skipped=sum(line.actual_minutes is None for line in lines),
        )
        blocks += [
            _room(_LEAST_TABLE),
            paragraph(label, replace(SUBHEAD, keeps_next=False)),
            table(head, rows, [152, 80, 64, 64, WIDTH - 360]),
            paragraph(note, NOTE),
        ]
        put_off = tuple(line.title for line in lines if line.outcome is Outcome.FOLLOW_UP)
        if put_off:
            blocks.append(paragraph(say("For the follow-up: {titles}.", titles=put_off), TEXT))
    return blocks


def _room(height: float) -> Flowable:
    """Return what begins a new page where less than that height is left, and is nothing else."""
    from reportlab.platypus import CondPageBreak

    return CondPageBreak(height)


def changes(result: QuestionnaireResult, say: Words) -> Blocks:
    """Return what changed from before to after: the chart, then each question in one sentence."""
    if not result.items:
        return []
    blocks: Blocks = [
        paragraph(say("What changed: {title}", title=result.title), SECTION),
        paragraph(_flow(result, say), TEXT),
    ]
    rows = dumbbell_rows(result)
    if rows:
        span = whisker_reach(rows)
        charts = [dumbbell(row, span, say) for row in rows]
        last = max(1, len(charts) - _LEAST_ROWS)
        blocks += [together(dumbbell_head(say), charts[0]), *charts[1:last]]
        blocks += [together(*charts[last:])] if charts[last:] else []
    if result.score:
        blocks.append(result_card(say.message(result.score.sentence)))
    for level in dict.fromkeys(item.level for item in result.items):
        of_level = [item for item in result.items if item.level is level]
        first, *others = (_item_block(item, say) for item in of_level)
        blocks.append(together(paragraph(level_label(level, say), SUBHEAD), *first))
        blocks += [together(*block) for block in others]
    return blocks


def spread(result: QuestionnaireResult, say: Words) -> Blocks:
    """Return how the answers to ordered questions are spread, before above after."""
    charts = stacked_bars(result)
    if not charts:
        return []
    head: Blocks = [
        paragraph(say("How the answers are spread: {title}", title=result.title), SECTION),
        paragraph(
            say("Percent of people. The high end lies right of the line; at the right edge high less low."),
            NOTE,
        ),
    ]
    blocks: Blocks = []
    legend_before: tuple[object, ...] = ()
    for chart in charts:
        parts: Blocks = [paragraph(_chart_title(chart, say), SUBHEAD)]
        if chart.labels != legend_before:
            parts.append(legend(chart, say))
        legend_before = chart.labels
        blocks.append(together(*head, *parts, stacked(chart, say)))
        head = []
    return blocks


def voices(summary: SessionSummary, say: Words) -> Blocks:
    """Return the words of those who agreed to be quoted, and what was agreed."""
    blocks: Blocks = []
    if summary.quotes:
        blocks.append(paragraph(say("In their words"), SECTION))
        *others, last = (quoted(quote.text, say.text(quote.module)) for quote in summary.quotes)
        blocks += [*others, together(last, paragraph(say("Everyone quoted agreed to it."), NOTE))]
    if summary.actions:
        rows = [
            [paragraph(line.text, CELL), paragraph(line.owner or "–", CELL), due_text(line, say) or "–"]
            for line in summary.actions
        ]
        blocks.append(paragraph(say("Agreed actions"), SECTION))
        blocks.append(table([say("Action"), say("Owner"), say("Due")], rows, [WIDTH - 232, 128, 104]))
    return blocks


def _flow(result: QuestionnaireResult, say: Words) -> str:
    flow = say(
        "{before} sheets before and {after} after; {matched} pairs matched, {left} before and {right} after "
        "without a partner, {spoilt} blank or spoilt.",
        before=result.sheets_before,
        after=result.sheets_after,
        matched=result.matched,
        left=result.unmatched_before,
        right=result.unmatched_after,
        spoilt=result.blank_or_spoilt,
    )
    if not result.sheets_at_follow_up:
        return flow
    later = say(
        "{sheets} sheets at the follow-up are shown by themselves.", sheets=result.sheets_at_follow_up
    )
    return f"{flow}{'' if say.language is Language.ZH else ' '}{later}"


def _chart_title(chart: StackedBars, say: Words) -> str:
    is_later = chart.bars[0].wave is Wave.FOLLOW_UP
    if not is_later:
        return say.text(chart.title)
    return say("{text} ({wave})", text=without_stop(chart.title), wave=wave_label(Wave.FOLLOW_UP, say))


def _item_block(item: ItemResult, say: Words) -> Blocks:
    title = (
        say("{text} (primary indicator)", text=without_stop(item.text))
        if item.is_primary
        else say.text(item.text)
    )
    lines: Blocks = [
        paragraph(title, Face(before=STEP, is_bold=True, leading=14.0)),
        paragraph(item_sentence(item, say), CELL),
    ]
    if item.by_half_day:
        halves = [
            say(
                "{label}: from {before}% to {after}% (n = {n})",
                label=half.label,
                before=rounded(half.before * 100),
                after=rounded(half.after * 100),
                n=half.pairs,
            )
            for half in item.by_half_day
        ]
        lines.append(paragraph(" · ".join(halves), NOTE))
    return lines
