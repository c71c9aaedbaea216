"""The sheets of badges: everything is on the paper, the code is large and stands alone."""

from __future__ import annotations

from itertools import combinations

import pytest

from facilitator.domain.badge_sheet import SHEETS, BadgeFormat, BadgePrint, Face, Room, Sheet, quiet_mm
from facilitator.domain.message import UserError

FORMATS = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)


def face_height(sheet: Sheet) -> float:
    return sheet.height_mm / (2 if sheet.is_folded else 1)


def rooms(face: Face) -> dict[str, Room]:
    return {name: room for name in Face.__dataclass_fields__ if isinstance(room := getattr(face, name), Room)}


def touch(one: Room, other: Room, margin_mm: float = 0.0) -> bool:
    return (
        one.x_mm - margin_mm < other.x_mm + other.width_mm - 1e-9
        and other.x_mm < one.x_mm + one.width_mm + margin_mm - 1e-9
        and one.y_mm - margin_mm < other.y_mm + other.height_mm - 1e-9
        and other.y_mm < one.y_mm + one.height_mm + margin_mm - 1e-9
    )


@FORMATS
def test_every_room_is_inside_the_face_and_below_the_band(sheet: Sheet) -> None:
    for name, room in rooms(sheet.face).items():
        assert room.x_mm >= 0, name
        assert room.y_mm >= sheet.face.band_mm, name
        assert room.x_mm + room.width_mm <= sheet.width_mm, name
        assert room.y_mm + room.height_mm <= face_height(sheet), name


@FORMATS
def test_the_code_has_25_mm_and_its_quiet_zone_for_itself(sheet: Sheet) -> None:
    qr = sheet.face.qr
    assert min(qr.width_mm, qr.height_mm) >= 25
    quiet = quiet_mm(qr.width_mm)
    assert quiet == pytest.approx(qr.width_mm * 4 / 21)
    assert qr.x_mm + qr.width_mm + quiet <= sheet.width_mm
    assert qr.y_mm - quiet >= sheet.face.band_mm
    assert qr.y_mm + qr.height_mm + quiet <= face_height(sheet)
    others = {name: room for name, room in rooms(sheet.face).items() if name != "qr"}
    assert [name for name, room in others.items() if touch(qr, room, quiet)] == []


@FORMATS
def test_no_two_rooms_touch(sheet: Sheet) -> None:
    pairs = combinations(rooms(sheet.face).items(), 2)
    assert [(one, other) for (one, a), (other, b) in pairs if touch(a, b)] == []


@FORMATS
def test_the_badges_of_a_page_are_on_it_and_do_not_overlap(sheet: Sheet) -> None:
    for is_back in (False, True):
        places = [
            Room(*sheet.corner(place, is_back=is_back), sheet.width_mm, sheet.height_mm)
            for place in range(sheet.places)
        ]
        assert all(
            place.x_mm >= 0 and place.x_mm + place.width_mm <= 210.0001 and place.y_mm >= 0
            for place in places
        )
        assert all(place.y_mm + place.height_mm <= 297.0001 for place in places)
        assert not any(touch(a, b) for a, b in combinations(places, 2))


@FORMATS
def test_the_back_of_a_card_lies_behind_its_face_when_the_paper_is_turned(sheet: Sheet) -> None:
    for place in range(sheet.places):
        left, top = sheet.corner(place)
        back_left, back_top = sheet.corner(place, is_back=True)
        assert back_top == top
        assert back_left == pytest.approx(210 - (left + sheet.width_mm))


def test_the_formats_are_those_that_are_sold() -> None:
    sizes = {name: (s.columns, s.rows, s.width_mm, s.height_mm) for name, s in SHEETS.items()}
    assert sizes == {
        "card": (2, 5, 90.0, 55.0),
        "labels-2x4": (2, 4, 99.1, 67.7),
        "labels-2x5": (2, 5, 99.1, 57.0),
        "labels-3x8": (3, 8, 70.0, 37.0),
        "lanyard-a6": (2, 2, 105.0, 148.0),
        "seat-card": (1, 2, 180.0, 130.0),
    }


@pytest.mark.parametrize("start", [0, 9, -1])
def test_a_place_that_the_page_does_not_have_is_refused(start: int) -> None:
    with pytest.raises(UserError, match="has 8 places"):
        BadgePrint(BadgeFormat.LABELS_8, start).sheet()


def test_a_sticky_label_has_one_face() -> None:
    with pytest.raises(UserError, match="one face"):
        BadgePrint(BadgeFormat.LABELS_24, both_faces=True).sheet()
    assert BadgePrint(BadgeFormat.CARD, 10, both_faces=True).sheet().has_two_faces
