"""People check themselves in: the projector's code, a page to fill in for three minutes, one answer."""

from __future__ import annotations

import os
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.domain.badge import fold_digits
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.phone_code import (
    PHONE_BYTES,
    Ticket,
    TicketProblem,
    is_shown,
    make_ticket,
    phone_mark,
    read_phone_mark,
    read_ticket,
)
from facilitator.domain.phone_pace import OF_ONE_PHONE
from facilitator.phone import answers
from facilitator.phone.asked import (
    address_of,
    answered,
    ask_to_slow_down,
    ask_to_wait,
    from_wechat,
    language_of,
    page,
)
from facilitator.phone.body import read_form
from facilitator.phone.evenly import evenly
from facilitator.phone.gathering import Gathering
from facilitator.phone.opening import Opening
from facilitator.phone.pages import check_in_page, front_page
from facilitator.phone.turns import not_its_turn
from facilitator.services.phone_check_in import AnotherOnThisPhone, SelfCheckedIn, SelfCheckIn, SelfEntry

_COOKIE = "phone"
_COOKIE_S = 12 * 60 * 60


class OwnPhone:
    """Answers the phones of those who come."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._gathering = Gathering(opening)

    async def front(self, request: Request) -> Response:
        """Ask for the digits on the screen, where somebody typed the address."""
        return page(front_page(language_of(request), is_wechat=from_wechat(request)))

    async def load(self, request: Request) -> Response:
        """Give the page to fill in to whoever has the code on the screen, or a ticket from just before.

        The code is changed for a ticket at once, so that loading again, another language and another
        browser on the same phone still find the page when the code has gone. Nothing is stored. The code is
        judged by when it was asked for, however long it waits for its turn.
        """
        address, asked_s = address_of(request), self._opening.now_s()
        if not_now := await not_its_turn(self._opening, request):
            return not_now
        if text := request.query_params.get("ticket", ""):
            return self._page_for(request, text)
        code = fold_digits(request.query_params.get("code", ""))
        if not is_shown(code, self._opening.key, asked_s):
            self._opening.failed(address)
            return answered(request, answers.OLD_CODE, again=f"/?{urlencode({'lang': language_of(request)})}")
        phone = self._known_phone(request) or os.urandom(PHONE_BYTES)
        ticket = make_ticket(self._opening.key, phone, self._opening.now_s())
        query = urlencode({"ticket": ticket, "lang": language_of(request)})
        response = RedirectResponse(f"/c?{query}", 303)
        response.set_cookie(
            _COOKIE, phone_mark(self._opening.key, phone), max_age=_COOKIE_S, httponly=True, samesite="lax"
        )
        return response

    async def check_in(self, request: Request) -> Response:
        """Check in whom the form names."""
        if wait_s := self._opening.wait_s(address_of(request)):
            return ask_to_wait(request, wait_s)
        form = await read_form(request)
        not_now = await not_its_turn(self._opening, request)  # much may have failed while the form came
        return not_now or await self._answer_to(request, form)

    async def _answer_to(self, request: Request, form: dict[str, str]) -> Response:
        language = language_of(request, form.get("lang", ""))
        text, entry = form.get("ticket", ""), form.get("entry", "")
        ticket = self._ticket(address_of(request), text)
        if not isinstance(ticket, Ticket):
            return answered(request, answers.OLD_PAGE, language=language)
        if not entry.strip():
            html = check_in_page(language, text, is_wechat=from_wechat(request), is_empty=True)
            return page(html, 422)
        if not_now := await self._not_now(request, ticket):
            return not_now
        found = await evenly(self._found(request, ticket, entry))
        if isinstance(found, SelfCheckedIn):
            return self._welcome(request, found, language)
        again = f"/c?{urlencode({'ticket': text, 'lang': language})}"
        return answered(request, answers.GO_TO_DESK, language=language, again=again)

    def _welcome(self, request: Request, found: SelfCheckedIn, language: Language) -> Response:
        if found.is_theirs and not found.is_new:
            return answered(request, answers.HERE_BEFORE, language=language, at=f"{found.at:%H:%M}")
        at = f"{self._opening.workspace().clock.now():%H:%M}"
        return answered(request, answers.CHECKED_IN, language=language, at=at)

    async def _found(self, request: Request, ticket: Ticket, entry: str) -> SelfCheckIn:
        """Return what became of an entry that has begun, once it is on disk and counted."""
        opening, address, phone = self._opening, address_of(request), ticket.phone.hex()
        try:
            phones = (ticket.phone, self._known_phone(request) or ticket.phone)
            may_be, is_theirs = (partial(ask, phones) for ask in (opening.may_be, opening.is_theirs))
            found = await self._gathering.check_in(SelfEntry(entry, may_be, is_theirs))
            if not isinstance(found, SelfCheckedIn):
                self._refused(address, phone, found)
        finally:
            opening.tries.end(address, phone)
        if isinstance(found, SelfCheckedIn) and found.is_new:
            opening.tally.checked_in += 1
            opening.came(address, request.headers.get("user-agent", ""), found.enrolment, found.at)
        return found

    async def _not_now(self, request: Request, ticket: Ticket) -> Response | None:
        """Return what says why an entry is not looked at; none once it is its turn, and it has begun then."""
        opening, address, phone = self._opening, address_of(request), ticket.phone.hex()
        if wait_s := opening.wait_s(address, phone):
            return ask_to_wait(request, wait_s)
        if wait_s := self._too_fast_s(address, phone):
            return ask_to_slow_down(request, wait_s)
        if not_now := await not_its_turn(opening, request, phone):
            return not_now
        opening.tries.begin(address, phone)
        return None

    def _too_fast_s(self, address: str, phone: str) -> float:
        """Return how long whoever is faster than a hand has to wait; else this entry is counted."""
        pace, now_s = self._opening.pace, self._opening.now_s()
        if wait_s := max(pace.wait_s(address, now_s), pace.wait_s(phone, now_s)):
            return wait_s
        pace.took(address, now_s)
        pace.took(phone, now_s, OF_ONE_PHONE)
        return 0.0

    def _page_for(self, request: Request, text: str) -> Response:
        if not isinstance(self._ticket(address_of(request), text), Ticket):
            return answered(request, answers.OLD_PAGE)
        return page(check_in_page(language_of(request), text, is_wechat=from_wechat(request)))

    def _ticket(self, address: str, text: str) -> Ticket | TicketProblem:
        """Return a ticket that was shown; one that nobody made counts as a failure, an old one does not."""
        ticket = read_ticket(text, self._opening.key, self._opening.now_s())
        if ticket is TicketProblem.FORGED:
            self._opening.failed(address)
        return ticket

    def _known_phone(self, request: Request) -> bytes | None:
        return read_phone_mark(request.cookies.get(_COOKIE, ""), self._opening.key)

    def _refused(self, address: str, phone: str, found: SelfCheckIn) -> None:
        """Count it; whom somebody else's phone named, the assistant hears."""
        self._opening.failed(address, phone)
        if isinstance(found, AnotherOnThisPhone):
            sentence = "A phone that has checked somebody in wants to check in {name} too. Look who is there."
            enrolment = found.enrolment
            message = Message(sentence, {"name": enrolment.person.name})
            self._opening.tell_of((phone, str(enrolment.id)), message, enrolment.id)
