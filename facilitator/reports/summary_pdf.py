"""The summary as a PDF to forward: A4, every face embedded, the same bytes for the same summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.language import Language
from facilitator.reports import summary_notes as notes
from facilitator.reports import summary_sections as sections
from facilitator.reports.labels import days
from facilitator.reports.print_canvas import REGULAR, register_faces
from facilitator.reports.style import (
    LINE,
    MARGIN,
    PAGE,
    SECTION,
    SMALL,
    SOFT_INK,
    STEP,
    WIDTH,
    colour,
    printable_line,
)
from facilitator.reports.summary_asked_once import asked_once
from facilitator.reports.summary_brief import BAND, brief, draw_band
from facilitator.reports.summary_room import in_the_room
from facilitator.words import Words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Flowable

_FOOT = 7 * STEP
_LONGEST_IN_FOOT = 36
_BELOW_BAND = PAGE[1] - BAND - _FOOT - 3 * STEP


def write_summary_pdf(path: Path, summary: SessionSummary, language: Language) -> None:
    """Write the summary in that language; OSError where the file cannot be written."""
    register_faces()
    say = Words(language)
    document = _document(path, summary, say)
    document.build(_story(summary, say))


def _story(summary: SessionSummary, say: Words) -> list[Flowable]:
    from reportlab.platypus import NextPageTemplate, PageBreak

    story: list[Flowable] = [NextPageTemplate("body"), *brief(summary, say, _BELOW_BAND), PageBreak()]
    story += sections.reach(summary, say)
    story += sections.delivery(summary, say)
    story += in_the_room(summary, say)
    for result in summary.questionnaires:
        story += sections.changes(result, say)
        story += sections.spread(result, say)
        story += asked_once(result, say)
    story += sections.voices(summary, say)
    story += notes.quality(summary, say)
    story += notes.limits(summary, say)
    story += notes.methods(summary, say)
    return story


def _document(path: Path, summary: SessionSummary, say: Words) -> BaseDocTemplate:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    class Report(BaseDocTemplate):
        """Keeps a bookmark for each section as it comes by."""

        marks = 0

        def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
            if isinstance(flowable, Paragraph) and flowable.style.fontSize == SECTION.size:
                self.marks += 1
                key = f"section-{self.marks}"
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key, level=0)

    def first_page(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.bookmarkPage("brief")
        canvas.addOutlineEntry(say("In short"), "brief", level=0)
        canvas.showOutline()
        draw_band(canvas, summary, say)
        _draw_foot(canvas, summary, say)

    def body_page(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _draw_foot(canvas, summary, say)

    report = Report(
        str(path),
        pagesize=PAGE,
        title=say("{title}: summary", title=summary.title),
        author=say.value(summary.trainers),
        subject=say("{site} · {days}", site=summary.site, days=days(summary, say)),
        creator="Facilitator",
        lang="zh-CN" if say.language is Language.ZH else "en",
        invariant=1,
        initialFontName=REGULAR,
        displayDocTitle=1,
    )
    first = Frame(MARGIN, _FOOT, WIDTH, _BELOW_BAND, 0, 0, 0, 0)
    body = Frame(MARGIN, _FOOT, WIDTH, PAGE[1] - _FOOT - MARGIN, 0, 0, 0, 0)
    report.addPageTemplates(
        [PageTemplate("first", [first], onPage=first_page), PageTemplate("body", [body], onPage=body_page)]
    )
    return report


def _draw_foot(canvas: Canvas, summary: SessionSummary, say: Words) -> None:
    canvas.saveState()
    canvas.setStrokeColor(colour(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, 5 * STEP, PAGE[0] - MARGIN, 5 * STEP)
    canvas.setFont(REGULAR, SMALL)
    canvas.setFillColor(colour(SOFT_INK))
    foot = say(
        "{title} · {site} · check code {hash}",
        title=_shortened(say.text(summary.title)),
        site=_shortened(summary.site),
        hash=summary.content_hash[:8],
    )
    canvas.drawString(MARGIN, 3.5 * STEP, printable_line(foot))
    canvas.drawRightString(PAGE[0] - MARGIN, 3.5 * STEP, str(canvas.getPageNumber()))
    canvas.restoreState()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_IN_FOOT else f"{text[:_LONGEST_IN_FOOT]}…"
