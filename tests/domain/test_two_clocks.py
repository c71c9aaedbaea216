"""One rule for time by two clocks."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from facilitator.domain.run_event import Instant
from facilitator.domain.two_clocks import TwoClocks

BERLIN = ZoneInfo("Europe/Berlin")
TEN = datetime(2026, 3, 6, 10, tzinfo=BERLIN)
SECOND = 1_000_000_000


def at(wall: datetime, seconds: int, boot: str = "first") -> Instant:
    return Instant(wall, seconds * SECOND, boot)


def test_the_first_look_passes_nothing() -> None:
    assert TwoClocks().passed_ns(at(TEN, 5)) == 0


def test_within_a_boot_a_clock_that_was_set_changes_nothing() -> None:
    clocks = TwoClocks().at(at(TEN, 5))
    assert clocks.passed_ns(at(TEN - timedelta(hours=2), 8)) == 3 * SECOND


def test_over_a_restart_an_hour_that_the_clocks_were_moved_did_not_pass() -> None:
    before = datetime(2026, 3, 29, 1, 55, tzinfo=BERLIN)
    after = datetime(2026, 3, 29, 3, 5, tzinfo=BERLIN)
    clocks = TwoClocks().at(at(before, 900))
    assert clocks.passed_ns(at(after, 3, "second")) == 10 * 60 * SECOND


def test_a_boot_that_was_left_has_passed_and_its_first_moment_is_kept() -> None:
    first, second = at(TEN, 5), at(TEN + timedelta(minutes=1), 1, "second")
    clocks = TwoClocks().at(first).at(second)
    late = at(TEN + timedelta(seconds=30), 35)
    assert clocks.passed_ns(late) == 0
    assert clocks.at(late) == clocks
    assert clocks.first_of("first") == first
    assert clocks.first_of("third") is None


def test_a_new_boot_whose_clock_stands_earlier_goes_on_from_there() -> None:
    clocks = TwoClocks().at(at(TEN, 5))
    early = at(TEN - timedelta(minutes=5), 1, "second")
    assert clocks.passed_ns(early) == 0
    assert clocks.at(early).latest == early
