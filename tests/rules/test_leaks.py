"""The watch over every test is awake: it fails on what is left behind, and names the line."""

from __future__ import annotations

import threading

import pytest

from tests.leaks import nothing_left_behind


def test_a_thread_left_behind_fails_and_names_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.leaks._PATIENCE_SECONDS", 0.05)
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    complaint = r"thread .* started at tests/rules/test_leaks\.py:\d+"
    with pytest.raises(pytest.fail.Exception, match=complaint), nothing_left_behind():
        thread.start()
    release.set()
    thread.join()


def test_a_thread_that_ends_in_time_is_no_leak() -> None:
    with nothing_left_behind():
        threading.Thread(target=threading.Event().wait, args=(0.05,)).start()


@pytest.mark.qt
def test_a_timer_left_running_fails_and_names_its_line(qapp: object) -> None:
    from PySide6.QtCore import QTimer

    assert qapp
    timer = QTimer()
    complaint = r"QTimer started at tests/rules/test_leaks\.py:\d+"
    with pytest.raises(pytest.fail.Exception, match=complaint), nothing_left_behind():
        timer.start(1_000)
    timer.stop()


@pytest.mark.qt
def test_a_window_left_open_fails(qapp: object) -> None:
    from PySide6.QtWidgets import QWidget

    assert qapp
    with pytest.raises(pytest.fail.Exception, match="window"), nothing_left_behind():
        window = QWidget()
    window.deleteLater()
