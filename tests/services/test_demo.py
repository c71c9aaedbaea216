from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from database import open_workspace
from facilitator.domain.answers import Answer, SheetState
from facilitator.domain.attendance import AttendanceKind
from facilitator.domain.capture import CaptureKind
from facilitator.domain.names import search_key
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.run import RunPhase
from facilitator.domain.session import Session, SessionStage
from facilitator.programmes import read_pack, shipped_packs
from facilitator.services import demo
from facilitator.services.demo import make_demo
from facilitator.services.demo_answers import GUILT, FilledIn, filled_in
from facilitator.services.demo_day import PAUSE_SECONDS
from facilitator.services.plan_session import stage_of
from facilitator.services.ports import Workspace
from facilitator.services.run_session import load_run
from facilitator.services.summarise import summarise
from tests.fakes import FakeClock, FakeIds

PACK = next(read_pack(path) for path in shipped_packs() if path.name == "five_modules")
FORM = next(form for form in PACK.questionnaires if form.item(GUILT) is not None)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Session]]:
    """A workspace with the demo, looked at by every test here and changed by none."""
    folder: Path = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_STATE_DIR", str(folder / "state"))
        store = open_workspace(folder / "workspace.db")
        workspace = Workspace(store, FakeClock(), FakeIds(), "test")
        yield workspace, make_demo(workspace, PACK.programme, PACK.decks, FORM).value
        store.close()


def test_95_of_100_felt_guilty_before_and_39_after(made: tuple[Workspace, Session]) -> None:
    workspace, session = made
    (result,) = summarise(workspace, session.id).questionnaires
    guilt = next(item.yes_no for item in result.items if item.key == GUILT)
    assert guilt is not None
    assert (guilt.pairs, guilt.before, guilt.after) == (100, 0.95, 0.39)
    assert (result.sheets_before, result.sheets_after, result.matched) == (102, 100, 100)


def test_knowledge_grew_and_some_answers_are_missing(made: tuple[Workspace, Session]) -> None:
    workspace, session = made
    (result,) = summarise(workspace, session.id).questionnaires
    knowledge = [item for item in result.items if FORM.item(item.key).right is not None]  # type: ignore[union-attr]
    assert len(knowledge) >= 6
    for item in knowledge:
        assert item.yes_no is not None
        assert item.yes_no.after > item.yes_no.before
    assert 0 < sum(item.missing_before + item.missing_after for item in result.items) < 200


def test_a_hundred_were_expected_and_nearly_all_came(made: tuple[Workspace, Session]) -> None:
    workspace, session = made
    total = summarise(workspace, session.id).reach_total
    assert (total.expected, total.came, total.walk_ins, total.stayed) == (100, 102, 5, 100)
    with workspace.store.read() as records:
        people = [one.person for one in records.people.of_session(session.id)]
        for half_day in session.half_days:
            events = records.attendance.of_half_day(half_day.id)
            arrivals = [event.at for event in events if event.kind is AttendanceKind.ARRIVED]
            assert (max(arrivals) - min(arrivals)).total_seconds() > 600
    names = [person.name for person in people]
    assert len(names) - len(set(names)) == 1
    assert "龚喆䶮" in names
    assert all(search_key(name) for name in names)


def test_both_half_days_were_run_to_their_end(made: tuple[Workspace, Session]) -> None:
    workspace, session = made
    skipped = []
    for half_day in session.half_days:
        position = load_run(workspace, half_day.id).position(workspace.clock.instant())
        assert position.phase is RunPhase.FINISHED
        assert abs(position.late_seconds) < 30 * 60
        skipped.append(sum(progress.is_skipped for progress in position.progress))
        spent = [one.spent_seconds / one.planned_seconds for one in position.progress if not one.is_skipped]
        assert min(spent) < 0.95
        assert max(spent) > 1.05
    assert skipped == [0, 1]


def test_the_minutes_run_add_up_to_the_clock_less_the_pause(made: tuple[Workspace, Session]) -> None:
    workspace, session = made
    for half_day in session.half_days:
        state = load_run(workspace, half_day.id)
        clock = [event.at.monotonic_ns for event in state.events]
        assert clock == sorted(clock)
        run = sum(one.spent_seconds for one in state.position(workspace.clock.instant()).progress)
        assert run == pytest.approx((clock[-1] - clock[0]) / 1e9 - PAUSE_SECONDS)


def test_every_stack_of_paper_is_closed(made: tuple[Workspace, Session]) -> None:
    workspace, session = made
    with workspace.store.read() as records:
        batches = records.paper.batches(session.id)
        sheets = records.paper.sheets_of_session(session.id)
    assert all(batch.closed_at is not None for batch in batches)
    for batch in batches:
        mine = [sheet for sheet in sheets if sheet.batch == batch.id]
        assert len(mine) == batch.counted
        assert {sheet.state for sheet in mine} <= {SheetState.KEYED, SheetState.SPOILT}
    for sheet in sheets:
        if sheet.state is SheetState.KEYED:
            assert [answer.item for answer in sheet.answers] == [
                item.key for item in FORM.asked_in(sheet.wave)
            ]
    assert not summarise(workspace, session.id).is_draft
    assert stage_of(workspace, session.id) in {SessionStage.SHARE, SessionStage.DONE}


def test_quotes_are_there_with_consent_and_without_and_actions_have_owners(
    made: tuple[Workspace, Session],
) -> None:
    workspace, session = made
    with workspace.store.read() as records:
        captured = records.captures.of_session(session.id)
    quotes = [item for item in captured if item.kind is CaptureKind.QUOTE]
    assert {quote.has_consent for quote in quotes} == {True, False}
    shared = {quote.text for quote in summarise(workspace, session.id).quotes}
    assert shared == {quote.text for quote in quotes if quote.has_consent}
    actions = [item for item in captured if item.kind is CaptureKind.ACTION]
    assert all(action.owner and action.due_on for action in actions)


def test_the_answers_are_the_same_every_time_and_fit_the_questions() -> None:
    people = filled_in(FORM)
    assert people == filled_in(FORM)
    for person in people:
        for wave, answers in ((Wave.PRE, person.before), (Wave.POST, person.after)):
            for item, answer in zip(FORM.asked_in(wave), answers, strict=True):
                assert _fits(answer, [choice.code for choice in item.scale.choices] if item.scale else [])


def _fits(answer: Answer, codes: list[str]) -> bool:
    if answer.missing is not None or answer.has_text:
        return not answer.codes
    return set(answer.codes) <= set(codes) if codes else bool(answer.codes)


def test_the_demo_is_made_up_before_the_workspace_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    store = open_workspace(tmp_path / "workspace.db")

    def filled(questionnaire: Questionnaire) -> tuple[FilledIn, ...]:
        with store.write():  # refused while another is open
            return filled_in(questionnaire)

    monkeypatch.setattr(demo, "filled_in", filled)
    session = make_demo(Workspace(store, FakeClock(), FakeIds(), "test"), PACK.programme, PACK.decks, FORM)
    store.close()
    assert session.value.is_demo
