"""A sheet to print on: a PDF canvas measured in millimetres from the page's top left corner.

The same content gives the same bytes (reportlab's `invariant`), both faces of the bundled typeface
are embedded, and text is drawn as it stands: no markup is read from a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.text_width import MM_PER_POINT, fitted
from facilitator.services.giving_way import give_way
from facilitator.services.private_files import hold_back
from resources import font_path

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
EMPTY_BOX = "□"
INK = 0.13
GREY = 0.42


class PrintCanvas:
    """Pages of one size on which reports draw in millimetres; `save` writes the file whole or not at all."""

    def __init__(self, path: Path, title: str, page_mm: tuple[float, float], language: Language) -> None:
        from reportlab.pdfgen.canvas import Canvas

        register_faces()
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self.width_mm, self.height_mm = page_mm
        self.pdf: Canvas = Canvas(
            str(self._part),
            pagesize=(points(self.width_mm), points(self.height_mm)),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,  # type: ignore[arg-type] # a name; the stub says float
            lang="zh-CN" if language is Language.ZH else "en",
        )
        self.pdf.setTitle(title)
        self.pdf.setCreator("Facilitator")
        _give_way_between_streams(self.pdf)

    def y(self, from_top_mm: float) -> float:
        """Return reportlab's y in points for a distance from the page's top."""
        return points(self.height_mm - from_top_mm)

    def text(
        self,
        text: str,
        x_mm: float,
        baseline_mm: float,
        size_pt: float,
        *,
        is_bold: bool = False,
        grey: float = INK,
    ) -> None:
        """Draw one line of text from its left end."""
        self.pdf.setFont(BOLD if is_bold else REGULAR, size_pt)
        self.pdf.setFillGray(grey)
        self.pdf.drawString(points(x_mm), self.y(baseline_mm), printable(text))

    def block(
        self,
        text: str,
        corner_mm: tuple[float, float],
        room_mm: tuple[float, float],
        largest_pt: float,
        grey: float,
    ) -> None:
        """Draw a text whole in a room, from its top left corner; smaller where it is long."""
        size, lines = fitted(text, *room_mm, largest_pt=largest_pt)
        baseline = corner_mm[1] + size * MM_PER_POINT
        for line in lines:
            self.text(line, corner_mm[0], baseline, size, grey=grey)
            baseline += size * MM_PER_POINT * 1.25

    def text_width_mm(self, text: str, size_pt: float, *, is_bold: bool = False) -> float:
        """Return how wide that line will be, by the font itself."""
        face = BOLD if is_bold else REGULAR
        return float(self.pdf.stringWidth(printable(text), face, size_pt)) * MM_PER_POINT

    def box(
        self, x_mm: float, y_mm: float, width_mm: float, height_mm: float, *, line_mm: float, grey: float
    ) -> None:
        """Draw the outline of a rectangle given by its top left corner."""
        self.pdf.setLineWidth(points(line_mm))
        self.pdf.setStrokeGray(grey)
        self.pdf.rect(
            points(x_mm), self.y(y_mm + height_mm), points(width_mm), points(height_mm), stroke=1, fill=0
        )

    def ground(self, x_mm: float, y_mm: float, width_mm: float, height_mm: float, grey: float) -> None:
        """Fill a rectangle given by its top left corner."""
        self.pdf.setFillGray(grey)
        self.pdf.rect(
            points(x_mm), self.y(y_mm + height_mm), points(width_mm), points(height_mm), stroke=0, fill=1
        )

    def line(
        self, start_mm: tuple[float, float], end_mm: tuple[float, float], *, line_mm: float, grey: float
    ) -> None:
        """Draw a straight line."""
        self.pdf.setLineWidth(points(line_mm))
        self.pdf.setStrokeGray(grey)
        self.pdf.line(points(start_mm[0]), self.y(start_mm[1]), points(end_mm[0]), self.y(end_mm[1]))

    def cells(self, cells: Sequence[tuple[int, int, int]], x_mm: float, y_mm: float, cell_mm: float) -> None:
        """Fill runs of black cells as one path: (row, first column, how many) each, from the top left."""
        from reportlab.pdfgen.pathobject import PDFPathObject

        self.pdf.saveState()
        self.pdf.setFillGray(0)
        self.pdf.translate(points(x_mm), self.y(y_mm))
        self.pdf.scale(points(cell_mm), points(cell_mm))
        operators = [f"{column} {-row - 1} {count} 1 re" for row, column, count in cells]
        self.pdf.drawPath(PDFPathObject(code=operators), stroke=0, fill=1)
        self.pdf.restoreState()

    def next_page(self) -> None:
        """Begin the next page; somebody who is waited for goes first."""
        self.pdf.showPage()
        give_way()

    def save(self, is_whole: Callable[[Path], bool] | None = None) -> None:
        """Write the file; one that stood there is replaced only when the new one is whole on disk.

        With `is_whole` it is read back before: UserError, and nothing replaced, where that says no.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            usual_mode = hold_back(self._part)
            self.pdf.save()
            if is_whole is not None and not is_whole(self._part):
                self._part.unlink()
                raise UserError(
                    Message("{file} did not come out whole. Try it again.", {"file": self._path.name})
                )
            self._part.chmod(usual_mode)
            self._part.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)
            raise UserError(
                Message(
                    "{file} could not be written: {reason}. Close it elsewhere or choose another folder.",
                    {"file": self._path.name, "reason": error.strerror or str(error)},
                )
            ) from error


def _give_way_between_streams(pdf: Canvas) -> None:
    """Have somebody who is waited for go first while the pages are put together, too: `save` is one call.

    reportlab asks the document's encryption about each stream; the usual one changes nothing.
    """
    from reportlab.pdfbase.pdfdoc import NoEncryption

    class Unencrypted(NoEncryption):
        def encode(self, t: bytes) -> bytes:
            give_way()
            return t

    document: Any = pdf._doc  # type: ignore[attr-defined] # noqa: SLF001 - nothing public leads to it
    document.encrypt = Unencrypted()


def points(mm: float) -> float:
    """Return millimetres as PDF points."""
    return mm / MM_PER_POINT


def register_faces() -> None:
    """Make both faces of the bundled typeface known to reportlab; a second call does nothing."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face in (REGULAR, BOLD):
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, str(font_path(face))))


@cache
def _glyphs() -> Mapping[int, int]:
    from reportlab.pdfbase import pdfmetrics

    register_faces()
    font: Any = pdfmetrics.getFont(BOLD)
    return MappingProxyType(font.face.charToGlyph)


def printable(text: str) -> str:
    """Return the text with an empty box for each character that the bundled typeface does not have.

    In a box somebody can write; the crossed one that the typeface would print is full.
    """
    missing = unprintable([text])
    return text.translate(dict.fromkeys(map(ord, missing), EMPTY_BOX)) if missing else text


def unprintable(texts: Iterable[str]) -> str:
    """Return the characters of these texts that the bundled typeface does not have, each once."""
    glyphs = _glyphs()
    missing = (char for text in texts for char in text if not char.isspace() and ord(char) not in glyphs)
    return "".join(dict.fromkeys(missing))


def unprintable_warning(people: Iterable[tuple[str, Message]]) -> tuple[Message, ...]:
    """Return one sentence that says whose names print with an empty box, or none.

    Each name comes with where it stands in print. In the sentence a line takes the place of the character:
    what shows the sentence has no more shapes than what printed the name.
    """
    faulty = []
    for name, place in people:
        missing = dict.fromkeys(map(ord, unprintable([name])), "_")
        if missing:
            faulty.append(Message("{name} ({place})", {"name": name.translate(missing), "place": place}))
    if not faulty:
        return ()
    return (
        Message(
            "These names have a character that prints as an empty box; write it in by hand: {people}.",
            {"people": tuple(faulty)},
        ),
    )
