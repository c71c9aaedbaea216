"""`facilitator message`: one line for the trainer, from a script or another laptop."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

from facilitator.domain.session import Session
from facilitator.services.assistant_messages import unseen
from facilitator.services.plan_session import list_sessions, load_session, update_session
from tests.cli.conftest import add_a_bare_session, opened
from tests.cli.program import Program
from tests.database import made


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


def test_no_shared_file_holds_a_message(demo: Program) -> None:
    with opened(demo) as workspace:
        session = load_session(workspace, list_sessions(workspace)[0].id)
        with workspace.store.write() as records:
            for day in session.half_days:
                records.messages.append(made.a_message(day, text="ZEBRA at the gate", who="ZEBRA"))
                records.messages.append_seen(made.a_seeing(made.a_message(day)))
    folder = demo.folder / "shared"
    assert demo.run("export", "last", "--to", str(folder), "--language", "both").code == 0
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    assert {one.suffix for one in files} >= {".pdf", ".xlsx", ".csv"}
    for file in files:
        words = _words_of(file)
        assert len(words) > 20, file
        assert "ZEBRA" not in words, file


def _words_of(file: Path) -> str:
    if file.suffix == ".pdf":
        import pypdfium2

        with closing(pypdfium2.PdfDocument(file)) as document:
            return "".join(page.get_textpage().get_text_range() for page in document)
    if file.suffix == ".xlsx":
        with ZipFile(file) as parts:
            return "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
    return file.read_text("utf-8-sig")


def test_a_workspace_that_the_window_has_open_is_trouble_with_the_workspace(program: Program) -> None:
    _today(program)
    with opened(program):
        answered = program.run("message", "last", "hello")
    assert answered.code == 3
    assert len(answered.err.splitlines()) == 1
