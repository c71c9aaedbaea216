"""Lines made one and taken apart at random: nothing of who stays is lost, nothing of who left is kept."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from facilitator.domain.further_columns import said_under, with_said
from facilitator.domain.participant import Person
from facilitator.services.enrol_people import add_person, edit_person, list_people
from facilitator.services.merge_people import found_to_be, merge_people, preview_merge, take_apart
from facilitator.services.plan_session import create_session
from facilitator.services.ports import Workspace
from tests.builders import a_session_draft

LINES = 4
SLOTS = ("phone", "extra")

texts = st.sampled_from(["", "1", "2"])
said = st.lists(st.tuples(texts, texts), min_size=LINES, max_size=LINES)
deeds = st.tuples(
    st.sampled_from(["join", "apart"]),
    st.integers(0, 11),
    st.integers(0, 11),
    st.tuples(st.booleans(), st.booleans()),
)


def text_in(person: Person, slot: str) -> str:
    return said_under(person.extra, "room") if slot == "extra" else person.phone


class Trial:
    """A session in which each line says its own; what each is known as stands in the workspace alone."""

    def __init__(self, ws: Workspace, said: list[tuple[str, str]]) -> None:
        self.ws = ws
        self.session = create_session(ws, a_session_draft()).value
        self.half_day = self.session.half_days[0].id
        self.own: dict[UUID, Person] = {}
        for number, (phone, room) in enumerate(said):
            person = add_person(ws, self.half_day, f"Person {number}").value.person
            person = replace(person, phone=phone, extra=with_said((), "room", room))
            edit_person(ws, person)
            self.own[person.id] = person

    @property
    def heads(self) -> list[Person]:
        return [one.person for one in list_people(self.ws, self.half_day)]

    def does(self, deed: str, place: int, other: int, choices: tuple[bool, bool]) -> None:
        heads = self.heads
        head = heads.pop(place % len(heads))
        if deed == "join" and heads:
            self._join(head, heads[other % len(heads)], choices)
        elif deed == "apart":
            behind = found_to_be(self.ws, head.id)
            if behind:
                self._apart(head, behind[other % len(behind)].id)

    def _join(self, one: Person, other: Person, choices: tuple[bool, bool]) -> None:
        as_one = preview_merge(self.ws, self.session.id, one.id, other.id).as_one
        if choices[0] and other.phone:
            as_one = replace(as_one, phone=other.phone)
        if choices[1] and text_in(other, "extra"):
            as_one = replace(as_one, extra=with_said(as_one.extra, "room", text_in(other, "extra")))
        merge_people(self.ws, self.session.id, one.id, other.id, as_one)

    def _apart(self, head: Person, other: UUID) -> None:
        before = {slot: text_in(head, slot) for slot in SLOTS}
        take_apart(self.ws, self.session.id, head.id, other)
        now = next(one for one in self.heads if one.id == head.id)
        for slot in SLOTS:
            stay = {text_in(one, slot) for one in found_to_be(self.ws, head.id)}
            assert text_in(now, slot) == before[slot] or before[slot] not in stay

    def agrees(self) -> None:
        """Each says what they said or what one behind them did, and something where any of them does."""
        for head in self.heads:
            behind = found_to_be(self.ws, head.id)
            if not behind:
                assert head == self.own[head.id]
            for slot in SLOTS:
                theirs = {text_in(self.own[one.id], slot) for one in (head, *behind)}
                assert text_in(head, slot) in theirs
                assert text_in(head, slot) or not any(text_in(one, slot) for one in behind)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example(
    said=[("", "2"), ("", "1"), ("", "2"), ("", "1")],
    deeds=[("join", 0, 0, (False, True))] * 3,
)
@given(said=said, deeds=st.lists(deeds, min_size=2, max_size=12))
def test_at_each_step_people_say_what_they_and_those_behind_them_say(
    ws: Workspace, said: list[tuple[str, str]], deeds: list[tuple[str, int, int, tuple[bool, bool]]]
) -> None:
    trial = Trial(ws, said)
    for deed in deeds:
        trial.does(*deed)
        trial.agrees()
    while len(heads := trial.heads) < LINES:
        head = next(one for one in heads if found_to_be(ws, one.id))
        trial._apart(head, found_to_be(ws, head.id)[0].id)
        trial.agrees()
    assert {one.id: one for one in trial.heads} == trial.own
