"""The list of what to bring to a half-day, with how many of each for the people expected, to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.language import Language
from facilitator.domain.materials import Each, MaterialLine, materials_of, tables_for
from facilitator.domain.message import Message
from facilitator.domain.session import HalfDay, Session
from facilitator.reports.both_languages import BothLanguages
from facilitator.reports.drawing import drawn
from facilitator.reports.print_story import shapeless_warning, write_story
from facilitator.reports.style import (
    BODY,
    EVERGREEN,
    HEAD,
    INK,
    LINE,
    NOTE,
    STEP,
    WIDTH,
    Face,
    colour,
    paragraph,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

_TITLE = Face(HEAD, 22.0, is_bold=True, colour=EVERGREEN, after=2.0)
_FACTS = Face(BODY, 14.0, after=2.0)
_GROUP = Face(BODY + 1, 16.0, is_bold=True, colour=EVERGREEN, before=2 * STEP, after=2.0, keeps_next=True)
_WHAT = Face(BODY, 14.0)
_COUNT = Face(BODY + 2, 16.0, is_bold=True, is_right=True)
_BOX = 10.0
_GROUPS = {
    Each.PERSON: Message("For each person"),
    Each.TABLE: Message("For each table"),
    Each.ROOM: Message("For all together"),
}


def write_materials_list(
    path: Path, session: Session, half_day: HalfDay, people: int, languages: Sequence[Language]
) -> tuple[Message, ...]:
    """Write what to bring for so many people, in one language or in two; 0 people leave room to write.

    Returns a warning when a text has a character that the typeface lacks. Raises UserError when the
    file cannot be written.
    """
    both = BothLanguages(languages)
    lines = materials_of(session.agenda, people)
    story = list(_head(session, half_day, people, both))
    for each in Each:
        group = [line for line in lines if line.each is each]
        if group:
            story += [*both.message(_GROUPS[each], _GROUP), _table(group, both)]
    if not lines:
        story += both.message(Message("No block of the agenda names a material."), _FACTS)
    title = session.title.in_language(languages[0])
    foot = " · ".join(part for part in (title, session.site, half_day.label) if part)
    write_story(path, story, title=title, foot=foot, language=languages[0])
    return shapeless_warning(line.what.en + line.what.zh for line in lines)


def _head(session: Session, half_day: HalfDay, people: int, both: BothLanguages) -> Iterator[Flowable]:
    yield from both.message(Message("What to bring: {title}", {"title": session.title}), _TITLE)
    facts = (session.site, half_day.room, half_day.label, both.words[0].value(half_day.starts_at))
    yield paragraph(" · ".join(fact for fact in facts if fact), _FACTS)
    expected = (
        Message(
            "{people} people are expected, at {tables} tables of six to eight.",
            {"people": people, "tables": tables_for(people)},
        )
        if people
        else Message("Nobody is on the list yet: write in how many people will come: ____")
    )
    yield from both.message(expected, _FACTS)


def _table(lines: Sequence[MaterialLine], both: BothLanguages) -> Flowable:
    from reportlab.platypus import Table, TableStyle

    rows = [
        [
            drawn(_BOX, _tick_box, _BOX),
            paragraph(_how_many(line), _COUNT),
            both.text(line.what, _WHAT),
            [paragraph(both.text_line(block), NOTE) for block in line.blocks],
        ]
        for line in lines
    ]
    style = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (0, -1), 7),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(LINE)),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), STEP),
        ]
    )
    widths = [3 * STEP, 7 * STEP, WIDTH - 30 * STEP, 20 * STEP]
    return Table(rows, colWidths=widths, style=style, hAlign="LEFT")


def _how_many(line: MaterialLine) -> str:
    if line.each is Each.ROOM:
        return ""
    return "____" if line.count is None else f"{line.count} ×"


def _tick_box(canvas: Canvas) -> None:
    canvas.setStrokeColor(colour(INK))
    canvas.setLineWidth(0.8)
    canvas.rect(0.5, 0, _BOX - 1, _BOX - 1, stroke=1, fill=0)
