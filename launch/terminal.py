"""What the set-up says: calm lines, in English or Chinese as the machine speaks."""

from __future__ import annotations

import locale
import os
import sys


class CannotGoOnError(Exception):
    """Something only the person at the keyboard can mend; `str()` is the sentence that says how."""


def speaks_chinese() -> bool:
    """Say whether this machine is set to Chinese, by its environment or by its system language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower().startswith("zh")
    return (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))


def words(english: str, chinese: str) -> str:
    """Return the sentence in the language of this machine."""
    return chinese if speaks_chinese() else english


def say(english: str, chinese: str) -> None:
    """Write one line at once, also where the terminal cannot show every character."""
    write(words(english, chinese) + "\n")


def write(text: str) -> None:
    """Write text to the terminal at once; a character it cannot show becomes a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def owns_its_console() -> bool:
    """Say whether Windows opened this console for us alone, as after a double-click on start.py."""
    if sys.platform != "win32":
        return False
    import ctypes

    processes = (ctypes.c_uint * 8)()
    count = int(ctypes.windll.kernel32.GetConsoleProcessList(processes, len(processes)))
    return 0 < count <= 2  # noqa: PLR2004 - py.exe and python.exe


def keep_console_open() -> None:
    """Wait for Enter, so that a person who double-clicked can read what went wrong."""
    say("Press Enter to close this window.", "按回车键关闭此窗口。")
    sys.stdin.readline()
