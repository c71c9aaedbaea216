"""Files that leave the workspace: written under another name, read back, then put in place and logged."""

from __future__ import annotations

import csv
import hashlib
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.reports.csv_files import write_csv, write_dictionary
from facilitator.reports.placing import in_place
from facilitator.reports.read_back import texts_of
from facilitator.reports.summary_pdf import write_summary_pdf
from facilitator.reports.workbook import write_workbook
from facilitator.services.changes import Change, Done
from facilitator.services.free_path import free_path
from facilitator.services.giving_way import give_way
from facilitator.services.ports import ExportLine, Workspace
from facilitator.services.private_files import hold_back
from facilitator.services.summarise import summarise

FORMATS = ("pdf", "xlsx", "csv")
_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST_NAME = 60
_TELLING = 6


@dataclass(frozen=True, slots=True)
class _File:
    """One file to be: where it will stand, where it is written first, how to write and to check it."""

    target: Path
    part: Path
    write: Callable[[Path], None]
    check: Callable[[Path, str], bool]


def export_session(
    ws: Workspace,
    session_id: UUID,
    folder: Path,
    languages: Sequence[Language],
    formats: Sequence[str],
    *,
    keep_existing: bool = False,
) -> Done[tuple[Path, ...]]:
    """Write the summary of a session in those languages and formats ("pdf", "xlsx", "csv").

    Files of the same name are replaced, or kept if `keep_existing`: then a new name is taken. All
    files are written and read back before the first is put in place, and they are put in place and
    logged together: raises UserError with one sentence (nobody took part, folder cannot be written, a
    file open elsewhere), and then the folder and the export log are as they were.

    No file stands in the folder unaccounted for: the audit says that an export is begun before the first
    is put in place. If the power fails between that and the log, a line `begun` without its `done` is
    left, which says that files may have left.
    """
    summary = summarise(ws, session_id)
    _refuse_nothing(summary)
    stem = _own_stem(ws, session_id, summary)
    files = _files(summary, stem, folder, languages, formats, keep_existing=keep_existing)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            _write(file, summary)
        lines = [_export_line(ws, session_id, summary, file) for file in files]
        with ws.store.write() as records:
            records.journal.audit(f"export of session {session_id} begun: {len(files)} files")
        with in_place([(file.part, file.target) for file in files]), ws.store.write() as records:
            for line in lines:
                records.journal.log_export(line)
            records.journal.audit(f"export of session {session_id} done")
    except PermissionError as error:
        raise _open_elsewhere(error, files, folder) from error
    except OSError as error:
        raise _unwritable(error, folder) from error
    finally:
        for file in files:
            with suppress(OSError):
                file.part.unlink()
    return Done(tuple(file.target for file in files), Change.EXPORTS)


def file_stem(summary: SessionSummary) -> str:
    """Return how the files of a summary are called: site and first day, in characters safe anywhere."""
    day = f"_{summary.dates[0]:%Y-%m-%d}" if summary.dates else ""
    return f"{_safe(summary.site)}{day}_summary"


def _own_stem(ws: Workspace, session_id: UUID, summary: SessionSummary) -> str:
    """Return the stem of a session's files, told apart from another session of that site and day.

    Then it ends in the last signs of the session's id, so that neither replaces the other's files.
    """
    stem = file_stem(summary)
    with ws.store.read() as records:
        others = [
            records.sessions.get(line.id)
            for line in records.sessions.lines(with_archived=True)
            if line.id != session_id and _safe(line.site) == _safe(summary.site)
        ]
    days = {min(one.starts_at for one in other.half_days).date() for other in others if other}
    has_twin = summary.dates[0].date() in days if summary.dates else bool(others)
    return f"{stem}_{session_id.hex[-_TELLING:]}" if has_twin else stem


def _safe(site: str) -> str:
    return _UNSAFE.sub("-", site).strip("-_")[:_LONGEST_NAME] or "session"


def _refuse_nothing(summary: SessionSummary) -> None:
    has_sheets = any(one.has_sheets for one in summary.questionnaires)
    if not has_sheets and not summary.reach_total.expected and not summary.reach_total.came:
        raise UserError(
            Message("Nobody is enrolled in this session yet; import a roster or check people in first.")
        )


def _files(
    summary: SessionSummary,
    stem: str,
    folder: Path,
    languages: Sequence[Language],
    formats: Sequence[str],
    *,
    keep_existing: bool,
) -> tuple[_File, ...]:
    files: list[_File] = []
    for language in dict.fromkeys(languages):
        for wanted in dict.fromkeys(formats):
            for suffix, write, check in _writers(wanted, summary, language):
                name = f"{stem}_{language}{suffix}"
                target = free_path(folder / name) if keep_existing else folder / name
                part = target.with_name(f".{target.stem}.part{target.suffix}")
                files.append(_File(target, part, write, check))
    return tuple(files)


def _writers(
    wanted: str, summary: SessionSummary, language: Language
) -> tuple[tuple[str, Callable[[Path], None], Callable[[Path, str], bool]], ...]:
    """Return the suffix, writer and check of each file of a format."""
    match wanted:
        case "pdf":
            return ((".pdf", lambda path: write_summary_pdf(path, summary, language), _is_whole_pdf),)
        case "xlsx":
            return ((".xlsx", lambda path: write_workbook(path, summary, language), _is_whole_workbook),)
        case "csv":
            return (
                (".csv", lambda path: write_csv(path, summary, language), _is_whole_csv),
                ("_dictionary.csv", lambda path: write_dictionary(path, summary, language), _is_csv),
            )
    raise UserError(
        Message(
            "{format} is not a format; choose from {formats}.",
            {"format": wanted, "formats": ", ".join(FORMATS)},
        )
    )


def _write(file: _File, summary: SessionSummary) -> None:
    give_way()
    usual_mode = hold_back(file.part)
    file.write(file.part)
    with file.part.open("rb+") as written:
        os.fsync(written.fileno())
    if not file.check(file.part, summary.content_hash):
        raise UserError(
            Message(
                "{file} could not be read back after writing and was not saved; try another folder.",
                {"file": file.target.name},
            )
        )
    file.part.chmod(usual_mode)


def _export_line(ws: Workspace, session_id: UUID, summary: SessionSummary, file: _File) -> ExportLine:
    return ExportLine(
        session=session_id,
        at=summary.written_at,
        who=ws.who,
        file_name=file.target.name,
        people=summary.reach_total.came,
        sha256=hashlib.sha256(file.part.read_bytes()).hexdigest(),
    )


def _open_elsewhere(error: PermissionError, files: Sequence[_File], folder: Path) -> UserError:
    """Return what to do about a target that may not be replaced; else the folder itself is closed."""
    target = next((file.target for file in files if str(file.target) == error.filename), None)
    if target is None or not target.exists():
        return _unwritable(error, folder)
    return UserError(
        Message(
            "{file} is open in another program. Close it there and export again, or export under the "
            "name {other}.",
            {"file": target.name, "other": free_path(target).name},
        )
    )


def _unwritable(error: OSError, folder: Path) -> UserError:
    return UserError(
        Message(
            "The files could not be written to {folder}: {reason}. Choose another folder or free some space.",
            {"folder": str(folder), "reason": error.strerror or str(error)},
        )
    )


def _is_whole_pdf(path: Path, content: str) -> bool:
    """Say whether the PDF opens and every page carries the mark of its content."""
    texts = texts_of(path)
    return bool(texts) and all(content[:8] in text for text in texts)


def _is_whole_workbook(path: Path, content: str) -> bool:
    """Say whether the workbook opens and says of which content it is."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True)
            found = any(content in str(cell) for row in book.worksheets[1].values for cell in row)
            book.close()
    except (BadZipFile, KeyError, ValueError):
        return False
    return found


def _is_whole_csv(path: Path, content: str) -> bool:
    rows = _csv_rows(path)
    return len(rows) > 1 and all(row[-1] == content[:12] for row in rows[1:])


def _is_csv(path: Path, _content: str) -> bool:
    rows = _csv_rows(path)
    return len(rows) > 1 and len({len(row) for row in rows}) == 1


def _csv_rows(path: Path) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), path.stat().st_size))  # a long quote is no fault
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
