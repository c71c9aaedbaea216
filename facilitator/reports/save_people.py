"""Save the list of people with names, under a name that says that it is private."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from facilitator.domain.language import Language
from facilitator.reports.people_workbook import write_people_workbook
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session
from facilitator.services.free_path import free_path
from facilitator.services.ports import ExportLine, Workspace
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class SavedPeople:
    """The file with the list of people, and how many lines it has."""

    path: Path
    people: int


def save_people(ws: Workspace, session_id: UUID, folder: Path, language: Language) -> Done[SavedPeople]:
    """Write everybody of a session with all that is known of them into `folder`.

    The name of the file says that it is private; a file of that name stays as it is. That it was written is
    kept in the log of exports. UserError when the session is gone or the file cannot be written.
    """
    with ws.store.read() as records:
        session = find_session(records, session_id)
        people, fields = records.people.of_session(session_id), records.own_fields.all()
    say = Words(language)
    site = "".join(sign if sign.isalnum() else "-" for sign in session.site).strip("-")
    day = f"{session.half_days[0].starts_at:%Y-%m-%d}"
    name = "_".join(part for part in (say("people-PRIVATE"), site, day) if part)
    path = free_path(folder / f"{name}.xlsx")
    write_people_workbook(path, session, people, fields, language)
    digest = sha256(path.read_bytes()).hexdigest()
    with ws.store.write() as records:
        records.journal.log_export(
            ExportLine(session_id, ws.clock.now(), ws.who, path.name, len(people), digest)
        )
    return Done(SavedPeople(path, len(people)), Change.EXPORTS)
