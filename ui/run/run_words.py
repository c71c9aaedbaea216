"""What the console says about time and blocks, in the window's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from facilitator.domain.capture import CaptureKind
from facilitator.domain.language import Language
from facilitator.domain.plan_times import minutes_past, nearest_minute
from facilitator.domain.run import ItemProgress, LeftOut, Position, RunPhase
from facilitator.domain.time_warning import TimeState
from facilitator.words import Words
from ui.theme.tokens import Meaning

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """A state in words, and what its colour and shape say."""

    meaning: Meaning
    text: str


class RunWords(QObject):
    """Sentences of the console."""

    def end(self, position: Position, language: Language) -> Spoken:
        """Return when the half-day ends, and how late or early; for which day where it runs on another."""
        end = clock(nearest_minute(position.expected_end))
        minutes = minutes_past(position.expected_end, position.planned_end)
        if position.is_far_off:
            day = Words(language).value(position.planned_end.date())
            is_over = position.phase is RunPhase.FINISHED
            far_off = (
                self.tr("Ended {time}, planned for {day}")
                if is_over
                else self.tr("Ends {time}, planned for {day}")
            )
            return Spoken(Meaning.INFO, far_off.format(time=end, day=day))
        if position.phase is RunPhase.FINISHED:
            return self._ended(end, minutes)
        over = minutes_past(position.expected_end, position.must_end_at)
        if over > 0:
            return Spoken(
                Meaning.BAD, self.tr("Ends {time}, %n min past the must-end", "", over).format(time=end)
            )
        if minutes > 0:
            return Spoken(Meaning.WARN, self.tr("Ends {time}, %n min late", "", minutes).format(time=end))
        if minutes < 0:
            return Spoken(Meaning.GOOD, self.tr("Ends {time}, %n min early", "", -minutes).format(time=end))
        return Spoken(Meaning.GOOD, self.tr("Ends {time}, on time").format(time=end))

    def pressing(self, state: TimeState) -> Spoken | None:
        """Return what stands above the time as a block draws to its end; none while it does not."""
        return {
            TimeState.CALM: None,
            TimeState.WARNING: Spoken(Meaning.WARN, self.tr("Time to wrap up")),
            TimeState.DANGER: Spoken(Meaning.BAD, self.tr("Nearly over")),
            TimeState.OVER: Spoken(Meaning.BAD, self.tr("Over its time by")),
        }[state]

    def limits(self, position: Position) -> str:
        """Return when it was planned to end, and when it must."""
        planned, must = clock(position.planned_end), clock(position.must_end_at)
        return self.tr("Planned {planned} · must end {must}").format(planned=planned, must=must)

    def left_out(self, progress: ItemProgress) -> str:
        """Return what stands beside a block that is not done; nothing beside one that is."""
        if progress.left_out is LeftOut.FOLLOW_UP:
            return self.tr("follow-up")
        return self.tr("left out") if progress.is_skipped or progress.left_out is not LeftOut.NO else ""

    def row(self, progress: ItemProgress, title: str) -> str:
        """Return a block of the agenda as a screen reader says it."""
        state = self.left_out(progress)
        if not state and progress.is_current:
            state = self.tr("runs now")
        elif not state and progress.is_done:
            state = self.tr("done")
        elif not state:
            state = clock(progress.expected_start)
        minutes = self.tr("%n min", "", round(progress.planned_seconds / _MINUTE))
        return self.tr("{title}, {state}, {minutes}").format(title=title, state=state, minutes=minutes)

    def spent_of(self, spent_seconds: float, planned_seconds: int) -> str:
        """Return how long a block took of what it was given."""
        spent, planned = round(spent_seconds / _MINUTE), round(planned_seconds / _MINUTE)
        return self.tr("{spent} of {planned} min").format(spent=spent, planned=planned)

    def capture_kind(self, kind: CaptureKind) -> str:
        """Return the name of a kind of captured line."""
        return {
            CaptureKind.QUOTE: self.tr("Quote"),
            CaptureKind.QUESTION: self.tr("Question"),
            CaptureKind.OBSERVATION: self.tr("Observation"),
            CaptureKind.PARKING_LOT: self.tr("For later"),
            CaptureKind.ACTION: self.tr("Action"),
        }[kind]

    def module(self, number: int) -> str:
        """Return the number of a module."""
        return self.tr("Module {number}").format(number=number)

    def _ended(self, end: str, minutes: int) -> Spoken:
        if minutes > 0:
            return Spoken(Meaning.WARN, self.tr("Ended {time}, %n min late", "", minutes).format(time=end))
        if minutes < 0:
            return Spoken(Meaning.GOOD, self.tr("Ended {time}, %n min early", "", -minutes).format(time=end))
        return Spoken(Meaning.GOOD, self.tr("Ended {time}, on time").format(time=end))


def clock(moment: datetime) -> str:
    """Return hours and minutes."""
    return f"{moment:%H:%M}"
