"""Getting paper in, on a real workspace file: every acknowledged key is there after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from database import DatabaseStore
from facilitator.domain.answers import (
    Answer,
    Batch,
    BatchCount,
    KeyLogEntry,
    KeySource,
    Missing,
    SheetState,
)
from facilitator.domain.form_layout import layout, machine_code, typed_code
from facilitator.domain.keying import KeyingState, Sound
from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.domain.questionnaire import ItemKind, Level, Questionnaire, SkipRule, Wave
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.enter_answers import (
    Begun,
    NumberProblem,
    NumberRefused,
    batch_count,
    begin_second_keying,
    begin_sheet,
    close_batch,
    issue_numbers,
    keying_statistics,
    open_batch,
    press_key,
    recount_batch,
    renumber,
    resume_sheet,
    set_sheet_state,
    use_questionnaire,
)
from facilitator.services.ports import Workspace
from tests.builders import a_questionnaire, an_item, every_kind
from tests.fakes import FakeClock


@pytest.fixture
def questionnaire(ws: Workspace, session: Session) -> Questionnaire:
    """A head field and three Likert rows, in use; five numbers are printed."""
    issue_numbers(ws, session.id, 5)
    line = an_item("line", ItemKind.SINGLE, level=Level.NONE)
    return use_questionnaire(ws, session.id, a_questionnaire(line, *(an_item(f"q{n}") for n in "123"))).value


@pytest.fixture
def batch(ws: Workspace, session: Session, questionnaire: Questionnaire) -> Batch:
    """A stack of three sheets from before the training."""
    assert questionnaire.id is not None
    return open_batch(ws, session.id, questionnaire.id, Wave.PRE, 3).value


def begun(ws: Workspace, batch: Batch, number: str = "0013") -> Begun:
    outcome = begin_sheet(ws, batch.id, number).value
    assert isinstance(outcome, Begun), outcome
    return outcome


def refused(ws: Workspace, batch: Batch, number: str) -> NumberRefused:
    outcome = begin_sheet(ws, batch.id, number).value
    assert isinstance(outcome, NumberRefused)
    return outcome


def press_all(ws: Workspace, start: Begun, keys: str) -> KeyingState:
    state = start.state
    for key in keys.split():
        state = press_key(ws, start.sheet.id, state, key).value.state
    return state


def key_log(ws: Workspace, sheet_id: UUID) -> tuple[KeyLogEntry, ...]:
    with ws.store.read() as records:
        return records.paper.key_log(sheet_id)


def test_numbers_follow_each_other(ws: Workspace, session: Session) -> None:
    first = issue_numbers(ws, session.id, 2).value
    second = issue_numbers(ws, session.id, 1).value
    assert [one.digits[:3] for one in (*first, *second)] == ["001", "002", "003"]
    for count in (0, 100_000):
        with pytest.raises(UserError, match="at least one number"):
            issue_numbers(ws, session.id, count)


def test_a_questionnaire_is_used_once(ws: Workspace, session: Session, questionnaire: Questionnaire) -> None:
    again = use_questionnaire(ws, session.id, replace(questionnaire, id=None)).value
    assert again == questionnaire
    with ws.store.read() as records:
        assert records.questionnaires.of_session(session.id) == (questionnaire,)


def test_each_key_is_on_disk_when_it_is_acknowledged(
    ws: Workspace, batch: Batch, reopen: Callable[[], DatabaseStore]
) -> None:
    start = begun(ws, batch)
    step = press_key(ws, start.sheet.id, start.state, "2")
    assert (step.changes, step.value.sound) == (Change.PAPER, Sound.TICK)
    with reopen().read() as records:
        sheet = records.paper.sheet(start.sheet.id)
    assert sheet is not None
    assert sheet.answers == (Answer("line", ("2",)),)


def test_a_refused_key_writes_nothing(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    step = press_key(ws, start.sheet.id, start.state, "9")
    assert (step.changes, step.value.sound) == (Change.NOTHING, Sound.REFUSED)
    assert key_log(ws, start.sheet.id) == ()


def test_the_last_answer_closes_the_sheet(ws: Workspace, batch: Batch, clock: FakeClock) -> None:
    start = begun(ws, batch)
    assert press_all(ws, start, "1 5 0 *").is_finished
    with ws.store.read() as records:
        (sheet,) = records.paper.find_sheets(batch.session, batch.questionnaire, Wave.PRE, "0013")
    assert (sheet.state, sheet.finished_at, sheet.keyed_by) == (SheetState.KEYED, clock.now(), "Li Na")
    assert [answer.missing for answer in sheet.answers] == [
        None,
        None,
        Missing.NOT_ANSWERED,
        Missing.TWO_BOXES,
    ]
    assert [entry.source for entry in key_log(ws, sheet.id)][-1] is KeySource.RULE


@pytest.mark.parametrize(
    "keys", ["", "1", "1 5", "1 5 -", "1 5 - -", "1 Down 3", "1 5 2 4", "1 5 2 4 -", "9 9"]
)
def test_a_sheet_is_resumed_exactly_where_it_stood(
    ws: Workspace, batch: Batch, reopen: Callable[[], DatabaseStore], keys: str
) -> None:
    start = begun(ws, batch)
    live = press_all(ws, start, keys)
    again = resume_sheet(replace(ws, store=reopen()), start.sheet.id).value
    assert again.state == live


def test_a_half_typed_field_is_resumed_too(
    ws: Workspace, session: Session, reopen: Callable[[], DatabaseStore]
) -> None:
    whole = use_questionnaire(ws, session.id, every_kind()).value
    assert whole.id is not None
    issue_numbers(ws, session.id, 1)
    batch = open_batch(ws, session.id, whole.id, Wave.PRE, 1).value
    start = begun(ws, batch)
    live = press_all(ws, start, "1 1 9 8")
    assert live.typed == "198"
    assert resume_sheet(replace(ws, store=reopen()), start.sheet.id).value.state == live


def test_a_sheet_corrected_since_is_resumed_at_its_first_open_item(
    ws: Workspace, batch: Batch, clock: FakeClock
) -> None:
    start = begun(ws, batch)
    press_all(ws, start, "1 5")
    settled = Answer("q1", ("4",))
    with ws.store.write() as records:
        records.paper.log(
            KeyLogEntry(uuid4(), start.sheet.id, "q1", settled, KeySource.SETTLEMENT, clock.now(), "Chen")
        )
    state = resume_sheet(ws, start.sheet.id).value.state
    assert (state.answers[1], state.index) == (settled, 2)


def test_a_correction_opens_and_closes_the_sheet_again(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    press_all(ws, start, "1 5 2 4 - 3")
    corrections = [e for e in key_log(ws, start.sheet.id) if e.source is KeySource.CORRECTION]
    assert [(entry.item, entry.answer) for entry in corrections] == [("q3", Answer("q3", ("3",)))]


def test_the_head_of_a_form_is_taken_from_the_one_before(ws: Workspace, batch: Batch) -> None:
    press_all(ws, begun(ws, batch), "2 5 2 4")
    second = begun(ws, batch, "0021")
    assert press_all(ws, second, "+").answers[0] == Answer("line", ("2",))
    live = press_all(ws, second, "+ 3")
    assert resume_sheet(ws, second.sheet.id).value.state == live


@pytest.mark.parametrize("typed", ["0013", "001-3", "００１３", " 001 3 "])
def test_a_number_is_read_as_it_is_typed(ws: Workspace, batch: Batch, typed: str) -> None:
    assert begun(ws, batch, typed).sheet.number == "0013"


@pytest.mark.parametrize("languages", [(Language.ZH, Language.EN), (Language.EN,)])
def test_the_code_of_a_printed_page_is_a_number_too(
    ws: Workspace, batch: Batch, questionnaire: Questionnaire, languages: tuple[Language, ...]
) -> None:
    form = layout(questionnaire, Wave.PRE, languages)
    assert begun(ws, batch, machine_code(form, 1, "0013")).sheet.number == "0013"
    assert begun(ws, batch, typed_code(form, 1, "0021").lower()).sheet.number == "0021"


@pytest.mark.parametrize(
    ("typed", "problem", "says"),
    [
        ("0014", NumberProblem.WRONG_CHECK_DIGIT, "Type all its digits again"),
        ("", NumberProblem.WRONG_CHECK_DIGIT, "Type all its digits again"),
        ("5724", NumberProblem.UNKNOWN, "5724 was not printed for this session"),
        ("ZZZZZZA10013", NumberProblem.WRONG_QUESTIONNAIRE, "another questionnaire"),
    ],
)
def test_a_number_that_cannot_be_is_refused_at_once(
    ws: Workspace, batch: Batch, typed: str, problem: NumberProblem, says: str
) -> None:
    outcome = refused(ws, batch, typed)
    assert outcome.problem is problem
    assert says in str(outcome.message)
    assert batch_count(ws, batch.id).open == 0


def test_a_form_of_another_wave_is_refused(ws: Workspace, batch: Batch, questionnaire: Questionnaire) -> None:
    outcome = refused(ws, batch, machine_code(layout(questionnaire, Wave.POST), 1, "0013"))
    assert outcome.problem is NumberProblem.WRONG_WAVE
    assert "from after the training, the batch holds forms from before the training" in str(outcome.message)


def test_a_number_used_before_names_who_and_when(ws: Workspace, batch: Batch, clock: FakeClock) -> None:
    start = begun(ws, batch)
    assert "begun already by Li Na, 2026-03-03 08:30" in str(refused(ws, batch, "0013").message)
    clock.go_on(minutes=1)
    press_all(ws, start, "1 5 2 4")
    outcome = refused(replace(ws, who="Chen"), batch, "0013")
    assert outcome.problem is NumberProblem.USED_BEFORE
    assert "keyed already by Li Na, 2026-03-03 08:31" in str(outcome.message)
    assert [sheet.id for sheet in outcome.existing] == [start.sheet.id]


def test_nobody_at_the_keyboard_is_somebody(ws: Workspace, batch: Batch) -> None:
    begun(replace(ws, who=""), batch)
    assert "begun already by somebody" in str(refused(ws, batch, "0013").message)


def test_the_same_number_after_the_training_is_its_pair(
    ws: Workspace, session: Session, batch: Batch
) -> None:
    press_all(ws, begun(ws, batch), "1 5 2 4")
    after = open_batch(ws, session.id, batch.questionnaire, Wave.POST, 1).value
    assert begun(ws, after).sheet.wave is Wave.POST


def test_a_second_keying_is_blank_and_by_somebody_else(ws: Workspace, batch: Batch, clock: FakeClock) -> None:
    first = begun(ws, batch)
    with pytest.raises(UserError, match="not keyed to its end"):
        begin_second_keying(ws, batch.id, "0013")
    press_all(ws, first, "1 5 2 4")
    with pytest.raises(UserError, match="Let somebody else"):
        begin_second_keying(ws, batch.id, "0013")
    second = begin_second_keying(replace(ws, who="Chen"), batch.id, "001-3").value
    assert (second.sheet.pass_number, second.state.answered) == (2, 0)
    press_all(ws, second, "1 - 2 5 2 4")
    sources = [entry.source for entry in key_log(ws, second.sheet.id) if entry.answer is not None]
    assert sources == [KeySource.SECOND, KeySource.CORRECTION, *[KeySource.SECOND] * 3]
    clock.go_on(minutes=31)
    assert begin_second_keying(ws, batch.id, "0013").value.sheet.pass_number == 3
    assert batch_count(ws, batch.id).keyed == 1


def test_a_second_keying_needs_an_open_batch(ws: Workspace, batch: Batch) -> None:
    a_closed_batch_of_one(ws, batch)
    with pytest.raises(UserError, match="This batch is closed"):
        begin_second_keying(replace(ws, who="Chen"), batch.id, "0013")


@pytest.mark.parametrize("state", [SheetState.BLANK, SheetState.SPOILT])
def test_a_form_that_was_set_aside_is_not_keyed_a_second_time(
    ws: Workspace, batch: Batch, state: SheetState
) -> None:
    start = begun(ws, batch)
    set_sheet_state(ws, start.sheet.id, state, "wet")
    with pytest.raises(UserError, match="nothing to key again"):
        begin_second_keying(replace(ws, who="Chen"), batch.id, "0013")


def test_a_second_keying_that_is_parked_keeps_its_batch_closed(ws: Workspace, batch: Batch) -> None:
    recount_batch(ws, batch.id, 1)
    press_all(ws, begun(ws, batch), "1 5 2 4")
    second = begin_second_keying(replace(ws, who="Chen"), batch.id, "0013").value
    close_batch(ws, batch.id)
    set_sheet_state(ws, second.sheet.id, SheetState.PARKED, "no time")
    assert is_closed(ws, batch)


def test_a_form_can_be_given_a_number_of_its_own(ws: Workspace, batch: Batch) -> None:
    begun(ws, batch)
    fresh = renumber(ws, batch.id).value
    assert fresh.sheet.number[:3] == "006"
    assert refused(ws, batch, fresh.sheet.number).problem is NumberProblem.USED_BEFORE


def test_no_more_forms_begin_than_were_counted(ws: Workspace, batch: Batch) -> None:
    recount_batch(ws, batch.id, 1)
    begun(ws, batch)
    assert refused(ws, batch, "0021").problem is NumberProblem.BATCH_FULL
    with pytest.raises(UserError, match="Count the stack again"):
        renumber(ws, batch.id)
    recount_batch(ws, batch.id, 2)
    assert begun(ws, batch, "0021").sheet.number == "0021"


def test_a_form_is_set_aside_with_a_reason_and_taken_up_again(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    live = press_all(ws, start, "1 5")
    for state in (SheetState.PARKED, SheetState.SPOILT):
        with pytest.raises(UserError, match="why this form is set aside"):
            set_sheet_state(ws, start.sheet.id, state, "  ")
    parked = set_sheet_state(ws, start.sheet.id, SheetState.PARKED, " ask the  assistant ").value
    assert (parked.state, parked.reason) == (SheetState.PARKED, "ask the assistant")
    assert batch_count(ws, batch.id) == BatchCount(counted=3, keyed=0, blank=0, spoilt=0, parked=1, open=0)
    again = resume_sheet(ws, start.sheet.id)
    assert (again.value.sheet.state, again.value.state) == (SheetState.OPEN, live)
    assert (again.changes, resume_sheet(ws, start.sheet.id).changes) == (Change.PAPER, Change.NOTHING)


def test_a_form_is_keyed_by_its_answers_only(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    with pytest.raises(UserError, match="finished by its last answer"):
        set_sheet_state(ws, start.sheet.id, SheetState.KEYED)


def state_of(ws: Workspace, start: Begun) -> SheetState:
    with ws.store.read() as records:
        sheet = records.paper.sheet(start.sheet.id)
    assert sheet is not None
    return sheet.state


def a_closed_batch_of_one(ws: Workspace, batch: Batch) -> Begun:
    recount_batch(ws, batch.id, 1)
    start = begun(ws, batch)
    press_all(ws, start, "1 5 2 4")
    close_batch(ws, batch.id)
    return start


def is_closed(ws: Workspace, batch: Batch) -> bool:
    with ws.store.read() as records:
        found = records.paper.batch(batch.id)
    return found is not None and found.closed_at is not None


def test_a_keyed_form_that_was_parked_is_keyed_again_when_it_is_taken_up(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    press_all(ws, start, "1 5 2 4")
    set_sheet_state(ws, start.sheet.id, SheetState.PARKED, "ask the assistant")
    again = resume_sheet(ws, start.sheet.id)
    assert (again.changes, again.value.sheet.state) == (Change.PAPER, SheetState.KEYED)
    recount_batch(ws, batch.id, 1)
    assert close_batch(ws, batch.id).value.closed_at is not None


def test_a_keyed_form_that_is_opened_stays_keyed(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    press_all(ws, start, "1 5 2 4")
    assert set_sheet_state(ws, start.sheet.id, SheetState.OPEN).value.state is SheetState.KEYED


def test_a_complete_form_that_was_left_open_is_keyed_at_its_end(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    done = press_all(ws, start, "1 5 2 4")
    back = press_all(ws, Begun(done, start.sheet), "-")
    with ws.store.write() as records:
        left = KeyLogEntry(
            uuid4(), start.sheet.id, "", None, KeySource.KEY, ws.clock.now(), "Li Na", SheetState.OPEN
        )
        records.paper.log(left)
    assert press_key(ws, start.sheet.id, back, "Enter").value.is_finished
    assert state_of(ws, start) is SheetState.KEYED


@pytest.mark.parametrize("state", [SheetState.BLANK, SheetState.SPOILT, SheetState.PARKED])
def test_an_answer_takes_up_a_form_that_was_set_aside(ws: Workspace, batch: Batch, state: SheetState) -> None:
    start = begun(ws, batch)
    set_sheet_state(ws, start.sheet.id, state, "wet")
    half = press_all(ws, start, "1 5")
    assert state_of(ws, start) is SheetState.OPEN
    press_all(ws, Begun(half, start.sheet), "2 4")
    assert state_of(ws, start) is SheetState.KEYED


def test_looking_at_a_form_that_was_set_aside_leaves_it_so(ws: Workspace, batch: Batch) -> None:
    start = begun(ws, batch)
    done = press_all(ws, start, "1 5 2 4")
    set_sheet_state(ws, start.sheet.id, SheetState.SPOILT, "torn")
    press_all(ws, Begun(done, start.sheet), "- Enter Up Down")
    assert state_of(ws, start) is SheetState.SPOILT


def test_a_form_of_a_closed_batch_that_is_parked_opens_the_batch_again(ws: Workspace, batch: Batch) -> None:
    start = a_closed_batch_of_one(ws, batch)
    set_sheet_state(ws, start.sheet.id, SheetState.PARKED, "ask the assistant")
    assert not is_closed(ws, batch)
    assert not batch_count(ws, batch.id).may_close
    resume_sheet(ws, start.sheet.id)
    close_batch(ws, batch.id)
    assert is_closed(ws, batch)


def test_a_correction_in_a_closed_batch_opens_it_only_if_the_form_waits_for_more(
    ws: Workspace, session: Session
) -> None:
    asked = a_questionnaire(an_item("has", ItemKind.SINGLE), an_item("q", skip=SkipRule("has", ("1",))))
    used = use_questionnaire(ws, session.id, asked).value
    assert used.id is not None
    issue_numbers(ws, session.id, 1)
    batch = open_batch(ws, session.id, used.id, Wave.PRE, 1).value
    start = begun(ws, batch)
    done = press_all(ws, start, "1 3")
    close_batch(ws, batch.id)
    skipped = press_all(ws, Begun(done, start.sheet), "- 0 @1 2")
    assert skipped.is_complete
    assert is_closed(ws, batch)
    asked_again = press_all(ws, Begun(skipped, start.sheet), "@1 1")
    assert not asked_again.is_complete
    assert not is_closed(ws, batch)


def test_a_batch_closes_when_its_count_comes_out(ws: Workspace, batch: Batch, clock: FakeClock) -> None:
    press_all(ws, begun(ws, batch), "1 5 2 4")
    blank = begun(ws, batch, "0021")
    with pytest.raises(UserError, match="One form is parked or half keyed"):
        close_batch(ws, batch.id)
    set_sheet_state(ws, blank.sheet.id, SheetState.BLANK)
    with pytest.raises(UserError, match="2 of 3 forms are keyed"):
        close_batch(ws, batch.id)
    recount_batch(ws, batch.id, 1)
    with pytest.raises(UserError, match="only 1 were counted"):
        close_batch(ws, batch.id)
    recount_batch(ws, batch.id, 2)
    assert close_batch(ws, batch.id).value.closed_at == clock.now()
    assert refused(ws, batch, "0037").problem is NumberProblem.BATCH_CLOSED


def test_a_batch_needs_a_count_and_a_questionnaire_of_its_wave(
    ws: Workspace, session: Session, batch: Batch
) -> None:
    with pytest.raises(UserError, match="Count the forms"):
        open_batch(ws, session.id, batch.questionnaire, Wave.PRE, 0)
    with pytest.raises(UserError, match="Count the forms"):
        recount_batch(ws, batch.id, -1)
    with pytest.raises(UserError, match="asks nothing at that time"):
        open_batch(ws, session.id, batch.questionnaire, Wave.FOLLOW_UP, 1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda ws: batch_count(ws, uuid4()),
        lambda ws: resume_sheet(ws, uuid4()),
        lambda ws: begin_sheet(ws, uuid4(), "0013"),
    ],
)
def test_what_is_gone_is_said_to_be_gone(ws: Workspace, ask: Callable[[Workspace], object]) -> None:
    with pytest.raises(UserError, match="no longer there"):
        ask(ws)


def test_a_batch_of_a_questionnaire_that_is_gone_is_refused(ws: Workspace, session: Session) -> None:
    with pytest.raises(UserError, match="This questionnaire is no longer there"):
        open_batch(ws, session.id, uuid4(), Wave.PRE, 1)


def test_statistics_come_from_the_log(ws: Workspace, batch: Batch, clock: FakeClock) -> None:
    for number, who, keys in (("0013", "Li Na", "1 5 2 - 3 4"), ("0021", "Chen", "1 5 2 4")):
        keyer = replace(ws, who=who)
        start = begun(keyer, batch, number)
        state = start.state
        for key in keys.split():
            clock.go_on(20)
            state = press_key(keyer, start.sheet.id, state, key).value.state
        clock.go_on(minutes=30)
    statistics = keying_statistics(ws, batch.id)
    chen, li = statistics.keyers
    assert (chen.who, chen.forms, chen.keys, chen.corrections, chen.seconds) == ("Chen", 1, 4, 0, 60)
    assert (li.who, li.forms, li.keys, li.corrections, li.seconds) == ("Li Na", 1, 6, 1, 100)
    assert (statistics.total.forms, statistics.total.answers, statistics.total.seconds) == (2, 9, 160)
    assert li.forms_per_hour == 36
    assert statistics.most_corrected == (("q2", 1),)


def test_there_is_no_speed_before_there_is_a_form(ws: Workspace, batch: Batch) -> None:
    assert keying_statistics(ws, batch.id).total.forms_per_hour is None
