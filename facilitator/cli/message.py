"""`facilitator message SESSION TEXT`: one line for the trainer, on the console within seconds."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.message import Message
from facilitator.domain.plain_text import MOST_IN_A_NAME, not_longer, plain_line
from facilitator.services.assistant_messages import send


def run_message(desk: Desk, asked: Namespace) -> int:
    """Send the line and say so once it is on disk."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        signed = replace(ws, who=not_longer(plain_line(asked.who), MOST_IN_A_NAME) or ws.who)
        message = send(signed, half_day.id, " ".join(asked.text)).value.message
    desk.tell(Message("On the trainer's console until it is seen: {text}", {"text": message.text}))
    desk.give(
        {
            "ok": True,
            "id": message.id,
            "half_day": message.half_day,
            "at": message.at,
            "who": message.who,
            "text": message.text,
        }
    )
    return ExitCode.DONE
