"""Files and functions stay small enough to be read, and nothing in them belongs to one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.rules.source import ROOT, all_python_files, called_name, calls, nodes, place, product_files

_MOST_LINES_OF_A_FILE = 500
_MOST_LINES_OF_A_FUNCTION = 60
_FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc)\.py$")
_GPL_ONLY = {"QtCharts", "QtGraphs", "QtHttpServer", "QtDataVisualization", "QtVirtualKeyboard"}
_OF_ONE_MACHINE = re.compile(
    r"/(root|home/\w+|work|opt)/|/Users/\w+|C:\\\\Users|pypi\.(org|tuna)|files\.pythonhosted"
)


def _read_by_people() -> list[Path]:
    """Return all files but released migrations: those are a record that nobody edits."""
    return [path for path in all_python_files() if path.parent.name != "versions"]


def test_no_file_is_too_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in _read_by_people()}
    assert [place(path, n) for path, n in lengths.items() if n > _MOST_LINES_OF_A_FILE] == []


def test_no_function_is_too_long() -> None:
    functions = [
        (path, node)
        for path in _read_by_people()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    too_long = [
        f"{place(path, node)} {node.name}"
        for path, node in functions
        if (node.end_lineno or 0) - node.lineno + 1 > _MOST_LINES_OF_A_FUNCTION
    ]
    assert too_long == []


def test_every_file_is_found_by_a_noun() -> None:
    assert [path.name for path in all_python_files() if _FORBIDDEN_NAMES.search(path.name)] == []


def test_no_module_of_qt_that_is_gpl_only_is_imported() -> None:
    found = [
        place(path, node)
        for path in product_files("ui")
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom)
        if {(node.module or "").rpartition(".")[2], *(alias.name for alias in node.names)} & _GPL_ONLY
    ]
    assert found == []


@pytest.mark.parametrize("name", ["processEvents", "sleep", "msleep", "usleep", "qWait", "qSleep"])
def test_the_window_never_waits_by_pumping_or_sleeping(name: str) -> None:
    found = [
        place(path, call) for path in product_files("ui") for call in calls(path) if called_name(call) == name
    ]
    assert found == []


def test_no_part_of_the_product_can_reach_a_network() -> None:
    """Only the pages for phones open a socket, and that one listens."""
    roads = {"urllib.request", "http.client", "socket", "requests", "ftplib", "smtplib", "PySide6.QtNetwork"}
    found = [
        place(path, node)
        for path in product_files()
        if path.relative_to(ROOT).as_posix() != "facilitator/phone/server.py"
        for node in nodes(path)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if {getattr(node, "module", None), *(alias.name for alias in node.names)} & roads
    ]
    assert found == []


def test_the_pages_for_phones_listen_and_call_nobody() -> None:
    calling = {"connect", "connect_ex", "create_connection", "sendto", "open_connection", "getaddrinfo"}
    found = [
        place(path, call)
        for path in product_files("facilitator/phone")
        for call in calls(path)
        if called_name(call) in calling
    ]
    assert found == []


def test_no_lambda_stands_in_a_connect() -> None:
    found = [
        place(path, call)
        for path in product_files("ui")
        for call in calls(path)
        if called_name(call) == "connect" and any(isinstance(argument, ast.Lambda) for argument in call.args)
    ]
    assert found == []


def test_no_test_waits_for_a_fixed_time() -> None:
    found = [
        place(path, call)
        for path in all_python_files()
        if path.name.startswith("test_")
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and called_name(call) == "wait"
        if isinstance(call.func.value, ast.Name) and call.func.value.id == "qtbot"
    ]
    assert found == []


def test_no_file_names_a_machine_of_ours_or_an_index_of_packages() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = []
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in {".ttf", ".wav", ".png", ".pdf", ".xlsx", ".xls"} or path.name == "test_shape.py":
            continue
        text = path.read_text("utf-8", errors="ignore") if path.is_file() else ""
        found += [f"{name}: {match.group()}" for match in _OF_ONE_MACHINE.finditer(text)]
    assert found == []
