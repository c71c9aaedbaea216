"""What an answer means for evidence: yes or no, or a place on a scale."""

from __future__ import annotations

from fractions import Fraction

from facilitator.domain.answers import Answer
from facilitator.domain.language import Text
from facilitator.domain.questionnaire import Choice, Item, ItemKind

_RIGHT_ANSWER = Text("Right answer", "答对")
_CHOSEN = (ItemKind.LIKERT, ItemKind.SINGLE, ItemKind.MULTIPLE)


def wanted_codes(item: Item) -> tuple[str, ...]:
    """Return the codes that count as yes: the right answer, or the target; none if neither is set."""
    if item.kind not in _CHOSEN:
        return ()
    return (item.right,) if item.right is not None else item.target


def wanted_label(item: Item) -> Text:
    """Return what counts as yes in words: "Right answer", or the labels of the target."""
    if item.right is not None:
        return _RIGHT_ANSWER
    labels = [choice.label for code in item.target for choice in _choices(item) if choice.code == code]
    return Text(
        " / ".join(label.en or label.zh for label in labels),
        " / ".join(label.zh or label.en for label in labels),
    )


def says_yes(item: Item, answer: Answer) -> bool:
    """Say whether the answer counts as yes."""
    return any(code in wanted_codes(item) for code in answer.codes)


def has_order(item: Item) -> bool:
    """Say whether answers can be put in order, so that a mean and ranks mean something."""
    if item.kind is ItemKind.NUMBER:
        return True
    return item.kind is ItemKind.LIKERT or (
        item.kind is ItemKind.SINGLE and item.scale is not None and item.scale.ordered
    )


def place(item: Item, answer: Answer) -> Fraction | None:
    """Return the number behind an ordered answer: its code, or its place where codes are no numbers.

    None for a number that cannot be read as one.
    """
    code = answer.codes[0]
    if item.kind is not ItemKind.NUMBER and not all(_is_number(choice.code) for choice in _choices(item)):
        codes = [choice.code for choice in _choices(item)]
        return Fraction(codes.index(code) + 1) if code in codes else None
    return Fraction(code) if _is_number(code) else None


def ordered_choices(item: Item) -> tuple[Choice, ...]:
    """Return the choices in the order of their numbers, so that the file's order changes nothing."""
    choices = _choices(item)
    if all(_is_number(choice.code) for choice in choices):
        return tuple(sorted(choices, key=lambda choice: Fraction(choice.code)))
    return choices


def _choices(item: Item) -> tuple[Choice, ...]:
    return item.scale.choices if item.scale else ()


def _is_number(text: str) -> bool:
    try:
        Fraction(text)
    except (ValueError, ZeroDivisionError):
        return False
    return "/" not in text
