"""Which keys ask for which command while a half-day runs: as shipped, or as the trainer chose.

A key is named as Qt's portable text names it: `PgDown`, `Ctrl+Return`, `B`, `.`, `F9`. Names are folded, so
that one key has one name. Three rules hold in every map that can be made here:

- a key asks for one thing only, and the keys that the window and the agenda need stay theirs;
- every command keeps a key;
- where a command has a letter it has another key that is no letter: with a Chinese input method on, letters
  may never arrive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from facilitator.domain.run_command import (
    RUN_COMMANDS,
    ConsoleCommand,
    PresenterCommand,
    RunCommand,
    run_command,
)

Keys = tuple[str, ...]

SHIPPED: Mapping[RunCommand, Keys] = MappingProxyType(
    {
        ConsoleCommand.MAIN: ("Ctrl+Return", "Ctrl+Enter"),
        ConsoleCommand.BLOCK_BEFORE: ("Ctrl+Backspace",),
        ConsoleCommand.PAUSE: ("F9",),
        ConsoleCommand.FINISH_ON_TIME: ("F4",),
        ConsoleCommand.UNDO: ("Ctrl+Z",),
        ConsoleCommand.IN_ROOM: ("F10",),
        ConsoleCommand.LESS: ("F6",),
        ConsoleCommand.MORE: ("F7",),
        ConsoleCommand.MUCH_MORE: ("F8",),
        ConsoleCommand.PROJECTOR: ("F5", "Shift+F5"),
        ConsoleCommand.QUOTE: ("F2", "Alt+1"),
        ConsoleCommand.QUESTION: ("Alt+2",),
        ConsoleCommand.OBSERVATION: ("Alt+3",),
        ConsoleCommand.PARKING_LOT: ("Alt+4",),
        ConsoleCommand.ACTION: ("Alt+5",),
        ConsoleCommand.KEPT: ("F3",),
        ConsoleCommand.READY: ("Ctrl+R",),
        ConsoleCommand.SEEN: ("Ctrl+T",),
        ConsoleCommand.OVERVIEW: ("Ctrl+F", "G"),
        ConsoleCommand.POINTER: (";", "P"),
        ConsoleCommand.SPOTLIGHT: ("'", "S"),
        ConsoleCommand.ZOOM: ("[", "Z"),
        ConsoleCommand.PEN: ("]", "D"),
        ConsoleCommand.CHECK_IN_CODE: ("Ctrl+J",),
        PresenterCommand.NEXT_SLIDE: ("PgDown", "Right", "Down", "Space"),
        PresenterCommand.PREVIOUS_SLIDE: ("PgUp", "Left", "Up", "Backspace"),
        PresenterCommand.FIRST_SLIDE: ("Home",),
        PresenterCommand.LAST_SLIDE: ("End",),
        PresenterCommand.BLACK: (".", "B"),
        PresenterCommand.WHITE: (",", "W"),
        PresenterCommand.FREEZE: ("/", "F"),
        PresenterCommand.CARD: ("*", "H"),
        PresenterCommand.CLIP_PLAY: ("F12", "K", "Toggle Media Play/Pause", "Media Play"),
        PresenterCommand.CLIP_REWIND: ("Ctrl+Left", "J"),
        PresenterCommand.CLIP_FORWARD: ("Ctrl+Right", "L"),
        PresenterCommand.CLIP_RESTART: ("Ctrl+Home",),
        PresenterCommand.CLIP_LOUDER: ("Ctrl+Up",),
        PresenterCommand.CLIP_SOFTER: ("Ctrl+Down",),
        PresenterCommand.CLOSE: ("Esc",),
    }
)
"""The first key of each is the one that a list shows first."""

FIXED: frozenset[RunCommand] = frozenset({PresenterCommand.CLOSE})
"""Commands whose keys nobody may change: the way out of the projector stays where everybody looks."""

_DIGITS = "0123456789"
_OF_THE_WINDOW = ("F1", "F11", "Ctrl+K", "Ctrl+L", "Ctrl+Q", *(f"Ctrl+{digit}" for digit in _DIGITS))
_OF_THE_AGENDA = ("Del", "Shift+Del", "Ins", "Alt+Up", "Alt+Down", "+", "-", "=", "Menu", "Shift+F10")
_OF_EVERY_PAGE = ("Return", "Enter", "Tab", "Shift+Tab", "Backtab", *_DIGITS)
_OF_THE_SYSTEM = ("Alt+F4", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Y", "Alt+Tab")
RESERVED = frozenset((*_OF_THE_WINDOW, *_OF_THE_AGENDA, *_OF_EVERY_PAGE, *_OF_THE_SYSTEM))
"""Keys that mean something else already, or that no program should take."""

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_TYPING_MODIFIERS = frozenset({"Shift"})
_MOVING = frozenset(
    {
        "Left",
        "Right",
        "Up",
        "Down",
        "Home",
        "End",
        "Space",
        "Backspace",
        "Esc",
        "Del",
        "Ins",
        "Return",
        "Enter",
    }
)
_FREE = frozenset(
    {"PgUp", "PgDown", "Tab", "Backtab", "Pause", "Print", "ScrollLock", "Menu", "Help", "Back", "Forward"}
    | {"Refresh", "Stop", "Volume Up", "Volume Down", "Volume Mute", "Media Play", "Media Stop"}
    | {"Media Next", "Media Previous", "Media Pause", "Toggle Media Play/Pause", "Home Page", "Search"}
    | {"Launch Mail", "Launch Media", "Favorites", "Select", "Clear", "Redo", "Undo", "Zoom In", "Zoom Out"}
    | {f"F{number}" for number in range(1, 36)}
)
_SAME = {"PageDown": "PgDown", "PageUp": "PgUp", "Escape": "Esc", "Delete": "Del", "Insert": "Ins"}


class KeyProblem(StrEnum):
    """Why a key cannot be given or taken."""

    NO_KEY = "no_key"
    RESERVED = "reserved"
    TAKEN = "taken"
    NO_TWIN = "no_twin"
    LAST_KEY = "last_key"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class KeyRefused:
    """A change that was not made: why, for which key, and what that key does already."""

    problem: KeyProblem
    key: str
    by: RunCommand | None = None


@dataclass(frozen=True)
class KeyMap:
    """The keys in force. `chosen` holds the commands whose keys are not as shipped, and all their keys."""

    chosen: Mapping[RunCommand, Keys] = field(default_factory=dict)

    def keys_of(self, command: RunCommand) -> Keys:
        """Return the keys that ask for it, the one to be named first at the front."""
        return self._keys[command]

    def command_of(self, key: str) -> RunCommand | None:
        """Return what a key asks for, or none."""
        return self._commands.get(key_name(key))

    def is_shipped(self, command: RunCommand) -> bool:
        """Say whether its keys are as shipped."""
        return self.keys_of(command) == SHIPPED[command]

    def with_key(self, command: RunCommand, key: str) -> KeyMap | KeyRefused:
        """Return the map in which that key asks for it, too."""
        name = key_name(key)
        by = self.command_of(name)
        if command in FIXED:
            return KeyRefused(KeyProblem.FIXED, name, command)
        if not is_key(name):
            return KeyRefused(KeyProblem.NO_KEY, name)
        if name in RESERVED or by in FIXED:
            return KeyRefused(KeyProblem.RESERVED, name, by)
        if by is not None:
            return self if by is command else KeyRefused(KeyProblem.TAKEN, name, by)
        return self._with(command, (*self.keys_of(command), name))

    def without_key(self, command: RunCommand, key: str) -> KeyMap | KeyRefused:
        """Return the map in which that key asks for nothing."""
        name = key_name(key)
        left = tuple(one for one in self.keys_of(command) if one != name)
        if command in FIXED:
            return KeyRefused(KeyProblem.FIXED, name, command)
        if not left:
            return KeyRefused(KeyProblem.LAST_KEY, name, command)
        if all(map(is_letter, left)):
            return KeyRefused(KeyProblem.NO_TWIN, name, command)
        return self._with(command, left)

    def as_shipped(self, command: RunCommand) -> KeyMap | KeyRefused:
        """Return the map with that command's keys as shipped, unless one of them does something else now."""
        for key in SHIPPED[command]:
            by = self.command_of(key)
            if by not in {None, command}:
                return KeyRefused(KeyProblem.TAKEN, key, by)
        return self._with(command, SHIPPED[command])

    def _with(self, command: RunCommand, keys: Keys) -> KeyMap:
        others = {one: kept for one, kept in self.chosen.items() if one is not command}
        if keys != SHIPPED[command]:
            others[command] = keys
        return KeyMap(others)

    @cached_property
    def _keys(self) -> dict[RunCommand, Keys]:
        return {command: self.chosen.get(command, SHIPPED[command]) for command in RUN_COMMANDS}

    @cached_property
    def _commands(self) -> dict[str, RunCommand]:
        return {key: command for command, keys in self._keys.items() for key in keys}

    def to_store(self) -> dict[str, list[str]]:
        """Return what a file keeps: the commands whose keys were chosen."""
        return {command.value: list(keys) for command, keys in self.chosen.items()}


def read_key_map(stored: object) -> KeyMap:
    """Return the map of a file, made by `to_store`; whatever cannot be is left out, one by one.

    What was chosen goes before what is shipped, so that a later version of the program takes no key away.
    """
    if not isinstance(stored, Mapping):
        return KeyMap()
    chosen: dict[RunCommand, Keys] = {}
    claimed: set[str] = set()
    for name, keys in stored.items():
        command = run_command(str(name))
        if command is None or command in FIXED or not isinstance(keys, list):
            continue
        named = dict.fromkeys(key_name(key) for key in keys if isinstance(key, str))
        free = tuple(key for key in named if is_bindable(key) and key not in claimed)
        if not all(map(is_letter, free)):
            chosen[command] = free
            claimed.update(free)
    return KeyMap(_with_the_rest(chosen))


def _with_the_rest(chosen: Mapping[RunCommand, Keys]) -> dict[RunCommand, Keys]:
    """Take the chosen keys from commands that are as shipped.

    Where that would leave a command without a key that always arrives, who took it is as shipped again.
    """
    claimed = {key for keys in chosen.values() for key in keys}
    whole = dict(chosen)
    for command in RUN_COMMANDS:
        shipped = SHIPPED[command]
        if command in chosen or claimed.isdisjoint(shipped):
            continue
        whole[command] = tuple(key for key in shipped if key not in claimed)
        if all(map(is_letter, whole[command])):
            return _with_the_rest(
                {one: keys for one, keys in chosen.items() if set(shipped).isdisjoint(keys)}
            )
    return {command: keys for command, keys in whole.items() if keys != SHIPPED[command]}


def key_name(text: str) -> str:
    """Return a key's one name: modifiers in one order, letters as capitals, `PgDown` for `PageDown`."""
    *before, key = _parts(text)
    key = _SAME.get(key, key)
    modifiers = [one for one in _MODIFIERS if one in before]
    capital = key.upper()
    return "+".join((*modifiers, capital if len(capital) == 1 else key))


def is_key(name: str) -> bool:
    """Say whether that is the name of a key, with or without modifiers."""
    *before, key = _parts(name)
    is_sign = len(key) == 1 and key.isprintable() and not key.isspace()
    return set(before) <= set(_MODIFIERS) and (is_sign or key in _MOVING or key in _FREE)


def is_bindable(name: str) -> bool:
    """Say whether a trainer may give that key a meaning."""
    return is_key(name) and name not in RESERVED and not any(name in SHIPPED[command] for command in FIXED)


def is_letter(name: str) -> bool:
    """Say whether an input method may keep that key to itself: a letter, with Shift or without."""
    *before, key = _parts(name)
    return set(before) <= _TYPING_MODIFIERS and len(key) == 1 and key.isalpha()


def works_while_typing(name: str) -> bool:
    """Say whether the key means the same while somebody writes into a field: it types and moves nothing."""
    *before, key = _parts(name)
    has_modifier = bool(set(before) - _TYPING_MODIFIERS)
    return has_modifier or key in _FREE


def _parts(name: str) -> tuple[str, ...]:
    """Return modifiers and key of a name such as `Ctrl++`, whose last key is the plus itself."""
    if name.endswith("+"):
        return (*filter(None, name[:-1].split("+")), "+")
    return tuple(name.split("+"))
