from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from database import NotStored
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.own_field import OwnField, own_text
from facilitator.programmes import shipped_packs
from facilitator.reports.agenda_workbook import write_agenda_workbook
from facilitator.services.enrol_people import list_session_people
from facilitator.services.issued_numbers import issued_numbers
from facilitator.services.own_fields import put_own_field
from facilitator.services.plan_session import duplicate_session, list_sessions, load_session, remove_session
from tests.cli.conftest import add_a_bare_session, opened
from tests.cli.program import Program
from tests.imports.workbooks import write_xlsx

WITH_QT = {"screens", "cameras", "speakers"}
"""What the doctor can only ask Qt."""


def test_the_demo_is_there_and_its_paper_says_95_and_39(program: Program) -> None:
    made = program.run("--json", "demo")
    answered = program.run(
        "--json",
        "export",
        str(made.record["session"]),
        "--to",
        "out",
        "--language",
        "both",
        "--formats",
        "csv",
    )
    assert answered.code == 0
    files = [Path(file) for file in answered.record["files"]]  # type: ignore[attr-defined]
    assert all(file.is_file() for file in files)
    english = next(file for file in files if file.name.endswith("_en.csv")).read_text(encoding="utf-8-sig")
    assert any("guilt" in line and "0.95" in line for line in english.splitlines())
    assert any("guilt" in line and "0.39" in line for line in english.splitlines())


def test_sessions_are_listed_for_people_and_for_programs(demo: Program) -> None:
    assert "Site 7" in demo.run("sessions").out
    (record,) = demo.run("--json", "sessions").records
    assert (record["is_demo"], record["half_days"]) == (True, 2)
    by_prefix = demo.run("run", str(record["session"])[:18], lines="status\n")
    assert by_prefix.code == 0


def roster(folder: Path) -> Path:
    path = folder / "名单.csv"
    rows = ["姓名,工号,部门", "王小明,A001,缝纫", "李娜,A002,裁剪", "合计,2,", "龚喆䶮,A003,包装"]
    path.write_bytes("\r\n".join(rows).encode("gb18030"))
    return path


def test_a_dry_run_reads_a_roster_without_any_session_and_writes_nothing(program: Program) -> None:
    answered = program.run("--json", "import-roster", str(roster(program.folder)), "--dry-run")
    assert answered.code == 0
    assert answered.record["named"] == 3
    assert answered.record["written"] is False
    assert program.run("--json", "sessions").records == []


def test_a_roster_is_put_on_the_list_once(demo: Program) -> None:
    path = str(roster(demo.folder))
    with opened(demo) as ws:
        put_own_field(ws, OwnField("", Text("Workshop", "部门")))
    dry = demo.run("--json", "import-roster", path, "--half-day", "2", "--dry-run").record
    done = demo.run("--json", "import-roster", path, "--half-day", "2").record
    again = demo.run("--json", "import-roster", path, "--half-day", "2").record
    assert (dry["new"], dry["written"]) == (3, False)
    assert (done["new"], done["written"]) == (3, True)
    assert (again["new"], again["already"], again["written"]) == (0, 3, False)
    with opened(demo) as ws:
        (session, *_) = list_sessions(ws)
        added = list_session_people(ws, session.id)[-3:]
    assert [own_text(one.person, "部门") for one in added] == ["缝纫", "裁剪", "包装"]


@pytest.fixture
def two_shifts(demo: Program) -> str:
    """A workbook with a list for each half-day, and a note."""
    sheets = {
        "说明": [["请各部门核对名单"]],
        "上午场": [["姓名", "工号"], ["王小明", "B001"], ["李娜", "B002"]],
        "下午场": [["姓名", "工号", "孩子出生日期"], ["龚喆䶮", "B003", "2000-01-01"]],
    }
    return str(write_xlsx(demo.folder / "shifts.xlsx", sheets))


def test_a_file_with_two_lists_is_refused_until_one_is_chosen(demo: Program, two_shifts: str) -> None:
    answered = demo.run("import-roster", two_shifts, "--half-day", "1")
    assert (answered.code, answered.out) == (1, "")
    assert "上午场 (2), 下午场 (1)" in answered.err
    missing = demo.run("import-roster", two_shifts, "--sheet", "晚场")
    assert (missing.code, "晚场" in missing.err) == (1, True)


def test_both_lists_of_a_file_are_imported_one_after_the_other(demo: Program, two_shifts: str) -> None:
    first = demo.run("--json", "import-roster", two_shifts, "--half-day", "1", "--sheet", "上午场").record
    second = demo.run("--json", "import-roster", two_shifts, "--half-day", "2", "--sheet", "3").record
    assert (first["new"], first["sheet"]) == (2, "上午场")
    assert (second["new"], second["sheet"]) == (1, "下午场")
    assert "18 or older" in str(second["problems"])


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04 broken"])
def test_a_file_that_is_no_roster_is_one_sentence(demo: Program, content: bytes) -> None:
    path = demo.folder / "broken.xlsx"
    path.write_bytes(content)
    answered = demo.run("import-roster", str(path))
    assert answered.code == 1
    assert len(answered.err.splitlines()) == 1
    missing = demo.run("import-roster", "nowhere.csv")
    assert (missing.code, len(missing.err.splitlines())) == (1, 1)


def test_a_questionnaire_file_is_read_and_used(demo: Program) -> None:
    form = next(path for pack in shipped_packs() for path in sorted(pack.rglob("*.xlsx")))
    dry = demo.run("--json", "import-questionnaire", str(form), "--dry-run")
    done = demo.run("--json", "import-questionnaire", str(form))
    assert (dry.code, dry.record["written"]) == (0, False)
    assert (done.code, done.record["written"]) == (0, True)
    assert int(str(done.record["items"])) > 5


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("print-forms", ("--count", "2")),
        ("print-badges", ("--spares", "2")),
        ("print-sign-in", ("--half-day", "1")),
        ("print-run-sheet", ("--half-day", "2")),
        ("print-run-sheet", ("--materials", "--people", "40")),
        ("print-key-card", ()),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_paper_is_printed_in_every_language(
    demo: Program, command: str, more: tuple[str, ...], language: str
) -> None:
    target = demo.folder / "new folder" / f"{command}-{language}.pdf"
    answered = demo.run("--json", command, "--to", str(target), "--language", language, *more)
    assert answered.code == 0, answered
    assert target.read_bytes().startswith(b"%PDF")


def test_a_backup_is_put_back_and_the_replaced_file_is_kept(program: Program) -> None:
    first = add_a_bare_session(program)
    program.run("backup")
    second = add_a_bare_session(program, "April")
    backups = json.loads(program.run("--json", "backup").out)
    assert Path(backups["file"]).is_file()
    newest = program.run("--json", "restore").record
    listed = {record["session"] for record in program.run("--json", "sessions").records}
    assert listed == {first, second}
    assert newest["file"] == backups["file"]
    assert Path(str(newest["kept"])).is_file()
    wrong = program.run("restore", "nothing.db")
    assert (wrong.code, len(wrong.err.splitlines())) == (1, 1)


def test_what_there_was_before_a_restore_is_a_backup_to_come_back_to(program: Program) -> None:
    program.run("sessions")
    empty = json.loads(program.run("--json", "backup").out)["file"]
    session = add_a_bare_session(program)
    told = program.run("restore", empty).out
    assert "What there was before is backed up" in told
    assert program.run("--json", "sessions").records == []
    assert program.run("restore").code == 0
    assert [record["session"] for record in program.run("--json", "sessions").records] == [session]


def test_a_workspace_that_cannot_be_opened_is_restored_without_a_backup_of_it(program: Program) -> None:
    add_a_bare_session(program)
    program.workspace.write_bytes(b"spoilt")
    damaged = program.run("--json", "restore").record
    assert (damaged["ok"], damaged["before"]) == (True, None)
    program.workspace.unlink()
    gone = program.run("--json", "restore").record
    assert (gone["ok"], gone["before"], gone["kept"]) == (True, None, None)
    assert len(program.run("--json", "sessions").records) == 1


def test_where_there_is_no_backup_nothing_is_made_and_one_sentence_says_so(program: Program) -> None:
    answered = program.run("restore")
    assert (answered.code, answered.err.strip()) == (1, "There is no backup of this workspace yet.")
    assert not program.workspace.exists()


def test_a_sound_workspace_is_said_to_be_sound(demo: Program) -> None:
    answered = demo.run("--json", "check")
    assert (answered.code, answered.record["ok"], answered.record["findings"]) == (0, True, [])


def test_the_doctor_looks_at_everything_and_says_it_in_both_languages(demo: Program) -> None:
    facts = {fact["name"] for fact in demo.run("--json", "doctor").record["facts"]}  # type: ignore[attr-defined]
    assert {"version", "disk", "fonts", "sounds", "sleep", "store_kind"} <= facts
    assert "磁盘" in demo.run("doctor", "--language", "zh").out


@pytest.mark.qt
def test_the_doctor_looks_at_what_qt_knows_of_the_machine(demo: Program) -> None:
    facts = {fact["name"] for fact in demo.run("--json", "doctor").record["facts"]}  # type: ignore[attr-defined]
    assert facts >= WITH_QT


def test_an_export_without_anybody_is_one_sentence(program: Program) -> None:
    answered = program.run("export", "last", "--to", "out")
    assert (answered.code, len(answered.err.splitlines())) == (1, 1)
    assert not (program.folder / "out").exists()


def test_numbers_that_were_issued_are_printed_again_and_none_is_issued(demo: Program) -> None:
    fresh = demo.run("--json", "print-forms", "--count", "3", "--to", "fresh.pdf").record["numbers"]
    first, second, third = [str(number) for number in fresh]  # type: ignore[attr-defined]
    again = ("--json", "print-forms", "--again", "--to", "again.pdf", "--first", second)
    assert demo.run(*again).record["numbers"] == [second, third]
    assert demo.run(*again, "--last", second).record["numbers"] == [second]
    assert demo.run("key", "last", "--wave", "pre", lines=f"{second}\n1\n").records[-1]["ok"]
    assert demo.run(*again, "--unused").record["numbers"] == [third]
    assert demo.run("print-forms", "--again", "--to", "x.pdf", "--first", "99999").code == 1
    with opened(demo) as workspace:
        (line,) = list_sessions(workspace)
        assert issued_numbers(workspace, line.id)[-3:] == (first, second, third)


@pytest.mark.parametrize("target", ["device", "folder"])
def test_what_is_no_file_is_never_written_over(demo: Program, target: str) -> None:
    path = demo.folder / target
    if target == "device":
        os.mkfifo(path)
    else:
        path.mkdir()
    answered = demo.run("print-key-card", "--to", str(path))
    assert (answered.code, "is not a file" in answered.err) == (1, True)
    assert not path.is_file()


def test_a_folder_that_cannot_be_made_is_said_so(demo: Program) -> None:
    (demo.folder / "taken").write_text("")
    answered = demo.run("print-key-card", "--to", "taken/card.pdf")
    assert (answered.code, "cannot be made" in answered.err) == (1, True)


def test_badges_without_spares_warn_of_nothing_for_people_with_plain_names(demo: Program) -> None:
    answered = demo.run("--json", "print-badges", "--to", "badges.pdf")
    assert (answered.code, answered.record["warnings"]) == (0, [])


def test_a_name_that_prints_with_an_empty_box_is_told_before_the_file(program: Program) -> None:
    add_a_bare_session(program)
    (program.folder / "people.csv").write_text("姓名,工号\n王\U0002a6d6,A1\n", encoding="utf-8")
    assert program.run("import-roster", "people.csv").code == 0
    warning, written = program.run("print-badges", "--to", "badges.pdf").out.splitlines()
    assert "empty box" in warning
    assert "王_" in warning
    assert written.endswith("badges.pdf is written.")


def test_a_file_without_people_or_questions_is_one_sentence(demo: Program) -> None:
    (demo.folder / "nobody.csv").write_text("姓名,工号\n", encoding="utf-8")
    nobody = demo.run("import-roster", "nobody.csv")
    assert (nobody.code, nobody.err.strip()) == (1, "nobody.csv names nobody.")
    (demo.folder / "notes.csv").write_text("type,name,label\nnote,n,Welcome\n", encoding="utf-8")
    asks_nothing = demo.run("import-questionnaire", "notes.csv")
    assert (asks_nothing.code, asks_nothing.err.strip()) == (1, "notes.csv asks no question.")
    assert asks_nothing.out.strip() == "notes.csv asks nothing."


def test_a_workspace_that_is_not_sound_is_told_finding_by_finding(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.run("sessions")
    monkeypatch.setattr("database.inspection.findings_of", lambda _: ("page 3 is wrong",))
    answered = program.run("check")
    assert (answered.code, answered.out.strip()) == (3, "page 3 is wrong")


SERVER = "postgresql://nobody@127.0.0.1:1/x"


def test_a_server_is_backed_up_and_restored_by_whoever_looks_after_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    restored = program.run("restore", "--workspace", SERVER)
    assert (restored.code, "looks after the server" in restored.err) == (1, True)
    monkeypatch.setattr("database.DatabaseStore.back_up", lambda *_: None)
    backed_up = program.run("backup")
    assert (backed_up.code, "looks after the server" in backed_up.err) == (1, True)


def test_an_open_workspace_is_not_restored(program: Program) -> None:
    add_a_bare_session(program)
    with opened(program):
        answered = program.run("restore")
    assert (answered.code, "already open" in answered.err) == (3, True)


def test_a_present_state_that_cannot_be_backed_up_is_kept_beside_the_restored_one(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_a_bare_session(program)

    def no_room(*_: object) -> None:
        raise NotStored(Message("There is too little room."))

    monkeypatch.setattr("database.DatabaseStore.back_up", no_room)
    record = program.run("--json", "restore").record
    assert record["before"] is None
    assert Path(str(record["kept"])).is_file()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_agenda_goes_out_to_a_workbook_and_in_again(demo: Program, language: str) -> None:
    target = demo.folder / "plans" / f"agenda-{language}.xlsx"
    out = demo.run("--json", "export-agenda", "--to", str(target), "--language", language)
    dry = demo.run("--json", "import-agenda", str(target), "--dry-run")
    done = demo.run("--json", "import-agenda", str(target))
    assert (out.code, dry.code, done.code) == (0, 0, 0), (out, dry, done)
    assert (dry.record["written"], done.record["written"]) == (False, True)
    assert done.record["blocks"] == out.record["blocks"]
    assert done.record["problems"] == []
    again = demo.folder / "plans" / f"again-{language}.xlsx"
    demo.run("--json", "export-agenda", "--to", str(again), "--language", language)
    assert again.read_bytes() == target.read_bytes()


def test_an_agenda_of_one_session_read_into_another_leaves_the_first_as_it_is(demo: Program) -> None:
    with opened(demo) as ws:
        (line,) = list_sessions(ws)
        before = load_session(ws, line.id)
        other = duplicate_session(ws, line.id).value
    target = demo.folder / "agenda.xlsx"
    longer = [replace(item, planned_minutes=44) for item in before.agenda]
    write_agenda_workbook(target, longer, Language.EN)
    assert demo.run("import-agenda", str(target), "--session", str(other.id)).code == 0
    with opened(demo) as ws:
        after = load_session(ws, other.id).agenda
        assert load_session(ws, line.id) == before
        remove_session(ws, other.id)  # other tests share the demo
    assert [(item.title, item.planned_minutes) for item in after] == [(one.title, 44) for one in longer]


def test_an_agenda_with_mistakes_is_told_by_row_and_one_with_nothing_is_refused(demo: Program) -> None:
    path = demo.folder / "agenda.csv"
    path.write_text('Title (English),"Planned, min"\nWelcome,10\nTalk,long\n', "utf-8")
    told = demo.run("import-agenda", str(path), "--dry-run")
    assert told.code == 0
    assert "Row 3: " in told.out
    path.write_text('Title (English),"Planned, min"\nTalk,long\n', "utf-8")
    refused = demo.run("import-agenda", str(path))
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert demo.run("export-agenda", "--to", str(demo.folder)).code == 1
