"""What a record of the room may tell."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from facilitator.domain.groups import GroupDraw, MixField
from facilitator.domain.language import Text
from facilitator.domain.poll import Poll, PollOption
from facilitator.domain.room_record import groups_lines, hands_lines

NOW = datetime(2026, 3, 5, tzinfo=UTC)
BLOCK = UUID(int=7)
TITLES = {BLOCK: Text("The day I left")}


def poll(*hands: int | None, item: UUID | None = BLOCK) -> Poll:
    options = tuple(PollOption(f"option {number}", count) for number, count in enumerate(hands))
    return Poll(UUID(int=1), UUID(int=2), "How often?", options, NOW, item)


@pytest.mark.parametrize(
    ("hands", "then"),
    [
        ((6, 4), (6, 4)),
        ((10, 0), (10, 0)),
        ((1, 40), (1, 40)),
        ((12, None), (12, None)),
        ((6, 3), (None, None)),
        ((0, 0), (None, None)),
    ],
)
def test_counts_are_told_of_enough_hands_in_all(
    hands: tuple[int | None, ...], then: tuple[int | None, ...]
) -> None:
    (line,) = hands_lines("A", [poll(*hands)], TITLES, 10)
    assert line.hands == then
    assert line.is_shown == (sum(one or 0 for one in hands) >= 10)
    assert line.title == Text("The day I left")


def test_a_question_that_nobody_counted_leaves_no_record() -> None:
    assert hands_lines("A", [poll(None, None)], TITLES, 10) == ()


def test_a_block_that_is_gone_leaves_the_record_without_a_title() -> None:
    (line,) = hands_lines("A", [poll(20, 1, item=UUID(int=9))], TITLES, 10)
    assert line.title == Text()


def test_of_groups_sizes_rounds_and_repeats_are_told_and_nobody() -> None:
    people = [UUID(int=100 + number) for number in range(5)]
    first = GroupDraw(UUID(int=1), UUID(int=2), (tuple(people[:3]), tuple(people[3:])), NOW, item=BLOCK)
    second = GroupDraw(
        UUID(int=3), UUID(int=2), (tuple(people),), NOW, mix=MixField.SEX, repeats=4, is_least=False
    )
    one, two = groups_lines("A", [first, second], TITLES)
    assert (one.round_number, one.sizes, one.repeats, one.title) == (1, (3, 2), 0, TITLES[BLOCK])
    assert (two.round_number, two.sizes, two.repeats, two.is_least, two.mix) == (
        2,
        (5,),
        4,
        False,
        MixField.SEX,
    )
    assert not any(str(person) in str((one, two)) for person in people)
