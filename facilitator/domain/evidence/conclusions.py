"""What a reader takes away, and what limits it: both written from the numbers, never by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.evidence.figures import percent
from facilitator.domain.evidence.summary import (
    Footing,
    ItemResult,
    QuestionnaireResult,
    ReachCount,
)
from facilitator.domain.evidence.wording import about, without_stop
from facilitator.domain.message import Message, plural

MOST_KEY_RESULTS = 3
_SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the limits need beside the results."""

    half_days: int
    reach: ReachCount
    is_draft: bool
    is_demo: bool
    keyed_twice: int
    sheets: int


def key_results(results: Sequence[QuestionnaireResult]) -> tuple[Message, ...]:
    """Return at most three sentences, good news or bad.

    First the primary indicators whatever they say, then the score of right answers, then the
    changes that stay clear of chance after adjustment, the largest first.
    """
    items = [item for result in results for item in result.items]
    primary = [item for item in items if item.is_primary and item.footing is not Footing.SUPPRESSED]
    clear = [item for item in items if not item.is_primary and _is_clear(item)]
    clear.sort(key=lambda item: (-_size(item), item.key))
    unmatched = [item for item in items if item.unmatched is not None]
    scores = [result.score.sentence for result in results if result.score]
    sentences = [*_told(primary), *scores, *_told(clear)] or _told(unmatched)
    return tuple(sentences[:MOST_KEY_RESULTS])


def _told(items: Iterable[ItemResult]) -> list[Message]:
    return [about(item.text, item.sentence) for item in items if item.sentence is not None]


def _is_clear(item: ItemResult) -> bool:
    return item.yes_no is not None and item.adjusted_p is not None and item.adjusted_p < _SIGNIFICANT


def limits(results: Sequence[QuestionnaireResult], around: Circumstances) -> tuple[Message, ...]:
    """Return the limits that these data have, in order of weight."""
    measured = any(result.items for result in results)
    found: list[Message] = []
    if around.is_demo:
        found.append(Message("This is a demonstration: people, answers and quotes are made up."))
    if not any(result.has_sheets for result in results):
        return (*found, Message("No questionnaires have been keyed yet, so nothing is said about change."))
    if around.is_draft:
        found.append(Message("Keying is not finished: figures can still change."))
    if measured:
        found += _always_said()
    for result in results:
        found += _of_questionnaire(result, around.reach)
    if around.half_days > 1 and measured:
        found.append(
            Message(
                "People came in {n} half-days. Those who sat together had the same trainer and the same "
                "talks; the intervals do not allow for that and are a little too narrow.",
                {"n": around.half_days},
            )
        )
    if around.keyed_twice == 0:
        found.append(Message("No sheet was keyed twice, so the rate of keying errors is not known."))
    return tuple(found)


def _always_said() -> list[Message]:
    return [
        Message("There is no comparison group: something other than the training may have caused a change."),
        Message(
            "Sheets filled in on the day show what people know and intend when they leave, not what they "
            "do at home weeks later."
        ),
        Message("People may answer what they think is expected of them, more so after the training."),
    ]


def _of_questionnaire(result: QuestionnaireResult, reach: ReachCount) -> list[Message]:
    found: list[Message] = []
    if result.most_sheets > reach.came:
        found.append(
            Message(
                "There are sheets of {sheets} people but {came} were checked in; the count at the door is "
                "incomplete.",
                {"sheets": result.most_sheets, "came": reach.came},
            )
        )
    elif result.items and reach.came:
        found.append(
            Message(
                "{matched} of the {came} people who came have sheets before and after that belong together; "
                "the others may differ from them.",
                {"matched": result.matched, "came": reach.came},
            )
        )
    if result.items and not result.matched and result.sheets_before and result.sheets_after:
        found.append(Message("No sheet before could be matched with one after: who changed is not known."))
    footings = [item.footing for item in result.items] + [single.footing for single in result.single_wave]
    apart = footings.count(Footing.UNMATCHED)
    if apart and result.matched:
        found.append(
            plural(
                "{n} result compares sheets that could not be matched: who changed is not known.",
                "{n} results compare sheets that could not be matched: who changed is not known.",
                apart,
            )
        )
    indicative = sum(item.footing is Footing.INDICATIVE for item in result.items)
    if indicative:
        found.append(
            plural(
                "{n} result rests on 10 to 29 people and is only indicative.",
                "{n} results rest on 10 to 29 people and are only indicative.",
                indicative,
            )
        )
    found += [_ceiling(item) for item in result.items if item.is_at_ceiling]
    found += [_missing(item) for item in result.items if item.if_missing]
    hidden = footings.count(Footing.SUPPRESSED)
    if hidden:
        found.append(
            plural(
                "{n} result is not shown because too few people answered or could be matched.",
                "{n} results are not shown because too few people answered or could be matched.",
                hidden,
            )
        )
    return [*found, *_not_used(result)]


def _not_used(result: QuestionnaireResult) -> list[Message]:
    """Return what the questionnaire holds or asks for that no figure is made of."""
    found: list[Message] = []
    if result.unreported and result.has_sheets:
        titles = tuple(Message('"{item}"', {"item": without_stop(text)}) for text in result.unreported)
        found.append(
            Message(
                "Rankings, dates and free text are keyed but not counted here: {items}.", {"items": titles}
            )
        )
    if result.reversed_items and result.has_sheets:
        found.append(
            plural(
                "{n} question is marked as worded the other way round; it is reported as it was asked.",
                "{n} questions are marked as worded the other way round; they are reported as they were "
                "asked.",
                len(result.reversed_items),
            )
        )
    return found


def _ceiling(item: ItemResult) -> Message:
    share = percent(item.yes_no.before) if item.yes_no else ""
    return Message(
        '"{item}": {share}% gave the hoped-for answer already before, so there was little room to rise.',
        {"item": without_stop(item.text), "share": share},
    )


def _missing(item: ItemResult) -> Message:
    low, high = (item.if_missing.low, item.if_missing.high) if item.if_missing else (0.0, 0.0)
    return Message(
        '"{item}": more than 10% gave no answer. Had they all answered one way or the other, the change '
        "would lie between {low} and {high} percentage points.",
        {"item": without_stop(item.text), "low": percent(low), "high": percent(high)},
    )


def _size(item: ItemResult) -> float:
    return abs(item.yes_no.difference) if item.yes_no else 0.0
