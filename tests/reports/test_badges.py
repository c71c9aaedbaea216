from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.badge import Badge, BadgeKind
from facilitator.domain.badge_sheet import CODE_MODULES, SHEETS, BadgeFormat, BadgePrint
from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.names import clean_name
from facilitator.domain.participant import Enrolment, Person
from facilitator.domain.session import HalfDay, Session
from facilitator.domain.text_width import MM_PER_POINT, width_mm
from facilitator.reports.badge_face import fitted_name
from facilitator.reports.badges import write_badges
from facilitator.reports.key_card import write_key_card
from facilitator.reports.qr_code import Correction, qr_runs
from facilitator.reports.sign_in_sheet import write_sign_in_sheet
from facilitator.services.issue_badges import IssuedBadge
from facilitator.words import said

BOTH = (Language.ZH, Language.EN)
START = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
HALF_DAY = HalfDay(UUID(int=1), "Shift A 甲班", START, START + timedelta(hours=4), "Canteen 食堂")
SESSION = Session(
    UUID(int=2), Text("Parents far away", "远方的父母"), "Site 7", (), (HALF_DAY,), (), "p", "1", Text()
)
NAMES = (
    "王小明",
    "张喆䶮",
    "Bartholomew Featherstonehaugh-Cholmondeley the Third",
    "<b>x",
    "古丽巴哈尔·阿卜杜热合曼",
)


def an_enrolment(number: int, name: str) -> Enrolment:
    person = Person(UUID(int=100 + number), name, f"E{number:05}", department="Moulding 注塑")
    return Enrolment(UUID(int=1000 + number), SESSION.id, HALF_DAY.id, person)


def badges_of(names: tuple[str, ...], spares: int = 0) -> list[IssuedBadge]:
    people = [
        IssuedBadge(
            an_enrolment(n, name), Badge(n, BadgeKind.PERSON, SESSION.id, f"1{n:016}", f"48210{n % 10}-3")
        )
        for n, name in enumerate(names)
    ]
    empty = [
        IssuedBadge(None, Badge(900 + n, BadgeKind.WALK_IN, SESSION.id, f"3{n:016}", f"5821{n:02}-3"))
        for n in range(spares)
    ]
    return people + empty


def text_of(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def codes_on(path: Path, dpi: int = 150) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        pictures = [page.render(scale=dpi / 72).to_pil() for page in pdf]
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("both_faces", [False, True])
@pytest.mark.parametrize("form", BadgeFormat)
def test_every_printed_code_of_every_format_reads_back_at_150_dpi(
    tmp_path: Path, form: BadgeFormat, both_faces: bool
) -> None:
    issued = badges_of(NAMES * 5, spares=3)
    print_as = BadgePrint(form, start=2, both_faces=both_faces and SHEETS[form].has_two_faces)
    path = tmp_path / "badges.pdf"
    assert write_badges(path, SESSION, issued, BOTH, organisation="Far Away 远方", print_as=print_as) == ()
    times = 2 if print_as.both_faces else 1
    assert sorted(codes_on(path)) == sorted(badge.badge.token for badge in issued * times)


def test_the_code_is_the_smallest_there_is_at_the_highest_correction(tmp_path: Path) -> None:
    write_badges(tmp_path / "badges.pdf", SESSION, badges_of(("王小明",)), BOTH)
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "badges.pdf") as pdf:
        (code,) = zxingcpp.read_barcodes(pdf[0].render(scale=150 / 72).to_pil())
    assert code.ec_level == "H"
    side, _ = qr_runs(code.text, Correction.HIGH)
    assert side == CODE_MODULES == 21


def test_a_used_sheet_is_gone_on_with_where_the_first_label_is_left(tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "badges.pdf"
    issued = badges_of(NAMES)
    write_badges(path, SESSION, issued, BOTH, print_as=BadgePrint(BadgeFormat.LABELS_8, start=6))
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil()) for page in pdf]
    assert [len(codes) for codes in pages] == [3, 2]
    first = next(code for code in pages[0] if code.text == issued[0].badge.token)
    corner = SHEETS[BadgeFormat.LABELS_8].corner(5)
    at = first.position.top_left
    assert corner[0] < at.x / 150 * 25.4 < corner[0] + 99.1
    assert corner[1] < at.y / 150 * 25.4 < corner[1] + 67.7


def test_a_name_shrinks_first_and_wraps_only_where_it_would_be_small() -> None:
    room = SHEETS[BadgeFormat.CARD].face.name
    lines = {name: fitted_name(name, room, 44.0)[1] for name in (*NAMES, "欧阳小明", "Wang Xiaoming")}
    assert lines["王小明"] == ("王小明",)
    assert lines["欧阳小明"] == ("欧阳小明",)
    assert lines["Wang Xiaoming"] == ("Wang Xiaoming",)
    assert lines["古丽巴哈尔·阿卜杜热合曼"] == ("古丽巴哈尔·", "阿卜杜热合曼")
    assert len(lines[NAMES[2]]) > 1


@pytest.mark.parametrize("form", BadgeFormat)
@given(st.text(st.characters(categories=["L", "Nd"], include_characters=" -·"), min_size=1, max_size=100))
def test_no_name_ever_leaves_its_room(form: BadgeFormat, name: str) -> None:
    face = SHEETS[form].face
    size, lines = fitted_name(clean_name(name) or "x", face.name, face.largest_pt)
    assert "".join("".join(lines).split()) == "".join((clean_name(name) or "x").split())
    assert all(width_mm(line, size, bold=True) <= face.name.width_mm * 1.0001 for line in lines)
    assert len(lines) * size * MM_PER_POINT * 1.25 <= face.name.height_mm * 1.0001


def test_names_stand_whole_and_as_they_are_written(tmp_path: Path) -> None:
    write_badges(tmp_path / "badges.pdf", SESSION, badges_of(NAMES), BOTH)
    printed = text_of(tmp_path / "badges.pdf")
    characters = "".join(char for char in printed if char.isprintable() and char not in " -\ufffe")
    for name in NAMES:
        assert name.replace(" ", "").replace("-", "") in characters
    assert "482100-3" in printed


def test_a_name_of_two_hundred_characters_is_not_cut(tmp_path: Path) -> None:
    name = " ".join(f"Name{n}" for n in range(30))
    write_badges(tmp_path / "badges.pdf", SESSION, badges_of((name,)), BOTH)
    printed = text_of(tmp_path / "badges.pdf")
    assert all(word in printed for word in name.split())


@pytest.mark.parametrize(
    ("language", "place"), [(Language.EN, "_野 (badge 482101-3)"), (Language.ZH, "_野（签到卡 482101-3）")]
)
def test_whose_name_the_typeface_cannot_draw_is_said_without_a_box(
    tmp_path: Path, language: Language, place: str
) -> None:
    (warning,) = write_badges(tmp_path / "badges.pdf", SESSION, badges_of(("王小明", "𠮷野")), BOTH)
    shown = said(warning, language)
    assert place in shown
    assert "𠮷" not in shown
    assert "王小明" not in shown


def test_the_sign_in_sheet_names_the_line_that_needs_a_pen(tmp_path: Path) -> None:
    people = [an_enrolment(n, name) for n, name in enumerate(("王小明", "𠮷野"))]
    (warning,) = write_sign_in_sheet(tmp_path / "sheet.pdf", SESSION, HALF_DAY, people, BOTH)
    assert "_野 (line 2)" in said(warning, Language.EN)


def test_a_box_to_write_in_stands_for_a_character_that_the_typeface_lacks(tmp_path: Path) -> None:
    issued = badges_of(("王\U0002a6d6", "王小明"))
    write_badges(tmp_path / "badges.pdf", SESSION, issued, BOTH, organisation="𠮷野")
    printed = text_of(tmp_path / "badges.pdf")
    assert "王□" in printed
    assert "□野" in printed
    people = [one.enrolment for one in issued if one.enrolment]
    write_sign_in_sheet(tmp_path / "sheet.pdf", SESSION, HALF_DAY, people, BOTH)
    assert "王□" in text_of(tmp_path / "sheet.pdf")


def test_the_same_badges_give_the_same_bytes_with_every_font_inside(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_badges(tmp_path / name, SESSION, badges_of(NAMES), BOTH)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert one == two
    assert b"Helvetica" not in one


def test_nothing_to_print_is_said_and_writes_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no badges to print"):
        write_badges(tmp_path / "badges.pdf", SESSION, [], BOTH)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "badges.pdf").mkdir()
    with pytest.raises(UserError, match=r"badges\.pdf could not be written"):
        write_badges(tmp_path / "badges.pdf", SESSION, badges_of(NAMES), BOTH)
    assert [path.name for path in tmp_path.iterdir()] == ["badges.pdf"]


def test_the_sign_in_sheet_names_everybody_and_leaves_room_for_walk_ins(tmp_path: Path) -> None:
    people = [an_enrolment(n, f"{NAMES[n % 2]}{n}") for n in range(50)]
    assert write_sign_in_sheet(tmp_path / "sheet.pdf", SESSION, HALF_DAY, people, BOTH) == ()
    printed = text_of(tmp_path / "sheet.pdf")
    assert all(one.person.name in printed and one.person.employee_number in printed for one in people)
    assert "56" in printed
    assert "签到表 · Sign-in sheet" in printed
    assert "2 / 2" in printed


@pytest.mark.parametrize("languages", [(Language.EN,), (Language.ZH,), BOTH])
def test_the_key_card_is_one_page_with_every_key(tmp_path: Path, languages: tuple[Language, ...]) -> None:
    write_key_card(tmp_path / "keys.pdf", languages)
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "keys.pdf") as pdf:
        assert len(pdf) == 1
        assert pdf[0].get_size() == pytest.approx((297.6, 419.5), abs=0.5)
    printed = text_of(tmp_path / "keys.pdf")
    assert ("看不清" in printed) == (Language.ZH in languages)
    assert ("Illegible" in printed) == (Language.EN in languages)


def test_the_organisation_stands_on_every_card_and_page_whole_and_covers_no_code(tmp_path: Path) -> None:
    organisation = "Far Away Families Foundation for the Pearl River Delta 珠三角远方家庭基金会"
    issued = badges_of(NAMES * 3)
    people = [badge.enrolment for badge in issued if badge.enrolment]
    write_badges(tmp_path / "badges.pdf", SESSION, issued, BOTH, organisation=organisation)
    write_sign_in_sheet(
        tmp_path / "sheet.pdf", SESSION, HALF_DAY, people * 2, BOTH, organisation=organisation
    )
    for name, count in (("badges.pdf", len(issued)), ("sheet.pdf", 2)):
        assert "".join(text_of(tmp_path / name).split()).count("".join(organisation.split())) == count
    assert sorted(codes_on(tmp_path / "badges.pdf")) == sorted(badge.badge.token for badge in issued)
