"""Evidence: what changed among the people who answered twice, how sure that is, and how to share it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.evidence.charts import DumbbellRow, dumbbell_rows, stacked_bars
from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Wave
from facilitator.reports.share import export_session
from facilitator.services.changes import Change
from facilitator.services.summarise import summarise
from ui.evidence.bars_view import BarsView
from ui.evidence.dumbbell_view import DumbbellLine, DumbbellView
from ui.evidence.share_card import ShareCard, ShareWish
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.card import Card, empty_layout, row
from ui.widgets.figures import BigNumber
from ui.widgets.label import Label, Paragraph
from ui.widgets.no_session import NoSession
from ui.widgets.once import Once
from ui.widgets.page import KeyLine, Page, PageId, PageTools
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import EmptyState, InlineNotice, Skeleton

FIGURE_HEIGHT = 44


class EvidencePage(Page):
    """A page to read: results first, then reach, charts, words, limits, and the files."""

    page_id = PageId.EVIDENCE
    interests = (
        Change.PAPER
        | Change.ATTENDANCE
        | Change.ROSTER
        | Change.RUN
        | Change.CAPTURES
        | Change.SESSIONS
        | Change.SETTINGS
    )

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._summary: SessionSummary | None = None
        self._frame = PageFrame(theme, self, scrolls=True, widest=Measure.READING_WIDTH)
        self._notice = InlineNotice(theme)
        self._results = Card(theme)
        self._result_lines = QVBoxLayout()
        self._result_lines.setSpacing(Space.TWO)
        self._results.body.addLayout(self._result_lines)
        self._figures = [BigNumber(theme, height_px=FIGURE_HEIGHT) for _ in range(4)]
        self._reach = Card(theme)
        self._reach.body.addLayout(row(*self._figures, 1, spacing=Space.SIX))
        self._yes_no = Card(theme)
        self._dumbbells = self._yes_no.add(DumbbellView(theme))
        self._scales = Card(theme)
        self._bars = self._scales.add(BarsView(theme))
        self._quotes = Card(theme)
        self._quote_lines = Paragraph()
        self._quotes.add(self._quote_lines)
        self._limits = Card(theme)
        self._limit_lines = Paragraph(meaning=Meaning.SOFT)
        self._limits.add(self._limit_lines)
        self.share_card = ShareCard(theme)
        self.share_card.share_requested.connect(self._on_share_requested)
        self._sharing = Once(tools.operations, self)
        self._sharing.changed.connect(self._on_sharing)
        self.no_session = NoSession(theme, Icon.EVIDENCE)
        self.no_session.page_requested.connect(self.page_requested)
        self._failed = EmptyState(theme, Icon.WARN)
        self._failed.action_requested.connect(self.make_stale)
        self._skeleton = Skeleton(theme)
        tools.operations.crashed.connect(self._on_crashed)
        self._build()
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Evidence")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of the page."""
        return (
            KeyLine("PgDown", self.tr("Read on")),
            KeyLine("Tab", self.tr("Go to the files to share")),
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self._frame.header.set_texts(self.title(), self.tr("What changed, and how sure that is"))
        self._results.set_title(self.tr("In short"))
        self._reach.set_title(self.tr("Who came"))
        self._yes_no.set_title(self.tr("Before and after, the same people"))
        self._scales.set_title(self.tr("Answers on a scale"))
        self._quotes.set_title(self.tr("In their own words"))
        self._limits.set_title(self.tr("What these figures cannot say"))
        self.no_session.retranslate(
            self.tr("Here you see what changed for the people who came, and share it as files.")
        )
        self._failed.set_texts(
            self.tr("The figures could not be worked out"),
            self.tr("Nothing is lost: every answer is kept. Try again, or share the report of the error."),
            self.tr("Try again"),
        )
        self.share_card.retranslate()
        self.share_card.follow_language(self.tools.language())
        self._notice.hide()
        if self._summary is not None:
            self._on_loaded(self._summary)

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Forget the figures of another session."""
        if session_id != self.session_id:
            self._summary = None
            self._notice.hide()
            self.share_card.show_written(())
            self._frame.scroll_to_top()
        super().set_session(session_id, half_day_id)

    def refresh(self) -> None:
        """Count everything anew."""
        if self.session_id is None:
            self._show_face(self.no_session)
            return
        if self._summary is None:
            self._show_face(self._skeleton)
        read = partial(summarise, self.tools.workspace, self.session_id)
        self._forget_reading()
        self._reading = self.tools.operations.load_long(read, self._on_loaded, self._on_problem)

    def _build(self) -> None:
        content = QWidget()
        content.setProperty("kind", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TWO)
        for card in (self._results, self._yes_no, self.share_card, self._reach, self._scales):
            column.addWidget(card)
        column.addWidget(self._quotes)
        column.addWidget(self._limits)
        column.addStretch(1)
        self._content = content
        self._frame.body.addWidget(self._notice)
        for face in self._faces():
            self._frame.body.addWidget(face, 1)
            face.hide()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.share_card.folder.set_path(Path(documents) / "Facilitator")

    def _faces(self) -> tuple[QWidget, ...]:
        return (self.no_session, self._failed, self._skeleton, self._content)

    def _show_face(self, face: QWidget) -> None:
        """Show one of the faces; a hidden one takes no room, so that the page scrolls no further than it."""
        for one in self._faces():
            one.setVisible(one is face)

    @Slot(object)
    def _on_crashed(self, _error: BaseException) -> None:
        """Say that it could not be worked out, rather than count for ever."""
        if self._skeleton.isVisible():
            self._show_face(self._failed)

    def _on_loaded(self, summary: SessionSummary) -> None:
        self._summary = summary
        language = self.tools.language()
        self._frame.header.set_texts(self.title(), f"{summary.title.in_language(language)} · {summary.site}")
        self._show_results(summary)
        self._show_reach(summary)
        self._show_charts(summary)
        quotes = [self.tr("“{words}”").format(words=quote.text) for quote in summary.quotes]
        self._quotes.setVisible(bool(quotes))
        self._quote_lines.set_text("\n".join(quotes))
        self._limit_lines.set_text("\n".join(f"· {self.tools.said(limit)}" for limit in summary.limits))
        self._limits.setVisible(bool(summary.limits))
        self._show_face(self._content)

    def _show_results(self, summary: SessionSummary) -> None:
        empty_layout(self._result_lines)
        if not summary.key_results:
            sentence = self.tr("Nothing to compare yet. Key the sheets from before and after.")
            self._result_lines.addWidget(Paragraph(sentence, meaning=Meaning.SOFT))
        for number, message in enumerate(summary.key_results):
            role = TextRole.TITLE if number == 0 else TextRole.BODY
            self._result_lines.addWidget(Label(self.tools.said(message), role=role, wraps=True))

    def _show_reach(self, summary: SessionSummary) -> None:
        total = summary.reach_total
        matched = sum(one.matched for one in summary.questionnaires)
        figures = (
            (total.expected, self.tr("expected")),
            (total.came, self.tr("came")),
            (total.stayed, self.tr("stayed to the end")),
            (matched, self.tr("answered before and after")),
        )
        for widget, (figure, caption) in zip(self._figures, figures, strict=True):
            widget.set_figure("–" if figure is None else str(figure), caption)

    def _show_charts(self, summary: SessionSummary) -> None:
        language = self.tools.language()
        before, after = self.tr("before"), self.tr("after")
        dumbbells = [
            self._dumbbell(one, language)
            for result in summary.questionnaires
            for one in dumbbell_rows(result)
        ]
        bars = [one for result in summary.questionnaires for one in stacked_bars(result)]
        self._dumbbells.show_rows(dumbbells, before, after)
        captions = {Wave.PRE: before, Wave.POST: after, Wave.FOLLOW_UP: self.tr("later")}
        self._bars.show_items(bars, language, captions)
        self._yes_no.setVisible(bool(dumbbells))
        self._scales.setVisible(bool(bars))

    def _dumbbell(self, row: DumbbellRow, language: Language) -> DumbbellLine:
        counted = self.tr("{answer} · %n people", "", row.pairs)
        return DumbbellLine(
            title=row.title.in_language(language),
            counted=counted.format(answer=row.answer.in_language(language)),
            before=row.before,
            after=row.after,
            change=self.tr("{change} points").format(change=f"{row.points:+d}".replace("-", "−")),
            range=self.tr("likely {low} to {high}").format(
                low=_signed(row.interval.low), high=_signed(row.interval.high)
            ),
            is_primary=row.is_primary,
        )

    def _on_problem(self, message: Message) -> None:
        self._notice.show_sentence(Meaning.BAD, self.tools.said(message))
        if self._summary is None:
            self._show_face(self._failed)

    @Slot(object)
    def _on_share_requested(self, wish: ShareWish) -> None:
        if self.session_id is None:
            return
        self._notice.hide()
        use_case = partial(
            export_session, self.tools.workspace, self.session_id, wish.folder, wish.languages, wish.formats
        )
        self._sharing.run_long(use_case, partial(self._on_shared, self.session_id), self._on_problem)

    def _on_shared(self, session_id: UUID, paths: tuple[Path, ...]) -> None:
        if session_id == self.session_id:
            self.share_card.show_written(paths)
        self.tools.announce(self.tr("%n files written and checked.", "", len(paths)))

    @Slot()
    def _on_sharing(self) -> None:
        self.share_card.set_writing(is_writing=self._sharing.is_running)


def _signed(share: float) -> str:
    return f"{100 * share:+.0f}".replace("-", "−")
