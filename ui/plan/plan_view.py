"""What the Plan page shows of one session, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from facilitator.domain.deck import Deck
from facilitator.domain.language import Language
from facilitator.domain.own_field import OwnField
from facilitator.domain.participant import Enrolment
from facilitator.domain.programme import Programme
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.session import HalfDay, Session, SessionLine
from facilitator.programmes import ProgrammePack, read_pack, shipped_packs
from facilitator.services.issue_badges import IssuedBadge, list_badges
from facilitator.services.plan_session import list_programmes, list_sessions
from facilitator.services.ports import Workspace
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class PlanView:
    """A session with everything that is prepared for it; `people` are those of the half-day.

    `decks` come without their PDFs; `own_decks` are the keys of those that are bound to the session itself.
    """

    session: Session
    half_day: HalfDay
    people: tuple[Enrolment, ...]
    decks: tuple[Deck, ...]
    own_decks: frozenset[str]
    badges: tuple[IssuedBadge, ...]
    questionnaires: tuple[Questionnaire, ...]
    other_questionnaires: tuple[Questionnaire, ...]
    own_fields: tuple[OwnField, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLoaded:
    """What the page reads in one go: all sessions, and the one in front."""

    lines: tuple[SessionLine, ...]
    plan: PlanView | None


@dataclass(frozen=True, slots=True)
class ProgrammeChoice:
    """A programme that a session can be made from; `pack` where it is not installed yet."""

    programme: Programme
    pack: ProgrammePack | None


def read_page(
    workspace: Workspace, session_id: UUID | None, half_day_id: UUID | None, *, with_archived: bool
) -> PlanLoaded:
    """Return all sessions, and what is prepared for the one in front if there is one."""
    lines = list_sessions(workspace, with_archived=with_archived)
    if session_id is None or half_day_id is None:
        return PlanLoaded(lines, None)
    return PlanLoaded(lines, read_plan(workspace, session_id, half_day_id))


def read_plan(workspace: Workspace, session_id: UUID, half_day_id: UUID) -> PlanView | None:
    """Return what is prepared for that session; none if it or the half-day was removed."""
    badges = list_badges(workspace, session_id)
    with workspace.store.read() as records:
        session = records.sessions.get(session_id)
        if session is None or half_day_id not in {one.id for one in session.half_days}:
            return None
        used = records.questionnaires.of_session(session_id)
        used_ids = {one.id for one in used}
        return PlanView(
            session=session,
            half_day=session.half_day(half_day_id),
            people=records.people.of_half_day(half_day_id),
            decks=records.programmes.decks(session_id, with_pdf=False),
            own_decks=records.programmes.own_keys(session_id),
            badges=badges,
            questionnaires=used,
            other_questionnaires=tuple(q for q in records.questionnaires.all() if q.id not in used_ids),
            own_fields=records.own_fields.all(),
        )


def read_programmes(workspace: Workspace) -> tuple[ProgrammeChoice, ...]:
    """Return the programmes to choose from: what is installed, then what travels with the program."""
    installed = {(one.key, one.version): one for one in list_programmes(workspace)}
    choices = [ProgrammeChoice(programme, None) for programme in installed.values()]
    fresh = [pack for pack in _packs() if (pack.programme.key, pack.programme.version) not in installed]
    return (*(ProgrammeChoice(pack.programme, pack) for pack in fresh), *choices)


@cache
def _packs() -> tuple[ProgrammePack, ...]:
    """Return what travels with the program; reading it takes a second, so it is read once."""
    return tuple(read_pack(path) for path in shipped_packs())


def when_and_where(plan: PlanView, language: Language) -> str:
    """Return site, room, name, day and hours of the half-day in front, on one line."""
    one = plan.half_day
    day = Words(language).value(one.starts_at.date())
    hours = f"{one.starts_at:%H:%M}–{one.must_end_at:%H:%M}"
    parts = (plan.session.site, one.room, one.label, f"{day} {hours}")
    return " · ".join(part for part in parts if part)
