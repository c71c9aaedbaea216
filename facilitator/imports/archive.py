"""Zip files from strangers: looked at member by member before anything inside is read.

Workbooks and programme packs are zip files. A few kilobytes can unpack to gigabytes, name files
outside their folder or hide one member behind another, so every byte is counted while unpacking.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from facilitator.domain.message import Message, UserError

MOST_MEMBERS = 200
MOST_BYTES = 64 * 1024 * 1024
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls")
_CHUNK = 1024 * 1024
_XML_NAMES = (".xml", ".rels", ".vml")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION_BYTES = 32
_UNSAFE = re.compile(r"[\\:\x00]")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError)


def _check_names(members: list[zipfile.ZipInfo], file_name: str) -> None:
    """Refuse too many members, doubles, links, locked members and names that leave the folder."""
    if len(members) > MOST_MEMBERS:
        raise UserError(
            Message(
                "{file} holds more than {limit} files inside, so it was not opened.",
                {"file": file_name, "limit": MOST_MEMBERS},
            )
        )
    seen: set[str] = set()
    for member in members:
        name = member.filename
        parts = PurePosixPath(name).parts
        is_unsafe = name.startswith("/") or bool(_UNSAFE.search(name)) or ".." in parts or not parts
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        if is_unsafe or is_link or name.casefold() in seen:
            raise UserError(
                Message(
                    '{file} is not packed as it should be (look at "{member}"), so it was not opened.',
                    {"file": file_name, "member": name},
                )
            )
        if member.flag_bits & 0x1:
            raise UserError(
                Message(
                    "{file} is packed with a password: pack it again without one.",
                    {"file": file_name},
                )
            )
        seen.add(name.casefold())


def _chunks(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: list[int], name: str
) -> Iterator[bytes]:
    """Yield the bytes of one member, taking each from the budget shared by the whole archive."""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            budget[0] -= len(chunk)
            if budget[0] < 0:
                raise UserError(
                    Message(
                        "{file} grows to more than {limit} MB when unpacked: delete what is empty or not "
                        "needed (often rows below the list) and save it again.",
                        {"file": name, "limit": MOST_BYTES // 1024 // 1024},
                    )
                )
            yield chunk


def _declares_entities(chunk: bytes) -> bool:
    """Tell whether XML brings declarations of its own, in any encoding that keeps Latin letters."""
    return bool(_DECLARATION.search(chunk) or _DECLARATION.search(chunk.replace(b"\x00", b"")))


def _check_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: list[int], name: str) -> None:
    """Count one member; refuse XML with a DOCTYPE or entities (billion laughs)."""
    is_xml = member.filename.lower().endswith(_XML_NAMES)
    tail = b""
    for chunk in _chunks(archive, member, budget, name):
        if is_xml and _declares_entities(tail + chunk):
            raise UserError(
                Message(
                    "{file} contains XML declarations that no spreadsheet program writes, so it was not "
                    "opened.",
                    {"file": name},
                )
            )
        tail = chunk[-_DECLARATION_BYTES:]


def not_a_spreadsheet(file_name: str) -> UserError:
    """Return the error for a file of another kind; one that bears a workbook's name is told so."""
    if file_name.lower().endswith(WORKBOOK_ENDINGS):
        return UserError(
            Message(
                "{file} has the name of a workbook but is not one inside. Open it in Excel or WPS and save "
                "a copy as .xlsx or .csv; if it does not open there either, ask for the file again.",
                {"file": file_name},
            )
        )
    return UserError(
        Message("{file} is not a spreadsheet: save the list as .xlsx or .csv.", {"file": file_name})
    )


def damaged(file_name: str) -> UserError:
    """Return the error for a file that cannot be read to its end."""
    return UserError(
        Message(
            "{file} is damaged or cut short: ask for it again, or open it in Excel and save it anew.",
            {"file": file_name},
        )
    )


def check_archive(path: Path) -> tuple[str, ...]:
    """Return the member names of a zip file that is safe to read; raise UserError otherwise."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_names(members, path.name)
            budget = [MOST_BYTES]
            for member in members:
                _check_xml(archive, member, budget, path.name)
            return tuple(member.filename for member in members)
    except _BROKEN as trouble:
        raise damaged(path.name) from trouble


def unpack_archive(path: Path, folder: Path) -> None:
    """Write the files of a zip into an empty `folder`, under the same rules; raise UserError else."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_names(members, path.name)
            budget = [MOST_BYTES]
            for member in members:
                if member.is_dir():
                    continue
                target = folder / PurePosixPath(member.filename)
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    for chunk in _chunks(archive, member, budget, path.name):
                        file.write(chunk)
    except (*_BROKEN, FileExistsError, NotADirectoryError) as trouble:
        raise damaged(path.name) from trouble
