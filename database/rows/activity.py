"""The columns that a block of a programme and an item of an agenda share."""

from datetime import time

from sqlalchemy.orm import Mapped, mapped_column

from database.rows.agenda_column import CutList
from database.rows.base import chosen
from database.rows.columns import BothLanguages, TextList
from database.rows.fields import Fields
from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Cut, Minutes, Priority, SlideRange


class Activity(Fields):
    """What the people in the room do, for how long, and what the trainer needs for it."""

    kind: Mapped[BlockKind] = mapped_column(chosen(BlockKind))
    title: Mapped[Text] = mapped_column(BothLanguages)
    least_minutes: Mapped[int]
    ideal_minutes: Mapped[int]
    most_minutes: Mapped[int]
    priority: Mapped[Priority] = mapped_column(chosen(Priority))
    aim: Mapped[Text] = mapped_column(BothLanguages)
    steps: Mapped[tuple[Text, ...]] = mapped_column(TextList)
    say: Mapped[Text] = mapped_column(BothLanguages)
    materials: Mapped[tuple[Text, ...]] = mapped_column(TextList)
    handout: Mapped[Text] = mapped_column(BothLanguages)
    slide_deck: Mapped[str | None]
    slide_first: Mapped[int | None]
    slide_last: Mapped[int | None]
    questionnaire: Mapped[str | None]
    fixed_start: Mapped[time | None]
    method: Mapped[Text] = mapped_column(BothLanguages, server_default='{"en":"","zh":""}')
    cuts: Mapped[tuple[Cut, ...]] = mapped_column(CutList, server_default="[]")

    @property
    def minutes(self) -> Minutes:
        """The three lengths as one value."""
        return Minutes(self.least_minutes, self.ideal_minutes, self.most_minutes)

    @property
    def slides(self) -> SlideRange | None:
        """The pages of a deck that belong here, if any."""
        if self.slide_deck is None or self.slide_first is None or self.slide_last is None:
            return None
        return SlideRange(self.slide_deck, self.slide_first, self.slide_last)
