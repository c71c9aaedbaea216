"""What one person agreed to, where several lines of the list were found to be theirs.

Each line keeps its own answer; nothing is copied from one to another. What holds for all is worked out anew:

1. An answer that was given while lines were one stands in place of what those lines had said until then.
   What one of them says later, as a line of its own, counts again.
2. Of the answers that are left a no wins over a yes, and either over not having been asked.
3. Its note is the earliest of that answer: since then it was known, and what was recorded after a yes was
   allowed, or after a no was not. An answer that nobody noted gives way to the note of the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from facilitator.domain.participant import Consent

_STRONGEST_FIRST = (Consent.REFUSED, Consent.GIVEN, Consent.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class ConsentNote:
    """What somebody answered; `at` is none where nobody noted when, as in a list that was imported."""

    consent: Consent
    at: datetime | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The answer of one line; `over` is what each line said that was the same person when it was given."""

    note: ConsentNote
    over: Mapping[UUID, ConsentNote] = field(default_factory=dict)


def for_all(answers: Mapping[UUID, OwnAnswer], note: ConsentNote, line: UUID) -> OwnAnswer:
    """Return an answer noted at `line` for the person whose lines said `answers` until now."""
    return OwnAnswer(note, {other: one.note for other, one in answers.items() if other != line})


def as_one_person(answers: Mapping[UUID, OwnAnswer]) -> ConsentNote:
    """Return what holds for the person whose lines said this."""
    settled = {(line, note) for one in answers.values() for line, note in one.over.items()}
    left = [one.note for line, one in answers.items() if (line, one.note) not in settled]
    counted = left or [one.note for one in answers.values()]
    consent = strongest(note.consent for note in counted)
    alike = [note for note in counted if note.consent is consent]
    noted = [(note.at, note.who) for note in alike if note.at is not None]
    return ConsentNote(consent, *min(noted)) if noted else ConsentNote(consent)


def strongest(said: Iterable[Consent]) -> Consent:
    """Return the answer that wins among several of one person."""
    return min(said, key=_STRONGEST_FIRST.index, default=Consent.NOT_ASKED)
