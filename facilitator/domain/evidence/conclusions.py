"""What a reader takes away, and what limits it: both written from the numbers, never by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.evidence.figures import percent
from facilitator.domain.evidence.summary import Footing, ItemResult, QuestionnaireResult, ReachCount
from facilitator.domain.language import Text
from facilitator.domain.message import Message, plural

MOST_KEY_RESULTS = 3
_SIGNIFICANT = 0.05
_MANY_MISSING = 0.1


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
    items = [item for result in results for item in result.items if item.sentence is not None]
    primary = [item for item in items if item.is_primary and item.footing is not Footing.SUPPRESSED]
    clear = [item for item in items if not item.is_primary and _is_clear(item)]
    clear.sort(key=lambda item: (-_size(item), item.key))
    unmatched = [item for item in items if item.unmatched is not None]
    scores = [result.score.sentence for result in results if result.score]
    sentences = [*map(_about, primary), *scores, *map(_about, clear)] or [_about(item) for item in unmatched]
    return tuple(sentences[:MOST_KEY_RESULTS])


def _is_clear(item: ItemResult) -> bool:
    return item.yes_no is not None and item.adjusted_p is not None and item.adjusted_p < _SIGNIFICANT


def limits(results: Sequence[QuestionnaireResult], around: Circumstances) -> tuple[Message, ...]:
    """Return the limits that these data have, in order of weight."""
    measured = any(result.items for result in results)
    found: list[Message] = []
    if around.is_demo:
        found.append(Message("This is a demonstration: people, answers and quotes are made up."))
    if not any(result.sheets_before or result.sheets_after for result in results):
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
    if max(result.sheets_before, result.sheets_after) > reach.came:
        found.append(
            Message(
                "There are sheets of {sheets} people but {came} were checked in; the count at the door is "
                "incomplete.",
                {"sheets": max(result.sheets_before, result.sheets_after), "came": reach.came},
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
    footings = [item.footing for item in result.items] + [single.footing for single in result.single_wave]
    hidden = footings.count(Footing.SUPPRESSED)
    if hidden:
        found.append(
            plural(
                "{n} result is not shown because too few people answered.",
                "{n} results are not shown because too few people answered.",
                hidden,
            )
        )
    return found


def _ceiling(item: ItemResult) -> Message:
    share = percent(item.yes_no.before) if item.yes_no else ""
    return Message(
        '"{item}": {share} % gave the hoped-for answer already before, so there was little room to rise.',
        {"item": item.text, "share": share},
    )


def _missing(item: ItemResult) -> Message:
    low, high = (item.if_missing.low, item.if_missing.high) if item.if_missing else (0.0, 0.0)
    return Message(
        '"{item}": more than 10 % gave no answer. Had they all answered one way or the other, the change '
        "would lie between {low} and {high} percentage points.",
        {"item": item.text, "low": percent(low), "high": percent(high)},
    )


def _about(item: ItemResult) -> Message:
    title = Text(item.text.en.rstrip(". "), item.text.zh.rstrip("。 "))
    return Message("{item}: {change}", {"item": title, "change": item.sentence})


def _size(item: ItemResult) -> float:
    return abs(item.yes_no.difference) if item.yes_no else 0.0
