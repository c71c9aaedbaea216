"""What a widget needs that names keys beside its buttons, as the trainer chose them."""

from __future__ import annotations

from facilitator.domain.key_map import KeyMap
from facilitator.domain.run_command import RunCommand
from ui.widgets.command_words import shown_key


class NamesKeys:
    """Beside a widget's own base: the map in force. The widget says its words anew after `use_keys`."""

    key_map: KeyMap = KeyMap()

    def use_keys(self, keys: KeyMap) -> None:
        """Name the keys of that map from now on."""
        self.key_map = keys

    def key_for(self, command: RunCommand) -> str:
        """Return the key to be named for a command."""
        return shown_key(self.key_map.keys_of(command)[0])

    def keys_for(self, command: RunCommand) -> str:
        """Return all its keys: `. / B`."""
        return " / ".join(map(shown_key, self.key_map.keys_of(command)))

    def with_key(self, words: str, command: RunCommand) -> str:
        """Return words with the key that does the same behind them."""
        return f"{words}  {self.key_for(command)}"
