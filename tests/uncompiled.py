"""Children that a test kills: no file of theirs is written but those that the test is about.

Compiled modules, written by the first of them only, would make the file calls of one run differ from those of
the next.
"""

from __future__ import annotations

import os
from collections.abc import Mapping


def uncompiled(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables for a process that compiles to nowhere."""
    return {**environ, "PYTHONDONTWRITEBYTECODE": "1"}
