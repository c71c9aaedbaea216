"""The questionnaire of the shipped packs, readable here, shipped as XLSForm.

`python -m facilitator.programmes.make_shipped` writes it; a test holds file and source together.
Knowledge and attitudes are asked before and after, reaction after only; nobody's name is asked.
"""

from __future__ import annotations

from facilitator.domain.language import Text
from facilitator.domain.questionnaire import (
    Choice,
    Item,
    ItemKind,
    Level,
    Questionnaire,
    Scale,
    Wave,
)

_AFTER = (Wave.POST,)

TRUE_FALSE = Scale(
    "true_false",
    (
        Choice("1", Text("True", "对")),
        Choice("2", Text("False", "不对")),
        Choice("3", Text("I don't know", "不知道")),
    ),
)
YES_NO = Scale("yes_no", (Choice("1", Text("Yes", "是")), Choice("2", Text("No", "不是"))))
HOW_FAR = Scale(
    "how_far",
    (
        Choice("1", Text("Not yet", "还没有")),
        Choice("2", Text("Partly", "有一点")),
        Choice("3", Text("Yes", "是的")),
    ),
    ordered=True,
)
AGREE = Scale(
    "agree",
    (
        Choice("1", Text("Not at all", "完全不同意")),
        Choice("2", Text("Disagree a little", "不太同意")),
        Choice("3", Text("In between", "一般")),
        Choice("4", Text("Agree a little", "比较同意")),
        Choice("5", Text("Very much", "非常同意")),
    ),
    ordered=True,
)


def _heading(key: str, en: str, zh: str, waves: tuple[Wave, ...] = (Wave.PRE, Wave.POST)) -> Item:
    """Return a line that introduces what follows."""
    return Item(key, ItemKind.NOTE, Text(en, zh), waves=waves)


def _knows(key: str, right: str, en: str, zh: str) -> Item:
    """Return a knowledge item; `right` is "1" for a true sentence, "2" for a false one."""
    return Item(key, ItemKind.SINGLE, Text(en, zh), TRUE_FALSE, Level.LEARNING, right=right, wish=1)


def _feels(key: str, en: str, zh: str) -> Item:
    """Return a three-point attitude item of which a rise is wished; "yes" counts."""
    text = Text(en, zh)
    return Item(key, ItemKind.LIKERT, text, HOW_FAR, Level.LEARNING, target=("3",), wish=1)


def _liked(key: str, en: str, zh: str, *, is_primary: bool = False) -> Item:
    """Return a five-point reaction item, asked at the end only; the upper two answers count."""
    return Item(
        key,
        ItemKind.LIKERT,
        Text(en, zh),
        AGREE,
        Level.REACTION,
        waves=_AFTER,
        target=("4", "5"),
        is_primary=is_primary,
    )


_KNOWLEDGE = (
    _heading(
        "what_do_you_think",
        "What do you think: is it true or not? One tick in each row.",
        "下面的说法，你觉得对还是不对？每行打一个勾。",
    ),
    _knows(
        "babies_notice",
        "2",
        "A baby under two does not notice who looks after it.",
        "不到两岁的孩子还小，换谁带他都不会有感觉。",
    ),
    _knows(
        "own_fault",
        "1",
        "Some children believe that their parents left because of something they did wrong.",
        "有的孩子会以为，爸爸妈妈离开是因为自己不乖。",
    ),
    _knows(
        "fixed_time",
        "1",
        "Short calls at a time the child can count on do more good than long ones now and then.",
        "说好时间的短电话，比想起来才打的长电话更让孩子安心。",
    ),
    _knows(
        "change_subject",
        "2",
        "When a child cries on the phone, it is best to change the subject quickly.",
        "孩子在电话里哭了，最好赶紧换个话题。",
    ),
    _knows(
        "tell_early",
        "1",
        "If a visit has to be put off, it is better to tell the child early and say why.",
        "回家的日子要推迟，应该早点告诉孩子，并说明原因。",
    ),
    _knows(
        "only_strangers",
        "2",
        "Only strangers can be a danger to a child.",
        "会伤害孩子的，只有陌生人。",
    ),
    _knows(
        "one_word",
        "2",
        "A teenager who answers with one word no longer needs his or her parents.",
        "十几岁的孩子只回一两个字，说明他已经不需要父母了。",
    ),
    _knows(
        "thank_carer",
        "1",
        "It helps the child when parents stay in good contact with the person who looks after it.",
        "父母和在家带孩子的人关系好，对孩子也有好处。",
    ),
)

_ATTITUDES = (
    _heading("and_you", "And you yourself? There is no right or wrong.", "再说说你自己，没有对错。"),
    Item(
        "guilt",
        ItemKind.SINGLE,
        Text("I feel guilty about living far from my child.", "不能陪在孩子身边，我心里觉得亏欠孩子。"),
        YES_NO,
        Level.LEARNING,
        target=("1",),
        wish=-1,
        is_primary=True,
    ),
    _feels(
        "good_parent", "I am a good parent, even from far away.", "虽然离得远，我仍然是个好爸爸（好妈妈）。"
    ),
    _feels("close", "I feel close to my child.", "我觉得自己和孩子很亲近。"),
    _feels(
        "know_what_to_say",
        "When my child is sad on the phone, I know what to say.",
        "孩子在电话里难过的时候，我知道该怎么说。",
    ),
    _feels(
        "calm_myself",
        "When I worry about my child, I know how to calm down.",
        "担心孩子的时候，我有办法让自己静下来。",
    ),
    _feels(
        "know_helpers",
        "I know whom my child can turn to at home when something is wrong.",
        "我清楚孩子在老家遇到事情可以找谁。",
    ),
)

_REACTION = (
    _heading("about_today", "About today", "说说今天的活动", _AFTER),
    _liked("useful", "I can use what I did today.", "今天学的、做的，我用得上。", is_primary=True),
    _liked("clear", "I understood what was said.", "今天讲的内容我都听得懂。"),
    _liked("respected", "The trainers took me seriously.", "培训师尊重我、认真听我说话。"),
    _liked("own_voice", "I could say what I wanted to say.", "我有机会说出自己想说的话。"),
    _liked("felt_well", "I felt well in this group.", "跟大家在一起，我觉得自在。"),
    _liked("recommend", "I would tell a colleague to come.", "我愿意推荐工友来参加。"),
    Item(
        "next_call",
        ItemKind.TEXT,
        Text(
            "What will you do or say in your next call with your child?",
            "下一次跟孩子通话，你打算说点什么、做点什么？",
        ),
        level=Level.REACTION,
        waves=_AFTER,
        hint=Text("A few words are enough.", "写几个字就好。"),
    ),
)

PARENTS = Questionnaire(
    key="parents",
    title=Text("For parents", "家长问卷"),
    version="1",
    items=(*_KNOWLEDGE, *_ATTITUDES, *_REACTION),
    instruction=Text(
        "Do not write your name. Tick the box that fits you. You may leave out any question.",
        "这份问卷不写名字。请在符合你的方框里打勾，不想答的可以空着。",
    ),
)
