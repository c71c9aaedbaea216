"""Who was present for how long, and who counts as trained: over all half-days that somebody came to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator.domain.attendance import Presence
from facilitator.domain.blocks_held import blocks_held
from facilitator.domain.programme import TrainedRule
from facilitator.domain.run_event import Instant, Plan
from facilitator.domain.session import Session
from facilitator.domain.trained import Credit, Standing, Verdict, best_of, credit_of, verdict_of
from facilitator.services.found import find_session
from facilitator.services.ports import Records, Workspace
from facilitator.services.sitting import Sitting, reach_of, sitting_of, total_of

if TYPE_CHECKING:
    from facilitator.domain.evidence.summary import ReachCount


@dataclass(frozen=True, slots=True)
class TrainedLine:
    """One person at one half-day: how they stood there, what it adds up to, and where they stand in all."""

    presence: Presence
    credit: Credit
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class TrainedReport:
    """Everybody of a session, half-day by half-day, by the programme's rule."""

    session: Session
    rule: TrainedRule
    lines: tuple[TrainedLine, ...]


def who_is_trained(ws: Workspace, session_id: UUID) -> TrainedReport:
    """Return how long everybody was present so far, and who is trained; UserError without the session."""
    now = ws.clock.instant()
    with ws.store.read() as records:
        session = find_session(records, session_id)
        sittings = tuple(sitting_of(records, half_day, now) for half_day in session.half_days)
        rule = rule_of(records, session)
    credited = credits_of(session, sittings)
    verdicts = verdicts_of(sittings, credited, rule)
    lines = (
        TrainedLine(one, credited[one.enrolment.id], verdicts[one.enrolment.person.id])
        for sitting in sittings
        for one in sitting.presences
    )
    return TrainedReport(session, rule, tuple(lines))


def verdicts_of_session(records: Records, session: Session, now: Instant) -> dict[UUID, Verdict]:
    """Return where each enrolled person stands, by the enrolment's id, inside a transaction."""
    sittings = tuple(sitting_of(records, half_day, now) for half_day in session.half_days)
    verdicts = verdicts_of(sittings, credits_of(session, sittings), rule_of(records, session))
    enrolments = (one.enrolment for sitting in sittings for one in sitting.presences)
    return {one.id: verdicts[one.person.id] for one in enrolments}


def rule_of(records: Records, session: Session) -> TrainedRule:
    """Return the rule of the session's programme."""
    return records.programmes.trained_rule(session.programme_key, session.programme_version)


def credits_of(session: Session, sittings: Sequence[Sitting]) -> dict[UUID, Credit]:
    """Return what each enrolment's presence adds up to, by its id."""
    found: dict[UUID, Credit] = {}
    for sitting in sittings:
        plan = Plan(session.agenda, sitting.half_day.starts_at, sitting.half_day.must_end_at)
        held = blocks_held(plan, sitting.run, sitting.until)
        found.update({one.enrolment.id: credit_of(one, held, sitting.until) for one in sitting.presences})
    return found


def verdicts_of(
    sittings: Sequence[Sitting], credited: Mapping[UUID, Credit], rule: TrainedRule
) -> dict[UUID, Verdict]:
    """Return where each person stands, by the person's id: the best of the half-days they came to.

    It is over for them once each half-day they came to is, or all they are expected at.
    """
    of_person: dict[UUID, list[tuple[Credit, bool]]] = {}
    for sitting in sittings:
        for one in sitting.presences:
            entry = (credited[one.enrolment.id], sitting.ended_at is not None)
            of_person.setdefault(one.enrolment.person.id, []).append(entry)
    verdicts: dict[UUID, Verdict] = {}
    for person, entries in of_person.items():
        came = [entry for entry in entries if entry[0].has_come]
        is_over = all(ended for _, ended in came or entries)
        verdicts[person] = verdict_of(best_of(credit for credit, _ in entries), rule, is_over=is_over)
    return verdicts


def reach_with_trained(
    session: Session, sittings: Sequence[Sitting], rule: TrainedRule
) -> tuple[tuple[ReachCount, ...], ReachCount]:
    """Return the count of each half-day and of all together, with how many of those who came are trained.

    How many is not said before it is over for all of them.
    """
    verdicts = verdicts_of(sittings, credits_of(session, sittings), rule)
    came = [[one.enrolment.person.id for one in sitting.came] for sitting in sittings]
    reach = tuple(
        replace(reach_of(sitting), trained=None if sitting.ended_at is None else _trained(verdicts, here))
        for sitting, here in zip(sittings, came, strict=True)
    )
    everybody = {person for here in came for person in here}
    return reach, replace(total_of(sittings), trained=_trained(verdicts, everybody))


def _trained(verdicts: Mapping[UUID, Verdict], people: Collection[UUID]) -> int | None:
    found = [verdicts[person] for person in people]
    if any(verdict.standing is Standing.NOT_OVER for verdict in found):
        return None
    return sum(verdict.is_trained for verdict in found)
