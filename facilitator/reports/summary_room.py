"""What the room did together: shows of hands, groups that were drawn, games, and slides that stood long."""

from __future__ import annotations

from facilitator.domain.as_run import Outcome
from facilitator.domain.evidence.summary import DeliveryLine, SessionSummary
from facilitator.domain.groups import Mix, MixField, OwnMix
from facilitator.domain.programme import BlockKind
from facilitator.domain.room_record import GroupsLine, HandsLine
from facilitator.reports.blocks import Blocks, table, together
from facilitator.reports.drawing import share_bar
from facilitator.reports.style import CELL, NOTE, SECTION, SUBHEAD, TEXT, WIDTH, paragraph
from facilitator.words import Words

_BAR = 160.0
_LEAST_SECONDS_OF_NOTE = 60


def in_the_room(summary: SessionSummary, say: Words) -> Blocks:
    """Return the section; nothing where the room left no record."""
    sentences = (games_sentence(summary, say), slides_sentence(summary, say))
    blocks: Blocks = [paragraph(sentence, TEXT) for sentence in sentences if sentence]
    blocks += [together(*_hands(line, summary.suppression_k, say)) for line in summary.hands]
    if summary.drawn:
        blocks.append(together(*_groups(summary, say)))
    return [paragraph(say("Together in the room"), SECTION), *blocks] if blocks else []


def games_sentence(summary: SessionSummary, say: Words) -> str:
    """Return which energizers were played; empty where none was."""
    played = dict.fromkeys(
        line.title
        for line in summary.delivery
        if line.kind == BlockKind.ENERGIZER and line.outcome is Outcome.RUN
    )
    return say("Energizers: {titles}.", titles=tuple(played)) if played else ""


def slides_sentence(summary: SessionSummary, say: Words) -> str:
    """Return how many slides were shown and which stood longest; empty where none stood for a minute."""
    pages = {(slide.deck, slide.page) for line in summary.delivery for slide in line.slides}
    longest = max(
        ((slide.seconds, slide.page, line) for line in summary.delivery for slide in line.slides),
        key=_seconds,
        default=None,
    )
    if longest is None or longest[0] < _LEAST_SECONDS_OF_NOTE:
        return ""
    seconds, page, line = longest
    return say.plural(
        'One slide was shown: slide {page}, {minutes} minutes in "{title}".',
        '{n} slides were shown; slide {page} stood longest, {minutes} minutes in "{title}".',
        len(pages),
        page=page,
        minutes=round(seconds / 60),
        title=line.title,
    )


def _seconds(one: tuple[float, int, DeliveryLine]) -> float:
    return one[0]


def where(line: HandsLine | GroupsLine, say: Words) -> str:
    """Return half-day and block of a line."""
    title = say.text(line.title)
    return say("{half_day}, {title}", half_day=line.half_day, title=title) if title else line.half_day


def _hands(line: HandsLine, k: int, say: Words) -> Blocks:
    blocks: Blocks = [paragraph(line.question, SUBHEAD), paragraph(where(line, say), NOTE)]
    if not line.is_shown:
        few = say("Fewer than {k} hands were counted; how many is not shown.", k=k)
        return [*blocks, paragraph(few, NOTE)]
    most = max((hands or 0 for hands in line.hands), default=0)
    rows = [
        [
            paragraph(option, CELL),
            "–" if hands is None else hands,
            "" if hands is None else share_bar(hands / max(most, 1), _BAR),
        ]
        for option, hands in zip(line.options, line.hands, strict=True)
    ]
    return [*blocks, table([], rows, [WIDTH - 64 - _BAR - 16, 64, _BAR + 16])]


def _groups(summary: SessionSummary, say: Words) -> Blocks:
    head = [say("Where"), say("Round"), say("Groups"), say("Mixed by"), say("Met before")]
    rows = [
        [
            paragraph(where(line, say), CELL),
            line.round_number,
            paragraph(sizes_text(line, say), CELL),
            paragraph(mix_label(line.mix, say), NOTE),
            paragraph(repeats_text(line, say), NOTE),
        ]
        for line in summary.drawn
    ]
    title = paragraph(say("Groups that were drawn"), SUBHEAD)
    return [title, table(head, rows, [WIDTH - 344, 48, 128, 72, 96])]


def sizes_text(line: GroupsLine, say: Words) -> str:
    """Return `3 groups of 3–4`."""
    sizes = "–".join(map(str, sorted({min(line.sizes, default=0), max(line.sizes, default=0)})))
    return say("{groups} groups of {sizes}", groups=len(line.sizes), sizes=sizes)


def repeats_text(line: GroupsLine, say: Words) -> str:
    """Return how many pairs sat together a second time, and whether that had to be."""
    if not line.repeats:
        return say("nobody")
    if line.is_least:
        return say.plural("1 pair, not avoidable", "{n} pairs, not avoidable", line.repeats)
    return say.plural("1 pair", "{n} pairs", line.repeats)


def mix_label(mix: Mix | None, say: Words) -> str:
    """Return by what the people of each group differ; what a field of their own is called stays here."""
    if mix is None:
        return say("chance")
    if isinstance(mix, OwnMix):
        return say("an own field")
    return {
        MixField.SEX: say("sex"),
        MixField.DEPARTMENT: say("department"),
        MixField.HOME_PROVINCE: say("home province"),
        MixField.CHILD_AGE_BAND: say("age of the child"),
        MixField.LANGUAGE: say("language"),
    }[mix]
