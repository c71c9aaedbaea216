"""Photos from phones, read in a process of their own that can be ended: none holds up anything for long."""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from facilitator.domain.message import Message, UserError
from facilitator.imports.parent import child_command, child_environment
from facilitator.imports.photo_child import LENGTH_BYTES
from facilitator.imports.photo_form import NoPhotoFormError
from facilitator.imports.relayed import relayed

PATIENCE_S = 8.0
"""Twenty badges at twelve million points take a tenth of it; a picture made to be slow takes minutes."""

STARTING_S = 20.0


class SlowPhotoError(UserError):
    """A photo was given up: it took too long, or ended the process that read it."""

    def __init__(self) -> None:
        super().__init__(Message("That picture took too long to read. Go closer and take another one."))


class PhotoReader:
    """Reads one photo after the other; the process that does it is kept in between and goes with `close`.

    `codes_in` and `warm_up` are for one thread at a time, `close` for any thread at any moment: whoever is
    reading then is answered at once.
    """

    def __init__(self, patience_s: float | None = None) -> None:
        self._patience_s = PATIENCE_S if patience_s is None else patience_s
        self._changing = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def warm_up(self) -> None:
        """Start the process, so that the first photo need not wait for it; nothing where it is there."""
        self._ready()

    def codes_in(self, content_type: str, body: bytes) -> tuple[str, ...]:
        """Return the codes in the one photo of a form that a browser sent.

        Raises NoPhotoFormError for what is no such form, UserError for what is no photo, SlowPhotoError for
        one that was given up.
        """
        asked = (content_type.encode("latin-1", "replace"), body)
        answer = self._within(self._patience_s, self._ready(), asked)
        if "problem" in answer:
            raise relayed(*answer["problem"])
        if "codes" not in answer:
            raise NoPhotoFormError
        return tuple(answer["codes"])

    def close(self) -> None:
        """End the process, in the midst of a photo as well; none is read from now on."""
        with self._changing:
            self._is_closed = True
            self._end()

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return the process, started where there is none; raises SlowPhotoError once this is closed."""
        with self._changing:
            if self._is_closed:
                raise SlowPhotoError
            if self._child is not None and self._child.poll() is None:
                return self._child
            self._end()
            child = self._child = _started()
        self._within(STARTING_S, child, ())
        return child

    def _within(
        self, seconds: float, child: subprocess.Popen[bytes], asked: tuple[bytes, ...]
    ) -> dict[str, Any]:
        """Return what the process answers in time; else it has ended when SlowPhotoError is raised."""
        deadline = threading.Timer(seconds, child.kill)
        deadline.name = "phone photo deadline"
        deadline.start()
        try:
            line = _asked(child, asked)
        finally:
            deadline.cancel()
            deadline.join()
        if not line:
            child.kill()
            child.wait()
            raise SlowPhotoError
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in _pipes(child):
            with suppress(OSError):  # what was not sent any more
                pipe.close()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module; what phones send comes on its standard input
        child_command("photos", Path()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    return cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)


def _asked(child: subprocess.Popen[bytes], pieces: tuple[bytes, ...]) -> bytes:
    """Return the line that answers these pieces; none where the process has ended."""
    asked, answers = _pipes(child)
    try:
        for piece in pieces:
            asked.write(len(piece).to_bytes(LENGTH_BYTES, "big") + piece)
        asked.flush()
        return answers.readline()
    except (OSError, ValueError):
        return b""
