"""Questions that are neither compared nor drawn: choices without order, numbers, few people."""

from __future__ import annotations

from facilitator.domain.evidence.charts import bars_of_one_wave
from facilitator.domain.evidence.figures import rounded
from facilitator.domain.evidence.summary import Footing, QuestionnaireResult, SingleWaveResult
from facilitator.domain.evidence.wording import without_stop
from facilitator.reports.blocks import Blocks, table, together
from facilitator.reports.drawing import share_bar
from facilitator.reports.labels import footing_label, wave_label
from facilitator.reports.style import CELL, NOTE, SECTION, SUBHEAD, WIDTH, paragraph
from facilitator.words import Words


def asked_once(result: QuestionnaireResult, say: Words) -> Blocks:
    """Return the questions that are neither compared nor drawn as a bar: counts, or a mean of numbers."""
    others = [single for single in result.single_wave if bars_of_one_wave(single) is None]
    if not others:
        return []
    first, *rest = (_single_block(single, say) for single in others)
    head = paragraph(say("Asked in one wave: {title}", title=result.title), SECTION)
    return [together(head, *first), *(together(*block) for block in rest)]


def _single_block(single: SingleWaveResult, say: Words) -> Blocks:
    title = say("{text} ({wave})", text=without_stop(single.text), wave=wave_label(single.wave, say))
    note = say(
        "{n} answers, {missing} missing; {footing}",
        n=single.n,
        missing=single.missing,
        footing=footing_label(single.footing, say),
    )
    blocks: Blocks = [paragraph(title, SUBHEAD), paragraph(note, NOTE)]
    if single.labels:
        has_shares = single.footing in {Footing.FULL, Footing.INDICATIVE}
        lines = [
            [paragraph(say.text(label), CELL), count, share_bar(count / single.n) if has_shares else ""]
            for label, count in zip(single.labels, single.counts, strict=True)
        ]
        blocks.append(table([], lines, [232, 48, WIDTH - 280]))
    elif single.mean is not None:
        blocks.append(paragraph(say("Mean: {mean}", mean=rounded(single.mean, 2)), CELL))
    return blocks
