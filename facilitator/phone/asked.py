"""What every page wants to know of a request, and how every page answers."""

from __future__ import annotations

import math
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse

from facilitator.domain.language import Language
from facilitator.phone import answers
from facilitator.phone.language import is_wechat, language_for
from facilitator.phone.pages import Answer, answer_page


def address_of(request: Request) -> str:
    """Return the address from which it comes, as the socket knows it; no header can change it."""
    return request.client.host if request.client else ""


def from_wechat(request: Request) -> bool:
    """Say whether WeChat's own browser asks."""
    return is_wechat(request.headers.get("user-agent", ""))


def language_of(request: Request, chosen: str = "") -> Language:
    """Return the language in which to answer: the one chosen in the form or the address, else the phone's."""
    headers = request.headers
    chosen = chosen or request.query_params.get("lang", "")
    return language_for(chosen, headers.get("accept-language", ""), headers.get("user-agent", ""))


def page(html: str, status: int = 200) -> HTMLResponse:
    """Return a page as it goes out."""
    return HTMLResponse(html, status)


def answered(
    request: Request, answer: Answer, *, language: Language | None = None, again: str = "", at: str = ""
) -> HTMLResponse:
    """Return the page that says that answer."""
    html = answer_page(language or language_of(request), answer, again=again, at=at)
    return HTMLResponse(html, answer.status)


def ask_to_wait(request: Request, seconds: float) -> HTMLResponse:
    """Return the page for whoever failed too often."""
    return _later(request, answers.wait, seconds)


def ask_to_slow_down(request: Request, seconds: float) -> HTMLResponse:
    """Return the page for whoever goes faster than a hand."""
    return _later(request, answers.slow_down, seconds)


def _later(request: Request, answer: Callable[[int], Answer], seconds: float) -> HTMLResponse:
    whole = math.ceil(seconds)
    response = answered(request, answer(whole))
    response.headers["retry-after"] = str(whole)
    return response
