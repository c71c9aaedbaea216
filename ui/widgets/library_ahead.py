"""Shared libraries opened on a worker without holding the interpreter, as importing them would."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_SEARCH_AS_PYTHON_DOES = 0x1100
"""LOAD_LIBRARY_SEARCH_DEFAULT_DIRS | LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR of libloaderapi.h."""


def open_ahead(library: Path) -> bool:
    """Open a library, and say whether that went well; it stays open.

    The import of an extension keeps every other thread waiting while the system reads and binds its
    libraries, a twentieth of a second for those of videos, and the window's thread with them. A library
    that is open already is bound; what cannot be opened here is left to the import, which says why.
    """
    if sys.platform == "win32":
        load = ctypes.WinDLL("kernel32").LoadLibraryExW
        load.restype = ctypes.c_void_p
        load.argtypes = [ctypes.c_wchar_p, ctypes.c_void_p, ctypes.c_uint32]
        return load(str(library), None, _SEARCH_AS_PYTHON_DOES) is not None
    load = ctypes.CDLL(None).dlopen
    load.restype = ctypes.c_void_p
    load.argtypes = [ctypes.c_char_p, ctypes.c_int]
    return load(os.fsencode(library), os.RTLD_NOW) is not None
