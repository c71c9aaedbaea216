"""Files leave whole, checked and logged, or not at all."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from facilitator.domain.capture import CaptureKind
from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.reports import share
from facilitator.reports.csv_files import write_csv
from facilitator.reports.share import export_session, file_stem
from facilitator.services.changes import Change
from facilitator.words import said
from tests.reports.example import SESSION, SESSION_ID, Example, example

BOTH = list(Language)
ALL = ["pdf", "xlsx", "csv"]


def exported(made: Example, folder: Path) -> tuple[Path, ...]:
    return export_session(made.workspace(), SESSION_ID, folder, BOTH[:1], ALL).value


def test_every_format_is_written_in_every_language(tmp_path: Path) -> None:
    done = export_session(example().workspace(), SESSION_ID, tmp_path / "new" / "folder", BOTH, ALL)
    stem = "Dongguan-plant-3-东莞三厂_2026-03-05_summary"
    assert [path.name for path in done.value] == [
        f"{stem}_{language}{suffix}"
        for language in ("en", "zh")
        for suffix in (".pdf", ".xlsx", ".csv", "_dictionary.csv")
    ]
    assert done.changes is Change.EXPORTS
    assert sorted(done.value) == sorted((tmp_path / "new" / "folder").iterdir())


def test_every_file_is_logged_with_its_hash_and_no_name(tmp_path: Path) -> None:
    made = example()
    paths = exported(made, tmp_path)
    assert [line.file_name for line in made.exports] == [path.name for path in paths]
    assert [line.sha256 for line in made.exports] == [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    ]
    assert {(line.who, line.people, line.session) for line in made.exports} == {("Wang", 95, SESSION_ID)}


def test_an_export_is_audited_as_begun_before_a_file_stands_and_as_done_with_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = example()
    placed: list[tuple[str, ...]] = []
    move = Path.replace

    def note(part: Path, target: Path) -> Path:
        placed.append(tuple(made.audited))
        return move(part, target)

    monkeypatch.setattr(Path, "replace", note)
    paths = exported(made, tmp_path)
    begun = f"export of session {SESSION_ID} begun: {len(paths)} files"
    assert placed == [(begun,)] * len(paths)
    assert made.audited == [begun, f"export of session {SESSION_ID} done"]


def test_an_export_that_failed_is_begun_and_never_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "open", str(target))

    made = example()
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError):
        exported(made, tmp_path)
    assert [line.split(":")[0] for line in made.audited] == [f"export of session {SESSION_ID} begun"]


def test_exporting_again_replaces_or_keeps(tmp_path: Path) -> None:
    made = example(20).workspace()

    def again(*, keep_existing: bool) -> list[str]:
        done = export_session(made, SESSION_ID, tmp_path, BOTH[:1], ["csv"], keep_existing=keep_existing)
        return [path.name.removeprefix(file_stem(example(20).summary())) for path in done.value]

    assert again(keep_existing=True) == ["_en.csv", "_en_dictionary.csv"]
    assert again(keep_existing=False) == ["_en.csv", "_en_dictionary.csv"]
    assert again(keep_existing=True) == ["_en_2.csv", "_en_dictionary_2.csv"]


def test_a_session_with_nobody_in_it_is_one_sentence_and_no_file(tmp_path: Path) -> None:
    made = Example()
    with pytest.raises(UserError) as caught:
        exported(made, tmp_path)
    assert said(caught.value.message, Language.ZH) == "本场次还没有学员；请先导入名单或为学员签到。"
    assert not list(tmp_path.iterdir())
    assert not made.exports


def test_a_session_without_questionnaires_is_exported_and_says_so(tmp_path: Path) -> None:
    made = example()
    made.sheets.clear()
    paths = exported(made, tmp_path)
    with paths[2].open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert "No questionnaires have been keyed yet, so nothing is said about change." in texts


def test_a_file_that_is_open_elsewhere_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in exported(example(), tmp_path)}
    made = example(60)

    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match=r"_en\.pdf is open in another program.*_en_2\.pdf"):
        exported(made, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_third_of_four_files_open_elsewhere_puts_the_first_two_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in exported(example(), tmp_path)}
    made, replace_file = example(60), Path.replace

    def refuse(part: Path, target: Path) -> Path:
        if target.suffix == ".csv" and part.name.endswith(".part.csv"):
            raise PermissionError(13, "in use", str(target))
        return replace_file(part, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match=r"_en\.csv is open in another program"):
        exported(made, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert not made.exports


def test_files_that_are_new_go_again_when_a_later_one_cannot_be_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_file = Path.replace

    def fill_up(part: Path, target: Path) -> Path:
        if target.suffix == ".xlsx":
            raise OSError(28, "No space left on device", str(part))
        return replace_file(part, target)

    monkeypatch.setattr(Path, "replace", fill_up)
    with pytest.raises(UserError, match="No space left on device"):
        exported(example(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_logged_does_not_stand_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in exported(example(), tmp_path)}
    made = example(60)

    @contextmanager
    def failing_at_the_end() -> Iterator[Any]:
        with made.read() as records:
            yield records
        if made.exports:
            raise UserError(Message("Nothing was saved: the disk is full."))

    monkeypatch.setattr(made, "write", failing_at_the_end, raising=False)
    with pytest.raises(UserError, match="the disk is full"):
        exported(made, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_may_not_be_written_is_not_called_open_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match=r"could not be written to .*Permission denied"):
        exported(example(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(share, "write_workbook", full)
    made = example()
    with pytest.raises(UserError, match="No space left on device"):
        exported(made, tmp_path)
    assert not list(tmp_path.iterdir())
    assert not made.exports


@pytest.mark.parametrize("writer", ["write_summary_pdf", "write_workbook", "write_csv", "write_dictionary"])
def test_a_file_that_cannot_be_read_back_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    monkeypatch.setattr(share, writer, lambda path, *_: path.write_bytes(b"rubbish"))
    with pytest.raises(UserError, match="could not be read back"):
        exported(example(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="could not be written"):
        exported(example(), tmp_path / "taken")


def test_an_unknown_format_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="docx is not a format; choose from pdf, xlsx, csv"):
        export_session(example().workspace(), SESSION_ID, tmp_path, BOTH, ["docx"])


@pytest.mark.parametrize(
    ("site", "stem"),
    [
        ("../../etc/passwd", "etc-passwd_2026-03-05_summary"),
        ('a<b>:"|?*\\c', "a-b-c_2026-03-05_summary"),
        ("", "session_2026-03-05_summary"),
        ("x" * 300, "x" * 60 + "_2026-03-05_summary"),
    ],
)
def test_file_names_hold_only_safe_characters(site: str, stem: str) -> None:
    made = example(5)
    made.session = replace(SESSION, site=site)
    assert file_stem(made.summary()) == stem


def test_two_sessions_of_one_site_and_day_never_replace_each_other_s_files(tmp_path: Path) -> None:
    made = example(20)
    twin = replace(SESSION, id=UUID("00000000-0000-0000-0000-000000abcdef"), archived=True)
    made.other_sessions = [twin]
    first = export_session(made.workspace(), SESSION_ID, tmp_path, BOTH[:1], ["csv"]).value
    assert [path.name.partition("_summary_")[2] for path in first] == [
        "000001_en.csv",
        "000001_en_dictionary.csv",
    ]
    assert share._own_stem(made.workspace(), twin.id, made.summary()).endswith("_summary_abcdef")


def test_a_session_of_another_day_or_site_changes_no_name(tmp_path: Path) -> None:
    made = example(20)
    later = tuple(replace(one, starts_at=one.starts_at + timedelta(days=1)) for one in SESSION.half_days)
    made.other_sessions = [
        replace(SESSION, id=UUID(int=77), half_days=later),
        replace(SESSION, id=UUID(int=78), site="Elsewhere"),
    ]
    (path, _) = export_session(made.workspace(), SESSION_ID, tmp_path, BOTH[:1], ["csv"]).value
    assert path.name == f"{file_stem(made.summary())}_en.csv"


def test_a_quote_of_any_length_that_is_stored_already_can_be_exported(tmp_path: Path) -> None:
    made = example(20)
    long = replace(made.captures[0], kind=CaptureKind.QUOTE, text="x" * 200_000, has_consent=True)
    made.captures = [long]
    (path, _) = export_session(made.workspace(), SESSION_ID, tmp_path, BOTH[:1], ["csv"]).value
    assert "x" * 200_000 in path.read_text("utf-8-sig")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists, not modes")
def test_a_file_is_for_this_user_alone_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []

    def note(path: Path, summary: SessionSummary, language: Language) -> None:
        write_csv(path, summary, language)
        modes.append(path.stat().st_mode & 0o777)

    monkeypatch.setattr(share, "write_csv", note)
    (path, _) = export_session(example(20).workspace(), SESSION_ID, tmp_path, BOTH[:1], ["csv"]).value
    (tmp_path / "neighbour").touch()
    assert modes == [0o600]
    assert path.stat().st_mode == (tmp_path / "neighbour").stat().st_mode
