"""What the camera of the door reads: share by condition, time for a frame, time from hand to text.

`python -m tests.bench.decoding [--each N] [--held N] [--frames N]` makes frames of badges, sends each through
a real QVideoSink to the thread that reads at the door, and prints what came back. A badge that is held still
gets eight frames. `--frames` are further frames of random scenes in which only wrong texts are counted, up to
100,000; each thousand is said, so that a run that is cut short has a figure, too. It runs off screen, on an
idle machine; it is no test and sets no limit.
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from statistics import median, quantiles

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, QTimer, Slot

from tests.bench.badge_frames import (
    HEIGHT,
    WIDTH,
    Scene,
    empty_frame,
    frame_with,
    shot,
    still,
)

TURN_FRAMES = 8
RATE = 30
STEADY_SECONDS = 10
_SHOTS = 4


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the table; `wanted` is the share of plain and of all looks in the design, in percent."""

    name: str
    scene: Scene
    wanted: tuple[int, int] | None = None


CONDITIONS = (
    Condition("20 cm", Scene(distance_cm=20)),
    Condition("40 cm", Scene()),
    Condition("50 cm", Scene(distance_cm=50)),
    Condition("60 cm", Scene(distance_cm=60), (73, 100)),
    Condition("70 cm", Scene(distance_cm=70)),
    Condition("tilt 50° at 40 cm", Scene(tilt=50), (40, 100)),
    Condition("tilt 50° at 50 cm", Scene(tilt=50, distance_cm=50), (40, 100)),
    Condition("defocus 2.5 px at 35 cm", Scene(defocus_px=2.5, distance_cm=35), (0, 83)),
    Condition("defocus 2.5 px at 40 cm", Scene(defocus_px=2.5), (0, 83)),
    Condition("motion 6 px at 30 cm", Scene(motion_px=6, distance_cm=30), (57, 97)),
    Condition("motion 6 px at 35 cm", Scene(motion_px=6, distance_cm=35), (57, 97)),
    Condition("motion 6 px at 40 cm", Scene(motion_px=6), (57, 97)),
    Condition("light 25 of 255, noise 6", Scene(light=25, noise=6), (0, 100)),
    Condition("light 40 of 255, noise 10", Scene(light=40, noise=10), (0, 100)),
    Condition("glare over 5 %, anywhere", Scene(glare=0.05)),
    Condition("glare over 10 %, anywhere", Scene(glare=0.10)),
    Condition("thumb over 3 %, at its mark", Scene(thumb=0.03, thumb_at=0.66), (33, 93)),
    Condition("thumb over 3 %, anywhere", Scene(thumb=0.03), (33, 93)),
    Condition("thumb over 3 %, on a corner mark", Scene(thumb=0.03, thumb_at=0.1)),
    Condition("thumb over 3 %, on a corner mark, tilt 30°", Scene(thumb=0.03, thumb_at=0.1, tilt=30)),
    Condition("thumb over 9 %, anywhere", Scene(thumb=0.09)),
)


@dataclass(slots=True)
class Tally:
    """What came of all frames so far."""

    frames: int = 0
    wrong: int = 0
    milliseconds: list[float] = field(default_factory=list)
    by_look: dict[str, list[float]] = field(default_factory=dict)


class Bench(QObject):
    """Sends frames through a sink, one by one, and waits for what the reader says."""

    def __init__(self) -> None:
        super().__init__()
        from PySide6.QtMultimedia import QVideoSink

        from ui.attendance.camera_reader import CameraReader, Seen

        self.tally = Tally()
        self._sink = QVideoSink(self)
        self._reader = CameraReader(self)
        self._seen: Seen | None = None
        self.waited_seconds = 0.0
        self._loop = QEventLoop(self)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._reader.seen.connect(self._on_seen)

    def look(self, grey: bytes, texts: Iterable[str]) -> tuple[set[str], bool]:
        """Return the texts read in a frame, and whether the cheap look read them."""
        from facilitator.imports.code_reader import Look

        begun = time.perf_counter()
        self._sink.setVideoFrame(frame_of(grey))
        self._loop.exec()
        self.waited_seconds = time.perf_counter() - begun
        assert self._seen is not None
        found = {code.text for code in self._seen.codes}
        self.tally.frames += 1
        for wrong in found - set(texts):
            self.tally.wrong += 1
            _say(f"  wrong: {wrong} by {self._seen.look.name.lower()}", f"frame {self.tally.frames:,}")
        self.tally.milliseconds.append(self._seen.milliseconds)
        self.tally.by_look.setdefault(self._seen.look.name, []).append(self._seen.milliseconds)
        return found, self._seen.look is Look.PLAIN

    def forget(self) -> None:
        """Begin anew, as with a camera just opened."""
        self._reader.close()

    @Slot("QVideoFrame")
    def _on_frame(self, frame: object) -> None:
        self._reader.read(frame, 0)  # type: ignore[arg-type]

    @Slot(object)
    def _on_seen(self, seen: object) -> None:
        self._seen = seen  # type: ignore[assignment]
        self._loop.quit()


def frame_of(grey: bytes):  # noqa: ANN201 - a QVideoFrame, of a library that loads late
    """Return 1280 × 720 grey bytes as a frame of a webcam."""
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    pixels = QVideoFrameFormat.PixelFormat.Format_NV12
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDTH, HEIGHT), pixels))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    assert frame.bytesPerLine(0) == WIDTH
    memoryview(frame.bits(0))[: len(grey)] = grey
    frame.unmap()
    return frame


def main() -> None:
    """Print the figures."""
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--each", type=int, default=40, help="badges for each condition")
    asked.add_argument("--held", type=int, default=200, help="badges that are held up")
    asked.add_argument("--frames", type=int, default=1000, help="further random frames")
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.widgets.multimedia import load_multimedia

    app = QApplication.instance() or QApplication([])
    load_multimedia()
    bench = Bench()
    _say("read, of badges held still, with a design's figures", "plain      all looks")
    for condition in CONDITIONS:
        _condition(bench, condition, given.each)
    _piles(bench, 20)
    _held_up(bench, given.held)
    _random(bench, given.frames)
    _say("frames", f"{bench.tally.frames:,}")
    _say("wrong texts", f"{bench.tally.wrong}")
    _say("a frame on the worker", _spread(bench.tally.milliseconds))
    for look, milliseconds in sorted(bench.tally.by_look.items()):
        _say(f"  {look.lower().replace('_', ' ')}, {len(milliseconds):,}", _spread(milliseconds))
    bench.forget()
    _gaps()
    del app


def _condition(bench: Bench, condition: Condition, times: int) -> None:
    chance = Random(condition.name)  # noqa: S311 - frames, and the same each time
    plain = read = 0
    for _ in range(times):
        text, scene = _text(chance), _held(condition.scene, chance)
        whole = still(text, scene, chance)
        bench.forget()
        for turn in range(TURN_FRAMES):
            found, is_plain = bench.look(shot(whole, scene, chance), [text])
            plain += bool(found) and is_plain and turn == 0
            if found:
                read += 1
                break
    wanted = f"({condition.wanted[0]:3} → {condition.wanted[1]:3})" if condition.wanted else ""
    _say(f"  {condition.name}", f"{plain / times:4.0%}  →  {read / times:4.0%}  {wanted}")


def _piles(bench: Bench, times: int) -> None:
    chance = Random("pile")  # noqa: S311
    complete, spent = 0, []
    for _ in range(times):
        places = [(-480 + 240 * (n % 5), -270 + 180 * (n // 5)) for n in range(20)]
        badges = [
            (_text(chance), replace(_turned(chance), distance_cm=45, offset=(float(x), float(y))))
            for x, y in places
        ]
        bench.forget()
        texts = {text for text, _ in badges}
        found, _ = bench.look(frame_with(badges, Scene(), chance), texts)
        complete += found == texts
        spent.append(bench.tally.milliseconds[-1])
    _say("a pile of 20 in one frame", f"{complete} of {times} complete, {_spread(spent)}")


def _held_up(bench: Bench, times: int) -> None:
    """Move badges in within half a second, stop, and tremble; time is counted in frames of a camera."""
    chance = Random("held")  # noqa: S311
    waited = []
    for _ in range(times):
        text = _text(chance)
        goal = _held(
            Scene(
                distance_cm=chance.uniform(28, 55),
                tilt=chance.uniform(0, 30),
                light=chance.uniform(80, 220),
                noise=chance.uniform(2, 5),
            ),
            chance,
        )
        bench.forget()
        waited.append(_seconds_to_read(bench, text, goal, chance))
    known = [one for one in waited if one is not None]
    _say("held up, read within 2.5 s", f"{len(known)} of {times}")
    if len(known) > 1:
        share = quantiles(known, n=100, method="inclusive")[94]
        words = f"median {max(0, median(known)):.3f}  p95 {max(0, share):.3f}  longest {max(0, *known):.3f} s"
        still_moving = sum(one < 0 for one in known)
        _say("  after the hand stopped", f"{words}; {still_moving} were read while it still moved")


def _seconds_to_read(bench: Bench, text: str, goal: Scene, chance: Random) -> float | None:
    """Return the seconds from the stop of the hand to the text; less than none where it still moved."""
    moving = RATE // 2
    for number in range(moving + round(2.5 * RATE)):
        left = max(0.0, 1 - number / moving)
        way = 500 * left**2
        scene = replace(
            goal,
            offset=(goal.offset[0] + way + chance.uniform(-1, 1), goal.offset[1] + chance.uniform(-1, 1)),
            motion_px=1000 / RATE * left / 2 * 0.9 + chance.uniform(0, 1.5),
        )
        whole = still(text, scene, chance)
        found, _ = bench.look(shot(whole, scene, chance), [text])
        if found:
            return (number - moving) / RATE + bench.waited_seconds
    return None


def _random(bench: Bench, times: int) -> None:
    """Look for wrong texts in scenes of every kind, the readable and the hopeless, each seen four times.

    Dark frames are summed up, so that a badge may be told that was held a moment before: that is not wrong,
    but counted. Of 10^17 texts none is another badge's by chance.
    """
    chance = Random("any")  # noqa: S311
    held: set[str] = set()
    read = before = 0
    for number in range(times):
        if number and number % 1000 == 0:
            tally = bench.tally
            words = f"{tally.wrong} wrong texts, {before} of a badge held before"
            _say(f"  random frames so far {number:,}, {read:,} read", words)
        if number % _SHOTS == 0:
            text, scene = _text(chance), _any(chance)
            is_empty = number // _SHOTS % 10 == 0
            whole = still(text, scene, chance)
            if not is_empty:
                held.add(text)
        grey = empty_frame(scene, chance) if is_empty else shot(whole, scene, chance)
        found, _ = bench.look(grey, held)
        read += bool(found)
        before += len(found - {"" if is_empty else text})


def _any(chance: Random) -> Scene:
    return replace(
        _turned(chance),
        distance_cm=chance.uniform(15, 90),
        tilt=chance.uniform(0, 70),
        defocus_px=chance.choice((0, 0, chance.uniform(0, 4))),
        motion_px=chance.choice((0, 0, chance.uniform(0, 12))),
        light=chance.uniform(10, 255),
        noise=chance.uniform(1, 15),
        glare=chance.choice((0, 0, chance.uniform(0, 0.15))),
        thumb=chance.choice((0, 0, chance.uniform(0, 0.12))),
    )


def _gaps() -> None:
    """Let a camera run at its rate beside a window that shows it, and take the time between two beats."""
    from PySide6.QtWidgets import QApplication

    from ui.attendance.camera_view import CameraView
    from ui.theme.theme import Theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    chance = Random("gaps")  # noqa: S311
    theme = Theme(app)
    live = _Live(CameraView(theme))
    hard = Scene(distance_cm=75, tilt=60)
    live.frames = [frame_of(shot(still(_text(chance), hard, chance), hard, chance)) for _ in range(15)]
    gaps = live.run(STEADY_SECONDS)
    at_99 = quantiles(gaps, n=100, method="inclusive")[98]
    _say(
        "gap of the window's thread", f"p99 {at_99:.1f}  longest {max(gaps):.1f} ms, dear looks all the while"
    )
    _say("  frames read of those sent", f"{live.seen} of {live.sent}")


class _Live(QObject):
    """Thirty frames a second into a view, and a heart that beats each millisecond."""

    def __init__(self, view: QObject) -> None:
        super().__init__()
        from PySide6.QtMultimedia import QVideoSink

        from ui.attendance.camera_reader import CameraReader
        from ui.attendance.camera_view import CameraView

        assert isinstance(view, CameraView)
        self.frames: list[object] = []
        self.seen = self.sent = 0
        self._view = view
        self._reader = CameraReader(self)
        self._reader.seen.connect(self._on_seen)
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._gaps: list[float] = []
        self._last = 0.0
        self._timers = [QTimer(self) for _ in range(2)]

    def run(self, seconds: float) -> list[float]:
        """Return every gap in milliseconds."""
        self._view.resize(640, 360)
        self._view.show()
        self._last = time.perf_counter()
        loop = QEventLoop()
        for timer, milliseconds, act in zip(
            self._timers, (1000 // RATE, 1), (self._send, self._beat), strict=True
        ):
            timer.setTimerType(Qt.TimerType.PreciseTimer)
            timer.timeout.connect(act)
            timer.start(milliseconds)
        QTimer.singleShot(round(seconds * 1000), loop, loop.quit)
        loop.exec()
        for timer in self._timers:
            timer.stop()
        self._reader.close()
        self._view.close()
        return self._gaps

    @Slot()
    def _send(self) -> None:
        self._sink.setVideoFrame(self.frames[self.sent % len(self.frames)])  # type: ignore[arg-type]
        self.sent += 1

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now

    @Slot("QVideoFrame")
    def _on_frame(self, frame: object) -> None:
        self._reader.read(frame, 0)  # type: ignore[arg-type]

    @Slot(object)
    def _on_seen(self, seen: object) -> None:
        self.seen += 1
        self._view.show_seen(seen, {})  # type: ignore[arg-type]


def _held(scene: Scene, chance: Random) -> Scene:
    """Return the scene somewhere in the middle, turned anyhow."""
    offset = (chance.uniform(-80, 80), chance.uniform(-50, 50))
    return replace(scene, spin=chance.uniform(0, 360), offset=offset)


def _turned(chance: Random) -> Scene:
    return Scene(spin=chance.uniform(0, 360))


def _text(chance: Random) -> str:
    return f"{chance.randrange(10**17):017d}"


def _spread(milliseconds: Sequence[float]) -> str:
    shares = quantiles([*milliseconds, milliseconds[0]], n=100, method="inclusive")
    over = sum(one > 1000 / RATE for one in milliseconds)
    return (
        f"median {median(milliseconds):.1f}  p99 {shares[98]:.1f}  longest {max(milliseconds):.1f} ms,"
        f" {over} over {1000 / RATE:.0f}"
    )


def _say(name: str, words: str) -> None:
    sys.stdout.write(f"{name:52} {words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
