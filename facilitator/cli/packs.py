"""`facilitator install-pack PACK`: a programme that an organisation wrote itself."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.message import Message
from facilitator.services.plan_session import install_pack


def run_install_pack(desk: Desk, asked: Namespace) -> int:
    """Read a pack and install it; what its authors should mend is told, and what is good is used."""
    from facilitator.programmes import read_pack

    pack = read_pack(Path(asked.file))
    for problem in pack.problems:
        desk.tell(problem.message)
    if not asked.dry_run:
        with desk.workspace() as ws:
            install_pack(ws, pack)
    values: dict[str, object] = {
        "title": pack.programme.title,
        "version": pack.programme.version,
        "blocks": len(pack.programme.blocks),
        "pages": sum(len(deck.pages) for deck in pack.decks),
    }
    desk.tell(
        Message("{title}, version {version}: {blocks} blocks, {pages} slides. Nothing was written.", values)
        if asked.dry_run
        else Message(
            "{title}, version {version}: {blocks} blocks, {pages} slides, ready for new sessions.", values
        )
    )
    desk.give(
        {
            "ok": True,
            "written": not asked.dry_run,
            "key": pack.programme.key,
            "version": pack.programme.version,
            "decks": {deck.key: len(deck.pages) for deck in pack.decks},
            "problems": [problem.message for problem in pack.problems],
        }
    )
    return ExitCode.DONE
