"""Every command of the command line: its name, what it is for, what it takes, and what runs it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from facilitator.cli.desk import Desk
from facilitator.domain.badge_sheet import BadgeFormat
from facilitator.domain.message import Message
from facilitator.words import Words

Add = Callable[[ArgumentParser, Words], None]


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `module` and `function` are loaded when it is asked for."""

    name: str
    summary: Message
    module: str
    function: str
    add_arguments: tuple[Add, ...] = ()

    def run(self, desk: Desk, asked: Namespace) -> int:
        """Do it; returns the exit code."""
        function = getattr(import_module(f"facilitator.cli.{self.module}"), self.function)
        return cast("Callable[[Desk, Namespace], int]", function)(desk, asked)


def _session(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "session", metavar="SESSION", help=say("how the session's id begins, or `last` for the newest")
    )


def _session_or_last(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "session",
        metavar="SESSION",
        nargs="?",
        default="last",
        help=say("how the session's id begins, or `last` for the newest"),
    )


def _for_session(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "--session", default="last", help=say("how the session's id begins, or `last` for the newest")
    )


def _half_day(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "--half-day", help=say("number (from 1) or label; without it the one that is on or comes next")
    )


def _file(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("file", metavar="FILE", help=say("the file to read"))
    parser.add_argument("--dry-run", action="store_true", help=say("read and report, write nothing"))


def _sheet(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "--sheet", metavar="NAME", help=say("name or number of the sheet, if several name people")
    )


def _to_file(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--to", metavar="FILE", required=True, help=say("the PDF to write"))


def _to_workbook(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--to", metavar="FILE", required=True, help=say("the workbook to write"))


def _questionnaire(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--questionnaire", metavar="KEY", help=say("key of the questionnaire"))


def _export(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--to", metavar="DIR", required=True, help=say("the folder to write into"))
    parser.add_argument("--formats", default="pdf,xlsx,csv", help=say("some of pdf, xlsx, csv, with commas"))


def _key(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--wave", default="pre", help=say("pre, post or follow-up"))
    parser.add_argument("--batch", metavar="ID", help=say("how the batch's id begins"))
    parser.add_argument("--counted", type=int, help=say("how many forms the new batch holds"))


def _forms(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--count", type=int, default=100, help=say("how many numbers; 100 without it"))
    parser.add_argument("--waves", default="pre,post", help=say("pre, post, follow-up, with commas"))
    parser.add_argument(
        "--again", action="store_true", help=say("print numbers that were issued before, and issue none")
    )
    parser.add_argument("--first", metavar="NUMBER", default="", help=say("with --again: from this number"))
    parser.add_argument("--last", metavar="NUMBER", default="", help=say("with --again: up to this number"))
    parser.add_argument(
        "--unused", action="store_true", help=say("with --again: only numbers on which nothing was keyed")
    )


def _slides(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=say("a PDF, a presentation, both of the same slides, or pictures"),
    )
    parser.add_argument(
        "--key", help=say("the slides that these replace; without it they are added beside the others")
    )
    parser.add_argument("--name", help=say("how the slides are called; without it as the file"))
    parser.add_argument("--dry-run", action="store_true", help=say("read and report, write nothing"))


def _certificates(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "--only",
        metavar="WHO",
        action="append",
        default=[],
        help=say("only this one: an employee number or a name; may be said several times"),
    )


def _number(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "number", metavar="NUMBER", nargs="+", help=say("the twelve digits on the certificate")
    )


def _not_come(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "--not-come", action="store_true", help=say("only who was expected and did not come, once it is over")
    )


def _spares(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--spares", type=int, default=0, help=say("how many badges without a name"))
    parser.add_argument(
        "--pool", action="store_true", help=say("only the spare badges that were not given out yet")
    )
    parser.add_argument(
        "--only",
        metavar="WHO",
        action="append",
        default=[],
        help=say("only this one: a code, an employee number or a name; may be said several times"),
    )
    parser.add_argument(
        "--format",
        choices=[str(one) for one in BadgeFormat],
        default=str(BadgeFormat.CARD),
        help=say("cards to cut, sticky labels, lanyards or folded seat cards"),
    )
    parser.add_argument(
        "--start", type=int, default=1, metavar="N", help=say("the first free place of a used sheet, from 1")
    )
    parser.add_argument(
        "--both-faces", action="store_true", help=say("print the code on both faces of a card")
    )


def _badge_keys(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "step",
        nargs="?",
        choices=("list", "new", "withdraw", "export", "import"),
        default="list",
        help=say("what to do; without it the keys are listed"),
    )
    parser.add_argument(
        "what", metavar="KEY|FILE", nargs="?", default="", help=say("which key, or which file")
    )


def _run_sheet(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "--materials",
        action="store_true",
        help=say("the list of what to bring instead: how many of each for the people expected"),
    )
    parser.add_argument(
        "--people",
        type=int,
        metavar="N",
        help=say("how many people are expected; without it as many as are on the list"),
    )


def _message(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="+", help=say("one line, at most 120 signs"))
    parser.add_argument("--who", metavar="NAME", default="", help=say("who sends it"))


def _leave(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--leave", action="store_true", help=say("sign people out instead of in"))


def _hand_over(parser: ArgumentParser, say: Words) -> None:
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", metavar="DIR", help=say("the folder to write the file into"))
    way.add_argument(
        "--codes", action="store_true", help=say("the digits of QR codes instead, a line for each code")
    )


def _take_over(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=say("the file, or `-` for a file or the digits of a code on standard input"),
    )


def _archived(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--archived", action="store_true", help=say("list archived ones as well"))


def _backup(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument(
        "backup", metavar="FILE", nargs="?", default="newest", help=say("the backup; without it the newest")
    )


def _remove(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("--remove", action="store_true", help=say("take the passphrase away"))


def _folder(parser: ArgumentParser, say: Words) -> None:
    parser.add_argument("folder", metavar="DIR", help=say("the folder to write into"))


COMMANDS = (
    Command("demo", Message("make a finished session with made-up people"), "sessions", "run_demo"),
    Command("sessions", Message("list the sessions"), "sessions", "run_sessions", (_archived,)),
    Command(
        "export",
        Message("write the summary of a session for others"),
        "sessions",
        "run_export",
        (_session, _export),
    ),
    Command(
        "check-in",
        Message("check people in: a code a line on standard input"),
        "door",
        "run_check_in",
        (_session, _half_day, _leave),
    ),
    Command(
        "attendance",
        Message("say who was present for how long, and who counts as trained"),
        "attendance",
        "run_attendance",
        (_session, _half_day, _not_come),
    ),
    Command(
        "hand-over-attendance",
        Message("write what was noted at a door for the laptop at the other"),
        "attendance",
        "run_hand_over",
        (_session, _half_day, _hand_over),
    ),
    Command(
        "take-over-attendance",
        Message("take over what was noted at the other door"),
        "attendance",
        "run_take_over",
        (_session, _take_over, _half_day),
    ),
    Command(
        "key",
        Message("key paper forms: lines on standard input as the entry page takes them"),
        "keying",
        "run_key",
        (_session, _half_day, _questionnaire, _key),
    ),
    Command(
        "run",
        Message("run the agenda: an order a line on standard input"),
        "agenda",
        "run_agenda",
        (_session, _half_day),
    ),
    Command(
        "message",
        Message("tell the trainer something: one line on the console"),
        "message",
        "run_message",
        (_session, _message, _half_day),
    ),
    Command(
        "import-roster",
        Message("put the people of a file on the list"),
        "imports",
        "run_import_roster",
        (_file, _sheet, _for_session, _half_day),
    ),
    Command(
        "import-questionnaire",
        Message("use the questionnaire of a file (XLSForm)"),
        "imports",
        "run_import_questionnaire",
        (_file, _for_session),
    ),
    Command(
        "export-agenda",
        Message("write the agenda of a session as a workbook"),
        "agenda_files",
        "run_export_agenda",
        (_session_or_last, _to_workbook),
    ),
    Command(
        "import-agenda",
        Message("read an agenda from a workbook into a session"),
        "agenda_files",
        "run_import_agenda",
        (_file, _for_session),
    ),
    Command(
        "install-pack",
        Message("install a programme pack: a folder or a .zip with programme.toml"),
        "packs",
        "run_install_pack",
        (_file,),
    ),
    Command(
        "import-slides",
        Message("add slides to a session: PDF, PowerPoint, LibreOffice or pictures"),
        "slides",
        "run_import_slides",
        (_session, _slides),
    ),
    Command(
        "preflight",
        Message("say what to mend before doors open"),
        "slides",
        "run_preflight",
        (_session_or_last,),
    ),
    Command(
        "print-forms",
        Message("print numbered questionnaires"),
        "printing",
        "run_print_forms",
        (_session_or_last, _to_file, _questionnaire, _forms),
    ),
    Command(
        "print-badges",
        Message("print badges"),
        "printing",
        "run_print_badges",
        (_session_or_last, _to_file, _spares),
    ),
    Command(
        "badge-keys",
        Message("the keys that sign badges: list, renew, withdraw, carry to another laptop"),
        "badge_keys",
        "run_badge_keys",
        (_badge_keys,),
    ),
    Command(
        "print-sign-in",
        Message("print the sign-in sheet of a half-day"),
        "printing",
        "run_print_sign_in",
        (_session_or_last, _to_file, _half_day),
    ),
    Command(
        "print-certificates",
        Message("write a certificate for everybody who counts as trained, as a PDF"),
        "certificates",
        "run_print_certificates",
        (_session_or_last, _to_file, _certificates),
    ),
    Command(
        "check-certificate",
        Message("say whose certificate has that number"),
        "certificates",
        "run_check_certificate",
        (_number,),
    ),
    Command(
        "print-run-sheet",
        Message("print the run sheet of a half-day, or the list of what to bring"),
        "printing",
        "run_print_run_sheet",
        (_session_or_last, _to_file, _half_day, _run_sheet),
    ),
    Command(
        "print-key-card",
        Message("print the card with the keys of the entry page"),
        "printing",
        "run_print_key_card",
        (_to_file,),
    ),
    Command("backup", Message("write a checked copy of the workspace"), "store", "run_backup"),
    Command(
        "restore", Message("put a backup in the place of the workspace"), "store", "run_restore", (_backup,)
    ),
    Command(
        "passphrase",
        Message("set, change or remove the passphrase of the workspace"),
        "passphrase",
        "run_passphrase",
        (_remove,),
    ),
    Command("check", Message("check that the workspace is sound"), "store", "run_check"),
    Command("doctor", Message("say what this laptop brings along for a session"), "store", "run_doctor"),
    Command("pictures", Message("draw every page into a folder"), "pictures", "run_pictures", (_folder,)),
)
