from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.message import UserError
from facilitator.domain.roster import guess_mapping, read_roster
from facilitator.imports import parent as parent_module
from facilitator.imports.cell_text import cell_text
from facilitator.imports.child import JOBS, answer, limit_memory
from facilitator.imports.delimited import decoded, tables_from_text, text_table
from facilitator.imports.extent import within_extent
from facilitator.imports.parent import count_pages, read_tables
from tests.imports.workbooks import OLE, with_member, write_xls, write_xlsx, write_zip

HEADER = ("姓名", "工号", "入职日期")


def problem_of(path: Path, **options: float) -> str:
    with pytest.raises(UserError) as caught:
        read_tables(path, **options)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_workbook_is_read_sheet_by_sheet_as_people_see_it(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "list.xlsx",
        {
            "白班": [
                HEADER,
                ("李小红", 20181187.0, datetime.fromisoformat("2016-01-21")),
                ("𠮷田喆", 13148525388, None),
            ],
            "empty": [],
            "夜班": [("姓名",), ("阿依古丽·买买提",)],
        },
    )
    tables = read_tables(path)
    assert [table.name for table in tables] == ["白班", "夜班"]
    assert tables[0].rows == (HEADER, ("李小红", "20181187", "2016-01-21"), ("𠮷田喆", "13148525388"))
    assert tables[1].rows[1] == ("阿依古丽·买买提",)


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (187, "00000", "00187"),
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (1.5, "General", "1.5"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012345, "General", "123456789012345"),
        (0.00001, "General", "0.00001"),
        (True, "General", "TRUE"),
        ("007", "General", "007"),
        (datetime.fromisoformat("2019-03-08 09:30"), "yyyy-mm-dd hh:mm", "2019-03-08 09:30"),
        (date(2019, 3, 8), "yyyy/m/d", "2019-03-08"),
    ],
)
def test_a_cell_reads_as_on_the_screen(
    tmp_path: Path, value: object, number_format: str, expected: str
) -> None:
    path = write_xlsx(tmp_path / "cell.xlsx", {"s": [(value,)]}, {"A1": number_format})
    assert answer("tables", path)["tables"] == [["s", False, ((expected,),), ()]]


def test_dates_in_formats_that_only_chinese_excel_knows_are_dates(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"s": [(43532,)]}, {"A1": "0.00"})
    with zipfile.ZipFile(plain) as archive:
        styles = archive.read("xl/styles.xml").replace(b'numFmtId="2"', b'numFmtId="31"')
    path = with_member(plain, tmp_path / "chinese.xlsx", "xl/styles.xml", styles)
    assert read_tables(path)[0].rows == (("2019-03-08",),)


def test_old_workbooks_are_read_too(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "old.xls", {"名单": [HEADER, ("李小红", 20181187.0, "2016-01-21")]})
    assert read_tables(path)[0].rows[1] == ("李小红", "20181187", "2016-01-21")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_is_read_in_every_encoding_with_every_delimiter(encoding: str, delimiter: str) -> None:
    text = "\r\n".join(
        delimiter.join(row) for row in [HEADER, ("𠮷田喆", "0012", "2016-01-21"), ("", "", "")]
    )
    table = text_table(decoded(text.encode(encoding), "list.csv"), "list.csv")
    assert table.rows == (HEADER, ("𠮷田喆", "0012", "2016-01-21"))


def test_a_delimiter_inside_quotes_divides_nothing() -> None:
    (table,) = tables_from_text('name,remark\n"Wang, Fang","likes; tea"\nLi Na,\n')
    assert table.rows == (("name", "remark"), ("Wang, Fang", "likes; tea"), ("Li Na",))


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ("王芳\n李娜\n", (("王芳",), ("李娜",))),
        ("王芳、李娜、张䶮", (("王芳",), ("李娜",), ("张䶮",))),
        ("姓名\t工号\n王芳\t0012\n", (("姓名", "工号"), ("王芳", "0012"))),
        ("name,gender\n", (("name", "gender"),)),
        ("sep=;\nname;no\nLi Na;7\n", ((), ("name", "no"), ("Li Na", "7"))),
    ],
)
def test_pasted_cells_and_names_are_a_table(pasted: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert tables_from_text(pasted)[0].rows == rows


def test_pasting_nothing_is_told() -> None:
    with pytest.raises(UserError, match="Nothing was pasted"):
        tables_from_text(" \n\t ")


def test_a_sheet_ends_after_sixty_empty_rows_and_twenty_empty_columns() -> None:
    rows = [["a", "b"], *[[""]] * 59, ["still here"], *[[""]] * 60, ["too far"]]
    assert len(within_extent(rows, "x")) == 61
    wide = [["a", *[""] * 19, "near"], ["b", *[""] * 40, "far"]]
    assert within_extent(wide, "x") == (("a", *[""] * 19, "near"), ("b",))


def test_a_cell_in_the_far_corner_is_not_followed(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].append(["姓名"])
    book.worksheets[0].append(["王芳"])
    book.worksheets[0].cell(1_048_576, 16_384, "corner")
    book.save(tmp_path / "corner.xlsx")
    assert read_tables(tmp_path / "corner.xlsx")[0].rows == (("姓名",), ("王芳",))


def test_a_million_empty_rows_cost_nothing(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"s": [("姓名",), ("王芳",)]})
    with zipfile.ZipFile(plain) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_000))
    bloated = sheet.replace(b"</sheetData>", rows + b"</sheetData>")
    path = with_member(plain, tmp_path / "million.xlsx", "xl/worksheets/sheet1.xml", bloated)
    assert read_tables(path)[0].rows == (("姓名",), ("王芳",))


def test_a_workbook_with_a_macro_is_read_as_data(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"s": [("姓名",), ("王芳",)]})
    path = with_member(plain, tmp_path / "macro.xlsm", "xl/vbaProject.bin", b"\xcc\x61 Sub Auto_Open")
    assert read_tables(path)[0].rows == (("姓名",), ("王芳",))


def test_a_hidden_sheet_is_marked(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].append(["seen"])
    hidden = book.create_sheet("old")
    hidden.append(["unseen"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")
    assert [table.is_hidden for table in read_tables(tmp_path / "hidden.xlsx")] == [False, True]


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_a_cell_merged_downwards_is_meant_for_each_row(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"merged.{ending}"
    rows = [("部门", "姓名"), ("仓库", "王芳"), (None, "李娜"), ("包装", "张䶮")]
    if ending == "xlsx":
        import openpyxl

        write_xlsx(path, {"s": rows})
        book = openpyxl.load_workbook(path)
        book["s"].merge_cells("A2:A3")
        book.save(path)
    else:
        import xlwt

        old = xlwt.Workbook()
        sheet = old.add_sheet("s")
        for number, row in enumerate(rows):
            sheet.write(number, 1, row[1])
        sheet.write(0, 0, "部门")
        sheet.write_merge(1, 2, 0, 0, "仓库")
        sheet.write(3, 0, "包装")
        old.save(str(path))
    (table,) = read_tables(path)
    assert [table.cell(row, 0) for row in (2, 3, 4)] == ["仓库", "", "包装"]
    assert [table.meant(row, 0) for row in (2, 3, 4)] == ["仓库", "仓库", "包装"]
    assert [person.department for person in read_roster(table, guess_mapping(table)).rows] == [
        "仓库",
        "仓库",
        "包装",
    ]


BAD_FILES = {
    "password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old workbook cut short": (OLE + b"\0" * 4000, "damaged"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "save a copy as .xlsx or .csv; if it does not open there"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not one inside"),
    "empty": (b"", "empty"),
    "blank": (b"  \r\n \r\n", "empty"),
    "web page": (b"<html><table><tr><td>x</td></tr></table>", "web page"),
    "cut short": (b"PK\x03\x04\x14\0\0\0", "damaged"),
    "noise": (bytes(range(256)) * 4, "not one inside"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_list_gets_one_sentence(tmp_path: Path, name: str) -> None:
    data, word = BAD_FILES[name]
    path = tmp_path / "roster.xlsx"
    path.write_bytes(data)
    assert word in problem_of(path)


def test_an_old_document_named_as_a_workbook_is_told_apart(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "letter.xls", {"s": [("x",)]})
    stream, other = ("\0".join(name).encode() for name in ("Workbook", "Document"))
    path.write_bytes(path.read_bytes().replace(stream, other))
    assert "not one inside" in problem_of(path)


def test_a_file_that_never_was_a_workbook_is_not_told_to_be_opened_as_one(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj")
    assert problem_of(path) == "poster.pdf is not a spreadsheet: save the list as .xlsx or .csv."


def test_a_billion_laughs_are_not_told(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"s": [("姓名",)]})
    path = with_member(plain, tmp_path / "laughs.xlsx", "xl/sharedStrings.xml", LAUGHS)
    assert "XML declarations" in problem_of(path)
    wide = with_member(
        plain, tmp_path / "wide.xlsx", "xl/sharedStrings.xml", LAUGHS.decode().encode("utf-16")
    )
    assert "XML declarations" in problem_of(wide)


def test_a_zip_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"s": [("姓名",)]})
    path = with_member(plain, tmp_path / "bomb.xlsx", "xl/media/image1.png", b"\0" * (65 * 1024 * 1024))
    assert path.stat().st_size < 1_000_000
    assert "64 MB" in problem_of(path)


@pytest.mark.parametrize("member", ["../evil.xml", "/etc/evil", "C:\\evil", "a/../../b"])
def test_a_member_outside_its_folder_is_refused(tmp_path: Path, member: str) -> None:
    path = write_zip(tmp_path / "evil.xlsx", {member: b"x"})
    assert "not packed as it should be" in problem_of(path)


def test_links_doubles_and_too_many_members_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    with zipfile.ZipFile(link, "w") as archive:
        info = zipfile.ZipInfo("xl/workbook.xml")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "not packed as it should be" in problem_of(link)
    double = tmp_path / "double.xlsx"
    with zipfile.ZipFile(double, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("A", "2")
    assert "not packed as it should be" in problem_of(double)
    many = write_zip(tmp_path / "many.xlsx", {f"m{number}": b"" for number in range(201)})
    assert "more than 200 files" in problem_of(many)


@pytest.mark.parametrize(
    ("member", "word"),
    [
        ("xl/workbook.bin", "another kind"),
        ("content.xml", "another kind"),
        ("word/document.xml", "not one inside"),
    ],
)
def test_other_office_files_are_told_apart(tmp_path: Path, member: str, word: str) -> None:
    assert word in problem_of(write_zip(tmp_path / "other.xlsx", {member: b"<x/>"}))


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "cannot be found" in problem_of(tmp_path / "gone.xlsx")
    assert "is a folder" in problem_of(tmp_path)


def test_reading_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "list.xlsx", {"s": [("姓名",)]})
    assert "was given up" in problem_of(path, patience_seconds=0.001)


def test_a_child_that_dies_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "list.xlsx", {"s": [("姓名",)]})
    monkeypatch.setattr(parent_module.sys, "executable", "/bin/false")
    assert "could not be read" in problem_of(path)


def test_memory_is_limited_in_the_child(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    path.write_bytes(b"\n" * 60_000_000)
    assert "too large" in problem_of(path)


def test_pages_of_a_pdf_are_counted_in_the_child(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "two.pdf"))
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert count_pages(tmp_path / "two.pdf") == 2
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert count_pages(tmp_path / "none.pdf") == 0


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(max_size=600),
    start=st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_no_bytes_whatsoever_end_in_anything_but_tables_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "x.xlsx"
    path.write_bytes(start + data)
    assert set(answer("tables", path)) <= {"tables", "problem"}


@settings(max_examples=30, deadline=None)
@given(position=st.integers(0, 4000), byte=st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, position: int, byte: int
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    path = write_xlsx(folder / "list.xlsx", {"s": [HEADER, ("王芳", 1, "2016-01-21")]})
    data = bytearray(path.read_bytes())
    data[position % len(data)] ^= byte or 1
    path.write_bytes(data)
    assert set(answer("tables", path)) <= {"tables", "problem"}


CELL = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"), max_size=12
).map(str.strip)


@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=2, max_size=8).filter(
        lambda rows: all(any(row) for row in rows)
    )
)
def test_what_a_spreadsheet_copies_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    width = max(len(row) for row in rows)
    text = "\n".join("\t".join([*row, *['""'] * (width - len(row))]) for row in quoted)
    (table,) = tables_from_text(text)
    read = [[table.cell(number, column) for column in range(width)] for number in range(1, len(rows) + 1)]
    assert read == [[*row, *[""] * (width - len(row))] for row in rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (float("nan"), ""),
        (float("-inf"), ""),
        (time(8, 30), "08:30"),
        (time(8, 30, 5), "08:30:05"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("a\x00b", "ab"),
    ],
)
def test_times_and_what_is_no_number_read_as_a_person_would(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_an_old_workbook_reads_as_on_the_screen(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    date_style, time_style = xlwt.XFStyle(), xlwt.XFStyle()
    date_style.num_format_str, time_style.num_format_str = "yyyy-mm-dd", "hh:mm"
    sheet.write(0, 0, datetime.fromisoformat("2019-03-08"), date_style)
    sheet.write(0, 1, time(9, 30), time_style)
    sheet.write(0, 2, 1e9, date_style)
    sheet.write(0, 3, True)
    sheet.row(0).set_cell_error(4, "#DIV/0!")
    book.save(str(tmp_path / "old.xls"))
    assert read_tables(tmp_path / "old.xls")[0].rows == (
        ("2019-03-08", "09:30", "1000000000", "TRUE", "#DIV/0!"),
    )


def test_an_old_workbook_with_a_password_is_told(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "old.xls", {"s": [("x",)]})
    data = bytearray(path.read_bytes())
    begin = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    data[begin + 20 : begin + 22] = b"\x2f\x00"  # the record after the first says that all is encrypted
    path.write_bytes(data)
    assert "password" in problem_of(path)


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_more_than_any_list_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr("facilitator.imports.extent.MOST_CELLS", 3)
    write = write_xlsx if ending == "xlsx" else write_xls
    path = write(tmp_path / f"long.{ending}", {"s": [("a", "b"), ("c", "d")]})
    (sentence, _) = answer("tables", path)["problem"]  # type: ignore[misc]
    assert "far more than a list" in str(sentence)


def test_a_sheet_cut_short_is_damage(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"s": [("姓名",)]})
    sheet = b"<worksheet><sheetData><row><c"
    assert "damaged" in problem_of(
        with_member(plain, tmp_path / "cut.xlsx", "xl/worksheets/sheet1.xml", sheet)
    )


def test_cells_merged_sideways_are_a_heading_and_meant_once(tmp_path: Path) -> None:
    import openpyxl

    path = write_xlsx(tmp_path / "wide.xlsx", {"s": [("名单", None), ("王芳", "1")]})
    book = openpyxl.load_workbook(path)
    book["s"].merge_cells("A1:B1")
    book.save(path)
    assert read_tables(path)[0].merged == ()


def test_an_archive_with_a_password_is_told(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "locked.xlsx", {"xl/workbook.xml": b"<x/>"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "packed with a password" in problem_of(path)


def test_sheets_with_nothing_in_them_are_an_empty_file(tmp_path: Path) -> None:
    assert "is empty" in problem_of(write_xlsx(tmp_path / "empty.xlsx", {"s": []}))


def test_a_file_that_no_program_may_open_or_hold_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in problem_of(tmp_path / ("x" * 300))
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(parent_module.MOST_FILE_BYTES + 1)
    assert "too large" in problem_of(tmp_path / "huge.csv")


@pytest.mark.parametrize(
    ("job", "error", "words"),
    [
        ("tables", MemoryError(), "too large to read: keep only the rows you need"),
        ("deck", MemoryError(), "too large to read: split it or make its pictures smaller"),
        ("tables", PermissionError(), "cannot be opened"),
    ],
)
def test_trouble_inside_the_child_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, job: str, error: Exception, words: str
) -> None:
    def fails(_: Path) -> dict[str, object]:
        raise error

    monkeypatch.setitem(JOBS, job, fails)
    (sentence, values) = answer(job, Path("a file"))["problem"]  # type: ignore[misc]
    assert (words in str(sentence), values) == (True, {"file": "a file"})


def test_where_the_system_knows_no_limit_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.imports.child.resource", None)
    limit_memory()
    assert answer("pages", Path("/nowhere.pdf"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n"' + "x" * 1_000_001 + '"\n', (("a", "b"), ('"' + "x" * 1_000_001 + '"',))),
        ("a;b;c,d\ne;f;g,h\n", (("a", "b", "c,d"), ("e", "f", "g,h"))),
    ],
)
def test_quotes_without_end_and_two_delimiters_leave_the_rows_apart(
    text: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert text_table(text, "x").rows == rows


def test_bytes_in_half_a_pair_are_no_text() -> None:
    with pytest.raises(UserError, match="not a spreadsheet"):
        decoded(b"a\x00b", "list.csv")
