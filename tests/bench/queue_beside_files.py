"""A queue at the door while files are written: from the scanner's last key to the painted card.

Run it on an idle machine: `python -m tests.bench.queue_beside_files`. It is no test and sets no limit. Each
kind of work is done over and over while badges are scanned, first in one line with the scans (20 of them), as
it was once, then on the lane of long work (100).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.compose import make_demo
from facilitator.domain.deck import Deck
from facilitator.domain.language import Language, Text
from facilitator.reports.badges import write_badges
from facilitator.reports.certificates import CertificateText, write_certificates
from facilitator.reports.share import export_session
from facilitator.services.badge_keys import export_keys
from facilitator.services.certificates import Certificate
from facilitator.services.issue_badges import issue_badges
from tests.bench.scanned_queue import Queue, open_queue, scan_to_shown

PEOPLE, SCANS, IN_LINE, CERTIFICATES, BADGES = 1000, 100, 20, 200, 500
DECK_BYTES, DECKS = 20_000_000, 4
BOTH = (Language.ZH, Language.EN)


@dataclass
class Beside:
    """Does one kind of work over and over on one of the lanes; `times` counts how often it was done."""

    queue: Queue
    work: Callable[[], object]
    is_long: bool
    times: int = 0
    goes_on: bool = True

    def ask(self) -> None:
        operations = self.queue.program.operations
        (operations.load_long if self.is_long else operations.load)(self.work, self._on_done)

    def _on_done(self, _value: object) -> None:
        self.times += 1
        if self.goes_on:
            self.ask()


@contextmanager
def beside(queue: Queue, work: Callable[[], object], *, is_long: bool) -> Iterator[Beside]:
    """Have that work done meanwhile."""
    at_work = Beside(queue, work, is_long)
    at_work.ask()
    yield at_work
    at_work.goes_on = False
    queue.program.operations.wait_idle(60_000)


def works(queue: Queue, folder: Path) -> dict[str, Callable[[], object]]:
    """Return what is done meanwhile, by name."""
    ws, session = queue.workspace, queue.session
    issued = issue_badges(ws, session.id).value[:BADGES]
    text = CertificateText(session, Text("Training", "培训"), "Factory", BOTH)
    certificates = [
        Certificate(f"{n:012d}", one.enrolment.person.name, (date(2026, 5, 4),))
        for n, one in enumerate(issued[:CERTIFICATES])
        if one.enrolment is not None
    ]
    demo = make_demo(ws).value
    for n in range(DECKS):
        with ws.store.write() as records:
            deck = Deck(f"large-{n}", Text("", ""), f"{n}.pdf", os.urandom(DECK_BYTES))
            records.programmes.put_deck(demo.id, deck)
    numbers = count()
    return {
        f"{CERTIFICATES} certificates": partial(write_certificates, folder / "c.pdf", certificates, text),
        f"{BADGES} badges": partial(write_badges, folder / "b.pdf", session, issued, BOTH),
        "summary, 3 formats": partial(export_session, ws, demo.id, folder, BOTH, ("pdf", "xlsx", "csv")),
        "badge keys": lambda: export_keys(ws, folder / f"k{next(numbers)}", "correct horse battery"),
        f"backup of {DECKS * DECK_BYTES // 1_000_000} MB": partial(ws.store.back_up, "asked for"),
        "full check": ws.store.check,
    }


def main() -> None:
    """Measure and print one line a figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = sys.argv[1:]
    with TemporaryDirectory() as name:
        folder = Path(name)
        queue, tokens = open_queue(folder, PEOPLE)
        unused = iter(tokens)
        _say("nothing", scan_to_shown(queue, [next(unused) for _ in range(SCANS)]), 0)
        for what, work in works(queue, folder).items():
            if wanted and not any(word in what for word in wanted):
                continue
            for is_long in (False, True):
                badges = [next(unused) for _ in range(SCANS if is_long else IN_LINE)]
                with beside(queue, work, is_long=is_long) as at_work:
                    found = scan_to_shown(queue, badges)
                _say(f"{what}, {'beside' if is_long else 'in line'}", found, at_work.times)
        queue.scanning.stop()
        queue.program.close()


def _say(what: str, found: list[float], times: int) -> None:
    p50, p95 = found[len(found) // 2], found[int(0.95 * (len(found) - 1))]
    words = f"{what:32} median {p50:7.1f} ms, p95 {p95:7.1f} ms, longest {found[-1]:7.1f} ms"
    sys.stdout.write(f"{words} ({times} done)\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
