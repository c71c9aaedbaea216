"""Presentations made into PDF by LibreOffice, without its window and in a profile of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from facilitator.domain.message import Message, UserError
from facilitator.imports.watched import never, run_watched
from facilitator.services.scratch import scratch_folder

CONVERSION_SECONDS = 300.0
_NAMES = ("soffice", "libreoffice")
_NUMBER = re.compile(r"\d+", re.ASCII)
_WINDOWS = "LibreOffice*/program/soffice.com"
_MAC = "LibreOffice*.app/Contents/MacOS/soffice"
_PLACES = {
    "win32": (
        ("${PROGRAMFILES}", _WINDOWS),
        ("${PROGRAMW6432}", _WINDOWS),
        ("${PROGRAMFILES(X86)}", _WINDOWS),
        ("${LOCALAPPDATA}", _WINDOWS),
        ("${LOCALAPPDATA}/Programs", _WINDOWS),
    ),
    "darwin": (("~/Applications", _MAC), ("/Applications", _MAC)),
    "linux": (("/usr/lib/libreoffice/program", "soffice"), ("/opt", "libreoffice*/program/soffice")),
}
"""Where LibreOffice lies when it is not on PATH: folders, and what to look for in them."""

_PROFILE = "registrymodifications.xcu"
_NOWHERE = ("127.0.0.1", "9")
"""A proxy that is none: what goes through it ends on this laptop (port 9 is for what is thrown away)."""
_SCRIPTING = "Office.Common/Security/Scripting"
_SAFE = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE[0]),
    ("Inet/Settings", "ooInetHTTPProxyPort", _NOWHERE[1]),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE[0]),
    ("Inet/Settings", "ooInetHTTPSProxyPort", _NOWHERE[1]),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""No macro runs, nothing embedded is started, and the network ends at a proxy that is none.

What an OpenDocument file takes from elsewhere LibreOffice would fetch all the same: `open_document`
refuses it before.
"""
MEMORY_BYTES = 3 * 1024 * 1024 * 1024
_LIMITED = ("/bin/sh", "-c", 'ulimit -v "$0" 2>/dev/null; exec "$@"', str(MEMORY_BYTES // 1024))
"""Begins a command with so much memory at most; other systems than Linux know no such limit."""


def find_office() -> Path | None:
    """Return LibreOffice's program: from PATH, else from the usual places of this system; none without."""
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next(_in_usual_places(), None)


def _in_usual_places() -> Iterator[Path]:
    """Yield the programs in the usual places, in each place the newest version first."""
    for folder, pattern in _PLACES.get(sys.platform, _PLACES["linux"]):
        here = Path(os.path.expandvars(folder)).expanduser()
        yield from sorted(filter(Path.is_file, here.glob(pattern)), key=_version, reverse=True)


def _version(path: Path) -> list[int]:
    """Return the numbers in a path: `libreoffice24.8` comes after `libreoffice7.6`."""
    return [int(number) for number in _NUMBER.findall(str(path))]


def convert(source: Path, ending: str, folder: Path, *, is_given_up: Callable[[], bool] = never) -> Path:
    """Return the file with that ending (`pdf`, `pptx`) that LibreOffice made of `source` in `folder`.

    Raises UserError with what to do instead, and GivenUpError. Takes 3 to 10 s for a usual deck.
    """
    office = find_office()
    if office is None:
        raise UserError(
            Message(
                "{file} needs LibreOffice, which is not on this laptop: open it in PowerPoint or WPS, save "
                "it as PDF and choose the PDF, or both files together to keep the notes.",
                {"file": source.name},
            )
        )
    with scratch_folder() as profile:
        _write_profile(profile)
        plain = folder / f"deck{source.suffix.lower()}"  # no name of the user's that could confuse a command
        shutil.copyfile(source, plain)
        command = [
            *(_LIMITED if sys.platform == "linux" else ()),
            str(office),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            str(plain),
        ]
        try:
            run_watched(command, patience_seconds=CONVERSION_SECONDS, is_given_up=is_given_up, folder=folder)
        except subprocess.TimeoutExpired as trouble:
            raise _too_long(source.name) from trouble
        except (subprocess.CalledProcessError, OSError) as trouble:
            raise _not_converted(source.name) from trouble
    made = plain.with_suffix(f".{ending}")
    if not made.is_file() or made.stat().st_size == 0:
        raise _not_converted(source.name)
    return made


def _write_profile(profile: Path) -> None:
    """Begin the profile with what keeps a stranger's file from doing anything but being drawn."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SAFE
    )
    user = profile / "user"
    user.mkdir()
    (user / _PROFILE).write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>\n",
        "utf-8",
    )


def _too_long(name: str) -> UserError:
    return UserError(
        Message(
            "{file} took LibreOffice longer than {minutes} minutes and was given up: open it in PowerPoint, "
            "WPS or LibreOffice, save it as PDF and choose the PDF.",
            {"file": name, "minutes": max(1, round(CONVERSION_SECONDS / 60))},
        )
    )


def _not_converted(name: str) -> UserError:
    return UserError(
        Message(
            "LibreOffice could not make a PDF of {file}: open it in PowerPoint or WPS, save it as PDF and "
            "choose the PDF.",
            {"file": name},
        )
    )
