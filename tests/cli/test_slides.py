"""Slides, the look before doors open and packs by command."""

from __future__ import annotations

from facilitator.programmes import shipped_packs
from facilitator.services.decks import list_decks
from facilitator.services.plan_session import list_sessions
from tests.cli.conftest import add_a_bare_session, opened
from tests.cli.program import Program
from tests.fresh import put_workspace
from tests.imports.packages import write_bare_pptx
from tests.imports.presentations import write_pdf
from tests.programmes.test_read_pack import BLOCK, MODULE, TOP, write_pack


def test_slides_are_added_beside_the_others_or_in_their_place(program: Program) -> None:
    session = add_a_bare_session(program)
    path = str(write_pdf(program.folder / "calls.pdf", ["one", "two"]))
    looked = program.run("--json", "import-slides", session, path, "--dry-run").record
    assert (looked["written"], looked["pages"]) == (False, 2)
    first = program.run("--json", "import-slides", session, path).record
    second = program.run("--json", "import-slides", session, path, "--name", "打电话", "--key", "main").record
    assert (first["key"], second["key"]) == ("calls", "main")
    with opened(program) as workspace:
        decks = list_decks(workspace, list_sessions(workspace)[0].id)
    assert [(deck.key, deck.title.zh) for deck in decks] == [("calls", "calls"), ("main", "打电话")]


def test_what_cannot_become_slides_leaves_with_one_sentence(program: Program) -> None:
    session = add_a_bare_session(program)
    (program.folder / "a.key").write_bytes(b"PK\x03\x04")
    answered = program.run("--language", "zh", "import-slides", session, str(program.folder / "a.key"))
    assert answered.code == 1
    assert answered.err == ("a.key 只有做它的软件才能打开：请在那里另存为 PDF 或 .pptx，再选那个文件。\n")


def test_the_exit_code_says_whether_a_session_can_begin(program: Program) -> None:
    session = add_a_bare_session(program)
    looked = program.run("--json", "preflight", session)
    assert looked.code == 1
    assert looked.record["ok"] is False
    path = str(write_pdf(program.folder / "main.pdf", [str(page) for page in range(7)]))
    program.run("import-slides", session, path, "--key", "main")
    findings = program.run("--json", "preflight", session).record["findings"]
    assert isinstance(findings, list)
    assert [one["severity"] for one in findings] == ["problem"] * 2
    assert all("questionnaire" in one["message"] for one in findings)


def test_a_pack_is_read_and_installed(program: Program) -> None:
    pack = str(shipped_packs()[0])
    looked = program.run("--json", "install-pack", pack, "--dry-run").record
    installed = program.run("--json", "install-pack", pack).record
    assert (looked["written"], installed["written"]) == (False, True)
    assert installed["problems"] == []
    with opened(program) as workspace, workspace.store.read() as records:
        assert [one.key for one in records.programmes.all()] == [installed["key"]]


def test_what_will_look_different_is_told_by_page_or_for_all_of_them(program: Program) -> None:
    put_workspace(program.workspace)
    session = add_a_bare_session(program)
    pdf = str(write_pdf(program.folder / "calls.pdf", ["家", "孩子"], font="STSong-Light"))
    pptx = str(write_bare_pptx(program.folder / "calls.pptx"))
    told = program.run("import-slides", session, pdf, pptx, "--dry-run").out.splitlines()
    assert any(line.startswith("Page 2: The font STSong-Light is not inside the file") for line in told)
    assert any(line.startswith("The notes were left out: calls.pptx shows 1 slides") for line in told)


def test_what_would_break_a_session_is_said_where_trouble_is_said(program: Program) -> None:
    put_workspace(program.workspace)
    looked = program.run("preflight", add_a_bare_session(program))
    assert looked.code == 1
    assert looked.out.splitlines()[-1] == "Mend this before doors open, then look again."
    assert any("questionnaire" in line for line in looked.err.splitlines())


def test_what_the_authors_of_a_pack_should_mend_is_told_and_the_rest_is_installed(program: Program) -> None:
    put_workspace(program.workspace)
    pack = write_pack(program.folder / "ours", TOP + MODULE + BLOCK + 'priority = "perhaps"\n')
    installed = program.run("install-pack", str(pack))
    assert installed.code == 0
    problem, done = installed.out.splitlines()
    assert problem.endswith('"priority" is "perhaps"; it can be must, should, could.')
    assert done == "Mine, version 3: 1 blocks, 0 slides, ready for new sessions."
