"""Print badges: everybody's, those of some people, or the spare ones for who comes unannounced."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from facilitator.domain.badge_sheet import BadgePrint
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.session import Session
from facilitator.reports.badges import write_badges
from facilitator.services.changes import Change, Done
from facilitator.services.free_path import free_path
from facilitator.services.issue_badges import (
    IssuedBadge,
    are_written,
    hold_spares,
    issue_badges,
    issue_spares,
    list_badges,
    pick_badges,
)
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import Workspace


class Whose(StrEnum):
    """Whose badges are printed."""

    EVERYBODY = "everybody"
    CHOSEN = "chosen"
    SPARE = "spare"


@dataclass(frozen=True, slots=True)
class BadgeOrder:
    """What to print: whose badges, how many fresh spare ones behind them, and as what.

    `people` are the ids of the persons chosen; `wanted` names more as people type them: a code, an
    employee number, a part of a name. SPARE prints those again that were not given out yet.
    """

    whose: Whose = Whose.EVERYBODY
    people: AbstractSet[UUID] = frozenset()
    wanted: tuple[str, ...] = ()
    fresh_spares: int = 0
    print_as: BadgePrint = field(default_factory=BadgePrint)


@dataclass(frozen=True, slots=True)
class PrintedBadges:
    """The file of badges: how many are in it, what to look at, how many spare ones are left to give out."""

    path: Path
    count: int
    spares_left: int
    warnings: tuple[Message, ...]


def print_badges(
    ws: Workspace,
    session: Session,
    order: BadgeOrder,
    path: Path,
    languages: Sequence[Language],
    *,
    keep_existing: bool = False,
) -> Done[PrintedBadges]:
    """Give out the badges asked for, then write them: `give_out_badges` and `write_given_out` in one."""
    given_out = give_out_badges(ws, session, order)
    printed = write_given_out(
        ws, session, order, path, languages, given_out.value, keep_existing=keep_existing
    )
    return Done(printed.value, given_out.changes | printed.changes)


def give_out_badges(ws: Workspace, session: Session, order: BadgeOrder) -> Done[tuple[IssuedBadge, ...]]:
    """Give a badge to everybody who has none and return those asked for, fresh spare ones last.

    UserError, with nothing given out, where the format has no such place. UserError where nobody is meant;
    badges that people were given by then stay theirs and are printed the next time.
    """
    order.print_as.sheet()
    issued = issue_badges(ws, session.id)
    badges, changes = _asked_for(ws, session.id, issued.value, order), issued.changes
    if order.fresh_spares:
        fresh = issue_spares(ws, session.id, order.fresh_spares, until_written=True)
        badges, changes = (*badges, *fresh.value), changes | fresh.changes
    return Done(badges, changes)


def write_given_out(
    ws: Workspace,
    session: Session,
    order: BadgeOrder,
    path: Path,
    languages: Sequence[Language],
    badges: tuple[IssuedBadge, ...],
    *,
    keep_existing: bool = False,
) -> Done[PrintedBadges]:
    """Write badges that were given out.

    With `keep_existing` a file that stands there stays, and the new one has a number behind its name.
    UserError where the file cannot be written: badges of people stay theirs, fresh spare ones wait for the
    next order of spare ones.
    """
    path = free_path(path) if keep_existing else path
    fresh = _FreshSpares(ws, session.id, badges[len(badges) - order.fresh_spares :])
    try:
        warnings = write_badges(
            path,
            session,
            badges,
            languages,
            organisation=organisation(ws),
            print_as=order.print_as,
            is_whole=fresh.are_written,
        )
    except BaseException:
        fresh.hold()
        raise
    done = PrintedBadges(path, len(badges), spares_left(list_badges(ws, session.id)), warnings)
    return Done(done, Change.ROSTER if order.fresh_spares else Change.NOTHING)


class _FreshSpares:
    """Spare badges of one order: theirs alone from the moment they are issued until the file is seen."""

    def __init__(self, ws: Workspace, session_id: UUID, badges: Sequence[IssuedBadge]) -> None:
        self._ws = ws
        self._session_id = session_id
        self._serials = [one.badge.serial for one in badges]
        self._are_ours = True

    def are_written(self, _part: Path) -> bool:
        """Let go of them; no where another order has taken them meanwhile."""
        if self._serials:
            self._are_ours = are_written(self._ws, self._session_id, self._serials)
        return self._are_ours

    def hold(self) -> None:
        """Keep them for the next order: their file was not written."""
        if self._serials and self._are_ours:
            hold_spares(self._ws, self._session_id, self._serials)


def spares_left(badges: Sequence[IssuedBadge]) -> int:
    """Return how many of these are nobody's yet."""
    return sum(one.enrolment is None for one in badges)


def _asked_for(
    ws: Workspace, session_id: UUID, everybody: tuple[IssuedBadge, ...], order: BadgeOrder
) -> tuple[IssuedBadge, ...]:
    if order.whose is Whose.EVERYBODY:
        return everybody
    listed = list_badges(ws, session_id)
    if order.whose is Whose.SPARE:
        spare = tuple(one for one in listed if one.enrolment is None)
        if not spare and not order.fresh_spares:
            raise UserError(Message("No spare badge is left. Ask for some more."))
        return spare
    named = {one.badge.serial for typed in order.wanted for one in pick_badges(listed, typed)}
    chosen = tuple(
        one
        for one in (*everybody, *(one for one in listed if one.enrolment is None))
        if one.badge.serial in named
        or (one.enrolment is not None and one.enrolment.person.id in order.people)
    )
    if not chosen:
        raise UserError(Message("Choose the people whose badges you want first."))
    return chosen
