"""Consent of lines that are made one and taken apart at random, against a plain account of who said what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.participant import Consent
from facilitator.services.consent import ConsentNote, consent_of, note_consent, take_consent_back
from facilitator.services.enrol_people import add_person, list_people
from facilitator.services.merge_people import found_to_be, merge_people, preview_merge, take_apart
from facilitator.services.plan_session import create_session
from facilitator.services.ports import Workspace
from tests.builders import a_session_draft
from tests.fakes import FakeClock

LINES = 3
_LATEST = datetime.max.replace(tzinfo=UTC)

places = st.integers(0, 11)
said_first = st.lists(st.sampled_from(Consent), min_size=LINES, max_size=LINES)
deeds = st.one_of(
    st.tuples(st.just("join"), places, st.integers(0, 1)),
    st.tuples(st.just("apart"), places, st.none()),
    st.tuples(st.just("answer"), places, st.sampled_from(Consent)),
    st.tuples(st.just("back"), places, st.none()),
)


@dataclass(eq=False)
class Said:
    """One answer; `instead_of` are those of other lines that it replaces, `before` the line's own."""

    note: ConsentNote
    instead_of: list[Said] = field(default_factory=list)
    before: Said | None = None


class Account:
    """What each line said last, and which lines are one, as somebody would note it by hand."""

    def __init__(self) -> None:
        self.said = [Said(ConsentNote(Consent.NOT_ASKED)) for _ in range(LINES)]
        self.head = list(range(LINES))
        self.brought: list[list[int]] = [[] for _ in range(LINES)]

    def together(self, head: int) -> list[int]:
        return [line for line in range(LINES) if self.head[line] == head]

    def holds(self, head: int) -> ConsentNote:
        said = [self.said[line] for line in self.together(head)]
        replaced = [old for one in said for old in one.instead_of]
        notes = [one.note for one in said if one not in replaced]
        for consent in (Consent.REFUSED, Consent.GIVEN, Consent.NOT_ASKED):
            alike = [note for note in notes if note.consent is consent]
            if alike:
                return min(alike, key=lambda note: note.at or _LATEST)
        raise AssertionError(notes)

    def answer(self, head: int, note: ConsentNote) -> None:
        others = [self.said[line] for line in self.together(head) if line != head]
        self.said[head] = Said(note, others, self.said[head])

    def take_back(self, head: int) -> ConsentNote | None:
        last = self.said[head]
        if last.before is None:
            return None
        self.said[head] = last.before
        return last.note


class Trial:
    """Does each deed in a workspace, in a session of its own, and in the account."""

    def __init__(self, ws: Workspace, clock: FakeClock) -> None:
        self.ws, self.clock = ws, clock
        self.session = create_session(ws, a_session_draft()).value
        self.half_day = self.session.half_days[0].id
        self.listed = [add_person(ws, self.half_day, f"Person {number}").value for number in range(LINES)]
        self.account = Account()

    def does(self, deed: str, place: int, what: object) -> None:
        """Do it with the line at that place of those with which it can be done, counted round."""
        self.clock.go_on(minutes=1)
        heads = sorted(set(self.account.head))
        others = [line for line in range(LINES) if line not in heads]
        head = heads.pop(place % len(heads))
        if isinstance(what, Consent):
            self._answer(head, what)
        elif deed == "back":
            self._take_back(head)
        elif isinstance(what, int) and heads:
            self._join(head, heads[what % len(heads)])
        elif deed == "apart" and others:
            line = others[place % len(others)]
            self._apart(self.account.head[line], line)

    def agrees(self) -> None:
        stored = {one.person.id: one.person.consent for one in list_people(self.ws, self.half_day)}
        for head in set(self.account.head):
            holds = self.account.holds(head)
            assert consent_of(self.ws, self.listed[head].id) == holds
            assert stored[self.listed[head].person.id] is holds.consent

    def _answer(self, head: int, consent: Consent) -> None:
        done = note_consent(self.ws, self.listed[head].id, consent)
        if done.changes:
            self.account.answer(head, done.value)

    def _take_back(self, head: int) -> None:
        note = self.account.take_back(head)
        if note is not None:
            take_consent_back(self.ws, self.listed[head].id, note)

    def _join(self, one: int, other: int) -> None:
        ids = self._person(one), self._person(other)
        found = preview_merge(self.ws, self.session.id, *ids)
        merge_people(self.ws, self.session.id, *ids, found.as_one)
        self.account.brought[other] = [line for line in self.account.together(other) if line != other]
        self.account.head = [one if head == other else head for head in self.account.head]
        assert found.as_one.consent is self.account.holds(one).consent

    def _apart(self, head: int, line: int) -> None:
        take_apart(self.ws, self.session.id, self._person(head), self._person(line))
        gone = {line, *self.account.brought[line]}
        for other in gone:
            self.account.head[other] = line
        for stays in {*range(LINES)} - gone:
            brought = self.account.brought[stays]
            self.account.brought[stays] = [other for other in brought if other not in gone]
        known = {one.id for one in found_to_be(self.ws, self._person(line))}
        assert known == {self._person(other) for other in gone - {line}}

    def _person(self, line: int) -> UUID:
        return self.listed[line].person.id


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said_first, st.lists(deeds, max_size=12))
def test_what_holds_is_what_the_lines_said_however_they_were_joined_and_taken_apart(
    ws: Workspace, clock: FakeClock, said: list[Consent], done: list[tuple[str, int, object]]
) -> None:
    trial = Trial(ws, clock)
    for place, consent in enumerate(said):
        trial.does("answer", place, consent)
    for deed in done:
        trial.does(*deed)
        trial.agrees()
