"""The command line as argparse reads it, in the caller's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from facilitator.cli.commands import COMMANDS
from facilitator.cli.desk import language_of, write_line
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.message import Message
from facilitator.words import Words

_LANGUAGES = ("en", "zh", "both")


class _Parser(argparse.ArgumentParser):
    """Says what was asked wrongly in one sentence."""

    say: Words

    def error(self, message: str) -> NoReturn:
        """Say it and leave with the code for it."""
        sentence = Message(
            "This was not understood: {detail}. `{program} --help` tells more.",
            {"detail": message, "program": self.prog},
        )
        write_line(sys.stderr, self.say.message(sentence))
        sys.exit(ExitCode.USAGE)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked; `command` is none for the window. Leaves the program on `--help`."""
    say = Words(language_of(_wished_language(arguments)))
    parser = _parser("facilitator", say)
    parser.description = say("Run a live training session, get its paper in, share what changed.")
    parser.epilog = say(
        "Without a command the window opens. Exit codes: 0 done, 1 trouble with what was given, "
        "2 asked wrongly, 3 trouble with the workspace, 4 a mistake of the program."
    )
    _add_common(parser, say, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS:
        summary = say.message(command.summary)
        one = commands.add_parser(command.name, help=summary, description=summary, add_help=False)
        one.say = say
        _add_help(one, say)
        for add in command.add_arguments:
            add(one, say)
        _add_common(one, say, default=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _parser(program: str, say: Words) -> _Parser:
    parser = _Parser(prog=program, add_help=False)
    parser.say = say
    _add_help(parser, say)
    return parser


def _add_help(parser: argparse.ArgumentParser, say: Words) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("show this and leave"))


def _add_common(parser: argparse.ArgumentParser, say: Words, default: object) -> None:
    """Add what may stand before the command or after it."""
    flag = False if default is None else default
    parser.add_argument(
        "--workspace",
        metavar="ADDRESS",
        default=default,
        help=say("file or SQLAlchemy address of the workspace"),
    )
    parser.add_argument(
        "--accept-older",
        action="store_true",
        default=flag,
        help=say("go on with a workspace that lacks what this laptop stored, or is gone"),
    )
    parser.add_argument(
        "--json", action="store_true", default=flag, help=say("answer in JSON, an object a line")
    )
    parser.add_argument(
        "--language",
        choices=_LANGUAGES,
        default=default,
        help=say("language of sentences and files: en, zh, both"),
    )


def _wished_language(arguments: Sequence[str]) -> str | None:
    """Return the language asked for, before everything else is read: help and errors need it."""
    for place, argument in enumerate(arguments):
        if argument == "--language":
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return None
