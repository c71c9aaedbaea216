"""Prepare a session: from a programme's blocks to an agenda for one site and its half-days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import MOST_IN_A_PAGE, MOST_IN_A_TITLE, plain
from facilitator.domain.programme import Block, Module, Programme
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.session import AgendaItem, HalfDay, Session, SessionLine
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session
from facilitator.services.ink import KEPT_INK_SETTING
from facilitator.services.media import forget_clips, keep_clip
from facilitator.services.paper_list import forget_sheets
from facilitator.services.ports import Records, Workspace
from facilitator.services.replan import take_over_edit
from facilitator.services.session_stage import stage_of

__all__ = [
    "HalfDayDraft",
    "Pack",
    "SessionDraft",
    "archive_session",
    "create_session",
    "draft_agenda",
    "duplicate_session",
    "edit_agenda",
    "install_pack",
    "list_programmes",
    "list_sessions",
    "load_session",
    "remove_session",
    "stage_of",
    "update_session",
]

_LONGEST = timedelta(hours=16)


class Pack(Protocol):
    """What a programme pack holds once it was read."""

    @property
    def programme(self) -> Programme:
        """The programme itself."""

    @property
    def decks(self) -> tuple[Deck, ...]:
        """Its slides."""

    @property
    def questionnaires(self) -> tuple[Questionnaire, ...]:
        """Its questionnaires."""

    @property
    def films(self) -> tuple[Path, ...]:
        """The files of the films that its slides show; they are kept when it is installed."""


@dataclass(frozen=True, slots=True)
class HalfDayDraft:
    """One sitting as typed into the form; both moments are aware."""

    label: str
    starts_at: datetime
    must_end_at: datetime
    room: str = ""


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """A session as typed into the form, before it has ids."""

    title: Text
    site: str
    trainers: tuple[str, ...]
    half_days: tuple[HalfDayDraft, ...]
    programme_key: str
    programme_version: str
    is_demo: bool = False


def install_pack(ws: Workspace, pack: Pack) -> Done[Programme]:
    """Keep a pack's programme, decks and questionnaires; the same version again changes nothing."""
    for film in pack.films:
        keep_clip(ws, film)
    with ws.store.write() as records:
        records.programmes.install(pack.programme, pack.decks)
        for questionnaire in pack.questionnaires:
            records.questionnaires.install(questionnaire)
    return Done(pack.programme, Change.SESSIONS | Change.QUESTIONNAIRES)


def list_programmes(ws: Workspace) -> tuple[Programme, ...]:
    """Return every programme version that is installed."""
    with ws.store.read() as records:
        return records.programmes.all()


def create_session(ws: Workspace, draft: SessionDraft) -> Done[Session]:
    """Make a session whose agenda is the programme's, and which uses the programme's questionnaires.

    UserError where site, half-days or programme are missing or cannot be.
    """
    draft = plain(draft, MOST_IN_A_TITLE)
    with ws.store.write() as records:
        programme = records.programmes.get(draft.programme_key, draft.programme_version)
        if programme is None:
            raise UserError(Message("Choose a programme for the session first."))
        session = Session(
            id=ws.ids.new_id(),
            title=draft.title or programme.title,
            site=draft.site.strip(),
            trainers=tuple(name.strip() for name in draft.trainers if name.strip()),
            half_days=tuple(
                HalfDay(ws.ids.new_id(), one.label.strip(), one.starts_at, one.must_end_at, one.room.strip())
                for one in draft.half_days
            ),
            agenda=draft_agenda(ws, programme),
            programme_key=programme.key,
            programme_version=programme.version,
            programme_title=programme.title,
            is_demo=draft.is_demo,
        )
        _check(session)
        records.sessions.add(session)
        _use_questionnaires(records, session.id, programme)
    return Done(session, Change.SESSIONS | Change.AGENDA | Change.QUESTIONNAIRES)


def draft_agenda(ws: Workspace, programme: Programme) -> tuple[AgendaItem, ...]:
    """Return the programme's blocks as agenda items with fresh ids, each at its ideal length."""
    return tuple(_agenda_item(ws, module, block) for module in programme.modules for block in module.blocks)


def update_session(ws: Workspace, session: Session) -> Done[Session]:
    """Write title, site, trainers and half-days; UserError before a half-day with traces would go."""
    session = replace(plain(replace(session, agenda=()), MOST_IN_A_TITLE), agenda=session.agenda)
    _check(session)
    with ws.store.write() as records:
        before = find_session(records, session.id)
        kept = {half_day.id for half_day in session.half_days}
        for half_day in before.half_days:
            if half_day.id not in kept:
                _refuse_with_traces(records, session.id, half_day)
        records.sessions.update(session)
        after = find_session(records, session.id)
    return Done(after, Change.SESSIONS)


def edit_agenda(ws: Workspace, session_id: UUID, items: Sequence[AgendaItem]) -> Done[Session]:
    """Replace the agenda; UserError if it would be empty or a length is negative.

    A half-day whose agenda was changed on the console ahead of its start takes the edit over and keeps
    what was changed there; one that has begun runs on as it is.
    """
    if not items:
        raise UserError(Message("An agenda needs at least one block."))
    if any(item.planned_minutes < 0 for item in items):
        raise UserError(Message("A block cannot be shorter than nothing. Give it at least 0 minutes."))
    for item in items:
        plain(item.title, MOST_IN_A_TITLE)
    items = plain(tuple(items), MOST_IN_A_PAGE)
    with ws.store.write() as records:
        before = find_session(records, session_id)
        records.sessions.replace_agenda(session_id, items)
        after = find_session(records, session_id)
        for half_day in before.half_days:
            take_over_edit(ws, records, half_day.id, before, after)
    return Done(after, Change.AGENDA)


def duplicate_session(ws: Workspace, session_id: UUID, days_later: int = 7) -> Done[Session]:
    """Make a new session like that one: same agenda, slides and questionnaires, no people or answers."""
    with ws.store.write() as records:
        old = find_session(records, session_id)
        later = timedelta(days=days_later)
        session = replace(
            old,
            id=ws.ids.new_id(),
            half_days=tuple(
                replace(
                    one,
                    id=ws.ids.new_id(),
                    starts_at=one.starts_at + later,
                    must_end_at=one.must_end_at + later,
                )
                for one in old.half_days
            ),
            agenda=tuple(replace(item, id=ws.ids.new_id()) for item in old.agenda),
            is_demo=False,
            archived=False,
        )
        records.sessions.add(session)
        own = records.programmes.own_keys(session_id)
        for deck in (one for one in records.programmes.decks(session_id) if one.key in own):
            records.programmes.put_deck(session.id, deck)
        used = records.questionnaires.of_session(session_id)
        for questionnaire_id in (one.id for one in used if one.id is not None):
            records.questionnaires.use_in(session.id, questionnaire_id)
    return Done(session, Change.SESSIONS | Change.AGENDA | Change.QUESTIONNAIRES)


def archive_session(ws: Workspace, session_id: UUID, archived: bool = True) -> Done[Session]:
    """Put a session away from the lists, or bring it back; nothing of it is lost."""
    with ws.store.write() as records:
        session = replace(find_session(records, session_id), archived=archived)
        records.sessions.update(session)
    return Done(session, Change.SESSIONS)


def remove_session(ws: Workspace, session_id: UUID) -> Done[None]:
    """Delete a session with all people, answers and events in it. The window asks before.

    Its films go, too, once that is on disk, but for those that a deck of another session or of a programme
    shows.
    """
    from facilitator.services.hand_over_attendance import forget_aside
    from facilitator.services.overwritten import forget_overwritten

    with ws.store.write() as records:
        find_session(records, session_id)
        clips = [clip for deck in records.programmes.decks(session_id, with_pdf=False) for clip in deck.clips]
        records.sessions.remove(session_id)
        forget_overwritten(records, session_id)
        forget_aside(records, session_id)
        forget_sheets(records, session_id)
        records.journal.forget_settings(KEPT_INK_SETTING.format(session_id))
        records.journal.audit(f"session {session_id} removed")
        named = records.programmes.clips()
    forget_clips(ws, clips, named)
    return Done(None, Change.EVERYTHING)


def load_session(ws: Workspace, session_id: UUID) -> Session:
    """Return that session; UserError if it was removed."""
    with ws.store.read() as records:
        return find_session(records, session_id)


def list_sessions(ws: Workspace, *, with_archived: bool = False) -> tuple[SessionLine, ...]:
    """Return the sessions, the one with the latest half-day first."""
    with ws.store.read() as records:
        return records.sessions.lines(with_archived=with_archived)


def _agenda_item(ws: Workspace, module: Module, block: Block) -> AgendaItem:
    return AgendaItem(
        id=ws.ids.new_id(),
        kind=block.kind,
        title=block.title,
        minutes=block.minutes,
        planned_minutes=block.minutes.ideal,
        priority=block.priority,
        module_number=module.number,
        module_title=module.title,
        aim=block.aim,
        steps=block.steps,
        say=block.say,
        materials=block.materials,
        handout=block.handout,
        method=block.method,
        cuts=block.cuts,
        slides=block.slides,
        questionnaire=block.questionnaire,
        fixed_start=block.fixed_start,
    )


def _check(session: Session) -> None:
    """Raise UserError where a session cannot be held as it stands."""
    if not session.site:
        raise UserError(Message("Say at which site the session is held."))
    if not session.half_days:
        raise UserError(Message("A session needs at least one half-day. Add one with its date."))
    for half_day in session.half_days:
        length = half_day.must_end_at - half_day.starts_at
        if not timedelta() < length <= _LONGEST:
            raise UserError(
                Message(
                    "{half_day} must end after it starts, within 16 hours.",
                    {"half_day": half_day.label or f"{half_day.starts_at:%Y-%m-%d %H:%M}"},
                )
            )


def _use_questionnaires(records: Records, session_id: UUID, programme: Programme) -> None:
    """Use the newest installed version of each questionnaire that the programme names."""
    newest = {one.key: one for one in records.questionnaires.all()}
    for key in programme.questionnaires:
        questionnaire = newest.get(key)
        if questionnaire is not None and questionnaire.id is not None:
            records.questionnaires.use_in(session_id, questionnaire.id)


def _refuse_with_traces(records: Records, session_id: UUID, half_day: HalfDay) -> None:
    """Raise UserError where something belongs to a half-day that must not lose its place."""
    name: dict[str, object] = {"half_day": half_day.label or f"{half_day.starts_at:%Y-%m-%d %H:%M}"}
    if records.people.of_half_day(half_day.id):
        raise UserError(Message("People are on the list of {half_day}. Move them first.", name))
    if (
        records.runs.of_half_day(half_day.id)
        or records.group_timers.of_half_day(half_day.id)
        or records.polls.of_half_day(half_day.id)
    ):
        raise UserError(Message("{half_day} was begun already, so it stays.", name))
    if any(one.half_day == half_day.id for one in records.paper.batches(session_id)):
        raise UserError(Message("Forms were counted for {half_day}, so it stays.", name))
    was_noted = any(one.half_day == half_day.id for one in records.captures.of_session(session_id))
    if was_noted or records.messages.of_half_day(half_day.id):
        raise UserError(Message("Something was noted at {half_day}, so it stays.", name))
