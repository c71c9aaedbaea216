"""A trainer's whole day in the real window, by keys and mouse, from an empty workspace to shared files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.compose.window import parts
from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Wave
from facilitator.domain.run import RunPhase, elapsed_seconds
from facilitator.domain.session import Session
from facilitator.services.check_in import door_state
from facilitator.services.ports import Workspace
from facilitator.services.run_session import load_run
from facilitator.services.summarise import summarise
from ui.app import Program, build
from ui.attendance.door_page import DoorPage
from ui.entry.paper_page import PaperPage
from ui.evidence.evidence_page import EvidencePage
from ui.plan.plan_page import PlanPage
from ui.run.run_page import RunPage
from ui.widgets.page import Page, PageId

PEOPLE = 12
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = (
    "王小明",
    "李娜",
    "曾志伟",
    "张䶮",
    "阿依古丽·买买提",
    "陈静",
    "刘洋",
    "杨帆",
    "黄磊",
    "赵敏",
    "周洁",
    "吴强",
)


class Day:
    """The program and the hands of the person at the keyboard."""

    def __init__(self, program: Program, qtbot: QtBot, folder: Path) -> None:
        self.program, self.qtbot, self.folder = program, qtbot, folder

    def settle(self, timeout_ms: int = 30_000) -> None:
        for _ in range(3):
            assert self.program.operations.wait_idle(timeout_ms)

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        """Type as a person does: letters by keys, Chinese committed by an input method."""
        if text.isascii():
            self.qtbot.keyClicks(widget, text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(widget, committed)
        self.settle()

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def go_to(self, page: PageId) -> Page:
        place = list(PageId).index(page)
        self.press(self.program.window, Qt.Key(Qt.Key.Key_1 + place), CTRL)
        front = self.program.window.pages.front
        assert front is not None
        assert front.page_id is page
        return front

    @property
    def workspace(self) -> Workspace:
        front = self.program.window.pages.front
        assert front is not None
        return front.tools.workspace

    def session(self) -> Session:
        with self.workspace.store.read() as records:
            found = records.sessions.get(records.sessions.lines()[0].id)
        assert found is not None
        return found


@pytest.fixture(params=list(Language))
def day(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Day]:
    program = build(parts(str(tmp_path / "data" / "workspace.facilitator")))
    program.appearance.keep(replace(program.appearance.preferences, language=request.param, who="Li Na"))
    program.window.resize(1366, 768)
    crashes: list[BaseException] = []
    program.operations.crashed.connect(crashes.append)
    with qtbot.waitActive(program.window, timeout=10_000):
        program.window.show()
        program.window.activateWindow()
    program.window.open()
    day = Day(program, qtbot, tmp_path)
    day.settle()
    yield day
    english = replace(program.appearance.preferences, language=Language.EN)
    program.appearance.keep(english)
    program.close()
    assert crashes == []


def test_the_day_from_an_empty_workspace_to_files_to_share(day: Day) -> None:
    plan_the_session(day)
    bring_people_in(day)
    print_badges_and_forms(day)
    open_the_door(day)
    run_the_agenda(day)
    key_the_paper(day)
    share_what_changed(day)


def plan_the_session(day: Day) -> None:
    page = day.go_to(PageId.PLAN)
    assert isinstance(page, PlanPage)
    day.press(page, Qt.Key.Key_N, CTRL)
    day.type(page.form.site.edit, "Dongguan 7")
    day.type(page.form.trainers.edit, "Li Na, 王芳")
    row = page.form.half_days._rows[0]
    row.day.setDate(QDate.currentDate())
    row.starts.setTime(QTime(8, 30))
    row.ends.setTime(QTime(12, 30))
    day.click(page.form.submit_button)
    session = day.session()
    assert session.site == "Dongguan 7"
    assert session.trainers == ("Li Na", "王芳")
    assert len(session.agenda) > 10
    minutes = session.agenda[0].planned_minutes
    page.agenda.table.setFocus()
    page.agenda.table.selectRow(0)
    day.type(page.agenda.table, "+")
    assert day.session().agenda[0].planned_minutes == minutes + 1


def bring_people_in(day: Day) -> None:
    roster = day.folder / "名单.csv"
    lines = ["2026年三月家长培训名单", "", "序号,姓名,性别,工号,部门"]
    lines += [f"{n},{name},女,2018{n:04d}.0,缝纫一组" for n, name in enumerate(NAMES, start=1)]
    lines += ["合计,12人,,,", "制表：人事部"]
    roster.write_text("\n".join(lines), encoding="gb18030")
    page = day.go_to(PageId.PLAN)
    assert isinstance(page, PlanPage)
    page.receive("import")
    view = page.people.roster_import
    day.type(view.path.field.edit, str(roster))
    day.press(view.path.field.edit, Qt.Key.Key_Return)
    assert view.confirm_button.isEnabled()
    day.click(view.confirm_button)
    state = door_state(day.workspace, day.session().half_days[0].id)
    assert sorted(p.enrolment.person.name for p in state.presences) == sorted(NAMES)
    assert {p.enrolment.person.employee_number for p in state.presences} == {
        f"2018{n:04d}" for n in range(1, 13)
    }


def print_badges_and_forms(day: Day) -> None:
    plan = day.go_to(PageId.PLAN)
    assert isinstance(plan, PlanPage)
    plan.detail.choose(plan.detail.tabs.index(plan.badges))
    plan.badges.path.set_path(day.folder / "badges.pdf")
    day.click(plan.badges.save_button)
    assert (day.folder / "badges.pdf").read_bytes().startswith(b"%PDF")
    paper = day.go_to(PageId.PAPER)
    assert isinstance(paper, PaperPage)
    paper.face.print_card.count.edit.setValue(PEOPLE)
    paper.face.print_card.path.set_path(day.folder / "forms.pdf")
    day.click(paper.face.print_card.print_button)
    [forms] = day.folder.glob("forms_*.pdf")
    assert forms.read_bytes().startswith(b"%PDF")


def open_the_door(day: Day) -> None:
    page = day.go_to(PageId.DOOR)
    assert isinstance(page, DoorPage)
    field = page.view.scan_edit
    with day.workspace.store.read() as records:
        badges = records.badges.of_session(day.session().id)
    for badge in [badge for badge in badges if badge.enrolment][: PEOPLE - 2]:
        day.type(field, badge.token)
        day.press(field, Qt.Key.Key_Return)
    day.type(field, NAMES[-1])
    day.press(field, Qt.Key.Key_Return)
    day.press(page, Qt.Key.Key_Z, CTRL)
    day.type(field, NAMES[-1])
    day.press(field, Qt.Key.Key_Return)
    day.press(page, Qt.Key.Key_N, CTRL)
    name = page.view.form.findChild(QLineEdit)
    day.type(name, "New Comer")
    day.press(name, Qt.Key.Key_Return)
    count = door_state(day.workspace, day.session().half_days[0].id).count
    assert (count.expected, count.present, count.walk_ins) == (PEOPLE, PEOPLE, 1)


def run_the_agenda(day: Day) -> None:
    page = day.go_to(PageId.RUN)
    assert isinstance(page, RunPage)
    half_day = day.session().half_days[0].id

    def phase() -> tuple[RunPhase, int | None]:
        now = day.workspace.clock.instant()
        position = load_run(day.workspace, half_day).position(now)
        return position.phase, position.index

    page._main()
    day.settle()
    assert phase() == (RunPhase.RUNNING, 0)
    started = day.workspace.clock.instant()
    day.qtbot.waitUntil(lambda: elapsed_seconds(started, day.workspace.clock.instant()) > 1)
    page._main()
    day.settle()
    assert phase() == (RunPhase.RUNNING, 1)
    page._add_seconds(300)
    page._next_slide()
    page.console.toggle_pause()
    day.settle()
    assert phase() == (RunPhase.PAUSED, 1)
    page.console.toggle_pause()
    page._finish()
    day.settle()
    assert phase()[0] is RunPhase.FINISHED


def key_the_paper(day: Day) -> None:
    for wave, yes in ((Wave.PRE, PEOPLE - 1), (Wave.POST, 4)):
        page = day.go_to(PageId.PAPER)
        assert isinstance(page, PaperPage)
        day.press(page, Qt.Key.Key_N, CTRL)
        page.face.stack_form.wave.edit.setCurrentIndex(page.face.stack_form.wave.edit.findData(wave))
        page.face.stack_form.counted.edit.setValue(PEOPLE)
        day.press(page.face.stack_form, Qt.Key.Key_Return)
        stacks = [row for row in page.face.stacks.table.model().rows if row.batch.wave is wave]
        page.face.stacks.key_requested.emit(stacks[0])
        with day.workspace.store.read() as records:
            numbers = records.paper.numbers(day.session().id)
        for place, number in enumerate(numbers[:PEOPLE]):
            day.type(page.desk.number_card.field.edit, number.digits)
            assert page.desk.is_keying
            key_one_form(day, page, says_yes=place < yes)
        day.press(page.desk, Qt.Key.Key_Escape)
        page.face.stacks.table.selectRow(page.face.stacks.table.model().row_number(stacks[0].batch.id))
        day.click(page.face.stacks.close_button)
        with day.workspace.store.read() as records:
            batch = records.paper.batch(stacks[0].batch.id)
        assert batch is not None
        assert batch.closed_at is not None


def key_one_form(day: Day, page: PaperPage, *, says_yes: bool) -> None:
    while page.desk.is_keying:
        assert page.desk.state is not None
        item = page.desk.state.current
        assert item is not None
        if item.key == "guilt":
            day.type(page.desk, "1" if says_yes else "2")
        elif item.scale is not None:
            day.type(page.desk, "1")
        else:
            day.type(page.desk, "0")


def share_what_changed(day: Day) -> None:
    page = day.go_to(PageId.EVIDENCE)
    assert isinstance(page, EvidencePage)
    out = day.folder / "shared"
    page.share_card.folder.set_path(out)
    page.share_card.language.set_value("both")
    day.click(page.share_card.button)
    day.settle(60_000)
    summary = summarise(day.workspace, day.session().id)
    guilt = next(item for result in summary.questionnaires for item in result.items if item.key == "guilt")
    assert guilt.yes_no is not None
    assert (guilt.yes_no.a + guilt.yes_no.b, guilt.yes_no.a + guilt.yes_no.c) == (11, 4)
    names = [path.name for path in out.iterdir()]
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".xlsx", ".csv"}
    assert not [name for name in names if name.startswith(".") or "tmp" in name]
    for path in out.iterdir():
        words = _words_of(path)
        assert words.strip(), path
        assert not [name for name in (*NAMES, "New Comer") if name in words], path


def _words_of(path: Path) -> str:
    """Return every word of a shared file, read by a library that did not write it."""
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as pdf:
            return "".join(page.get_textpage().get_text_range() for page in pdf)
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        return " ".join(
            str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None
        )
    with path.open(encoding="utf-8-sig", newline="") as file:
        return " ".join(" ".join(row) for row in csv.reader(file))
