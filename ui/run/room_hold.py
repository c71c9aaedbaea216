"""The half-day before the room stays on the Run page while the trainer looks at another one elsewhere."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from facilitator.domain.message import Message, UserError
from facilitator.domain.session import Session
from facilitator.services.plan_session import load_session
from facilitator.services.ports import Workspace
from facilitator.words import Words
from ui.run.console import Console
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools, SessionRequest
from ui.widgets.states import InlineNotice


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """The half-day that stays, the one that the window turned to, and the sessions they belong to."""

    kept: UUID
    staying: Session
    wish: SessionRequest
    other: Session


class RoomHold(QObject):
    """Keeps a half-day that runs before the room, and offers in line to turn to the other one.

    From its start to its finish, while the projector is on, nothing that is planned or looked at elsewhere
    may change what the room sees, nor what a clicker does. What waits is turned to by the button alone, or
    when the window turns again once nothing runs before the room.
    """

    turned = Signal(object)
    """The `SessionRequest` to turn to all the same."""

    def __init__(self, tools: PageTools, console: Console, notice: InlineNotice, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._notice = notice
        self._wish: SessionRequest | None = None
        self._said: _Elsewhere | None = None
        self._is_running = False
        notice.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        notice.action_requested.connect(self._on_turned)
        console.moment_changed.connect(self._on_moment)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the other pages show another half-day than the one that stays here."""
        return self._wish is not None

    def keeps(self, wish: SessionRequest) -> bool:
        """Say whether the half-day here stays although the window turned; if so, that is said in line."""
        loaded = self._console.loaded
        stays = (
            loaded is not None
            and wish.session_id is not None
            and wish.half_day_id != loaded.run.half_day.id
            and self._is_before_room()
        )
        if loaded is None or not stays:
            self._forget()
            return False
        self._wish = wish
        kept = loaded.run.half_day.id
        read = partial(_read, self._tools.workspace, loaded.run.session.id, kept, wish)
        self._tools.operations.load(read, partial(self._on_read, wish), partial(self._on_gone, wish))
        return True

    def retranslate(self) -> None:
        """Say it in the window's language; what is put away stays away."""
        if self._said is not None and not self._notice.isHidden():
            self._say(self._said)

    def _is_before_room(self) -> bool:
        return self._console.current_item is not None and self._console.projector.is_on

    def _forget(self) -> None:
        self._wish = self._said = None
        self._notice.hide()

    def _on_read(self, wish: SessionRequest, found: _Elsewhere | None) -> None:
        """Say it; where the other session was removed meanwhile, there is nothing to say."""
        if self._wish is not wish:
            return
        if found is None:
            self._forget()
        else:
            self._said = found
            self._say(found)

    def _on_gone(self, wish: SessionRequest, message: Message) -> None:
        """Turn to the other one: the session that runs was removed."""
        del message
        if self._wish is wish:
            self._on_turned()

    def _say(self, said: _Elsewhere) -> None:
        self._is_running = self._is_before_room()
        here = self._named(said.staying, said.kept)
        other = self._named(said.other, said.wish.half_day_id)
        sentence = (
            self.tr('"{here}" runs before the room, so it stays here. The other pages show "{other}".')
            if self._is_running
            else self.tr('"{here}" is still here. The other pages show "{other}".')
        )
        action = self.tr("Show that one here")
        self._notice.show_sentence(Meaning.INFO, sentence.format(here=here, other=other), action)

    def _named(self, session: Session, half_day_id: UUID | None) -> str:
        """Return a half-day by its session, its label and its day."""
        language = self._tools.language()
        half_day = next((one for one in session.half_days if one.id == half_day_id), None)
        day = "" if half_day is None else Words(language).value(half_day.starts_at.date())
        parts = (session.title.in_language(language), "" if half_day is None else half_day.label, day)
        return " · ".join(part for part in parts if part)

    @Slot()
    def _on_turned(self) -> None:
        wish = self._wish
        self._forget()
        if wish is not None:
            self.turned.emit(wish)

    @Slot(object)
    def _on_moment(self, moment: object) -> None:
        """Say no longer that it runs before the room once it does not."""
        if moment is not None and self._said is not None and self._is_running != self._is_before_room():
            self.retranslate()


def _read(ws: Workspace, session_id: UUID, kept: UUID, wish: SessionRequest) -> _Elsewhere | None:
    """Return both sessions, none where the other was removed; UserError where the one that stays was."""
    staying = load_session(ws, session_id)
    with suppress(UserError):
        if wish.session_id is not None:
            return _Elsewhere(kept, staying, wish, load_session(ws, wish.session_id))
    return None
