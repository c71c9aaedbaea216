from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from facilitator import compose
from facilitator.compose import clock, window
from facilitator.compose.clock import SystemClock, SystemIds
from facilitator.domain.message import UserError


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
