"""Draw groups from who is here, seat late comers, and show the room what it may see of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

from facilitator.domain.groups import (
    GroupDraw,
    Groups,
    GroupWish,
    Mix,
    ShownGroup,
    draw_rounds,
    groups_of_size,
    mixed_value,
    shown_groups,
    with_late_comers,
)
from facilitator.domain.message import Message, UserError, plural
from facilitator.domain.own_field import OwnField
from facilitator.domain.participant import Enrolment, by_every_id
from facilitator.domain.room_code import room_codes
from facilitator.services.changes import Change, Done
from facilitator.services.door import door_state_of
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace
from facilitator.services.seat_people import Place

MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class GroupWork:
    """Who is here, and the draws of a half-day in order. Names are for the trainer's eyes alone."""

    half_day: UUID
    present: tuple[Enrolment, ...]
    draws: tuple[GroupDraw, ...]
    enrolments: Mapping[UUID, Enrolment]
    short_codes: Mapping[UUID, str]
    own_fields: tuple[OwnField, ...] = ()

    def members(self, draw: GroupDraw) -> tuple[tuple[Enrolment, ...], ...]:
        """Return the people of each group; who was taken off the list since is left out."""
        known = self.enrolments
        return tuple(tuple(known[one] for one in group if one in known) for group in draw.groups)

    def late_comers(self, draw: GroupDraw) -> tuple[Enrolment, ...]:
        """Return who is here and in none of its groups."""
        return tuple(one for one in self.present if draw.group_number(one.id) is None)

    def gone(self, draw: GroupDraw) -> tuple[Enrolment, ...]:
        """Return who is in one of its groups and no longer here."""
        here = {one.id for one in self.present}
        return tuple(one for group in self.members(draw) for one in group if one.id not in here)

    def shown(self, draw: GroupDraw) -> tuple[ShownGroup, ...]:
        """Return what a projector may show of a draw: numbers and the ends of badge codes, never a name.

        A whole code would check in whoever types it.
        """
        return shown_groups(
            tuple(tuple(one.id for one in group) for group in self.members(draw)),
            room_codes(self.short_codes),
        )


def load_group_work(ws: Workspace, half_day_id: UUID) -> GroupWork:
    """Return who is here and which groups were drawn."""
    with ws.store.read() as records:
        return _group_work(records, half_day_id)


def draw(ws: Workspace, half_day_id: UUID, wish: GroupWish, item: UUID | None = None) -> Done[GroupWork]:
    """Draw groups of everybody who is here, for one round or several, and keep them.

    Who sat together in an earlier draw of the half-day is kept apart as far as can be; each draw says how
    often it could not. UserError when nobody is here or the wish cannot be. At most about a second.
    """
    work = load_group_work(ws, half_day_id)
    drawn = _drawn(ws, work, wish, [one.groups for one in work.draws], item)
    with ws.store.write() as records:
        for one in drawn:
            records.group_draws.append(one)
            _audit(records, "drawn", one)
        after = _group_work(records, half_day_id)
    return Done(after, Change.GROUPS)


def draw_as_listed(
    ws: Workspace, half_day_id: UUID, place: Place, item: UUID | None = None
) -> Done[GroupWork]:
    """Keep the tables or groups of the list as groups of who is here.

    Who has none sits where the fewest do. UserError when nobody is here or nobody has one.
    """
    work = load_group_work(ws, half_day_id)
    listed: dict[str, list[UUID]] = {}
    for one in sorted(work.present, key=lambda one: _in_order(getattr(one, place.value))):
        if name := getattr(one, place.value):
            listed.setdefault(name, []).append(one.id)
    if not work.present:
        raise UserError(Message("Nobody is checked in yet. Check people in, then draw groups."))
    if not listed:
        raise UserError(
            Message("Nobody who is here has a place by the list. Draw tables on the Plan page, People.")
        )
    present = [one.id for one in work.present]
    groups = with_late_comers(tuple(map(tuple, listed.values())), present, _chance(ws))
    kept = GroupDraw(ws.ids.new_id(), half_day_id, groups, ws.clock.now(), ws.who, item=item)
    with ws.store.write() as records:
        records.group_draws.append(kept)
        _audit(records, "as listed", kept)
        after = _group_work(records, half_day_id)
    return Done(after, Change.GROUPS)


def _in_order(name: str) -> tuple[bool, int, str]:
    """Return how places follow each other: by their number where they have one, then by name."""
    return (not name.isdecimal(), int(name) if name.isdecimal() else 0, name)


def draw_again(ws: Workspace, draw_id: UUID, wish: GroupWish) -> Done[GroupWork]:
    """Draw one round anew in the place of a draw that nobody sat down by; it counts for nothing more."""
    with ws.store.read() as records:
        before = _find(records, draw_id)
        work = _group_work(records, before.half_day)
    earlier = [one.groups for one in work.draws if one.id != draw_id]
    (drawn,) = _drawn(ws, work, replace(wish, rounds=1), earlier, before.item)
    return _replace(ws, replace(drawn, id=draw_id), "drawn again")


def seat_late_comers(ws: Workspace, draw_id: UUID) -> Done[GroupWork]:
    """Put who came since into the smallest groups and take out who left; nobody else moves."""
    with ws.store.read() as records:
        work = _group_work(records, _find(records, draw_id).half_day)
    before = next(one for one in work.draws if one.id == draw_id)
    if not work.late_comers(before) and not work.gone(before):
        return Done(work)
    groups = with_late_comers(
        before.groups,
        [one.id for one in work.present],
        _chance(ws),
        values=_values(work.present, before.mix),
        earlier=[one.groups for one in work.draws if one.id != draw_id],
    )
    return _replace(ws, replace(before, groups=groups), "seated")


def remove_draw(ws: Workspace, draw_id: UUID) -> Done[GroupDraw]:
    """Delete a draw and return it, for `restore_draw`; who sat together in it may meet again."""
    with ws.store.write() as records:
        removed = _find(records, draw_id)
        records.group_draws.remove(draw_id)
        _audit(records, "removed", removed)
    return Done(removed, Change.GROUPS)


def restore_draw(ws: Workspace, removed: GroupDraw) -> Done[GroupWork]:
    """Put a deleted or changed draw back as it was; one that was deleted comes last."""
    with ws.store.write() as records:
        find_session_of(records, removed.half_day)
        if records.group_draws.get(removed.id) is None:
            records.group_draws.append(removed)
        else:
            records.group_draws.replace(removed)
        _audit(records, "put back", removed)
        after = _group_work(records, removed.half_day)
    return Done(after, Change.GROUPS)


def _group_work(records: Records, half_day_id: UUID) -> GroupWork:
    session = find_session_of(records, half_day_id)
    door = door_state_of(records, session, half_day_id)
    known = by_every_id(one.enrolment for one in door.presences)
    return GroupWork(
        half_day=half_day_id,
        present=tuple(one.enrolment for one in door.presences if one.is_present),
        draws=tuple(
            replace(one, groups=_known_as(one.groups, known))
            for one in records.group_draws.of_half_day(half_day_id)
        ),
        enrolments={one.enrolment.id: one.enrolment for one in door.presences},
        short_codes=door.short_codes,
        own_fields=records.own_fields.all(),
    )


def _known_as(groups: Groups, known: Mapping[UUID, Enrolment]) -> Groups:
    """Return the groups with two who were found to be one person as that one, where they first sit."""
    seated: set[UUID] = set()
    shown: list[tuple[UUID, ...]] = []
    for group in groups:
        named = dict.fromkeys(known[one].id if one in known else one for one in group)
        shown.append(tuple(one for one in named if one not in seated))
        seated.update(named)
    return tuple(shown)


def _drawn(
    ws: Workspace, work: GroupWork, wish: GroupWish, earlier: Sequence[Groups], item: UUID | None
) -> list[GroupDraw]:
    people = [one.id for one in work.present]
    groups = _number_of_groups(len(people), wish)
    plan = draw_rounds(
        people,
        groups,
        wish.rounds,
        _chance(ws),
        values=_values(work.present, wish.mix),
        earlier=earlier,
    )
    return [
        GroupDraw(
            id=ws.ids.new_id(),
            half_day=work.half_day,
            groups=one.groups,
            at=ws.clock.now(),
            who=ws.who,
            mix=wish.mix,
            repeats=one.repeats,
            is_least=one.is_least,
            item=item,
        )
        for one in plan
    ]


def _number_of_groups(people: int, wish: GroupWish) -> int:
    """Return how many groups are meant; UserError where they cannot be."""
    if not people:
        raise UserError(Message("Nobody is checked in yet. Check people in, then draw groups."))
    if wish.number < 1:
        raise UserError(Message("Say how many groups there shall be, or how many people in each."))
    if not 1 <= wish.rounds <= MOST_ROUNDS:
        raise UserError(Message("Draw 1 to {most} rounds at a time.", {"most": MOST_ROUNDS}))
    if wish.is_size:
        return groups_of_size(people, wish.number)
    if wish.number > people:
        raise UserError(
            plural(
                "Only one person is here. Check more people in, then draw groups.",
                "Only {n} people are here. Ask for fewer groups.",
                people,
            )
        )
    return wish.number


def _values(people: Iterable[Enrolment], mix: Mix | None) -> dict[UUID, str]:
    return {one.id: mixed_value(one.person, mix) for one in people}


def _chance(ws: Workspace) -> Random:
    """Return chance that begins with a fresh id, so that a test draws the same twice."""
    return Random(ws.ids.new_id().int)  # noqa: S311  who sits where is no secret


def _replace(ws: Workspace, changed: GroupDraw, what: str) -> Done[GroupWork]:
    with ws.store.write() as records:
        _find(records, changed.id)
        records.group_draws.replace(changed)
        _audit(records, what, changed)
        after = _group_work(records, changed.half_day)
    return Done(after, Change.GROUPS)


def _find(records: Records, draw_id: UUID) -> GroupDraw:
    found = records.group_draws.get(draw_id)
    if found is None:
        raise UserError(Message("These groups are no longer there. Draw new ones."))
    return found


def _audit(records: Records, what: str, changed: GroupDraw) -> None:
    """Keep that it was done, by how many; neither who sits where nor by what they were mixed."""
    people = sum(map(len, changed.groups))
    records.journal.audit(f"groups {changed.id} {what}: {len(changed.groups)} of {people} people")
