"""`facilitator pictures DIR`: every page as a picture, without a display."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.folders import made_folder
from facilitator.domain.message import Message


def run_pictures(desk: Desk, asked: Namespace) -> int:
    """Draw every page in both languages, light and dark, in two sizes."""
    from facilitator.compose.window import draw_pictures

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # off screen has no window hints
    folder = made_folder(Path(asked.folder))
    with desk.workspace():
        pass
    drawn: list[Path] = []
    draw_pictures(desk.address, folder, drawn.append)
    desk.tell(Message("{n} pictures are in {folder}.", {"n": len(drawn), "folder": str(folder)}))
    desk.give({"ok": True, "folder": folder, "files": [path.name for path in drawn]})
    return ExitCode.DONE
