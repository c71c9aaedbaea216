"""The rule of a pack that says who counts as trained."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.domain.message import Message
from facilitator.domain.programme import TrainedRule
from facilitator.programmes.pack_fields import Fields

_ALL = 100


def read_trained(top: Fields, modules: Collection[int]) -> TrainedRule:
    """Return the rule of a pack: what is left out or cannot be is as in the rule of every programme.

    `modules` are the numbers that the pack has; one that it has not is told and left out.
    """
    table, usual = top.table("trained"), TrainedRule()
    if table is None:
        return usual
    wanted = table.whole_numbers("modules", "[1, 2, 3]")
    for number in wanted:
        if number not in modules:
            table.problem(Message("{file}, {where}: there is no module {number}.", {"number": number}))
    rule = TrainedRule(
        least_percent=_percent(table, "percent", usual.least_percent),
        modules=tuple(dict.fromkeys(number for number in wanted if number in modules)),
        module_percent=_percent(table, "module_percent", usual.module_percent),
    )
    table.finish()
    return rule


def _percent(table: Fields, key: str, usual: int) -> int:
    """Return a share from 1 to 100, or the usual one."""
    found = table.number(key)
    if found is None:
        return usual
    if not 0 < found <= _ALL:
        table.problem(
            Message(
                '{file}, {where}: "{field}" is {number}; it can be 1 to 100.', {"field": key, "number": found}
            )
        )
        return usual
    return found
