"""`facilitator message`: one line for the trainer, from a script or another laptop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.session import Session
from facilitator.services.assistant_messages import unseen
from facilitator.services.plan_session import list_sessions, load_session, update_session
from tests.cli.conftest import add_a_bare_session, opened
from tests.cli.program import Program


def _today(program: Program) -> Session:
    """Put a session of today into the workspace, whose first half-day ends in an hour."""
    add_a_bare_session(program)
    with opened(program) as workspace:
        session = load_session(workspace, list_sessions(workspace)[0].id)
        now = workspace.clock.now()
        days = tuple(
            replace(day, starts_at=now + timedelta(hours=n * 5), must_end_at=now + timedelta(hours=n * 5 + 1))
            for n, day in enumerate(session.half_days)
        )
        return update_session(workspace, replace(session, half_days=days)).value


def test_a_line_is_on_the_console_of_the_half_day_that_is_on(program: Program) -> None:
    session = _today(program)
    answered = program.run("--json", "message", "last", " Bus is here", "at 11:45 ", "--who", "Wang")
    assert answered.code == 0
    record = answered.record
    assert (record["ok"], record["who"], record["text"]) == (True, "Wang", "Bus is here at 11:45")
    with opened(program) as workspace:
        (message,) = unseen(workspace, session.half_days[0].id)
    assert record["id"] == str(message.id)
    assert record["at"] == message.at.isoformat()


def test_it_says_where_the_line_stands_and_another_half_day_can_be_named(program: Program) -> None:
    session = _today(program)
    answered = program.run("--language", "zh", "message", "last", "车到了", "--half-day", "2")
    assert answered.out == "已显示在培训师的现场页面，直到看过为止：车到了\n"
    with opened(program) as workspace:
        assert unseen(workspace, session.half_days[0].id) == ()
        assert [one.text for one in unseen(workspace, session.half_days[1].id)] == ["车到了"]


def test_what_cannot_be_told_leaves_with_one_sentence(program: Program) -> None:
    _today(program)
    empty = program.run("message", "last", " ")
    assert (empty.code, empty.err.startswith("There is nothing to tell yet")) == (1, True)
    long = program.run("--json", "message", "last", "x" * 200)
    assert (long.code, long.record["ok"]) == (1, False)
    assert "200 signs" in str(long.record["message"])


def test_a_half_day_of_another_year_is_over(program: Program) -> None:
    add_a_bare_session(program)
    answered = program.run("message", "last", "hello")
    assert (answered.code, answered.err.startswith("This half-day is over")) == (1, True)


def test_a_workspace_that_the_window_has_open_is_trouble_with_the_workspace(program: Program) -> None:
    _today(program)
    with opened(program):
        answered = program.run("message", "last", "hello")
    assert answered.code == 3
    assert len(answered.err.splitlines()) == 1
