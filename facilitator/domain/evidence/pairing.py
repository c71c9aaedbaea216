"""Sheets before and after, matched by the number printed on both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from facilitator.domain.answers import Answer, Missing, Sheet, SheetState
from facilitator.domain.questionnaire import Wave


@dataclass(frozen=True)
class PairedSheets:
    """The keyed sheets of one questionnaire by number: before, after, and at the follow-up."""

    before: Mapping[str, Sheet]
    after: Mapping[str, Sheet]
    follow_up: Mapping[str, Sheet] = field(default_factory=dict)

    def of_wave(self, wave: Wave) -> Mapping[str, Sheet]:
        """Return the sheets of that wave by number."""
        return {Wave.PRE: self.before, Wave.POST: self.after, Wave.FOLLOW_UP: self.follow_up}[wave]

    @cached_property
    def unmatched(self) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...]]:
        """The sheets before, and those after, whose number is on one side only."""
        alone = self.before.keys() ^ self.after.keys()
        before, after = (
            tuple(side[number] for number in sorted(alone & side.keys()))
            for side in (self.before, self.after)
        )
        return before, after

    @cached_property
    def matched(self) -> tuple[str, ...]:
        """Numbers with a sheet on both sides, in order."""
        return tuple(sorted(self.before.keys() & self.after.keys()))

    def answers(self, item: str) -> tuple[tuple[Answer | None, Answer | None], ...]:
        """Return the two answers of each matched person; none where there is no answer."""
        return tuple(
            (given(self.before[number], item), given(self.after[number], item)) for number in self.matched
        )


def pair_sheets(sheets: Iterable[Sheet]) -> PairedSheets:
    """Return the sheets of one questionnaire paired by number."""
    ready = tuple(sheets)
    return PairedSheets(*(keyed_once(ready, wave) for wave in (Wave.PRE, Wave.POST, Wave.FOLLOW_UP)))


def keyed_once(sheets: Iterable[Sheet], wave: Wave) -> dict[str, Sheet]:
    """Return one keyed sheet a number.

    A number keyed twice counts as its first keying: settling a dispute writes the settled answer
    into that one, and a second keying that nobody settled changes no figure.
    """
    ready = [sheet for sheet in sheets if sheet.wave is wave and sheet.state is SheetState.KEYED]
    ready.sort(key=lambda sheet: (sheet.pass_number, sheet.opened_at, sheet.id))
    by_number: dict[str, Sheet] = {}
    for sheet in ready:
        by_number.setdefault(sheet.number, sheet)
    return by_number


def given(sheet: Sheet, item: str) -> Answer | None:
    """Return the answer on that sheet if there is one that says something."""
    answer = sheet.answer(item)
    return answer if answer and answer.missing is None and answer.codes else None


def missing_count(sheets: Iterable[Sheet], item: str) -> int:
    """Return how many sheets lack that answer; a question that was rightly skipped is not missing."""
    return sum(1 for sheet in sheets if given(sheet, item) is None and not _is_not_applicable(sheet, item))


def _is_not_applicable(sheet: Sheet, item: str) -> bool:
    answer = sheet.answer(item)
    return answer is not None and (answer.missing is Missing.NOT_APPLICABLE or answer.has_text)
