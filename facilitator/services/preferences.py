"""What this laptop remembers between two starts: how the program looks, not what anybody did."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from facilitator.domain.key_map import KeyMap, read_key_map
from facilitator.domain.language import Language
from facilitator.services.private_files import make_private_file, make_private_folder

FILE_NAME = "preferences.json"
_KEPT_ASIDE = "preferences.broken.json"
_TEXT_PERCENTS = (100, 115, 130, 150)
_MOST_RECENT = 8


class ThemeChoice(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices of one machine; `language` none means as the system has it.

    `recent_workspaces` are addresses, the newest first. `who` signs what is done at this laptop. `chime_on`
    lets the console ring as the running block draws to its end. `shown_half_day` is the half-day that the
    room sees on the projector, so that it sees it again after a power cut. `scanner_port` is the serial port
    of the hand scanner; "" for one that types like a keyboard. `camera`
    is the id of the camera at the door, "" while none was chosen.
    """

    language: Language | None = None
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    sound_on: bool = True
    who: str = ""
    last_session: UUID | None = None
    recent_workspaces: tuple[str, ...] = ()
    projector: str = ""
    keys: KeyMap = field(default_factory=KeyMap)
    chime_on: bool = False
    shown_half_day: UUID | None = None
    scanner_port: str = ""
    camera: str = ""

    def with_workspace(self, address: str) -> Preferences:
        """Return the same with that workspace as the newest."""
        others = [one for one in self.recent_workspaces if one != address]
        return replace(self, recent_workspaces=(address, *others)[:_MOST_RECENT])


def read_preferences(folder: Path) -> Preferences:
    """Return what was chosen on this machine; defaults where there is nothing or nothing readable.

    A file that cannot be read is kept beside as `preferences.broken.json`. Unknown members and
    impossible values are left out one by one.
    """
    path = folder / FILE_NAME
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError):
        _keep_aside(path)
        return Preferences()
    if not isinstance(stored, dict):
        _keep_aside(path)
        return Preferences()
    return _read(stored)


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Write the choices so that a crash leaves either the old file or the new one, never half of it.

    OSError where the folder cannot be written.
    """
    make_private_folder(folder)
    members = {**asdict(preferences), "keys": preferences.keys.to_store()}
    text = json.dumps(members, ensure_ascii=False, indent=2, default=str)
    temporary = folder / f"{FILE_NAME}.{os.getpid()}.tmp"
    try:
        make_private_file(temporary)
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / FILE_NAME)
    finally:
        temporary.unlink(missing_ok=True)


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(_KEPT_ASIDE))
    except OSError:
        return


def _read(stored: Mapping[str, object]) -> Preferences:
    default = Preferences()
    language, theme = stored.get("language"), stored.get("theme")
    percent = stored.get("text_percent")
    return Preferences(
        language=Language(str(language)) if language in tuple(Language) else None,
        theme=ThemeChoice(str(theme)) if theme in tuple(ThemeChoice) else default.theme,
        text_percent=percent
        if isinstance(percent, int) and percent in _TEXT_PERCENTS
        else default.text_percent,
        sound_on=_truth(stored.get("sound_on"), otherwise=default.sound_on),
        who=_text(stored.get("who")),
        last_session=_id(stored.get("last_session")),
        recent_workspaces=_texts(stored.get("recent_workspaces")),
        projector=_text(stored.get("projector")),
        keys=read_key_map(stored.get("keys")),
        chime_on=_truth(stored.get("chime_on"), otherwise=default.chime_on),
        shown_half_day=_id(stored.get("shown_half_day")),
        scanner_port=_text(stored.get("scanner_port")),
        camera=_text(stored.get("camera")),
    )


def _truth(value: object, *, otherwise: bool) -> bool:
    return value if isinstance(value, bool) else otherwise


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return (
        tuple(one for one in value if isinstance(one, str))[:_MOST_RECENT] if isinstance(value, list) else ()
    )


def _id(value: object) -> UUID | None:
    try:
        return UUID(_text(value))
    except ValueError:
        return None
