from __future__ import annotations

import pytest

from ui.projector.screens import ScreenFacts, are_mirrored, choose

pytestmark = pytest.mark.qt

LAPTOP = ScreenFacts("AUO · 1", (0, 0, 1366, 768))
BEAMER = ScreenFacts("EPSON · EB-X05 · 7", (1366, 0, 1280, 800))
TV = ScreenFacts("HISENSE · 55", (2646, 0, 1920, 1080))


def test_the_room_gets_the_screen_that_is_not_the_trainers() -> None:
    assert choose([LAPTOP, BEAMER], LAPTOP, "") == BEAMER
    assert choose([LAPTOP, BEAMER], BEAMER, "") == LAPTOP


def test_a_known_projector_is_taken_wherever_it_stands() -> None:
    moved = ScreenFacts(BEAMER.identity, (-1280, 0, 1280, 800))
    assert choose([LAPTOP, TV, moved], LAPTOP, BEAMER.identity) == moved


def test_a_known_projector_on_which_the_trainer_works_is_not_taken() -> None:
    assert choose([LAPTOP, BEAMER], BEAMER, BEAMER.identity) == LAPTOP


def test_a_single_screen_is_never_the_rooms() -> None:
    assert choose([LAPTOP], LAPTOP, LAPTOP.identity) is None


def test_a_screen_that_shows_what_the_trainers_shows_is_never_the_rooms() -> None:
    mirror = ScreenFacts(BEAMER.identity, (0, 0, 1280, 720))
    assert choose([LAPTOP, mirror], LAPTOP, BEAMER.identity) is None
    assert are_mirrored([LAPTOP, mirror])
    assert not are_mirrored([LAPTOP, BEAMER, TV])


def test_the_room_keeps_its_screen_where_the_trainers_window_came_to_it() -> None:
    assert choose([LAPTOP, BEAMER], BEAMER, "", BEAMER) == BEAMER
    assert choose([BEAMER], BEAMER, "", BEAMER) == BEAMER
    mirror = ScreenFacts(BEAMER.identity, (0, 0, 1280, 720))
    assert choose([LAPTOP, mirror], LAPTOP, "", mirror) is None


def test_of_two_screens_of_one_make_the_room_keeps_its_own() -> None:
    mine, rooms = ScreenFacts(TV.identity, (0, 0, 1920, 1080)), TV
    assert choose([mine, rooms], mine, TV.identity, rooms) is rooms
    assert choose([mine, rooms], mine, TV.identity) is rooms
    assert choose([mine], mine, TV.identity) is None
