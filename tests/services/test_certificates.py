"""Certificates: for who counts as trained and for nobody else, each with a number that can be checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.certificate import printed_certificate_number
from facilitator.domain.language import Language, Text
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.reports import certificates as drawing
from facilitator.reports.print_certificates import print_certificates
from facilitator.services.badge_keys import list_keys, withdraw_key
from facilitator.services.certificates import (
    candidates,
    certificate_title,
    check_certificate,
    number_certificates,
)
from facilitator.services.check_in import check_in_person, sign_out
from facilitator.services.enrol_people import add_person, edit_person
from facilitator.services.merge_people import merge_people
from facilitator.services.name_organisation import name_organisation
from facilitator.services.plan_session import update_session
from facilitator.services.ports import Workspace
from facilitator.words import said
from tests.fakes import FakeClock
from tests.services.test_who_is_trained import run_through

BOTH = (Language.ZH, Language.EN)


@pytest.fixture
def trained(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> tuple[Enrolment, ...]:
    """The first stayed, the second went at once, the third never came."""
    for one in people[:2]:
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    sign_out(ws, half_day, people[1].id)
    run_through(ws, half_day, clock, *[30] * len(session.agenda))
    return people


def pages_of(path: Path) -> list[str]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def numbers(ws: Workspace, session: Session) -> list[str]:
    found = candidates(ws, session.id)
    return [one.number for one in number_certificates(ws, session, found.trained).value]


def test_who_is_trained_gets_one_and_the_others_are_told_with_their_reason(
    ws: Workspace, session: Session, trained: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH).value
    assert (done.count, done.warnings) == (1, ())
    assert [one.person for one in done.left_out] == [trained[1].person, trained[2].person]
    assert candidates(ws, session.id).left_out == done.left_out
    assert all(str(one.reason) for one in done.left_out)
    (page,) = pages_of(done.path)
    assert "王小明" in page
    assert "李娜" not in page


@pytest.mark.usefixtures("trained")
def test_it_says_what_was_learnt_when_where_and_from_whom_in_both_languages(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    name_organisation(ws, "工友之家")
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH).value
    (page,) = pages_of(done.path)
    wanted = (
        "培训证书",
        "Certificate of training",
        "Distance",
        "距离",
        "工友之家",
        "2026年3月3日",
        "Shenzhen",
        "Li Na",
        printed_certificate_number(numbers(ws, session)[0]),
    )
    assert [words for words in wanted if words not in page] == []
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", (Language.EN,)).value
    (page,) = pages_of(done.path)
    assert "培训证书" not in page
    assert "3 March 2026" in page


@pytest.mark.usefixtures("trained")
def test_printed_again_it_is_the_same_file_and_each_print_is_on_record(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    first = print_certificates(ws, session.id, tmp_path / "a.pdf", BOTH).value.path.read_bytes()
    assert print_certificates(ws, session.id, tmp_path / "b.pdf", BOTH).value.path.read_bytes() == first
    with ws.store.read() as records:
        lines = records.journal.exports(session.id)
    assert {(line.file_name, line.people) for line in lines} == {("a.pdf", 1), ("b.pdf", 1)}


def test_before_the_end_there_is_no_certificate_and_no_file(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    with pytest.raises(UserError, match="Nobody counts as trained yet"):
        print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH)
    with pytest.raises(UserError, match="No certificate for 李娜 yet"):
        print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH, {people[1].person.id})
    assert list(tmp_path.glob("*.pdf")) == []


def test_some_of_them_are_printed_alone(
    ws: Workspace, session: Session, half_day: UUID, trained: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    assert half_day
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH, {trained[0].person.id}).value
    assert (done.count, done.left_out) == (1, ())


@pytest.mark.usefixtures("trained")
def test_a_number_is_checked_here_and_whose_it_is_stands_in_no_number(
    ws: Workspace, session: Session
) -> None:
    (number,) = numbers(ws, session)
    found = check_certificate(ws, printed_certificate_number(number))
    assert (found.person.name, found.session.id, found.is_trained) == ("王小明", session.id, True)
    assert found.title == Text("Distance", "距离")


@pytest.mark.usefixtures("trained")
def test_a_number_that_was_typed_wrong_and_one_that_nobody_has_are_two_sentences(
    ws: Workspace, session: Session
) -> None:
    (number,) = numbers(ws, session)
    with pytest.raises(UserError, match="no number of a certificate"):
        check_certificate(ws, number[:-1])
    with pytest.raises(UserError, match="No certificate of this workspace"):
        check_certificate(ws, "000000000000")


def test_a_number_holds_under_a_withdrawn_key_a_new_name_and_a_merge(
    ws: Workspace, session: Session, half_day: UUID, trained: tuple[Enrolment, ...]
) -> None:
    (number,) = numbers(ws, session)
    wang = trained[0].person
    edit_person(ws, replace(wang, name="王晓明"))
    double = add_person(ws, half_day, "王大明").value.person
    merge_people(ws, session.id, double.id, wang.id, replace(wang, id=double.id, name="王晓明"))
    withdraw_key(ws, list_keys(ws)[0].name)
    assert check_certificate(ws, number).person.name == "王晓明"
    assert numbers(ws, session) != [number]


@pytest.mark.usefixtures("trained")
def test_a_file_that_does_not_come_out_whole_replaces_nothing(
    ws: Workspace, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.pdf"
    path.write_bytes(b"before")
    monkeypatch.setattr(drawing, "_contains", lambda _text, _number: False)
    with pytest.raises(UserError, match="did not come out whole"):
        print_certificates(ws, session.id, path, BOTH)
    assert [one.read_bytes() for one in tmp_path.glob("*c.pdf*")] == [b"before"]


def test_a_file_cut_short_is_not_whole(tmp_path: Path) -> None:
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert not drawing._is_whole(["1"], tmp_path / "cut.pdf")


@pytest.mark.parametrize(
    "name",
    [
        "李",
        "古丽巴哈尔·阿卜杜热合曼·买买提依明",
        "Bartholomew Featherstonehaugh-Cholmondeley the Third of Somewhere-upon-Avon",
        "很" * 100,
        "<b>王</b> & 子",
    ],
)
def test_every_name_stands_whole_on_its_page(
    ws: Workspace, session: Session, trained: tuple[Enrolment, ...], tmp_path: Path, name: str
) -> None:
    edit_person(ws, replace(trained[0].person, name=name))
    many = ("Li Na", "Wang Fang", "Chen Dong", "Somebody Else")
    update_session(ws, replace(session, trainers=many))
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH).value
    (page,) = pages_of(done.path)
    assert "".join(name.split()) in "".join(page.split())
    assert all(trainer in page for trainer in many)


def test_a_character_that_no_face_has_is_named(
    ws: Workspace, session: Session, trained: tuple[Enrolment, ...], tmp_path: Path
) -> None:
    edit_person(ws, replace(trained[0].person, name="王\U0002a6a5"))
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", BOTH).value
    assert "write it in by hand" in str(done.warnings[0])
    assert "王_" in said(done.warnings[0], Language.ZH)


def test_a_session_without_a_programme_is_called_by_its_own_title(ws: Workspace, session: Session) -> None:
    lost = replace(session, programme_key="gone", programme_title=Text())
    assert certificate_title(ws, lost) == session.title
    assert certificate_title(ws, replace(lost, programme_title=Text("Before", "从前"))).en == "Before"


def test_who_came_on_two_days_has_both_on_the_certificate(
    ws: Workspace, session: Session, trained: tuple[Enrolment, ...], clock: FakeClock, tmp_path: Path
) -> None:
    clock.go_to(session.half_days[1].starts_at)
    check_in_person(ws, session.half_days[1].id, trained[0].id, Road.SEARCH)
    run_through(ws, session.half_days[1].id, clock, *[30] * len(session.agenda))
    done = print_certificates(ws, session.id, tmp_path / "c.pdf", (Language.EN,)).value
    assert "3 March 2026 – 4 March 2026" in pages_of(done.path)[0]


@pytest.mark.usefixtures("trained")
def test_a_training_without_modules_at_no_place_leaves_their_room_empty(
    ws: Workspace, session: Session, tmp_path: Path
) -> None:
    bare = replace(session, site="", agenda=(), trainers=())
    given = number_certificates(ws, bare, candidates(ws, session.id).trained).value
    text = drawing.CertificateText(bare, Text("A day", "A day"), "", BOTH)
    assert drawing.write_certificates(tmp_path / "c.pdf", given, text) == ()
    (page,) = pages_of(tmp_path / "c.pdf")
    assert page.count("A day") == 1
    assert "Shenzhen" not in page
