"""A report of a mistake of the program, for those who mend it."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from facilitator import compose
from facilitator.services.private_files import close_to_others, make_private_file, make_private_folder


def write_report(error: Exception) -> Path | None:
    """Write what went wrong where into the user's own folder; none where that cannot be written.

    It holds places in the program, kinds and texts of errors, and no data of the workspace.
    """
    now = datetime.now(UTC)
    path = compose.own_folder() / "reports" / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
    lines = (
        f"Facilitator {compose.version()}, {now.isoformat(timespec='seconds')}, command line",
        f"Python {platform.python_version()}, {platform.platform()}",
        "",
        *(part.rstrip() for part in traceback.format_exception(error)),
    )
    try:
        make_private_folder(path.parent)
        close_to_others(path.parent)
        make_private_file(path)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path
