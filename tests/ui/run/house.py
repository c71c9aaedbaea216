"""A workspace on a real file, a clock that stands still, and the tools that a page gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtWidgets import QApplication

from database import DatabaseStore, open_workspace
from facilitator.domain.attendance import Road
from facilitator.domain.deck import Deck
from facilitator.domain.language import Language, Text
from facilitator.domain.participant import Enrolment, Person
from facilitator.domain.programme import BlockKind, Minutes, Priority, Programme, SlideRange
from facilitator.domain.run import Instant
from facilitator.domain.session import AgendaItem, HalfDay, Session
from facilitator.services.check_in import check_in_person
from facilitator.services.ports import Workspace
from tests.fresh import no_backups, put_workspace
from tests.ui.phone_doors import FakePhoneDoor
from tests.ui.projector.pdfs import deck_pdf
from ui.operations import Operations
from ui.theme.appearance import Appearance
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.page import Page, PageTools

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 3, 13, 30, tzinfo=CHINA)


class HeldClock:
    """A clock that goes on only when told to."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.at + timedelta(seconds=self.seconds)

    def instant(self) -> Instant:
        return Instant(self.now(), round(self.seconds * 1e9), "boot")

    def go_on(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.seconds += minutes * 60 + seconds


class FreshIds:
    """Ids that never repeat."""

    def new_id(self) -> UUID:
        return uuid4()


@dataclass
class House:
    """What the tests of a page hold in hand."""

    workspace: Workspace
    clock: HeldClock
    operations: Operations
    theme: Theme
    appearance: Appearance
    toasts: list[str] = field(default_factory=list)
    undo: list[Callable[[], None] | None] = field(default_factory=list)
    phone_door: FakePhoneDoor | None = None
    withdrawn: list[str] = field(default_factory=list)

    def announce(
        self,
        sentence: str,
        meaning: Meaning = Meaning.GOOD,
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        del meaning, action
        self.toasts.append(sentence)
        self.undo.append(on_action)

    def tools(self) -> PageTools:
        return PageTools(
            self.workspace,
            self.operations,
            self.theme,
            self.appearance,
            self.announce,
            self.withdrawn.append,
            phone_door=self.phone_door,
        )


def open_house(folder: Path, clock: HeldClock | None = None) -> House:
    """Open (or open again) the workspace of that folder."""
    clock = clock or HeldClock()
    store: DatabaseStore = open_workspace(put_workspace(folder / "workspace.db"), who="Test", now=clock.now)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = app.findChild(Theme) or Theme(app)
    appearance = app.findChild(Appearance) or Appearance(app, theme, None)
    appearance.set_language(Language.EN)
    return House(Workspace(store, clock, FreshIds(), "Test"), clock, Operations(), theme, appearance)


def close_house(house: House) -> None:
    house.operations.close()
    with no_backups():
        house.workspace.store.close()


def item(
    kind: BlockKind,
    title: Text,
    minutes: int,
    *,
    module: int = 0,
    module_title: Text | None = None,
    slides: SlideRange | None = None,
    say: Text | None = None,
    steps: tuple[Text, ...] = (),
    method: Text | None = None,
) -> AgendaItem:
    return AgendaItem(
        id=uuid4(),
        kind=kind,
        title=title,
        minutes=Minutes(max(1, minutes // 2), minutes, minutes * 2),
        planned_minutes=minutes,
        priority=Priority.SHOULD,
        module_number=module,
        module_title=module_title or Text(),
        slides=slides,
        say=say or Text(),
        steps=steps,
        method=method or Text(),
        aim=Text("Notice one's own feelings.", "觉察自己的情绪。") if module else Text(),
        materials=(Text("Paper", "白纸"), Text("Markers", "马克笔")) if module else (),
    )


WELLBEING = Text("Parents' Wellbeing", "父母身心健康")
CHILD = Text("Understanding your Child", "了解你的孩子")
TALK_SLIDES = SlideRange("main", 2, 4)


def agenda() -> tuple[AgendaItem, ...]:
    """Return a short half-day: welcome, a talk with slides, an activity, a break, a closing."""
    return (
        item(BlockKind.CHECK_IN, Text("Welcome", "欢迎"), 10, slides=SlideRange("main", 1, 1)),
        item(
            BlockKind.TALK,
            Text("Why it hurts to be apart", "为什么分开会难受"),
            20,
            module=1,
            module_title=WELLBEING,
            slides=TALK_SLIDES,
            say=Text(
                "Many of us left home so that our children could have more. Both things are true: we do it "
                "for them, and it hurts. Today we look at both.\nGive the room a moment of silence.",
                "很多人离开家，是为了让孩子过得更好。两件事都是真的：我们是为了他们，也会心里难受。"
                "今天我们把两件事都说出来。\n留一点安静的时间。",
            ),
            steps=(
                Text("Ask who left a child at home this year.", "问：今年有谁把孩子留在老家？"),
                Text("Collect three feelings on the board.", "在白板上写下三种感受。"),
                Text("Show the picture of the two roads.", "展示“两条路”的图片。"),
            ),
        ),
        item(
            BlockKind.GROUP_ACTIVITY,
            Text("A day in my child's life", "孩子的一天"),
            25,
            module=2,
            module_title=CHILD,
            method=Text("In groups of four, drawing", "四人一组，画画"),
            steps=(
                Text(
                    "In groups of four, draw one ordinary day of your child.",
                    "四人一组，画出孩子普通的一天。",
                ),
                Text("Mark with a star where you want to be there.", "在你想陪在身边的时刻画一颗星。"),
            ),
        ),
        item(BlockKind.BREAK, Text("Break", "茶歇"), 10),
        item(BlockKind.SHARING, Text("What I will try this week", "这周我想试试"), 15, module=3),
    )


def add_session(
    house: House,
    *,
    pages: int = 6,
    people: int = 3,
    half_days: int = 1,
    programme: Programme | None = None,
) -> Session:
    """Store a session with its programme, deck and people, and return it."""
    title = Text("Distance without Separation", "距离不隔离")
    programme = programme or Programme("dws", "1", title, Text(), ())
    days = tuple(
        HalfDay(
            uuid4(),
            f"Shift {'AB'[number]}",
            START + timedelta(days=number),
            START + timedelta(days=number, minutes=90),
            "Canteen 2",
        )
        for number in range(half_days)
    )
    session = Session(
        id=uuid4(),
        title=title,
        site="Dongguan plant",
        trainers=("Li Na",),
        half_days=days,
        agenda=agenda(),
        programme_key=programme.key,
        programme_version=programme.version,
        programme_title=programme.title,
    )
    with house.workspace.store.write() as records:
        decks = [Deck("main", Text("Slides", "幻灯片"), "slides.pdf", deck_pdf(pages))] if pages else []
        records.programmes.install(programme, decks)
        records.sessions.add(session)
        records.people.enrol(
            [
                Enrolment(uuid4(), session.id, days[0].id, Person(uuid4(), f"Person {number}"))
                for number in range(people)
            ]
        )
    return session


def check_all_in(house: House, session: Session) -> None:
    """Let everybody of the session be in the room of its first half-day."""
    with house.workspace.store.read() as records:
        people = records.people.of_session(session.id)
    for one in people:
        check_in_person(house.workspace, session.half_days[0].id, one.id, Road.SEARCH)


def turn_to(page: Page, session: Session, place: int = 0) -> None:
    """Turn a page to a session as the shell does."""
    page.set_session(session.id, session.half_days[place].id)
