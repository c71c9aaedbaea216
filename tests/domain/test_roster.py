from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import resources
from facilitator.domain.participant import ChildAgeBand, Sex
from facilitator.domain.roster import (
    RosterField,
    RosterMapping,
    RosterReading,
    guess_mapping,
    read_roster,
)
from facilitator.domain.roster_names import roster_name
from facilitator.domain.table import Table

HEADER = ("序号", "姓名", "性别", "工号", "部门", "籍贯", "入职日期", "手机", "孩子年龄段", "孩子在老家")
ROW = ("1", "李小红", "女", "20181187", "仓库", "重庆", "2016-01-21", "13590830166", "0-2", "是")


def table_of(*rows: tuple[str, ...]) -> Table:
    return Table("名单", rows)


def read(*rows: tuple[str, ...], today: date | None = None) -> RosterReading:
    table = table_of(*rows)
    return read_roster(table, guess_mapping(table), today=today)


def said(reading: RosterReading) -> list[tuple[int, str]]:
    return [(problem.row_number, str(problem.message)) for problem in reading.problems]


def test_a_row_becomes_a_person_with_all_that_stands_in_it() -> None:
    (person,) = read(HEADER, ROW).rows
    assert (person.row_number, person.name, person.sex) == (2, "李小红", Sex.FEMALE)
    assert (person.employee_number, person.phone) == ("20181187", "13590830166")
    assert (person.department, person.home_province, person.hired_on) == ("仓库", "重庆", "2016-01-21")
    assert (person.child_age_band, person.child_left_behind) == (ChildAgeBand.FROM_0_TO_2, True)


def test_titles_above_and_totals_and_notes_below_are_nobody() -> None:
    reading = read(
        ("XX制衣有限公司 家长培训参训人员名单（上午场）",),
        ("制表：人事部", "", "", "", "", "", "", "", "日期：2026年11月"),
        HEADER,
        ROW,
        (),
        ("2", *ROW[1:3], "20180001", *ROW[4:]),
        (),
        ("合计", "3人"),
        ("备注：请提前10分钟到场签到",),
        ("", "制表人：王主任"),
    )
    assert [person.row_number for person in reading.rows] == [4, 6]
    assert reading.left_out == (8, 9, 10)
    assert (8, "The total says 3, but 2 people were read above it.") in said(reading)
    assert {8, 9, 10} <= {row for row, _ in said(reading)}


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            ("Name", "Gender", "Employee No.", "Dept", "Home province", "Date of joining", "Mobile"),
            "name sex employee_number department home_province hired_on phone",
        ),
        (("Full Name", "Sex", "Staff ID", "Child's age"), "name sex employee_number child_age"),
        (
            ("name", "gender", "employee_no", "child_left_behind"),
            "name sex employee_number child_left_behind",
        ),
        (("*员工姓名（必填）", "工 号", "车间", "联系电话"), "name employee_number department phone"),
        (("姓名", "子女年龄", "是否留守儿童", "民族语言"), "name child_age child_left_behind language"),
        (("姓名", "班组", "车间"), "name department extra"),
        (("姓名", "年龄", "备注"), "name extra extra"),
        (("Surname", "Given name", "Line"), "family_name given_name department"),
        (("参训员工姓名", "工号"), "name employee_number"),
    ],
)
def test_headers_are_known_in_both_languages(header: tuple[str, ...], fields: str) -> None:
    mapping = guess_mapping(table_of(header, tuple("x" for _ in header)))
    assert mapping.header_row == 1
    assert [field.value for _, field in mapping.columns] == fields.split()


def test_what_is_too_private_to_keep_is_left_out_unless_a_person_maps_it() -> None:
    header = ("序号", "姓名", "身份证号码", "孩子姓名", "签名")
    rows = [(str(n), f"王{n}", "440000199001010000", "小宝", "") for n in range(1, 4)]
    assert guess_mapping(table_of(header, *rows)).columns == ((1, RosterField.NAME),)


def test_a_header_of_two_rows_is_read_as_one() -> None:
    reading = read(
        ("姓名", "工号", "孩子", ""),
        ("", "", "年龄", "在老家"),
        ("李小红", "7", "8岁", "√"),
    )
    (person,) = reading.rows
    assert (person.name, person.employee_number) == ("李小红", "7")
    assert (person.child_age_band, person.child_left_behind) == (ChildAgeBand.FROM_6_TO_11, True)


def test_the_names_may_stand_in_the_lower_row_of_a_header() -> None:
    reading = read(
        ("员工", "", "孩子", ""),
        ("姓名", "工号", "年龄", "在老家"),
        ("李小红", "7", "8岁", "√"),
    )
    (person,) = reading.rows
    assert (person.name, person.employee_number) == ("李小红", "7")
    assert (person.child_age_band, person.child_left_behind) == (ChildAgeBand.FROM_6_TO_11, True)


def test_what_stands_above_the_names_never_takes_them_away() -> None:
    reading = read(("部门", "", "孩子"), ("学员", "工号", "年龄"), ("李小红", "7", "8岁"))
    assert [(person.name, person.employee_number) for person in reading.rows] == [("李小红", "7")]


def test_the_child_is_not_taken_for_the_one_who_comes() -> None:
    reading = read(("孩子姓名", "工号", "今日到场姓名"), ("小宝", "7", "李小红"))
    assert [person.name for person in reading.rows] == ["李小红"]


@pytest.mark.parametrize(
    "rows",
    [
        [("李小红",), ("𠮷田喆",), ("张䶮",)],
        [("1", "李小红", "女"), ("2", "𠮷田喆", "男"), ("3", "张䶮", "女")],
        [("20181187", "李小红"), ("20181188", "𠮷田喆"), ("20181190", "张䶮")],
    ],
)
def test_a_list_without_a_header_loses_nobody(rows: list[tuple[str, ...]]) -> None:
    assert [person.name for person in read(*rows).rows] == ["李小红", "𠮷田喆", "张䶮"]


def test_a_header_alone_is_nobody() -> None:
    reading = read(HEADER)
    assert reading.rows == ()
    assert said(reading) == [(0, "No name was found: choose the column that holds the names.")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" 卢萍\u3000", "卢萍"),
        ("王\u3000芳", "王芳"),
        ("欧阳 娜", "欧阳娜"),
        ("张 小 明", "张小明"),
        ("1、王芳", "王芳"),
        ("12. Li Na", "Li Na"),
        ("（3）王芳", "王芳"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽• 买买提", "阿依古丽·买买提"),
        ("𠮷田喆", "𠮷田喆"),
        ("\u202e王芳\u200b", "王芳"),
        ("Ａｎｎａ　Ｌｉ", "Anna Li"),
        ("Nguye\u0302\u0303n An", "Nguyễn An"),
        ("王芳 李娜", "王芳 李娜"),
        ("Nguyen, Thi Hoa", "Thi Hoa Nguyen"),
        ("Smith, Elizabeth", "Elizabeth Smith"),
        ("de la Cruz, Maria Jose", "Maria Jose de la Cruz"),
        ("O’Brien，Anne-Marie", "Anne-Marie O’Brien"),
        ("Smith, Jr.", "Smith, Jr."),
        ("Li Na, Wang Fang", "Li Na, Wang Fang"),
    ],
)
def test_a_name_is_kept_without_what_only_sets_it(written: str, meant: str) -> None:
    assert roster_name(written) == meant


def test_two_names_in_one_cell_are_told_and_kept() -> None:
    reading = read(("姓名", "工号"), ("王芳、李娜", "1"), ("王芳 李娜", "2"))
    assert len(reading.rows) == 2
    assert [row for row, text in said(reading) if "several people" in text] == [2, 3]


@pytest.mark.parametrize(
    "name", ["Nguyen, Thi Hoa", "nguyen, thi hoa", "王芳；李娜娜", "Li Na, Wang Fang Fang"]
)
def test_a_comma_in_a_name_loses_nobody_whose_row_says_more(name: str) -> None:
    reading = read(("Name", "Employee No."), ("Li Na", "E1"), (name, "E2"))
    assert [person.employee_number for person in reading.rows] == ["E1", "E2"]


def test_family_names_before_a_comma_are_people_also_in_a_list_of_nothing_else() -> None:
    reading = read(("Name",), ("Smith, Elizabeth",), ("Garcia Lopez, Maria",), ("Be on time, all of you",))
    assert [person.name for person in reading.rows] == ["Elizabeth Smith", "Garcia Lopez, Maria"]


@pytest.mark.parametrize(
    "row",
    [
        ("Total Quality", "Li Na", "E7"),
        ("Total Quality", "Li Na", ""),
        ("Sum Line", "王芳", "E7"),
        ("Line 2", "Sum Ka Yi", "E7"),
        ("合计组", "王芳", "E7"),
        ("Total", "Li Na", "E7"),
    ],
)
def test_nobody_is_a_total_for_a_word_in_the_name_or_the_department(row: tuple[str, ...]) -> None:
    reading = read(("Department", "Name", "Employee No."), ("Line 1", "Anna Li", "E1"), row)
    assert [person.name for person in reading.rows] == ["Anna Li", row[1]]


@pytest.mark.parametrize(
    "row",
    [
        ("Total", "", "20"),
        ("Total participants: 20", "", ""),
        ("Grand total", "20 people", ""),
        ("合计", "二十人", ""),
        ("本页合计：20", "", ""),
        ("总计人数", "20", ""),
        ("", "共二十人", ""),
        ("", "Subtotal 20", ""),
    ],
)
def test_a_total_is_known_by_its_colon_its_count_or_by_standing_alone(row: tuple[str, ...]) -> None:
    reading = read(("Department", "Name", "Employee No."), ("Line 1", "Anna Li", "E1"), row)
    assert [person.name for person in reading.rows] == ["Anna Li"]
    assert (3, "This is a total and was left out.") in said(reading)


def test_two_people_with_one_name_are_both_kept_and_told() -> None:
    reading = read(("姓名", "工号"), ("王芳", "1"), ("王芳", "2"))
    assert len(reading.rows) == 2
    assert said(reading) == [(3, '"王芳" also stands in row 2: kept as two people.')]


def test_two_names_alone_are_two_people() -> None:
    assert len(read(("王芳",), ("李娜",), ("王芳",)).rows) == 3


@pytest.mark.parametrize("header", [("姓名", "工号"), ("姓名", "手机")])
def test_one_person_who_stands_twice_is_taken_once_and_told(header: tuple[str, str]) -> None:
    reading = read(header, ("王芳", "13590830166"), ("李娜", "13590830167"), ("王芳", "13590830166"))
    assert len(reading.rows) == 2
    assert reading.left_out == (4,)
    assert said(reading) == [(4, '"王芳" stands in row 2 with the same number: taken once.')]


def test_one_number_with_two_names_keeps_both_and_is_told() -> None:
    reading = read(("姓名", "工号"), ("王芳", "1"), ("李娜", "1"))
    assert len(reading.rows) == 2
    assert "employee number 1 also stands in row 2" in said(reading)[0][1]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "20181187", "女"), "The name is missing, so nobody was read from this row."),
        (("", "", "仅供内部使用"), "This line names nobody and was left out."),
        (("123", "5", "女"), '"123" is not a name, so nobody was read from this row.'),
        (("姓名", "工号", "性别"), "The header stands here again; it was left out."),
        (("缝纫一组",), "This is a heading and was left out."),
        (("小计：20人", "", ""), "This is a total and was left out."),
        (("共 20 人", "", ""), "This is a total and was left out."),
        (("Total", "20", ""), "This is a total and was left out."),
        (("以上人员请准时到场，谢谢。", "", ""), "This is a note and was left out."),
    ],
)
def test_a_row_that_names_nobody_is_left_out_and_told(row: tuple[str, ...], sentence: str) -> None:
    reading = read(("姓名", "工号", "性别"), ("王芳", "1", "女"), row)
    assert [person.name for person in reading.rows] == ["王芳"]
    assert reading.left_out == (3,)
    assert sentence in [text for _, text in said(reading)]


def test_a_name_longer_than_names_are_is_somebodys_where_a_number_stands_beside_it() -> None:
    long = "Maximiliane-Josephine von Hohenstein-Schwarzenberg zu Liechtenberg"
    reading = read(("姓名", "工号", "性别"), (long, "A107", "女"), (long, "", "女"))
    assert [(person.row_number, person.name) for person in reading.rows] == [(2, long)]


@pytest.mark.parametrize("beside", ["see above", "HR", "A107 and A108", "in the canteen at 9:00"])
def test_a_note_longer_than_names_are_is_nobody_whatever_stands_beside_it(beside: str) -> None:
    note = "Everybody on this list comes to the canteen of building 3 before 9 in the morning"
    told = f"{note}; bring the badge."
    reading = read(("姓名", "工号", "性别"), ("王芳", "1", "女"), (note, beside, ""), (told, "A107", ""))
    assert [person.name for person in reading.rows] == ["王芳"]
    assert [text for _, text in said(reading)].count("This is a note and was left out.") == 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2016-01-21", "2016-01-21"),
        ("2019.3.8", "2019-03-08"),
        ("2019/3/8", "2019-03-08"),
        ("2019年3月8日", "2019-03-08"),
        ("20190308", "2019-03-08"),
        ("2019年3月", "2019-03"),
        ("2019", "2019"),
        ("43532", "2019-03-08"),
        ("13/8/2019", "2019-08-13"),
        ("8/13/2019", "2019-08-13"),
        ("8 Mar 2019", "2019-03-08"),
        ("March 8, 2019", "2019-03-08"),
        ("2019-03-08 00:00", "2019-03-08"),
        ("", ""),
        ("/", ""),
    ],
)
def test_a_date_is_read_in_each_form(written: str, expected: str) -> None:
    reading = read(("姓名", "入职日期"), ("王芳", written))
    assert reading.rows[0].hired_on == expected
    assert reading.problems == ()


@pytest.mark.parametrize("written", ["8/3/2019", "2019-02-30", "去年", "19.3.8"])
def test_an_uncertain_date_stays_as_it_stands_and_is_told(written: str) -> None:
    reading = read(("姓名", "入职日期"), ("王芳", written))
    assert reading.rows[0].hired_on == written
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("6-11", "6-11"),
        ("6~11岁", "6-11"),
        ("6至11岁", "6-11"),
        ("6—11", "6-11"),
        ("7", "6-11"),
        ("7岁", "6-11"),
        ("7.5", "6-11"),
        ("1岁半", "0-2"),
        ("8个月", "0-2"),
        ("14 years", "12-14"),
        ("7岁、13岁", "6-11"),
        ("12，5", "3-5"),
        ("", ""),
        ("无", ""),
    ],
)
def test_a_childs_age_becomes_its_band(written: str, band: str) -> None:
    reading = read(("姓名", "孩子年龄"), ("王芳", written))
    assert reading.rows[0].child_age_band == band
    assert reading.problems == ()


@pytest.mark.parametrize("written", ["2-9", "19", "上学", "2015-03-02"])
def test_an_age_that_cannot_be_read_is_told_and_not_guessed(written: str) -> None:
    reading = read(("姓名", "孩子年龄"), ("王芳", written))
    assert reading.rows[0].child_age_band is ChildAgeBand.UNKNOWN
    assert [row for row, _ in said(reading)] == [2]


def test_a_band_that_excel_made_a_date_is_a_band_again() -> None:
    reading = read(("姓名", "孩子年龄段"), ("王芳", "2026-06-11"))
    assert reading.rows[0].child_age_band is ChildAgeBand.FROM_6_TO_11
    assert "Excel had turned" in said(reading)[0][1]


@pytest.mark.parametrize(
    ("born", "band"), [("2020-06-11", "6-11"), ("2020-06-12", "3-5"), ("2012年", "12-14"), ("2000", "")]
)
def test_a_birth_date_becomes_a_band_on_the_day_of_reading(born: str, band: str) -> None:
    reading = read(("姓名", "孩子出生日期"), ("王芳", born), today=date(2026, 6, 11))
    assert reading.rows[0].child_age_band == band


@pytest.mark.parametrize(
    ("header", "written", "expected"),
    [
        ("孩子在老家", "是", True),
        ("孩子在老家", "有", True),
        ("孩子在老家", "√", True),
        ("孩子在老家", "Y", True),
        ("孩子在老家", "否", False),
        ("孩子在老家", "×", False),
        ("孩子在老家", "", None),
        ("孩子是否在身边", "是", False),
        ("孩子是否在身边", "否", True),
    ],
)
def test_yes_and_no_are_read_as_they_are_asked(header: str, written: str, expected: bool | None) -> None:
    assert read(("姓名", header), ("王芳", written)).rows[0].child_left_behind is expected


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("20181187.0", "20181187"),
        ("0012", "0012"),
        ("２０１８", "2018"),
        ("A-007", "A-007"),
        ("2.0181187E7", "20181187"),
        ("8E0123", "8E0123"),
        ("4E0", "4E0"),
        ("4e12", "4e12"),
    ],
)
def test_an_employee_number_is_the_number_that_was_meant(written: str, number: str) -> None:
    assert read(("姓名", "工号"), ("王芳", written)).rows[0].employee_number == number


def test_a_phone_that_excel_cut_short_is_told() -> None:
    reading = read(("姓名", "手机"), ("王芳", "1.359E+10"), ("李娜", "135 9083 0166"), ("张三", "1359"))
    assert [person.phone for person in reading.rows][1] == "13590830166"
    assert [row for row, _ in said(reading)] == [2, 4]


def test_a_number_that_excel_cut_to_one_digit_is_told() -> None:
    reading = read(("姓名", "工号"), ("王芳", "2E+07"))
    assert reading.rows[0].employee_number == ""
    assert "Excel cut the number" in said(reading)[0][1]


def test_odd_values_are_told_by_row() -> None:
    reading = read(("姓名", "性别", "孩子在老家"), ("王芳", "?", "也许"), ("李娜", "Ｆ", "no"))
    assert [row for row, _ in said(reading)] == [2, 2]
    assert reading.rows[1].sex is Sex.FEMALE


def test_further_columns_are_kept_under_their_headers() -> None:
    (person,) = read(("姓名", "年龄", "备注"), ("王芳", "35", "怀孕")).rows
    assert person.extra == (("年龄", "35"), ("备注", "怀孕"))


def test_a_column_without_a_header_is_kept_under_its_letter() -> None:
    (person,) = read(("姓名", ""), ("王芳", "夜班")).rows
    assert person.extra == (("B", "夜班"),)
    wide = ("李小红", *[""] * 24, "缝纫", "夜班")
    (person,) = read(wide).rows
    assert person.extra == (("Z", "缝纫"), ("AA", "夜班"))


def test_a_list_of_names_and_phones_needs_no_header() -> None:
    people = read(("李小红", "13590830166"), ("王芳", "13590830167")).rows
    assert [(person.name, person.phone) for person in people] == [
        ("李小红", "13590830166"),
        ("王芳", "13590830167"),
    ]


def test_family_and_given_names_are_put_together() -> None:
    reading = read(("Surname", "Given name"), ("Wang", "Fang"), ("欧阳", "娜"))
    assert [person.name for person in reading.rows] == ["Fang Wang", "欧阳娜"]


def test_a_mapping_made_by_hand_is_followed() -> None:
    table = table_of(("甲", "乙"), ("王芳", "1"))
    mapping = RosterMapping(1, ((0, RosterField.NAME), (1, RosterField.EXTRA)))
    (person,) = read_roster(table, mapping).rows
    assert (person.name, person.extra) == ("王芳", (("乙", "1"),))


def test_ten_thousand_people_are_read_without_being_compared_each_with_each() -> None:
    rows = [(f"王{chr(0x4E00 + n % 9000)}{chr(0x5000 + n // 9000)}", str(n)) for n in range(10_000)]
    assert len(read(("姓名", "工号"), *rows).rows) == 10_000


def test_each_sentence_about_a_roster_stands_in_chinese() -> None:
    path = resources.i18n_folder() / "messages_zh" / "imports.json"
    catalogue = json.loads(Path(path).read_text("utf-8"))
    reading = read(("姓名", "工号", "性别"), ("王芳", "1", "?"), ("李娜", "1"), ("", "3", "女"), ("合计",))
    assert {problem.message.sentence for problem in reading.problems} <= set(catalogue)
