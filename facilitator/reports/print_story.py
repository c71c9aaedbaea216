"""A document in flowing text to print: A4 with a foot on each page, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError, plural
from facilitator.reports.print_canvas import REGULAR, register_faces, unprintable
from facilitator.reports.style import LINE, MARGIN, PAGE, SMALL, SOFT_INK, STEP, colour, printable_line
from facilitator.services.giving_way import give_way

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Flowable

_FOOT = 6 * STEP
_TOP = 5 * STEP
_LONGEST_FOOT = 90


def write_story(path: Path, story: Sequence[Flowable], *, title: str, foot: str, language: Language) -> int:
    """Write the blocks page after page, `foot` and the number below each; returns how many pages.

    The same content gives the same bytes. Raises UserError when the file cannot be written.
    """
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    register_faces()

    def draw_foot(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setStrokeColor(colour(LINE))
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, 5 * STEP, PAGE[0] - MARGIN, 5 * STEP)
        canvas.setFont(REGULAR, SMALL)
        canvas.setFillColor(colour(SOFT_INK))
        canvas.drawString(MARGIN, 3.5 * STEP, printable_line(_shortened(foot)))
        canvas.drawRightString(PAGE[0] - MARGIN, 3.5 * STEP, str(canvas.getPageNumber()))
        canvas.restoreState()
        give_way()

    part = path.with_name(f".{path.name}.part")
    document = BaseDocTemplate(
        str(part),
        pagesize=PAGE,
        title=title,
        creator="Facilitator",
        lang="zh-CN" if language is Language.ZH else "en",
        invariant=1,
        initialFontName=REGULAR,
        displayDocTitle=1,
    )
    frame = Frame(MARGIN, _FOOT, PAGE[0] - 2 * MARGIN, PAGE[1] - _FOOT - _TOP, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("page", [frame], onPage=draw_foot)])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        document.build(list(story))
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError(
            Message(
                "{file} could not be written: {reason}. Close it elsewhere or choose another folder.",
                {"file": path.name, "reason": error.strerror or str(error)},
            )
        ) from error
    return int(document.page)


def shapeless_warning(texts: Iterable[str]) -> tuple[Message, ...]:
    """Return one sentence about characters that will print as an empty box, or none."""
    characters = unprintable(texts)
    if not characters:
        return ()
    return (
        plural(
            "{n} character prints as an empty box; write it in by hand.",
            "{n} characters print as an empty box; write them in by hand.",
            len(characters),
        ),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_FOOT else f"{text[:_LONGEST_FOOT]}…"
