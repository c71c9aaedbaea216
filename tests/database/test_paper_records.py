from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from database import DatabaseStore
from facilitator.domain.answers import Answer, Batch, KeyLogEntry, KeySource, Missing, Sheet, SheetState
from facilitator.domain.questionnaire import Wave
from tests.database import made
from tests.fakes import MORNING


def _open_sheet(store: DatabaseStore) -> Sheet:
    session = made.fill(store)
    with store.read() as records:
        return records.paper.sheets_of_session(session.id)[0]


def _kept(store: DatabaseStore, sheet: Sheet) -> Sheet:
    with store.read() as records:
        found = records.paper.sheet(sheet.id)
    assert found is not None
    return found


def test_numbers_are_listed_in_the_order_they_were_issued(store: DatabaseStore) -> None:
    session = made.fill(store)
    more = [made.a_number(session, digits) for digits in ("0035", "0024")]
    with store.write() as records:
        records.paper.issue_numbers(more)
    with store.read() as records:
        assert records.paper.numbers(session.id) == (made.a_number(session), *more)


def test_a_number_is_tied_to_one_person_and_every_tie_can_be_cut(store: DatabaseStore) -> None:
    session = made.fill(store)
    other = made.an_enrolment(session, "王芳")
    number = made.a_number(session).id
    with store.write() as records:
        records.people.enrol([other])
        records.paper.link(number, other.id)
    with store.read() as records:
        assert records.paper.links(session.id) == {number: other.id}
    with store.write() as records:
        assert records.paper.unlink_all(session.id) == 1
        assert records.paper.unlink_all(session.id) == 0
    with store.read() as records:
        assert records.paper.links(session.id) == {}
        assert len(records.people.of_session(session.id)) == 2
        assert len(records.paper.sheets_of_session(session.id)) == 1


def test_a_batch_comes_back_and_is_closed(store: DatabaseStore) -> None:
    session = made.fill(store)
    with store.read() as records:
        (batch,) = records.paper.batches(session.id)
    closed = replace(batch, counted=41, label="red", closed_at=MORNING, half_day=None, wave=Wave.POST)
    with store.write() as records:
        records.paper.update_batch(closed)
    with store.read() as records:
        assert records.paper.batch(batch.id) == closed
        assert records.paper.batch(made.an_id("none")) is None
    assert isinstance(batch, Batch)


def test_each_key_sets_the_answer_it_says(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    first = Answer("guilt", ("4",))
    mended = Answer("guilt", missing=Missing.TWO_BOXES, contradicts_skip=True)
    born = Answer("born", ("1987",), has_text=True)
    entries: list[KeyLogEntry] = [
        made.a_key(sheet, "1", "guilt", answer=first),
        made.a_key(sheet, "2", "born", answer=born),
        made.a_key(sheet, "3", "guilt", answer=mended, source=KeySource.CORRECTION),
    ]
    with store.write() as records:
        for entry in entries:
            records.paper.log(entry)
    assert _kept(store, sheet).answers == (mended, born)
    with store.read() as records:
        assert list(records.paper.key_log(sheet.id)[1:]) == entries


def test_corrections_are_counted_on_first_keyings_that_are_keyed(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    again = replace(sheet, id=made.an_id("again"), pass_number=2)
    wet = replace(sheet, id=made.an_id("wet"), number="0099")
    with store.write() as records:
        for n, one in enumerate((sheet, again, wet)):
            if one is not sheet:
                records.paper.open_sheet(one)
            for key in "ab":
                answer = Answer("guilt", ("4",))
                records.paper.log(
                    made.a_key(one, f"{key}{n}", "guilt", answer=answer, source=KeySource.CORRECTION)
                )
            state = SheetState.PARKED if one is wet else SheetState.KEYED
            records.paper.log(made.a_key(one, f"c{n}", state=state))
    with store.read() as records:
        assert records.paper.corrections(sheet.session) == 2
        assert records.paper.corrections(made.an_id("elsewhere")) == 0


def test_a_key_without_an_answer_takes_the_answer_away(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    with store.write() as records:
        records.paper.log(made.a_key(sheet, "1", "guilt", answer=Answer("guilt", ("4",))))
        records.paper.log(made.a_key(sheet, "2", "guilt"))
        records.paper.log(made.a_key(sheet, "3", "born", answer=Answer("born", ("1980",))))
        records.paper.log(made.a_key(sheet, "4", "guilt", answer=Answer("guilt", ("1",))))
    assert [answer.item for answer in _kept(store, sheet).answers] == ["born", "guilt"]


def test_a_sheet_is_parked_taken_up_again_and_finished(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    states = []
    for name, state, reason in (
        ("p", SheetState.PARKED, "wet"),
        ("o", SheetState.OPEN, ""),
        ("k", SheetState.KEYED, ""),
    ):
        with store.write() as records:
            records.paper.log(made.a_key(sheet, name, state=state, reason=reason))
        kept = _kept(store, sheet)
        states.append((kept.state, kept.reason, kept.finished_at))
    assert states == [
        (SheetState.PARKED, "wet", None),
        (SheetState.OPEN, "", None),
        (SheetState.KEYED, "", MORNING),
    ]


def test_every_pass_of_a_number_is_found(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    second = replace(sheet, id=made.an_id("second"), pass_number=2, answers=(Answer("guilt", ("2",)),))
    with store.write() as records:
        records.paper.open_sheet(second)
        records.paper.open_sheet(replace(sheet, id=made.an_id("other"), number="0024"))
    with store.read() as records:
        found = records.paper.find_sheets(sheet.session, sheet.questionnaire, sheet.wave, sheet.number)
        assert found == (sheet, second)
        assert records.paper.find_sheets(sheet.session, sheet.questionnaire, Wave.POST, sheet.number) == ()
        assert [s.number for s in records.paper.sheets_of_batch(sheet.batch)] == ["0017", "0017", "0024"]
        assert records.paper.sheet(made.an_id("none")) is None


def test_first_keyings_are_counted_by_batch_and_state(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    with store.write() as records:
        for name, state, pass_number in (
            ("k1", SheetState.KEYED, 1),
            ("k2", SheetState.KEYED, 1),
            ("p", SheetState.PARKED, 1),
            ("second", SheetState.OPEN, 2),
        ):
            one = replace(sheet, id=made.an_id(name), number=name, state=state, pass_number=pass_number)
            records.paper.open_sheet(one)
    with store.read() as records:
        counts = records.paper.sheet_counts(sheet.session)
        waiting = records.paper.waiting_sheets(sheet.session)
        assert records.paper.sheet_counts(made.an_id("none")) == {}
    assert counts == {sheet.batch: {SheetState.OPEN: 1, SheetState.KEYED: 2, SheetState.PARKED: 1}}
    assert [one.number for one in waiting] == [sheet.number, "p", "second"]


def test_the_form_keyed_before_is_the_one_opened_last(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    with store.write() as records:
        for minute, name, state in (
            (1, "early", SheetState.KEYED),
            (2, "same", SheetState.KEYED),
            (2, "next", SheetState.KEYED),
            (3, "parked", SheetState.PARKED),
            (9, "later", SheetState.KEYED),
        ):
            opened = sheet.opened_at + timedelta(minutes=minute)
            one = replace(sheet, id=made.an_id(name), number=name, state=state, opened_at=opened)
            records.paper.open_sheet(replace(one, answers=(Answer("guilt", ("1",)),)))
    asked = replace(sheet, id=made.an_id("now"), opened_at=sheet.opened_at + timedelta(minutes=5))
    with store.read() as records:
        found = records.paper.keyed_before(asked)
        assert records.paper.keyed_before(sheet) is None
    assert found is not None
    assert (found.number, found.answers) == ("next", (Answer("guilt", ("1",)),))


def test_the_key_log_of_a_batch_holds_every_pass_in_order(store: DatabaseStore) -> None:
    sheet = _open_sheet(store)
    second = replace(sheet, id=made.an_id("second"), pass_number=2, answers=())
    with store.write() as records:
        records.paper.open_sheet(second)
        entries = [made.a_key(one, name) for name, one in (("a", second), ("b", sheet), ("c", second))]
        for entry in entries:
            records.paper.log(entry)
    with store.read() as records:
        log = records.paper.key_log_of_batch(sheet.batch)
        assert records.paper.key_log_of_batch(made.an_id("none")) == ()
    assert list(log[-3:]) == entries


def test_a_number_is_known_in_its_session_only(store: DatabaseStore) -> None:
    session = made.fill(store)
    with store.read() as records:
        issued = records.paper.numbers(session.id)
        assert records.paper.number_count(session.id) == len(issued) > 0
        assert records.paper.has_number(session.id, issued[0].digits)
        assert not records.paper.has_number(session.id, "9999")
        assert not records.paper.has_number(made.an_id("none"), issued[0].digits)
