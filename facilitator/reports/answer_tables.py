"""The tables of single answers: how often each was given, and questions asked in one wave."""

from __future__ import annotations

from facilitator.domain.evidence.summary import SessionSummary
from facilitator.reports.columns import Column, DataTable, Row, Unit
from facilitator.reports.labels import footing_label, level_label, wave_label
from facilitator.words import Words


def distribution_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return one row an answer: how many people gave it before and after."""
    columns = (
        Column("questionnaire", say("Questionnaire"), say("Title of the questionnaire."), names_row=True),
        Column("item", say("Key"), say("Key of the question, the same in every file."), names_row=True),
        Column("text", say("Question"), say("The question as printed."), names_row=True),
        Column("wave", say("Wave"), say("When a question that is not compared was asked."), names_row=True),
        Column("answer", say("Answer"), say("An answer that could be ticked."), names_row=True),
        Column("before", say("Before"), say("People who gave it before, of the matched ones."), Unit.COUNT),
        Column("after", say("After"), say("People who gave it after, of the matched ones."), Unit.COUNT),
        Column(
            "one_wave",
            say("In one wave"),
            say("People who gave it to a question that is not compared, of all who answered it then."),
            Unit.COUNT,
        ),
    )
    rows: list[Row] = []
    for result in summary.questionnaires:
        title = say.text(result.title)
        for item in result.items:
            if item.scale is not None and item.scale.labels:
                counts = zip(
                    item.scale.labels, item.scale.before_counts, item.scale.after_counts, strict=True
                )
                rows += [
                    (title, item.key, say.text(item.text), "", say.text(label), before, after, None)
                    for label, before, after in counts
                ]
        rows += [
            (
                title,
                single.key,
                say.text(single.text),
                wave_label(single.wave, say),
                say.text(label),
                None,
                None,
                count,
            )
            for single in result.single_wave
            for label, count in zip(single.labels, single.counts, strict=True)
        ]
    return DataTable("distribution", say("Distribution"), columns, tuple(rows))


def asked_once_table(summary: SessionSummary, say: Words) -> DataTable:
    """Return one row a question and wave that is not compared: how many answered, and their mean."""
    columns = (
        Column("questionnaire", say("Questionnaire"), say("Title of the questionnaire."), names_row=True),
        Column("item", say("Key"), say("Key of the question, the same in every file."), names_row=True),
        Column("text", say("Question"), say("The question as printed."), names_row=True),
        Column("wave", say("Wave"), say("When it was asked."), names_row=True),
        Column("level", say("Level"), say("Level of evaluation (Kirkpatrick).")),
        Column("footing", say("Basis"), say("How much the figure can carry.")),
        Column("n", say("Answers"), say("People who answered."), Unit.COUNT),
        Column("missing", say("Missing"), say("Sheets without this answer."), Unit.COUNT),
        Column("mean", say("Mean"), say("Mean on the scale, or of the numbers."), Unit.NUMBER),
    )
    rows = tuple(
        (
            say.text(result.title),
            single.key,
            say.text(single.text),
            wave_label(single.wave, say),
            level_label(single.level, say),
            footing_label(single.footing, say),
            single.n,
            single.missing,
            single.mean,
        )
        for result in summary.questionnaires
        for single in result.single_wave
    )
    return DataTable("asked_once", say("Asked once"), columns, rows)
