"""Whether the room can hear the laptop: a short sound, and the trainer's answer."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from facilitator.domain.message import Message
from resources import sound_path
from ui.run.ready_line import ReadyLine
from ui.theme.tokens import Meaning
from ui.widgets.multimedia import sound_output

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QSoundEffect

_SOUND = "good"
_TIMES = 3


class Heard(Enum):
    """What is known of the sound."""

    NO_DEVICE = auto()
    NOT_TRIED = auto()
    ASKING = auto()
    YES = auto()
    NO = auto()


class SoundTest(QObject):
    """Plays at the output that the system uses; whether it is heard, only somebody in the room can say."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heard = Heard.NOT_TRIED
        self._device = ""

    def begin(self) -> None:
        """Look for an output anew; what was heard before counts no more."""
        output = sound_output()
        self._device = "" if output is None else output.description()
        self.heard = Heard.NO_DEVICE if output is None else Heard.NOT_TRIED

    @Slot()
    def play(self) -> None:
        """Play the sound, also where this laptop's other sounds are off, and ask."""
        output = sound_output()
        if output is None:
            self.heard = Heard.NO_DEVICE
        else:
            self._device = output.description()
            play_at(output, self)
            self.heard = Heard.ASKING
        self.changed.emit()

    def answer(self, *, was_heard: bool) -> None:
        """Take the trainer's answer."""
        self.heard = Heard.YES if was_heard else Heard.NO
        self.changed.emit()

    def line(self, *, is_needed: bool) -> ReadyLine:
        """Return how it stands; `is_needed` where a video of the session has sound."""
        named: dict[str, object] = {"name": self._device}
        match self.heard:
            case Heard.NO_DEVICE if is_needed:
                return ReadyLine(
                    Meaning.BAD,
                    Message(
                        "The videos have sound, but this laptop has no sound output. Plug in a loudspeaker, "
                        "then look again."
                    ),
                )
            case Heard.NO_DEVICE:
                return ReadyLine(
                    Meaning.WARN,
                    Message(
                        "This laptop has no sound output. Plug in a loudspeaker if you need sound, then look "
                        "again."
                    ),
                )
            case Heard.YES:
                return ReadyLine(Meaning.GOOD, Message("Sound: heard from {name}.", named))
            case Heard.NO:
                return ReadyLine(
                    Meaning.BAD,
                    Message(
                        "No sound from {name}. Check cable and volume, or choose another output in the "
                        "system's sound settings; then play it again.",
                        named,
                    ),
                )
            case _:
                return ReadyLine(
                    Meaning.SOFT, Message("Sound goes to {name}. Play the test sound and listen.", named)
                )


def play_at(output: QAudioDevice, parent: QObject) -> None:
    """Play the test sound there."""
    from PySide6.QtMultimedia import QSoundEffect

    effect = QSoundEffect(output, parent)
    effect.setSource(QUrl.fromLocalFile(str(sound_path(_SOUND))))
    effect.setLoopCount(_TIMES)
    effect.playingChanged.connect(partial(_forget_when_over, effect))
    effect.play()


def _forget_when_over(effect: QSoundEffect) -> None:
    if not effect.isPlaying():
        effect.deleteLater()
