"""Printing earlier numbers again: which there are, and none that is new."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.session import Session
from facilitator.reports.print_numbered import print_again, print_numbered
from facilitator.services.changes import Change
from facilitator.services.enter_answers import begin_sheet, issue_numbers, open_batch, use_questionnaire
from facilitator.services.issued_numbers import issued_numbers, print_runs
from facilitator.services.name_organisation import name_organisation
from facilitator.services.ports import Workspace
from tests.builders import a_questionnaire
from tests.fakes import FakeClock

BOTH = (Language.ZH, Language.EN)


@pytest.fixture
def form(ws: Workspace, session: Session) -> Questionnaire:
    """A questionnaire in use."""
    return use_questionnaire(ws, session.id, a_questionnaire()).value


@pytest.fixture
def runs(ws: Workspace, session: Session, clock: FakeClock) -> list[tuple[str, ...]]:
    """Two print runs, of three and two numbers."""
    issued = []
    for count in (3, 2):
        clock.go_on(minutes=10)
        issued.append(tuple(number.digits for number in issue_numbers(ws, session.id, count).value))
    return issued


def key_one(ws: Workspace, session: Session, form: Questionnaire, number: str) -> None:
    assert form.id is not None
    batch = open_batch(ws, session.id, form.id, Wave.PRE, 1).value
    begin_sheet(ws, batch.id, number)


def test_print_runs_say_what_was_issued_together_and_what_of_it_is_unused(
    ws: Workspace, session: Session, form: Questionnaire, runs: list[tuple[str, ...]], clock: FakeClock
) -> None:
    key_one(ws, session, form, runs[0][1])
    first, second = print_runs(ws, session.id)
    assert (first.numbers, first.unused) == (runs[0], (runs[0][0], runs[0][2]))
    assert (second.numbers, second.unused, second.issued_at) == (runs[1], runs[1], clock.now())


@pytest.fixture
def _ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes on each time it is looked at, as a real one does."""

    def now(clock: FakeClock) -> datetime:
        clock.go_on(0.001)
        return clock.wall

    monkeypatch.setattr(FakeClock, "now", now)


@pytest.mark.usefixtures("_ticking")
def test_numbers_issued_in_one_go_are_one_run_though_the_clock_goes_on(
    ws: Workspace, session: Session
) -> None:
    issue_numbers(ws, session.id, 20)
    issue_numbers(ws, session.id, 5)
    assert [len(run.numbers) for run in print_runs(ws, session.id)] == [20, 5]


def test_numbers_are_chosen_by_range_and_by_what_is_unused(
    ws: Workspace, session: Session, form: Questionnaire, runs: list[tuple[str, ...]]
) -> None:
    everything = (*runs[0], *runs[1])
    assert issued_numbers(ws, session.id) == everything
    typed = f"{everything[1][:-1]}-{everything[1][-1]}"
    assert issued_numbers(ws, session.id, first=typed, last=everything[3]) == everything[1:4]
    key_one(ws, session, form, everything[2])
    assert issued_numbers(ws, session.id, first=typed, only_unused=True) == (everything[1], *runs[1])


@pytest.mark.usefixtures("runs")
def test_a_number_that_was_never_printed_and_an_empty_range_are_said(ws: Workspace, session: Session) -> None:
    with pytest.raises(UserError, match="5724 was not printed for this session"):
        issued_numbers(ws, session.id, first="5724")
    everything = issued_numbers(ws, session.id)
    with pytest.raises(UserError, match="no number to print again"):
        issued_numbers(ws, session.id, first=everything[2], last=everything[1])


def test_printing_again_issues_nothing_and_keeps_the_first_file(
    ws: Workspace, session: Session, form: Questionnaire, tmp_path: Path, clock: FakeClock
) -> None:
    assert form.id is not None
    name_organisation(ws, "Far Away 远方")
    clock.go_on(1)
    done = print_numbered(ws, session.id, form.id, 3, BOTH, tmp_path / "forms.pdf")
    assert done.changes is Change.PAPER
    numbers = issued_numbers(ws, session.id)
    again = print_again(ws, session.id, form.id, numbers, BOTH, tmp_path / "forms.pdf")
    assert issued_numbers(ws, session.id) == numbers
    assert (again.count, again.first, again.last) == (3, done.value.first, done.value.last)
    assert again.path != done.value.path
    assert again.path.read_bytes() == done.value.path.read_bytes()


def test_a_dot_in_the_name_of_a_file_of_forms_is_no_ending(
    ws: Workspace, session: Session, form: Questionnaire, tmp_path: Path
) -> None:
    assert form.id is not None
    first = print_numbered(ws, session.id, form.id, 1, BOTH, tmp_path / "No.3 plant").value.path
    numbers = issued_numbers(ws, session.id)
    again = print_again(ws, session.id, form.id, numbers, BOTH, tmp_path / "No.3 plant").path
    assert {one.name.partition("_")[0] for one in (first, again)} == {"No.3 plant"}


def test_only_numbers_of_the_session_are_printed_again(
    ws: Workspace, session: Session, form: Questionnaire, runs: list[tuple[str, ...]], tmp_path: Path
) -> None:
    assert form.id is not None
    for numbers in ((), (runs[0][0], "5724")):
        with pytest.raises(UserError, match="printed for this session before"):
            print_again(ws, session.id, form.id, numbers, BOTH, tmp_path / "forms.pdf")
    with pytest.raises(UserError, match="Choose a questionnaire"):
        print_again(ws, session.id, uuid4(), runs[0], BOTH, tmp_path / "forms.pdf")
    assert not list(tmp_path.glob("*.pdf"))


def test_a_session_that_is_gone_has_no_print_runs(ws: Workspace) -> None:
    with pytest.raises(UserError, match="no longer there"):
        print_runs(ws, UUID(int=1))
