"""`facilitator print-badges`: which badges, on which sheet."""

from __future__ import annotations

import pytest

from facilitator.services.issue_badges import list_badges
from facilitator.services.plan_session import list_sessions
from tests.cli.conftest import opened
from tests.cli.program import Program
from tests.reports.test_badges import codes_on


def figures(program: Program, *arguments: str) -> tuple[int, int]:
    """Print, and return how many badges are in the file and how many spare ones are left."""
    record = program.run("--json", "print-badges", "--to", "badges.pdf", *arguments).record
    return int(str(record["count"])), int(str(record["spares_left"]))


def test_one_badge_is_printed_again_by_its_code_or_by_a_name(demo: Program) -> None:
    figures(demo)
    with opened(demo) as workspace:
        badges = list_badges(workspace, list_sessions(workspace)[0].id)
    badge = next(one.badge for one in badges if one.enrolment is not None)
    assert figures(demo, "--only", badge.short_code)[0] == 1
    assert codes_on(demo.folder / "badges.pdf") == [badge.token]
    person = next(one.enrolment.person for one in badges if one.enrolment is not None)
    count, _ = figures(demo, "--only", person.name, "--only", badge.short_code)
    assert count >= 1
    assert badge.token in codes_on(demo.folder / "badges.pdf")


def test_labels_go_on_where_the_sheet_was_left(demo: Program) -> None:
    everybody, left = figures(demo)
    arguments = ("--format", "labels-3x8", "--start", "24", "--spares", "2")
    assert figures(demo, *arguments) == (everybody + 2, left + 2)
    assert len(codes_on(demo.folder / "badges.pdf")) == everybody + 2


def test_the_pool_is_printed_and_counted(demo: Program) -> None:
    _, left = figures(demo, "--pool", "--spares", "3", "--both-faces")
    assert left >= 3
    assert len(codes_on(demo.folder / "badges.pdf")) == 2 * left
    said = demo.run("print-badges", "--to", "badges.pdf", "--pool").out
    assert f"Spare badges left to give out: {left}." in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--start", "11"), "has 10 places"),
        (("--format", "labels-2x4", "--both-faces"), "one face"),
        (("--only", "nobody at all"), "No badge fits nobody at all"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence(demo: Program, arguments: tuple[str, ...], said: str) -> None:
    answered = demo.run("print-badges", "--to", "never.pdf", *arguments)
    assert (answered.code, len(answered.err.splitlines())) == (1, 1)
    assert said in answered.err
    assert not (demo.folder / "never.pdf").exists()
