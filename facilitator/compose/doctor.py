"""What this laptop brings along for a session: `facilitator doctor`."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import resources
from facilitator import compose
from facilitator.domain.message import Message, UserError

LEAST_FREE_BYTES = 500_000_000
_PACKAGES = ("PySide6", "SQLAlchemy", "sqlcipher3", "reportlab", "openpyxl", "pypdfium2", "qrcode")
_FACES = ("NotoSansSC-Regular", "NotoSansSC-Bold")
_MEGABYTE = 1_000_000
_PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at: `key` for programs, `name` and `value` for people."""

    key: str
    name: Message
    value: str | Message
    is_well: bool = True


def examine(address: str | None) -> tuple[Fact, ...]:
    """Return what was found; looking changes nothing but the workspace's own opening."""
    return (*_versions(), *_store(address), _disk(address), _fonts(), _sounds(), _office(), _sleep(), *_qt())


def _versions() -> Iterator[Fact]:
    yield Fact("version", Message("Facilitator"), compose.version())
    yield Fact("system", Message("System"), f"{platform.platform()}, Python {platform.python_version()}")
    for package in _PACKAGES:
        try:
            yield Fact(package.casefold(), Message("Package {name}", {"name": package}), version(package))
        except PackageNotFoundError:
            yield Fact(
                package.casefold(),
                Message("Package {name}", {"name": package}),
                Message("missing"),
                is_well=False,
            )


def _store(address: str | None) -> Iterator[Fact]:
    try:
        workspace = compose.open_workspace(address)
    except UserError as error:
        yield Fact("store", Message("Workspace"), error.message, is_well=False)
        return
    try:
        for key, value in workspace.store.describe().items():
            yield Fact(f"store_{key}", Message("Workspace, {part}", {"part": key}), value)
    finally:
        workspace.store.close()


def _disk(address: str | None) -> Fact:
    folder = Path(address).absolute().parent if address and "://" not in address else Path.home()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    value = Message("{n} MB free", {"n": free // _MEGABYTE})
    return Fact("disk", Message("Disk"), value, is_well=free >= LEAST_FREE_BYTES)


def _fonts() -> Fact:
    missing = [face for face in _FACES if not (resources.fonts_folder() / f"{face}.ttf").is_file()]
    return Fact("fonts", Message("Typeface"), ", ".join(missing or _FACES), is_well=not missing)


def _sounds() -> Fact:
    found = sorted(path.stem for path in resources.sounds_folder().glob("*.wav"))
    return Fact("sounds", Message("Sounds"), ", ".join(found) or Message("missing"), is_well=bool(found))


def _office() -> Fact:
    """Say whether presentations can be made into PDF here; a PDF needs nothing."""
    from facilitator.imports.office import find_office

    found = find_office()
    missing = Message("missing; needed only to make a PDF of PowerPoint files")
    return Fact("office", Message("LibreOffice"), missing if found is None else str(found))


def _sleep() -> Fact:
    """Say whether the laptop can be kept awake; until the program does so itself, the trainer must."""
    return Fact(
        "sleep",
        Message("Sleep"),
        Message("not held back: switch sleep off in the system's settings before a session"),
        is_well=False,
    )


def _qt() -> Iterator[Fact]:
    """Look at screens, camera and sound in a process of its own: Qt may abort the one it is in."""
    from facilitator.compose.window import check_display, check_qt

    environment = dict(os.environ)
    try:
        check_qt()
    except UserError as error:
        yield Fact("qt", Message("Window"), error.message, is_well=False)
        return
    try:
        check_display()
    except UserError as error:
        yield Fact("window", Message("Window"), error.message, is_well=False)
        environment["QT_QPA_PLATFORM"] = "offscreen"
    names = {
        "screens": Message("Screens"),
        "cameras": Message("Cameras"),
        "speakers": Message("Loudspeakers"),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ui.doctor"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE_SECONDS,
            env=environment,
            cwd=compose.HOME,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        yield Fact("screens", names["screens"], Message("Qt did not start here"), is_well=False)
        return
    seen = dict(line.partition("\t")[::2] for line in done.stdout.splitlines())
    for key, name in names.items():
        value = seen.get(key, "")
        yield Fact(key, name, value or Message("none"), is_well=bool(value))
