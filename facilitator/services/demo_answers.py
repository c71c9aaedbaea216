"""What the demo's paper says: 95 of 100 felt guilty before and 39 after, and knowledge that grew.

Everything but the guilt item is drawn by lot from a fixed seed; guilt is dealt out exactly.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.answers import Answer, Missing
from facilitator.domain.questionnaire import Item, ItemKind, Questionnaire, Wave
from facilitator.domain.skip_rules import settled

GUILT = "guilt"
PAIRS = 100

_YES_YES, _YES_NO, _NO_YES = 37, 58, 2
_SHARE_MISSING = 0.015
_MISSING = (
    Missing.NOT_ANSWERED,
    Missing.NOT_ANSWERED,
    Missing.NOT_ANSWERED,
    Missing.TWO_BOXES,
    Missing.ILLEGIBLE,
)
_SHARE_RIGHT_BEFORE = (0.32, 0.71)
_SHARE_LEARNT = (0.45, 0.72)
_SHARE_UNSURE = 0.6
_SHARE_WROTE = 0.55
_BEFORE_MEAN, _AFTER_MEAN, _SPREAD = 0.42, 0.68, 0.2
_PLEASED_MEAN = 0.88


@dataclass(frozen=True, slots=True)
class FilledIn:
    """The answers of one person on both sheets, in the order of the questions."""

    before: tuple[Answer, ...]
    after: tuple[Answer, ...]


def filled_in(questionnaire: Questionnaire) -> tuple[FilledIn, ...]:
    """Return the sheets of a hundred people with both, the same ones every time."""
    chance = random.Random(95_39)  # noqa: S311 - made-up data, the same every time
    guilt = _guilt(chance)
    hardness = {item.key: chance.uniform(*_SHARE_RIGHT_BEFORE) for item in questionnaire.items}
    return tuple(_person(questionnaire, guilty, hardness, chance) for guilty in guilt)


def _guilt(chance: random.Random) -> list[tuple[bool, bool]]:
    neither = PAIRS - _YES_YES - _YES_NO - _NO_YES
    dealt = [(True, True)] * _YES_YES + [(True, False)] * _YES_NO + [(False, True)] * _NO_YES
    dealt += [(False, False)] * neither
    chance.shuffle(dealt)
    return dealt


def _person(
    questionnaire: Questionnaire,
    guilty: tuple[bool, bool],
    hardness: Mapping[str, float],
    chance: random.Random,
) -> FilledIn:
    drawn = {item.key: _drawn(item, guilty, hardness[item.key], chance) for item in questionnaire.items}
    return FilledIn(
        _sheet(questionnaire.asked_in(Wave.PRE), {key: before for key, (before, _) in drawn.items()}),
        _sheet(questionnaire.asked_in(Wave.POST), {key: after for key, (_, after) in drawn.items()}),
    )


def _sheet(items: Sequence[Item], answers: Mapping[str, Answer]) -> tuple[Answer, ...]:
    found = settled(items, [answers[item.key] for item in items])
    return tuple(
        Answer(answer.item, missing=Missing.NOT_APPLICABLE) if answer.contradicts_skip else answer
        for answer in found
        if answer is not None
    )


def _drawn(
    item: Item, guilty: tuple[bool, bool], share_right: float, chance: random.Random
) -> tuple[Answer, Answer]:
    if item.key == GUILT:
        return _guilt_answer(item, guilty[0], chance), _guilt_answer(item, guilty[1], chance)
    if item.right is not None and item.scale is not None:
        was_right = chance.random() < share_right
        is_right = was_right or chance.random() < chance.uniform(*_SHARE_LEARNT)
        pair = _knowledge(item, was_right, chance), _knowledge(item, is_right, chance)
    elif item.scale is not None and item.scale.ordered and item.kind in {ItemKind.LIKERT, ItemKind.SINGLE}:
        pair = _leaning(item, chance)
    else:
        pair = _other(item, chance), _other(item, chance)
    before, after = (_perhaps_missing(answer, chance) for answer in pair)
    return before, after


def _perhaps_missing(answer: Answer, chance: random.Random) -> Answer:
    if chance.random() >= _SHARE_MISSING:
        return answer
    return Answer(answer.item, missing=chance.choice(_MISSING))


def _guilt_answer(item: Item, is_guilty: bool, chance: random.Random) -> Answer:
    fitting = [code for code in _codes(item) if (code in item.target) == is_guilty]
    return Answer(item.key, (chance.choice(fitting),)) if fitting else _not_answered(item)


def _knowledge(item: Item, is_right: bool, chance: random.Random) -> Answer:
    if is_right and item.right is not None:
        return Answer(item.key, (item.right,))
    wrong = [code for code in _codes(item) if code != item.right]
    unsure = wrong[-1] if len(wrong) > 1 and chance.random() < _SHARE_UNSURE else None
    return Answer(item.key, (unsure or chance.choice(wrong),)) if wrong else _not_answered(item)


def _leaning(item: Item, chance: random.Random) -> tuple[Answer, Answer]:
    """Return two answers of one person on an ordered scale, the later one nearer to what is wished for."""
    person = chance.gauss(0, _SPREAD / 2)
    means = (_BEFORE_MEAN, _AFTER_MEAN) if Wave.PRE in item.waves else (_PLEASED_MEAN, _PLEASED_MEAN)
    before, after = (_on_scale(item, mean + person + chance.gauss(0, _SPREAD)) for mean in means)
    return before, after


def _on_scale(item: Item, place: float) -> Answer:
    codes = _codes(item)
    step = min(max(int(place * len(codes)), 0), len(codes) - 1)
    return Answer(item.key, (codes[-1 - step if item.wish < 0 else step],))


def _other(item: Item, chance: random.Random) -> Answer:
    """Return any fitting answer to an item that says nothing about before and after.

    Numbers and dates nobody answered: there is none in the questionnaires that are shipped.
    """
    if item.kind is ItemKind.TEXT:
        return Answer(item.key, has_text=True) if chance.random() < _SHARE_WROTE else _not_answered(item)
    codes = _codes(item)
    return Answer(item.key, (chance.choice(codes),)) if codes else _not_answered(item)


def _codes(item: Item) -> list[str]:
    return [choice.code for choice in item.scale.choices] if item.scale else []


def _not_answered(item: Item) -> Answer:
    return Answer(item.key, missing=Missing.NOT_ANSWERED)
