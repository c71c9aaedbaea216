"""What is typed, pasted or imported is plain and of a length that can be shown, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.capture import CaptureKind
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.roster import RosterRow
from facilitator.domain.session import Session
from facilitator.services.capture import capture, edit_capture
from facilitator.services.check_in import check_in, walk_in
from facilitator.services.enrol_people import add_person, edit_person, preview_roster
from facilitator.services.name_organisation import name_organisation
from facilitator.services.plan_session import create_session, edit_agenda, update_session
from facilitator.services.ports import Workspace
from tests.builders import a_roster, a_session_draft

BROKEN = "a\x00b\ud83d c"
PLAIN = "ab c"
LONG = "长" * 20_000

Typing = Callable[[Workspace, Session, str], str]


def _captured(ws: Workspace, session: Session, text: str) -> str:
    return capture(ws, session.id, None, CaptureKind.QUOTE, text).value.text


def _captured_owner(ws: Workspace, session: Session, text: str) -> str:
    return capture(ws, session.id, None, CaptureKind.ACTION, "do", owner=text).value.owner


def _capture_edited(ws: Workspace, session: Session, text: str) -> str:
    item = capture(ws, session.id, None, CaptureKind.QUOTE, "before").value
    return edit_capture(ws, replace(item, text=text)).value.text


def _added(ws: Workspace, session: Session, text: str) -> str:
    return add_person(ws, session.half_days[0].id, text).value.person.name


def _department(ws: Workspace, session: Session, text: str) -> str:
    return add_person(ws, session.half_days[0].id, "Li", department=text).value.person.department


def _edited(ws: Workspace, session: Session, text: str) -> str:
    person = add_person(ws, session.half_days[0].id, "Li").value.person
    return edit_person(ws, replace(person, employee_number=text)).value.employee_number


def _walked_in(ws: Workspace, session: Session, text: str) -> str:
    return walk_in(ws, session.half_days[0].id, text).value.enrolment.person.name


def _walked_in_number(ws: Workspace, session: Session, text: str) -> str:
    outcome = walk_in(ws, session.half_days[0].id, "Li", employee_number=text).value
    return outcome.enrolment.person.employee_number


def _site(ws: Workspace, _: Session, text: str) -> str:
    return create_session(ws, replace(a_session_draft(), site=text)).value.site


def _title(ws: Workspace, session: Session, text: str) -> str:
    return update_session(ws, replace(session, title=Text(text, ""))).value.title.en


def _block_title(ws: Workspace, session: Session, text: str) -> str:
    items = [replace(session.agenda[0], title=Text(text, "")), *session.agenda[1:]]
    return edit_agenda(ws, session.id, items).value.agenda[0].title.en


def _organisation(ws: Workspace, _: Session, text: str) -> str:
    return name_organisation(ws, text).value


ROADS = (
    *(_captured, _captured_owner, _capture_edited, _added, _department, _edited, _walked_in),
    *(_walked_in_number, _site, _title, _block_title, _organisation),
)


def test_a_text_with_broken_signs_is_stored_without_them_on_every_road(
    ws: Workspace, session: Session
) -> None:
    assert {road.__name__: road(ws, session, BROKEN) for road in ROADS} == {
        road.__name__: PLAIN for road in ROADS
    }


def test_a_text_that_is_too_long_is_one_sentence_on_every_road(ws: Workspace, session: Session) -> None:
    for road in ROADS:
        with pytest.raises(UserError, match="is longer than"):
            road(ws, session, LONG)


def test_a_row_of_a_roster_that_is_too_long_is_told_and_the_others_are_taken(
    ws: Workspace, session: Session
) -> None:
    rows = (RosterRow(2, LONG), RosterRow(3, "Li\x00 Na"), RosterRow(4, "Wu", department="x" * 101))
    preview = preview_roster(ws, session.id, session.half_days[0].id, a_roster(*rows))
    assert [(one.row_number, one.person.name) for one in preview.new] == [(3, "Li Na")]
    assert [problem.row_number for problem in preview.problems] == [2, 4]
    assert all("more than 100 signs" in str(problem.message) for problem in preview.problems)
    assert all(len(problem.text) <= 100 for problem in preview.problems)


@pytest.mark.parametrize("road", [Road.SCANNER, Road.KEYBOARD])
def test_a_broken_code_at_the_door_is_nobody_and_no_fault(
    ws: Workspace, session: Session, road: Road
) -> None:
    outcome = check_in(ws, session.half_days[0].id, "\ud83d\x00", road).value
    assert not hasattr(outcome, "enrolment")


def test_half_a_sign_that_reaches_the_store_is_a_sentence(ws: Workspace) -> None:
    with pytest.raises(UserError, match="broken, so nothing was stored"), ws.store.write() as records:
        records.journal.audit("\ud83d")
