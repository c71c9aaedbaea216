"""Workbook and CSV hold the numbers of the summary, typed, and no text in them can run."""

# ruff: noqa: TID253 (reads the files back with other libraries)

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from facilitator.domain.evidence.summary import Quote, SessionSummary
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Wave
from facilitator.reports.csv_files import guarded, write_csv, write_dictionary
from facilitator.reports.tables import all_tables
from facilitator.reports.workbook import write_workbook
from facilitator.words import Words
from tests.reports.example import CALLS, GUILT, QUESTIONNAIRE, answered, example

LANGUAGES = list(Language)
FORMULA = "=1+1"
CROSS_TABLE = {"yes_yes", "yes_no", "no_yes", "no_no"}


def unmatched() -> SessionSummary:
    """Return a summary in which no sheet after bears the number of one before."""
    made = example()
    made.sheets = [
        replace(sheet, number=f"9{sheet.number}") if sheet.wave is Wave.POST else sheet
        for sheet in made.sheets
    ]
    return made.summary()


def followed_up() -> SessionSummary:
    """Return a summary with twenty sheets of a follow-up."""
    made = example()
    items = tuple(replace(one, waves=tuple(Wave)) for one in (GUILT, CALLS))
    made.questionnaires = [replace(QUESTIONNAIRE, items=items)]
    for n in range(20):
        codes = {"guilt": "2", "calls": str(n % 2)}
        made.sheets.append(answered(f"{n:03}", Wave.FOLLOW_UP, codes, made.batches[0].id))
    return made.summary()


def workbook_rows(path: Path, sheet: int | str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    page = book.worksheets[sheet] if isinstance(sheet, int) else book[sheet]
    head, *rows = page.iter_rows(values_only=True)
    book.close()
    return [
        dict(zip(map(str, head), row, strict=True)) for row in rows if any(cell is not None for cell in row)
    ]


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_back(rows: list[dict[str, str]], item: str) -> dict[str, str]:
    return {row["measure"]: row["number"] or row["text"] for row in rows if row["item"] == item}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_has_the_same_numbers_as_the_summary(tmp_path: Path, language: Language) -> None:
    summary = example().summary()
    write_workbook(tmp_path / "x.xlsx", summary, language)
    write_csv(tmp_path / "x.csv", summary, language)
    say = Words(language)
    book = {row[say("Key")]: row for row in workbook_rows(tmp_path / "x.xlsx", say("Items"))}
    lines = csv_rows(tmp_path / "x.csv")
    for item in summary.questionnaires[0].items:
        from_csv = read_back([line for line in lines if line["table"] == "items"], item.key)
        if item.yes_no is not None:
            assert item.yes_no.interval is not None
            expected = {
                "pairs": (say("Matched people"), item.yes_no.pairs),
                "before": (say("Before"), item.yes_no.before),
                "after": (say("After"), item.yes_no.after),
                "points": (say("Points"), item.yes_no.difference * 100),
                "points_low": (say("Points, low"), item.yes_no.interval.low * 100),
                "points_high": (say("Points, high"), item.yes_no.interval.high * 100),
                "p": ("p", item.yes_no.p_value),
                "p_adjusted": (say("p, adjusted"), item.adjusted_p),
            }
            for key, (title, value) in expected.items():
                assert book[item.key][title] == pytest.approx(value, rel=1e-9)
                assert float(from_csv[key]) == pytest.approx(value, rel=1e-9)
        if item.scale is not None:
            assert book[item.key][say("Mean change")] == pytest.approx(item.scale.mean_change)
            assert float(from_csv["mean_change"]) == pytest.approx(item.scale.mean_change)
        assert item.sentence is not None
        assert book[item.key][say("In words")] == say.message(item.sentence)
        assert from_csv["sentence"] == guarded(say.message(item.sentence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_at_the_door_are_in_every_file(tmp_path: Path, language: Language) -> None:
    summary = example().summary()
    write_workbook(tmp_path / "x.xlsx", summary, language)
    say = Words(language)
    rows = workbook_rows(tmp_path / "x.xlsx", say("Half-days"))
    assert [row[say("Came")] for row in rows[:3]] == [50, 45, 95]


def hostile() -> SessionSummary:
    return replace(
        example().summary(),
        title=Text(FORMULA),
        site="@SUM(A1)",
        trainers=("+1", '=HYPERLINK("http://x")'),
        quotes=(Quote(FORMULA, Text("\tx")), Quote("-2+3", Text("https://example.org"))),
    )


def test_no_text_becomes_a_formula_or_a_link_in_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, hostile(), Language.EN)
    book = openpyxl.load_workbook(path)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    book.close()
    assert FORMULA in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    with ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) and "worksheets" in name]


def test_text_that_a_spreadsheet_would_run_is_guarded_in_the_csv(tmp_path: Path) -> None:
    write_csv(tmp_path / "x.csv", hostile(), Language.EN)
    rows = csv_rows(tmp_path / "x.csv")
    assert f"'{FORMULA}" in [row["text"] for row in rows]
    for row in rows:
        texts = [value for key, value in row.items() if key != "number"]
        assert not [text for text in texts if text[:1] in set("=+-@\t\r")]
    assert any(row["number"].startswith("-") for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_csv_opens_right_in_excel(tmp_path: Path, language: Language) -> None:
    write_csv(tmp_path / "x.csv", example().summary(), language)
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_of_the_csv_is_in_its_dictionary(tmp_path: Path, language: Language) -> None:
    summary = example().summary()
    write_csv(tmp_path / "x.csv", summary, language)
    write_dictionary(tmp_path / "d.csv", summary, language)
    known = {(row["table"], row["measure"]) for row in csv_rows(tmp_path / "d.csv")}
    assert {(row["table"], row["measure"]) for row in csv_rows(tmp_path / "x.csv")} <= known
    assert all(row["meaning"] for row in csv_rows(tmp_path / "d.csv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_its_sheets_frozen_heads_filters_and_a_chart_with_alt_text(
    tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "x.xlsx"
    summary = example().summary()
    write_workbook(path, summary, language)
    say = Words(language)
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    items = book[say("Items")]
    assert items.freeze_panes == "A2"
    assert items.auto_filter.ref is not None
    shares = [
        cell.number_format
        for row in items.iter_rows(min_row=2)
        for cell in row
        if isinstance(cell.value, float)
    ]
    book.close()
    assert names == [
        say("Read me"),
        *(table.name for table in all_tables(summary, say)),
        say("Dictionary"),
    ]
    assert "0.0%" in shares
    with ZipFile(path) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert "descr=" in drawing


def test_the_same_summary_gives_the_same_workbook(tmp_path: Path) -> None:
    summary = example().summary()
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, summary, Language.ZH)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_few_people_are_counted_without_shares(tmp_path: Path) -> None:
    made = example(9)
    made.settings["suppression_k"] = "5"
    summary = made.summary()
    write_csv(tmp_path / "x.csv", summary, Language.EN)
    items = [row for row in csv_rows(tmp_path / "x.csv") if row["table"] == "items"]
    counted = [read_back(items, item.key) for item in summary.questionnaires[0].items if item.yes_no]
    assert counted
    assert all("pairs" in row and not {"before", "points", "p", *CROSS_TABLE} & row.keys() for row in counted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_sentence_of_unmatched_sheets_says_stands_in_both_files(
    tmp_path: Path, language: Language
) -> None:
    summary = unmatched()
    write_workbook(tmp_path / "x.xlsx", summary, language)
    write_csv(tmp_path / "x.csv", summary, language)
    say = Words(language)
    book = {row[say("Key")]: row for row in workbook_rows(tmp_path / "x.xlsx", say("Items"))}
    change = summary.questionnaires[0].items[0].unmatched
    assert change is not None
    row = read_back([line for line in csv_rows(tmp_path / "x.csv") if line["table"] == "items"], "guilt")
    for key, title, value in (
        ("apart_before_yes", "Unmatched before, yes", change.before_yes),
        ("apart_before", "Unmatched before", change.before_n),
        ("apart_after_yes", "Unmatched after, yes", change.after_yes),
        ("apart_after", "Unmatched after", change.after_n),
        ("apart_points", "Unmatched, points", change.difference * 100),
        ("apart_low", "Unmatched, low", change.interval.low * 100),
        ("apart_high", "Unmatched, high", change.interval.high * 100),
    ):
        assert book["guilt"][say(title)] == pytest.approx(value)
        assert float(row[key]) == pytest.approx(value)
    assert "pairs" not in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_follow_up_stands_in_both_files(tmp_path: Path, language: Language) -> None:
    summary = followed_up()
    write_workbook(tmp_path / "x.xlsx", summary, language)
    write_csv(tmp_path / "x.csv", summary, language)
    say = Words(language)
    once = workbook_rows(tmp_path / "x.xlsx", say("Asked once"))
    assert [(row[say("Key")], row[say("Wave")], row[say("Mean")]) for row in once] == [
        ("guilt", say("Follow-up"), 2.0),
        ("calls", say("Follow-up"), 0.5),
    ]
    spread = workbook_rows(tmp_path / "x.xlsx", say("Distribution"))
    assert [row[say("In one wave")] for row in spread if row[say("Wave")]] == [0, 20, 0, 0, 0]
    lines = csv_rows(tmp_path / "x.csv")
    assert [row["number"] for row in lines if row["measure"] == "one_wave"] == ["0", "20", "0", "0", "0"]
    assert [row["number"] for row in lines if (row["table"], row["measure"]) == ("asked_once", "mean")] == [
        "2.0",
        "0.5",
    ]


def test_people_who_all_changed_alike_have_a_mean_without_an_interval(tmp_path: Path) -> None:
    made = example(0)
    for n in range(40):
        for wave, code in ((Wave.PRE, "5"), (Wave.POST, "1")):
            made.sheets.append(answered(f"{n:03}", wave, {"guilt": code}, made.batches[0].id))
    write_csv(tmp_path / "x.csv", made.summary(), Language.EN)
    items = [row for row in csv_rows(tmp_path / "x.csv") if row["table"] == "items"]
    row = read_back(items, "guilt")
    assert (row["mean_change"], "mean_low" in row) == ("-4.0", False)


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_workbook(tmp_path / "none" / "x.xlsx", example(5).summary(), Language.EN)


def test_what_is_hidden_has_no_number_anywhere(tmp_path: Path) -> None:
    summary = example(4).summary()
    write_csv(tmp_path / "x.csv", summary, Language.EN)
    rows = read_back([row for row in csv_rows(tmp_path / "x.csv") if row["table"] == "items"], "guilt")
    assert rows["footing"] == "not shown (too few people)"
    assert not {"pairs", "before", "after", "points", "yes_yes", "mean_before"} & rows.keys()
