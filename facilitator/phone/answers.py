"""The pages that say one thing. Whoever was not found hears the same, whatever the reason."""

from __future__ import annotations

from facilitator.domain.message import Message
from facilitator.phone.pages import Answer, Look

CHECKED_IN = Answer(200, Look.GOOD, Message("You are checked in"), Message("Please go in."))
HERE_BEFORE = Answer(200, Look.GOOD, Message("You were checked in before"), Message("Please go in."))
GO_TO_DESK = Answer(
    422,
    Look.DESK,
    Message("Please go to the desk"),
    Message("The people there find you on the list. One phone checks in one person."),
)
"""Unknown, mistyped, meant by two, expected elsewhere, named by somebody else's phone: all the same."""

NOT_STORED = Answer(
    503, Look.DESK, Message("That was not stored"), Message("Please go to the desk and say so.")
)
OLD_CODE = Answer(
    403,
    Look.PLAIN,
    Message("The code on the screen has changed"),
    Message("Scan the one that is there now, or type its eight digits."),
)
OLD_PAGE = Answer(
    403,
    Look.PLAIN,
    Message("This page was open for too long"),
    Message("Scan the code on the screen again."),
)
NOTHING_HERE = Answer(
    404,
    Look.PLAIN,
    Message("There is nothing here"),
    Message("Scan the code on the screen, or go to the desk."),
)
NOT_UNDERSTOOD = Answer(
    400, Look.PLAIN, Message("That was not understood"), Message("Scan the code on the screen again.")
)
NOT_SO = Answer(
    405, Look.PLAIN, Message("That was not understood"), Message("Scan the code on the screen again.")
)
TOO_SLOW = Answer(
    408, Look.PLAIN, Message("That took too long"), Message("Go closer to the desk and try again.")
)
TOO_LARGE = Answer(
    413, Look.PLAIN, Message("That was too large"), Message("Scan the code on the screen again.")
)
BROKEN = Answer(
    500, Look.DESK, Message("Something went wrong here"), Message("Please go to the desk and say so.")
)
BUSY = Answer(503, Look.PLAIN, Message("Many phones at once"), Message("Wait a moment, then try again."))


def wait(seconds: int) -> Answer:
    """Return the page for whoever failed too often."""
    text = Message("Try again in {seconds} s, or go to the desk.", {"seconds": seconds})
    return Answer(429, Look.PLAIN, Message("Too many wrong tries"), text)


def slow_down(seconds: int) -> Answer:
    """Return the page for whoever goes faster than a hand."""
    text = Message("Try again in {seconds} s, or go to the desk.", {"seconds": seconds})
    return Answer(429, Look.PLAIN, Message("Many phones at once"), text)
