"""The pages behind their addresses: four fixed ones, nothing is looked up on the disk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from facilitator.phone import answers
from facilitator.phone.asked import answered
from facilitator.phone.body import NotUnderstoodError, TooLargeError, TooSlowError
from facilitator.phone.doing import BrokenError, NotStoredError
from facilitator.phone.guard import Guard
from facilitator.phone.helper_phone import HelperPhone
from facilitator.phone.opening import Opening
from facilitator.phone.own_phone import OwnPhone
from facilitator.phone.pages import Answer
from facilitator.phone.photos import Photos
from facilitator.services.phone_door import PhoneWay

Page = Callable[[Request], Awaitable[Response]]
Handler = Callable[[Request, Exception], Awaitable[Response]]


def make_app(opening: Opening, host: str, photos: Photos) -> ASGIApp:
    """Return what answers phones at `host` (`192.168.1.5:8765`); `photos` reads what helpers send."""
    pages = Starlette(
        routes=[*_own_routes(opening), *_helper_routes(opening, photos)],
        exception_handlers={
            404: _saying(answers.NOTHING_HERE),
            405: _saying(answers.NOT_SO),
            TooLargeError: _saying(answers.TOO_LARGE),
            TooSlowError: _saying(answers.TOO_SLOW),
            NotUnderstoodError: _saying(answers.NOT_UNDERSTOOD),
            NotStoredError: _saying(answers.NOT_STORED),
            BrokenError: _saying(answers.BROKEN),
            Exception: _saying(answers.BROKEN),
        },
    )
    pages.router.redirect_slashes = False
    return Guard(pages, opening, host)


def _own_routes(opening: Opening) -> list[Route]:
    own = OwnPhone(opening)
    only = partial(_while_allowed, opening, PhoneWay.OWN_PHONE)
    return [
        Route("/", only(own.front), methods=["GET"]),
        Route("/c", only(own.load), methods=["GET"]),
        Route("/c", only(own.check_in), methods=["POST"]),
    ]


def _helper_routes(opening: Opening, photos: Photos) -> list[Route]:
    helper = HelperPhone(opening, photos)
    only = partial(_while_allowed, opening, PhoneWay.HELPER)
    return [
        Route("/h/{secret}", only(helper.load), methods=["GET"]),
        Route("/h/{secret}", only(helper.take), methods=["POST"]),
    ]


def _while_allowed(opening: Opening, way: PhoneWay, page: Page) -> Page:
    """Return the page as it is while phones are let in that way; else there is nothing there."""

    async def answer(request: Request) -> Response:
        return await page(request) if way in opening.ways else answered(request, answers.NOTHING_HERE)

    return answer


def _saying(answer: Answer) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        del error
        return answered(request, answer)

    return handle
