"""Who may import whom, inside functions too; and what stays unloaded until it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.rules.source import ROOT

_HEAVY = (
    "pandas",
    "numpy",
    "reportlab",
    "openpyxl",
    "xlsxwriter",
    "alembic",
    "PIL",
    "pypdfium2",
    "pypinyin",
    "qrcode",
    "starlette",
    "uvicorn",
    "python_multipart",
    "psutil",
)


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _loaded_after(imports: str) -> list[str]:
    names = _run(f"import sys\n{imports}\nprint('\\n'.join(sys.modules))").split()
    return sorted({name.partition(".")[0] for name in names} & {*_HEAVY, "PySide6", "sqlalchemy"})


@pytest.mark.parametrize(
    "module",
    ["facilitator.domain", "facilitator.services", "facilitator.reports", "facilitator.imports", "resources"],
)
def test_everything_in_these_rooms_loads_without_a_heavy_library_qt_or_sql(module: str) -> None:
    walk = (
        f"import importlib, pkgutil, {module} as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)"
    )
    assert _loaded_after(walk) == []


def test_nothing_that_serves_a_network_loads_before_the_door_for_phones_opens() -> None:
    assert _loaded_after("import facilitator.phone.door") == []


@pytest.mark.qt
def test_the_window_loads_without_a_heavy_library() -> None:
    assert _loaded_after("import ui.app") == ["PySide6"]


@pytest.mark.qt
def test_the_entrance_loads_nothing_heavy() -> None:
    assert set(_loaded_after("import facilitator.__main__")) <= {"PySide6", "sqlalchemy"}
