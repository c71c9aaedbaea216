"""One line of "Ready for the room?": how it stands, the sentence, and where it can be mended."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.message import Message
from facilitator.services.preflight import PreflightFinding, Severity
from ui.run.awake import Awake, Awakeness
from ui.theme.tokens import Meaning
from ui.widgets.page import PageId, PageRequest

_MEANINGS = {
    Severity.PROBLEM: Meaning.BAD,
    Severity.WARNING: Meaning.WARN,
    Severity.NOTE: Meaning.INFO,
}
GRAVEST_FIRST = (Meaning.BAD, Meaning.WARN, Meaning.SOFT, Meaning.INFO, Meaning.GOOD)

TO_THE_SLIDES = PageRequest(PageId.PLAN, "slides")
TO_THE_AGENDA = PageRequest(PageId.PLAN, "agenda")


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """What was looked at. `meaning` is BAD, WARN, SOFT (still to be tried), INFO or GOOD."""

    meaning: Meaning
    message: Message
    way_out: PageRequest | None = None


def line_of(finding: PreflightFinding) -> ReadyLine:
    """Return what was found of slides, blocks and disk, with the page where it can be mended."""
    way_out = None
    if finding.item is not None:
        way_out = TO_THE_AGENDA
    elif finding.deck:
        way_out = TO_THE_SLIDES
    return ReadyLine(_MEANINGS[finding.severity], finding.message, way_out)


def awake_line(awake: Awake) -> ReadyLine | None:
    """Return whether the laptop stays awake; none while nobody asked it to, or it has not answered."""
    match awake.state:
        case Awakeness.KEPT:
            return ReadyLine(Meaning.GOOD, Message("The laptop stays awake."))
        case Awakeness.NOT_KEPT:
            return ReadyLine(
                Meaning.WARN,
                Message("This laptop may fall asleep. Switch sleep off in the system's power settings."),
            )
        case _:
            return None


def gravest_first(lines: tuple[ReadyLine, ...]) -> tuple[ReadyLine, ...]:
    """Return the lines in the order in which they are to be read."""
    return tuple(sorted(lines, key=lambda line: GRAVEST_FIRST.index(line.meaning)))
