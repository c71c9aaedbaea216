"""What the form of a session holds, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.session import HalfDay, Session
from facilitator.services.changes import Change, Done
from facilitator.services.plan_session import SessionDraft, create_session, install_pack
from facilitator.services.ports import Workspace
from ui.plan.plan_view import ProgrammeChoice


@dataclass(frozen=True, slots=True)
class SessionTyped:
    """A draft, the choice it was made from (none when editing), and the stored half-day of each row."""

    draft: SessionDraft
    choice: ProgrammeChoice | None
    half_day_ids: tuple[UUID | None, ...]


def create_typed(workspace: Workspace, typed: SessionTyped) -> Done[Session]:
    """Install the programme where it is not yet, then make the session."""
    changes = Change.NOTHING
    if typed.choice is not None and typed.choice.pack is not None:
        changes = install_pack(workspace, typed.choice.pack).changes
    done = create_session(workspace, typed.draft)
    return Done(done.value, done.changes | changes)


def put_right(workspace: Workspace, session: Session, typed: SessionTyped) -> Session:
    """Return the session as it was typed; half-days keep their ids."""
    draft = typed.draft
    half_days = tuple(
        HalfDay(known or workspace.ids.new_id(), one.label, one.starts_at, one.must_end_at, one.room)
        for known, one in zip(typed.half_day_ids, draft.half_days, strict=True)
    )
    trainers = tuple(name.strip() for name in draft.trainers if name.strip())
    title = draft.title or session.programme_title
    return replace(session, title=title, site=draft.site.strip(), trainers=trainers, half_days=half_days)
