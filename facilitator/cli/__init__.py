"""The command line. Without a command it opens the window."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from facilitator import compose
from facilitator.cli.arguments import read_arguments
from facilitator.cli.commands import COMMANDS
from facilitator.cli.desk import Desk, WorkspaceError, language_of
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.message import Message, UserError

__all__ = ["ExitCode", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code; no error leaves a traceback."""
    asked = read_arguments(sys.argv[1:] if arguments is None else arguments)
    desk = Desk(language_of(asked.language), asked.json, asked.workspace, asked.accept_older)
    try:
        return _do(desk, asked)
    except UserError as error:
        desk.warn(error.message)
        return ExitCode.TROUBLE
    except WorkspaceError as trouble:
        desk.warn(trouble.message)
        return ExitCode.WORKSPACE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return _stop_quietly()
    except Exception as error:  # noqa: BLE001 - the last net: a report and one sentence
        return _report(desk, error)


def _do(desk: Desk, asked: Namespace) -> int:
    compose.check_rooms()
    if asked.command is None:
        from facilitator.compose.window import run_window

        return run_window(desk.address, accept_older=desk.accept_older)
    command = next(one for one in COMMANDS if one.name == asked.command)
    return command.run(desk, asked)


def _stop_quietly() -> int:
    """Nobody reads any more: leave, and let Python's last flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return ExitCode.DONE


def _report(desk: Desk, error: Exception) -> int:
    from facilitator.cli.crash import write_report

    path = write_report(error)
    if path is None:
        desk.warn(Message("The program made a mistake and stopped. What it stored is safe."))
    else:
        desk.warn(
            Message(
                "The program made a mistake and stopped. What it stored is safe. A report is in {file}.",
                {"file": str(path)},
            )
        )
    return ExitCode.BUG
