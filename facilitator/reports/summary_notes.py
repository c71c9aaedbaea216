"""The back of the summary: data quality, limits, methods and the full table."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from facilitator.domain.evidence.figures import p_text, percent, rounded
from facilitator.domain.evidence.summary import (
    Footing,
    ItemResult,
    SessionSummary,
)
from facilitator.reports.blocks import Blocks, table, together
from facilitator.reports.labels import footing_label, likely_between
from facilitator.reports.style import (
    CELL,
    NOTE,
    POINT,
    SECTION,
    SUBHEAD,
    TEXT,
    WIDTH,
    paragraph,
)
from facilitator.words import Words


def quality(summary: SessionSummary, say: Words) -> Blocks:
    """Return what the paper and its keying were like, and missing answers by question."""
    q = summary.quality
    sentence = say(
        "{sheets} sheets keyed by {people} people; {answers} answers, {missing} missing, {corrected} "
        "corrected while keying; {twice} sheets keyed twice.",
        sheets=q.sheets,
        people=q.keyed_by,
        answers=q.answers,
        missing=q.missing,
        corrected=q.corrected,
        twice=q.keyed_twice,
    )
    blocks: Blocks = [paragraph(say("Data quality"), SECTION), paragraph(sentence, TEXT)]
    for result in summary.questionnaires:
        rows = [
            [paragraph(say.text(item.text), CELL), item.missing_before, item.missing_after]
            for item in result.items
        ]
        if rows:
            head = [say("Missing answers"), say("before"), say("after")]
            blocks.append(table(head, rows, [WIDTH - 144, 72, 72]))
    return blocks


def limits(summary: SessionSummary, say: Words) -> Blocks:
    """Return what these figures cannot carry."""
    lines = [paragraph(f"– {say.message(message)}", POINT) for message in summary.limits]
    return [together(paragraph(say("What these figures cannot say"), SECTION), *lines)]


def methods(summary: SessionSummary, say: Words) -> Blocks:
    """Return how the figures were made, and the full table with test values."""
    texts = (
        say(
            "Sheets before and after were matched by the number printed on both; no names are on them. "
            "A number keyed twice counts as first keyed unless a dispute was settled."
        ),
        say(
            "Shares: mid-p McNemar test (Fagerland 2013) and interval of a paired difference (Newcombe 1998, "
            "method 10). Ordered answers: exact Wilcoxon signed-rank test, interval of the mean change by "
            "Student's t. All intervals are 95%."
        ),
        likely_between(say),
        say(
            "Where several questions of a level were tested, p is adjusted by Holm's method; a question "
            "declared primary keeps its own."
        ),
        say(
            "Fewer than {k} matched people: nothing of their answers is shown; fewer than 30: indicative.",
            k=summary.suppression_k,
        ),
        say(
            "Where too few people could be matched, the sheets without a partner are compared as two "
            "separate groups (interval of a difference of independent proportions, Newcombe 1998)."
        ),
        say(
            "Figures rounded to whole percents get a decimal where they would not add up. "
            "Percentage points are the difference of two percentages."
        ),
    )
    blocks: Blocks = [paragraph(say("How this was worked out"), SECTION)]
    blocks += [paragraph(text, TEXT) for text in texts]
    blocks.append(
        paragraph(
            say(
                "Data as of {when}. Programme version {version}. Check code {hash}",
                when=summary.written_at,
                version=summary.programme_version,
                hash=summary.content_hash,
            ),
            NOTE,
        )
    )
    for result in summary.questionnaires:
        rows = [_table_row(item, say) for item in result.items]
        if rows:
            head = [
                say("Question"),
                "n",
                say("Before"),
                say("After"),
                say("p, adjusted"),
                say("Basis"),
            ]
            blocks += [
                paragraph(say("Full table: {title}", title=result.title), SUBHEAD),
                table(head, rows, [WIDTH - 320, 64, 48, 48, 64, 96]),
            ]
    return blocks


def _table_row(item: ItemResult, say: Words) -> list[Any]:
    change = item.yes_no or item.scale
    apart = item.unmatched
    people: int | str = change.pairs if change else "–"
    may_show = change is not None and item.footing in {Footing.FULL, Footing.INDICATIVE}
    before = after = "–"
    if may_show and item.yes_no:
        before, after = (
            say("{share}%", share=rounded(share * 100, 1))
            for share in (item.yes_no.before, item.yes_no.after)
        )
    elif may_show and item.scale:
        before, after = (rounded(mean, 2) for mean in (item.scale.before_mean, item.scale.after_mean))
    elif apart is not None:
        people = f"{apart.before_n} / {apart.after_n}"
        shares = (Fraction(apart.before_yes, apart.before_n), Fraction(apart.after_yes, apart.after_n))
        before, after = (say("{share}%", share=percent(share, 1)) for share in shares)
    return [
        paragraph(say.text(item.text), CELL),
        people,
        before,
        after,
        "–" if item.adjusted_p is None else p_text(item.adjusted_p),
        paragraph(footing_label(item.footing, say), NOTE),
    ]
