from __future__ import annotations

import ctypes
import time
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitator import compose
from facilitator.compose import clock, doctor, window
from facilitator.compose.clock import SystemClock, SystemIds
from facilitator.domain.message import Message, UserError


def test_ids_are_version_seven_and_sort_by_time() -> None:
    ids = SystemIds()
    first, *_, last = made = [ids.new_id() for _ in range(1000)]
    assert {one.version for one in made} == {7}
    assert len(set(made)) == 1000
    assert first.int >> 80 <= last.int >> 80


def test_the_account_of_the_laptop_signs_the_audit_and_nothing_that_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("getpass.getuser", lambda: "ASUS")
    workspace = compose.open_workspace(str(tmp_path / "data" / "workspace.db"))
    assert workspace.who == ""
    with workspace.store.write() as records:
        records.journal.audit("looked at")
        assert records.journal.audit_lines(1)[0].who == "ASUS"
    workspace.store.close()


def test_a_laptop_whose_account_has_no_name_is_opened_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("getpass.getuser", nobody)
    compose.open_workspace(str(tmp_path / "data" / "workspace.db")).store.close()


def test_the_clock_knows_its_zone_and_the_boot_it_is_in() -> None:
    one, other = SystemClock().instant(), SystemClock().instant()
    assert one.wall.tzinfo is not None
    assert one.boot == other.boot
    assert one.monotonic_ns <= other.monotonic_ns


def test_where_the_system_names_no_boot_the_name_stays_within_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(clock, "_BOOT_ID", tmp_path / "nothing")
    system = SystemClock()
    before = system.instant().boot
    monkeypatch.setattr("time.time_ns", lambda: 0)
    assert before
    assert system.instant().boot == before


@pytest.mark.parametrize(
    ("environment", "is_well"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "offscreen:configfile=x.json"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({}, False),
    ],
)
def test_qt_is_not_started_where_it_would_abort(
    environment: dict[str, str], is_well: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if is_well:
        window.check_display()
        return
    with pytest.raises(UserError, match="There is no display here"):
        window.check_display()


def test_a_missing_library_of_x11_comes_with_the_line_that_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(UserError, match="apt-get install libxcb-cursor0"):
        window.check_display()


def test_a_missing_libgl_comes_with_the_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, *arguments: object, **more: object) -> object:
        if name.startswith("ui"):
            raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
        return real(name, *arguments, **more)  # type: ignore[arg-type]

    real = __builtins__["__import__"] if isinstance(__builtins__, dict) else __builtins__.__import__
    monkeypatch.setattr("builtins.__import__", refuse)
    with pytest.raises(UserError, match=r"libGL\.so\.1.*apt-get install libgl1"):
        window.check_qt()


@pytest.mark.parametrize(
    ("system", "clock_name"), [("linux", "CLOCK_BOOTTIME"), ("darwin", "CLOCK_MONOTONIC"), ("win32", None)]
)
def test_time_asleep_counts_on_every_system(
    monkeypatch: pytest.MonkeyPatch, system: str, clock_name: str | None
) -> None:
    numbers = {"CLOCK_BOOTTIME": 7, "CLOCK_MONOTONIC": 1}
    for name, number in numbers.items():
        monkeypatch.setattr(time, name, number, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda number: 1000 + number, raising=False)
    monkeypatch.setattr(time, "monotonic_ns", lambda: 5)
    monkeypatch.setattr(clock.sys, "platform", system)
    found = clock.monotonic_ns()
    monkeypatch.undo()
    assert found == (5 if clock_name is None else 1000 + numbers[clock_name])


def test_a_user_without_a_name_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert compose._user_name() == ""


def test_the_user_s_own_folder_is_the_system_s_place_for_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACILITATOR_CONFIG_DIR", raising=False)
    assert "Facilitator" in str(compose.own_folder())


def test_a_checkout_knows_its_version_without_being_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    project = tomllib.loads((compose.HOME / "pyproject.toml").read_text("utf-8"))["project"]
    assert compose.version() == project["version"]


def test_a_workspace_that_is_not_there_yet_has_nothing_to_move(tmp_path: Path) -> None:
    compose.move(str(tmp_path / "workspace.db"), tmp_path / "elsewhere.db")
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ the doctor


def facts(address: str | None) -> dict[str, doctor.Fact]:
    return {fact.key: fact for fact in doctor.examine(address)}


def no_qt() -> None:
    raise UserError(Message("A library of the system is missing."))


def test_the_doctor_names_what_is_missing_and_what_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_PACKAGES", ("SQLAlchemy", "no-such-package"))
    monkeypatch.setattr(window, "check_qt", no_qt)
    (tmp_path / "workspace.db").write_bytes(b"not a workspace\n" * 400)
    found = facts(str(tmp_path / "workspace.db"))
    assert {key for key, fact in found.items() if not fact.is_well} >= {"no-such-package", "store", "qt"}
    assert found["sqlalchemy"].is_well


def test_the_doctor_measures_the_disk_of_a_folder_that_may_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "check_qt", no_qt)
    disks = {tmp_path: SimpleNamespace(free=8_000_000)}
    monkeypatch.setattr("shutil.disk_usage", disks.__getitem__)
    found = facts(str(tmp_path / "OneDrive" / "2026" / "workspace.db"))
    assert list(tmp_path.iterdir()) == []
    assert not found["store"].is_well
    assert (str(found["disk"].value), found["disk"].is_well) == ("8 MB free", False)


@pytest.mark.qt
def test_without_a_display_the_doctor_asks_qt_off_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    found = facts(str(tmp_path / "workspace.db"))
    assert not found["window"].is_well
    assert found["screens"].is_well


@pytest.mark.qt
def test_a_qt_that_does_not_start_is_a_fact_and_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(doctor.sys, "executable", str(tmp_path / "no python"))
    assert str(facts(str(tmp_path / "workspace.db"))["screens"].value) == "Qt did not start here"


@pytest.mark.qt
def test_the_window_is_run_with_its_parts_and_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    shown: list[object] = []

    def run(parts: object) -> int:
        shown.append(parts)
        return 7

    monkeypatch.setattr("ui.app.run", run)
    assert window.run_window(str(tmp_path / "workspace.db")) == 7
    (parts,) = shown
    assert parts.own_folder == tmp_path  # type: ignore[attr-defined]
    workspace = parts.open_workspace()  # type: ignore[attr-defined]
    assert parts.back_up(workspace) is None, "nothing has changed yet"  # type: ignore[attr-defined]
    workspace.store.close()


def test_another_package_of_our_names_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "HOME", Path("/elsewhere"))
    with pytest.raises(UserError, match="Another package named") as refused:
        compose.check_rooms()
    assert refused.value.message.values == {"room": "ui", "place": str(Path(compose.__file__).parents[2])}


def test_a_package_of_ours_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "ROOMS", ("facilitator_attic",))
    with pytest.raises(UserError) as refused:
        compose.check_rooms()
    assert refused.value.message.values == {"room": "facilitator_attic", "place": "?"}
