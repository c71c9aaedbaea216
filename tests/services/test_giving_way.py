from __future__ import annotations

import threading

import pytest

from facilitator.services.giving_way import give_way, giving_way


def test_long_work_lets_those_go_first_whom_its_thread_gives_way_to() -> None:
    went: list[str] = []
    with giving_way(lambda: went.append("a scan")):
        give_way()
        went.append("a page")
        give_way()
    assert went == ["a scan", "a page", "a scan"]


def test_nobody_goes_first_where_the_thread_gives_way_to_nobody() -> None:
    went: list[str] = []
    with giving_way(lambda: went.append("a scan")):
        elsewhere = threading.Thread(target=give_way)
        elsewhere.start()
        elsewhere.join()
    give_way()
    assert went == []


def test_work_that_fails_gives_way_to_the_same_as_before_it() -> None:
    went: list[str] = []
    with giving_way(lambda: went.append("outer")):
        with pytest.raises(OSError, match="full"), giving_way(lambda: went.append("inner")):
            raise OSError("full")
        give_way()
    assert went == ["outer"]
