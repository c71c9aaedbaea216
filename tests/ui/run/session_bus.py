"""A session bus of our own with a screen saver that counts who asks it to stay awake."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

DBUS_DAEMON = shutil.which("dbus-daemon")


@dataclass
class ScreenSaver:
    """What was asked of it, in order."""

    asked: list[str] = field(default_factory=list)
    is_asked: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, *asked: str) -> bool:
        with self.is_asked:
            return self.is_asked.wait_for(lambda: self.asked == list(asked), timeout=10)


@contextmanager
def session_bus(*, has_screen_saver: bool) -> Iterator[tuple[str, ScreenSaver]]:
    """Run a bus; give its address, and the screen saver that answers on it."""
    assert DBUS_DAEMON is not None
    command = [DBUS_DAEMON, "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        address, saver = bus.stdout.readline().strip(), ScreenSaver()
        try:
            if has_screen_saver:
                serving = threading.Thread(target=_serve, args=(address, saver), daemon=True)
                serving.start()
                assert saver.wait_for("ready")
                saver.asked.clear()
                yield address, saver
                bus.terminate()
                serving.join()
            else:
                yield address, saver
        finally:
            bus.terminate()


def _serve(address: str, saver: ScreenSaver) -> None:
    from jeepney import HeaderFields, MessageType, new_method_return
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection(bus=address) as connection:
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))
        _note(saver, "ready")
        while True:
            try:
                message = connection.receive()
            except (ConnectionError, OSError):
                return
            if message.header.message_type is MessageType.method_call:
                member = str(message.header.fields[HeaderFields.member])
                answer = ("u", (7,)) if member == "Inhibit" else (None, ())
                connection.send(new_method_return(message, *answer))
                _note(saver, member)


def _note(saver: ScreenSaver, what: str) -> None:
    with saver.is_asked:
        saver.asked.append(what)
        saver.is_asked.notify_all()
