"""What a key can ask for while a half-day runs."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias


class PresenterCommand(StrEnum):
    """What a clicker can ask for: slides, and what lies over them."""

    NEXT_SLIDE = "next_slide"
    PREVIOUS_SLIDE = "previous_slide"
    FIRST_SLIDE = "first_slide"
    LAST_SLIDE = "last_slide"
    BLACK = "black"
    WHITE = "white"
    FREEZE = "freeze"
    CARD = "card"
    CLIP_PLAY = "clip_play"
    CLIP_REWIND = "clip_rewind"
    CLIP_FORWARD = "clip_forward"
    CLIP_RESTART = "clip_restart"
    CLIP_LOUDER = "clip_louder"
    CLIP_SOFTER = "clip_softer"
    CLOSE = "close"


class ConsoleCommand(StrEnum):
    """What else the keyboard can ask the console for."""

    MAIN = "main"
    BLOCK_BEFORE = "block_before"
    PAUSE = "pause"
    FINISH_ON_TIME = "finish_on_time"
    UNDO = "undo"
    IN_ROOM = "in_room"
    LESS = "less"
    MORE = "more"
    MUCH_MORE = "much_more"
    PROJECTOR = "projector"
    QUOTE = "quote"
    QUESTION = "question"
    OBSERVATION = "observation"
    PARKING_LOT = "parking_lot"
    ACTION = "action"
    KEPT = "kept"
    READY = "ready"
    SEEN = "seen"
    OVERVIEW = "overview"
    POINTER = "pointer"
    SPOTLIGHT = "spotlight"
    ZOOM = "zoom"
    PEN = "pen"
    CHECK_IN_CODE = "check_in_code"


CLIP_COMMANDS = frozenset(
    {
        PresenterCommand.CLIP_PLAY,
        PresenterCommand.CLIP_REWIND,
        PresenterCommand.CLIP_FORWARD,
        PresenterCommand.CLIP_RESTART,
        PresenterCommand.CLIP_LOUDER,
        PresenterCommand.CLIP_SOFTER,
    }
)
"""What only the video on the page that is up obeys."""

RunCommand: TypeAlias = PresenterCommand | ConsoleCommand

RUN_COMMANDS: tuple[RunCommand, ...] = (*PresenterCommand, *ConsoleCommand)
"""All of them, in the order in which they are listed."""


def run_command(name: str) -> RunCommand | None:
    """Return the command of that name, or none."""
    return next((one for one in RUN_COMMANDS if one.value == name), None)
