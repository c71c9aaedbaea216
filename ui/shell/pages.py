"""The pages of the window: each is made when it is visited first, and only one is in front."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.shell.parts import PageMaker
from ui.widgets.page import Command, Page, PageId, PageRequest, PageTools


class Pages(QStackedWidget):
    """Makes pages lazily, tells them the session, and passes on what they wish."""

    session_requested = Signal(object)
    """A `SessionRequest` of a page."""

    page_requested = Signal(object)
    """A `PageRequest` of a page."""

    page_shown = Signal(object)
    """The `PageId` that is in front now."""

    def __init__(self, makers: Mapping[PageId, PageMaker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = makers
        self._tools: PageTools | None = None
        self._made: dict[PageId, Page] = {}
        self._session: tuple[UUID | None, UUID | None] = (None, None)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def made(self) -> tuple[Page, ...]:
        """The pages that were visited."""
        return tuple(self._made.values())

    @property
    def tools(self) -> PageTools | None:
        """What the pages were given."""
        return self._tools

    @property
    def front(self) -> Page | None:
        """The page in front, or None before there is any."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def half_day_of(self, page_id: PageId) -> UUID | None:
        """Return the half-day that a page is turned to; None for one that was never made."""
        page = self._made.get(page_id)
        return page.half_day_id if page is not None else None

    def use(self, tools: PageTools) -> None:
        """Begin anew with these tools; pages made before are let go."""
        self.let_go()
        self._tools = tools

    def let_go(self) -> None:
        """Let every page go, with what it holds beside widgets, and every phone.

        No page is made until there are tools again.
        """
        for page in self._made.values():
            try:
                page.let_go()
            except Exception:  # noqa: BLE001 - it is reported whole; the other pages and the store must go too
                sys.excepthook(*sys.exc_info())
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._made.clear()
        if self._tools is not None and self._tools.phones is not None:
            self._tools.phones.let_go()
        self._tools = None

    def make(self, page_id: PageId) -> None:
        """Make a page behind the one in front, ready to be shown."""
        page = self._page(page_id)
        if page is not None:
            page.ensurePolished()

    def show_page(self, page_id: PageId) -> None:
        """Bring a page to the front; without tools, or of a page nobody makes, nothing happens."""
        page = self._page(page_id)
        if page is None:
            return
        page.set_session(*self._session)
        if self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentWidget(page)
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(page_id)

    def commands_behind(self) -> tuple[Command, ...]:
        """Return what the Run page can do while another is in front; Run comes to the front for it."""
        run = self._made.get(PageId.RUN)
        if run is None or run is self.front:
            return ()
        return tuple(replace(one, keys="", do=partial(self._show_and_do, one.do)) for one in run.commands())

    @Slot(object)
    def ask_behind(self, request: PageRequest) -> None:
        """Let a page do what is asked of it, behind the one in front."""
        page = self._page(request.page)
        if page is not None:
            page.receive(request.purpose)

    def _show_and_do(self, deed: Callable[[], None]) -> None:
        self.show_page(PageId.RUN)
        deed()

    def may_leave(self) -> bool:
        """Ask every page; the one that must not be left comes to the front."""
        for page in self._made.values():
            if not page.may_leave():
                self.show_page(page.page_id)
                return False
        return True

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Turn every page to this session; hidden ones load when they are shown."""
        self._session = (session_id, half_day_id)
        for page in self._made.values():
            page.set_session(session_id, half_day_id)

    def _page(self, page_id: PageId) -> Page | None:
        if page_id not in self._made and self._tools is not None and page_id in self._makers:
            page = self._makers[page_id](self._tools)
            page.session_requested.connect(self.session_requested)
            page.page_requested.connect(self.page_requested)
            page.behind_requested.connect(self.ask_behind)
            page.set_session(*self._session)
            self._made[page_id] = page
            self.addWidget(page)
        return self._made.get(page_id)
