"""What a way to finish on time is called, and in one sentence what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.finish_on_time import Way, WayToFinish
from facilitator.domain.language import Text
from facilitator.domain.message import Message, plural
from facilitator.domain.plan_times import minutes_past, nearest_minute
from facilitator.domain.programme import Cut
from facilitator.domain.run import LeftOut, Position, RunItem, RunPhase, fixed_start
from facilitator.services.run_session import RunState

_MINUTE = 60
_MOST_NAMED = 3
_LATE_FROM_SECONDS = _MINUTE / 2


@dataclass(frozen=True, slots=True)
class CutHint:
    """What the programme says to leave out of a block that becomes that short."""

    block: Text
    text: Text


@dataclass(frozen=True, slots=True)
class WayStory:
    """A way in words: `sentence` names every block that changes and says when the day then ends.

    `summary` says the same in one line: where they are many it names the largest and counts the others.
    """

    way: WayToFinish
    name: Message
    sentence: Message
    summary: Message
    ending: Message
    hints: tuple[CutHint, ...]

    @property
    def is_on_time(self) -> bool:
        """Whether the must-end is kept."""
        return self.way.late_seconds < _LATE_FROM_SECONDS


def way_name(way: Way) -> Message:
    """Return what a way gives up first, as a name."""
    return {
        Way.TRIM_THEORY: Message("Shorten the theory"),
        Way.DROP_COULD: Message("Drop what is not needed"),
        Way.FOLLOW_UP: Message("Put a block off to follow-up"),
    }[way]


def tell(run: RunState, way: WayToFinish) -> WayStory:
    """Return that way in words, for the agenda as it stands."""
    agenda = {one.item.id: one for one in run.tally.agenda}
    minutes = dict(way.shortened)
    changes: list[Message] = []
    gained: list[int] = []
    hints: list[CutHint] = []
    for block, one in agenda.items():
        if block in minutes:
            changes.append(_shorter(one, minutes[block]))
            gained.append(minutes[block])
            hints += _hints(one, _rounded(one.planned_seconds) - minutes[block])
        elif block in way.left_out:
            changes.append(_left_out(one, way.way))
            gained.append(_rounded(one.planned_seconds))
    ends = Message("ends {time}", {"time": f"{nearest_minute(way.ends_at):%H:%M}"})
    sentence = _sentence([*changes, ends])
    summary = sentence if len(changes) <= _MOST_NAMED + 1 else _sentence([*_largest(changes, gained), ends])
    return WayStory(way, way_name(way.way), sentence, summary, _ending(way), tuple(hints))


def trouble(position: Position, run: RunState) -> Message | None:
    """Return what will not be kept: the must-end, else the first fixed start; none when all will be.

    None, too, when the half-day is over, or runs on another day than it was planned for.
    """
    if position.phase is RunPhase.FINISHED or position.is_far_off:
        return None
    over = minutes_past(position.expected_end, position.must_end_at)
    if over > 0:
        return plural(
            "Ends {time}, one minute past the must-end.",
            "Ends {time}, {n} minutes past the must-end.",
            over,
            time=f"{nearest_minute(position.expected_end):%H:%M}",
        )
    for one in position.progress:
        if one.item.fixed_start is None or one.is_done or one.is_current or one.is_skipped:
            continue
        if one.left_out is not LeftOut.NO:
            continue
        due = fixed_start(one.item.fixed_start, run.plan.starts_at, run.plan.must_end_at)
        if due is not None and (one.expected_start - due).total_seconds() >= _LATE_FROM_SECONDS:
            return Message(
                "{block} would begin at {time} instead of {due}.",
                {
                    "block": one.item.title,
                    "time": f"{nearest_minute(one.expected_start):%H:%M}",
                    "due": f"{one.item.fixed_start:%H:%M}",
                },
            )
    return None


def _largest(changes: Sequence[Message], gained: Sequence[int]) -> list[Message]:
    """Return the changes that gain most, in the order of the agenda, and how much the others gain."""
    places = sorted(range(len(changes)), key=lambda place: -gained[place])
    named, others = places[:_MOST_NAMED], [gained[place] for place in places[_MOST_NAMED:]]
    least, most = min(others), max(others)
    values: dict[str, object] = {"n": len(others), "least": least, "most": most}
    counted = (
        Message("and {n} others by {most} min each", values)
        if least == most
        else Message("and {n} others by {least}–{most} min", values)
    )
    return [*(changes[place] for place in sorted(named)), counted]


def _shorter(one: RunItem, minutes: int) -> Message:
    before = _rounded(one.planned_seconds)
    return Message(
        "{block} {before} → {after} min",
        {"block": one.item.title, "before": before, "after": before - minutes},
    )


def _left_out(one: RunItem, way: Way) -> Message:
    if way is Way.FOLLOW_UP:
        return Message("{block} put off", {"block": one.item.title})
    return Message("{block} dropped", {"block": one.item.title})


def _sentence(parts: Sequence[Message]) -> Message:
    return Message("{clauses}.", {"clauses": _joined(parts)})


def _joined(parts: Sequence[Message]) -> Message:
    """Return the parts in a row; halved again and again, so that five hundred nest nine deep."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return Message("{left}, {right}", {"left": _joined(parts[:middle]), "right": _joined(parts[middle:])})


def _ending(way: WayToFinish) -> Message:
    if way.late_seconds < _LATE_FROM_SECONDS:
        return Message("Ends on time")
    must_end_at = way.ends_at - timedelta(seconds=way.late_seconds)
    late = minutes_past(way.ends_at, must_end_at)
    return plural("Still one minute late", "Still {n} minutes late", late)


def _hints(one: RunItem, minutes: int) -> list[CutHint]:
    """Return what the deepest cut rule says that a block of that length reaches."""
    reached: list[Cut] = [cut for cut in one.item.cuts if cut.text and cut.to_minutes >= minutes]
    deepest = min(reached, key=lambda cut: cut.to_minutes, default=None)
    return [] if deepest is None else [CutHint(one.item.title, deepest.text)]


def _rounded(seconds: float) -> int:
    return round(seconds / _MINUTE)
