"""A questionnaire as it stands on paper and is keyed from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from facilitator.domain.language import Text


class ItemKind(StrEnum):
    """How an item is answered on paper, and so how it is keyed."""

    LIKERT = "likert"
    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    NOTE = "note"


class Level(StrEnum):
    """Kirkpatrick's level that an item measures (four levels of evaluation)."""

    REACTION = "reaction"
    LEARNING = "learning"
    BEHAVIOUR = "behaviour"
    RESULTS = "results"
    NONE = "none"


class Wave(StrEnum):
    """When a sheet was filled in."""

    PRE = "pre"
    POST = "post"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a scale; `code` is the digit (or digits) keyed and stored."""

    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """A list of options shared by items. `ordered` says whether codes rise in meaning."""

    key: str
    choices: tuple[Choice, ...]
    ordered: bool = False

    def choice(self, code: str) -> Choice | None:
        """Return the option with that code, or none."""
        return next((choice for choice in self.choices if choice.code == code), None)


@dataclass(frozen=True, slots=True)
class SkipRule:
    """The item is asked only if the answer to `item` is one of `codes`; else not applicable."""

    item: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `right` is the code of the right answer of a knowledge item.

    `target` is the code (or codes) that counts as "yes" when a proportion is reported, e.g. the
    codes that mean "often felt guilty". `wish` is +1 when a rise is the aim of the programme, -1
    when a fall is, 0 when neither. `reversed` marks a scale item worded the other way round; it is kept with
    the questionnaire and said in the summary, but no figure turns it: no score adds scale items up.
    """

    key: str
    kind: ItemKind
    text: Text
    scale: Scale | None = None
    level: Level = Level.NONE
    waves: tuple[Wave, ...] = (Wave.PRE, Wave.POST)
    right: str | None = None
    target: tuple[str, ...] = ()
    wish: int = 0
    reversed: bool = False
    length: int | None = None
    least: int | None = None
    most: int | None = None
    skip: SkipRule | None = None
    is_primary: bool = False
    hint: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of a questionnaire; `content_hash` tells versions apart."""

    key: str
    title: Text
    version: str
    items: tuple[Item, ...]
    instruction: Text = field(default_factory=Text)
    content_hash: str = ""
    id: UUID | None = None

    def asked_in(self, wave: Wave) -> tuple[Item, ...]:
        """Items on the sheet of that wave that take an answer, in order."""
        return tuple(i for i in self.items if wave in i.waves and i.kind is not ItemKind.NOTE)

    def item(self, key: str) -> Item | None:
        """Return the item with that key, or none."""
        return next((item for item in self.items if item.key == key), None)
