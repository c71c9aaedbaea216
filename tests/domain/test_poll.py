"""Polls as a fold: what the last step left, taken back step by step."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.poll import Poll, PollEvent, PollEventKind, PollOption, polls
from tests.builders import HALF_DAY, an_id
from tests.fakes import MORNING

K = PollEventKind
STEPS = st.lists(st.tuples(st.sampled_from(K), st.sampled_from("ab"), st.integers(0, 50)), max_size=25)


def happened(steps: list[tuple[PollEventKind, str, int]]) -> list[PollEvent]:
    """Return those steps as events; the first of each poll asks it."""
    events: list[PollEvent] = []
    for n, (kind, name, hands) in enumerate(steps):
        first = all(event.poll != an_id(name) for event in events)
        options = (PollOption("yes", hands), PollOption("no"))
        at = MORNING + timedelta(minutes=n)
        kept = K.SET if first else kind
        events.append(PollEvent(an_id(f"{n}"), an_id(name), HALF_DAY, kept, at, "", f"Q{n}", options))
    return events


@given(STEPS)
def test_an_undo_leaves_everything_as_if_the_last_step_had_not_been(
    steps: list[tuple[PollEventKind, str, int]],
) -> None:
    events = happened(steps)
    if not events:
        assert polls(events) == ()
        return
    last = events[-1]
    undone = PollEvent(an_id("undo"), last.poll, HALF_DAY, K.UNDONE, MORNING)
    is_first = sum(event.poll == last.poll for event in events) == 1
    if last.kind is not K.UNDONE:
        assert polls([*events, undone]) == polls(events if is_first else events[:-1])


@given(STEPS)
def test_what_was_asked_first_is_never_taken_back(steps: list[tuple[PollEventKind, str, int]]) -> None:
    events = happened(steps)
    for poll in {event.poll for event in events}:
        undos = [PollEvent(an_id(f"u{n}"), poll, HALF_DAY, K.UNDONE, MORNING) for n in range(30)]
        first = next(event for event in events if event.poll == poll)
        (left,) = (one for one in polls([*events, *undos]) if one.id == poll)
        assert left == Poll(poll, HALF_DAY, first.question, first.options, first.at)


@given(STEPS)
def test_polls_stand_in_the_order_they_were_asked(steps: list[tuple[PollEventKind, str, int]]) -> None:
    asked = [poll.asked_at for poll in polls(happened(steps))]
    assert asked == sorted(asked)
