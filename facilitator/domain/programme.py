"""A training programme as an organisation writes it: modules made of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from facilitator.domain.language import Text

_ALL = 100


class BlockKind(StrEnum):
    """What the people in the room do during a block."""

    TALK = "talk"
    QUESTIONS = "questions"
    GROUP_ACTIVITY = "group_activity"
    DISCUSSION = "discussion"
    VIDEO = "video"
    ROLE_PLAY = "role_play"
    CASE_STUDY = "case_study"
    SHARING = "sharing"
    BREAK = "break"
    QUESTIONNAIRE = "questionnaire"
    CHECK_IN = "check_in"
    ENERGIZER = "energizer"


class Priority(StrEnum):
    """How hard it is to do without a block when time runs out."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a block may take, in whole minutes: shortest, wished and longest."""

    least: int
    ideal: int
    most: int

    def __post_init__(self) -> None:
        """Refuse lengths out of order; a bug, since readers check their input first."""
        if not 0 <= self.least <= self.ideal <= self.most:
            msg = f"minutes out of order: {self.least} {self.ideal} {self.most}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class SlideRange:
    """Pages of one deck that belong to a block; page numbers start at 1, both ends included."""

    deck: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cut:
    """What to leave out of a block when the day is that many minutes behind, and how long it then takes."""

    behind_minutes: int
    to_minutes: int
    text: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Block:
    """One activity of a module."""

    key: str
    kind: BlockKind
    title: Text
    minutes: Minutes
    priority: Priority = Priority.SHOULD
    aim: Text = field(default_factory=Text)
    steps: tuple[Text, ...] = ()
    say: Text = field(default_factory=Text)
    materials: tuple[Text, ...] = ()
    handout: Text = field(default_factory=Text)
    slides: SlideRange | None = None
    questionnaire: str | None = None
    fixed_start: time | None = None
    method: Text = field(default_factory=Text)
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the programme with one aim; module number 0 holds what frames the day."""

    key: str
    number: int
    title: Text
    aim: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class TrainedRule:
    """Who counts as trained: present for `least_percent` of the minutes taught, breaks not counted.

    Of each of `modules`, by number, `module_percent` at the least; without any, no module is asked for by
    itself.
    """

    least_percent: int = 80
    modules: tuple[int, ...] = ()
    module_percent: int = 50

    def __post_init__(self) -> None:
        """Refuse shares that nobody can reach; a bug, since readers check their input first."""
        if not (0 < self.least_percent <= _ALL and 0 < self.module_percent <= _ALL):
            msg = f"percent out of range: {self.least_percent} {self.module_percent}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Programme:
    """One version of a training programme, as read from a pack."""

    key: str
    version: str
    title: Text
    summary: Text
    modules: tuple[Module, ...]
    questionnaires: tuple[str, ...] = ()
    content_hash: str = ""
    trained: TrainedRule = TrainedRule()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in the order of the day."""
        return tuple(block for module in self.modules for block in module.blocks)
