"""The sentence of a change: exactly one reading, in percentage points, with n beside it.

A fall "by 56%" can mean 56 points or 56% of the level before. No sentence of ours may leave that
open: `missing_parts` names what a sentence about percentages lacks, and `checked` refuses it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.evidence.figures import change_figures, p_text, rounded
from facilitator.domain.evidence.summary import Footing, Interval, UnmatchedChange, YesNoChange
from facilitator.domain.evidence.suppression import footing as footing_of
from facilitator.domain.language import Text
from facilitator.domain.message import Message

_MAY_BE_CHANCE = 0.05


class Part(StrEnum):
    """What a sentence about a change in percent must say."""

    BEFORE = "before"
    AFTER = "after"
    POINTS = "points"
    PEOPLE = "people"
    ONE_READING = "one_reading"


_NUMBER = r"[−-]?\d+(?:\.\d+)?"
_PATTERNS = {
    Part.BEFORE: rf"(?:from |before |从 ?|训前 ?){_NUMBER} ?%",
    Part.AFTER: rf"(?:to |and |after |降至|升至|训后) ?{_NUMBER} ?%",
    Part.POINTS: rf"{_NUMBER} (?:percentage points|个百分点)",
    Part.PEOPLE: r"\d+ (?:matched (?:people|person)|people|名)",
}
_TWO_READINGS = re.compile(
    rf"\bby {_NUMBER} ?%|{_NUMBER} ?% (?:higher|lower|more|less|drop|rise|fall|increase|decrease)"
    rf"|(?:下降|上升|降低|提高|减少|增加)(?:了)? ?{_NUMBER} ?%"
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def missing_parts(sentence: str) -> tuple[Part, ...]:
    """Return what a rendered sentence lacks, in English or Chinese.

    A relative change outside brackets counts as lacking its one reading.
    """
    missing = [part for part, pattern in _PATTERNS.items() if not re.search(pattern, sentence)]
    if _TWO_READINGS.search(_BRACKETS.sub("", sentence)):
        missing.append(Part.ONE_READING)
    return tuple(missing)


def checked(message: Message) -> Message:
    """Return the message, or raise a ValueError (a bug of ours) if its reading is left open."""
    missing = missing_parts(str(message))
    if missing:
        msg = f"a change must say {', '.join(missing)}: {message}"
        raise ValueError(msg)
    return message


def without_stop(text: Text) -> Text:
    """Return a question as it stands inside a sentence of ours: without its own full stop."""
    return Text(_without_stop(text.en), _without_stop(text.zh))


def about(question: Text, said: Message) -> Message:
    """Return what is said of a question with the question at its head."""
    head = without_stop(question)
    if all(text[-1] in "?？" for text in (head.en, head.zh) if text):
        return Message("{item} {change}", {"item": head, "change": said})
    return Message("{item}: {change}", {"item": head, "change": said})


def yes_no_sentence(change: YesNoChange, answer: Text, footing: Footing) -> Message:
    """Return how the share of people who gave that answer changed."""
    n = change.pairs
    if footing is Footing.COUNTS_ONLY:
        values = {"answer": answer, "before": change.a + change.b, "after": change.a + change.c, "n": n}
        return Message(
            '"{answer}": {before} of {n} matched people before, {after} of {n} after; '
            "too few people for percentages.",
            values,
        )
    before, after = Fraction(change.a + change.b, n), Fraction(change.a + change.c, n)
    figures = change_figures(before * 100, after * 100)
    values = {
        "answer": answer,
        "before": figures.before,
        "after": figures.after,
        "points": figures.size,
        "ground": _ground(
            Message("{n} matched people", {"n": n}), change.interval, 100, after < before, figures.places
        ),
    }
    return _with_caution(checked(_moved(before, after, values)), footing, change.p_value)


def unmatched_sentence(change: UnmatchedChange, answer: Text) -> Message:
    """Return how a share differs between people who could not be matched, and what is certain."""
    before = Fraction(change.before_yes, change.before_n)
    after = Fraction(change.after_yes, change.after_n)
    figures = change_figures(before * 100, after * 100)
    people = Message(
        "{n_before} people before and {n_after} people after, not matched",
        {"n_before": change.before_n, "n_after": change.after_n},
    )
    values = {
        "answer": answer,
        "before": figures.before,
        "after": figures.after,
        "points": figures.size,
        "ground": _ground(people, change.interval, 100, after < before, figures.places),
    }
    sentence = checked(_moved(before, after, values))
    if change.hull is None or change.largest_p is None:
        return _with_caution(sentence, footing_of(min(change.before_n, change.after_n)), None)
    low, high = _ends(change.hull, 100, after < before, figures.places)
    bound = {"change": sentence, "p": p_text(change.largest_p), "low": low, "high": high}
    return Message(
        "{change} Whichever sheets belong together, the interval lies between {low} and {high} "
        "percentage points (largest p {p}).",
        bound,
    )


def mean_sentence(
    before: float, after: float, n: int, interval: Interval | None, p_value: float | None, footing: Footing
) -> Message:
    """Return how a mean changed; the caller says of what and on which scale."""
    figures = change_figures(Fraction(before), Fraction(after), places=1)
    values = {
        "before": figures.before,
        "after": figures.after,
        "size": figures.size,
        "ground": _ground(
            Message("{n} matched people", {"n": n}), interval, 1, after < before, figures.places
        ),
    }
    if after < before:
        sentence = "The mean fell from {before} to {after}, down by {size} ({ground})."
    elif after > before:
        sentence = "The mean rose from {before} to {after}, up by {size} ({ground})."
    else:
        sentence = "The mean was {before} before and {after} after ({ground})."
    return _with_caution(Message(sentence, values), footing, p_value)


def suppressed_sentence(fewest: int) -> Message:
    """Return why a figure is not shown."""
    return Message("Not shown, to protect people: fewer than {k} matched people.", {"k": fewest})


def _without_stop(text: str) -> str:
    shown = text.rstrip()
    return shown if shown.endswith("..") else shown.removesuffix(".").removesuffix("。")


def _moved(before: Fraction, after: Fraction, values: dict[str, object]) -> Message:
    if after < before:
        return Message(
            '"{answer}" fell from {before}% to {after}%, a drop of {points} percentage points ({ground}).',
            values,
        )
    if after > before:
        return Message(
            '"{answer}" rose from {before}% to {after}%, a rise of {points} percentage points ({ground}).',
            values,
        )
    return Message(
        '"{answer}" stayed the same, from {before}% to {after}%, a change of {points} percentage points '
        "({ground}).",
        values,
    )


def _with_caution(sentence: Message, footing: Footing, p_value: float | None) -> Message:
    if footing is Footing.INDICATIVE:
        return Message("{change} Indicative only: fewer than 30 people.", {"change": sentence})
    if p_value is not None and p_value >= _MAY_BE_CHANCE:
        return Message("{change} This difference may be chance.", {"change": sentence})
    return sentence


def _ground(people: Message, interval: Interval | None, unit: int, fell: bool, places: int) -> Message:
    if interval is None:
        return people
    low, high = _ends(interval, unit, fell, places)
    return Message("{people}; likely between {low} and {high}", {"people": people, "low": low, "high": high})


def _ends(interval: Interval, unit: int, fell: bool, places: int) -> tuple[str, str]:
    """Return both ends as a fall or a rise is told: a drop of 56 has 45 to 65, not -65 to -45."""
    low, high = (-interval.high, -interval.low) if fell else (interval.low, interval.high)
    return rounded(low * unit, places), rounded(high * unit, places)
