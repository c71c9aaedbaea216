"""Children that a test kills: no file of theirs is written but those that the test is about.

Their coverage would be half a file; compiled modules, written by the first of them only, would make the
file calls of one run differ from those of the next.
"""

from __future__ import annotations

import os
from collections.abc import Mapping


def unmeasured(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables for a process whose coverage is not counted and that compiles to nowhere."""
    kept = {name: value for name, value in environ.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}
