"""Children that a test kills: their coverage would be half a file, and its writing a death of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping


def unmeasured(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables for a process whose coverage is not counted."""
    return {name: value for name, value in environ.items() if not name.startswith("COVERAGE_")}
