"""The run sheet that a trainer tapes to the table: the whole half-day block by block, to read at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.block_names import KIND_NAMES, PRIORITY_NAMES
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, plural
from facilitator.domain.plan_check import PlanTotals, plan_totals
from facilitator.domain.programme import Cut, Priority
from facilitator.domain.run import Plan
from facilitator.domain.running_times import RunningTime, running_times
from facilitator.domain.session import AgendaItem, HalfDay, Session
from facilitator.reports.blocks import together
from facilitator.reports.both_languages import BothLanguages
from facilitator.reports.print_story import shapeless_warning, write_story
from facilitator.reports.style import (
    BODY,
    CELL_BOLD,
    CELL_RIGHT,
    EVERGREEN,
    HEAD,
    INK,
    LINE,
    NOTE,
    NOTE_RIGHT,
    PERSIMMON,
    SMALL,
    SOFT_INK,
    STEP,
    WIDTH,
    Face,
    colour,
    paragraph,
)

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_LEFT = 9 * STEP
_TITLE = Face(HEAD, 22.0, is_bold=True, colour=EVERGREEN, after=2.0)
_FACTS = Face(BODY, 14.0, after=2.0)
_MODULE = Face(BODY + 1, 16.0, is_bold=True, colour=EVERGREEN, before=STEP, after=2.0, keeps_next=True)
_BLOCK = Face(BODY + 1, 15.0, is_bold=True)
_METHOD = Face(SMALL + 1, 12.5, colour=SOFT_INK)
_LINE = Face(BODY - 1, 13.0, left=_LEFT, after=2.0)
_STEP = Face(BODY - 1, 13.0, left=_LEFT, after=1.5, hanging=14.0)
_SAY = Face(BODY, 14.5, is_bold=True, left=_LEFT, before=2.0, after=2.0)
_CUT = Face(BODY - 1, 13.0, left=_LEFT, after=1.5, colour=PERSIMMON)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_MOST_SAID = 160
_LEAST_ROOM = 20 * STEP
_HAN_WEIGHT = 2
_LAST_LATIN = 0x2E7F


def write_run_sheet(
    path: Path, session: Session, half_day: HalfDay, languages: Sequence[Language]
) -> tuple[Message, ...]:
    """Write the run sheet of one half-day, in one language or in two.

    Returns a warning when a text has a character that the typeface lacks. Raises UserError when the
    file cannot be written.
    """
    plan = Plan(session.agenda, half_day.starts_at, half_day.must_end_at)
    both = BothLanguages(languages)
    story = [*_head(session, half_day, plan_totals(plan), both)]
    module = 0
    for time in running_times(plan):
        first: list[Flowable] = []
        if time.item.module_number != module and time.item.module_number:
            first = _module(time.item, both)
        module = time.item.module_number
        story += _kept([*first, *_block(time, both)], both)
    title = session.title.in_language(languages[0])
    foot = " · ".join(part for part in (title, session.site, half_day.label) if part)
    write_story(path, story, title=title, foot=foot, language=languages[0])
    return shapeless_warning(_texts(session))


def in_short(text: str) -> str:
    """Return the first sentences of what is to be said, as many as are read at a glance; never half of one.

    At a glance is about 160 Latin letters or 80 Han characters.
    """
    sentences = [sentence for sentence in _SENTENCE.split(text.strip()) if sentence]
    kept = ""
    for sentence in sentences:
        joined = f"{kept} {sentence}" if kept and ord(kept[-1]) <= _LAST_LATIN else kept + sentence
        if kept and _weight(joined) > _MOST_SAID:
            return f"{kept} …"
        kept = joined
    return kept


def _weight(text: str) -> int:
    return sum(_HAN_WEIGHT if ord(sign) > _LAST_LATIN else 1 for sign in text)


def _head(session: Session, half_day: HalfDay, totals: PlanTotals, both: BothLanguages) -> Iterator[Flowable]:
    yield from both.text(session.title, _TITLE)
    say = both.words[0]
    facts = (session.site, half_day.room, half_day.label, say.value(half_day.starts_at))
    yield paragraph(" · ".join(fact for fact in facts if fact), _FACTS)
    yield from both.message(_end(half_day, totals), replace(_FACTS, after=STEP))


def _end(half_day: HalfDay, totals: PlanTotals) -> Message:
    values: dict[str, object] = {"end": totals.ends_at.time(), "must_end": half_day.must_end_at.time()}
    if totals.over > 0:
        return plural(
            "Ends {end} as planned, {n} minute after it must end ({must_end}).",
            "Ends {end} as planned, {n} minutes after it must end ({must_end}).",
            totals.over,
            **values,
        )
    return plural(
        "Ends {end} as planned; must end {must_end}, so {n} minute is left.",
        "Ends {end} as planned; must end {must_end}, so {n} minutes are left.",
        -totals.over,
        **values,
    )


def _module(item: AgendaItem, both: BothLanguages) -> list[Flowable]:
    return both.message(
        Message("Module {number}: {title}", {"number": item.module_number, "title": item.module_title}),
        _MODULE,
    )


def _block(time: RunningTime, both: BothLanguages) -> Iterator[Flowable]:
    item = time.item
    yield _block_head(time, both)
    if item.aim:
        yield from both.message(Message("Aim: {aim}", {"aim": item.aim}), _LINE)
    for number, step in enumerate(item.steps, start=1):
        yield from both.message(Message("{number}. {step}", {"number": number, "step": step}), _STEP)
    if item.say:
        short = Text(in_short(item.say.en), in_short(item.say.zh))
        yield from both.message(Message('Say: "{words}"', {"words": short}), _SAY)
    things = _things(item)
    if things is not None:
        yield from both.message(things, _LINE)
    for cut in item.cuts:
        yield from both.message(_cut(cut), _CUT)


def _kind(item: AgendaItem, both: BothLanguages) -> list[Flowable]:
    return [paragraph(both.line(KIND_NAMES[item.kind]), _METHOD)]


def _length(item: AgendaItem) -> Message:
    return Message("{n} min", {"n": item.planned_minutes})


def _kept(block: list[Flowable], both: BothLanguages) -> list[Flowable]:
    """Return a block kept on one page; in two languages, where pages would stay half empty, its head."""
    from reportlab.platypus import CondPageBreak

    return [together(*block)] if len(both.words) == 1 else [CondPageBreak(_LEAST_ROOM), *block]


def _what_people_do(item: AgendaItem) -> Message:
    return Message("{kind}: {method}", {"kind": KIND_NAMES[item.kind], "method": item.method})


def _things(item: AgendaItem) -> Message | None:
    """Return in one line what lies ready for a block: its materials, its handout, its slides."""
    things: list[Message] = []
    if item.materials:
        things.append(Message("Materials: {things}", {"things": item.materials}))
    if item.handout:
        things.append(Message("Handout: {handout}", {"handout": item.handout}))
    if item.slides is not None:
        first, last = item.slides.first, item.slides.last
        pages = f"{first}–{last}" if last > first else str(first)
        things.append(Message("Slides: {pages}", {"pages": pages}))
    line = things[0] if things else None
    for thing in things[1:]:
        line = Message("{things}; {more}", {"things": line, "more": thing})
    return line


def _cut(cut: Cut) -> Message:
    values: dict[str, object] = {"behind": cut.behind_minutes, "to": cut.to_minutes, "how": cut.text}
    if not cut.to_minutes:
        return Message("{behind} min behind: leave it out. {how}", values)
    return Message("{behind} min behind: down to {to} min. {how}", values)


def _block_head(time: RunningTime, both: BothLanguages) -> Flowable:
    from reportlab.platypus import Table, TableStyle

    item, is_must = time.item, time.item.priority is Priority.MUST
    method = both.message(_what_people_do(item), _METHOD) if item.method else _kind(item, both)
    what = [*both.text(item.title, _BLOCK), *method]
    length = [
        paragraph(both.words[0].message(_length(item)), replace(CELL_RIGHT, is_bold=True)),
        paragraph(
            both.line(PRIORITY_NAMES[item.priority]),
            replace(NOTE_RIGHT, is_bold=is_must, colour=INK if is_must else SOFT_INK),
        ),
    ]
    start = [
        paragraph(f"{time.starts_at:%H:%M}", replace(CELL_BOLD, size=BODY + 2)),
        paragraph(f"– {time.ends_at:%H:%M}", NOTE),
    ]
    if item.fixed_start is not None:
        start.append(paragraph(both.line(Message("fixed")), NOTE))
    style = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, colour(LINE)),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    widths = [_LEFT, WIDTH - _LEFT - 12 * STEP, 12 * STEP]
    return Table([[start, what, length]], colWidths=widths, style=style, hAlign="LEFT")


def _texts(session: Session) -> Iterator[str]:
    for item in session.agenda:
        texts = (item.title, item.method, item.aim, item.say, item.handout, *item.steps, *item.materials)
        for text in (*texts, *(cut.text for cut in item.cuts)):
            yield text.en + text.zh
