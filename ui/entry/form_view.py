"""The printed page on the screen, in the same millimetres: the row that is keyed now is lit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.answers import Answer
from facilitator.domain.form_page import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    Box,
    FormLayout,
    FormPage,
    Row,
    WriteIn,
)
from ui.entry.echo_card import answer_sign
from ui.theme.fonts import font_of
from ui.theme.theme import Theme
from ui.theme.tokens import Colours, Meaning, Radius, Space

MM_A_POINT = 25.4 / 72
SLIVER_MM = 2.0
MARK_MM = 4.5
LEAST_MARK_PX = 8
VISIBLE_SHARE = 0.4
_EDGE_PX = 3
"""How far a pen's width, and the rounding to whole pixels, reach beyond what they surround."""


@dataclass(frozen=True, slots=True)
class _Band:
    """A stripe across the page, in millimetres from its top."""

    top_mm: float
    bottom_mm: float

    def meets(self, top_mm: float, height_mm: float) -> bool:
        """Say whether what begins at `top_mm` and is so high reaches into the stripe."""
        return top_mm <= self.bottom_mm and top_mm + height_mm >= self.top_mm


class FormView(QWidget):
    """Paints one page of a form as wide as the widget; what does not fit in height follows the row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form: FormLayout | None = None
        self._current = ""
        self._answers: Mapping[str, Answer] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what is painted can be moved as it is
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)

    def show_form(self, form: FormLayout | None) -> None:
        """Show another form, or none."""
        self._form = form
        self.update()

    def show_progress(self, current: str, answers: Mapping[str, Answer]) -> None:
        """Light the row of the item `current`; tick what `answers` holds, by item.

        Only the rows that look different now, and those that come into sight, are painted: this happens
        at every key.
        """
        page, scrolled = self._place()
        items = {self._current, current}
        items |= {key for key in {*self._answers, *answers} if self._answers.get(key) != answers.get(key)}
        self._current, self._answers = current, answers
        page_now, scrolled_now = self._place()
        if page_now != page:
            self.update()
            return
        self.scroll(0, scrolled - scrolled_now)
        for item in items:
            self._update_item(item)

    def sizeHint(self) -> QSize:
        """Return a width at which the print can be read."""
        return QSize(Space.EIGHT * 9, Space.EIGHT * 8)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(Space.EIGHT * 5, Space.EIGHT * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is asked for of the page, moved so that the current row is in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.colours.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page()
        if page is not None:
            self._paint_page(painter, page, event.rect())
        painter.end()

    def _place(self) -> tuple[FormPage | None, int]:
        """Return the page that is up and by how many pixels it is moved."""
        page = self._page()
        return page, 0 if page is None else self._scrolled(page)

    def _update_item(self, item: str) -> None:
        """Have the stripe painted anew in which this item stands."""
        page, scrolled = self._place()
        if page is None or not item:
            return
        scale = self._scale()
        things = [(row.y_mm, row.height_mm) for row in page.rows if row.item == item]
        things += [(box.y_mm, box.size_mm) for box in page.boxes if box.item == item]
        things += [(one.y_mm, one.height_mm) for one in page.write_ins if one.item == item]
        for y_mm, height_mm in things:
            top, bottom = y_mm * scale - scrolled, (y_mm + height_mm) * scale - scrolled
            self.update(0, int(top) - _EDGE_PX, self.width(), int(bottom - top) + 1 + 2 * _EDGE_PX)

    def _page(self) -> FormPage | None:
        if self._form is None or not self._form.pages:
            return None
        number = self._form.page_of(self._current) or 1
        return self._form.pages[number - 1]

    def _scale(self) -> float:
        """Return the pixels of a millimetre."""
        return self.width() / PAGE_WIDTH_MM

    def _paint_page(self, painter: QPainter, page: FormPage, asked: QRect) -> None:
        colours, scale, scrolled = self._theme.colours, self._scale(), self._scrolled(page)
        sheet = QRectF(0, 0, PAGE_WIDTH_MM * scale, PAGE_HEIGHT_MM * scale)
        first, last = asked.top() - _EDGE_PX + scrolled, asked.bottom() + _EDGE_PX + scrolled
        band = _Band(first / scale, last / scale)
        painter.translate(0, -scrolled)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), Radius.SMALL, Radius.SMALL)
        for row in page.rows:
            if band.meets(row.y_mm, row.height_mm):
                self._paint_row(painter, row, scale, colours)
                self._paint_mark(painter, row, scale, colours)
        for line in page.lines:
            size_mm = line.size_pt * MM_A_POINT
            if not band.meets(line.baseline_mm - 2 * size_mm, 3 * size_mm):
                continue
            painter.setFont(font_of(max(6, round(line.size_pt * MM_A_POINT * scale)), bold=line.is_bold))
            painter.setPen(QColor(colours.ink_soft if line.is_grey else colours.ink))
            painter.drawText(QPointF(line.x_mm * scale, line.baseline_mm * scale), line.text)
        for box in page.boxes:
            if band.meets(box.y_mm, box.size_mm):
                self._paint_box(painter, box, scale, colours)
        for write_in in page.write_ins:
            if band.meets(write_in.y_mm, write_in.height_mm):
                self._paint_write_in(painter, write_in, scale, colours)

    def _scrolled(self, page: FormPage) -> int:
        """Return by how many pixels the page is moved up."""
        scale = self._scale()
        height = PAGE_HEIGHT_MM * scale
        rows = [row for row in page.rows if row.item == self._current]
        if not rows or height <= self.height():
            return 0
        middle = (rows[0].y_mm + rows[0].height_mm / 2) * scale
        return round(min(max(0.0, middle - self.height() * VISIBLE_SHARE), height - self.height()))

    def _paint_row(self, painter: QPainter, row: Row, scale: float, colours: Colours) -> None:
        rect = QRectF(row.x_mm * scale, row.y_mm * scale, row.width_mm * scale, row.height_mm * scale)
        if row.item and row.item == self._current:
            lit = rect.adjusted(-SLIVER_MM * scale, 0, SLIVER_MM * scale, 0)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.ground_of(Meaning.ACCENT)))
            painter.drawRoundedRect(lit, Radius.SMALL, Radius.SMALL)
        elif row.is_shaded:
            painter.fillRect(rect, QColor(colours.sunken))

    def _paint_mark(self, painter: QPainter, row: Row, scale: float, colours: Colours) -> None:
        """Write beside the row why it has no answer: a row that was keyed never looks forgotten."""
        answer = self._answers.get(row.item)
        if answer is None or (answer.missing is None and not answer.has_text):
            return
        room = QRectF(0, row.y_mm * scale, (row.x_mm - SLIVER_MM) * scale, row.height_mm * scale)
        painter.setPen(QColor(colours.accent))
        painter.setFont(font_of(max(LEAST_MARK_PX, round(MARK_MM * scale)), bold=True))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, answer_sign(answer))

    def _paint_box(self, painter: QPainter, box: Box, scale: float, colours: Colours) -> None:
        answer = self._answers.get(box.item)
        is_ticked = answer is not None and box.code in answer.codes
        side = box.size_mm * scale
        rect = QRectF(box.x_mm * scale, box.y_mm * scale, side, side)
        painter.setPen(QPen(QColor(colours.accent if is_ticked else colours.field_line), 1.5))
        painter.setBrush(QColor(colours.accent) if is_ticked else Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setPen(QColor(colours.on_accent if is_ticked else colours.ink_soft))
        painter.setFont(font_of(max(6, round(side * 0.7)), bold=is_ticked))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, box.code)

    def _paint_write_in(self, painter: QPainter, write_in: WriteIn, scale: float, colours: Colours) -> None:
        rect = QRectF(
            write_in.x_mm * scale,
            write_in.y_mm * scale,
            write_in.width_mm * scale,
            write_in.height_mm * scale,
        )
        painter.setPen(QPen(QColor(colours.field_line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if write_in.cells:
            painter.drawRect(rect)
        else:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        answer = self._answers.get(write_in.item)
        if answer is not None and answer.codes:
            painter.setPen(QColor(colours.accent))
            painter.setFont(font_of(max(8, round(write_in.height_mm * scale * 0.7)), bold=True))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, " ".join(answer.codes))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
