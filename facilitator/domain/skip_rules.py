"""Which items a sheet's own answers rule out, so that no cell is ever silently empty.

A rule looks only at an item that stands before it on paper: that is the only kind a person with a
pencil can follow, and it makes one pass enough. While the deciding answer is missing on paper the
item stays asked; what stands there decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from facilitator.domain.answers import Answer, Missing
from facilitator.domain.questionnaire import Item

Answers = tuple[Answer | None, ...]


def is_ruled_out(item: Item, earlier: Mapping[str, Answer | None]) -> bool:
    """Say whether the answers to earlier items mean that `item` does not apply."""
    rule = item.skip
    decider = earlier.get(rule.item) if rule is not None else None
    if rule is None or decider is None:
        return False
    if decider.missing is Missing.NOT_APPLICABLE:
        return True
    return decider.missing is None and not set(decider.codes) & set(rule.codes)


def settled(items: Sequence[Item], answers: Sequence[Answer | None]) -> Answers:
    """Return the answers as the rules leave them.

    An item ruled out is coded NOT_APPLICABLE; an answer found there all the same stays and is
    flagged; one that applies again after a correction is open again.
    """
    earlier: dict[str, Answer | None] = {}
    found: list[Answer | None] = []
    for item, answer in zip(items, answers, strict=True):
        after = _ruled_out(item, answer) if is_ruled_out(item, earlier) else _asked(answer)
        earlier[item.key] = after
        found.append(after)
    return tuple(found)


def _ruled_out(item: Item, answer: Answer | None) -> Answer:
    if answer is None or answer.missing is not None:
        return Answer(item.key, missing=Missing.NOT_APPLICABLE)
    return replace(answer, contradicts_skip=True)


def _asked(answer: Answer | None) -> Answer | None:
    if answer is None or answer.missing is Missing.NOT_APPLICABLE:
        return None
    return replace(answer, contradicts_skip=False)
