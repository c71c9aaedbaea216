"""`facilitator print-certificates` and `check-certificate`, and who did not come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.certificate import printed_certificate_number
from facilitator.services.certificates import candidates, number_certificates
from facilitator.services.enrol_people import edit_person, list_session_people
from facilitator.services.plan_session import list_sessions
from tests.cli.conftest import opened
from tests.cli.program import Program
from tests.demo import copy_demo


def numbers(program: Program) -> list[tuple[str, str]]:
    """Give the name and the number of each certificate."""
    with opened(program) as ws:
        found = candidates(ws, list_sessions(ws)[0].id)
        given = number_certificates(ws, found.session, found.trained).value
    return [(one.name, one.number) for one in given]


def test_who_is_trained_is_written_and_who_is_not_is_said(demo: Program) -> None:
    record = demo.run("--json", "print-certificates", "--to", "certificates.pdf").record
    assert record["count"] == len(numbers(demo)) > 0
    left_out = record["left_out"]
    assert isinstance(left_out, list)
    assert all(one["reason"] for one in left_out)
    assert Path(str(record["file"])).read_bytes().startswith(b"%PDF")


def test_one_is_written_by_name_and_checked_by_its_number(demo: Program) -> None:
    found = numbers(demo)
    names = [name for name, _ in found]
    name, number = next(one for one in found if names.count(one[0]) == 1)
    said = demo.run("--language", "en", "print-certificates", "--to", "one.pdf", "--only", name).out
    assert "one.pdf: 1 certificate." in said
    typed = printed_certificate_number(number).split()
    checked = demo.run("--json", "check-certificate", *typed)
    assert (checked.code, checked.record["name"], checked.record["trained"]) == (0, name, True)
    assert name in demo.run("check-certificate", number).out


def test_a_character_that_no_face_has_is_told(
    program: Program, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy_demo(tmp_path_factory, program.folder)
    name = numbers(program)[0][0]
    with opened(program) as ws:
        session = list_sessions(ws)[0].id
        person = next(one for one in list_session_people(ws, session) if one.person.name == name).person
        edit_person(ws, replace(person, name="罕\U0002a6a5"))
    said = program.run("print-certificates", "--to", "one.pdf", "--only", "罕\U0002a6a5").out
    assert "write it in by hand" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("print-certificates", "--to", "never.pdf", "--only", "nobody at all"), "Nobody on the list fits"),
        (("check-certificate", "1234"), "no number of a certificate"),
        (("check-certificate", "000000000000"), "No certificate of this workspace"),
    ],
)
def test_what_cannot_be_is_one_sentence(demo: Program, arguments: tuple[str, ...], said: str) -> None:
    answered = demo.run(*arguments)
    assert (answered.code, len(answered.err.splitlines())) == (1, 1)
    assert said in answered.err
    assert not (demo.folder / "never.pdf").exists()


def test_who_did_not_come_is_listed(demo: Program) -> None:
    everybody = demo.run("--json", "attendance", "last").records
    absent = demo.run("--json", "attendance", "last", "--not-come").records
    assert absent == [one for one in everybody if one["standing"] in {"did_not_come", "excused"}]
    assert len(absent) < len(everybody)
