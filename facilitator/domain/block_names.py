"""What kinds of blocks and how needed they are is called, wherever it is printed or written to a file."""

from __future__ import annotations

from facilitator.domain.message import Message
from facilitator.domain.programme import BlockKind, Priority

KIND_NAMES = {
    BlockKind.TALK: Message("Talk"),
    BlockKind.QUESTIONS: Message("Questions and answers"),
    BlockKind.GROUP_ACTIVITY: Message("Group activity"),
    BlockKind.DISCUSSION: Message("Discussion"),
    BlockKind.VIDEO: Message("Video"),
    BlockKind.ROLE_PLAY: Message("Role play"),
    BlockKind.CASE_STUDY: Message("Case study"),
    BlockKind.SHARING: Message("Sharing"),
    BlockKind.BREAK: Message("Break"),
    BlockKind.QUESTIONNAIRE: Message("Questionnaire"),
    BlockKind.CHECK_IN: Message("Check-in"),
    BlockKind.ENERGIZER: Message("Energizer"),
}
PRIORITY_NAMES = {
    Priority.MUST: Message("must"),
    Priority.SHOULD: Message("should"),
    Priority.COULD: Message("could"),
}
