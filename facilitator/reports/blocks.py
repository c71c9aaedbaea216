"""Blocks of the report that stand on every page: tables, and blocks kept together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from facilitator.reports.print_canvas import REGULAR
from facilitator.reports.style import (
    CAPTION,
    CELL_RIGHT,
    LINE,
    SMALL,
    SOFT_INK,
    STEP,
    Face,
    colour,
    paragraph,
)

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

Blocks = list["Flowable"]
_CAPTION_RIGHT = Face(SMALL, 12.0, is_bold=True, colour=SOFT_INK, is_right=True)


def table(head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Flowable:
    """Return a table with a light line under each row; bare values stand right, text as paragraphs."""
    from reportlab.platypus import Table, TableStyle

    cells: list[list[Any]] = []
    if head:
        faces = [_CAPTION_RIGHT if _is_bare(rows, column) else CAPTION for column in range(len(head))]
        cells.append([paragraph(text, face) for text, face in zip(head, faces, strict=True)])
    cells += [[_cell(value) for value in row] for row in rows]
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM" if head else "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(LINE)),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), STEP),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return Table(cells, colWidths=list(widths), repeatRows=1 if head else 0, style=style, hAlign="LEFT")


def together(*blocks: Flowable) -> Flowable:
    """Return blocks that stay on one page."""
    from reportlab.platypus import KeepTogether

    return KeepTogether(list(blocks))


def _cell(value: Any) -> Any:  # noqa: ANN401 - a cell is a value or a block
    if isinstance(value, int | str):
        return paragraph(str(value), CELL_RIGHT)
    return value


def _is_bare(rows: Sequence[Sequence[Any]], column: int) -> bool:
    return any(isinstance(row[column], int | str) and row[column] != "" for row in rows)
