"""What phones are shown: small whole pages in both languages, made of the pieces in `resources/phone_page`.

No page has a script, a picture from elsewhere or a name in it. Every value is escaped; only what this module
made itself goes in as it is.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template
from types import MappingProxyType
from urllib.parse import urlencode

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.words import Words
from resources import phone_page


class Html(str):
    """Text that is a piece of a page already."""

    __slots__ = ()


class Look(StrEnum):
    """The colour of a whole page; the same is said by its sign and its words."""

    PLAIN = "plain"
    GOOD = "good"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that says one thing: what it is, what to do now, and with which status it goes out."""

    status: int
    look: Look
    heading: Message
    text: Message


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one badge in a photo: `code` are the digits for typing, or nothing.

    `look` is good, here (before), desk or bad.
    """

    look: str
    word: str
    code: str = ""


OTHER_LANGUAGE = MappingProxyType({Language.EN: Language.ZH, Language.ZH: Language.EN})
_NAMES = MappingProxyType({Language.EN: "English", Language.ZH: "中文"})
_TAGS = MappingProxyType({Language.EN: "en", Language.ZH: "zh-CN"})
_STROKES = MappingProxyType(
    {
        Look.GOOD: '<path d="M5 13l4.5 4.5L19 7.5"/>',
        Look.DESK: '<path d="M4 12h15m-6-6l6 6-6 6"/>',
        Look.PLAIN: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6m0 3.5v.1"/>',
        "here": '<path d="M5 13l4.5 4.5L19 7.5"/>',
        "bad": '<path d="M6 6l12 12M18 6L6 18"/>',
        "camera": '<path d="M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9'
        'a1 1 0 0 1 1-1z"/><circle cx="12" cy="13" r="3.5"/>',
        "dots": '<path d="M5 12v.1M12 12v.1M19 12v.1"/>',
    }
)


def content_policy() -> str:
    """Return the policy that goes out with every page: its own style and its own forms, nothing else."""
    digest = base64.b64encode(hashlib.sha256(_piece("style.css").encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def front_page(language: Language, *, is_wechat: bool) -> str:
    """Return the page for whoever opened the address without a code."""
    say = Words(language)
    body = _fill(
        "front.html",
        wechat=_wechat_hint(say) if is_wechat else Html(),
        heading=say("Check in"),
        lead=say("Scan the code on the screen with your phone, or type its digits here."),
        label=say("The eight digits on the screen"),
        button=say("Continue"),
        lang=language,
    )
    return _page(language, body, switch=f"/?{urlencode({'lang': OTHER_LANGUAGE[language]})}")


def check_in_page(language: Language, ticket: str, *, is_wechat: bool, is_empty: bool = False) -> str:
    """Return the page on which people check themselves in; `is_empty` where nothing was typed before."""
    say = Words(language)
    body = _fill(
        "check_in.html",
        wechat=_wechat_hint(say) if is_wechat else Html(),
        heading=say("Check in"),
        trouble=_trouble(say("Type your number or your name first.")) if is_empty else Html(),
        label=say("Your number or your whole name"),
        hint=say("The seven digits on your badge, your employee number, or your name as it is on the list."),
        button=say("Check in now"),
        note=say("One phone checks in one person. No phone at hand? Go to the desk."),
        ticket=ticket,
        lang=language,
    )
    query = urlencode({"ticket": ticket, "lang": OTHER_LANGUAGE[language]})
    return _page(language, body, switch=f"/c?{query}")


def answer_page(language: Language, answer: Answer, *, again: str = "", at: str = "") -> str:
    """Return the page that says `answer`; with `again` a button leads there, `at` is the time it shows."""
    say = Words(language)
    more = _raw('<p class="time">{}</p>', at) if at else Html()
    if again:
        more = _raw('<a class="button quiet" href="{}">{}</a>', again, say("Try again"))
    body = _fill(
        "answer.html",
        sign=_drawn(answer.look),
        heading=say.message(answer.heading),
        text=say.message(answer.text),
        more=more,
    )
    return _page(language, body, look=answer.look)


def helper_page(
    language: Language, address: str, *, results: Sequence[Result] = (), trouble: Message | None = None
) -> str:
    """Return the page of a helper's phone at that address, with what became of the photo before."""
    say = Words(language)
    body = _fill(
        "helper.html",
        results=Html("".join((_results(say, results), _trouble(say.message(trouble)) if trouble else ""))),
        heading=say("Photograph badges"),
        action=f"{address}?{urlencode({'lang': language})}",
        camera=_drawn("camera"),
        take=say("Take a picture"),
        taken=say("The picture is there. Send it, or tap to take another."),
        send=say("Send the picture"),
        hint=say("Several badges may be in one picture. Hold still, go close, and mind reflections."),
    )
    return _page(language, body, switch=f"{address}?{urlencode({'lang': OTHER_LANGUAGE[language]})}")


def _results(say: Words, results: Sequence[Result]) -> Html:
    if not results:
        return Html()
    through = sum(one.look == Look.GOOD for one in results)
    head = _raw(
        '<p class="sum" role="status">{}</p>', say("{n} of {all} checked in", n=through, all=len(results))
    )
    lines = (
        _raw(
            '<li class="is-{}">{}<b>{}</b><span class="code">{}</span></li>',
            one.look,
            _drawn(one.look),
            one.word,
            one.code,
        )
        for one in results
    )
    return Html(f"{head}<ul>{''.join(lines)}</ul>")


def _page(language: Language, body: Html, *, look: str = Look.PLAIN, switch: str = "") -> str:
    say = Words(language)
    other = OTHER_LANGUAGE[language]
    link = '<a class="switch" href="{}" lang="{}" hreflang="{}">{}</a>'
    return _fill(
        "page.html",
        lang=_TAGS[language],
        title=say("Check in"),
        style=Html(_piece("style.css")),
        tone=look,
        switch=_raw(link, switch, _TAGS[other], _TAGS[other], _NAMES[other]) if switch else Html(),
        body=body,
    )


def _wechat_hint(say: Words) -> Html:
    """Return what people in WeChat need: its browser refuses addresses like ours, or loses the page."""
    hint = say('In WeChat: tap ··· at the top right and choose "Open in browser", if nothing happens here.')
    return _raw('<div class="wechat">{}<p>{}</p></div>', _drawn("dots"), hint)


def _trouble(sentence: str) -> Html:
    return _raw('<p class="trouble" role="alert">{}</p>', sentence)


def _drawn(name: str) -> Html:
    """Return a small drawing in the colour of its text."""
    head = '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.25" '
    round_ends = 'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
    return Html(f"{head}{round_ends}{_STROKES[name]}</svg>")


def _raw(pattern: str, *values: object) -> Html:
    """Return a piece with each value escaped unless it is one already."""
    return Html(pattern.format(*map(_escaped, values)))


def _fill(name: str, **values: object) -> Html:
    """Return a piece from its file; a value that is missing is a bug."""
    return Html(_template(name).substitute({key: _escaped(value) for key, value in values.items()}))


def _escaped(value: object) -> str:
    return value if isinstance(value, Html) else html.escape(str(value))


@cache
def _template(name: str) -> Template:
    return Template(_piece(name))


@cache
def _piece(name: str) -> str:
    return phone_page(name).read_text("utf-8")
