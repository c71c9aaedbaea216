"""What a scanner on a serial line sends: codes with an end behind them, or garbage."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.domain.badge_ear import digit_of

MOST_BYTES = 256
"""No code of ours is longer; a line that sends more without an end sends noise."""

_ENDS = frozenset(b"\r\n\t\0\x03")
_FRAME = frozenset(b"\x02")


@dataclass(frozen=True, slots=True)
class Received:
    """Codes that are whole, in order; `is_garbage` says that something among them was none."""

    codes: tuple[str, ...] = ()
    is_garbage: bool = False


@dataclass
class ScannerLine:
    """Puts bytes together to codes: they come in pieces of any size."""

    _begun: bytearray = field(default_factory=bytearray)
    _is_noise: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether a code has begun that no end followed yet."""
        return bool(self._begun) or self._is_noise

    def receive(self, piece: bytes) -> Received:
        """Take a piece in; returns what became whole by it."""
        codes: list[str] = []
        is_garbage = False
        for byte in piece:
            if byte in _FRAME:
                continue
            if byte not in _ENDS:
                self._take(byte)
                continue
            received = self.end()
            codes += received.codes
            is_garbage |= received.is_garbage
        return Received(tuple(codes), is_garbage)

    def end(self) -> Received:
        """Return what was begun as a whole: an end came, or 40 ms of silence."""
        text, is_noise = bytes(self._begun), self._is_noise
        self._begun.clear()
        self._is_noise = False
        if is_noise:
            return Received(is_garbage=True)
        code = _text(text)
        if code is None:
            return Received(is_garbage=True)
        return Received((code,)) if code else Received()

    def forget(self) -> None:
        """Forget what was begun: the line was lost."""
        self._begun.clear()
        self._is_noise = False

    def _take(self, byte: int) -> None:
        if len(self._begun) >= MOST_BYTES:
            self._begun.clear()
            self._is_noise = True
        if not self._is_noise:
            self._begun.append(byte)


def _text(raw: bytes) -> str | None:
    """Return a code as text, "" for blanks, None for what nobody printed: a wrong speed, a broken cable."""
    try:
        text = raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    if not text.isprintable():
        return None
    return "".join(digit_of(sign) or sign for sign in text)
