"""Setting up is resumable, is done once, and says in one line what only a person can mend."""

from __future__ import annotations

import ast
import os
import runpy
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch import commands, environment, system
from launch.environment import Purpose
from launch.system import Library, Need
from launch.terminal import CannotGoOnError
from tests.rules.source import ROOT


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout that wants nothing but pip, so that it is set up without a network."""
    tmp_path = tmp_path / "培训 资料"
    tmp_path.mkdir()
    wants = '[project]\ndependencies = ["pip"]\n[dependency-groups]\ntest = ["pip"]\ncheck = []\n'
    (tmp_path / "pyproject.toml").write_text(wants, encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(environment, "_LOCK", tmp_path / ".venv.lock")
    return tmp_path


def test_an_old_python_can_read_start_and_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (ROOT / "start.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 4))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.9\."):
        runpy.run_path(str(ROOT / "start.py"), run_name="__main__")


def test_a_first_set_up_ends_ready_and_finds_the_checkout(checkout: Path) -> None:
    assert not environment.is_ready(Purpose.RUN)
    python = environment.prepare(Purpose.RUN)
    assert environment.is_ready(Purpose.RUN)
    (checkout / "facilitator.py").write_text("print('found')", encoding="utf-8")
    done = subprocess.run(
        [python, "-P", "-m", "facilitator"], cwd="/", capture_output=True, text=True, check=True
    )
    assert done.stdout == "found\n"


@pytest.fixture(scope="module")
def bare_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bare") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def built_quickly(checkout: Path, bare_environment: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same checkout; the environment comes from a copy, the test of the first set-up waits for pip."""

    def build() -> None:
        shutil.rmtree(checkout / ".venv", ignore_errors=True)
        shutil.copytree(bare_environment, checkout / ".venv", symlinks=True)

    monkeypatch.setattr(environment, "_build", build)
    return checkout


@pytest.fixture
def ready(built_quickly: Path) -> Path:
    """The same checkout, set up."""
    environment._build()
    environment._write_stamp(Purpose.RUN)
    return built_quickly


def test_a_second_set_up_starts_no_process(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert environment.is_ready(Purpose.RUN)
    assert environment.prepare(Purpose.RUN).is_relative_to(ready)


def test_a_module_compiled_when_it_was_first_imported_is_no_new_set_up(ready: Path) -> None:
    packages = environment._packages_folder()
    assert packages.is_relative_to(ready)
    (packages / "alone.py").write_text("", encoding="utf-8")
    environment._write_stamp(Purpose.RUN)
    elsewhere = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}  # nothing beside the source
    surroundings = {name: value for name, value in os.environ.items() if name not in elsewhere}
    subprocess.run([environment.python_path(), "-c", "import alone"], check=True, env=surroundings)
    assert list((packages / "__pycache__").iterdir())
    assert environment.is_ready(Purpose.RUN)


def test_tests_need_more_than_the_window_and_bring_it(ready: Path) -> None:
    assert not environment.is_ready(Purpose.TEST)
    environment.prepare(Purpose.TEST)
    assert environment.is_ready(Purpose.TEST)
    assert environment.is_ready(Purpose.RUN)
    assert not environment.is_ready(Purpose.CHECK)
    assert ready.is_dir()


def test_newer_versions_are_noticed(ready: Path) -> None:
    (ready / "constraints.txt").write_text("pip>0", encoding="utf-8")
    assert not environment.is_ready(Purpose.RUN)


def test_what_qt_for_python_carries_is_unpacked_and_none_of_an_older_version_stays(ready: Path) -> None:
    package = environment._packages_folder() / "shiboken6"
    (package / "files.dir").mkdir(parents=True)
    (package / "files.dir" / "old.py").touch()
    (package / "__init__.py").write_text(
        "import os, pathlib\n"
        "folder = pathlib.Path(__file__).with_name('files.dir')\n"
        "folder.mkdir()\n"
        "(folder / os.environ['SBK_EMBED']).touch()\n",
        encoding="utf-8",
    )
    (ready / "constraints.txt").write_text("# newer", encoding="utf-8")
    environment.prepare(Purpose.RUN)
    assert [file.name for file in (package / "files.dir").iterdir()] == ["0"]


def test_an_interrupted_set_up_is_gone_on_with(ready: Path) -> None:
    (ready / ".venv" / "stamp.json").unlink()
    marker = ready / ".venv" / "marker"
    marker.touch()
    environment.prepare(Purpose.RUN)
    assert environment.is_ready(Purpose.RUN)
    assert marker.exists(), "what was there was used again"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("bin/python", id="its Python is gone"),
        pytest.param("lib/*/site-packages/pip/_internal/cache.py", id="a file is gone"),
        pytest.param("lib/*/site-packages/pip-*.dist-info/RECORD", id="a package was cut short"),
    ],
)
def test_a_damaged_environment_is_built_anew(
    ready: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = next((ready / ".venv").glob(damage))
    lost.unlink()
    (ready / ".venv" / "stamp.json").unlink()
    environment.prepare(Purpose.RUN)
    assert "damaged; building it anew" in capsys.readouterr().out
    assert environment.is_ready(Purpose.RUN)
    assert lost.exists()


def test_a_package_that_cannot_be_had_is_one_sentence(built_quickly: Path) -> None:
    (built_quickly / "constraints.txt").write_text("pip==0.0.0\n", encoding="utf-8")
    with pytest.raises(CannotGoOnError, match=r"could not be brought .*Check the internet connection"):
        environment.prepare(Purpose.RUN)
    assert not environment.is_ready(Purpose.RUN)


def test_a_full_disk_is_one_sentence(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_ROOM_BYTES", 1 << 60)
    with pytest.raises(CannotGoOnError, match=r"needs 1\.6 GB of free disk space"):
        environment.prepare(Purpose.RUN)
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_too_new_is_one_sentence(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 15, 0))
    with pytest.raises(CannotGoOnError, match=r"not ready for Python 3\.15 yet\. Start it with Python 3\.14"):
        environment.prepare(Purpose.RUN)
    assert not (checkout / ".venv").exists()


def test_a_python_without_venv_names_the_line_to_run(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(CannotGoOnError, match=r"sudo apt-get install -y python3\.\d+-venv"):
        environment.prepare(Purpose.RUN)
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Downloading pandas-3.1.1-cp311-cp311-linux_x86_64.whl (12.4 MB)", "  pandas 3.1.1 (12.4 MB)\n"),
        ("Using cached qrcode-8.2-py3-none-any.whl (45 kB)", "  qrcode 8.2 (45 kB)\n"),
        ("Processing /a-b/c/openpyxl-3.1.5-py2.py3-none-any.whl", "  openpyxl 3.1.5\n"),
        ("Downloading pandas-3.1.1-cp311-cp311-linux_x86_64.whl.metadata (91 kB)", ""),
        ("Requirement already satisfied: pip", ""),
    ],
)
def test_progress_is_one_calm_line_a_package(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    environment._tell(line)
    assert capsys.readouterr().out == said


@pytest.fixture
def x_server() -> Iterator[str]:
    """Something that listens where the X server of display 4711 would."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X4711")
        server.listen()
        yield ":4711"


@pytest.mark.parametrize("display", ["", "nonsense", ":4712", "unix:4712.0", "localhost:4712"])
def test_a_display_that_nobody_serves_is_none(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert not system.has_display()


def test_a_display_that_answers_is_one(x_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", x_server)
    assert system.has_display()


def _missing_library(monkeypatch: pytest.MonkeyPatch, need: Need, *, root: bool) -> None:
    monkeypatch.setattr(system, "LIBRARIES", (Library("libnowhere.so.1", "libnowhere1", need),))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: root)


def test_a_missing_libgl_is_the_one_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _missing_library(monkeypatch, Need.WINDOW, root=False)
    with pytest.raises(CannotGoOnError, match=r"\n    sudo apt-get install -y libnowhere1$"):
        system.mend(is_first_start=False)


def test_root_on_debian_gets_what_is_missing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    _missing_library(monkeypatch, Need.WINDOW, root=True)
    brought: list[str] = []

    def bring(packages: list[str]) -> bool:
        brought.extend(packages)
        monkeypatch.setattr(system, "LIBRARIES", ())
        return True

    monkeypatch.setattr(system, "bring", bring)
    system.mend(is_first_start=True)
    assert brought == ["libnowhere1"]


def test_missing_sound_is_told_once_and_keeps_nobody_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _missing_library(monkeypatch, Need.SOUND, root=False)
    system.mend(is_first_start=True)
    assert "no sound until you run this once:\n    sudo apt-get" in capsys.readouterr().out
    system.mend(is_first_start=False)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("root", [True, False])
def test_a_browser_for_the_tests_is_brought_by_root_on_debian_else_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, root: bool
) -> None:
    brought: list[str] = []
    monkeypatch.setattr(system, "BROWSERS", ("no-such-browser",))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: root)
    monkeypatch.setattr(system, "bring", lambda packages: not brought.extend(packages))
    system.bring_browser()
    assert brought == (["chromium"] if root else [])
    assert ("until Chromium is installed" in capsys.readouterr().out) is not root


def test_an_unknown_word_shows_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["tset"]) == 2
    assert "python3 start.py test" in capsys.readouterr().out


def test_trouble_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*, is_first_start: bool) -> None:
        raise CannotGoOnError(f"No. {is_first_start=}")

    monkeypatch.setattr(system, "mend", refuse)
    assert commands.main([]) == 1
    assert capsys.readouterr().out.startswith("No. ")


def test_chinese_machines_are_spoken_to_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    _missing_library(monkeypatch, Need.WINDOW, root=False)
    assert commands.main([]) == 1
    assert capsys.readouterr().out.startswith("缺少 Qt 所需的系统库")
