"""Who may be given a certificate, its number, and whose a number is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from facilitator.domain.badge import BadgeKey
from facilitator.domain.certificate import certificate_number, read_certificate_number
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.participant import Person
from facilitator.domain.programme import TrainedRule
from facilitator.domain.session import Session
from facilitator.services.changes import Done
from facilitator.services.found import find_session
from facilitator.services.issue_badges import key_in_use
from facilitator.services.ports import Records, Workspace
from facilitator.services.who_is_trained import TrainedLine, TrainedReport, who_is_trained

NO_CERTIFICATE = Message(
    "No certificate of this workspace has that number. Look at it again, or ask who printed it."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of a session: the days they came, and why they may get a certificate, or may not."""

    person: Person
    days: tuple[date, ...]
    is_trained: bool
    reason: Message


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everybody of a session, each person once, in the order of the list, by the programme's rule."""

    session: Session
    rule: TrainedRule
    people: tuple[Candidate, ...]

    @property
    def trained(self) -> tuple[Candidate, ...]:
        """Who may be given a certificate."""
        return tuple(one for one in self.people if one.is_trained)

    @property
    def left_out(self) -> tuple[Candidate, ...]:
        """Who may not, or not yet."""
        return tuple(one for one in self.people if not one.is_trained)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one certificate says of its person."""

    number: str
    name: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CheckedCertificate:
    """A certificate that was given here, and whether its person counts as trained by what is known now."""

    session: Session
    person: Person
    title: Text
    is_trained: bool
    reason: Message


def candidates(ws: Workspace, session_id: UUID) -> Candidates:
    """Return who of a session may be given a certificate by the programme's rule, and who not and why."""
    report = who_is_trained(ws, session_id)
    lines: dict[UUID, list[TrainedLine]] = {}
    for line in report.lines:
        lines.setdefault(line.presence.enrolment.person.id, []).append(line)
    people = tuple(_candidate(report, found) for found in lines.values())
    return Candidates(report.session, report.rule, people)


def number_certificates(
    ws: Workspace, session: Session, trained: Sequence[Candidate]
) -> Done[tuple[Certificate, ...]]:
    """Return the certificates of those people; whoever gets one again has the same number."""
    with ws.store.write() as records:
        key = key_in_use(ws, records)
    numbered = (
        Certificate(certificate_number(key, session.id, one.person.id), one.person.name, one.days)
        for one in trained
    )
    return Done(tuple(numbered))


def certificate_title(ws: Workspace, session: Session) -> Text:
    """Return what the training is called: by its programme, else by the session."""
    with ws.store.read() as records:
        programme = records.programmes.get(session.programme_key, session.programme_version)
    title = programme.title if programme is not None else session.programme_title
    return title if title.en or title.zh else session.title


def check_certificate(ws: Workspace, typed: str) -> CheckedCertificate:
    """Return what is known of the certificate with that number.

    UserError for a number that was typed wrong, and for one that no certificate of this workspace has.
    """
    number = read_certificate_number(typed)
    if number is None:
        raise UserError(Message("This is no number of a certificate. Type its twelve digits again."))
    with ws.store.read() as records:
        found = next(_owners(records, number), None)
    if found is None:
        raise UserError(NO_CERTIFICATE)
    session, person_id = found
    known = candidates(ws, session.id).people
    one = next(candidate for candidate in known if candidate.person.id == person_id)
    title = certificate_title(ws, session)
    return CheckedCertificate(session, one.person, title, one.is_trained, one.reason)


def _candidate(report: TrainedReport, lines: Sequence[TrainedLine]) -> Candidate:
    days = {
        report.session.half_day(line.presence.enrolment.half_day).starts_at.date()
        for line in lines
        if line.presence.arrived_at is not None
    }
    verdict, person = lines[0].verdict, lines[0].presence.enrolment.person
    return Candidate(person, tuple(sorted(days)), verdict.is_trained, verdict.reason)


def _owners(records: Records, number: str) -> Iterator[tuple[Session, UUID]]:
    """Yield the session and the person whose certificate has that number, however they are known today."""
    keys = records.badges.keys()
    for line in records.sessions.lines(with_archived=True):
        people = dict.fromkeys(one.person.id for one in records.people.of_session(line.id))
        for person in people:
            known = (person, *(other.id for other in records.people.found_to_be(person)))
            if any(_has_number(keys, line.id, one, number) for one in known):
                yield find_session(records, line.id), person


def _has_number(keys: Sequence[BadgeKey], session: UUID, person: UUID, number: str) -> bool:
    return any(certificate_number(key, session, person) == number for key in keys)
