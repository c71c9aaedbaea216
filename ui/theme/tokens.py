"""The look as values: colours by meaning, spaces on an 8 px grid, four text sizes, three radii.

Every pair of text and ground named here keeps WCAG AA (4.5 : 1); `tests/ui/test_tokens.py` holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Meaning(StrEnum):
    """What a colour says. Colour never says it alone: words or a shape stand beside it."""

    PLAIN = "plain"
    SOFT = "soft"
    ACCENT = "accent"
    WARM = "warm"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class TextRole(StrEnum):
    """One of the four text sizes, each with its weight."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    TITLE = "title"
    DISPLAY = "display"


class Space(IntEnum):
    """Distances in logical pixels: steps of eight, and one half step for icon beside word."""

    NONE = 0
    HALF = 4
    ONE = 8
    TWO = 16
    THREE = 24
    FOUR = 32
    SIX = 48
    EIGHT = 64


class Radius(IntEnum):
    """Corner radii in logical pixels."""

    SMALL = 6
    CONTROL = 10
    CARD = 14


class Measure(IntEnum):
    """Sizes that recur, in logical pixels."""

    CONTROL = 40
    CONTROL_LARGE = 56
    ICON = 20
    ICON_LARGE = 28
    ICON_HERO = 48
    ROW = 44
    RAIL = 88
    HEADER = 64
    SIDE_COLUMN = 320
    READING_WIDTH = 1120
    FORM_WIDTH = 480


TEXT_SIZES: dict[TextRole, int] = {
    TextRole.SMALL: 13,
    TextRole.BODY: 15,
    TextRole.STRONG: 15,
    TextRole.TITLE: 20,
    TextRole.DISPLAY: 32,
}
"""Logical pixels at text scale 1; small things, things to read, headings, the one large thing."""

BOLD_ROLES = frozenset({TextRole.STRONG, TextRole.TITLE, TextRole.DISPLAY})


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour for words and shapes, and the pale ground on which they stay readable."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of one theme, named by what they mean, each as `#rrggbb`."""

    is_dark: bool
    ground: str
    card: str
    sunken: str
    hover: str
    line: str
    field_line: str
    ink: str
    ink_soft: str
    ink_faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    focus: str
    rail: str
    rail_ink: str
    rail_hover: str
    rail_here: str
    rail_here_ink: str
    before: str
    after: str
    tints: dict[Meaning, Tint]

    def ink_of(self, meaning: Meaning) -> str:
        """Return the colour in which words of that meaning are written."""
        return self.tints[meaning].ink

    def ground_of(self, meaning: Meaning) -> str:
        """Return the pale ground that belongs to that meaning."""
        return self.tints[meaning].ground


LIGHT = Colours(
    is_dark=False,
    ground="#FAF7F2",
    card="#FFFFFF",
    sunken="#F2ECE3",
    hover="#F5F0E8",
    line="#E7DFD3",
    field_line="#93877A",
    ink="#26211C",
    ink_soft="#665C51",
    ink_faint="#A2978A",
    accent="#1F6F5C",
    accent_hover="#1A6151",
    accent_pressed="#154F42",
    on_accent="#FFFFFF",
    focus="#D9652B",
    rail="#163A31",
    rail_ink="#C4D8D0",
    rail_hover="#1E483D",
    rail_here="#FAF7F2",
    rail_here_ink="#163A31",
    before="#F2B134",
    after="#1B3A6B",
    tints={
        Meaning.PLAIN: Tint("#26211C", "#F2ECE3"),
        Meaning.SOFT: Tint("#665C51", "#F2ECE3"),
        Meaning.ACCENT: Tint("#1F6F5C", "#E3F0EB"),
        Meaning.WARM: Tint("#A5451A", "#FCEBE0"),
        Meaning.INFO: Tint("#2A5A88", "#E5EEF6"),
        Meaning.GOOD: Tint("#23703F", "#E1F2E5"),
        Meaning.WARN: Tint("#835200", "#FBEFD2"),
        Meaning.BAD: Tint("#B3261E", "#FBE6E2"),
    },
)

DARK = Colours(
    is_dark=True,
    ground="#1B1816",
    card="#262220",
    sunken="#312C29",
    hover="#2E2926",
    line="#3B3531",
    field_line="#857A70",
    ink="#F3EDE5",
    ink_soft="#BDB2A6",
    ink_faint="#7D7269",
    accent="#5CC2A5",
    accent_hover="#6FD0B4",
    accent_pressed="#49AD91",
    on_accent="#0C251E",
    focus="#F0905A",
    rail="#131E1A",
    rail_ink="#A9BDB5",
    rail_hover="#1D2C27",
    rail_here="#24443A",
    rail_here_ink="#E9F6F1",
    before="#F2B134",
    after="#5584DB",
    tints={
        Meaning.PLAIN: Tint("#F3EDE5", "#312C29"),
        Meaning.SOFT: Tint("#BDB2A6", "#312C29"),
        Meaning.ACCENT: Tint("#5CC2A5", "#1C3830"),
        Meaning.WARM: Tint("#F2A273", "#40291C"),
        Meaning.INFO: Tint("#93C0EA", "#1F2F3E"),
        Meaning.GOOD: Tint("#80CF94", "#1F3625"),
        Meaning.WARN: Tint("#F0C24F", "#3A2F15"),
        Meaning.BAD: Tint("#F4978E", "#44231F"),
    },
)


SIGNALS: dict[Meaning, Tint] = {
    Meaning.GOOD: Tint("#FFFFFF", "#1E6B3A"),
    Meaning.WARN: Tint("#2E2308", "#F2B92E"),
    Meaning.BAD: Tint("#FFFFFF", "#B3261E"),
}
"""Whole fields of green, amber and red for what is read from three metres: the same in both themes."""
