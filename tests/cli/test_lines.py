from __future__ import annotations

import pytest

from facilitator.programmes import shipped_packs
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import list_sessions
from tests.cli.conftest import add_a_bare_session, opened
from tests.cli.program import Program

GARBAGE = b"\n   \n\xff\xfe\x00\n" + b"a" * 1_000_000 + b'\n\x00\x01\x02\n\xe2\x80\xae\n{"json": 1}\n'


def badge_codes(program: Program) -> list[str]:
    with opened(program) as workspace:
        (line,) = list_sessions(workspace)
        issued = issue_badges(workspace, line.id).value
        return [one.badge.token for one in issued]


@pytest.mark.parametrize("command", ["check-in", "key", "run"])
def test_garbage_gets_a_refusal_each_and_the_next_line_is_read(demo: Program, command: str) -> None:
    answered = demo.run(command, "last", lines=GARBAGE)
    assert answered.code == 0
    assert [record["ok"] for record in answered.records] == [False] * 7
    assert [record["line"] for record in answered.records] == list(range(1, 8))
    assert all(record["message"] for record in answered.records)


def test_refusals_are_said_in_the_language_of_the_caller(demo: Program) -> None:
    answered = demo.run("run", "last", "--language", "zh", lines="\n")
    assert answered.record["message"] == "这一行是空的。"


def test_a_badge_checks_in_once_and_the_second_time_says_so(demo: Program) -> None:
    absent, *_ = badge_codes(demo)
    once, twice = demo.run("check-in", "last", "--half-day", "1", lines=f"{absent}\n{absent}\n").records
    assert (once["ok"], once["is_new"]) == (True, True)
    assert (twice["ok"], twice["is_new"]) == (True, False)
    assert once["event"] == twice["event"]
    assert once["present"] == twice["present"]


def test_a_wrong_half_day_is_one_sentence(demo: Program) -> None:
    answered = demo.run("check-in", "last", "--half-day", "9")
    assert answered.code == 1
    assert "There is no half-day 9" in answered.err


def test_a_form_is_keyed_from_its_number_to_its_last_answer(demo: Program) -> None:
    printed = demo.run("--json", "print-forms", "last", "--count", "1", "--to", "forms.pdf").record
    numbers = printed["numbers"]
    assert isinstance(numbers, list)
    number = str(numbers[0])
    answered = demo.run(
        "key", "last", "--wave", "pre", lines=f"{number}\n1\n12\nx\nEsc\n{number}\n22222222222\n"
    )
    begun, first, two, wrong, left, again, last = answered.records
    assert begun["answered"] == 0
    assert (first["answered"], two["answered"]) == (1, 3)
    assert (wrong["ok"], wrong["answered"]) == (False, 3)
    assert left["finished"] is False
    assert (again["ok"], again["answered"], again["sheet"]) == (True, 3, begun["sheet"])
    assert (last["finished"], last["answered"]) == (True, last["of"])
    used = demo.run("key", "last", "--wave", "pre", lines=f"{number}\n").record
    assert (used["ok"], used["problem"]) == (False, "used_before")


def test_a_form_is_set_aside_in_words_and_taken_up_again(demo: Program) -> None:
    printed = demo.run("--json", "print-forms", "last", "--count", "3", "--to", "aside.pdf").record
    first, second, third = [str(number) for number in printed["numbers"]]  # type: ignore[attr-defined]
    lines = f"{first}\nblank\n{second}\n1\npark which page?\n{second}\nup\n@1\nspoilt torn\n{third}\n1 2\n"
    records = demo.run("key", "last", "--wave", "post", lines=lines).records
    states = [record["state"] for record in records if "state" in record]
    assert states == ["blank", "parked", "spoilt"]
    assert records[5]["sheet"] == records[2]["sheet"]
    assert records[-1]["answered"] == 2


def test_forms_are_keyed_into_the_batch_that_was_named(demo: Program) -> None:
    with opened(demo) as workspace:
        (line,) = list_sessions(workspace)
        with workspace.store.read() as records:
            batch = records.paper.batches(line.id)[0]
    known = demo.run("key", "last", "--batch", batch.id.hex[:12])
    unknown = demo.run("key", "last", "--batch", "ffff")
    assert known.code == 0
    assert (unknown.code, unknown.err.strip()) == (1, "There is no batch ffff in this session.")


def test_before_forms_are_printed_nothing_can_be_keyed(program: Program) -> None:
    add_a_bare_session(program)
    without = program.run("key", "last")
    assert (without.code, "has no questionnaire yet" in without.err) == (1, True)
    form = next(path for pack in shipped_packs() for path in sorted(pack.rglob("*.xlsx")))
    assert program.run("import-questionnaire", str(form)).code == 0
    unprinted = program.run("key", "last")
    assert (unprinted.code, "print forms first" in unprinted.err) == (1, True)
    wrong = program.run("key", "last", "--wave", "before")
    assert (wrong.code, wrong.err.strip()) == (1, "before is not pre, post or follow-up.")
    other = program.run("key", "last", "--questionnaire", "other")
    assert (other.code, "It has: " in other.err) == (1, True)


def test_the_agenda_runs_from_start_to_finish(demo: Program) -> None:
    orders = "reopen\njump 2\nnext\nextend 5\nextend -2\npause\nresume\nslide 3\nblack\nunblack\n"
    orders += "back\nfinish\nstatus\n"
    records = demo.run("run", "last", "--half-day", "2", lines=orders).records
    assert all(record["ok"] for record in records), records
    blocks = [record["block"] for record in records]
    assert blocks[1:4] == [2, 3, 3]
    assert records[5]["phase"] == "paused"
    assert records[8]["is_black"] is True
    assert records[-1]["phase"] == "finished"
    assert records[-1]["events"] == records[-2]["events"]


def test_an_order_that_changes_nothing_says_so(demo: Program) -> None:
    records = demo.run("run", "last", "--half-day", "1", lines="reopen\nresume\nfinish\n").records
    assert (records[1]["ok"], records[1]["problem"]) == (False, "no_change")


@pytest.mark.parametrize("order", ["jump 0", "jump 999", "extend x", "next 3", "slide", "slide -1", "fly"])
def test_what_is_no_order_is_refused_and_writes_nothing(demo: Program, order: str) -> None:
    before, refused, after = demo.run("run", "last", lines=f"status\n{order}\nstatus\n").records
    assert refused["ok"] is False
    assert before["events"] == after["events"]
