"""How long a step of pointer, spotlight, pen and zoom takes on the projector, and a search in 300 slides.

`python -m tests.bench.slide_tools [--steps N]` prints median, p95 and longest of moves of the hand, each
until the window has painted what changed: 1920 × 1080 pixels of noise, the hardest slide there is.
It runs off screen, or on the display that QT_QPA_PLATFORM=xcb names. It is no test and sets no limit.
"""

from __future__ import annotations

import math
import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles

from facilitator.domain.ink import InkColour, InkPage, Stroke
from facilitator.domain.slide_search import SlideIndex, SlideWords, read_slide
from facilitator.domain.zoom import WHOLE_PAGE, PagePoint, panned, zoomed
from ui.projector.marks import Marks, Spot

_PAGE = InkPage("main", 1)
_SLIDES = 300
_QUERIES = ("12", "父亲", "fuqin", "fq", "yinhang", "love", "nowhere")


def main() -> None:
    """Print the figures."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--steps", type=int, default=500)
    steps = asked.parse_args().steps
    way = [
        PagePoint(0.5 + 0.3 * math.sin(step / 20), 0.5 + 0.3 * math.cos(step / 33)) for step in range(steps)
    ]
    show = _window()
    for name, marks in (
        ("pointer", (Marks(_PAGE, pointer=at) for at in way)),
        ("spotlight", (Marks(_PAGE, spot=Spot(at, 0.2)) for at in way)),
        ("pen", _drawing(way)),
        ("pointer over 100 strokes", (Marks(_PAGE, _strokes(), pointer=at) for at in way)),
        ("zoom moved", (Marks(_PAGE, zoom=panned(zoomed(WHOLE_PAGE, 2, at), 0.01, 0)) for at in way)),
    ):
        _say(name, [_taken(lambda one=one: show(one)) for one in marks])  # type: ignore[misc]
    _search()


def _window() -> Callable[[Marks | None], None]:
    """Return what shows marks over a slide, and comes back when they are painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.projector.audience_view import DeckKey, SlideView
    from ui.projector.projector_window import ProjectorWindow

    app = QApplication.instance() or QApplication([])
    window = ProjectorWindow(QWidget())
    window.resize(1920, 1080)
    window.show()
    noise = QImage(os.urandom(1920 * 1080 * 3), 1920, 1080, 1920 * 3, QImage.Format.Format_BGR888).copy()
    window.show_view(SlideView(1, noise, DeckKey("main")))

    def show(marks: Marks | None) -> None:
        window.show_marks(marks)
        app.processEvents()

    show(None)
    return show


def _drawing(way: Sequence[PagePoint]) -> Iterator[Marks]:
    stroke = Stroke(InkColour.RED, 0.007, (way[0],))
    for at in way:
        stroke = stroke.drawn_to(at)
        yield Marks(_PAGE, stroke=stroke)


_INK: list[Stroke] = []


def _strokes() -> tuple[Stroke, ...]:
    if not _INK:
        for row in range(100):
            points = tuple(PagePoint(0.1 + 0.015 * step, 0.05 + 0.009 * row) for step in range(50))
            _INK.append(Stroke(InkColour.BLUE, 0.007, points))
    return tuple(_INK)


def _search() -> None:
    text = (
        "父亲和孩子之间的爱 银行 长大 重庆 love letters\n" + "我们很多人离开家，是为了让孩子过得更好。" * 10
    )
    slides = [
        SlideWords(number, f"亲子沟通的第{number}步\n{text}", "A talk") for number in range(1, _SLIDES + 1)
    ]
    begun = time.perf_counter()
    index = SlideIndex([read_slide(slide) for slide in slides])
    sys.stdout.write(
        f"  {_SLIDES} slides read in {time.perf_counter() - begun:.2f} s, off the window's thread\n"
    )
    taken = [_taken(lambda query=query: index.find(query)) for query in _QUERIES for _ in range(20)]  # type: ignore[misc]
    _say("search", taken)


def _taken(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000


def _say(name: str, milliseconds: Sequence[float]) -> None:
    share = quantiles(milliseconds, n=100, method="inclusive")[94]
    middle, longest = median(milliseconds), max(milliseconds)
    sys.stdout.write(f"  {name:26} median {middle:5.1f}  p95 {share:5.1f}  longest {longest:5.1f} ms\n")


if __name__ == "__main__":
    main()
