"""How long the room waits for a slide: the real window on two screens, driven by keys.

`python -m tests.bench.flips [DECK.pdf …] [--flips N]` prints a table for each deck: from a key to its
picture on the projector (median, p95, longest) over N flips with Home, End and numbers typed; how long
20 keys at 40 ms take to settle; gaps of the interface while the deck is drawn; the first slide after the
start; memory with the deck ready; the processor's time while only the timer runs. Without a deck it takes the
shipped one and two of photos made here: as large as a screen, and as a camera makes them. It runs off
screen, or on the display that QT_QPA_PLATFORM=xcb names. It is no test and sets no limit: machines are noisy.
What it prints goes into the commit that changes it.

The picture counts from the moment it left for the screen: when the projector's `repaint` returned, which has
flushed the window's backing store by then. A paint that came otherwise counts at the next turn of the events.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.room import two_screens

_ROOT = Path(__file__).parents[2]
SCREEN, _CAMERA = (1600, 900), (4000, 2250)
PHOTO_PAGES = 40
_CAMERA_PAGES = 15


def main() -> None:
    """Measure each deck in a process of its own, so that memory and start are its own."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("decks", nargs="*", type=Path)
    asked.add_argument("--flips", type=int, default=1000)
    given = asked.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        decks = given.decks or (
            shipped_deck(),
            photo_deck(folder / "photos.pdf", SCREEN, PHOTO_PAGES),
            photo_deck(folder / "camera.pdf", _CAMERA, _CAMERA_PAGES),
        )
        for number, deck in enumerate(decks):
            figures = _measured(deck, folder / str(number), given.flips)
            _print_figures(deck, figures)


def _measured(deck: Path, folder: Path, flips: int) -> dict[str, list[float]]:
    """Return the figures of one deck, by name."""
    folder.mkdir()
    surroundings = two_screens(folder)
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # a start that compiles everything anew is nobody's
    if os.environ.get("QT_QPA_PLATFORM") == "xcb":
        surroundings["QT_QPA_PLATFORM"] = "xcb"
    out = folder / "figures.json"
    command = (sys.executable, "-m", "tests.bench.flips_in_the_room", deck, folder)
    subprocess.run(command, cwd=_ROOT, env=surroundings, check=True)
    subprocess.run((*command, str(flips), out), cwd=_ROOT, env=surroundings, check=True)
    figures: dict[str, list[float]] = json.loads(out.read_text())
    return figures


def _print_figures(deck: Path, figures: dict[str, list[float]]) -> None:
    say = sys.stdout.write
    say(f"\n{deck.name}: {figures['pages'][0]:.0f} pages\n")
    for name in ("flips", "flips by one", "jumps"):
        say(f"  key → picture, {name:14} {_spread(figures[name])}\n")
    say(f"  20 keys at 40 ms settle after      {_spread(figures['burst'])}\n")
    for name in ("gaps while drawing", "gaps while flipping"):
        gaps = figures[name]
        say(f"  {name:26} p99.9 {_share(gaps, 0.999):6.1f}  longest {max(gaps):6.1f} ms\n")
    say(f"  first slide after the start of the process {figures['first slide'][0]:.2f} s\n")
    say(f"  deck ready after it {figures['deck ready'][0]:.2f} s\n")
    say(f"  idle with the timer running {figures['idle'][0]:.2f} % of a processor\n")
    say(f"  memory (PSS): {figures['memory before'][0]:.0f} MB before, ")
    say(f"{figures['memory'][0]:.0f} MB with the deck ready, {figures['memory after'][0]:.0f} MB after\n")


def _spread(milliseconds: Sequence[float]) -> str:
    middle, longest = median(milliseconds), max(milliseconds)
    return f"median {middle:6.1f}  p95 {_share(milliseconds, 0.95):6.1f}  longest {longest:6.1f} ms"


def _share(values: Sequence[float], share: float) -> float:
    return quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]


def shipped_deck() -> Path:
    """Return the deck of the shipped programme."""
    return _ROOT / "resources" / "programmes" / "five_modules" / "decks" / "slides.pdf"


def photo_deck(path: Path, pixels: tuple[int, int], pages: int) -> Path:
    """Write a deck of full-page photos: soft shapes under the grain of a camera, as JPEG."""
    from io import BytesIO

    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    random.seed(7)
    canvas = Canvas(str(path), pagesize=(960, 540))
    for page in range(pages):
        colours = [Image.effect_noise((96, 54), 120).resize(pixels) for _ in range(3)]
        grain = Image.effect_noise(pixels, 12).convert("RGB")
        photo = BytesIO()
        Image.blend(Image.merge("RGB", colours), grain, 0.15).save(photo, "JPEG", quality=85)
        photo.seek(0)
        canvas.drawImage(ImageReader(photo), 0, 0, 960, 540)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(60, 60, f"Photo {page + 1}")
        canvas.showPage()
    canvas.save()
    return path


if __name__ == "__main__":
    main()
