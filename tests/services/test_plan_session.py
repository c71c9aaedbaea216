"""Preparing a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.capture import CaptureKind
from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.programme import Block, BlockKind, Minutes, Priority, SlideRange
from facilitator.domain.questionnaire import Wave
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.capture import capture
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in
from facilitator.services.decks import keep_deck
from facilitator.services.enter_answers import open_batch, use_questionnaire
from facilitator.services.plan_session import (
    SessionDraft,
    archive_session,
    create_session,
    duplicate_session,
    edit_agenda,
    install_pack,
    list_programmes,
    list_sessions,
    load_session,
    remove_session,
    update_session,
)
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from tests.builders import Pack, a_programme, a_questionnaire, a_session_draft


def test_a_session_gets_the_agenda_of_its_programme(ws: Workspace) -> None:
    block = Block(
        key="calls",
        kind=BlockKind.ROLE_PLAY,
        title=Text("Calling home", "打电话回家"),
        minutes=Minutes(10, 20, 30),
        priority=Priority.MUST,
        aim=Text("Listen", "倾听"),
        steps=(Text("Pair up", "两人一组"),),
        say=Text("Let us try", "试一试"),
        materials=(Text("Phones", "手机"),),
        handout=Text("Card", "卡片"),
        slides=SlideRange("main", 3, 5),
        questionnaire="feelings",
        fixed_start=time(10, 0),
    )
    install_pack(ws, Pack(replace(a_programme(block), version="2", content_hash="2")))
    made = create_session(ws, replace(a_session_draft(), programme_version="2")).value
    (item,) = load_session(ws, made.id).agenda
    assert (item.planned_minutes, item.module_number, item.module_title) == (20, 1, Text("Module", "模块"))
    same = ("kind", "title", "minutes", "priority", "aim", "steps", "say", "materials", "handout", "slides")
    assert all(
        getattr(item, name) == getattr(block, name) for name in (*same, "questionnaire", "fixed_start")
    )


def test_what_was_created_is_on_disk(ws: Workspace, session: Session) -> None:
    assert load_session(ws, session.id) == session
    assert [line.id for line in list_sessions(ws)] == [session.id]
    assert [one.key for one in list_programmes(ws)] == ["distance"]


def test_a_session_uses_the_questionnaires_of_its_programme(ws: Workspace) -> None:
    programme = replace(a_programme(questionnaires=("feelings", "not there")), version="2", content_hash="2")
    older, newer = a_questionnaire(version="1"), a_questionnaire(version="2")
    install_pack(ws, Pack(programme, questionnaires=(older, newer)))
    made = create_session(ws, replace(a_session_draft(), programme_version="2")).value
    with ws.store.read() as records:
        assert [one.version for one in records.questionnaires.of_session(made.id)] == ["2"]


def test_a_session_without_a_title_bears_its_programmes(ws: Workspace) -> None:
    assert create_session(ws, replace(a_session_draft(), title=Text())).value.title == Text(
        "Distance", "距离"
    )


DRAFT = a_session_draft()
TOO_LONG = replace(DRAFT.half_days[0], must_end_at=DRAFT.half_days[0].starts_at + timedelta(hours=17))
BACKWARDS = replace(DRAFT.half_days[0], must_end_at=DRAFT.half_days[0].starts_at)


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(DRAFT, programme_key="none"), "Choose a programme"),
        (replace(DRAFT, site="  "), "at which site"),
        (replace(DRAFT, half_days=()), "at least one half-day"),
        (replace(DRAFT, half_days=(TOO_LONG,)), "must end after it starts"),
        (replace(DRAFT, half_days=(BACKWARDS,)), "must end after it starts"),
    ],
)
def test_a_session_that_cannot_be_held_is_refused_whole(
    ws: Workspace, draft: SessionDraft, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        create_session(ws, draft)
    assert list_sessions(ws) == ()


def test_a_session_can_be_put_right(ws: Workspace, session: Session) -> None:
    renamed = replace(session, site="Dongguan", half_days=session.half_days[:1])
    assert update_session(ws, renamed).changes is Change.SESSIONS
    assert load_session(ws, session.id) == renamed


@pytest.mark.usefixtures("people")
def test_a_half_day_with_people_stays(ws: Workspace, session: Session) -> None:
    with pytest.raises(UserError, match="People are on the list of Group 1"):
        update_session(ws, replace(session, half_days=session.half_days[1:]))
    assert load_session(ws, session.id) == session


def test_a_half_day_at_which_a_code_was_refused_and_nothing_else_was_done_can_go(
    ws: Workspace, session: Session
) -> None:
    check_in(ws, session.half_days[0].id, "nobody's code", Road.SCANNER)
    kept = replace(session, half_days=session.half_days[1:])
    assert update_session(ws, kept).value == kept


def test_a_half_day_with_notes_stays(ws: Workspace, session: Session) -> None:
    capture(ws, session.id, session.half_days[0].id, CaptureKind.QUESTION, "Who calls first?")
    with pytest.raises(UserError, match="Something was noted at Group 1, so it stays"):
        update_session(ws, replace(session, half_days=session.half_days[1:]))


def test_a_half_day_that_was_begun_stays(ws: Workspace, session: Session) -> None:
    act(ws, session.half_days[0].id, RunEventKind.STARTED)
    with pytest.raises(UserError, match="Group 1 was begun already, so it stays"):
        update_session(ws, replace(session, half_days=session.half_days[1:]))


def test_a_half_day_with_a_counted_stack_stays(ws: Workspace, session: Session) -> None:
    used = use_questionnaire(ws, session.id, a_questionnaire()).value
    assert used.id is not None
    open_batch(ws, session.id, used.id, Wave.PRE, 5, half_day_id=session.half_days[0].id)
    with pytest.raises(UserError, match="Forms were counted for Group 1, so it stays"):
        update_session(ws, replace(session, half_days=session.half_days[1:]))


def test_an_agenda_is_replaced_as_a_whole(ws: Workspace, session: Session) -> None:
    items = tuple(replace(item, planned_minutes=7) for item in reversed(session.agenda[:2]))
    assert edit_agenda(ws, session.id, items).value.agenda == items


@pytest.mark.parametrize(("minutes", "says"), [(None, "at least one block"), (-1, "shorter than nothing")])
def test_an_impossible_agenda_is_refused(
    ws: Workspace, session: Session, minutes: int | None, says: str
) -> None:
    items = () if minutes is None else (replace(session.agenda[0], planned_minutes=minutes),)
    with pytest.raises(UserError, match=says):
        edit_agenda(ws, session.id, items)
    assert load_session(ws, session.id).agenda == session.agenda


def test_a_copy_has_the_agenda_and_nobody(ws: Workspace, session: Session) -> None:
    keep_deck(ws, session.id, Deck("own", Text("Own"), "own.pdf", b"%PDF-own"))
    used = use_questionnaire(ws, session.id, a_questionnaire()).value
    copy = duplicate_session(ws, session.id, days_later=14).value
    assert [item.title for item in copy.agenda] == [item.title for item in session.agenda]
    assert not {item.id for item in copy.agenda} & {item.id for item in session.agenda}
    assert copy.half_days[0].starts_at == session.half_days[0].starts_at + timedelta(days=14)
    with ws.store.read() as records:
        deck = records.programmes.deck(copy.id, "own")
        assert deck is not None
        assert deck.pdf == b"%PDF-own"
        assert records.questionnaires.of_session(copy.id) == (used,)
        assert records.people.of_session(copy.id) == ()


def test_an_archived_session_leaves_the_list_and_comes_back(ws: Workspace, session: Session) -> None:
    archive_session(ws, session.id)
    assert list_sessions(ws) == ()
    assert [line.archived for line in list_sessions(ws, with_archived=True)] == [True]
    archive_session(ws, session.id, archived=False)
    assert len(list_sessions(ws)) == 1


@pytest.mark.usefixtures("people")
def test_a_removed_session_is_gone_and_its_removal_is_audited(ws: Workspace, session: Session) -> None:
    remove_session(ws, session.id)
    assert list_sessions(ws, with_archived=True) == ()
    with ws.store.read() as records:
        assert records.people.of_session(session.id) == ()
        assert str(session.id) in records.journal.audit_lines(1)[0].what
    with pytest.raises(UserError, match="no longer there"):
        load_session(ws, session.id)


def test_what_is_gone_is_said_to_be_gone(ws: Workspace) -> None:
    with pytest.raises(UserError, match="This session is no longer there"):
        load_session(ws, uuid4())
