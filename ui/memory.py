"""What the window does not keep in memory: pictures that are gone, and the text of its own code."""

from __future__ import annotations

import builtins
import ctypes
import sys

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_M_ARENA_MAX = -8
_LARGE_BYTES = 512 * 1024
_MOST_ARENAS = 2


def give_back_large_pieces() -> None:
    """Let every piece of half a megabyte or more be one of its own; call once, before there are threads.

    By itself glibc stops doing that after the first picture that is freed, and each new thread keeps a heap
    of its own: a deck of photos then held 300 MB that nobody used. Other C libraries know nothing of it.
    """
    if sys.platform != "linux":
        return
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        set_option(_M_ARENA_MAX, _MOST_ARENAS)


def give_back_what_is_free() -> None:
    """Give the system back what was used and is not any more; for a worker, after much work.

    By itself glibc keeps it for the next time: 2 to 4 MB after a deck was drawn. It takes up to 10 ms.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def look_for_no_features() -> None:
    """Have Qt for Python look into no import statement; call once, before other modules are loaded.

    From its own import on it reads the whole text of each module that is loaded, and Python keeps what is
    read: 25 MB, and a tenth of the time to start. It looks for its name, to switch features of its own that
    nobody here uses (https://doc.qt.io/qtforpython-6/considerations.html#features). What it looks with stands
    before the import that it found, which is put back; that one makes its classes when they are asked for.
    """
    import PySide6.QtCore  # noqa: F401 - brings its own import

    found = vars(builtins).get("__orig_import__")
    if found is not None:
        builtins.__import__ = found
