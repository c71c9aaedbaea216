"""The modules of a pack and their blocks, each field checked where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.message import Message
from facilitator.domain.programme import Block, BlockKind, Cut, Minutes, Module, Priority, SlideRange
from facilitator.programmes.pack_fields import Fields


@dataclass(frozen=True, slots=True)
class Parts:
    """What blocks may refer to: pages of each deck, keys of the questionnaires."""

    pages: dict[str, int]
    questionnaires: frozenset[str]


def _slides(fields: Fields, parts: Parts) -> SlideRange | None:
    """Return the pages of a block, if the deck has them."""
    table = fields.table("slides")
    if table is None:
        return None
    deck, pages = table.word("deck"), table.numbers("pages", 2, "[3, 5]")
    table.finish()
    if pages is None:
        if "pages" not in table.values:
            table.problem(Message('{file}, {where}: "{field}" is missing.', {"field": "pages"}))
        return None
    if deck not in parts.pages or not 1 <= pages[0] <= pages[1] <= parts.pages[deck]:
        table.problem(
            Message(
                '{file}, {where}: deck "{deck}" has no pages {first} to {last}.',
                {"deck": deck, "first": pages[0], "last": pages[1]},
            )
        )
        return None
    return SlideRange(deck, pages[0], pages[1])


def _cuts(fields: Fields, minutes: Minutes, priority: Priority) -> tuple[Cut, ...]:
    """Return what to leave out of a block when the day is late, the smallest lateness first."""
    cuts: dict[int, Cut] = {}
    for table in fields.tables("cuts", f"{fields.where}, "):
        behind, to, text = table.number("behind"), table.number("to"), table.text("text")
        table.finish()
        for field, value in (("behind", behind), ("to", to)):
            if value is None and field not in table.values:
                table.problem(Message('{file}, {where}: "{field}" is missing.', {"field": field}))
        if behind is None or to is None:
            continue
        is_left_out = to == 0 and priority is not Priority.MUST
        if not is_left_out and not minutes.least <= to <= minutes.ideal:
            table.problem(
                Message(
                    '{file}, {where}: "to" can be {least} to {ideal} minutes, or 0 where it is no must.',
                    {"least": minutes.least, "ideal": minutes.ideal},
                )
            )
        elif behind in cuts:
            table.problem(Message('{file}, {where}: "behind" is {n} twice.', {"n": behind}))
        else:
            cuts[behind] = Cut(behind, to, text)
    return tuple(cuts[behind] for behind in sorted(cuts))


def _block(fields: Fields, parts: Parts, taken: set[str]) -> Block | None:
    """Return one block; none without a title or minutes, which is then said."""
    title, minutes = fields.text("title"), fields.minutes("minutes")
    if not title:
        fields.problem(Message('{file}, {where}: "{field}" is missing.', {"field": "title"}))
    key = _fresh_key(fields, taken, "block")
    questionnaire = fields.word("questionnaire") or None
    if questionnaire is not None and questionnaire not in parts.questionnaires:
        fields.problem(
            Message('{file}, {where}: there is no questionnaire "{key}" in the pack.', {"key": questionnaire})
        )
        questionnaire = None
    kind = fields.one_of("kind", tuple(BlockKind), BlockKind.TALK)
    priority = fields.one_of("priority", tuple(Priority), Priority.SHOULD)
    block = None
    if title and minutes:
        block = Block(
            key=key,
            kind=BlockKind(kind),
            title=title,
            minutes=minutes,
            priority=Priority(priority),
            aim=fields.text("aim"),
            steps=fields.texts("steps"),
            say=fields.text("say"),
            materials=fields.texts("materials"),
            handout=fields.text("handout"),
            slides=_slides(fields, parts),
            questionnaire=questionnaire,
            fixed_start=fields.clock("fixed_start"),
            method=fields.text("method"),
            cuts=_cuts(fields, minutes, Priority(priority)),
        )
        fields.finish()
    return block


def _fresh_key(fields: Fields, taken: set[str], kind: str) -> str:
    """Return the key of a table, or one made for it; never one in use."""
    key = fields.word("key") or f"{kind}_{len(taken) + 1}"
    if key in taken:
        fields.problem(Message('{file}, {where}: the key "{key}" is used twice.', {"key": key}))
        key = f"{key}_{len(taken) + 1}"
    taken.add(key)
    return key


def read_modules(top: Fields, parts: Parts) -> tuple[Module, ...]:
    """Return the modules that have at least one block."""
    modules, module_keys, block_keys = [], set[str](), set[str]()
    for place, fields in enumerate(top.tables("module", ""), start=1):
        key = _fresh_key(fields, module_keys, "module")
        number = fields.number("number")
        title, aim = fields.text("title"), fields.text("aim")
        found = [_block(block, parts, block_keys) for block in fields.tables("block", f"{fields.where}, ")]
        blocks = tuple(block for block in found if block)
        fields.finish()
        if blocks:
            modules.append(Module(key, place if number is None else number, title, aim, blocks))
        else:
            fields.problem(Message("{file}, {where}: the module has no block that can be used."))
    return tuple(modules)
