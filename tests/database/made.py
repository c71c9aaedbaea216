"""Domain values that use every field, to store and to find again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from database import DatabaseStore
from facilitator.domain.answers import Batch, FormNumber, KeyLogEntry, KeySource, Sheet, SheetState
from facilitator.domain.assistant_message import AssistantMessage, MessageSeen
from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road
from facilitator.domain.badge import Badge, BadgeKind
from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.deck import ActivityPage, Clip, Concern, Deck, DeckPage, DeckSource
from facilitator.domain.group_timer_event import GroupTimerEvent, GroupTimerEventKind, GroupTimerSetUp
from facilitator.domain.groups import GroupDraw, MixField
from facilitator.domain.language import Text
from facilitator.domain.message import Message
from facilitator.domain.own_field import OwnField, OwnKind
from facilitator.domain.participant import ChildAgeBand, Consent, Enrolment, Person, Sex
from facilitator.domain.poll import PollEvent, PollEventKind, PollOption
from facilitator.domain.programme import (
    Block,
    BlockKind,
    Minutes,
    Module,
    Priority,
    Programme,
    SlideRange,
)
from facilitator.domain.questionnaire import (
    Choice,
    Item,
    ItemKind,
    Level,
    Questionnaire,
    Scale,
    SkipRule,
    Wave,
)
from facilitator.domain.run import Instant, RunEvent, RunEventKind
from facilitator.domain.session import AgendaItem, HalfDay, Session
from tests.fakes import MORNING

RARE_NAME = "喆囍䶮㛃𠮷"


def an_id(*names: object) -> UUID:
    """Return an id that is the same for the same names."""
    return uuid5(UUID(int=7), " ".join(map(str, names)))


def a_half_day(name: str = "A", starts_at: datetime = MORNING) -> HalfDay:
    return HalfDay(
        an_id("half-day", name), f"Shift {name}", starts_at, starts_at + timedelta(hours=4), "Canteen 食堂"
    )


def an_agenda_item(name: str = "one", minutes: int = 10) -> AgendaItem:
    return AgendaItem(
        id=an_id("agenda", name),
        kind=BlockKind.ROLE_PLAY,
        title=Text(name, f"{name}环节"),
        minutes=Minutes(5, 10, 20),
        planned_minutes=minutes,
        priority=Priority.MUST,
        module_number=2,
        module_title=Text("Your child", "孩子"),
        aim=Text("See", "看"),
        steps=(Text("first", "一"), Text("second", "二")),
        say=Text("Say this", "说"),
        materials=(Text("pens", "笔"),),
        handout=Text("p. 4", ""),
        slides=SlideRange("main", 3, 7),
        questionnaire="feelings",
        fixed_start=time(9, 15),
    )


def a_session(name: str = "March", *half_days: HalfDay) -> Session:
    return Session(
        id=an_id("session", name),
        title=Text(name, "三月"),
        site="深圳电子厂",
        trainers=("Li Na", "Wang Fang"),
        half_days=half_days
        or (a_half_day(f"{name} A"), a_half_day(f"{name} B", MORNING + timedelta(days=1))),
        agenda=(
            an_agenda_item(f"{name} one"),
            replace(an_agenda_item(f"{name} two"), slides=None, fixed_start=None),
        ),
        programme_key="distance",
        programme_version="1",
        programme_title=Text("Distance", "距离"),
    )


def a_deck(key: str = "main", pdf: bytes = b"%PDF-1.7 \x00\xff") -> Deck:
    return Deck(key, Text("Slides", "幻灯片"), f"{key}.pdf", pdf)


def a_full_deck(key: str = "main") -> Deck:
    """Return a deck of which everything is known."""
    return Deck(
        key,
        Text("Slides", "幻灯片"),
        "slides.pptx",
        b"%PDF-1.7",
        DeckSource.PPTX,
        "ab" * 32,
        "D:/slides.pptx",
        (
            DeckPage(1, "Welcome 欢迎", Text("Wait for silence", "等安静")),
            DeckPage(2, clip=Clip("call.mp4", "cd" * 32, 7_000_000_000, 63.5)),
            DeckPage(3, activity=ActivityPage(Text("Draw", "画"), (Text("one", "一"), Text("two")), 300)),
        ),
        (
            Concern(0, Message("The font {font} is not on this laptop.", {"font": "楷体"})),
            Concern(2, Message("Its animation is shown as one picture.")),
        ),
    )


def a_programme(version: str = "1", *, content_hash: str = "abc") -> Programme:
    block = Block(
        key="b1",
        kind=BlockKind.VIDEO,
        title=Text("Film", "视频"),
        minutes=Minutes(5, 10, 15),
        priority=Priority.COULD,
        aim=Text("a", "甲"),
        steps=(Text("s", "步"),),
        say=Text("say", "说"),
        materials=(Text("m", "料"),),
        handout=Text("h", "讲义"),
        slides=SlideRange("main", 1, 2),
        questionnaire="feelings",
        fixed_start=time(10, 30),
    )
    plain = Block("b2", BlockKind.BREAK, Text("Break", "休息"), Minutes(10, 10, 10))
    return Programme(
        key="distance",
        version=version,
        title=Text("Distance", "距离"),
        summary=Text("A day", "一天"),
        modules=(
            Module("frame", 0, Text("Frame", "开场"), Text(), (plain,)),
            Module("m1", 1, Text("Parents", "父母"), Text("Aim", "目标"), (block, replace(plain, key="b3"))),
        ),
        questionnaires=("feelings", "knowledge"),
        content_hash=content_hash,
    )


def a_questionnaire(version: str = "1", *, content_hash: str = "q1") -> Questionnaire:
    often = Scale("often", tuple(Choice(str(n), Text(f"{n}", f"第{n}")) for n in range(1, 6)), ordered=True)
    return Questionnaire(
        key="feelings",
        title=Text("Feelings", "感受"),
        version=version,
        items=(
            Item(
                key="guilt",
                kind=ItemKind.LIKERT,
                text=Text("I feel guilty", "我感到内疚"),
                scale=often,
                level=Level.LEARNING,
                waves=(Wave.PRE, Wave.POST, Wave.FOLLOW_UP),
                right="3",
                target=("4", "5"),
                wish=-1,
                reversed=True,
                skip=SkipRule("line", ("1", "2")),
                is_primary=True,
                hint=Text("one box", "选一项"),
            ),
            Item("born", ItemKind.NUMBER, Text("Born", "出生"), length=4, least=1940, most=2020),
            Item("sleep", ItemKind.LIKERT, Text("I sleep well", "睡得好"), scale=often),
            Item("thanks", ItemKind.NOTE, Text("Thank you", "谢谢")),
        ),
        instruction=Text("Tick", "请打勾"),
        content_hash=content_hash,
    )


def a_person(name: str = RARE_NAME) -> Person:
    return Person(
        id=an_id("person", name),
        name=name,
        employee_number="007",
        sex=Sex.FEMALE,
        department="Line 3 三线",
        home_province="四川",
        phone="13800000000",
        hired_on="2019-08",
        child_age_band=ChildAgeBand.FROM_3_TO_5,
        child_left_behind=True,
        language="普通话",
        extra=(("Shift", "A"), ("备注", "")),
        consent=Consent.GIVEN,
    )


def an_enrolment(session: Session, name: str = RARE_NAME, half_day: int = 0) -> Enrolment:
    return Enrolment(
        id=an_id("enrolment", session.id, name, half_day),
        session=session.id,
        half_day=session.half_days[half_day].id,
        person=a_person(name),
        is_walk_in=True,
        enrolled_at=MORNING,
        import_id=an_id("import"),
        search_key="zhe xi",
    )


def an_arrival(enrolment: Enrolment, name: str = "1", **changes: object) -> AttendanceEvent:
    event = AttendanceEvent(
        id=an_id("attendance", enrolment.id, name),
        half_day=enrolment.half_day,
        enrolment=enrolment.id,
        kind=AttendanceKind.ARRIVED,
        at=MORNING,
        road=Road.SCANNER,
        who="Li Na",
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def a_run_event(half_day: HalfDay, name: str = "1", kind: RunEventKind = RunEventKind.NEXT) -> RunEvent:
    at = Instant(MORNING, 9_000_000_000_000_001, "boot")
    return RunEvent(an_id("run", half_day.id, name), half_day.id, kind, at, an_id("agenda"), -60, 12)


def a_badge(session: Session, serial: int = 987_654_321, enrolment: UUID | None = None) -> Badge:
    code = f"{serial % 1_000_000:06d}4"
    return Badge(serial, BadgeKind.PERSON, session.id, f"1{serial}1234567", code, enrolment)


def a_number(session: Session, digits: str = "0017") -> FormNumber:
    return FormNumber(an_id("number", session.id, digits), session.id, digits)


def a_batch(session: Session, questionnaire: UUID) -> Batch:
    return Batch(
        an_id("batch", session.id), session.id, session.half_days[0].id, questionnaire, Wave.PRE, 40, "blue"
    )


def a_sheet(batch: Batch, number: str = "0017", pass_number: int = 1) -> Sheet:
    return Sheet(
        id=an_id("sheet", batch.id, number, pass_number),
        batch=batch.id,
        session=batch.session,
        questionnaire=batch.questionnaire,
        wave=batch.wave,
        number=number,
        pass_number=pass_number,
        state=SheetState.OPEN,
        answers=(),
        keyed_by="Li Na",
        opened_at=MORNING,
    )


def a_key(sheet: Sheet, name: str, item: str = "", **more: object) -> KeyLogEntry:
    entry = KeyLogEntry(
        an_id("key", sheet.id, name), sheet.id, item, None, KeySource.KEY, MORNING, "Li Na", keys=name
    )
    return replace(entry, **more)  # type: ignore[arg-type]


def a_quote(session: Session, text: str = "我想孩子") -> CapturedItem:
    return CapturedItem(
        id=an_id("capture", session.id, text),
        session=session.id,
        half_day=session.half_days[0].id,
        kind=CaptureKind.QUOTE,
        text=text,
        at=MORNING,
        who="Li Na",
        agenda_item=an_id("agenda"),
        has_consent=True,
        owner="HR",
        due_on=date(2026, 5, 1),
    )


def a_group_draw(session: Session, name: str = "1", *groups: tuple[UUID, ...]) -> GroupDraw:
    return GroupDraw(
        id=an_id("draw", session.id, name),
        half_day=session.half_days[0].id,
        groups=groups or ((an_enrolment(session).id, an_id("gone")), (an_id("second"),)),
        at=MORNING,
        who="Li Na",
        mix=MixField.HOME_PROVINCE,
        repeats=3,
        is_least=False,
        item=an_id("agenda"),
    )


def a_timer_event(half_day: HalfDay, name: str = "1", **changes: object) -> GroupTimerEvent:
    event = GroupTimerEvent(
        id=an_id("timer", half_day.id, name),
        half_day=half_day.id,
        kind=GroupTimerEventKind.SET_UP,
        at=Instant(MORNING, 9_000_000_000_000_001, "boot"),
        set_up=GroupTimerSetUp(12, (300, 90), goes_on=True, item=an_id("agenda")),
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def a_poll_event(half_day: HalfDay, name: str = "1", **changes: object) -> PollEvent:
    event = PollEvent(
        id=an_id("poll event", half_day.id, name),
        poll=an_id("poll", half_day.id),
        half_day=half_day.id,
        kind=PollEventKind.SET,
        at=MORNING,
        who="Li Na",
        question="谁昨晚打过电话？",
        options=(PollOption("打过", 14), PollOption("没有")),
        item=an_id("agenda"),
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def a_message(half_day: HalfDay, name: str = "1", **changes: object) -> AssistantMessage:
    message = AssistantMessage(
        id=an_id("message", half_day.id, name),
        half_day=half_day.id,
        at=MORNING,
        who="小王",
        text="11:45 车到",
    )
    return replace(message, **changes)  # type: ignore[arg-type]


def a_seeing(message: AssistantMessage) -> MessageSeen:
    return MessageSeen(message.id, message.half_day, MORNING, "Li Na")


def an_own_field(key: str = "班次") -> OwnField:
    return OwnField(key, Text("Shift", key), OwnKind.CHOICE, ("A", "B"), is_column=True)


def fill(store: DatabaseStore, session: Session | None = None) -> Session:
    """Store one session with something in every noun, and return it."""
    made = session or a_session()
    enrolment = an_enrolment(made)
    with store.write() as records:
        records.programmes.install(a_programme(), [a_deck()])
        records.sessions.add(made)
        records.programmes.put_deck(made.id, a_full_deck("own"))
        records.people.enrol([enrolment])
        records.own_fields.put(an_own_field())
        records.badges.add([a_badge(made, made.id.int % 10**9, enrolment.id)])
        records.attendance.append(an_arrival(enrolment))
        records.attendance.refused(enrolment.half_day, "forged", "scanner", MORNING)
        records.runs.append(a_run_event(made.half_days[0]))
        version = records.questionnaires.install(a_questionnaire())
        records.questionnaires.use_in(made.id, version)
        records.paper.issue_numbers([a_number(made)])
        records.paper.link(a_number(made).id, enrolment.id)
        batch = a_batch(made, version)
        records.paper.add_batch(batch)
        sheet = a_sheet(batch)
        records.paper.open_sheet(sheet)
        records.paper.log(a_key(sheet, "opened"))
        records.captures.append(a_quote(made))
        records.group_draws.append(a_group_draw(made))
        records.group_timers.append(a_timer_event(made.half_days[0]))
        records.polls.append(a_poll_event(made.half_days[0]))
        records.messages.append(a_message(made.half_days[0]))
        records.messages.append_seen(a_seeing(a_message(made.half_days[0])))
        records.journal.audit(f"session {made.id} filled")
    return made
