from __future__ import annotations

import threading

from facilitator.services.turns import Turns

PATIENCE_S = 5


def test_who_lets_others_go_first_stands_behind_all_who_waited() -> None:
    turns = Turns()
    order: list[str] = []
    asked = threading.Event()

    def wait_for_a_turn() -> None:
        asked.set()
        with turns:
            order.append("the slide of the room")

    with turns:
        waiting = threading.Thread(target=wait_for_a_turn)
        waiting.start()
        assert asked.wait(PATIENCE_S)
        while turns._given < 2:
            threading.Event().wait(0.001)
        order.append("a page of the file")
        turns.let_others()
        order.append("the next page of the file")
        assert turns.is_taken()
    waiting.join()
    assert order == ["a page of the file", "the slide of the room", "the next page of the file"]
    assert not turns.is_taken()
