"""A helper's phone as a second scanner: it photographs badges, the laptop reads them and checks in."""

from __future__ import annotations

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from facilitator.domain.attendance import CheckedIn, CheckInOutcome, Road
from facilitator.domain.message import Message, UserError
from facilitator.domain.phone_pace import SLOW_PHOTO
from facilitator.imports.photo_form import NoPhotoFormError
from facilitator.imports.photo_reader import SlowPhotoError
from facilitator.phone import answers
from facilitator.phone.asked import address_of, answered, ask_to_slow_down, ask_to_wait, language_of, page
from facilitator.phone.body import PHOTO_BYTES, PHOTO_S, NotUnderstoodError, TooLargeError, read_body
from facilitator.phone.doing import done
from facilitator.phone.helper_words import not_looked_at, result_of
from facilitator.phone.opening import Opening
from facilitator.phone.pages import Result, helper_page
from facilitator.phone.photos import Photos
from facilitator.phone.turns import not_its_turn
from facilitator.services.check_in import check_in

_PHOTOS_AT_ONCE = 4
"""What may be in memory together: four times twelve megabytes."""

NO_BADGE = Message("No badge was found in the picture. Go closer, hold still, and mind reflections.")
GIVEN_UP = "A picture from the phone at {address} took too long to read and was given up. Look who uses it."
TOO_LARGE = Message("The picture is larger than 12 MB. Choose a smaller size in the camera.")


class HelperPhone:
    """Answers helpers' phones; `photos` reads what they send."""

    def __init__(self, opening: Opening, photos: Photos) -> None:
        self._opening = opening
        self._photos = photos
        self._places = asyncio.Semaphore(_PHOTOS_AT_ONCE)

    async def load(self, request: Request) -> Response:
        """Give the page to whoever has the secret; to others there is nothing here."""
        refused = await self._refused(request)
        if refused is None:
            self._photos.warm_up()
        return refused or page(helper_page(language_of(request), request.url.path))

    async def take(self, request: Request) -> Response:
        """Check in everybody whose badge is in the photo, and say what became of each."""
        refused = await self._refused(request) or self._not_now(request)
        if refused is not None:
            return refused
        async with self._places:
            try:
                codes = await self._codes(request)
            except TooLargeError:
                return self._page(request, trouble=TOO_LARGE, status=413)
            except UserError as error:
                return self._page(request, trouble=error.message, status=422)
        if not codes:
            return self._page(request, trouble=NO_BADGE, status=422)
        return self._page(request, results=await self._checked_in(request, codes))

    async def _codes(self, request: Request) -> tuple[str, ...]:
        body = await read_body(request, PHOTO_BYTES, PHOTO_S)
        try:
            return await self._photos.codes_in(request.headers.get("content-type", ""), body)
        except NoPhotoFormError as error:
            raise NotUnderstoodError from error
        except SlowPhotoError:
            address = address_of(request)
            self._opening.pace.took(address, self._opening.now_s(), SLOW_PHOTO)
            self._opening.tell(Message(GIVEN_UP, {"address": address}))
            raise

    async def _checked_in(self, request: Request, codes: tuple[str, ...]) -> tuple[Result, ...]:
        """Check in each code by itself, so that a badge at the desk need not wait for twenty of a photo.

        What comes while a run of refusals is slowed down is not looked at, and said to be so.
        """
        opening, language, address = self._opening, language_of(request), address_of(request)
        results = []
        for code in codes:
            if opening.refusals.wait_s(Road.PHONE, opening.now_s()):
                results.append(not_looked_at(code, language))
                continue
            if too_fast_s := opening.pace.wait_s(address, opening.now_s()):
                await asyncio.sleep(too_fast_s)
            opening.pace.took(address, opening.now_s())
            take = partial(check_in, opening.workspace(), opening.half_day_id, code, Road.PHONE)
            outcome = await done(opening.submit, take)
            self._count(code, outcome)
            results.append(result_of(code, outcome, language))
        return tuple(results)

    def _count(self, code: str, outcome: CheckInOutcome) -> None:
        opening = self._opening
        if isinstance(outcome, CheckedIn):
            opening.tally.checked_in += outcome.is_new
        else:
            opening.tally.refused += 1
        slowed = opening.refusals.hear(Road.PHONE, outcome, opening.now_s(), code)
        if slowed is not None:
            opening.tell(slowed)

    async def _refused(self, request: Request) -> Response | None:
        if not_now := await not_its_turn(self._opening, request):
            return not_now
        if self._opening.is_helper(request.path_params["secret"]):
            return None
        self._opening.failed(address_of(request))
        return answered(request, answers.NOTHING_HERE)

    def _not_now(self, request: Request) -> Response | None:
        opening, now_s = self._opening, self._opening.now_s()
        if wait_s := opening.refusals.wait_s(Road.PHONE, now_s):
            return ask_to_wait(request, wait_s)
        if wait_s := opening.pace.wait_s(address_of(request), now_s):
            return ask_to_slow_down(request, wait_s)
        return answered(request, answers.BUSY) if self._places.locked() else None

    def _page(
        self,
        request: Request,
        *,
        results: tuple[Result, ...] = (),
        trouble: Message | None = None,
        status: int = 200,
    ) -> Response:
        html = helper_page(language_of(request), request.url.path, results=results, trouble=trouble)
        return page(html, status)
