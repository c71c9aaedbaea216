"""Which energizers of a programme were not used yet, so that nobody plays the same game twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from facilitator.domain.programme import BlockKind
from facilitator.domain.run_event import LeftOut
from facilitator.domain.session import AgendaItem
from facilitator.domain.tally import Tally


@dataclass(frozen=True, slots=True)
class Energizer:
    """A block to loosen the room up, ready to be put in; `used_at` is when it was begun here before."""

    item: AgendaItem
    used_at: datetime | None = None


def energizers(items: Sequence[AgendaItem], run: Tally, chance: Random) -> tuple[Energizer, ...]:
    """Return the energizers among those blocks, best first: unused in an order of chance, then the oldest.

    A block is known by its title. One that still comes in the agenda is not offered: it is planned.
    """
    begun: dict[tuple[str, str], datetime] = {}
    coming = set()
    for place, item in enumerate(run.items):
        began = run.began[place]
        if began is not None:
            begun[_name(item)] = max(began, begun.get(_name(item), began))
        elif run.left_out[place] is LeftOut.NO:
            coming.add(_name(item))
    games = {_name(one): one for one in items if one.kind is BlockKind.ENERGIZER}
    offered = [one for name, one in games.items() if name not in coming]
    unused = [Energizer(one) for one in offered if _name(one) not in begun]
    chance.shuffle(unused)
    used = sorted((one for one in offered if _name(one) in begun), key=lambda one: begun[_name(one)])
    return (*unused, *(Energizer(one, begun[_name(one)]) for one in used))


def _name(item: AgendaItem) -> tuple[str, str]:
    return item.title.en, item.title.zh
