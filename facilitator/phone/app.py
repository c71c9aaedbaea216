"""The pages behind their addresses: four fixed ones, nothing is looked up on the disk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import Executor

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
from facilitator.services.phone_door import PhoneWay

Handler = Callable[[Request, Exception], Awaitable[Response]]


def make_app(opening: Opening, host: str, reader: Executor) -> ASGIApp:
    """Return what answers phones at `host` (`192.168.1.5:8765`); `reader` reads photos."""
    pages = Starlette(
        routes=[*_own_routes(opening), *_helper_routes(opening, reader)],
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
    if PhoneWay.OWN_PHONE not in opening.ways:
        return []
    own = OwnPhone(opening)
    return [
        Route("/", own.front, methods=["GET"]),
        Route("/c", own.load, methods=["GET"]),
        Route("/c", own.check_in, methods=["POST"]),
    ]


def _helper_routes(opening: Opening, reader: Executor) -> list[Route]:
    if PhoneWay.HELPER not in opening.ways:
        return []
    helper = HelperPhone(opening, reader)
    return [
        Route("/h/{secret}", helper.load, methods=["GET"]),
        Route("/h/{secret}", helper.take, methods=["POST"]),
    ]


def _saying(answer: Answer) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        del error
        return answered(request, answer)

    return handle
