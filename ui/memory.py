"""How the C library gives memory: what a picture took goes back to the system with the picture."""

from __future__ import annotations

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
