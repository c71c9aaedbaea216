"""The results of one questionnaire: its flow of sheets, each item, the score of right answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from facilitator.domain.answers import Sheet, SheetState
from facilitator.domain.evidence.items import item_result
from facilitator.domain.evidence.pairing import PairedSheets, given, missing_count, pair_sheets
from facilitator.domain.evidence.readings import has_order, ordered_choices, place, says_yes, wanted_codes
from facilitator.domain.evidence.scores import mean_change, normalized_gain
from facilitator.domain.evidence.several import holm
from facilitator.domain.evidence.summary import (
    Footing,
    ItemResult,
    QuestionnaireResult,
    ScoreChange,
    SingleWaveResult,
)
from facilitator.domain.evidence.suppression import footing
from facilitator.domain.evidence.wording import mean_sentence
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Item, ItemKind, Level, Questionnaire, Wave

_ENOUGH_ANSWERED = Fraction(80, 100)
_FEWEST_ITEMS_OF_A_SCORE = 3
_COUNTED = (ItemKind.LIKERT, ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.NUMBER)
_COMPARED = frozenset({Wave.PRE, Wave.POST})


def questionnaire_result(
    questionnaire: Questionnaire, sheets: Iterable[Sheet], k: int, half_days: Mapping[str, str]
) -> QuestionnaireResult:
    """Return everything that is said of one questionnaire from all its sheets, in any order.

    `half_days` names the half-day of each form number.
    """
    ready = tuple(sheets)
    pairs = pair_sheets(ready)
    items = [
        item_result(item, pairs, k, half_days)
        for item in questionnaire.items
        if item.kind in _COUNTED and _is_compared(item)
    ]
    return QuestionnaireResult(
        title=questionnaire.title,
        sheets_before=len(pairs.before),
        sheets_after=len(pairs.after),
        matched=len(pairs.matched),
        unmatched_before=len(pairs.before) - len(pairs.matched),
        unmatched_after=len(pairs.after) - len(pairs.matched),
        blank_or_spoilt=sum(
            sheet.state in {SheetState.BLANK, SheetState.SPOILT} and sheet.pass_number == 1 for sheet in ready
        ),
        items=adjusted(items),
        single_wave=tuple(_single_wave(questionnaire, pairs, k)),
        score=score_change(questionnaire, pairs, k),
        sheets_at_follow_up=len(pairs.follow_up),
        unreported=tuple(
            item.text for item in questionnaire.items if item.kind not in (*_COUNTED, ItemKind.NOTE)
        ),
        reversed_items=tuple(item.text for item in questionnaire.items if item.reversed),
    )


def adjusted(items: Iterable[ItemResult]) -> tuple[ItemResult, ...]:
    """Return the items with their p-values adjusted within each level; primary ones keep theirs."""
    by_level: dict[Level, list[tuple[str, float]]] = {}
    ready = tuple(items)
    for item in ready:
        p_value = own_p(item)
        if p_value is not None and not item.is_primary:
            by_level.setdefault(item.level, []).append((item.key, p_value))
    after_holm = {
        key: p
        for tests in by_level.values()
        for (key, _), p in zip(tests, holm([p for _, p in tests]), strict=True)
    }
    return tuple(replace(item, adjusted_p=after_holm.get(item.key, own_p(item))) for item in ready)


def own_p(item: ItemResult) -> float | None:
    """Return the p-value of the change that the item's sentence tells."""
    change = item.yes_no or item.scale
    return change.p_value if change else None


def score_change(questionnaire: Questionnaire, sheets: PairedSheets, k: int) -> ScoreChange | None:
    """Return right answers per person before and after, or none with too few questions or people."""
    knowledge = [item for item in questionnaire.items if item.right is not None and _is_compared(item)]
    if len(knowledge) < _FEWEST_ITEMS_OF_A_SCORE:
        return None
    scores = []
    for number in sheets.matched:
        before, after = (_score(knowledge, side[number]) for side in (sheets.before, sheets.after))
        if before is not None and after is not None:
            scores.append((before, after))
    stands_on = footing(len(scores), k)
    if stands_on in {Footing.SUPPRESSED, Footing.COUNTS_ONLY}:
        return None
    mean = mean_change([Fraction(after - before) for before, after in scores])
    gain = normalized_gain(scores, len(knowledge))
    before_mean = sum(before for before, _ in scores) / len(scores)
    after_mean = sum(after for _, after in scores) / len(scores)
    return ScoreChange(
        pairs=len(scores),
        items=len(knowledge),
        left_out=len(sheets.matched) - len(scores),
        before_mean=before_mean,
        after_mean=after_mean,
        mean_change=mean.mean,
        interval=mean.interval,
        p_value=mean.p_value,
        d_z=mean.d_z,
        hedges_g=mean.hedges_g,
        gain=gain.mean,
        at_ceiling=gain.at_ceiling,
        footing=stands_on,
        sentence=Message(
            "Knowledge score (right answers out of {items}): {change}",
            {
                "items": len(knowledge),
                "change": mean_sentence(
                    before_mean, after_mean, len(scores), mean.interval, mean.p_value, stands_on
                ),
            },
        ),
    )


def _score(knowledge: list[Item], sheet: Sheet) -> int | None:
    answers = [(item, given(sheet, item.key)) for item in knowledge]
    if sum(answer is not None for _, answer in answers) < _ENOUGH_ANSWERED * len(knowledge):
        return None
    return sum(answer is not None and says_yes(item, answer) for item, answer in answers)


def _is_compared(item: Item) -> bool:
    """Say whether before and after can be set against each other: an order, or an answer to look for."""
    return set(item.waves) >= _COMPARED and (has_order(item) or bool(wanted_codes(item)))


def _single_wave(questionnaire: Questionnaire, pairs: PairedSheets, k: int) -> Iterable[SingleWaveResult]:
    """Yield the waves of each item that are not told as before and after, where there are sheets."""
    for item in questionnaire.items:
        if item.kind not in _COUNTED:
            continue
        for wave in Wave:
            told = wave in _COMPARED and _is_compared(item)
            sheets = tuple(pairs.of_wave(wave).values())
            if wave in item.waves and sheets and not told:
                yield _of_one_wave(item, wave, sheets, k)


def _of_one_wave(item: Item, wave: Wave, sheets: Sequence[Sheet], k: int) -> SingleWaveResult:
    answers = [answer for sheet in sheets if (answer := given(sheet, item.key))]
    stands_on = footing(len(answers), k)
    choices = ordered_choices(item)
    is_shown = stands_on is not Footing.SUPPRESSED
    places = [spot for answer in answers if has_order(item) and (spot := place(item, answer)) is not None]
    return SingleWaveResult(
        key=item.key,
        text=item.text,
        level=item.level,
        footing=stands_on,
        n=len(answers),
        missing=missing_count(sheets, item.key),
        labels=tuple(choice.label for choice in choices) if is_shown else (),
        counts=tuple(sum(c.code in a.codes for a in answers) for c in choices) if is_shown else (),
        mean=float(sum(places, Fraction()) / len(places))
        if places and stands_on in {Footing.FULL, Footing.INDICATIVE}
        else None,
        wave=wave,
    )
