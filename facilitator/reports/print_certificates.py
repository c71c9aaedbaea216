"""Print the certificates of a session: of everybody who counts as trained, or of some of them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.reports.certificates import CertificateText, write_certificates
from facilitator.services.certificates import (
    Candidate,
    candidates,
    certificate_title,
    number_certificates,
)
from facilitator.services.changes import Change, Done
from facilitator.services.free_path import free_path
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import ExportLine, Workspace


@dataclass(frozen=True, slots=True)
class PrintedCertificates:
    """The file of certificates: how many are in it, who is left out and why, and what to look at."""

    path: Path
    count: int
    left_out: tuple[Candidate, ...]
    warnings: tuple[Message, ...]


def print_certificates(
    ws: Workspace,
    session_id: UUID,
    path: Path,
    languages: Sequence[Language],
    only: AbstractSet[UUID] = frozenset(),
    *,
    keep_existing: bool = False,
) -> Done[PrintedCertificates]:
    """Write a certificate for everybody who counts as trained; with `only` for those of them.

    Who is left out is told, not written. Printing again gives the same numbers. With `keep_existing` a
    file that stands there stays, and the new one has a number behind its name. UserError where nobody may
    have one (yet), or the file cannot be written.
    """
    found = candidates(ws, session_id)
    asked = [one for one in found.people if not only or one.person.id in only]
    trained = [one for one in asked if one.is_trained]
    if not trained:
        raise UserError(_nobody(asked))
    numbered = number_certificates(ws, found.session, trained)
    path = free_path(path) if keep_existing else path
    text = CertificateText(
        found.session, certificate_title(ws, found.session), organisation(ws), tuple(languages)
    )
    warnings = write_certificates(path, numbered.value, text)
    _log(ws, session_id, path, len(trained))
    left_out = tuple(one for one in asked if not one.is_trained)
    return Done(PrintedCertificates(path, len(trained), left_out, warnings), Change.EXPORTS)


def _nobody(asked: Sequence[Candidate]) -> Message:
    if len(asked) == 1:
        return Message(
            "No certificate for {name} yet. {reason}",
            {"name": asked[0].person.name, "reason": asked[0].reason},
        )
    return Message("Nobody counts as trained yet, so there is no certificate to print.")


def _log(ws: Workspace, session_id: UUID, path: Path, people: int) -> None:
    digest = sha256(path.read_bytes()).hexdigest()
    with ws.store.write() as records:
        line = ExportLine(session_id, ws.clock.now(), ws.who, path.name, people, digest)
        records.journal.log_export(line)
        records.journal.audit(f"certificates of session {session_id}: {people}")
