from __future__ import annotations

import pytest

from ui.theme.tokens import DARK, LIGHT, SIGNALS, TEXT_SIZES, Colours, Meaning, Space, TextRole

AA = 4.5
SHAPE = 3.0


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2, definition."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2, definition."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=(LIGHT, DARK), ids=("light", "dark"))
def colours(request: pytest.FixtureRequest) -> Colours:
    assert isinstance(request.param, Colours)
    return request.param


@pytest.mark.parametrize("meaning", list(Meaning))
def test_words_of_every_meaning_are_readable_on_every_surface(colours: Colours, meaning: Meaning) -> None:
    tint = colours.tints[meaning]
    for ground in (tint.ground, colours.card, colours.ground):
        assert contrast(tint.ink, ground) >= AA, f"{meaning} on {ground}"


def test_words_on_filled_buttons_are_readable(colours: Colours) -> None:
    for ground in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, ground) >= AA


def test_words_on_the_rail_are_readable(colours: Colours) -> None:
    assert contrast(colours.rail_ink, colours.rail) >= AA
    assert contrast(colours.rail_ink, colours.rail_hover) >= AA
    assert contrast(colours.rail_here_ink, colours.rail_here) >= AA


def test_borders_of_fields_and_the_focus_ring_are_seen(colours: Colours) -> None:
    for ground in (colours.card, colours.ground):
        assert contrast(colours.field_line, ground) >= SHAPE
        assert contrast(colours.focus, ground) >= SHAPE
    assert contrast(colours.focus, colours.rail) >= SHAPE


def test_before_and_after_differ_in_lightness_too(colours: Colours) -> None:
    assert contrast(colours.before, colours.after) >= 1.8


def test_spaces_stand_on_the_grid() -> None:
    assert all(space % 8 == 0 for space in Space if space is not Space.HALF)


def test_text_sizes_grow_by_clear_steps() -> None:
    small, body, title, display = (
        TEXT_SIZES[role] for role in (TextRole.SMALL, TextRole.BODY, TextRole.TITLE, TextRole.DISPLAY)
    )
    assert small < body < title < display
    assert title / body >= 1.3
    assert display / title >= 1.5


@pytest.mark.parametrize("meaning", sorted(SIGNALS))
def test_a_whole_field_of_a_colour_is_read_from_afar(meaning: Meaning) -> None:
    signal = SIGNALS[meaning]
    assert contrast(signal.ink, signal.ground) >= AA
